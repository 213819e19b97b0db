//! The rules that look at one unit: its source text beside its translation.

use std::ops::Range;

use crate::lang::Lang;
use crate::text::{FormPair, FormText, fold, form_pairs, message_forms};
use crate::unit::Unit;

use super::figures::{TextNumbers, differing_numbers, exchanged_numbers, missing_numbers, names_number};
use super::finding::Finding;
use super::lengths::{is_many_times, is_uneven};
use super::rule::Rule;

/// The most words that a text and its translation may share, as a name or a label, without counting as
/// untranslated. Chosen by hand.
const QUOTED: usize = 3;

/// Returns the findings of a unit, in the order of the rules. Messages are compared form by form.
pub(super) fn unit_findings(unit: &Unit, has: impl Fn(Rule) -> bool, whole_texts: bool) -> Vec<Finding> {
    let [source, target] = [unit.source().plain(), unit.target().plain()];
    let (sources, targets) = (message_forms(source), message_forms(target));
    let pairs = form_pairs(&sources, &targets);
    let mut found: Vec<Finding> = Vec::new();
    if pairs.is_empty() {
        found.extend(findings_of_texts(unit, [source, target], (&has, whole_texts)));
    }
    for pair in pairs {
        for finding in findings_of_texts(unit, [&pair.source.text, &pair.target.text], (&has, whole_texts)) {
            add(&mut found, finding, &pair);
        }
    }
    found
}

/// Adds what is wrong with a form to what is wrong with the forms before.
fn add(found: &mut Vec<Finding>, finding: Finding, pair: &FormPair<'_>) {
    // `=25 {…}` needs no 25 in its form, and `zero {No files}` no number of other forms.
    if finding.rule == Rule::Numbers && pair.source.is_for_none() != pair.target.is_for_none() {
        return;
    }
    let is_for = |number: &str| pair.source.is_for(number) || pair.target.is_for(number);
    let given = |form: &FormText, ranges: &[Range<usize>]| -> Vec<Range<usize>> {
        let counted = ranges.iter().filter(|range| !is_for(&form.text[(*range).clone()]));
        counted.map(|range| form.given(range)).collect()
    };
    let places = [given(pair.source, &finding.source), given(pair.target, &finding.target)];
    if finding.rule == Rule::Numbers && places.iter().all(Vec::is_empty) {
        return;
    }
    let known = found.iter().position(|earlier| earlier.rule == finding.rule);
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

fn findings_of_texts(
    unit: &Unit,
    [source_text, target_text]: [&str; 2],
    (has, whole_texts): (impl Fn(Rule) -> bool, bool),
) -> Vec<Finding> {
    let (source, target) = (fold(source_text), fold(target_text));
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let speaks = says(&source) && says(&target);
    let is_two = !unit.source_lang().same_language(unit.target_lang());
    let is_of_one = !is_two && *unit.source_lang() != Lang::UNDETERMINED;
    let is_same = source == target && !has_word(source_text);
    let is_untranslated =
        is_of_one || !is_same && is_two && (is_left(&source, &target) || is_left(&target, &source));
    let may_stay = is_untranslated || source == target && is_of_names(source_text);
    let is_uneven = || match whole_texts {
        true => is_many_times([&source, &target]),
        false => is_uneven([(unit.source_lang(), &source), (unit.target_lang(), &target)]),
    };
    let found = [
        (Rule::Empty, says(&source) != says(&target)),
        (Rule::Untranslated, is_untranslated),
        (Rule::Length, speaks && is_uneven()),
        (
            Rule::Script,
            !may_stay
                && (is_of_other_script(unit.source_lang(), [source_text, &source], &target)
                    || is_of_other_script(unit.target_lang(), [target_text, &target], &source)),
        ),
    ];
    let found = found.into_iter().filter(|(_, is_found)| *is_found).map(|(rule, _)| Finding::new(rule));
    let langs = [unit.source_lang(), unit.target_lang()];
    let texts = [&*source, &*target];
    let has_digits = texts.iter().any(|text| text.contains(char::is_numeric));
    let has_roman = || [source_text, target_text].iter().any(|text| may_have_roman(text));
    let may_differ = || has_roman() || !whole_texts && names_a_number(langs, texts);
    let may_have_numbers = || speaks && has(Rule::Numbers) && (has_digits || may_differ());
    found
        .chain(may_have_numbers().then(|| numbers([source_text, target_text], whole_texts)).flatten())
        .collect()
}

// Returns false, at a glance, if the English one of two folded texts names no number, month or day.
fn names_a_number(langs: [&Lang; 2], texts: [&str; 2]) -> bool {
    let english = langs.iter().position(|lang| lang.is_english());
    english.is_none_or(|english| names_number(texts[english]))
}

// Returns true, at a glance, if a text may have a Roman numeral of capital letters.
fn may_have_roman(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    words.into_iter().any(|word| word.len() > 1 && word.bytes().all(|letter| b"IVXLCDM".contains(&letter)))
}

// Finds the numbers, months, days and times of day that only one of the texts has.
fn numbers([source, target]: [&str; 2], whole_texts: bool) -> Option<Finding> {
    let [one, other] = [source, target].map(TextNumbers::of);
    let missing = [missing_numbers(&one, &other), missing_numbers(&other, &one)];
    let missing = match (missing.iter().all(Vec::is_empty), whole_texts) {
        (false, _) => missing,
        (true, true) => exchanged_numbers([&one, &other]),
        (true, false) => differing_numbers([&one, &other]),
    };
    let [source_places, target_places] = missing;
    if source_places.is_empty() && target_places.is_empty() {
        return None;
    }
    let shown = |text: &str, places: &[Range<usize>]| {
        let numbers: Vec<&str> = places.iter().filter_map(|place| text.get(place.clone())).collect();
        numbers.join(", ")
    };
    let message = match [shown(source, &source_places), shown(target, &target_places)] {
        [only, none] if none.is_empty() => format!("only the source text has {only}"),
        [none, only] if none.is_empty() => format!("only the translation has {only}"),
        [one, other] => format!("the source text has {one}, the translation {other}"),
    };
    Some(Finding::new(Rule::Numbers).saying(message).at(source_places, target_places))
}

/// Returns true if a text equals its translation or contains all of it.
fn is_left(text: &str, translation: &str) -> bool {
    let words = translation.split(' ').filter(|word| word.contains(char::is_alphabetic)).count();
    if text == translation { words > 1 } else { words > QUOTED && text.contains(translation) }
}

// Returns true for a text with a word that can be translated: no placeholder, unit, or name in capitals.
fn has_word(text: &str) -> bool {
    let is_of_text = |word: &&str| !word.contains(['%', '{', '$', '@']);
    let is_word = |word: &str| {
        word.chars().nth(2).is_some() && word.contains(|c: char| c.is_alphabetic() && !c.is_uppercase())
    };
    let mut words = text.split_whitespace().filter(is_of_text);
    words.any(|word| word.split(|c: char| !c.is_alphabetic()).any(is_word))
}

// Returns true for a text without a word in small letters: `88200 Hz`.
fn is_of_names(text: &str) -> bool {
    let is_small = |word: &str| word.chars().nth(2).is_some() && word.chars().all(char::is_lowercase);
    !text.split_whitespace().any(is_small)
}

// Compares a text, as given and folded, with its language.
fn is_of_other_script(lang: &Lang, [given, text]: [&str; 2], other: &str) -> bool {
    let letters = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
    let arabic = letters(|c| matches!(c, '\u{620}'..='\u{64A}'));
    let latin = letters(|c| c.is_ascii_lowercase());
    // Russian, Greek, Hebrew; a letter or two may be a sign of a formula.
    let is_of_others = arabic == 0 && latin == 0 && letters(char::is_alphabetic) > 3;
    // A single word may be a name or a code, which stays as it is in the other text.
    let is_word = || {
        let is_of_letters = given.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
        is_of_letters && !text.is_empty() && !other.contains(text)
    };
    (text.contains(' ') || is_word())
        && ((lang.is_arabic() && arabic == 0 && latin > 1)
            || (lang.is_english() && latin == 0 && arabic > 1)
            || (lang.is_arabic() || lang.is_english()) && is_of_others)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(arabic: &str, english: &str) -> Unit {
        Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
    }

    #[test]
    fn what_may_be_wrong_with_a_unit_is_named() {
        for (arabic, english, rule) in [
            ("افتح الباب.", "Open the door.", None),
            ("...", "Open the door.", Some(Rule::Empty)),
            ("Open the door", "Open the door", Some(Rule::Untranslated)),
            ("خطأ: Open the door now", "Open the door now", Some(Rule::Untranslated)),
            ("حول موقع bitcoin.org", "About bitcoin.org", None),
            ("بلغت 45 درجة.", "It reached 54 degrees.", Some(Rule::Numbers)),
            ("بلغت ٤٥ درجة.", "It reached 45 degrees.", None),
            ("بلغت خمسة وأربعين درجة.", "It reached 45 degrees.", None),
            ("نعم", "Yes, and there is much more to be said about this matter.", Some(Rule::Length)),
            ("Open it", "افتحه الآن", Some(Rule::Script)),
            ("استخدم Copy Data ثم Run once now", "Use Copy Data, then Run once now", None),
        ] {
            let found: Vec<Rule> = unit_findings(&unit(arabic, english), |_| true, false)
                .iter()
                .map(|finding| finding.rule)
                .collect();
            assert_eq!(found.first().copied(), rule, "{arabic} {found:?}");
        }
    }

    #[test]
    fn small_numbers_in_the_place_of_each_other_differ_in_whole_texts_too() {
        for (arabic, english, differ) in [
            ("الجرعة 2.5 مل", "The dose is 3.5 ml", true),
            ("الجرعة ٫٥ مل", "The dose is 5 ml", true),
            ("الجرعة 4 مل", "The dose is 9 ml", true),
            ("حضر 12 ضيفا", "Thirteen guests came", true),
            ("المادة الثالثة", "Article 4", true),
            ("الفصل الرابع عشر", "Chapter XV", true),
            ("الفصل الرابع عشر", "Chapter XIV", false),
            ("الجرعة ٫٥ مل", "The dose is 0.5 ml", false),
            ("خلال يومين", "within 2 days", false),
            ("خذ حبتين", "Take 2 pills", false),
            ("أول خمس عينات من المختبر 16", "the first ten samples of laboratory 16", false),
        ] {
            let found = unit_findings(&unit(arabic, english), |rule| rule == Rule::Numbers, true);
            let found = found.iter().any(|finding| finding.rule == Rule::Numbers);
            assert_eq!(found, differ, "{arabic}");
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
        for (arabic, english, rule) in [
            (files("ملف واحد", "# ملفات", "# ملفا"), "{n, plural, one {# file} other {# files}}", None),
            (files("ملف", "# ملفات", "# ملفا"), "{n, plural, =0 {none} =25 {a box} other {# files}}", None),
            (
                files("ملف لمدة ٣٠ يوما", "# ملفات لمدة 45 يوما", "# ملفا لمدة 54 يوما"),
                days,
                Some(Rule::Numbers),
            ),
            (
                files("ملف لمدة 45 يوما", "# ملفات لمدة 45 يوما", "# ملفا لمدة 45 يوما"),
                days,
                Some(Rule::Numbers),
            ),
            (
                files("ملف", "# files", "# ملفا"),
                "{n, plural, one {# file} other {# files}}",
                Some(Rule::Script),
            ),
            (files("", "# ملفات", "# ملفا"), "{n, plural, one {# file} other {# files}}", Some(Rule::Empty)),
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
            let found: Vec<Rule> = unit_findings(&unit(&arabic, english), |_| true, false)
                .iter()
                .map(|finding| finding.rule)
                .collect();
            assert_eq!(found.first().copied(), rule, "{arabic} {found:?}");
        }
    }

    #[test]
    fn a_number_that_is_missing_is_told_with_its_place() {
        let finding =
            unit_findings(&unit("بلغت 45 درجة.", "It reached 54 degrees."), |_| true, false).remove(0);
        assert_eq!((finding.source[0].clone(), finding.target[0].clone()), (9..11, 11..13));
    }
}
