//! Numbers masked in a folded text: [`masked_numbers`].

/// What stands for a number in a masked text: a sign that folding keeps and no text has.
pub(crate) const MASK: char = '\u{2400}';

/// Returns a folded text with one [`MASK`] for each number with its separators, and the count of numbers.
pub(crate) fn masked_numbers(folded: &str) -> (String, usize) {
    let (mut masked, mut count) = (String::with_capacity(folded.len()), 0);
    let mut rest = folded;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        masked.push_str(&rest[..at]);
        masked.push(MASK);
        count += 1;
        let number = &rest[at..];
        let end =
            number.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(number.len());
        // A separator at the end is a mark of the sentence.
        rest = &number[number[..end].trim_end_matches(['.', ',']).len()..];
    }
    masked.push_str(rest);
    (masked, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_any_length_is_one_mask() {
        let short = masked_numbers("لوح 2 x 3 مم، 4.");
        assert_eq!(short, (format!("لوح {MASK} x {MASK} مم، {MASK}."), 3));
        assert_eq!(masked_numbers("لوح 1,200 x 24.5 مم، 120."), short);
        assert_eq!(masked_numbers("لوح"), ("لوح".to_owned(), 0));
        assert_eq!(crate::text::fold(&short.0), short.0);
    }
}
