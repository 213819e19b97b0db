//! [`ByteSet`]: searches a long text for a few bytes, sixteen bytes of text at a time.

/// A set of bytes that can be searched for sixteen bytes at a time.
#[derive(Clone, Debug)]
pub(crate) struct ByteSet<const N: usize> {
    bytes: [u8; N],
    table: [bool; 256],
}

// The bytes compared at once, which fill a vector register of 128 bits.
const BLOCK: usize = 16;

impl<const N: usize> ByteSet<N> {
    /// Returns the set of these bytes; a byte may stand twice.
    pub(crate) const fn new(bytes: [u8; N]) -> Self {
        let mut table = [false; 256];
        let mut at = 0;
        while at < N {
            table[bytes[at] as usize] = true;
            at += 1;
        }
        Self { bytes, table }
    }

    /// Returns the first place of one of the bytes.
    pub(crate) fn find(&self, text: &[u8]) -> Option<usize> {
        let without = text.chunks_exact(BLOCK).take_while(|block| !self.is_in(block)).count() * BLOCK;
        let at = text[without..].iter().position(|&byte| self.table[usize::from(byte)])?;
        Some(without + at)
    }

    // Has no branch, so that the compiler uses vector instructions.
    fn is_in(&self, block: &[u8]) -> bool {
        let is = |byte: u8| self.bytes.iter().fold(false, |is, &one| is | (byte == one));
        block.iter().fold(false, |any, &byte| any | is(byte))
    }
}
