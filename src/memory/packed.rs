//! Fields packed into the bytes of one column: [`Packer`] appends them, [`Unpacker`] takes them out again.
//!
//! A number is a [`varint`]; a text is its length in bytes and the bytes.

use crate::varint;

/// Bytes that values are appended to.
#[derive(Default)]
pub(super) struct Packer(pub(super) Vec<u8>);

impl Packer {
    pub(super) fn number(&mut self, value: u64) {
        varint::write(&mut self.0, value);
    }

    /// Appends a number that may be negative: near zero on either side it takes one byte (zigzag coding).
    pub(super) fn signed(&mut self, value: i64) {
        self.number(((value << 1) ^ (value >> 63)) as u64);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }
}

/// Packed bytes that values are taken from; each method returns `None` for bytes that no [`Packer`] wrote.
pub(super) struct Unpacker<'b>(pub(super) &'b [u8]);

impl<'b> Unpacker<'b> {
    // A call here, since a unit has many numbers and the reading of one is long.
    #[inline(never)]
    pub(super) fn number(&mut self) -> Option<u64> {
        varint::read(&mut self.0)
    }

    pub(super) fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    /// Takes the number of values that follow. Each has at least one byte, so a greater number is damage.
    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|&count| count <= self.0.len())
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// Takes a length and as many bytes.
    pub(super) fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(numbers in prop::collection::vec(any::<i64>(), 0..9), text in "\\PC{0,20}") {
            let mut packer = Packer::default();
            packer.text(&text);
            for &number in &numbers {
                packer.signed(number);
                packer.number(number as u64);
            }
            let mut unpacker = Unpacker(&packer.0);
            prop_assert_eq!(unpacker.text(), Some(text.as_str()));
            for number in numbers {
                prop_assert_eq!(unpacker.signed(), Some(number));
                prop_assert_eq!(unpacker.number(), Some(number as u64));
            }
            prop_assert_eq!(unpacker.number(), None);
        }

        #[test]
        fn damaged_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            let mut unpacker = Unpacker(&bytes);
            while unpacker.text().is_some() {}
            let _ = unpacker.signed();
        }
    }
}
