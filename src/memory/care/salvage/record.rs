//! [`Record`]: the columns of a row or of an entry of an index, as SQLite's file format has them in section
//! 2.1: a head with the type of each column, then the values.

use rusqlite::types::ValueRef;

use super::sqlite_varint::take;

/// The columns of a record by type. The values may still be in overflow pages.
#[derive(Clone, Copy)]
pub(super) struct Record {
    types: [u64; MOST_COLUMNS],
    columns: usize,
    // The bytes of the head.
    head: usize,
}

/// The most columns of a record that is looked at. The table `unit` has ten, the widest table eleven.
const MOST_COLUMNS: usize = 11;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnType {
    Null,
    Integer,
    Real,
    Text,
    Blob,
}

impl Record {
    /// Reads the head of a record whose payload has `total` bytes; `None` unless the columns fill the payload
    /// exactly, as they do in each record that SQLite wrote.
    pub(super) fn parse(payload: &[u8], total: usize) -> Option<Self> {
        Self::begin(payload).filter(|(_, length)| *length == total).map(|(record, _)| record)
    }

    /// Returns the bytes of a payload that begins as the row of a unit does, by its own head; `None` for any
    /// other row.
    pub(super) fn length_of_unit(payload: &[u8]) -> Option<usize> {
        let (record, length) = Self::begin(payload)?;
        record.has_texts_of_unit().then_some(length)
    }

    /// Returns true for a row that has the two texts of a unit where they belong. A flipped bit may have
    /// changed the type of another column; no other table has as many columns.
    pub(super) fn has_texts_of_unit(&self) -> bool {
        const COLUMNS: usize = 10;
        let mut texts = self.types().skip(3).take(2);
        self.columns == COLUMNS && texts.all(|column| column == ColumnType::Text)
    }

    /// Reads the head of a record, and returns the bytes of the payload that follow from it.
    fn begin(payload: &[u8]) -> Option<(Self, usize)> {
        let mut rest = payload;
        let head = usize::try_from(take(&mut rest)?).ok()?;
        let mut rest = payload.get(payload.len() - rest.len()..head)?;
        let (mut types, mut columns, mut length) = ([0; MOST_COLUMNS], 0, head);
        while !rest.is_empty() {
            let column = take(&mut rest)?;
            *types.get_mut(columns)? = column;
            columns += 1;
            length = length.checked_add(length_of(column)?)?;
        }
        Some((Self { types, columns, head }, length))
    }

    /// Returns the type of each column.
    pub(super) fn types(&self) -> impl ExactSizeIterator<Item = ColumnType> {
        self.types[..self.columns].iter().map(|column| match column {
            0 => ColumnType::Null,
            7 => ColumnType::Real,
            1..12 => ColumnType::Integer,
            _ if column % 2 == 0 => ColumnType::Blob,
            _ => ColumnType::Text,
        })
    }

    /// Returns the values from the whole payload.
    pub(super) fn values<'b>(&self, payload: &'b [u8]) -> Vec<ValueRef<'b>> {
        let mut rest = payload.get(self.head..).unwrap_or_default();
        let columns = self.types[..self.columns].iter().zip(self.types());
        let values = columns.map_while(|(&column, kind)| {
            let (bytes, behind) = rest.split_at_checked(length_of(column)?)?;
            rest = behind;
            Some(match kind {
                ColumnType::Null => ValueRef::Null,
                ColumnType::Integer if column >= 8 => ValueRef::Integer((column == 9).into()),
                ColumnType::Integer => ValueRef::Integer(integer(bytes)),
                ColumnType::Real => ValueRef::Real(f64::from_bits(integer(bytes) as u64)),
                ColumnType::Text => ValueRef::Text(bytes),
                ColumnType::Blob => ValueRef::Blob(bytes),
            })
        });
        values.collect()
    }
}

/// Returns the bytes of a value of this type; `None` for a type that SQLite never writes.
fn length_of(column: u64) -> Option<usize> {
    match column {
        0..5 => Some(column as usize),
        5 => Some(6),
        6 | 7 => Some(8),
        8 | 9 => Some(0),
        10 | 11 => None,
        _ => usize::try_from((column - 12) / 2).ok(),
    }
}

/// Returns a number of up to eight bytes, whose first bit is the sign.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|&first| first >= 0x80) { -1 } else { 0 };
    bytes.iter().fold(sign, |value, &byte| value << 8 | i64::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_values_of_a_record_are_read_by_its_head() {
        let payload =
            [&[8, 0, 1, 2, 9, 13 + 2 * 5, 14, 7][..], &[0xFF, 1, 0], b"valve", b"b", &[0; 8]].concat();
        let record = Record::parse(&payload, payload.len()).unwrap();
        let integer = ValueRef::Integer;
        let values = [ValueRef::Null, integer(-1), integer(256), integer(1)];
        let more = [ValueRef::Text(b"valve"), ValueRef::Blob(b"b"), ValueRef::Real(0.0)];
        assert_eq!(record.values(&payload), [&values[..], &more].concat());
        assert!(Record::parse(&payload, payload.len() + 1).is_none());
        // Cut off, it yields the values before the cut.
        assert_eq!(record.values(&payload[..11]), values);
    }

    proptest! {
        #[test]
        fn random_records_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..40), total in 0_usize..90) {
            if let Some(record) = Record::parse(&bytes, total) {
                prop_assert!(record.values(&bytes).len() <= record.types().len());
            }
        }
    }
}
