//! [`Directive`]: a line that begins with `:::`, as programs that build sites have them beside CommonMark.

/// What such a line says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Directive {
    /// The text that stands for a picture.
    Picture(String),
    /// The title of a box.
    Title(String),
    /// Nothing that is read.
    Nothing,
}

impl Directive {
    /// Returns what a line says.
    pub(super) fn of(line: &str) -> Self {
        let inside = line.trim_matches([':', ' ']);
        if let Some((_, after)) = inside.split_once("alt-text=\"") {
            return Self::Picture(after.split('"').next().unwrap_or_default().to_owned());
        }
        let after = inside.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let title = after.trim_matches(['[', ']', ' ']);
        if title.is_empty() || title.contains('=') || title.starts_with('{') {
            Self::Nothing
        } else {
            Self::Title(title.to_owned())
        }
    }
}

/// Returns true for a line that begins or ends a box and says nothing else: `--- task ---`, `--- /task ---`.
pub(super) fn is_fence(line: &str) -> bool {
    let name = line.strip_prefix("--- ").and_then(|line| line.trim_end_matches('-').strip_suffix(' '));
    line.ends_with("---")
        && name.is_some_and(|name| {
            name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'-'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_a_picture_or_a_title() {
        for (line, expected) in [
            (
                ":::image type=\"content\" source=\"a.png\" alt-text=\"A valve.\":::",
                Directive::Picture("A valve.".to_owned()),
            ),
            (":::note[انتبه]", Directive::Title("انتبه".to_owned())),
            (":::tip Close it", Directive::Title("Close it".to_owned())),
            (":::", Directive::Nothing),
            ("::: zone pivot=\"x\"", Directive::Nothing),
            (":::row-end:::", Directive::Nothing),
        ] {
            assert_eq!(Directive::of(line), expected, "{line}");
        }
    }

    #[test]
    fn a_fence_is_one_word_between_dashes() {
        assert!(is_fence("--- task ---") && is_fence("--- /hint ------") && is_fence("--- no-print ---"));
        assert!(!is_fence("--- Close it ---") && !is_fence("---") && !is_fence("--- a"));
    }
}
