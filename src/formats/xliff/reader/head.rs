//! [`Head`]: what a `<file>` says about all units in it: languages, name, white space, inline tags.

use super::definitions::Definitions;
use super::indent::{is_preserved, unindented};
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
    pub(super) position: u32,
    pub(super) previous: Option<String>,
}

impl Head {
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

/// Returns the key of a segment: the id of its unit, with the segment's own id if the unit has several.
pub(super) fn key(unit: Option<&str>, segment: Option<&str>) -> Option<String> {
    match (unit, segment) {
        (Some(unit), Some(segment)) => Some(format!("{unit}.{segment}")),
        (unit, segment) => unit.or(segment).map(str::to_owned),
    }
}
