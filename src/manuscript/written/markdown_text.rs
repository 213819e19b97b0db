//! [`escaped_markdown`]: a text that Markdown reads as it stands.

use crate::manuscript::tokens::Markup;

/// Returns a text with a backslash before each sign that would be markup. `begins` is true at the start of a
/// block, where further signs are markup.
pub(super) fn escaped_markdown(text: &str, markup: Markup, begins: bool) -> String {
    let mut out = String::with_capacity(text.len());
    if begins && let Some(at) = marker(text) {
        out.push_str(&text[..at]);
        out.push('\\');
        out.push_str(&inline(&text[at..], markup));
        return out;
    }
    inline(text, markup)
}

fn inline(text: &str, markup: Markup) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let next = after.chars().next();
        let is_in_word = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        let is_markup = match c {
            '\\' => next.is_some_and(|next| next.is_ascii_punctuation()),
            '*' | '`' | '[' | ']' => true,
            '_' => !is_in_word,
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => is_entity(after),
            '~' => next == Some('~') || before == Some('~'),
            '|' => markup == Markup::MarkdownCell,
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

// `&amp;`, `&#39;`: without the end mark, the sign is text.
fn is_entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < after.len() && name.starts_with(';')
}

// Returns where in the text the sign stands that would begin another kind of block.
fn marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = |at: usize| text[at + 1..].starts_with([' ', '\t']) || text.len() == at + 1;
    match text.as_bytes().get(digits)? {
        b'.' | b')' if (1..=9).contains(&digits) && after(digits) => Some(digits),
        b'+' | b'-' | b'=' if digits == 0 => Some(0),
        b'#' | b'>' | b':' if digits == 0 => Some(0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markup_are_marked() {
        for (text, expected) in [
            ("1. أغلق", "1\\. أغلق"),
            ("# one", "\\# one"),
            ("2*3 a_b _c", "2\\*3 a_b \\_c"),
            ("[x] <b> a < b R&D &amp;", "\\[x\\] \\<b> a < b R&D \\&amp;"),
            ("one | two", "one | two"),
            ("1.5 litres", "1.5 litres"),
        ] {
            assert_eq!(escaped_markdown(text, Markup::Markdown, true), expected);
        }
        assert_eq!(escaped_markdown("a|b", Markup::MarkdownCell, false), "a\\|b");
    }
}
