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

/// Returns the numbers that a text writes in digits of any system, with their inner separators, in order. A
/// decimal mark may begin a number (.5), and `،` may part its digits (٢٦،٠١٣). Digits whose commas cannot
/// separate thousands or decimals are a list of numbers (1,2,300). Linear.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let len = number_len(&text[at..], &text[..at], digit_system);
        if len > 0 {
            let given = &text[at..at + len];
            let digits = given.chars().find_map(digit_system).unwrap_or(Digits::Western);
            numbers.push(Number {
                range: at..at + len,
                value: canonical_number(&fold(given)).into_owned(),
                digits,
            });
        }
        at += len.max(c.len_utf8());
    }
    numbers
}

/// Returns the bytes of the number with which a text begins, without a sign; 0 if the text does not begin
/// with a number. `before` is the text in front, `digit` says which chars are digits.
pub(crate) fn number_len<D>(text: &str, before: &str, digit: impl Fn(char) -> Option<D>) -> usize {
    let is_digit = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    let is_comma = |c: char| matches!(c, ',' | ARABIC_COMMA);
    let mut front = before.chars().rev();
    let before = front.next();
    // Behind a comma the number is one of a list already.
    let is_in_list = before.is_some_and(is_comma) && is_digit(front.next());
    let mut chars = text.chars();
    let first = chars.next();
    let begins = is_digit(first)
        || (matches!(first, Some('.' | DECIMAL))
            && is_digit(chars.next())
            && before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | DECIMAL))
            && !is_turned_label(chars.as_str(), before, |c| is_digit(Some(c))));
    if !begins {
        return 0;
    }
    let mut len = first.map_or(0, char::len_utf8);
    // Where the digits end before the first comma.
    let mut before_comma = None;
    while let Some(c) = text[len..].chars().next() {
        let after = len + c.len_utf8();
        let joins = is_separator(c) && is_digit(text[after..].chars().next());
        if !is_digit(Some(c)) && !joins || is_comma(c) && is_in_list {
            break;
        }
        if is_comma(c) {
            before_comma.get_or_insert(len);
        }
        len = after;
    }
    // `٣،٤،٥` and `80,443,8080` are three numbers.
    let is_one = || canonical_number(&fold(&text[..len])).chars().all(|c| c.is_ascii_digit() || c == '.');
    before_comma.filter(|_| !is_one()).unwrap_or(len)
}

// Returns true for the digits of a label whose marks a program put on its wrong side: `.4- افتح` for `4.-`.
// What goes before a range or a noun is a number: `.5-.7`, `.5-inch`.
fn is_turned_label(digits: &str, before: Option<char>, is_digit: impl Fn(char) -> bool) -> bool {
    let rest = digits.trim_start_matches(is_digit);
    let is_at_start = before.is_none_or(|c| c == '\n');
    let Some(behind) =
        rest.strip_prefix(['-', '–', '—', ')']).filter(|_| is_at_start || !rest.starts_with(')'))
    else {
        return false;
    };
    behind.is_empty() || behind.starts_with(char::is_whitespace)
}

const ARABIC_COMMA: char = '\u{60C}';
const DECIMAL: char = '\u{66B}';

/// Returns the system of a digit; none for other chars.
pub(crate) fn digit_system(c: char) -> Option<Digits> {
    match c {
        '0'..='9' => Some(Digits::Western),
        '\u{660}'..='\u{669}' => Some(Digits::ArabicIndic),
        '\u{6F0}'..='\u{6F9}' => Some(Digits::Persian),
        _ => None,
    }
}

impl Digits {
    // The digit zero. A number in words has none, and is written in Western digits where it must be.
    fn zero(self) -> char {
        match self {
            Self::ArabicIndic => '\u{660}',
            Self::Persian => '\u{6F0}',
            Self::Western | Self::Words => '0',
        }
    }
}

/// Returns the value of a digit of any system; none for other chars.
pub(crate) fn digit_value(c: char) -> Option<u32> {
    digit_system(c).map(|digits| u32::from(c) - u32::from(digits.zero()))
}

/// Returns a text with its Western digits written in a system.
pub(crate) fn in_digits(text: &str, digits: Digits) -> String {
    let digit = |c: char| char::from_u32(u32::from(digits.zero()) + c.to_digit(10)?);
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Returns true if two folded numbers differ in nothing but the zero before their decimal mark: .5 and 0.5.
pub(crate) fn differ_in_leading_zero(a: &str, b: &str) -> bool {
    let is_longer = |long: &str, short: &str| {
        let sign = if short.starts_with('-') { "-" } else { "" };
        let fraction = &short[sign.len()..];
        fraction.starts_with('.')
            && long.strip_prefix(sign).and_then(|rest| rest.strip_prefix('0')) == Some(fraction)
    };
    is_longer(a, b) || is_longer(b, a)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | DECIMAL | '\u{66C}' | ARABIC_COMMA)
}

/// Returns the plain form of a folded number: no separators of thousands, a dot before the decimals, no
/// needless zeros. A single comma before three digits separates thousands, a single dot decimals. Anything
/// else (`1.2.3`) is returned as it is.
pub(crate) fn canonical_number(number: &str) -> Cow<'_, str> {
    let marks = NumberMarks::of(number);
    let (whole, fraction) = marks.parts(number);
    let fraction = fraction.trim_end_matches('0');
    if !marks.are_plain(number) || !number.contains(|c: char| c.is_ascii_digit()) {
        return number.into();
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let short = match whole.trim_start_matches('0') {
        "" => "0",
        short => short,
    };
    if fraction.is_empty() { short.to_owned().into() } else { format!("{short}.{fraction}").into() }
}

/// The marks of a folded number, by what they separate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberMarks {
    pub(crate) thousands: Option<char>,
    pub(crate) decimals: Option<char>,
}

impl NumberMarks {
    /// Returns what the marks of a folded number most likely separate.
    pub(crate) fn of(number: &str) -> Self {
        let marks: Vec<char> = number.chars().filter(|c| !c.is_ascii_digit()).collect();
        let (thousands, decimals) = match marks.as_slice() {
            [] => (None, None),
            [mark @ (',' | ARABIC_COMMA)] if groups(number, *mark) => (Some(*mark), None),
            [mark] => (None, Some(*mark)),
            [first, .., last] if first == last => (Some(*first), None),
            [first, .., last] => (Some(*first), Some(*last)),
        };
        Self { thousands, decimals }
    }

    /// Returns the whole part of the number and its decimals.
    pub(crate) fn parts(self, number: &str) -> (&str, &str) {
        self.decimals.and_then(|mark| number.rsplit_once(mark)).unwrap_or((number, ""))
    }

    /// Returns true if the marks make one number of the digits, and no version or date.
    pub(crate) fn are_plain(self, number: &str) -> bool {
        let (whole, _) = self.parts(number);
        whole.chars().all(|c| c.is_ascii_digit() || Some(c) == self.thousands)
            && self.thousands.is_none_or(|mark| groups(whole, mark))
    }
}

// Returns true if the marks separate groups of three digits, the first of one to three and without a zero
// in front: 0,125 has decimals.
fn groups(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))
        && groups.all(|group| group.len() == 3)
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
            (".5", "0.5"),
            ("0,125", "0.125"),
            ("26،013,94", "26013.94"),
            ("26،013", "26013"),
            ("1،2", "1.2"),
            ("ج", "ج"),
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

    #[test]
    fn a_decimal_mark_may_begin_a_number_and_an_arabic_comma_may_stand_in_one() {
        let found = |text| numbers(text).into_iter().map(|number| number.value).collect::<Vec<_>>();
        assert_eq!(found("من .5 إلى ٫٧٥ مل (.25)"), ["0.5", "0.75", "0.25"]);
        assert_eq!(found("No.5 v.6 ...7 .NET"), ["5", "6", "7"]);
        assert_eq!(found("٢٦،٠١٣ و26،013,94 و١،٢"), ["26013", "26013.94", "1.2"]);
        assert_eq!(found("المواد ٣،٤،٥ و١٢، ١٣"), ["3", "4", "5", "12", "13"]);
    }

    #[test]
    fn a_full_stop_on_the_wrong_side_of_a_label_is_no_decimal_mark() {
        let found = |text| numbers(text).into_iter().map(|number| number.value).collect::<Vec<_>>();
        for text in
            [".4- افتح الملف", ".٤- افتح", "افتح الملف .4-", ".4) افتح", ".4– open", "first\n.4) open"]
        {
            assert_eq!(found(text), ["4"], "{text}");
        }
        for text in [".4 mm", "a .4-inch pipe", "(from .1 to .4)", ".4-.1 mm", ".4", "is .4, not"] {
            assert!(found(text).contains(&"0.4".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_zero_before_the_decimal_mark_changes_no_number() {
        for (a, b) in [(".5", "0.5"), ("-0.25", "-.25")] {
            assert!(differ_in_leading_zero(a, b) && differ_in_leading_zero(b, a), "{a} {b}");
        }
        for (a, b) in [(".5", "5"), (".5", "0.6"), ("-.5", "0.5"), ("05", "5"), ("0.5", "0.5"), ("", "0")] {
            assert!(!differ_in_leading_zero(a, b) && !differ_in_leading_zero(b, a), "{a} {b}");
        }
    }

    #[test]
    fn commas_that_cannot_separate_thousands_part_a_list() {
        for (text, values) in [
            ("10,10,150,10", &["10", "10", "150", "10"][..]),
            ("1,2,300", &["1", "2", "300"]),
            ("80,443,8080", &["80", "443", "8080"]),
            ("1.5,2.5,3.25", &["1.5", "2.5", "3.25"]),
            ("1,250,000", &["1250000"]),
            ("1,250", &["1250"]),
            ("1,250.75", &["1250.75"]),
            ("12,50", &["12.5"]),
            ("1.250.000,50", &["1250000.5"]),
        ] {
            for text in [text.to_owned(), text.replace(',', "،")] {
                let found: Vec<String> = numbers(&text).into_iter().map(|number| number.value).collect();
                assert_eq!(found, values, "{text}");
            }
        }
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
