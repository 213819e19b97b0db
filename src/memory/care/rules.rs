//! The rules that find the flaws of a unit, alone or compared with another.

use crate::lang::Lang;
use crate::memory::same_pair::is_for_one_client;
use crate::memory::unit_id::UnitId;
use crate::text::fold;
use crate::unit::{Context, Unit};

use super::flaw::{Finding, Flaw};
use super::missing_numbers::missing_numbers;

/// How many times as long as its translation a text may be, if it has at least `LONG` chars. Chosen by hand.
const TIMES: usize = 4;
const LONG: usize = 40;
/// The most words that a text and its translation may share, as a name or a label, without counting as
/// untranslated. Chosen by hand.
const QUOTED: usize = 3;

pub(super) fn flaws(unit: &Unit, id: UnitId) -> impl Iterator<Item = Finding> + use<> {
    let (source, target) = (fold(unit.source().plain()), fold(unit.target().plain()));
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let lengths = [source.chars().count(), target.chars().count()];
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let numbers = Finding {
        source: missing_numbers(unit.source().plain(), unit.target().plain()),
        target: missing_numbers(unit.target().plain(), unit.source().plain()),
        ..Finding::new(id, Flaw::Numbers)
    };
    let speaks = says(&source) && says(&target);
    let is_two = !unit.source_lang().same_language(unit.target_lang());
    let is_untranslated = is_two && (is_left(&source, &target) || is_left(&target, &source));
    let found = [
        (Flaw::Empty, says(&source) != says(&target)),
        (Flaw::Untranslated, is_untranslated),
        (Flaw::Length, long >= LONG && short > 0 && long > TIMES * short),
        (
            Flaw::Script,
            !is_untranslated
                && (is_of_other_script(unit.source_lang(), &source)
                    || is_of_other_script(unit.target_lang(), &target)),
        ),
    ];
    let found =
        found.into_iter().filter(|(_, is_found)| *is_found).map(move |(flaw, _)| Finding::new(id, flaw));
    let lacks_numbers = speaks && !(numbers.source.is_empty() && numbers.target.is_empty());
    found.chain(lacks_numbers.then_some(numbers))
}

/// Returns true if a text equals its translation or contains all of it.
fn is_left(text: &str, translation: &str) -> bool {
    let words = translation.split(' ').filter(|word| word.contains(char::is_alphabetic)).count();
    if text == translation { words > 1 } else { words > QUOTED && text.contains(translation) }
}

fn is_of_other_script(lang: &Lang, text: &str) -> bool {
    let letters = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
    let arabic = letters(|c| matches!(c, '\u{620}'..='\u{64A}'));
    let latin = letters(|c| c.is_ascii_lowercase());
    // A single word may be a name or a code, which stays as it is.
    text.contains(' ')
        && ((lang.is_arabic() && arabic == 0 && latin > 1) || (lang.is_english() && latin == 0 && arabic > 1))
}

pub(super) fn says_otherwise(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) != fold(other.target().plain())
        && (one.source_lang(), one.target_lang()) == (other.source_lang(), other.target_lang())
        && one.source().codes().len() == other.source().codes().len()
}

/// Returns true for units of the same two texts, whatever the regions of their languages, in either direction.
pub(super) fn says_the_same(one: &Unit, other: &Unit) -> bool {
    is_for_one_client(one, other)
        && (has_the_texts_of(one, other) || has_the_texts_of(&one.clone().reversed(), other))
}

/// Returns the unit turned so that its source is in the source language of another.
pub(super) fn turned_like(unit: Unit, other: &Unit) -> Unit {
    if unit.source_lang().same_language(other.source_lang()) {
        return unit;
    }
    // The neighbours are those of the side that was the source.
    unit.reversed().with_context(Context::default())
}

fn has_the_texts_of(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) == fold(other.target().plain())
        && one.source_lang().same_language(other.source_lang())
        && one.target_lang().same_language(other.target_lang())
        // A translator wants to keep both a text with codes and one without.
        && one.source().codes().len() == other.source().codes().len()
}

pub(super) fn is_better(one: &Unit, other: &Unit) -> bool {
    let key =
        |unit: &Unit| (unit.status, unit.origin.use_count, unit.origin.changed.max(unit.origin.created));
    key(one) > key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(arabic: &str, english: &str) -> Unit {
        Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
    }

    #[test]
    fn what_may_be_wrong_with_a_unit_is_named() {
        for (arabic, english, flaw) in [
            ("افتح الباب.", "Open the door.", None),
            ("...", "Open the door.", Some(Flaw::Empty)),
            ("Open the door", "Open the door", Some(Flaw::Untranslated)),
            ("خطأ: Open the door now", "Open the door now", Some(Flaw::Untranslated)),
            ("حول موقع bitcoin.org", "About bitcoin.org", None),
            ("بلغت 45 درجة.", "It reached 54 degrees.", Some(Flaw::Numbers)),
            ("بلغت ٤٥ درجة.", "It reached 45 degrees.", None),
            ("بلغت خمسة وأربعين درجة.", "It reached 45 degrees.", None),
            ("نعم", "Yes, and there is much more to be said about this matter.", Some(Flaw::Length)),
            ("Open it", "افتحه الآن", Some(Flaw::Script)),
            ("استخدم Copy Data ثم Run once now", "Use Copy Data, then Run once now", None),
        ] {
            let found: Vec<Flaw> =
                flaws(&unit(arabic, english), UnitId::new(1)).map(|finding| finding.flaw).collect();
            assert_eq!(found.first().copied(), flaw, "{arabic} {found:?}");
        }
    }

    #[test]
    fn a_number_that_is_missing_is_told_with_its_place() {
        let finding = flaws(&unit("بلغت 45 درجة.", "It reached 54 degrees."), UnitId::new(1)).next().unwrap();
        assert_eq!((finding.source[0].clone(), finding.target[0].clone()), (9..11, 11..13));
    }
}
