//! [`WrittenNumber`]: a number as a translation writes it, and another number written the same way.

use crate::lang::Known;
use crate::text::{Digits, NumberMarks, fold, in_digits};

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
    // The number has no zero before its decimal mark: .5.
    begins_with_mark: bool,
}

// Digits that are written without a separator of thousands everywhere.
const SHORTEST_GROUPED: usize = 3;

impl WrittenNumber<'_> {
    /// Returns the number `new` in the form of this number, which translates `old`. Both are folded and have
    /// the separators of their texts. `None` if `new` has separators and nothing shows which separators this
    /// language uses.
    pub(super) fn rewritten(&self, old: &str, new: &str, rules: Option<Known>) -> Option<String> {
        let has_separators = |text: &str| text.contains(['.', ',', '،', '\u{66B}', '\u{66C}']);
        if has_separators(new) && !has_separators(self.written) && rules.is_none() {
            return None;
        }
        let marks = NumberMarks::of(new);
        let text = if marks.are_plain(new) {
            let own = self.separators();
            let groups = match own.thousands {
                Some(_) if fold(self.written) != old => true,
                None if self.written.chars().count() > SHORTEST_GROUPED => false,
                _ => marks.thousands.is_some(),
            };
            own.write(marks.parts(new), groups, self.digits)?
        } else {
            new.chars().map(|c| self.separator(c)).collect()
        };
        Some(in_digits(&text, self.digits))
    }

    // Returns the separator that this number uses for a separator of a version or a date.
    fn separator(&self, folded: char) -> char {
        let own = self.written.chars().find(|&c| fold(c.encode_utf8(&mut [0; 4])).starts_with(folded));
        own.filter(|_| matches!(folded, '.' | ',')).unwrap_or(folded)
    }

    // Returns the separators of this number, which differ in 1.250,5 and 1,250.5.
    fn separators(&self) -> Separators {
        let folded = fold(self.written);
        let marks = NumberMarks::of(&folded);
        let own = |mark: Option<char>| {
            let mark = mark?;
            self.written.chars().find(|&c| fold(c.encode_utf8(&mut [0; 4])).starts_with(mark))
        };
        Separators {
            thousands: own(marks.thousands),
            decimals: own(marks.decimals),
            begins_with_mark: folded.starts_with('.'),
        }
    }
}

impl Separators {
    // Writes a number, given as the folded digits and marks of its whole part and as its decimals. None if
    // the same mark would separate both.
    fn write(self, (whole, part): (&str, &str), groups: bool, digits: Digits) -> Option<String> {
        let (thousands, decimals) = match (self.thousands, self.decimals) {
            (None, Some(',')) => ('.', ','),
            (Some('.'), None) => ('.', ','),
            (own_thousands, own_decimals) => {
                (own_thousands.unwrap_or(thousands(digits)), own_decimals.unwrap_or(decimals(digits)))
            }
        };
        if thousands == decimals && groups && !part.is_empty() {
            return None;
        }
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let whole = match whole.as_str() {
            "" | "0" if self.begins_with_mark => "",
            "" => "0",
            whole => whole,
        };
        let mut out = String::new();
        for (i, c) in whole.chars().enumerate() {
            if groups && i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(thousands);
            }
            out.push(c);
        }
        if !part.is_empty() {
            out.push(decimals);
            out.push_str(part);
        }
        Some(out)
    }
}

fn decimals(digits: Digits) -> char {
    if digits == Digits::Western { '.' } else { '\u{66B}' }
}

fn thousands(digits: Digits) -> char {
    if digits == Digits::Western { ',' } else { '\u{66C}' }
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
