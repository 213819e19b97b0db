//! The sums by which altered rows are found: [`check_unit`] compares a row of the table `unit` with its sum,
//! [`check_row`] a row of a table that has a column for the sum.
//!
//! A sum covers the values of a row as SQLite stores them, with their types, so a row is checked without its
//! database. The sum of a unit stands first in the column `rest`: the field number [`SUM`] and four bytes.
//! A row of layout 1 has no sum and begins with another field.

use rusqlite::types::ValueRef;

use crate::hash::{hash_words, spread};

/// The number of the field of `rest` that holds the sum. The field is the first one of a row.
const SUM: u8 = 16;
/// Bytes of the field: its number and the sum, the lowest byte first.
const FIELD: usize = 5;

/// What the sum of a row says of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::memory) enum SumCheck {
    /// The row is as it was written.
    Sound,
    /// The row is not as it was written.
    Altered,
    /// The row has no sum.
    Unsummed,
}

/// Checks a row of the table `unit`, `past` or `undone`: the number of the unit, and the columns `pair`,
/// `status`, `source`, `target`, `created`, `document`, `domain`, `client` and `rest` in this order.
pub(in crate::memory) fn check_unit(id: i64, columns: &[ValueRef; 9]) -> SumCheck {
    let [before @ .., ValueRef::Blob(rest)] = columns else { return SumCheck::Unsummed };
    match split_sum(rest) {
        (None, _) => SumCheck::Unsummed,
        (Some(sum), fields) if sum == unit_sum(id, before, fields) => SumCheck::Sound,
        _ => SumCheck::Altered,
    }
}

/// Checks a row of a table with a column for the sum: all other columns in their order, and the sum.
pub(in crate::memory) fn check_row(columns: &[ValueRef], sum: ValueRef) -> SumCheck {
    match sum {
        ValueRef::Null => SumCheck::Unsummed,
        ValueRef::Integer(sum) if sum == i64::from(row_sum(columns)) => SumCheck::Sound,
        _ => SumCheck::Altered,
    }
}

/// Returns the sum of the columns of a row.
pub(in crate::memory) fn row_sum(columns: &[ValueRef]) -> u32 {
    finished(columns.iter().fold(0, add))
}

/// Returns the sum of a row of the table `pair`.
pub(in crate::memory) fn pair_sum(id: i64, tags: [&str; 2], lanes: [i64; 2]) -> u32 {
    let [source, target] = tags.map(|tag| ValueRef::Text(tag.as_bytes()));
    let [id, source_lane, target_lane] = [id, lanes[0], lanes[1]].map(ValueRef::Integer);
    row_sum(&[id, source, target, source_lane, target_lane])
}

/// Returns the sum of a row of the table `name`.
pub(in crate::memory) fn name_sum(id: i64, text: &str) -> u32 {
    row_sum(&[ValueRef::Integer(id), ValueRef::Text(text.as_bytes())])
}

/// Returns the column `rest` of a unit: the sum of the row before the other fields. `before` has the
/// columns from `pair` to `client`.
pub(in crate::memory) fn with_sum(id: i64, before: &[ValueRef], fields: &[u8]) -> Vec<u8> {
    let mut rest = Vec::with_capacity(FIELD + fields.len());
    rest.push(SUM);
    rest.extend_from_slice(&unit_sum(id, before, fields).to_le_bytes());
    rest.extend_from_slice(fields);
    rest
}

/// Splits the column `rest` into the sum, if the row has one, and the other fields.
pub(in crate::memory) fn split_sum(rest: &[u8]) -> (Option<u32>, &[u8]) {
    match rest.split_first_chunk::<FIELD>() {
        Some((&[SUM, a, b, c, d], fields)) => (Some(u32::from_le_bytes([a, b, c, d])), fields),
        _ => (None, rest),
    }
}

fn unit_sum(id: i64, before: &[ValueRef], fields: &[u8]) -> u32 {
    let sum = before.iter().fold(add(0, &ValueRef::Integer(id)), add);
    finished(add(sum, &ValueRef::Blob(fields)))
}

/// Takes a value into a sum. The length and the type come first, so that no two rows have the same words.
fn add(sum: u64, value: &ValueRef) -> u64 {
    let typed = |tag: u64, length: usize| spread(sum ^ (tag | (length as u64) << 3));
    match *value {
        ValueRef::Null => typed(1, 0),
        ValueRef::Integer(number) => spread(typed(2, 8) ^ number as u64),
        ValueRef::Real(number) => spread(typed(3, 8) ^ number.to_bits()),
        ValueRef::Text(bytes) => hash_words(typed(4, bytes.len()), bytes),
        ValueRef::Blob(bytes) => hash_words(typed(5, bytes.len()), bytes),
    }
}

fn finished(sum: u64) -> u32 {
    (spread(sum) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: i64 = 17;

    /// Returns a row with its sum.
    fn row(fields: &[u8]) -> (Vec<ValueRef<'static>>, Vec<u8>) {
        let texts = ["Close valve 7.", "أغلق الصمام 7."].map(|text| ValueRef::Text(text.as_bytes()));
        let number = ValueRef::Integer;
        let before = vec![
            number(1),
            number(2),
            texts[0],
            texts[1],
            number(1_767_000_000),
            ValueRef::Null,
            number(3),
            ValueRef::Null,
        ];
        let rest = with_sum(ID, &before, fields);
        (before, rest)
    }

    fn check(id: i64, before: &[ValueRef], rest: &[u8]) -> SumCheck {
        let columns: Vec<ValueRef> = before.iter().copied().chain([ValueRef::Blob(rest)]).collect();
        check_unit(id, columns.as_slice().try_into().unwrap())
    }

    #[test]
    fn a_row_is_sound_until_a_bit_of_it_flips() {
        let (before, rest) = row(&[3, 2, b'a', b'b']);
        assert_eq!(check(ID, &before, &rest), SumCheck::Sound);
        assert_eq!(check(ID + 1, &before, &rest), SumCheck::Altered);
        for column in [2, 3] {
            let text = before[column].as_bytes().unwrap();
            for bit in 0..text.len() * 8 {
                let mut flipped = text.to_vec();
                flipped[bit / 8] ^= 1 << (bit % 8);
                let mut columns = before.clone();
                columns[column] = ValueRef::Text(&flipped);
                assert_eq!(check(ID, &columns, &rest), SumCheck::Altered);
            }
        }
        for bit in 8..rest.len() * 8 {
            let mut flipped = rest.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(check(ID, &before, &flipped), SumCheck::Altered);
        }
    }

    #[test]
    fn values_that_change_places_or_types_alter_a_row() {
        let (before, rest) = row(&[]);
        let mut exchanged = before.clone();
        exchanged.swap(2, 3);
        assert_eq!(check(ID, &exchanged, &rest), SumCheck::Altered);
        for (column, value) in [(0, ValueRef::Null), (5, ValueRef::Integer(0)), (2, ValueRef::Text(b"Close"))]
        {
            let mut columns = before.clone();
            columns[column] = value;
            assert_eq!(check(ID, &columns, &rest), SumCheck::Altered);
        }
    }

    #[test]
    fn a_row_of_layout_1_has_no_sum() {
        let (before, _) = row(&[]);
        // A use count of 16 and a position: `16` stands five bytes before the end.
        for rest in [&[][..], &[7, 16, 8, 0x80, 0x80, 1], &[SUM, 1, 2]] {
            assert_eq!(check(ID, &before, rest), SumCheck::Unsummed);
        }
        let columns: Vec<ValueRef> = before.iter().copied().chain([ValueRef::Null]).collect();
        assert_eq!(check_unit(ID, columns.as_slice().try_into().unwrap()), SumCheck::Unsummed);
    }

    #[test]
    fn a_row_of_a_small_table_has_its_sum_in_a_column() {
        let columns = [ValueRef::Integer(3), ValueRef::Text("Nile Pumps".as_bytes())];
        let sum = ValueRef::Integer(name_sum(3, "Nile Pumps").into());
        assert_eq!(check_row(&columns, sum), SumCheck::Sound);
        assert_eq!(check_row(&[columns[0], ValueRef::Text(b"Nile Pumpt")], sum), SumCheck::Altered);
        assert_eq!(check_row(&columns, ValueRef::Null), SumCheck::Unsummed);
        assert_eq!(check_row(&columns, ValueRef::Text(b"7")), SumCheck::Altered);
    }

    #[test]
    fn a_sum_stays_the_same_since_it_is_written_to_files() {
        assert_eq!(row(&[3, 2, b'a', b'b']).1[1..5], [156, 219, 75, 143]);
    }
}
