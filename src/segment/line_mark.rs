//! What stands in the lines of wrapped text but belongs to no sentence: the marks of quoted mail and of
//! comments, and the numbers of pages.

/// The mark at the head of each line of quoted mail or of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineMark {
    /// `> `, `>> ` and so on, with the depth of the quotation.
    Quotation(usize),
    /// `// `.
    Comment,
}

impl LineMark {
    /// Reads the mark of a line; returns it with its length in bytes, the white space behind it included.
    pub(super) fn read(line: &str) -> Option<(Self, usize)> {
        let mut rest = line.trim_start_matches(' ');
        let mark = if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.trim_start_matches('/');
            Self::Comment
        } else {
            let mut depth = 0;
            while let Some(quoted) = rest.strip_prefix('>') {
                depth += 1;
                rest = quoted.strip_prefix(' ').filter(|rest| rest.starts_with('>')).unwrap_or(quoted);
            }
            (depth > 0).then_some(Self::Quotation(depth))?
        };
        let text = rest.trim_start_matches([' ', '\t']);
        let apart = text.len() < rest.len() || text.trim_start().len() < text.len() || text.is_empty();
        apart.then_some((mark, line.len() - text.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_with_the_space_behind_them() {
        assert_eq!(LineMark::read("> Hello"), Some((LineMark::Quotation(1), 2)));
        assert_eq!(LineMark::read("> > Hello"), Some((LineMark::Quotation(2), 4)));
        assert_eq!(LineMark::read(">>  Hello"), Some((LineMark::Quotation(2), 4)));
        assert_eq!(LineMark::read(">\n"), Some((LineMark::Quotation(1), 1)));
        assert_eq!(LineMark::read("  // Hello"), Some((LineMark::Comment, 5)));
        assert_eq!(LineMark::read("//host"), None);
        assert_eq!(LineMark::read(">=5"), None);
        assert_eq!(LineMark::read("Hello > you"), None);
    }
}
