//! Sentences that end without a mark: behind a web address, and behind the salutation of a letter.

use super::english::opens;
use super::next::{First, Next};
use super::words::Words;

/// Returns where the web address ends that has `://` at this place: at the white space behind it.
pub(super) fn address_end(text: &str, at: usize, end: usize) -> usize {
    at + text[at..end].find(char::is_whitespace).unwrap_or(end - at)
}

/// Returns where a sentence begins behind a web address: with another address, or with a capitalized word that opens
/// sentences.
pub(super) fn behind_address(
    words: &Words,
    text: &str,
    address: std::ops::Range<usize>,
    end: usize,
) -> Option<usize> {
    let (address, behind) = (&text[address.clone()], &text[address.end..end]);
    let next = behind.trim_start();
    // What ends with a mark, a comma or a bracket is decided by that.
    let bare = address.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/');
    (bare && (is_address(next) || opens_plainly(words, next))).then_some(end - next.len())
}

/// Returns where the sentence behind a salutation begins: `Dear Ms. Reed, We are pleased`. Only a word that would be
/// small inside a sentence tells that one begins.
pub(super) fn behind_salutation(words: &Words, text: &str, start: usize, end: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 40;
    let head = text[start..end].trim_start();
    let comma = memchr::memchr(b',', &head.as_bytes()[..head.len().min(LONGEST_NAME)])?;
    let (name, behind) = head.split_at(comma);
    let is_name = name.split(' ').all(|word| word.starts_with(char::is_uppercase) && !opens(words, word));
    let next = behind[1..].trim_start();
    let begins = opens_plainly(words, next) && !next.starts_with("I ") && !next.starts_with("I'");
    (is_name && begins).then_some(end - next.len())
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn opens_plainly(words: &Words, text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && Next::read(text).is_some_and(|next| next.first == First::Upper && opens(words, next.word))
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::Segmenter;

    fn cut(text: &str) -> Vec<&str> {
        Segmenter::new(Lang::ENGLISH).segments(text).map(|segment| segment.trimmed().text()).collect()
    }

    #[test]
    fn a_sentence_begins_behind_an_address() {
        let text = "Look at http://a.example.org/x?y=1.2 The list is there.";
        assert_eq!(cut(text), ["Look at http://a.example.org/x?y=1.2", "The list is there."]);
        assert_eq!(cut("http://a.example.org https://b.example.org/").len(), 2);
        for one in
            ["At https://a.example.org Nadia found it.", "(See http://a.example.org) The end", "http://"]
        {
            assert_eq!(cut(one).len(), 1);
        }
    }

    #[test]
    fn a_sentence_begins_behind_a_salutation() {
        assert_eq!(cut("Dear Dr Reed, We have it."), ["Dear Dr Reed,", "We have it."]);
        for one in ["Nadia, I have it.", "However, They Live is a film.", "Nadia, we have it.", ","] {
            assert_eq!(cut(one).len(), 1, "{one}");
        }
    }
}
