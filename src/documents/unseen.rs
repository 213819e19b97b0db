//! [`is_unseen`]: signs that are no text.

/// Returns true for a sign that only orders the display: marks of direction, the soft hyphen, the byte order
/// mark.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_unseen;

    #[test]
    fn marks_of_direction_are_unseen_and_joiners_are_not() {
        assert!("\u{200F}\u{202B}\u{2066}\u{AD}".chars().all(is_unseen));
        assert!(!"\u{200C}\u{A0} ".chars().any(is_unseen));
    }
}
