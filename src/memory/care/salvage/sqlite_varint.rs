//! The packed numbers of SQLite's file format: [`take`]. They are big-endian, unlike those of
//! [`varint`](crate::varint).

/// Takes a number of at most nine bytes from the front; `None` if the bytes end before the number does.
pub(super) fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for count in 1..=9 {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if count == 9 {
            return Some(value << 8 | u64::from(byte));
        }
        value = value << 7 | u64::from(byte & 0x7F);
        if byte < 0x80 {
            break;
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_to_nine_bytes() {
        let bytes: Vec<u8> = [&[0x7F, 0x81, 0x00][..], &[0xFF; 9], &[0x80]].concat();
        let mut bytes = &bytes[..];
        let mut taken = || take(&mut bytes);
        assert_eq!([taken(), taken(), taken(), taken()], [Some(127), Some(128), Some(u64::MAX), None]);
    }
}
