//! Numbers written in digits, and the plain form in which equal numbers are equal.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::fold;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// The place in the text as given, in bytes.
    pub(crate) range: Range<usize>,
    /// The value in plain form ([`canonical_number`]), which is equal for equal numbers.
    pub(crate) value: String,
    /// The system of the first digit.
    pub(crate) digits: Digits,
}

/// A system of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Digits {
    /// `0123456789`, also called Arabic; used in the Maghreb and in English.
    Western,
    /// `٠١٢٣٤٥٦٧٨٩`, used in the Arab east.
    ArabicIndic,
    /// `۰۱۲۳۴۵۶۷۸۹`, used for Persian and Urdu.
    Persian,
    /// No digits: the number is written in words.
    Words,
}

/// Returns the numbers that a text writes in digits of any system, with their inner separators, in order.
/// Linear.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let Some(digits) = digits_of(first) else { continue };
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let after = at + c.len_utf8();
            let joins =
                is_separator(c) && text[after..].chars().next().is_some_and(|next| digits_of(next).is_some());
            if digits_of(c).is_none() && !joins {
                break;
            }
            end = after;
            chars.next();
        }
        let value = canonical_number(&fold(&text[start..end])).into_owned();
        numbers.push(Number { range: start..end, value, digits });
    }
    numbers
}

fn digits_of(c: char) -> Option<Digits> {
    match c {
        '0'..='9' => Some(Digits::Western),
        '\u{660}'..='\u{669}' => Some(Digits::ArabicIndic),
        '\u{6F0}'..='\u{6F9}' => Some(Digits::Persian),
        _ => None,
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{66B}' | '\u{66C}')
}

/// Returns the plain form of a folded number: no separators of thousands, a dot before the decimals, no
/// needless zeros. A single comma before three digits separates thousands, a single dot decimals. Anything
/// else (`1.2.3`) is returned as it is.
pub(crate) fn canonical_number(number: &str) -> Cow<'_, str> {
    let separators: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (thousands, decimal) = match separators.as_slice() {
        [] => (None, None),
        [','] if groups(number, ',') => (Some(','), None),
        [decimal] => (None, Some(*decimal)),
        [first, .., last] if first == last => (Some(*first), None),
        [first, .., last] => (Some(*first), Some(*last)),
    };
    let (whole, fraction) = match decimal.and_then(|decimal| number.rsplit_once(decimal)) {
        Some((whole, fraction)) => (whole, fraction.trim_end_matches('0')),
        None => (number, ""),
    };
    if !whole.chars().all(|c| c.is_ascii_digit() || Some(c) == thousands)
        || thousands.is_some_and(|mark| !groups(whole, mark))
    {
        return number.into();
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let short = match whole.trim_start_matches('0') {
        "" => "0",
        short => short,
    };
    if fraction.is_empty() { short.to_owned().into() } else { format!("{short}.{fraction}").into() }
}

// Returns true if the marks separate groups of three digits, the first of one to three.
fn groups(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equal_numbers_have_one_plain_form() {
        for (given, plain) in [
            ("007", "7"),
            ("0", "0"),
            ("0.50", "0.5"),
            ("1.250", "1.25"),
            ("1.250.000", "1250000"),
            ("1,250,000.00", "1250000"),
            ("12,50", "12.5"),
            ("1,2,3", "1,2,3"),
            ("10.11.2024", "10.11.2024"),
            ("1234,567", "1234.567"),
        ] {
            assert_eq!(canonical_number(given), plain, "{given}");
        }
    }

    #[test]
    fn numbers_stand_where_they_say() {
        let text = "المادة (٣): ۱۲٫۵٪، 1,000 ريال; v2.";
        let found: Vec<_> = numbers(text).into_iter().map(|n| (text[n.range].to_owned(), n.value)).collect();
        let expected = [("٣", "3"), ("۱۲٫۵", "12.5"), ("1,000", "1000"), ("2", "2")];
        assert_eq!(found, expected.map(|(given, plain)| (given.to_owned(), plain.to_owned())));
    }

    proptest! {
        #[test]
        fn a_plain_form_is_plain(number in "[0-9]{1,4}([.,][0-9]{1,4}){0,3}") {
            let once = canonical_number(&number).into_owned();
            prop_assert_eq!(canonical_number(&once), once.as_str());
        }

        #[test]
        fn any_text_has_its_numbers(text in "[٠-٩۰-۹0-9.,٫٬ ا-ي]{0,30}") {
            for number in numbers(&text) {
                prop_assert!(text.get(number.range).is_some());
            }
        }
    }
}
