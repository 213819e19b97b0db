//! What a line or paragraph begins and ends with.

use super::super::layout::is_bullet;

/// Returns what follows the bullet at the beginning.
pub(super) fn after_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(is_bullet)?;
    Some(rest.trim_start())
}

/// Returns true if the text begins with the number or letter of a list, or with a dash.
pub(super) fn begins_with_number(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let number = word.trim_start_matches(['(', '[']);
    let name = number.trim_end_matches(['.', ')', '-', ':', ']', '–', '/']);
    let chars = name.chars().count();
    let is_number = (1..=6).contains(&chars) && name.chars().all(|c| c.is_numeric() || c == '.' || c == '-');
    let is_letter = chars == 1 && name.chars().all(char::is_alphabetic);
    let is_dash = chars == 0 && (word == "-" || word == "–" || word == "—");
    is_dash || ((is_number || is_letter) && name.len() < word.len())
}

/// Returns true if a sentence ends here.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches([')', ']', '"', '”', '»', '’', '\'', '“', '}']);
    text.ends_with(['.', '!', '?', '؟', '…', ':', '؛', ';', '。'])
}
