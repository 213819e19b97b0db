//! [`start_of`]: the start of a text, cut between two signs.

/// Returns the start of a text, of at most this number of bytes.
pub(super) fn start_of(text: &str, bytes: usize) -> &str {
    (0..=bytes.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::start_of;

    #[test]
    fn a_text_is_cut_between_two_signs() {
        assert_eq!([start_of("نعم", 3), start_of("نعم", 4), start_of("نعم", 99)], ["ن", "نع", "نعم"]);
    }
}
