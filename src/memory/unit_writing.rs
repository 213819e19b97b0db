//! Writing a unit as a row of the table `unit`. The fields that lookups read or filter by have columns of
//! their own; all other fields are packed into the column `rest`, after the sum of the row.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;
use crate::unit::{Timestamp, Unit};

use super::index::Cache;
use super::row_sum::{name_sum, split_sum, with_sum};
use super::storage_error::storage;
use super::unit_rest::pack_rest;

const INSERT: &str = "
INSERT INTO unit (pair, status, source, target, created, document, domain, client, rest, id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

const UPDATE: &str = "
UPDATE unit SET pair = ?1, status = ?2, source = ?3, target = ?4, created = ?5, document = ?6, domain = ?7,
    client = ?8, rest = ?9
WHERE id = ?10";

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
        && split_sum(row.get_ref(5)?.as_blob_or_null()?.unwrap_or_default()).1 == pack_rest(unit))
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

fn write(connection: &Connection, cache: &mut Cache, sql: &str, id: i64, unit: &Unit) -> Result<usize> {
    let pair = cache.pairs.number(connection, (unit.source_lang(), unit.target_lang()))?;
    let mut name = |name: &Option<String>| {
        name.as_ref().map(|name| name_number(connection, &mut cache.names, name)).transpose()
    };
    let names = [&unit.origin.document, &unit.domain, &unit.client].map(&mut name);
    let [document, domain, client] = names;
    let (document, domain, client) =
        (document.map_err(storage)?, domain.map_err(storage)?, client.map_err(storage)?);
    let created = unit.origin.created.map(Timestamp::unix);
    let (source, target) = (unit.source().plain(), unit.target().plain());
    let number = |value: Option<i64>| value.map_or(ValueRef::Null, ValueRef::Integer);
    let columns = [
        ValueRef::Integer(pair),
        ValueRef::Integer(unit.status as i64),
        ValueRef::Text(source.as_bytes()),
        ValueRef::Text(target.as_bytes()),
        number(created),
        number(document),
        number(domain),
        number(client),
    ];
    let rest = with_sum(id, &columns, &pack_rest(unit));
    let mut statement = connection.prepare_cached(sql).map_err(storage)?;
    let row = params![pair, unit.status as i64, source, target, created, document, domain, client, rest, id];
    statement.execute(row).map_err(storage)
}

fn name_number(
    connection: &Connection,
    known: &mut HashMap<String, i64>,
    name: &str,
) -> rusqlite::Result<i64> {
    const NEXT: &str = "SELECT ifnull(max(id), 0) + 1 FROM name";
    const ADD: &str = "INSERT INTO name (id, text, sum) VALUES (?1, ?2, ?3)";
    if let Some(number) = find_name(connection, known, name)? {
        return Ok(number);
    }
    let number: i64 = connection.prepare_cached(NEXT)?.query_row([], |row| row.get(0))?;
    connection.prepare_cached(ADD)?.execute(params![number, name, name_sum(number, name)])?;
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
