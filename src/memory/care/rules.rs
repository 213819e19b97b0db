//! The rules that find the flaws of a unit, alone or compared with another.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lang::Lang;
use crate::memory::same_pair::{may_be_for_one, turned};
use crate::memory::unit_id::UnitId;
use crate::text::{FormPair, FormText, fold, form_pairs, message_forms};
use crate::unit::{Unit, UnitText};

use super::figures::missing_numbers;
use super::flaw::{Finding, Flaw};
use super::vowel_signs::{VowelSigns, vowel_signs};

/// How many times as long as its translation a text may be, if it has at least `LONG` chars. Chosen by hand.
const TIMES: usize = 4;
const LONG: usize = 40;
/// The most words that a text and its translation may share, as a name or a label, without counting as
/// untranslated. Chosen by hand.
const QUOTED: usize = 3;

/// Returns the flaws of a unit. Messages are compared form by form.
pub(super) fn flaws(unit: &Unit, id: UnitId) -> impl Iterator<Item = Finding> + use<> {
    let [source, target] = [unit.source().plain(), unit.target().plain()];
    let (sources, targets) = (message_forms(source), message_forms(target));
    let pairs = form_pairs(&sources, &targets);
    let mut found: Vec<Finding> = Vec::new();
    if pairs.is_empty() {
        found.extend(flaws_of_texts(unit, [source, target], id));
    }
    for pair in pairs {
        for flaw in flaws_of_texts(unit, [&pair.source.text, &pair.target.text], id) {
            add(&mut found, flaw, &pair);
        }
    }
    found.into_iter()
}

/// Adds what is wrong with a form to what is wrong with the forms before.
fn add(found: &mut Vec<Finding>, finding: Finding, pair: &FormPair<'_>) {
    // `=25 {…}` needs no 25 in its form, and `zero {No files}` no number of other forms.
    if finding.flaw == Flaw::Numbers && pair.source.is_for_none() != pair.target.is_for_none() {
        return;
    }
    let is_for = |number: &str| pair.source.is_for(number) || pair.target.is_for(number);
    let given = |form: &FormText, ranges: &[Range<usize>]| -> Vec<Range<usize>> {
        let counted = ranges.iter().filter(|range| !is_for(&form.text[(*range).clone()]));
        counted.map(|range| form.given(range)).collect()
    };
    let places = [given(pair.source, &finding.source), given(pair.target, &finding.target)];
    if finding.flaw == Flaw::Numbers && places.iter().all(Vec::is_empty) {
        return;
    }
    let known = found.iter().position(|earlier| earlier.flaw == finding.flaw);
    let at = known.unwrap_or(found.len());
    if known.is_none() {
        found.push(Finding { source: Vec::new(), target: Vec::new(), ..finding });
    }
    let finding = &mut found[at];
    for (ranges, new) in [&mut finding.source, &mut finding.target].into_iter().zip(places) {
        ranges.extend(new);
        ranges.sort_unstable_by_key(|range| range.start);
        ranges.dedup();
    }
}

fn flaws_of_texts(
    unit: &Unit,
    [source_text, target_text]: [&str; 2],
    id: UnitId,
) -> impl Iterator<Item = Finding> + use<> {
    let (source, target) = (fold(source_text), fold(target_text));
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let lengths = [source.chars().count(), target.chars().count()];
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let numbers = Finding {
        source: missing_numbers(source_text, target_text),
        target: missing_numbers(target_text, source_text),
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

/// Returns true for two translations of one text. Texts that a program tells apart may be translated in two
/// ways: messages of other contexts, keys or plural forms, and texts in other capitals.
pub(super) fn says_otherwise(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) != fold(other.target().plain())
        && (one.source_lang(), one.target_lang()) == (other.source_lang(), other.target_lang())
        && one.source().codes().len() == other.source().codes().len()
        && !is_another_message(one, other)
        && (holds_signs_of([one.source()], [other.source()])
            || holds_signs_of([other.source()], [one.source()]))
}

/// Returns true for two messages of a program, which it tells apart by their keys, contexts or plural forms.
pub(in crate::memory) fn is_another_message(one: &Unit, other: &Unit) -> bool {
    let key = |unit: &Unit| unit.origin.key.clone().filter(|key| is_name(key));
    let keys = key(one).zip(key(other));
    let names = |unit: &Unit| -> BTreeSet<(String, String)> {
        let names = unit.props.iter().filter(|prop| prop.names_message());
        names.map(|prop| (prop.name.clone(), prop.value.clone())).collect()
    };
    let (text, other_text) = (one.source().plain(), other.source().plain());
    keys.is_some_and(|(key, other_key)| key != other_key)
        || names(one) != names(other)
        || text != other_text && text.to_lowercase() == other_text.to_lowercase()
}

/// Returns true for a key that a programmer chose (`menu.open`), false for a number or a GUID, by which a
/// tool only counts segments.
fn is_name(key: &str) -> bool {
    key.chars().any(|c| c.is_alphabetic() && !c.is_ascii_hexdigit())
}

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

/// Returns true if texts have every vowel sign of other texts, which are the same except for spelling.
fn holds_signs_of<const N: usize>(texts: [&UnitText; N], others: [&UnitText; N]) -> bool {
    let signs = |text: &UnitText| VowelSigns::of(text.plain());
    texts
        .iter()
        .zip(others)
        .all(|(text, other)| vowel_signs(other.plain()) == 0 || signs(other).are_all_in(&signs(text)))
}

/// Returns true if the first of two rivals is the one to keep. Of two spellings of the same texts, that is
/// the one with more vowel signs, since nothing can restore them; else the more trusted, then the more used,
/// then the newer.
pub(super) fn is_better(one: &Unit, other: &Unit) -> bool {
    let signs = |unit: &Unit| match says_the_same(one, other) {
        true => vowel_signs(unit.source().plain()) + vowel_signs(unit.target().plain()),
        false => 0,
    };
    let key = |unit: &Unit| {
        (signs(unit), unit.status, unit.origin.use_count, unit.origin.changed.max(unit.origin.created))
    };
    key(one) > key(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Prop, Scope, Status};

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
    fn messages_are_compared_form_by_form() {
        let files = |one: &str, few: &str, other: &str| {
            format!(
                "{{n, plural, =0 {{لا ملفات}} one {{{one}}} two {{ملفان}} few {{{few}}} other {{{other}}}}}"
            )
        };
        let days = "{n, plural, one {# file kept for 30 days} other {# files kept for 45 days}}";
        for (arabic, english, flaw) in [
            (files("ملف واحد", "# ملفات", "# ملفا"), "{n, plural, one {# file} other {# files}}", None),
            (files("ملف", "# ملفات", "# ملفا"), "{n, plural, =0 {none} =25 {a box} other {# files}}", None),
            (
                files("ملف لمدة ٣٠ يوما", "# ملفات لمدة 45 يوما", "# ملفا لمدة 54 يوما"),
                days,
                Some(Flaw::Numbers),
            ),
            (
                files("ملف لمدة 45 يوما", "# ملفات لمدة 45 يوما", "# ملفا لمدة 45 يوما"),
                days,
                Some(Flaw::Numbers),
            ),
            (
                files("ملف", "# files", "# ملفا"),
                "{n, plural, one {# file} other {# files}}",
                Some(Flaw::Script),
            ),
            (files("", "# ملفات", "# ملفا"), "{n, plural, one {# file} other {# files}}", Some(Flaw::Empty)),
            (
                files(
                    "ملف واحد محفوظ في هذا المجلد",
                    "# ملفات محفوظة في هذا المجلد",
                    "# ملفا محفوظا في هذا المجلد",
                ),
                "{n, plural, other {# kept here}}",
                None,
            ),
        ] {
            let found: Vec<Flaw> =
                flaws(&unit(&arabic, english), UnitId::new(1)).map(|finding| finding.flaw).collect();
            assert_eq!(found.first().copied(), flaw, "{arabic} {found:?}");
        }
    }

    #[test]
    fn messages_that_a_program_tells_apart_are_no_variants() {
        let message = |source: &str, target: &str, key: Option<&str>, name: Option<(&str, &str)>| {
            let mut unit = Unit::new(Lang::ENGLISH, source, Lang::ARABIC, target);
            unit.origin.key = key.map(Into::into);
            unit.props.extend(name.map(|(name, value)| Prop::new(name, value, Scope::Unit)));
            unit
        };
        let open = message("Open", "فتح", None, None);
        assert!(says_otherwise(&open, &message("Open", "مفتوح", None, None)));
        assert!(!says_otherwise(&open, &message("OPEN", "مفتوح", None, None)));
        assert!(!says_otherwise(&open, &message("Open", "مفتوح", None, Some((Prop::PO_CONTEXT, "state")))));
        let form = |form| message("%d keys", form, None, Some((Prop::PO_FORM, form)));
        assert!(!says_otherwise(&form("2"), &form("3")));
        let keyed = |key, target| message("Open", target, Some(key), None);
        assert!(!says_otherwise(&keyed("menu.open", "فتح"), &keyed("state.open", "مفتوح")));
        assert!(says_otherwise(&keyed("17", "فتح"), &keyed("18", "مفتوح")));
        assert!(says_otherwise(&keyed("0a1f-22", "فتح"), &keyed("0a1f-23", "مفتوح")));
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

    #[test]
    fn a_number_that_is_missing_is_told_with_its_place() {
        let finding = flaws(&unit("بلغت 45 درجة.", "It reached 54 degrees."), UnitId::new(1)).next().unwrap();
        assert_eq!((finding.source[0].clone(), finding.target[0].clone()), (9..11, 11..13));
    }
}
