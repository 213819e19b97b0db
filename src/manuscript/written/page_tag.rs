//! [`directed_tag`]: the start tag of an element of a page, with the direction and the language of its text.

use std::ops::Range;

use crate::lang::{Direction, Lang};

/// Returns where the start tag of the page stands.
pub(in crate::manuscript) fn root_tag(page: &str) -> Option<Range<usize>> {
    // Only a document type and comments come before.
    let start = page
        .to_ascii_lowercase()
        .find("<html")
        .filter(|at| page[at + "<html".len()..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>'))?;
    let end = start + page[start..].find('>')? + 1;
    Some(start..end)
}

/// Returns a start tag with the direction and the language of a text.
pub(in crate::manuscript) fn directed_tag(tag: &str, lang: &Lang) -> String {
    let direction = match lang.direction() {
        Direction::RightToLeft => "rtl",
        Direction::LeftToRight => "ltr",
    };
    let mut tag = tag.to_owned();
    set(&mut tag, "dir", direction);
    if tag.contains("xml:lang") {
        set(&mut tag, "xml:lang", lang.tag());
    }
    set(&mut tag, "lang", lang.tag());
    tag
}

/// Returns a text without the signs of markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn set(tag: &mut String, name: &str, value: &str) {
    let value = format!("{name}=\"{value}\"");
    match attribute(tag, name) {
        Some(range) => tag.replace_range(range, &value),
        None => {
            let end = tag.len() - if tag.ends_with("/>") { 2 } else { 1 };
            tag.insert_str(end, &format!(" {value}"));
        }
    }
}

// Returns where an attribute stands in a tag, with its value.
fn attribute(tag: &str, name: &str) -> Option<Range<usize>> {
    let bytes = tag.as_bytes();
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let mut at = bytes.iter().position(is_space)?;
    loop {
        at += bytes[at..].iter().position(|byte| !is_space(byte))?;
        let length = bytes[at..].iter().position(|byte| is_space(byte) || b"=>".contains(byte))?;
        let (start, found) = (at, &tag[at..at + length]);
        at += length.max(1);
        let after =
            at + bytes[at - usize::from(length == 0)..].iter().take_while(|byte| is_space(byte)).count();
        let mut end = at;
        if length > 0 && bytes.get(after) == Some(&b'=') {
            let value = after + 1 + bytes[after + 1..].iter().take_while(|byte| is_space(byte)).count();
            end = match bytes.get(value)? {
                quote @ (b'"' | b'\'') => {
                    value + 2 + bytes[value + 1..].iter().position(|byte| byte == quote)?
                }
                _ => value + bytes[value..].iter().position(|byte| is_space(byte) || *byte == b'>')?,
            };
            at = end;
        }
        if found.eq_ignore_ascii_case(name) {
            return Some(start..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_gets_the_direction_and_the_language() {
        for (tag, expected) in [
            ("<html>", "<html dir=\"rtl\" lang=\"ar\">"),
            ("<html lang=en class='a b'>", "<html lang=\"ar\" class='a b' dir=\"rtl\">"),
            ("<p data-dir=\"x\" DIR = 'ltr' hidden>", "<p data-dir=\"x\" dir=\"rtl\" hidden lang=\"ar\">"),
            ("<html lang=\"en\" xml:lang=\"en\"/>", "<html lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\"/>"),
        ] {
            assert_eq!(directed_tag(tag, &Lang::ARABIC), expected);
        }
    }

    #[test]
    fn the_start_of_a_page_is_found() {
        assert_eq!(root_tag("<!DOCTYPE html>\n<HTML lang=en><p>"), Some(16..30));
        assert_eq!(root_tag("<p>one"), None);
    }
}
