//! [`one_line_end`]: a text with line ends of one kind.

/// Returns the text with `\n` for each line end inside.
pub(crate) fn one_line_end(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::one_line_end;

    #[test]
    fn line_ends_of_all_systems_become_one() {
        assert_eq!(one_line_end("a\r\nb\rc\nd"), "a\nb\nc\nd");
    }
}
