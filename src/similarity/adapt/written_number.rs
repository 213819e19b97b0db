//! [`WrittenNumber`]: a number as a translation writes it, and another number written the same way.

use crate::lang::Known;
use crate::text::{Digits, canonical_number, fold};

/// A number as a translation writes it, and its system of digits.
pub(super) struct WrittenNumber<'t> {
    pub(super) written: &'t str,
    pub(super) digits: Digits,
}

/// The separators of a number.
#[derive(Clone, Copy)]
struct Separators {
    thousands: Option<char>,
    decimals: Option<char>,
}

impl WrittenNumber<'_> {
    /// Returns the number `new` written as this number is, which translates `old`. Both are folded, with the
    /// separators of their texts. None if `new` has separators and nothing shows which ones this language
    /// uses.
    pub(super) fn rewritten(&self, old: &str, new: &str, rules: Option<Known>) -> Option<String> {
        let as_source = fold(self.written) == old;
        let has_separators = |text: &str| text.contains(['.', ',', '\u{66B}', '\u{66C}']);
        if has_separators(new) && !has_separators(self.written) && rules.is_none() {
            return None;
        }
        let text = match as_source {
            // The translation writes the old number as its source does, so it takes the new one as the query
            // writes it: 05, 1.2.3.
            true => new.chars().map(|c| self.separator(c, new)).collect(),
            false => self.separators().write(&canonical_number(new), self.digits),
        };
        Some(in_digits(&text, self.digits))
    }

    // The separator that this number has for a folded one. If it has none, the separator that goes with its
    // digits.
    fn separator(&self, folded: char, new: &str) -> char {
        let is_version = new.matches('.').count() > 1;
        let own = self.written.chars().find(|&c| fold(c.encode_utf8(&mut [0; 4])).starts_with(folded));
        match (folded, own) {
            ('.' | ',', Some(own)) => own,
            ('.', None) if !is_version => decimals(self.digits),
            (',', None) => thousands(self.digits),
            _ => folded,
        }
    }

    // The separators of this number, which is written otherwise than its source: 1.250,5 for 1,250.5.
    fn separators(&self) -> Separators {
        let mut marks = self.written.chars().filter(|c| matches!(c, '.' | ',' | '\u{66B}' | '\u{66C}'));
        let has_decimals = canonical_number(&fold(self.written)).contains('.');
        let last = marks.clone().next_back();
        match has_decimals {
            true => {
                Separators { thousands: marks.next().filter(|&first| Some(first) != last), decimals: last }
            }
            false => Separators { thousands: last, decimals: None },
        }
    }
}

impl Separators {
    // Writes a number in plain form with these separators.
    fn write(self, plain: &str, digits: Digits) -> String {
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let mut out = String::new();
        for (i, c) in whole.chars().enumerate() {
            let left = whole.len() - i;
            if let Some(mark) = self.thousands.filter(|_| i > 0 && left % 3 == 0) {
                out.push(mark);
            }
            out.push(c);
        }
        if !part.is_empty() {
            out.push(self.decimals.unwrap_or(decimals(digits)));
            out.push_str(part);
        }
        out
    }
}

fn decimals(digits: Digits) -> char {
    if digits == Digits::Western { '.' } else { '\u{66B}' }
}

fn thousands(digits: Digits) -> char {
    if digits == Digits::Western { ',' } else { '\u{66C}' }
}

fn in_digits(text: &str, digits: Digits) -> String {
    let zero = match digits {
        Digits::ArabicIndic => '\u{660}',
        Digits::Persian => '\u{6F0}',
        Digits::Western | Digits::Words => '0',
    };
    let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(u32::from(zero) + value));
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_one_it_replaces() {
        for (written, digits, old, new, rewritten) in [
            ("5", Digits::Western, "5", "12", "12"),
            ("٥", Digits::ArabicIndic, "5", "12", "١٢"),
            ("١٬٢٥٠", Digits::ArabicIndic, "1,250", "3,400", "٣٬٤٠٠"),
            ("١٢٥٠", Digits::ArabicIndic, "1,250", "3,400", "٣٤٠٠"),
            ("٥٠٠", Digits::ArabicIndic, "500", "1,250", "١٬٢٥٠"),
            ("٢٫٥", Digits::ArabicIndic, "2.5", "3.75", "٣٫٧٥"),
            ("1.250,5", Digits::Western, "1,250.5", "2,000.75", "2.000,75"),
            ("٠٥", Digits::ArabicIndic, "05", "07", "٠٧"),
            ("10.0.12", Digits::Western, "10.0.12", "10.1.3", "10.1.3"),
            ("۵", Digits::Persian, "5", "6", "۶"),
        ] {
            let figure = WrittenNumber { written, digits };
            assert_eq!(
                figure.rewritten(old, new, Some(Known::Arabic)).as_deref(),
                Some(rewritten),
                "{written}"
            );
        }
        let german = WrittenNumber { written: "500", digits: Digits::Western };
        assert_eq!(german.rewritten("500", "1,250", None), None);
    }
}
