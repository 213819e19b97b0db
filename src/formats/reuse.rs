//! [`Reuse`]: whether the translation of a unit may be used again, and so may go into a memory.
//!
//! The idea: many tools fill a target with a copy of the source before anyone translates. In another script
//! such a copy cannot be a translation, unless it is a name.

use super::marked::Marked;
use super::po;
use crate::unit::{Status, Unit, UnitText};

/// What a memory does with a unit of a file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
#[expect(clippy::large_enum_variant, reason = "a value lives for one unit, and most hold one")]
pub enum Reuse {
    /// The unit has a translation. A fuzzy message of a PO file comes back with the text that its translation
    /// was made for.
    Translated(Unit),
    /// The unit has no translation: its target is empty or repeats the source.
    Untranslated,
    /// The unit must not be used again: a reviewer rejected the translation, or the text must not be
    /// translated.
    LeftOut,
}

// The words that a copy of the source has at least if it is no translation: a single one may be a name.
const SEVERAL: usize = 2;

impl Reuse {
    /// Judges a unit by its texts and by what its file says about it.
    ///
    /// ```
    /// use mizan::formats::{Marked, Reuse};
    /// use mizan::{Lang, Unit};
    ///
    /// let unit = |target| Unit::new(Lang::ENGLISH, "Open the door", Lang::ARABIC, target);
    /// assert_eq!(Reuse::of(unit("Open the door"), Marked::Nothing), Reuse::Untranslated);
    /// assert!(matches!(Reuse::of(unit("Open the door"), Marked::Translated), Reuse::Translated(_)));
    /// assert!(matches!(Reuse::of(unit("افتح الباب"), Marked::Nothing), Reuse::Translated(_)));
    /// assert_eq!(Reuse::of(unit("افتح الباب"), Marked::Rejected), Reuse::LeftOut);
    /// ```
    #[must_use]
    pub fn of(unit: Unit, marked: Marked) -> Self {
        if matches!(marked, Marked::Rejected | Marked::Protected) {
            return Self::LeftOut;
        }
        // Codes alone are a translation of codes, unless the file says that the text is still to be
        // translated.
        let target = unit.target();
        let is_blank = target.plain().trim().is_empty();
        let is_empty = is_blank && (target.codes().is_empty() || marked == Marked::Untranslated);
        if is_empty || is_untranslated_copy(&unit, marked) {
            return Self::Untranslated;
        }
        po::of_its_own_source(unit).map_or(Self::Untranslated, Self::Translated)
    }
}

/// Returns true if the target repeats the source and is no translation of it.
pub(crate) fn is_untranslated_copy(unit: &Unit, marked: Marked) -> bool {
    let is_copy = unit.source().plain().split_whitespace().eq(unit.target().plain().split_whitespace());
    is_copy
        && match marked {
            Marked::Untranslated => true,
            Marked::Translated => false,
            _ => unit.status() < Status::Reviewed && !unit.is_term() && is_in_another_script(unit),
        }
}

// Returns true if the target has several words, and none of them is in the script of its language.
fn is_in_another_script(unit: &Unit) -> bool {
    let Some(script) = unit.target_lang().script() else { return false };
    let text = UnitText::from_markup(unit.target().plain());
    let is_foreign = |word: &&str| {
        let is_code = word.contains("://") || word.contains(['@', '_', '/', '\\', '=']);
        !is_code && word.chars().any(char::is_alphabetic)
    };
    !text.plain().chars().any(|c| script.has(c))
        && text.plain().split_whitespace().filter(is_foreign).count() >= SEVERAL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn copied(text: &str, source: &str, target: &str, marked: Marked) -> bool {
        let lang = |tag: &str| tag.parse::<Lang>().unwrap();
        is_untranslated_copy(&Unit::new(lang(source), text, lang(target), text), marked)
    }

    #[test]
    fn a_copy_in_another_script_is_untranslated_if_it_has_several_words() {
        assert!(copied("Open the door", "en", "ar", Marked::Nothing));
        assert!(copied("افتح الباب", "ar", "en", Marked::Nothing));
        assert!(copied("Open the door", "en-GB", "ru", Marked::Nothing));
        assert!(!copied("Firefox", "en", "ar", Marked::Nothing));
        assert!(!copied("%d {name} 12:30", "en", "ar", Marked::Nothing));
        assert!(!copied("http://a.example/b help@a.example", "en", "ar", Marked::Nothing));
        assert!(!copied("Table des Menus", "fr", "en", Marked::Nothing));
        assert!(!copied("Open the door", "en", "ar-Latn", Marked::Nothing));
    }

    #[test]
    fn the_state_of_a_copy_decides_before_its_script() {
        assert!(copied("Firefox", "en", "ar", Marked::Untranslated));
        assert!(copied("Menu", "fr", "en", Marked::Untranslated));
        assert!(!copied("Open the door", "en", "ar", Marked::Translated));
    }

    #[test]
    fn a_term_and_a_reviewed_copy_are_translations() {
        let unit = Unit::new(Lang::ENGLISH, "Acme Valve Works", Lang::ARABIC, "Acme Valve Works");
        assert!(!is_untranslated_copy(&unit.clone().as_term(), Marked::Nothing));
        assert!(!is_untranslated_copy(&unit.clone().with_status(Status::Reviewed), Marked::Nothing));
        assert!(is_untranslated_copy(&unit, Marked::Nothing));
    }
}
