//! Sentences that end with a web address and without a mark.

use std::ops::Range;

use super::words::opens_plainly;
use crate::segment::words::WordTables;

/// Returns where the web address with `://` at this place ends: at the next white space.
pub(crate) fn address_end(text: &str, at: usize, end: usize) -> usize {
    at + text[at..end].find(char::is_whitespace).unwrap_or(end - at)
}

/// Returns where a sentence begins after a web address: with another address, or with a capitalized word
/// that opens sentences.
pub(crate) fn behind_address(
    words: &WordTables,
    text: &str,
    address: Range<usize>,
    end: usize,
) -> Option<usize> {
    let (address, behind) = (&text[address.clone()], &text[address.end..end]);
    let next = behind.trim_start();
    // If the address ends with a mark, a comma or a bracket, other rules decide.
    let bare = address.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
    (bare && (is_address(next) || opens_plainly(words, next))).then_some(end - next.len())
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}
