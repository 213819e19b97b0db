//! [`Inherited`]: the settings that units inherit from the groups and the file around them.

use crate::formats::xliff::size_limit::SizeLimit;
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

    /// Returns true if an element in the group or file is not to be translated. `translate` is the element's
    /// own attribute.
    pub(super) fn protects(self, translate: Option<&str>) -> bool {
        translate.map_or(self.untranslatable, |translate| translate == "no")
    }
}
