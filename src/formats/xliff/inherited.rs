//! [`Inherited`]: what a group or file says about all units in it.

use super::size_limit::SizeLimit;
use super::version::Version;
use crate::formats::xml::tags::attribute;

/// What a group or file says about the units that it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inherited {
    /// The units are not to be translated.
    pub(super) untranslatable: bool,
    /// How long their translations may be.
    pub(super) limit: SizeLimit,
}

impl Inherited {
    /// Returns what holds inside a group or file with this tag, which stands inside another one.
    pub(super) fn inside(self, tag: &str, version: Version) -> Self {
        Self {
            untranslatable: attribute(tag, "translate")
                .map_or(self.untranslatable, |translate| translate == "no"),
            limit: SizeLimit::read(|name| attribute(tag, name)).inside(self.limit, version),
        }
    }
}
