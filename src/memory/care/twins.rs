//! Units of the same texts, of which a memory needs only one.

use crate::check::{holds_signs_of, vowel_signs};
use crate::memory::same_pair::{may_be_for_one, turned};
use crate::text::fold;
use crate::unit::{Unit, UnitText};

/// Returns true for units of the same two texts, whatever the regions of their languages, in either
/// direction. Spellings whose vowel signs contradict each other are two texts: neither can be made again from
/// the other.
pub(super) fn says_the_same(one: &Unit, other: &Unit) -> bool {
    may_be_for_one(one, other)
        && (has_the_texts_of(one, other) || has_the_texts_of(&one.clone().reversed(), other))
}

/// Returns the unit turned so that its source is in the source language of another.
pub(super) fn turned_like(unit: Unit, other: &Unit) -> Unit {
    if unit.source_lang().same_language(other.source_lang()) {
        return unit;
    }
    turned(unit)
}

fn has_the_texts_of(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) == fold(other.target().plain())
        && one.source_lang().same_language(other.source_lang())
        && one.target_lang().same_language(other.target_lang())
        // A translator wants to keep both a text with codes and one without.
        && one.source().codes().len() == other.source().codes().len()
        && (holds_signs_of(texts(one), texts(other)) || holds_signs_of(texts(other), texts(one)))
}

fn texts(unit: &Unit) -> [&UnitText; 2] {
    [unit.source(), unit.target()]
}

/// Returns true if the first of two rivals, which was stored later, is the one to keep. Of two spellings of
/// the same texts, that is the one with more vowel signs, since nothing can restore them; else the more
/// trusted, then the more used, then the newer. Of two translations that are equal in all this, the one that
/// was stored later counts as a correction of the other.
pub(super) fn is_better(one: &Unit, other: &Unit) -> bool {
    let is_same = says_the_same(one, other);
    let signs = |unit: &Unit| match is_same {
        true => vowel_signs(unit.source().plain()) + vowel_signs(unit.target().plain()),
        false => 0,
    };
    let key = |unit: &Unit| {
        (signs(unit), unit.status, unit.origin.use_count, unit.origin.changed.max(unit.origin.created))
    };
    key(one) > key(other) || (!is_same && key(one) == key(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::says_otherwise;
    use crate::lang::Lang;
    use crate::unit::Status;

    fn unit(arabic: &str, english: &str) -> Unit {
        Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
    }

    #[test]
    fn of_two_spellings_the_vowelled_one_is_kept_whatever_its_status() {
        let bare = unit("قل هو نص قديم", "Say, it is an old text").with_status(Status::Reviewed);
        let vowelled = unit("قُلْ هُوَ نَصٌّ قَدِيمٌ", "Say, it is an old text");
        assert!(is_better(&vowelled, &bare) && !is_better(&bare, &vowelled));
        let (other, trusted) = (unit("قُلْ", "Speak"), unit("قل", "Say").with_status(Status::Reviewed));
        assert!(is_better(&trusted, &other));
    }

    #[test]
    fn contradicting_vowel_signs_make_two_texts() {
        for (one, other, is_same) in [
            ("ادخُل", "ادخل", true),
            ("كُتِبَ", "كتب", true),
            ("كُتِبَ", "كُتب", true),
            ("شكرًا", "شكراً", true),
            ("كُتِبَ", "كَتَبَ", false),
            ("مُدَرِّسة", "مَدْرَسة", false),
        ] {
            let (unit, rival) = (unit(one, "a word"), unit(other, "a word"));
            assert_eq!(says_the_same(&unit, &rival), is_same, "{one} {other}");
            assert_eq!(says_the_same(&rival, &unit.clone().reversed()), is_same, "{one} {other}");
            let rival = Unit::new(Lang::ARABIC, other, Lang::ENGLISH, "another word");
            assert_eq!(says_otherwise(&unit, &rival), is_same, "{one} {other}");
        }
        // Each of these has a sign that the other lacks.
        assert!(!says_the_same(&unit("كُتب", "a word"), &unit("كتِب", "a word")));
    }
}
