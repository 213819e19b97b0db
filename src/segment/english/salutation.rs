//! The salutation of a letter, which no mark ends: `Dear Ms. Reed, We are pleased`.

use super::words::{opens, opens_plainly};
use crate::segment::words::WordTables;

/// Returns where the sentence after a salutation begins: `Dear Ms. Reed, We are pleased`. It must begin with
/// a capitalized word that would be small inside a sentence.
pub(crate) fn behind_salutation(words: &WordTables, text: &str, start: usize, end: usize) -> Option<usize> {
    // The most bytes of a salutation up to its comma. Chosen by hand.
    const LONGEST_NAME: usize = 40;
    let head = text[start..end].trim_start();
    let comma = memchr::memchr(b',', &head.as_bytes()[..head.len().min(LONGEST_NAME)])?;
    let (name, behind) = head.split_at(comma);
    let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase) && !opens(words, word));
    let next = behind[1..].trim_start();
    let begins = opens_plainly(words, next) && !next.starts_with("I ") && !next.starts_with("I'");
    (is_name && begins).then_some(end - next.len())
}
