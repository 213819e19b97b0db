//! [`in_order`]: the letters of one glyph in the order of reading.

/// Returns the letters of a glyph in the order of reading. Some programs write those of lam and alef as they
/// are seen from the left; no glyph joins an alef to a lam after it.
pub(super) fn in_order(letters: &str) -> String {
    let mut chars: Vec<char> = letters.chars().filter(|c| !matches!(c, '\0' | '\u{FEFF}')).collect();
    if let [alef, 'ل'] = chars[..]
        && matches!(alef, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ')
    {
        chars.reverse();
    }
    chars.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lam_comes_before_the_alef_that_it_is_joined_to() {
        assert_eq!(in_order("ال"), "لا");
        assert_eq!(in_order("لا"), "لا");
        assert_eq!(in_order("الله"), "الله");
        assert_eq!(in_order("fi\0"), "fi");
    }
}
