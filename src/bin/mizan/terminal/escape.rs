//! Makes the characters of texts, file names and headers visible that a terminal would obey: control
//! characters, and marks that change the direction of what follows.

use std::borrow::Cow;
use std::fmt::Write;

/// Returns a remark with every control character but tab and line end, and every mark that isolates, embeds
/// or overrides a direction, as an escape (`\u{1b}`).
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    with_escapes(text, |c| is_obeyed(c) || is_bidi_control(c))
}

/// Returns a text with every control character but tab and line end as an escape (`\u{1b}`), so that a
/// terminal shows the character instead of obeying it. Marks of direction stay; see
/// [`balanced`](super::bidi_marks::balanced).
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    with_escapes(text, is_obeyed)
}

/// Returns JSON in which the same characters as in a remark, tab and line end aside, are escapes of JSON
/// (`\u001b`). Outside the strings JSON has none of them.
pub(super) fn escaped_json(json: &str) -> Cow<'_, str> {
    let is_shown = |c: char| !is_obeyed(c) && !is_bidi_control(c);
    if json.chars().all(is_shown) {
        return json.into();
    }
    let mut escaped = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if is_shown(c) {
            escaped.push(c);
        } else {
            write!(escaped, "\\u{:04x}", u32::from(c)).expect("a string takes all text");
        }
    }
    escaped.into()
}

/// Appends a character as an escape.
pub(super) fn push_escape(out: &mut String, c: char) {
    write!(out, "\\u{{{:x}}}", u32::from(c)).expect("a string takes all text");
}

/// Returns true for a mark that isolates, embeds or overrides a direction, or ends what such a mark began.
pub(super) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn with_escapes(text: &str, is_hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_hidden) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            push_escape(&mut escaped, c);
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
        let red = "\u{1b}[31mred\u{9b}0m\u{7}\r\u{7f}";
        let shown = "\\u{1b}[31mred\\u{9b}0m\\u{7}\\u{d}\\u{7f}";
        assert_eq!((&*escaped(red), &*without_controls(red)), (shown, shown));
        assert_eq!(escaped("نعم\tyes\n"), "نعم\tyes\n");
        assert_eq!(escaped("a\u{202E}txt.exe"), "a\\u{202e}txt.exe");
    }

    #[test]
    fn escaped_json_says_the_same() {
        let text = "a\u{7f}\u{85}\u{202E}\u{2067}نعم\u{1b}";
        let json = serde_json::to_string(text).unwrap();
        let shown = escaped_json(&json);
        assert_eq!(shown, r#""a\u007f\u0085\u202e\u2067نعم\u001b""#);
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
    }
}
