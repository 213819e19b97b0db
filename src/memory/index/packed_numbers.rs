//! A row of the table `numbered`: numbers of 32 bits in as few bits each as the row needs. Any of them is
//! read without the others.
//!
//! The row begins with the width of a number in bits and the least number, 4 bytes; then come the differences
//! from the least, the lowest bit first. A row whose length is a multiple of four is one of an earlier build
//! of mizan and has numbers of four bytes.

/// The bytes before the first difference.
const HEAD: usize = 5;

/// The most bytes in which the bits of a difference stand: 32 bits and up to 7 before them.
const MOST: usize = 5;

/// Returns the row of these numbers.
pub(super) fn packed(numbers: &[u32]) -> Vec<u8> {
    let least = numbers.iter().copied().min().unwrap_or_default();
    let most = numbers.iter().copied().max().unwrap_or_default();
    let width = 32 - (most - least).leading_zeros();
    let mut row = vec![width as u8];
    row.extend(least.to_le_bytes());
    let (mut bits, mut held) = (0_u64, 0);
    for number in numbers {
        bits |= u64::from(number - least) << held;
        held += width;
        while held >= 8 {
            row.push(bits as u8);
            bits >>= 8;
            held -= 8;
        }
    }
    if held > 0 {
        row.push(bits as u8);
    }
    if row.len().is_multiple_of(4) {
        row.push(0);
    }
    row
}

/// Returns the number at a place of a row; `None` if the row is damaged.
pub(super) fn number_at(row: &[u8], at: usize) -> Option<u32> {
    if row.len().is_multiple_of(4) {
        return row.get(4 * at..)?.first_chunk().map(|&bytes| u32::from_le_bytes(bytes));
    }
    let (&width, rest) = row.split_first()?;
    let least = u32::from_le_bytes(*rest.first_chunk()?);
    let width = usize::from(width);
    let (first, end) = (at * width, (at + 1) * width);
    if width > 32 || HEAD + end.div_ceil(8) > row.len() {
        return None;
    }
    let bytes = &row[HEAD + first / 8..HEAD + end.div_ceil(8)];
    let mut held = [0; 8];
    held[..bytes.len().min(MOST)].copy_from_slice(&bytes[..bytes.len().min(MOST)]);
    let bits = u64::from_le_bytes(held) >> (first % 8);
    least.checked_add((bits & ((1 << width) - 1)) as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_row_of_an_earlier_build_is_read() {
        let row: Vec<u8> = [7_u32, 1 << 31, 9].iter().flat_map(|number| number.to_le_bytes()).collect();
        assert_eq!([0, 1, 2, 3].map(|at| number_at(&row, at)), [Some(7), Some(1 << 31), Some(9), None]);
    }

    #[test]
    fn a_million_units_take_21_bits_each() {
        let numbers: Vec<u32> = (0..512).map(|at| at * 4096 + 5).collect();
        assert_eq!(packed(&numbers).len(), HEAD + 512 * 21 / 8);
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_packed(
            numbers in prop::collection::vec(any::<u32>(), 0..600),
            shift in 0_u32..32,
        ) {
            let numbers: Vec<u32> = numbers.into_iter().map(|number| number >> shift).collect();
            let row = packed(&numbers);
            for (at, number) in numbers.iter().enumerate() {
                prop_assert_eq!(number_at(&row, at), Some(*number));
            }
        }

        #[test]
        fn random_rows_never_panic(row in prop::collection::vec(any::<u8>(), 0..100), at in 0_usize..600) {
            number_at(&row, at);
        }
    }
}
