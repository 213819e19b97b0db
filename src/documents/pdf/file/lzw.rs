//! [`unpack_lzw`]: unpacks Lempel-Ziv-Welch, as files before 1996 have it.

// The codes for a table that begins anew, and for the end.
const CLEAR: usize = 256;
const END: usize = 257;

// The longest code in bits.
const WIDEST: u32 = 12;

/// Returns the unpacked bytes, at most `most`. `early` says that codes grow one code early, as they do
/// unless the file says otherwise.
pub(super) fn unpack_lzw(packed: &[u8], early: bool, most: usize) -> Vec<u8> {
    let mut codes = Codes { packed, bit: 0 };
    // An entry is a stretch of the bytes unpacked up to now.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut bytes, mut width, mut last) = (Vec::new(), 9, None::<(usize, usize)>);
    while let Some(code) = codes.next(width) {
        let start = bytes.len();
        match code {
            CLEAR => {
                table.clear();
                (width, last) = (9, None);
                continue;
            }
            END => break,
            0..CLEAR => bytes.push(code as u8),
            _ => match (table.get(code - 258).copied(), last) {
                (Some((from, to)), _) => bytes.extend_from_within(from..to),
                // The entry that this very code completes.
                (None, Some((from, to))) if code - 258 == table.len() => {
                    bytes.extend_from_within(from..to);
                    bytes.push(bytes[from]);
                }
                _ => break,
            },
        }
        if let Some((from, to)) = last
            && table.len() < 4096 - 258
        {
            // What the last code stood for, and one byte more, which follows it.
            table.push((from, to + 1));
        }
        last = Some((start, bytes.len()));
        width = width_after(table.len() + 258 + 1 + usize::from(early));
        if bytes.len() > most {
            break;
        }
    }
    bytes.truncate(most);
    bytes
}

fn width_after(codes: usize) -> u32 {
    (codes as u32 - 1).ilog2().saturating_add(1).clamp(9, WIDEST)
}

struct Codes<'b> {
    packed: &'b [u8],
    bit: usize,
}

impl Codes<'_> {
    fn next(&mut self, width: u32) -> Option<usize> {
        let at = self.bit / 8;
        let bytes = self.packed.get(at..)?;
        let three = (0..3).fold(0_u32, |all, n| all << 8 | u32::from(bytes.get(n).copied().unwrap_or(0)));
        let shift = 24 - width - (self.bit % 8) as u32;
        self.bit += width as usize;
        (self.bit <= self.packed.len() * 8).then_some((three >> shift) as usize & ((1 << width) - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_unpacked() {
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(unpack_lzw(&packed, true, 100), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(unpack_lzw(&packed, true, 3), [45, 45, 45]);
        assert!(unpack_lzw(&[0xFF; 40], true, 100).is_empty());
    }
}
