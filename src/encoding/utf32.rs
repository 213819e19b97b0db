//! [`Utf32`]: recognises UTF-32, which encoding_rs does not read, and turns its bytes into UTF-16.

/// UTF-32 in one of its two byte orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Utf32 {
    Little,
    Big,
}

// The characters that are looked at, a round number. Every one of them must be a Unicode character.
const SAMPLE: usize = 1024;

impl Utf32 {
    /// Returns the byte order of a text that starts with these bytes; `None` if it is no UTF-32. No other
    /// encoding of a text has two zero bytes in every four at these places.
    pub(super) fn of(start: &[u8]) -> Option<Self> {
        let (units, _) = start.as_chunks::<4>();
        let units = &units[..units.len().min(SAMPLE)];
        let is_all = |order: Self| {
            let mut chars = units.iter().map(|unit| order.value(*unit));
            chars.all(|value| value > 0 && char::from_u32(value).is_some())
        };
        // One character alone may be two of UTF-16.
        let orders = [Self::Little, Self::Big].into_iter().filter(|_| units.len() > 1);
        orders.into_iter().find(|order| is_all(*order))
    }

    /// Returns the bytes of the text in UTF-16LE, without its byte order mark. A character that is cut off or
    /// wrong becomes U+FFFD.
    pub(super) fn utf16(self, bytes: &[u8]) -> Vec<u8> {
        let (units, rest) = bytes.as_chunks::<4>();
        let chars = units.iter().map(|unit| char::from_u32(self.value(*unit)).unwrap_or('\u{FFFD}'));
        let cut = (!rest.is_empty()).then_some('\u{FFFD}');
        let mut utf16 = Vec::with_capacity(bytes.len() / 2);
        for c in chars.chain(cut) {
            utf16.extend(c.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_le_bytes()));
        }
        utf16
    }

    fn value(self, unit: [u8; 4]) -> u32 {
        match self {
            Self::Little => u32::from_le_bytes(unit),
            Self::Big => u32::from_be_bytes(unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_32_is_told_from_utf_16() {
        let text = "قف، Stop \u{1F600}";
        let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!((Utf32::of(&little), Utf32::of(&big)), (Some(Utf32::Little), Some(Utf32::Big)));
        assert_eq!((Utf32::of(&utf16), Utf32::of(&[0; 64]), Utf32::of(b"text text")), (None, None, None));
        assert_eq!((Utf32::Little.utf16(&little), Utf32::Big.utf16(&big)), (utf16.clone(), utf16));
    }
}
