//! [`Head`]: what a `<file>` says about all units in it: languages, name, white space, inline tags.

use super::definitions::Definitions;
use super::indent::{is_preserved, unindented};
use super::unit_names::UnitNames;
use crate::formats::xliff::skeleton::Skeleton;
use crate::formats::xliff::version::Version;
use crate::formats::xml::tags::Element;
use crate::lang::Lang;
use crate::unit::{Unit, UnitText};

/// The languages, the name and the definitions of the `<file>` that is being read.
#[derive(Default)]
pub(super) struct Head {
    pub(super) source_lang: Option<Lang>,
    pub(super) target_lang: Option<Lang>,
    pub(super) document: Option<String>,
    /// True if white space at the ends of a text belongs to the text (`xml:space="preserve"`).
    pub(super) preserved: bool,
    pub(super) definitions: Definitions,
    /// The document after the file, once it was read.
    pub(super) skeleton: Option<Skeleton>,
    /// True inside of `<skl>`.
    pub(super) is_skeleton: bool,
    /// The key of the `trans-unit` or `unit` that is being read.
    pub(super) unit_key: Option<String>,
    /// The names that units of the file have as their keys.
    pub(super) names: UnitNames,
    pub(super) position: u32,
    pub(super) previous: Option<String>,
}

impl Head {
    /// Begins a `trans-unit` or `unit`, whose key is its name in the document (`resname` of 1.2, `name` of
    /// 2.x). A unit without a name has its id as the key, and so has one that shares its name with another
    /// unit of the file, for a filter may call every paragraph `p`.
    pub(super) fn begin(&mut self, unit: Element<'_>, version: Version) {
        let name = match version {
            Version::V1 => "resname",
            Version::V2 => "name",
        };
        let name = unit.attribute(name).filter(|name| !name.trim().is_empty());
        let id = unit.attribute("id");
        let is_key = self.names.next(name.as_deref(), id.as_deref());
        self.unit_key = name.filter(|_| is_key).or(id).map(Into::into);
    }

    /// Returns the key of a segment: the key of its unit, with the segment's own id if the unit has several.
    pub(super) fn key(&self, segment: Option<&str>) -> Option<String> {
        match (self.unit_key.as_deref(), segment) {
            (Some(unit), Some(segment)) => Some(format!("{unit}.{segment}")),
            (unit, segment) => unit.or(segment).map(str::to_owned),
        }
    }

    /// Returns a unit of this file. The target language is that of the file, unless the file names none or
    /// the `xml:lang` of the target names a language that is neither of the file's two. Indentation around
    /// the texts is left out.
    pub(super) fn unit(
        &self,
        (source, text): (UnitText, UnitText),
        (at, target): (Element<'_>, Option<Element<'_>>),
    ) -> Unit {
        let preserved = is_preserved(at, self.preserved);
        let (source, text) = if preserved { (source, text) } else { (unindented(source), unindented(text)) };
        let source_lang = self.source_lang.clone().unwrap_or(Lang::UNDETERMINED);
        let own = target.and_then(own_lang);
        let decides = |own: &Lang| {
            self.target_lang.is_none() || self.is_other_lang(Some(own)) && !own.same_language(&source_lang)
        };
        let target_lang =
            own.filter(decides).or_else(|| self.target_lang.clone()).unwrap_or(Lang::UNDETERMINED);
        let mut unit = Unit::new(source_lang, source, target_lang, text);
        unit.origin.document = self.document.clone();
        unit
    }

    /// Returns true if a target is in another language than the targets of this file.
    pub(super) fn is_other_lang(&self, own: Option<&Lang>) -> bool {
        let langs = own.zip(self.target_lang.as_ref());
        langs.is_some_and(|(own, of_file)| !own.same_language(of_file))
    }
}

/// Returns the language in the `xml:lang` of a target.
pub(super) fn own_lang(target: Element<'_>) -> Option<Lang> {
    target.attribute("xml:lang").and_then(|tag| tag.parse().ok())
}
