//! Makes the control characters of texts, file names and headers visible, because a terminal would obey them.

use std::borrow::Cow;
use std::fmt::Write;

/// Returns a text with every control character but tab and line end as an escape (`\x1b`), so that a
/// terminal shows the character instead of obeying it.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_obeyed(c) {
            write!(escaped, "\\x{:02x}", u32::from(c)).expect("a string takes all text");
        } else {
            escaped.push(c);
        }
    }
    escaped.into()
}

// Returns true for a control character that a terminal may obey: C0, DEL, and C1, which some terminals obey.
fn is_obeyed(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_is_left() {
        assert_eq!(escaped("\u{1b}[31mred\u{9b}0m\u{7}\r\u{7f}"), "\\x1b[31mred\\x9b0m\\x07\\x0d\\x7f");
        assert_eq!(escaped("نعم\tyes\n"), "نعم\tyes\n");
    }
}
