//! [`parted`] and [`title`]: the head of a Markdown text, which is written in YAML or TOML, and the title in
//! the head.

use crate::documents::tidy::tidy;

/// Returns the head of a text, if there is one, and the text below. A head stands between two lines of `---`
/// or `+++`, and its first line that is not empty has a key.
pub(super) fn parted(text: &str) -> (Option<&str>, &str) {
    let fence = text.lines().next().unwrap_or_default().trim_end();
    if !matches!(fence, "---" | "+++") {
        return (None, text);
    }
    let head = &text[text.find('\n').map_or(text.len(), |at| at + 1)..];
    if !head.lines().find(|line| !line.trim().is_empty()).is_some_and(has_key) {
        return (None, text);
    }
    let mut end = 0;
    for line in head.split_inclusive('\n') {
        let after = end + line.len();
        if line.trim_end() == fence || fence == "---" && line.trim_end() == "..." {
            return (Some(&head[..end]), &head[after..]);
        }
        end = after;
    }
    (None, text)
}

/// Returns the text below the head.
pub(crate) fn without_front_matter(text: &str) -> &str {
    parted(text).1
}

fn has_key(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    line.starts_with('#') || name.len() < line.len() && name.trim_start().starts_with([':', '='])
}

/// Returns the title that the head of a text gives: the first key `title`, on whatever level.
pub(super) fn title(head: &str) -> Option<String> {
    let mut lines = head.lines();
    let (indent, value) = lines.by_ref().find_map(|line| {
        let key = line.trim_start().strip_prefix("title")?.trim_start();
        let value = key.strip_prefix([':', '='])?.trim();
        Some((indent_of(line), value))
    })?;
    // The text of a value that begins with `>` or `|` stands on lines below, indented further.
    let below =
        || lines.take_while(|line| indent_of(line) > indent).map(str::trim).collect::<Vec<_>>().join(" ");
    let value = if value.starts_with(['>', '|']) { below() } else { unquoted(value) };
    Some(tidy(&value)).filter(|value| !value.is_empty())
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn unquoted(value: &str) -> String {
    let inside = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    if let Some(value) = inside('\'') {
        return value.replace("''", "'");
    }
    if let Some(value) = inside('"') {
        return value.replace("\\\"", "\"");
    }
    // A comment of YAML begins with a space and a number sign.
    value.split(" #").next().unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_parted_from_the_text() {
        for (text, head, below) in [
            ("---\n\ntitle: x\n---\nText", Some("\ntitle: x\n"), "Text"),
            ("---\r\ntitle: x\r\n...\r\n", Some("title: x\r\n"), ""),
            ("+++\na.b = 1\n+++\n", Some("a.b = 1\n"), ""),
            ("---\nA rule above: no\n---\n", None, "---\nA rule above: no\n---\n"),
            ("---\ntitle: never closed", None, "---\ntitle: never closed"),
        ] {
            assert_eq!(parted(text), (head, below), "{text}");
        }
    }

    #[test]
    fn the_title_is_found_on_any_level_and_without_quotes() {
        for (head, expected) in [
            ("layout: page\ntitle: \"The \\\"red\\\" valve\"\n", Some("The \"red\" valve")),
            ("lab:\n    title: 'الصمام ''الأحمر'''\n", Some("الصمام 'الأحمر'")),
            ("title = \"Valves\"", Some("Valves")),
            ("title: Valves # all kinds", Some("Valves")),
            ("title: >\n  Valves\n  and pumps\nlang: en", Some("Valves and pumps")),
            ("title: \u{200F}الصمام\u{200F}\n", Some("الصمام")),
            ("title: \u{200F}", None),
            ("subtitle: no\ntitles: no\n", None),
            ("title:\n", None),
        ] {
            assert_eq!(title(head).as_deref(), expected, "{head}");
        }
    }
}
