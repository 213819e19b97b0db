//! Reading a unit from its row of the table `unit`: a [`UnitRow`] with what is wrong with the row.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::Result;
use crate::lang::Lang;
use crate::unit::{Status, Timestamp, Unit, UnitText};

use super::damage::{Damage, Fault};
use super::index::Cache;
use super::row_sum::{SumCheck, check_unit, split_sum};
use super::storage_error::{damaged, is_damage, storage};
use super::unit_rest::UnitRest;

/// A unit as it was read.
pub(super) struct UnitRow {
    pub(super) id: i64,
    pub(super) unit: Unit,
    /// What is wrong with the unit, if anything.
    pub(super) fault: Option<Fault>,
    /// False if the row has no sum by which an altered row is found.
    pub(super) is_summed: bool,
}

// Rows are read as they are asked for. A `LIMIT ?2` would make SQLite compile the statement anew at each
// call, which takes ten times as long as reading a unit does. A unit whose pair of languages or name is lost
// comes without them.
const READ: &str = "
SELECT unit.id, pair, status, unit.source, unit.target, created, document, domain, client, rest,
    pair.source, pair.target,
    (SELECT text FROM name WHERE name.id = document), (SELECT text FROM name WHERE name.id = domain),
    (SELECT text FROM name WHERE name.id = client)
FROM unit LEFT JOIN pair ON pair.id = unit.pair
WHERE unit.id >= ?1 ORDER BY unit.id";

/// The same of one unit where the other tables cannot be read.
const READ_BARE: &str = "
SELECT id, pair, status, source, target, created, document, domain, client, rest, NULL, NULL, NULL, NULL, NULL
FROM unit WHERE id = ?1";

/// Reads the unit of this number; `None` if there is none or it cannot be read. Damage is noted.
pub(super) fn find(connection: &Connection, cache: &mut Cache, id: i64) -> Result<Option<Unit>> {
    match read_whole(connection, id) {
        Ok(None) => Ok(None),
        Ok(Some(UnitRow { unit, fault, .. })) => {
            if let Some(fault) = fault {
                cache.met.note(Damage::of_unit(id, fault));
            }
            Ok(Some(unit))
        }
        Err(error) if is_damage(&error) => {
            cache.met.note(Damage::of_unit(id, Fault::Unreadable));
            Ok(None)
        }
        Err(error) => Err(storage(error)),
    }
}

/// Reads the unit of this number, without its languages and names if they cannot be read.
pub(super) fn read_whole(connection: &Connection, id: i64) -> rusqlite::Result<Option<UnitRow>> {
    let mut statement = connection.prepare_cached(READ)?;
    let read =
        statement.query_row([id], |row| Ok((row.get::<_, i64>(0)? == id).then(|| unit(row)).transpose()));
    match read.optional() {
        Ok(found) => found.map_or(Ok(None), |read| read),
        Err(error) if is_damage(&error) => read_bare(connection, id),
        Err(error) => Err(error),
    }
}

fn read_bare(connection: &Connection, id: i64) -> rusqlite::Result<Option<UnitRow>> {
    connection.prepare_cached(READ_BARE)?.query_row([id], unit).optional()
}

/// Rows that were read one after another.
pub(super) struct ReadRows {
    /// The units, each with its number; an error stands for a unit whose row has values that are never
    /// written.
    pub(super) units: Vec<(i64, rusqlite::Result<UnitRow>)>,
    pub(super) end: End,
}

/// Where the reading of rows ended.
pub(super) enum End {
    /// Behind the last unit of the memory.
    Memory,
    /// Behind as many units as were asked for.
    Limit,
    /// Before a row that does not follow: its number is no higher than that of the row before.
    Disorder,
    /// Before a row that SQLite cannot read.
    Unreadable(rusqlite::Error),
}

/// Reads units in the order of their numbers, from `first` on. Fails at a unit that cannot be read.
pub(super) fn read_from(
    connection: &Connection,
    first: i64,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, Unit)>> {
    let ReadRows { units, end } = read_rows(connection, first, limit)?;
    match end {
        End::Unreadable(error) => Err(error),
        End::Disorder => Err(damaged(0)),
        End::Memory | End::Limit => units.into_iter().map(|(id, row)| Ok((id, row?.unit))).collect(),
    }
}

/// Reads rows in the order of their numbers, from `first` on, as far as that is possible.
pub(super) fn read_rows(connection: &Connection, mut first: i64, limit: usize) -> rusqlite::Result<ReadRows> {
    let mut statement = connection.prepare_cached(READ)?;
    let mut rows = statement.query([first])?;
    let mut units = Vec::new();
    while units.len() < limit {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(ReadRows { units, end: End::Memory }),
            Err(error) => return Ok(ReadRows { units, end: End::Unreadable(error) }),
        };
        let id: i64 = row.get(0)?;
        if id < first {
            return Ok(ReadRows { units, end: End::Disorder });
        }
        units.push((id, unit(row)));
        first = id.saturating_add(1);
    }
    Ok(ReadRows { units, end: End::Limit })
}

/// Returns the number of the first unit from `first` on.
pub(super) fn next_id(connection: &Connection, first: i64) -> rusqlite::Result<Option<i64>> {
    const NEXT: &str = "SELECT id FROM unit WHERE id >= ?1 ORDER BY id LIMIT 1";
    connection.prepare_cached(NEXT)?.query_row([first], |row| row.get(0)).optional()
}

/// Reads a unit from a row of `READ`.
fn unit(row: &Row) -> rusqlite::Result<UnitRow> {
    let id = row.get(0)?;
    let mut columns = [ValueRef::Null; 9];
    for (column, value) in columns.iter_mut().enumerate() {
        *value = row.get_ref(column + 1)?;
    }
    let sum = check_unit(id, &columns);
    let [_, status_number, source, target, created, names @ .., rest] = columns;
    let texts = (source.as_str()?.to_owned(), target.as_str()?.to_owned());
    let (_, rest) = split_sum(rest.as_blob_or_null()?.unwrap_or_default());
    let rest = UnitRest::unpack(rest, &texts.0, &texts.1).ok_or_else(|| damaged(9))?;
    let source = UnitText::with_codes(texts.0, rest.source_codes);
    let target = UnitText::with_codes(texts.1, rest.target_codes);
    let langs = lang(row, 10).zip(lang(row, 11));
    let has_langs = langs.is_some();
    let (source_lang, target_lang) = langs.unwrap_or((Lang::UNDETERMINED, Lang::UNDETERMINED));
    let mut unit = Unit::new(source_lang, source, target_lang, target);
    unit.origin = rest.origin;
    unit.context = rest.context;
    unit.project = rest.project;
    unit.notes = rest.notes;
    unit.props = rest.props;
    unit.status = status(status_number.as_i64()?).ok_or_else(|| damaged(2))?;
    unit.origin.created = created.as_i64_or_null()?.map(Timestamp::from_unix);
    let texts = [12, 13, 14].map(|column| row.get(column).unwrap_or_default());
    let is_lost = |(name, text): (&ValueRef, &Option<String>)| *name != ValueRef::Null && text.is_none();
    let has_names = !names.iter().zip(&texts).any(is_lost);
    [unit.origin.document, unit.domain, unit.client] = texts;
    let fault = match sum {
        SumCheck::Altered => Some(Fault::Altered),
        _ if !has_langs => Some(Fault::LostLangs),
        _ if !has_names => Some(Fault::LostLabel),
        _ => None,
    };
    Ok(UnitRow { id, unit, fault, is_summed: sum != SumCheck::Unsummed })
}

fn lang(row: &Row, column: usize) -> Option<Lang> {
    row.get_ref(column).ok()?.as_str().ok()?.parse().ok()
}

/// Returns the status stored as this number.
pub(super) fn status(number: i64) -> Option<Status> {
    [Status::Aligned, Status::Machine, Status::Translated, Status::Reviewed]
        .into_iter()
        .find(|&status| status as i64 == number)
}
