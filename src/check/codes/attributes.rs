//! What a program reads in a tag, and no translation changes: the class, the name, the path of a picture.

// Attributes whose values are names for programs. An `href` may lead to another page, in the other language.
const FOR_PROGRAMS: [&str; 6] = ["class", "name", "src", "style", "type", "for"];

/// Returns the attributes of a tag that its translation keeps, in one spelling: those for programs, and an
/// address with letters that no address has as it is written in a page.
pub(super) fn kept(markup: &str) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('=') {
        let name =
            before.trim_end().rsplit(|c: char| c.is_whitespace() || c == '<').next().unwrap_or_default();
        let after = after.trim_start();
        let Some(quote) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) else { break };
        let Some((value, next)) = after[1..].split_once(quote) else { break };
        let is_path = name == "href" && !value.contains("://") && !value.is_ascii();
        if FOR_PROGRAMS.contains(&name) || is_path {
            kept.push(format!("{name}={value}"));
        }
        rest = next;
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_read_is_kept() {
        for (markup, expected) in [
            ("<span title='x' class=\"new\">", "class=new"),
            ("<a href=\"/help\">", ""),
            ("<a href=\"/مساعدة\">", "href=/مساعدة"),
            ("<a href=\"https://example.com/مساعدة\">", ""),
            ("<b>", ""),
            ("<a href=x>", ""),
        ] {
            assert_eq!(kept(markup).join(" "), expected, "{markup}");
        }
    }
}
