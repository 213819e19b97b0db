//! A unit as a row of the table `unit`: what lookups read and filter by in columns, all else packed into one.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::error::Result;
use crate::lang::Lang;
use crate::unit::{Code, CodeKind, Context, Note, Origin, Prop, Scope, Status, Timestamp, Unit, UnitText};

use super::index::Cache;
use super::storage_error::{damaged, storage};
use super::varint::{Packer, Unpacker};

const INSERT: &str = "
INSERT INTO unit (pair, status, source, target, created, document, domain, client, rest, id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

const UPDATE: &str = "
UPDATE unit SET pair = ?1, status = ?2, source = ?3, target = ?4, created = ?5, document = ?6, domain = ?7,
    client = ?8, rest = ?9
WHERE id = ?10";

const READ: &str = "
SELECT unit.id, pair.source, pair.target, status, unit.source, unit.target, created,
    (SELECT text FROM name WHERE name.id = document), (SELECT text FROM name WHERE name.id = domain),
    (SELECT text FROM name WHERE name.id = client), rest
FROM unit JOIN pair ON pair.id = unit.pair
WHERE unit.id >= ?1 ORDER BY unit.id LIMIT ?2";

/// Writes a new unit under the number given.
pub(super) fn insert(connection: &Connection, cache: &mut Cache, id: i64, unit: &Unit) -> Result<()> {
    write(connection, cache, INSERT, id, unit).map(drop)
}

/// Writes a unit in the place of another; false if there is none of this number.
pub(super) fn update(connection: &Connection, cache: &mut Cache, id: i64, unit: &Unit) -> Result<bool> {
    Ok(write(connection, cache, UPDATE, id, unit)? == 1)
}

/// Reads the unit of this number.
pub(super) fn read(connection: &Connection, id: i64) -> rusqlite::Result<Option<Unit>> {
    let found = read_from(connection, id, 1)?.pop();
    Ok(found.and_then(|(found, unit)| (found == id).then_some(unit)))
}

/// Reads units in the order of their numbers, from this one on.
pub(super) fn read_from(
    connection: &Connection,
    first: i64,
    limit: usize,
) -> rusqlite::Result<Vec<(i64, Unit)>> {
    let mut statement = connection.prepare_cached(READ)?;
    let rows = statement.query_map(params![first, limit as i64], |row| Ok((row.get(0)?, unit(row)?)))?;
    rows.collect()
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
    const FIND: &str = "SELECT id FROM name WHERE text = ?1";
    const ADD: &str = "INSERT INTO name (text) VALUES (?1) RETURNING id";
    if let Some(&number) = known.get(name) {
        return Ok(number);
    }
    let number = match connection.prepare_cached(FIND)?.query_row([name], |row| row.get(0)).optional()? {
        Some(found) => found,
        None => connection.prepare_cached(ADD)?.query_row([name], |row| row.get(0))?,
    };
    known.insert(name.to_owned(), number);
    Ok(number)
}

fn unit(row: &Row) -> rusqlite::Result<Unit> {
    let lang = |column| row.get_ref(column)?.as_str()?.parse::<Lang>().map_err(|_| damaged(column));
    let texts = (row.get::<_, String>(4)?, row.get::<_, String>(5)?);
    let rest = row.get_ref(10)?.as_blob_or_null()?.unwrap_or_default();
    let rest = Rest::unpack(rest, &texts.0, &texts.1).ok_or_else(|| damaged(10))?;
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

/// Returns the status of a number that was a status.
pub(super) fn status(number: i64) -> Option<Status> {
    [Status::Aligned, Status::Machine, Status::Translated, Status::Reviewed]
        .into_iter()
        .find(|&status| status as i64 == number)
}

// The packed fields by number; a field that is absent takes no byte.
const SOURCE_CODES: u64 = 1;
const TARGET_CODES: u64 = 2;
const CREATED_BY: u64 = 3;
const CHANGED: u64 = 4;
const CHANGED_BY: u64 = 5;
const USED: u64 = 6;
const USE_COUNT: u64 = 7;
const POSITION: u64 = 8;
const CONFIDENCE: u64 = 9;
const KEY: u64 = 10;
const PREVIOUS: u64 = 11;
const NEXT: u64 = 12;
const PROJECT: u64 = 13;
const NOTE: u64 = 14;
const PROP: u64 = 15;

fn pack_rest(unit: &Unit) -> Option<Vec<u8>> {
    let Origin { created_by, changed, changed_by, used, use_count, position, confidence, key, .. } =
        &unit.origin;
    let mut packer = Packer::default();
    let texts = [
        (CREATED_BY, created_by),
        (CHANGED_BY, changed_by),
        (KEY, key),
        (PREVIOUS, &unit.context.previous),
        (NEXT, &unit.context.next),
        (PROJECT, &unit.project),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            packer.number(field);
            packer.text(text);
        }
    }
    for (field, codes) in [(SOURCE_CODES, unit.source().codes()), (TARGET_CODES, unit.target().codes())] {
        if !codes.is_empty() {
            packer.number(field);
            pack_codes(&mut packer, codes);
        }
    }
    for (field, moment) in [(CHANGED, changed), (USED, used)] {
        if let Some(moment) = moment {
            packer.number(field);
            packer.signed(moment.unix());
        }
    }
    if *use_count > 0 {
        packer.number(USE_COUNT);
        packer.number(u64::from(*use_count));
    }
    if let Some(position) = position {
        packer.number(POSITION);
        packer.number(u64::from(*position));
    }
    if let Some(confidence) = confidence {
        packer.number(CONFIDENCE);
        packer.number(confidence.to_bits());
    }
    for note in &unit.notes {
        packer.number(NOTE);
        packer.number(note.scope as u64);
        packer.text(&note.text);
    }
    for prop in &unit.props {
        packer.number(PROP);
        packer.number(prop.scope as u64);
        packer.text(&prop.name);
        packer.text(&prop.value);
    }
    (!packer.0.is_empty()).then_some(packer.0)
}

/// What a packed column holds.
#[derive(Default)]
struct Rest {
    source_codes: Vec<Code>,
    target_codes: Vec<Code>,
    origin: Origin,
    context: Context,
    project: Option<String>,
    notes: Vec<Note>,
    props: Vec<Prop>,
}

impl Rest {
    fn unpack(bytes: &[u8], source: &str, target: &str) -> Option<Self> {
        let mut rest = Self::default();
        let mut bytes = Unpacker(bytes);
        while !bytes.0.is_empty() {
            rest.unpack_field(&mut bytes, source, target)?;
        }
        Some(rest)
    }

    fn unpack_field(&mut self, bytes: &mut Unpacker, source: &str, target: &str) -> Option<()> {
        let origin = &mut self.origin;
        match bytes.number()? {
            SOURCE_CODES => self.source_codes = unpack_codes(bytes, source)?,
            TARGET_CODES => self.target_codes = unpack_codes(bytes, target)?,
            CREATED_BY => origin.created_by = Some(bytes.text()?.into()),
            CHANGED => origin.changed = Some(Timestamp::from_unix(bytes.signed()?)),
            CHANGED_BY => origin.changed_by = Some(bytes.text()?.into()),
            USED => origin.used = Some(Timestamp::from_unix(bytes.signed()?)),
            USE_COUNT => origin.use_count = bytes.number()?.try_into().ok()?,
            POSITION => origin.position = Some(bytes.number()?.try_into().ok()?),
            CONFIDENCE => origin.confidence = Some(f64::from_bits(bytes.number()?)),
            KEY => origin.key = Some(bytes.text()?.into()),
            PREVIOUS => self.context.previous = Some(bytes.text()?.into()),
            NEXT => self.context.next = Some(bytes.text()?.into()),
            PROJECT => self.project = Some(bytes.text()?.into()),
            NOTE => {
                let scope = scope(bytes.number()?)?;
                self.notes.push(Note { scope, text: bytes.text()?.into() });
            }
            PROP => {
                let scope = scope(bytes.number()?)?;
                let (name, value) = (bytes.text()?.into(), bytes.text()?.into());
                self.props.push(Prop { name, value, scope });
            }
            _ => return None,
        }
        Some(())
    }
}

fn pack_codes(packer: &mut Packer, codes: &[Code]) {
    packer.number(codes.len() as u64);
    for code in codes {
        packer.number(code.at as u64);
        packer.number(code.kind as u64);
        packer.text(&code.id);
        packer.text(&code.markup);
        // An absent label is told from an empty one.
        packer.number(u64::from(code.label.is_some()));
        packer.text(code.label.as_deref().unwrap_or_default());
    }
}

fn unpack_codes(bytes: &mut Unpacker, plain: &str) -> Option<Vec<Code>> {
    let count = bytes.count()?;
    (0..count)
        .map(|_| {
            let at = usize::try_from(bytes.number()?).ok().filter(|&at| plain.is_char_boundary(at))?;
            let kind = match bytes.number()? {
                0 => CodeKind::Open,
                1 => CodeKind::Close,
                2 => CodeKind::Single,
                _ => return None,
            };
            let (id, markup) = (bytes.text()?.into(), bytes.text()?.into());
            let has_label = bytes.number()? == 1;
            let label = bytes.text()?;
            Some(Code { at, kind, id, markup, label: has_label.then(|| label.into()) })
        })
        .collect()
}

fn scope(number: u64) -> Option<Scope> {
    [Scope::Unit, Scope::Source, Scope::Target].into_iter().find(|&scope| scope as u64 == number)
}
