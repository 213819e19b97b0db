//! Differences in spelling: the kinds in which two texts with the same fold differ.
//!
//! Folding unifies characters for several reasons, and each reason is a [`DifferenceKind`]. Two texts differ
//! by hamza, for example, if they still differ after every other kind is unified.

use unicode_normalization::UnicodeNormalization;

use crate::text::{
    Respelling, differ_in_leading_zero, digit_value, fold, is_arabic_mark, is_invisible, is_latin_mark,
    is_presentation_form,
};

use crate::similarity::DifferenceKind;

// The kinds that folding unifies, in the order in which they are named.
const KINDS: [DifferenceKind; 13] = [
    DifferenceKind::Diacritics,
    DifferenceKind::Hamza,
    DifferenceKind::Alef,
    DifferenceKind::TaMarbuta,
    DifferenceKind::Yeh,
    DifferenceKind::Tatweel,
    DifferenceKind::Digits,
    DifferenceKind::Invisible,
    DifferenceKind::PersianLetters,
    DifferenceKind::Case,
    DifferenceKind::Quotes,
    DifferenceKind::Dashes,
    DifferenceKind::Space,
];

/// Returns the kinds in which two texts with the same fold differ; none if they are equal after Unicode's
/// NFC.
pub(in crate::similarity) fn kinds(a: &str, b: &str) -> Vec<DifferenceKind> {
    if a == b || a.nfc().eq(b.nfc()) {
        return Vec::new();
    }
    let (folded_a, folded_b) = (fold(a), fold(b));
    if folded_a != folded_b {
        if differ_in_leading_zero(&folded_a, &folded_b) {
            return vec![DifferenceKind::Digits];
        }
        return kinds_respelled(a, b);
    }
    let unpaused = (without_pauses(a), without_pauses(b));
    if (unpaused.0.len(), unpaused.1.len()) != (a.len(), b.len()) {
        let mut found = kinds(&unpaused.0, &unpaused.1);
        if !found.contains(&DifferenceKind::Diacritics) {
            found.insert(0, DifferenceKind::Diacritics);
        }
        return found;
    }
    let (plain_a, plain_b) = (without_accents(a), without_accents(b));
    let occurs = |kind| plain_a.chars().chain(plain_b.chars()).any(|c| unify(kind, c) != Some(c));
    let occurring: Vec<_> = KINDS.into_iter().filter(|&kind| occurs(kind)).collect();
    let differ_in = |&kind: &DifferenceKind| {
        let others = occurring.iter().copied().filter(move |&other| other != kind);
        let unified = |c| others.clone().try_fold(c, |c, other| unify(other, c));
        plain_a.chars().filter_map(unified).ne(plain_b.chars().filter_map(unified))
    };
    let mut found: Vec<_> = occurring.iter().copied().filter(differ_in).collect();
    if presentation_forms(a).ne(presentation_forms(b)) {
        found.push(DifferenceKind::PresentationForms);
    }
    if other_spaces(a, b) && !found.contains(&DifferenceKind::Space) {
        found.push(DifferenceKind::Invisible);
    }
    if found.is_empty() {
        found.push(DifferenceKind::Accents);
    }
    found
}

// Returns a text without the pause signs of the Quran that stand alone, and without the space before each.
fn without_pauses(text: &str) -> String {
    let is_pause = |c: char| matches!(c, '\u{6D6}'..='\u{6ED}') && is_arabic_mark(c);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_pause(c) && (out.is_empty() || out.ends_with(char::is_whitespace)) {
            out.pop();
        } else {
            out.push(c);
        }
    }
    out
}

// The same of two texts that fold to the same when they are respelled alone.
fn kinds_respelled(a: &str, b: &str) -> Vec<DifferenceKind> {
    let differ = |by: Respelling| fold(&by.text(a)) != fold(&by.text(b));
    // Spellings of one number word are spellings: مئة, مائة.
    let all = Respelling { numbers: differ(Respelling::IN_SHORT), ..Respelling::IN_SHORT };
    let without = [
        (DifferenceKind::Hamza, Respelling { hamza: false, ..all }),
        (DifferenceKind::PersianLetters, Respelling { neighbours: false, ..all }),
        (DifferenceKind::RegionalSpelling, Respelling { regional: false, ..all }),
        (DifferenceKind::Typing, Respelling { typing: false, ..all }),
        (DifferenceKind::Contraction, Respelling { contractions: false, ..all }),
        (DifferenceKind::Joining, Respelling { joining: false, ..all }),
        (DifferenceKind::NumberWords, Respelling { numbers: false, ..all }),
        (DifferenceKind::Alef, Respelling { quran: false, ..all }),
        (DifferenceKind::Honorific, Respelling { honorifics: false, ..all }),
    ];
    if differ(all) {
        // A word of a contraction or a formula, whose short form has one place for all words.
        let is_contracted = [a, b].iter().any(|text| fold(text).contains('\''));
        return vec![if is_contracted { DifferenceKind::Contraction } else { DifferenceKind::Honorific }];
    }
    let mut found: Vec<_> = without.into_iter().filter(|&(_, by)| differ(by)).map(|(kind, _)| kind).collect();
    found.extend(kinds(&all.text(a), &all.text(b)));
    found.sort();
    found.dedup();
    found
}

// Returns true if the texts have as many spaces of other kinds: no-break spaces, narrow ones.
fn other_spaces(a: &str, b: &str) -> bool {
    let spaces = |text: &str| text.chars().filter(|c| c.is_whitespace()).collect::<Vec<_>>();
    let (a, b) = (spaces(a), spaces(b));
    a.len() == b.len() && a != b
}

fn presentation_forms(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|&c| is_presentation_form(c))
}

// The text in compatibility form (NFKC), Latin accents dropped.
fn without_accents(text: &str) -> String {
    text.nfkd().filter(|&c| !is_latin_mark(c)).nfc().collect()
}

// Returns the character by which a kind of folding replaces `c`; `None` if the kind drops `c`.
fn unify(kind: DifferenceKind, c: char) -> Option<char> {
    use DifferenceKind as K;
    Some(match (kind, c) {
        (K::Diacritics, _) if is_arabic_mark(c) => return None,
        (K::Hamza, 'أ' | 'إ') => 'ا',
        (K::Hamza, 'ؤ') => 'و',
        (K::Hamza, 'ئ') => 'ي',
        (K::Alef, '\u{622}' | '\u{671}' | '\u{672}' | '\u{673}') => 'ا',
        (K::TaMarbuta, 'ة') => 'ه',
        (K::Yeh, 'ى') => 'ي',
        (K::Tatweel, '\u{640}') => return None,
        (K::Digits, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}') => {
            return digit_value(c).and_then(|value| char::from_digit(value, 10));
        }
        (K::Digits, '\u{66A}') => '%',
        (K::Digits, '\u{66B}') => '.',
        (K::Digits, '\u{66C}') => ',',
        (K::Invisible, _) if is_invisible(c) => return None,
        (K::PersianLetters, '\u{6A9}' | '\u{6AA}' | '\u{6AF}') => 'ك',
        (K::PersianLetters, '\u{67E}') => 'ب',
        (K::PersianLetters, '\u{686}') => 'ج',
        (K::PersianLetters, '\u{6A4}') => 'ف',
        (K::PersianLetters, '\u{6CC}' | '\u{6CD}' | '\u{6D2}') => 'ي',
        (K::PersianLetters, '\u{6C0}'..='\u{6C3}' | '\u{6D5}') => 'ه',
        (K::Case, _) => c.to_lowercase().next().unwrap_or(c),
        (K::Quotes, '«' | '»' | '\u{201C}'..='\u{201F}' | '\u{2039}' | '\u{203A}' | '\u{2033}') => '"',
        (K::Quotes, '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}') => '\'',
        (K::Dashes, '\u{2010}'..='\u{2015}' | '\u{2212}') => '-',
        (K::Space, _) if c.is_whitespace() => return None,
        _ => c,
    })
}

#[cfg(test)]
mod tests {
    use super::DifferenceKind as K;
    use super::*;

    #[test]
    fn each_spelling_has_its_name() {
        for (a, b, named) in [
            ("كتاب", "كِتاب", vec![K::Diacritics]),
            ("أحمد", "احمد", vec![K::Hamza]),
            ("مسؤول", "مسوول", vec![K::Hamza]),
            ("آمن", "امن", vec![K::Alef]),
            ("مدرسة", "مدرسه", vec![K::TaMarbuta]),
            ("على", "علي", vec![K::Yeh]),
            ("كتاب", "كتـــاب", vec![K::Tatweel]),
            ("٢٠٢٤", "2024", vec![K::Digits]),
            ("٫٥", "0.5", vec![K::Digits]),
            ("كتاب", "\u{200F}كتاب", vec![K::Invisible]),
            ("كتابي", "کتابی", vec![K::PersianLetters]),
            ("\u{FEE3}\u{FEAA}\u{FEAD}\u{FEB3}\u{FE94}", "مدرسة", vec![K::PresentationForms]),
            ("Valve", "valve", vec![K::Case]),
            ("«", "\"", vec![K::Quotes]),
            ("20 m", "20\u{A0}m", vec![K::Invisible]),
            ("20\u{2009}m", "20\u{202F}m", vec![K::Invisible]),
            ("–", "-", vec![K::Dashes]),
            ("café", "cafe", vec![K::Accents]),
            ("أُسْرَة", "اسره", vec![K::Diacritics, K::Hamza, K::TaMarbuta]),
        ] {
            assert_eq!(kinds(a, b), named, "{a} {b}");
            assert_eq!(kinds(b, a), named, "{b} {a}");
        }
    }

    #[test]
    fn composed_and_decomposed_are_the_same() {
        assert!(kinds("cafe\u{301}", "café").is_empty());
        assert!(kinds("ا\u{654}من", "أمن").is_empty());
    }
}
