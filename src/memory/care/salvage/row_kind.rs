//! [`RowKind`]: which table of a memory a row belongs to, as its columns show. No two tables of a memory have
//! columns of the same types, so a row needs no root page and no schema to be known.

use super::record::{ColumnType, Record};
use super::tree_page::PageKind;

/// The table or index of a memory that a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Unit,
    Pair,
    Name,
    Header,
    State,
    Made,
    Step,
    /// A unit in an earlier state, in the table `past` or `undone`.
    Earlier,
    /// A row of SQLite's own table of tables.
    Schema,
    /// An entry of the index of `pair`, which repeats the languages.
    PairKey,
    /// An entry of the index of `name`, which repeats the name.
    NameKey,
}

impl RowKind {
    /// Returns the kind of a record in a page of this kind; `None` for any other row.
    pub(super) fn of(record: &Record, page: PageKind) -> Option<Self> {
        let known = match page {
            PageKind::Rows => ROWS,
            PageKind::Keys | PageKind::KeysBelow => KEYS,
            PageKind::RowsBelow => return None,
        };
        let fits = |columns: &str| {
            columns.len() == record.types().len()
                && columns.bytes().zip(record.types()).all(|(letter, column)| match letter {
                    b'-' => column == ColumnType::Null,
                    b'i' => column == ColumnType::Integer,
                    b't' => column == ColumnType::Text,
                    b'b' => column == ColumnType::Blob,
                    b'I' => matches!(column, ColumnType::Integer | ColumnType::Null),
                    _ => matches!(column, ColumnType::Blob | ColumnType::Null),
                })
        };
        let known = known.iter().find(|(columns, _)| fits(columns)).map(|&(_, kind)| kind);
        known.or_else(|| (page == PageKind::Rows && record.has_texts_of_unit()).then_some(Self::Unit))
    }
}

/// The columns of the tables. `i` is a number, `t` a text, `b` bytes, `-` nothing: the key of a table, which
/// is the number of its row. A capital may also be nothing. From layout 2 on, shared values have a sum.
const ROWS: &[(&str, RowKind)] = &[
    ("-iittIIIIB", RowKind::Unit),
    ("-ttii", RowKind::Pair),
    ("-ttiiI", RowKind::Pair),
    ("-t", RowKind::Name),
    ("-tI", RowKind::Name),
    ("-itb", RowKind::Header),
    ("-iiiii", RowKind::State),
    ("-iiiiii", RowKind::State),
    ("-iii", RowKind::Made),
    ("-it", RowKind::Step),
    ("tttit", RowKind::Schema),
];

/// The columns of the indexes, of which the last one is the number of the row, and of the tables that are
/// kept as indexes.
const KEYS: &[(&str, RowKind)] =
    &[("tti", RowKind::PairKey), ("ti", RowKind::NameKey), ("iiiittIIIIB", RowKind::Earlier)];
