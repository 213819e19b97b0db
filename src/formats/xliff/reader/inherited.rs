//! [`Inherited`]: the settings that units inherit from the groups and the file around them.

use crate::formats::xliff::size_limit::{SizeLimit, Storage};
use crate::formats::xliff::version::Version;
use crate::formats::xml::tags::attribute;

/// The settings of a group or file that hold for the units in it.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::formats::xliff) struct Inherited {
    /// The units are not to be translated.
    pub(in crate::formats::xliff) untranslatable: bool,
    /// How long their translations may be.
    pub(in crate::formats::xliff) limit: SizeLimit,
}

impl Inherited {
    /// Returns the settings inside a group or file with this start tag. `self` are the settings around it.
    pub(super) fn inside(self, tag: &str, version: Version) -> Self {
        Self {
            untranslatable: self.protects(attribute(tag, "translate").as_deref()),
            limit: SizeLimit::read(|name| attribute(tag, name)).inside(self.limit, version),
        }
    }

    /// Returns the settings with a tag `slr:profiles`, which says how lengths are counted.
    pub(super) fn with_profiles(self, tag: &str) -> Self {
        let storage = attribute(tag, "storageProfile").map(|profile| Storage::named(&profile));
        Self { limit: self.limit.stored_in(storage.unwrap_or_default()), ..self }
    }

    /// Returns true if an element in the group or file is not to be translated. `translate` is the element's
    /// own attribute.
    pub(super) fn protects(self, translate: Option<&str>) -> bool {
        translate.map_or(self.untranslatable, |translate| translate == "no")
    }
}
