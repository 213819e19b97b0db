//! The mark at the end of a translation, exchanged for that of the query: [`end_mark`].
//!
//! Only marks that leave the sentence as it is are exchanged. A question has other words than a statement
//! in many languages, so a question mark is neither put in nor taken away.

use crate::lang::Known;

use super::exchange::Replacement;

// A comma or a semicolon is another character in Arabic.
const MARKS: [char; 4] = ['.', '!', ':', ';'];

/// Returns the replacement of the last mark of a translation if the query ends with another mark than the
/// source, and the translation with that of the source.
pub(super) fn end_mark(query: &str, source: &str, target: &str, rules: Option<Known>) -> Option<Replacement> {
    let (asked, known, translated) = (ending(query)?, ending(source)?, ending(target)?);
    if asked == known || translated != known {
        return None;
    }
    let end = target.trim_end().len();
    let last = target[..end].chars().next_back().filter(|_| translated.is_some()).map_or(0, char::len_utf8);
    let written = asked.map(|mark| if mark == ';' && rules == Some(Known::Arabic) { '؛' } else { mark });
    let text = written.map(String::from).unwrap_or_default();
    Some(Replacement { range: end - last..end, text, old: String::new(), new: String::new() })
}

// Returns the mark at the end of a text, if there is one; none at all for a text that ends with another
// mark or with several.
fn ending(text: &str) -> Option<Option<char>> {
    let mut chars = text.trim_end().chars().rev();
    let last = chars.next()?;
    if last.is_alphanumeric() {
        return Some(None);
    }
    let mark = if last == '؛' { ';' } else { last };
    let is_alone = chars.next().is_some_and(char::is_alphanumeric);
    (is_alone && MARKS.contains(&mark)).then_some(Some(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_exchanged_if_the_translation_has_that_of_the_source() {
        for (query, source, target, expected) in [
            ("Close it", "Close it.", "أغلقه.", Some("")),
            ("Close it.", "Close it", "أغلقه", Some(".")),
            ("close it;", "Close it.", "أغلقه.", Some("؛")),
            ("Close it.", "Close it", "أغلقه!", None),
            ("Close it?", "Close it.", "أغلقه.", None),
            ("Close it...", "Close it.", "أغلقه.", None),
            ("Close it.", "Close it.", "أغلقه", None),
        ] {
            let found = end_mark(query, source, target, Some(Known::Arabic));
            assert_eq!(found.map(|found| found.text).as_deref(), expected, "{query} {source}");
        }
    }
}
