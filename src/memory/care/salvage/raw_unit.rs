//! [`RawUnit`]: the columns of a unit as they stand in the file, and whether they are as they were written.

use rusqlite::types::ValueRef;

use crate::memory::row_sum::{SumCheck, check_unit, row_sum, split_sum};
use crate::memory::unit_rest::UnitRest;
use crate::memory::unit_row;
use crate::unit::{Status, Timestamp, Unit, UnitText};

use super::shared_values::SharedValues;

/// The row of a unit.
pub(in crate::memory::care) struct RawUnit<'b> {
    id: i64,
    // From `pair` to `rest`, in the order of the table.
    columns: [ValueRef<'b>; 9],
}

/// A unit of a damaged file, and what of it was lost.
pub(super) struct ReadUnit {
    pub(super) unit: Unit,
    /// True if the languages could not be read.
    pub(super) lacks_langs: bool,
    /// True if its document, domain or client could not be read.
    pub(super) lacks_label: bool,
}

impl<'b> RawUnit<'b> {
    /// Takes the values of a row of the table of units.
    pub(in crate::memory::care) fn new(id: i64, values: &[ValueRef<'b>]) -> Option<Self> {
        let (_, columns) = values.split_first()?;
        Some(Self { id, columns: columns.try_into().ok()? })
    }

    /// Returns whether the row is as it was written. A row whose texts are no text, or whose packed fields
    /// cannot be read, is altered whether it has a sum or not.
    pub(in crate::memory::care) fn check(&self) -> SumCheck {
        let [source, target] = [2, 3].map(|column| self.text(column));
        let (Some(source), Some(target)) = (source, target) else { return SumCheck::Altered };
        let are_fields_read = self.has_types()
            && self.status().is_some()
            && UnitRest::unpack(self.rest(), source, target).is_some();
        match check_unit(self.id, &self.columns) {
            _ if !are_fields_read => SumCheck::Altered,
            // A part of a file that was overwritten with zeros is still text.
            SumCheck::Unsummed if source.contains('\0') || target.contains('\0') => SumCheck::Altered,
            checked => checked,
        }
    }

    /// Returns the sum of the row, or a hash of a row without one: rows of a unit that have the same digest
    /// are the same state of the unit.
    pub(super) fn digest(&self) -> u32 {
        let sum = split_sum(self.columns[8].as_blob().unwrap_or_default()).0;
        sum.unwrap_or_else(|| row_sum(&self.columns))
    }

    /// Returns the bytes of both texts.
    pub(super) fn texts(&self) -> [&'b [u8]; 2] {
        [2, 3].map(|column| self.bytes(column))
    }

    /// Returns when the unit was changed last, or made, in seconds since 1970.
    pub(super) fn modified(&self) -> Option<i64> {
        let [source, target] = [2, 3].map(|column| String::from_utf8_lossy(self.bytes(column)));
        let rest = UnitRest::unpack(self.rest(), &source, &target);
        rest.and_then(|rest| rest.origin.changed).map(Timestamp::unix).max(self.number(4))
    }

    /// Reads the unit as far as that is possible. Bytes that are no text become U+FFFD.
    pub(super) fn read(&self, shared: &SharedValues) -> ReadUnit {
        let [source, target] = [2, 3].map(|column| String::from_utf8_lossy(self.bytes(column)));
        let rest = UnitRest::unpack(self.rest(), &source, &target).unwrap_or_default();
        let source = UnitText::with_codes(source.into_owned(), rest.source_codes);
        let target = UnitText::with_codes(target.into_owned(), rest.target_codes);
        let (langs, lacks_langs) = shared.langs(self.number(0));
        let mut unit = Unit::new(langs.source().clone(), source, langs.target().clone(), target);
        unit.origin = rest.origin;
        unit.context = rest.context;
        unit.project = rest.project;
        unit.notes = rest.notes;
        unit.props = rest.props;
        unit.status = self.status().unwrap_or(Status::Aligned);
        unit.origin.created = self.number(4).map(Timestamp::from_unix);
        let labels = [5, 6, 7].map(|column| self.number(column));
        let names = labels.map(|label| label.and_then(|label| shared.name(label)).map(str::to_owned));
        let lacks_label = labels.iter().zip(&names).any(|(label, name)| label.is_some() && name.is_none());
        [unit.origin.document, unit.domain, unit.client] = names;
        ReadUnit { unit, lacks_langs, lacks_label }
    }

    /// Returns true if each column has a type that a written row has. A row without a sum shows no other sign
    /// of a type that was altered.
    fn has_types(&self) -> bool {
        let is_number = |column: &ValueRef| matches!(column, ValueRef::Integer(_));
        let is_null = |column: &ValueRef| *column == ValueRef::Null;
        let [pair, status, _, _, optional @ .., rest] = &self.columns;
        is_number(pair)
            && is_number(status)
            && optional.iter().all(|column| is_number(column) || is_null(column))
            && (is_null(rest) || rest.as_blob().is_ok())
    }

    fn number(&self, column: usize) -> Option<i64> {
        self.columns[column].as_i64().ok()
    }

    fn bytes(&self, column: usize) -> &'b [u8] {
        self.columns[column].as_bytes().unwrap_or_default()
    }

    fn text(&self, column: usize) -> Option<&'b str> {
        std::str::from_utf8(self.bytes(column)).ok()
    }

    fn rest(&self) -> &'b [u8] {
        split_sum(self.columns[8].as_blob().unwrap_or_default()).1
    }

    fn status(&self) -> Option<Status> {
        unit_row::status(self.number(1)?)
    }
}
