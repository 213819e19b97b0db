//! [`Month`]: a month that a text names, with its place.

use std::ops::Range;

use super::clitics::LETTERS_BEFORE_NOUNS;
use super::fold::Folded;
use super::month_names::{ARABIC_MONTHS, Calendar, ENGLISH_MONTHS, MonthName};
use super::tokens::{Token, TokenKind};

/// A month named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    /// Where the name stands in the text as given, in bytes.
    pub(crate) range: Range<usize>,
    /// The calendar to which the month belongs.
    pub(crate) calendar: Calendar,
    /// The number of the month, from 1.
    pub(crate) number: u8,
}

/// Returns the months that a text names in Arabic or English, in order, given its fold and its tokens. A name
/// that is also a common word (`may`, `آب`, `صفر`) counts beside a number or another month only, and an
/// English name only with a capital. Two names of one month (`آذار/مارس`) are one. Linear.
pub(super) fn months(text: &str, folded: &Folded, tokens: &[Token<'_>]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let names = match tokens[at].kind {
            TokenKind::Arabic => ARABIC_MONTHS,
            TokenKind::Word if starts_small(text, folded.original(tokens[at].range.clone())) => &[],
            TokenKind::Word => ENGLISH_MONTHS,
            TokenKind::Number => &[],
        };
        let Some(name) = names.iter().find(|name| begins(name, &tokens[at..])) else {
            at += 1;
            continue;
        };
        let end = at + name.words().count();
        let range = folded.original(tokens[at].range.start..tokens[end - 1].range.end);
        let is_number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        let parts = |gap: &str| matches!(gap.trim(), "/" | "(");
        let again = months.last().is_some_and(|last| parts(&text[last.range.end..range.start]));
        let sure = !name.is_common
            || (at > 0 && is_number(at - 1))
            || is_number(end)
            || again
            || text[range.end..].trim_start().starts_with(['/', '(']);
        at = end;
        if !sure {
            continue;
        }
        match months.last_mut() {
            Some(last) if again && last.number == name.number => last.range.end = range.end,
            _ => months.push(Month { range, calendar: name.calendar(), number: name.number }),
        }
    }
    months
}

fn starts_small(text: &str, range: Range<usize>) -> bool {
    text[range].starts_with(char::is_lowercase)
}

// Returns true if the tokens begin with the name; a clitic of one letter may precede an Arabic name.
fn begins(name: &MonthName, tokens: &[Token<'_>]) -> bool {
    let first = tokens[0].text;
    let bare = first.strip_prefix(LETTERS_BEFORE_NOUNS).filter(|_| !name.is_common);
    // Most tokens name no month. Comparing the first letters rules them out before the words are compared.
    let letter = |text: &str| text.as_bytes().first_chunk::<2>().copied();
    let like = |first: &&str| letter(first) == letter(name.folded);
    [Some(first), bare].into_iter().flatten().filter(like).any(|first| {
        let mut tokens = std::iter::once(first).chain(tokens[1..].iter().map(|token| token.text));
        name.words().all(|word| tokens.next() == Some(word))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Analysed;

    fn assert_months(text: &str, expected: &[u8]) {
        assert_eq!(
            Analysed::new(text).months().iter().map(|month| month.number).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn each_calendar_is_read() {
        assert_months("من كانون الثاني/يناير إلى تشرين الأول (أكتوبر)", &[1, 10]);
        assert_months("جوان وجويلية", &[6, 7]);
        assert_months("في 12 ت1 2024 و3 ك٢", &[10, 1]);
        assert_months("في ٢٣ صفر ١٤٤٥ ثم في ذي الحجة", &[2, 12]);
        assert_months("from 1 May to Aug. 3, then 23 Rabi al-Thani and Dhu al-Hijjah", &[5, 8, 4, 12]);
        assert_eq!(Analysed::new("رمضان").months()[0].calendar, Calendar::Hijri);
    }

    #[test]
    fn a_common_word_is_no_month() {
        assert_months("آب وابن وصفر اليدين", &[]);
        assert_months("They may march. May I?", &[]);
        assert_months("الصمام ت1 مغلق", &[]);
        assert_months("آب/أغسطس", &[8]);
    }

    #[test]
    fn two_names_of_a_month_are_one_place() {
        let text = "في آذار (مارس) ٢٠١٥";
        assert_eq!(&text[Analysed::new(text).months()[0].range.clone()], "آذار (مارس");
    }

    proptest! {
        #[test]
        fn any_row_of_names_is_read(names in prop::collection::vec(0..ARABIC_MONTHS.len() + ENGLISH_MONTHS.len(), 0..20), gap in "[ /(،1]{1,3}") {
            let names: Vec<&str> = names.iter().map(|&at| ARABIC_MONTHS.iter().chain(ENGLISH_MONTHS).nth(at).unwrap().folded).collect();
            let text = names.join(&gap);
            for month in Analysed::new(&text).months() {
                prop_assert!(text.get(month.range).is_some() && (1..=12).contains(&month.number));
            }
        }
    }
}
