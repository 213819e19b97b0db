//! Where the addresses of the web and of mail stand in a text.

use std::ops::Range;

// What an address of the web begins with.
const SCHEMES: [&str; 5] = ["http://", "https://", "ftp://", "www.", "mailto:"];

/// Returns the places of the addresses of a text, without the marks that end the sentence around them.
/// Linear.
pub(in crate::check) fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") && !text.contains("www.") && !text.contains('@') && !text.contains("mailto:") {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !is_of_address(c)) {
        let shown = word.trim_end_matches(|c: char| !is_of_address(c));
        found.extend(address(shown).map(|range| at + range.start..at + range.end));
        at += word.len();
    }
    found
}

fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'*+,;=%{}|".contains(c)
}

// Returns the place of the address in a word that has no white space.
fn address(word: &str) -> Option<Range<usize>> {
    let start = SCHEMES.iter().filter_map(|scheme| word.find(scheme)).min();
    let start = start.or_else(|| is_mail(word).then(|| mail_start(word)))?;
    let end = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', ']', '}']).len();
    (end > start + 4).then_some(start..end)
}

fn mail_start(word: &str) -> usize {
    word.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0)
}

fn is_mail(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else { return false };
    let host = host.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let is_host = host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
    name.ends_with(|c: char| c.is_ascii_alphanumeric()) && is_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_marks_of_the_sentence() {
        for (text, expected) in [
            ("See https://example.com/a?b=1, then go", "https://example.com/a?b=1"),
            ("راجع www.example.com/ar.", "www.example.com/ar"),
            ("اكتب إلى help@example.com؟", "help@example.com"),
            ("Ask @samia at noon", ""),
        ] {
            let found = addresses(text).first().cloned().map_or("", |range| &text[range]);
            assert_eq!(found, expected);
        }
    }
}
