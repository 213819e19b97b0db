//! A unit as a row of the table `unit`. The fields that lookups read or filter by have columns of their own;
//! all other fields are packed into the column `rest`.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;
use crate::lang::Lang;
use crate::unit::{Status, Timestamp, Unit, UnitText};

use super::index::Cache;
use super::storage_error::{damaged, storage};
use super::unit_rest::{UnitRest, pack_rest};

const INSERT: &str = "
INSERT INTO unit (pair, status, source, target, created, document, domain, client, rest, id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

const UPDATE: &str = "
UPDATE unit SET pair = ?1, status = ?2, source = ?3, target = ?4, created = ?5, document = ?6, domain = ?7,
    client = ?8, rest = ?9
WHERE id = ?10";

// Rows are read as they are asked for. A `LIMIT ?2` would make SQLite compile the statement anew at each
// call, which takes ten times as long as reading a unit does.
const READ: &str = "
SELECT unit.id, pair.source, pair.target, status, unit.source, unit.target, created,
    (SELECT text FROM name WHERE name.id = document), (SELECT text FROM name WHERE name.id = domain),
    (SELECT text FROM name WHERE name.id = client), rest
FROM unit JOIN pair ON pair.id = unit.pair
WHERE unit.id >= ?1 ORDER BY unit.id";

/// Writes a new unit under this number.
pub(super) fn insert(connection: &Connection, cache: &mut Cache, id: i64, unit: &Unit) -> Result<()> {
    write(connection, cache, INSERT, id, unit).map(drop)
}

/// Replaces the unit of this number; returns false if there is none.
pub(super) fn update(connection: &Connection, cache: &mut Cache, id: i64, unit: &Unit) -> Result<bool> {
    Ok(write(connection, cache, UPDATE, id, unit)? == 1)
}

/// Returns true if the row of this number holds all of a unit. The row is compared as it is packed, which is
/// faster than reading the unit.
pub(super) fn is_stored(connection: &Connection, cache: &mut Cache, id: i64, unit: &Unit) -> Result<bool> {
    const ROW: &str = "
        SELECT pair, status, source, target, created, rest, document, domain, client FROM unit WHERE id = ?1";
    let mut statement = connection.prepare_cached(ROW).map_err(storage)?;
    let mut rows = statement.query([id]).map_err(storage)?;
    let Some(row) = rows.next().map_err(storage)? else { return Ok(false) };
    if !has_fields(row, unit).map_err(storage)?
        || !has_names(connection, cache, row, unit).map_err(storage)?
    {
        return Ok(false);
    }
    let (source, target) = cache.pairs.langs(connection, row.get(0).map_err(storage)?)?;
    Ok((&source, &target) == (unit.source_lang(), unit.target_lang()))
}

/// Compares the columns whose values stand in the row. A unit without a date got one when it was stored.
fn has_fields(row: &Row, unit: &Unit) -> rusqlite::Result<bool> {
    let created: Option<i64> = row.get(4)?;
    Ok(row.get::<_, i64>(1)? == unit.status as i64
        && row.get_ref(2)?.as_bytes()? == unit.source().plain().as_bytes()
        && row.get_ref(3)?.as_bytes()? == unit.target().plain().as_bytes()
        && unit.origin.created.is_none_or(|given| created == Some(given.unix()))
        && row.get_ref(5)?.as_blob_or_null()? == pack_rest(unit).as_deref())
}

/// Compares the columns that hold the numbers of names.
fn has_names(connection: &Connection, cache: &mut Cache, row: &Row, unit: &Unit) -> rusqlite::Result<bool> {
    for (column, name) in [(6, &unit.origin.document), (7, &unit.domain), (8, &unit.client)] {
        let stored: Option<i64> = row.get(column)?;
        let given = match name {
            Some(name) => find_name(connection, &mut cache.names, name)?,
            None => None,
        };
        if stored != given || name.is_some() != given.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Reads the unit of this number; `None` if there is none.
pub(super) fn read(connection: &Connection, id: i64) -> rusqlite::Result<Option<Unit>> {
    let found = read_from(connection, id, 1)?.pop();
    Ok(found.and_then(|(found, unit)| (found == id).then_some(unit)))
}

/// Reads units in the order of their numbers, from `first` on.
pub(super) fn read_from(
    connection: &Connection,
    first: i64,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, Unit)>> {
    let mut statement = connection.prepare_cached(READ)?;
    let rows = statement.query_map([first], |row| Ok((row.get(0)?, unit(row)?)))?;
    rows.take(limit).collect()
}

fn write(connection: &Connection, cache: &mut Cache, sql: &str, id: i64, unit: &Unit) -> Result<usize> {
    let pair = cache.pairs.number(connection, (unit.source_lang(), unit.target_lang()))?;
    let mut name = |name: &Option<String>| {
        name.as_ref().map(|name| name_number(connection, &mut cache.names, name)).transpose()
    };
    let names = (name(&unit.origin.document), name(&unit.domain), name(&unit.client));
    let mut statement = connection.prepare_cached(sql).map_err(storage)?;
    let written = statement.execute(params![
        pair,
        unit.status as i64,
        unit.source().plain(),
        unit.target().plain(),
        unit.origin.created.map(Timestamp::unix),
        names.0.map_err(storage)?,
        names.1.map_err(storage)?,
        names.2.map_err(storage)?,
        pack_rest(unit),
        id,
    ]);
    written.map_err(storage)
}

fn name_number(
    connection: &Connection,
    known: &mut HashMap<String, i64>,
    name: &str,
) -> rusqlite::Result<i64> {
    const ADD: &str = "INSERT INTO name (text) VALUES (?1) RETURNING id";
    if let Some(number) = find_name(connection, known, name)? {
        return Ok(number);
    }
    let number = connection.prepare_cached(ADD)?.query_row([name], |row| row.get(0))?;
    known.insert(name.to_owned(), number);
    Ok(number)
}

/// Returns the number of a name; `None` if the memory has no such name.
fn find_name(
    connection: &Connection,
    known: &mut HashMap<String, i64>,
    name: &str,
) -> rusqlite::Result<Option<i64>> {
    const FIND: &str = "SELECT id FROM name WHERE text = ?1";
    if let Some(&number) = known.get(name) {
        return Ok(Some(number));
    }
    let found = connection.prepare_cached(FIND)?.query_row([name], |row| row.get(0)).optional()?;
    if let Some(number) = found {
        known.insert(name.to_owned(), number);
    }
    Ok(found)
}

fn unit(row: &Row) -> rusqlite::Result<Unit> {
    let lang = |column| row.get_ref(column)?.as_str()?.parse::<Lang>().map_err(|_| damaged(column));
    let texts = (row.get::<_, String>(4)?, row.get::<_, String>(5)?);
    let rest = row.get_ref(10)?.as_blob_or_null()?.unwrap_or_default();
    let rest = UnitRest::unpack(rest, &texts.0, &texts.1).ok_or_else(|| damaged(10))?;
    let source = UnitText::with_codes(texts.0, rest.source_codes);
    let target = UnitText::with_codes(texts.1, rest.target_codes);
    let mut unit = Unit::new(lang(1)?, source, lang(2)?, target);
    unit.origin = rest.origin;
    unit.context = rest.context;
    unit.project = rest.project;
    unit.notes = rest.notes;
    unit.props = rest.props;
    unit.status = status(row.get(3)?).ok_or_else(|| damaged(3))?;
    unit.origin.created = row.get::<_, Option<i64>>(6)?.map(Timestamp::from_unix);
    unit.origin.document = row.get(7)?;
    unit.domain = row.get(8)?;
    unit.client = row.get(9)?;
    Ok(unit)
}

/// Returns the status stored as this number.
pub(super) fn status(number: i64) -> Option<Status> {
    [Status::Aligned, Status::Machine, Status::Translated, Status::Reviewed]
        .into_iter()
        .find(|&status| status as i64 == number)
}
