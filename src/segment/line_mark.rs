//! [`LineMark`]: what stands at the heads of the lines of wrapped text but belongs to no sentence, the marks
//! of quoted mail and of comments.

use std::ops::Range;

/// The mark at the head of each line of quoted mail or of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineMark {
    /// `> `, `>> ` and so on, with the depth of the quotation.
    Quotation(usize),
    /// `// `.
    Comment,
    /// `* ` on the lines after one that begins with `/*`.
    Starred,
    /// `# `, `-- `, `;; `, `| `, or initials as in `SM> `. Only lines joined with others have such a mark:
    /// alone, it may be that of a heading.
    Weak(&'static str),
}

impl LineMark {
    /// Reads the mark of a line of a text, as [`read`](Self::read) does. A star is a mark only in a comment;
    /// elsewhere it is a bullet.
    pub(super) fn at(text: &str, line: Range<usize>) -> Option<(Self, usize)> {
        let before = line.start;
        let line = &text[line];
        if !Self::may_stand(line.as_bytes()) {
            return None;
        }
        let starred = || Self::starred(line).filter(|_| is_in_comment(&text[..before]));
        Self::read(line).or_else(starred)
    }

    /// Returns false for most lines, by their first bytes.
    pub(super) fn may_stand(line: &[u8]) -> bool {
        matches!(line, [b' ' | b'\t' | b'*', ..]) || may_have_mark(line)
    }

    /// Reads the star at the head of a line.
    pub(super) fn starred(line: &str) -> Option<(Self, usize)> {
        let rest = line.trim_start_matches([' ', '\t']).strip_prefix('*')?;
        let text = rest.trim_start_matches([' ', '\t']);
        (text.len() < rest.len() || text.trim().is_empty())
            .then_some((Self::Starred, line.len() - text.len()))
    }

    /// Reads the mark of a line; returns it with its length in bytes, the white space after it included.
    pub(super) fn read(line: &str) -> Option<(Self, usize)> {
        let mut rest = line.trim_start_matches(' ');
        if !may_have_mark(rest.as_bytes()) {
            return None;
        }
        let mark = if let Some(comment) = rest.strip_prefix("//") {
            // `///` and `//!` open comments of documentation.
            rest = comment.trim_start_matches('/');
            rest = rest.strip_prefix('!').unwrap_or(rest);
            Self::Comment
        } else if let Some((mark, behind)) = weak(rest) {
            rest = behind;
            mark
        } else {
            let mut depth = 0;
            while let Some(quoted) = quotation_sign(rest, depth) {
                depth += 1;
                rest = match quoted.strip_prefix(' ') {
                    Some(next) if quotation_sign(next, depth).is_some() => next,
                    _ => quoted,
                };
            }
            (depth > 0).then_some(Self::Quotation(depth))?
        };
        let text = rest.trim_start_matches([' ', '\t']);
        let apart = text.len() < rest.len() || text.trim_start().len() < text.len() || text.is_empty();
        let touches = matches!(mark, Self::Quotation(_)) && text.starts_with(char::is_alphabetic);
        (apart || touches).then_some((mark, line.len() - text.len()))
    }

    /// Returns true for a mark that counts only on several lines.
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Self::Weak(_))
    }
}

// Returns what follows the sign of a quotation. Some programs quote a quotation with a bar: `>| `.
fn quotation_sign(line: &str, depth: usize) -> Option<&str> {
    let bar = || line.strip_prefix('|').filter(|rest| depth > 0 && !rest.contains('|'));
    line.strip_prefix('>').or_else(bar)
}

// Returns false for most lines, by few bytes: this is asked about each line of a text several times.
fn may_have_mark(line: &[u8]) -> bool {
    match line {
        [b'/' | b'#' | b'-' | b';' | b'|' | b'>', ..] => true,
        // Initials of at most three letters.
        [b'A'..=b'Z', initials @ ..] => initials.iter().take(3).any(|&byte| byte == b'>'),
        _ => false,
    }
}

// Returns true if the lines before begin a comment that goes on with stars.
fn is_in_comment(before: &str) -> bool {
    // The most lines of a comment. Chosen by hand; it bounds the time for a long list with stars.
    const LINES: usize = 100;
    let mut lines = before.strip_suffix('\n').unwrap_or_default().rsplit('\n').take(LINES);
    let head = lines.find(|line| LineMark::starred(line).is_none());
    head.is_some_and(|line| line.trim_start().starts_with("/*") && !line.contains("*/"))
}

// Reads a weak mark and what follows it. A row of a table has further bars.
fn weak(line: &str) -> Option<(LineMark, &str)> {
    let signs = ["#", "--", ";;", "|"];
    let sign = signs.into_iter().find(|sign| line.starts_with(sign));
    let behind = match sign {
        Some(sign) => &line[sign.len()..],
        None => line.trim_start_matches(|c: char| c.is_ascii_uppercase()).strip_prefix('>')?,
    };
    let initials = sign.is_none().then(|| line.len() - behind.len());
    let fits = initials.is_none_or(|length| (2..=4).contains(&length)) && !behind.contains('|');
    let words = behind.starts_with(' ') && behind.contains(char::is_alphabetic);
    let is_framed = sign == Some("--") && behind.trim_end().ends_with('-');
    (fits && words && !is_framed).then_some((LineMark::Weak(sign.unwrap_or(">")), behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_a_mark_in_a_comment_alone() {
        let mark = |text: &str| LineMark::at(text, text.rfind('\n').unwrap() + 1..text.len());
        assert_eq!(mark("/**\n * one\n * two"), Some((LineMark::Starred, 3)));
        assert_eq!(mark("/* one\n *\n * two"), Some((LineMark::Starred, 3)));
        assert_eq!(mark("/**\n * one\n */"), None);
        assert_eq!(mark("/* one */\n * two"), None);
        assert_eq!(mark("Bring:\n * one\n * two"), None);
        assert_eq!(mark("/**\n * one\n **two**"), None);
    }

    #[test]
    fn marks_are_read_with_the_space_behind_them() {
        assert_eq!(LineMark::read("> Hello"), Some((LineMark::Quotation(1), 2)));
        assert_eq!(LineMark::read("> > Hello"), Some((LineMark::Quotation(2), 4)));
        assert_eq!(LineMark::read(">>  Hello"), Some((LineMark::Quotation(2), 4)));
        assert_eq!(LineMark::read(">| Hello"), Some((LineMark::Quotation(2), 3)));
        assert_eq!(LineMark::read("> | one | two |"), Some((LineMark::Quotation(1), 2)));
        assert_eq!(LineMark::read("//! Hello"), Some((LineMark::Comment, 4)));
        assert_eq!(LineMark::read(">\n"), Some((LineMark::Quotation(1), 1)));
        assert_eq!(LineMark::read("  // Hello"), Some((LineMark::Comment, 5)));
        assert_eq!(LineMark::read("//host"), None);
        assert_eq!(LineMark::read(">=5"), None);
        assert_eq!(LineMark::read(">Hello"), Some((LineMark::Quotation(1), 1)));
        assert_eq!(LineMark::read("# Hello"), Some((LineMark::Weak("#"), 2)));
        assert_eq!(LineMark::read("SM> Hello"), Some((LineMark::Weak(">"), 4)));
        assert_eq!(LineMark::read("#hello"), None);
        assert_eq!(LineMark::read("-- 12 --"), None);
        assert_eq!(LineMark::read("--"), None);
        assert_eq!(LineMark::read("| one | two |"), None);
        assert_eq!(LineMark::read("HTML> x"), None);
        assert_eq!(LineMark::read("Hello > you"), None);
    }
}
