//! [`Token`]: a word or a number of a folded text, as the lexicon, the aligner and searches see it.

use std::ops::Range;

use super::characters::is_plain_arabic_letter;

/// A word or a number of a folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// The place in the folded text, in bytes.
    pub(crate) range: Range<usize>,
    /// The folded letters or digits.
    pub(crate) text: &'t str,
    /// The kind of its characters.
    pub(crate) kind: TokenKind,
}

/// The kind of characters that a [`Token`] consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Arabic letters.
    Arabic,
    /// Letters of any other script, with inner apostrophes; `%` is a word too.
    Word,
    /// Digits, with inner dots and commas.
    Number,
}

/// Returns the tokens of a text that [`fold`](crate::text::fold) folded, in order; punctuation is left out.
///
/// Tokens are cheaper and cruder than [`words`](crate::text::words): a token ends where the script changes,
/// and never has both letters and digits. Linear, without allocation.
pub(crate) fn tokens(folded: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let c = folded[at..].chars().next()?;
            if let Some(kind) = kind_of(c) {
                let start = at;
                at += length(&folded[at..], kind);
                return Some(Token { range: start..at, text: &folded[start..at], kind });
            }
            at += c.len_utf8();
        }
    })
}

fn kind_of(c: char) -> Option<TokenKind> {
    match c {
        'a'..='z' | '%' => Some(TokenKind::Word),
        '0'..='9' => Some(TokenKind::Number),
        _ if is_plain_arabic_letter(c) => Some(TokenKind::Arabic),
        // The commonest marks: the tables of Unicode need not be asked.
        _ if c.is_ascii() || matches!(c, '،' | '؛' | '؟' | '«' | '»' | '—' | '–' | '…' | '“' | '”' | '’') => {
            None
        }
        _ if c.is_alphabetic() => Some(TokenKind::Word),
        _ => None,
    }
}

// Returns the length in bytes of the first token of a text, whose first char is of `kind`.
fn length(text: &str, kind: TokenKind) -> usize {
    if text.starts_with('%') {
        return 1;
    }
    let known = known_letters(text.as_bytes(), kind);
    let mut chars = text[known..].char_indices().map(|(at, c)| (known + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if kind_of(c) == Some(kind) && c != '%' {
            continue;
        }
        let joins = match kind {
            TokenKind::Number => matches!(c, '.' | ','),
            TokenKind::Word => c == '\'',
            TokenKind::Arabic => false,
        };
        if !joins || chars.peek().is_none_or(|&(_, next)| kind_of(next) != Some(kind) || next == '%') {
            return at;
        }
    }
    text.len()
}

// Returns how many bytes at the beginning of a text are the commonest letters or digits of a kind, which are
// known by their bytes.
#[inline]
fn known_letters(bytes: &[u8], kind: TokenKind) -> usize {
    // Arabic letters have two bytes: 110 and the upper five bits, 10 and the lower six.
    let is_arabic = |pair: &[u8]| {
        let letter = u32::from(pair[0] & 0x1F) << 6 | u32::from(pair[1] & 0x3F);
        pair[0] & 0xE0 == 0xC0 && char::from_u32(letter).is_some_and(is_plain_arabic_letter)
    };
    match kind {
        TokenKind::Word => bytes.iter().take_while(|byte| byte.is_ascii_lowercase()).count(),
        TokenKind::Number => bytes.iter().take_while(|byte| byte.is_ascii_digit()).count(),
        TokenKind::Arabic => 2 * bytes.chunks_exact(2).take_while(|pair| is_arabic(pair)).count(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    fn assert_tokens(text: &str, expected: &[&str]) {
        let folded = fold(text);
        assert_eq!(tokens(&folded).map(|token| token.text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn script_and_digits_part_tokens() {
        assert_tokens("الفقرة3من العقدABC", &["الفقره", "3", "من", "العقد", "abc"]);
        assert_tokens("50% more, don't: 1,250.75.", &["50", "%", "more", "don't", "1,250.75"]);
        assert_tokens("'quoted' 5, 6 …—!", &["quoted", "5", "6"]);
        assert_tokens("", &[]);
    }

    proptest! {
        #[test]
        fn tokens_lie_where_they_say(text in "[ابة' ,.%0-9a-zж漢]{0,30}") {
            let folded = fold(&text);
            let mut end = 0;
            for token in tokens(&folded) {
                prop_assert!(token.range.start >= end && !token.text.is_empty());
                prop_assert_eq!(&folded[token.range.clone()], token.text);
                end = token.range.end;
            }
        }
    }
}
