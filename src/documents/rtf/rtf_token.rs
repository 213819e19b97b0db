//! [`Tokens`]: RTF cut into groups, control words and bytes of text.

/// A piece of an RTF document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RtfToken<'b> {
    /// The beginning of a group.
    Open,
    /// The end of a group.
    Close,
    /// A control word, without its backslash, and its number.
    Word(&'b str, Option<i32>),
    /// A backslash and a sign that is no letter.
    Symbol(u8),
    /// A byte of text in the encoding of the font, written as a hexadecimal number.
    Hex(u8),
    /// A byte of text.
    Byte(u8),
}

/// The pieces of an RTF document.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    fn take(&mut self, length: usize) -> &'b [u8] {
        let (taken, rest) = self.bytes.split_at(length.min(self.bytes.len()));
        self.bytes = rest;
        taken
    }

    // Takes what stands after a backslash.
    fn control(&mut self) -> Option<RtfToken<'b>> {
        let letters = count(self.bytes, u8::is_ascii_alphabetic);
        if letters == 0 {
            return match *self.take(1).first()? {
                b'\'' => Some(self.hex()),
                b'\r' | b'\n' => Some(RtfToken::Word("par", None)),
                symbol => Some(RtfToken::Symbol(symbol)),
            };
        }
        let word = str::from_utf8(self.take(letters)).unwrap_or_default();
        let number = self.number();
        if self.bytes.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            // Bytes of a picture, which may look like anything.
            self.take(number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0));
        }
        Some(RtfToken::Word(word, number))
    }

    fn number(&mut self) -> Option<i32> {
        let sign = usize::from(self.bytes.first() == Some(&b'-'));
        let digits = count(&self.bytes[sign..], u8::is_ascii_digit);
        if digits == 0 {
            return None;
        }
        // A number that is too large for any use counts as none.
        str::from_utf8(self.take(sign + digits)).ok()?.parse().ok()
    }

    fn hex(&mut self) -> RtfToken<'b> {
        let digits = count(&self.bytes[..self.bytes.len().min(2)], u8::is_ascii_hexdigit);
        let digits = str::from_utf8(self.take(digits)).unwrap_or_default();
        u8::from_str_radix(digits, 16).map_or(RtfToken::Symbol(b'\''), RtfToken::Hex)
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = RtfToken<'b>;

    fn next(&mut self) -> Option<RtfToken<'b>> {
        loop {
            return match *self.take(1).first()? {
                b'{' => Some(RtfToken::Open),
                b'}' => Some(RtfToken::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | b'\0' => continue,
                byte => Some(RtfToken::Byte(byte)),
            };
        }
    }
}

fn count(bytes: &[u8], of: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| of(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_and_bytes_are_told_apart() {
        let tokens: Vec<_> = Tokens::new(b"{\\rtf1\\u-10 \\'c7\\~a\r\n\\*\\bin3 {}x}\\b0").collect();
        let expected = [
            RtfToken::Open,
            RtfToken::Word("rtf", Some(1)),
            RtfToken::Word("u", Some(-10)),
            RtfToken::Hex(0xC7),
            RtfToken::Symbol(b'~'),
            RtfToken::Byte(b'a'),
            RtfToken::Symbol(b'*'),
            RtfToken::Word("bin", Some(3)),
            RtfToken::Close,
            RtfToken::Word("b", Some(0)),
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn what_is_cut_off_ends_the_pieces() {
        for bytes in [&b"\\"[..], b"\\'", b"\\'x", b"\\bin999999 x", b"\\u99999999999999999999", b"\\bin-5 x"]
        {
            assert!(Tokens::new(bytes).count() < 4);
        }
    }
}
