//! The letters, Roman numerals and ordinals that count the items of a list or the parts of a law: `(a)`,
//! `ب)`, `IV.`, `ثالثاً:`, `Annex C`. They are numbers for a comparison, since a label moves with each item
//! that is put in.
//!
//! A letter in brackets is a label wherever it stands. Before a full stop or a dash it is one at the
//! beginning of a text only, where most letters are no initials of a name.

use std::ops::Range;

use crate::lang::Known;
use crate::text::{ListSeries, is_surname};

use super::lexeme::{Lexeme, LexemeKind};

// The number of letters of the abjad order that count items. The letters after them in brackets are mostly
// abbreviations of a blessing: (ص), (ع).
const LAST_ABJAD: usize = 14;
// The letters that count items before a full stop or a slash. The others are mostly initials of names, and
// د and م abbreviate titles.
const BEFORE_STOP: &str = "abcdefghابجهوزحطي";
// The largest Roman numeral of a list. Larger ones are rare, and have letters of which words consist.
const LAST_ROMAN: usize = 39;
// The bytes of the longest Roman numeral up to that one: xxxviii.
const LONGEST: usize = 7;

// The words before the letter or numeral of a part, in folded spelling.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "article", "section", "chapter", "part", "annex", "appendix", "schedule", "clause", "paragraph", "title",
    "volume", "exhibit", "attachment", "book", "phase",
    "ماده", "فقره", "بند", "ملحق", "مرفق", "فصل", "باب", "قسم", "جزء", "جدول", "مرحله",
];

/// Makes numbers of the letters and numerals that label items and parts.
pub(super) fn labels_are_numbers(folded: &str, lexemes: &mut [Lexeme], rules: Option<Known>) {
    if let Some(first) = lexemes.iter().position(|lexeme| lexeme.kind != LexemeKind::Mark)
        && is_ordinal(folded, lexemes[first].range.clone())
    {
        lexemes[first] = Lexeme::new(folded, lexemes[first].range.clone(), LexemeKind::Number, None);
    }
    for at in 0..lexemes.len() {
        let lexeme = &lexemes[at];
        let may_be = lexeme.kind == LexemeKind::Word && lexeme.range.len() <= LONGEST;
        if may_be && is_label(folded, lexemes, at, rules) {
            lexemes[at] = Lexeme::new(folded, lexemes[at].range.clone(), LexemeKind::Number, None);
        }
    }
}

fn is_label(folded: &str, lexemes: &[Lexeme], at: usize, rules: Option<Known>) -> bool {
    let range = &lexemes[at].range;
    let (before, after) = (&folded[..range.start], &folded[range.end..]);
    // The places are tested first, because they rule out nearly every word.
    let in_brackets = after.starts_with(')') && begins_at_bracket(before);
    let at_head = || lexemes[..at].iter().all(|mark| mark.kind == LexemeKind::Mark) && ends_label(after);
    let of_part = || at > 0 && names_part(folded, &lexemes[at - 1], rules);
    if !in_brackets && !at_head() && !of_part() {
        return false;
    }
    let text = &folded[range.clone()];
    let mut chars = text.chars();
    let letter = chars.next().filter(|_| chars.next().is_none());
    let is_roman = || ListSeries::Romans.place(text).is_some_and(|value| value <= LAST_ROMAN);
    let is_abjad = || ListSeries::Abjad.place(text).is_some_and(|place| place <= LAST_ABJAD);
    let is_letter = |letter: char| letter.is_ascii_lowercase() || is_abjad();
    if in_brackets {
        letter.is_some_and(is_letter) || is_roman() || (is_doubled(text) && begins_clause(before))
    } else if of_part() {
        let stands_alone = !after.starts_with([' ', '\'']);
        match letter {
            Some('a' | 'i' | 'و') => stands_alone,
            Some(letter) => is_letter(letter),
            None => is_roman(),
        }
    } else {
        let counts = |letter| BEFORE_STOP.contains(letter) || letter == 'د' && !after.starts_with(['.', '/']);
        letter.is_some_and(counts) || is_roman()
    }
}

// Returns true if a label in brackets may begin here: after an opening bracket that touches no word (but in
// item(s)), or after a space that stands in no brackets (but in "(vitamin C)").
fn begins_at_bracket(before: &str) -> bool {
    match before.strip_suffix('(') {
        Some(outside) => !outside.ends_with(char::is_alphabetic),
        None => {
            let is_open = before.rfind(['(', ')']).is_some_and(|at| before[at..].starts_with('('));
            !is_open && (before.is_empty() || before.ends_with(' '))
        }
    }
}

// Returns true for the letters that count on after z: aa, bb.
fn is_doubled(text: &str) -> bool {
    matches!(text.as_bytes(), [first @ b'a'..=b'z', second] if first == second)
}

// Returns true if nothing but the number of a clause stands before an opening bracket. Elsewhere doubled
// letters in brackets are mostly units: (mm), (cc).
fn begins_clause(before: &str) -> bool {
    let outside = before.trim_end_matches(['(', ' ']);
    outside.is_empty() || outside.ends_with(|c: char| c == ')' || c.is_ascii_digit())
}

// Returns true if a full stop, a slash, a colon or a dash ends the label at the head of a text, and no
// further initial and no surname follows.
fn ends_label(after: &str) -> bool {
    let dashed = || after.trim_start().strip_prefix(['-', '–', '—']);
    let Some(rest) = after.strip_prefix(['.', '/', ':']).or_else(dashed) else { return false };
    let mut next = rest.chars().skip(1);
    let is_initial = next.next().is_some_and(char::is_alphabetic) && next.next() == Some('.');
    let is_name = || is_surname(rest.split(|c: char| !c.is_alphabetic()).nth(1).unwrap_or_default());
    rest.starts_with(' ') && !is_initial && !is_name()
}

// Returns true for an ordinal at the head of a text that counts its item: `ثالثاً:`, `Third.`.
fn is_ordinal(folded: &str, range: Range<usize>) -> bool {
    let after = &folded[range.end..];
    let ends = |after: &str| after.trim_start().starts_with([':', ')']) || ends_label(after);
    let counts = |series: &ListSeries| series.is_ordinal() && series.place(&folded[range.clone()]).is_some();
    ends(after) && ListSeries::ALL.iter().any(counts)
}

fn names_part(folded: &str, lexeme: &Lexeme, rules: Option<Known>) -> bool {
    let names = |range: &Range<usize>| PARTS.contains(&&folded[range.clone()]);
    rules.is_some() && lexeme.kind == LexemeKind::Word && (names(&lexeme.range) || names(&lexeme.stem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::lexemes::LexedText;
    use crate::text::fold;

    fn labels(text: &str, rules: Known) -> Vec<String> {
        let lexed = LexedText::new(fold(text), Some(rules));
        let numbers = lexed.lexemes().iter().filter(|lexeme| lexeme.kind == LexemeKind::Number);
        numbers.map(|lexeme| lexed.text(lexeme).to_owned()).collect()
    }

    #[test]
    fn the_label_of_an_item_is_a_number() {
        for (text, label) in [
            ("(a) the deposit", "a"),
            ("b) the deposit", "b"),
            ("as clause 4 (c) says", "c"),
            ("(iv) the deposit", "iv"),
            ("IV. Deposits", "iv"),
            ("C. Deposits", "c"),
            ("b - Deposits", "b"),
            ("d – Deposits", "d"),
            ("D: Deposits", "d"),
            ("• B. Deposits", "b"),
            ("(bb) the deposit", "bb"),
            ("as clause 4 (aa) says", "aa"),
            ("See Annex D for it", "d"),
            ("Article XIV", "xiv"),
            ("Third: the deposit", "third"),
            ("Second. The deposit", "second"),
        ] {
            assert!(labels(text, Known::English).contains(&label.to_owned()), "{text}");
        }
        for (text, label) in [
            ("(أ) إيداع التأمين", "ا"),
            ("ب) إيداع التأمين", "ب"),
            ("أ. إيداع التأمين", "ا"),
            ("ب/ إيداع التأمين", "ب"),
            ("ج- إيداع التأمين", "ج"),
            ("ط - إيداع التأمين", "ط"),
            ("د- إيداع التأمين", "د"),
            ("د – إيداع التأمين", "د"),
            ("د: إيداع التأمين", "د"),
            ("هـ: إيداع التأمين", "ه"),
            ("هـ) إيداع التأمين", "ه"),
            ("وفق الفقرة (د) منه", "د"),
            ("وفقًا للملحق ب المرفق", "ب"),
            ("ثالثًا: إيداع التأمين", "ثالثا"),
            ("رابعاً- إيداع التأمين", "رابعا"),
            ("(أولا) إيداع التأمين", "اولا"),
        ] {
            assert_eq!(labels(text, Known::Arabic), [label], "{text}");
        }
    }

    #[test]
    fn other_letters_are_words() {
        for text in [
            "the item(s) listed",
            "a fruit (rich in vitamin C) a day",
            "J. R. R. Tolkien wrote it",
            "A. B. Smith wrote it",
            "K. Smith wrote it",
            "C. Jones wrote it",
            "B. Haddad",
            "I saw the section I wanted",
            "mix. Then stir",
            "E-mail us",
            "the length (mm) of it",
            "A/C is on",
            "the schedule a client wants",
            "First we met, second: they came",
            "Second-hand cars",
            "The third: a deposit",
        ] {
            assert_eq!(labels(text, Known::English), [""; 0], "{text}");
        }
        for text in [
            "د. سامي حاضر",
            "د/ سامي حاضر",
            "م/ سلمى حاضرة",
            "قال النبي (ص) ذلك",
            "عقد و ملحق و جدول",
            "م. سلمى حاضرة",
            "أولا نودع التأمين",
            "نودع أولاً: التأمين",
        ] {
            assert_eq!(labels(text, Known::Arabic), [""; 0], "{text}");
        }
    }
}
