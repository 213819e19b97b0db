//! Whole numbers in as few bytes as they need (LEB128). A byte holds seven bits, the lowest first; its high
//! bit is set if another byte follows.

/// Appends a number.
#[inline]
pub(crate) fn write(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Reads a number and moves past it; `None` if the bytes end inside it or it is longer than any number of 64
/// bits.
// Inlined wherever it is called: a lookup reads millions of gaps, and calls make it a fifth slower.
#[inline(always)]
pub(crate) fn read(bytes: &mut &[u8]) -> Option<u64> {
    // Most gaps are of one byte.
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    if first < 0x80 { Some(u64::from(first)) } else { read_more(first, bytes) }
}

// Reads the rest of a number of several bytes. The second byte is mostly the last.
#[inline(always)]
fn read_more(first: u8, bytes: &mut &[u8]) -> Option<u64> {
    let (mut value, mut shift) = (u64::from(first & 0x7F), 7);
    while shift < u64::BITS {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
        shift += 7;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_come_back() {
        for value in [0, 1, 127, 128, 300, 16_384, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            write(&mut bytes, value);
            assert_eq!(read(&mut bytes.as_slice()), Some(value));
            bytes.pop();
            assert_eq!(read(&mut bytes.as_slice()), None);
        }
        assert_eq!(read(&mut [0xFF; 12].as_slice()), None);
    }
}
