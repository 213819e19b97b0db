//! Units as rows of the table `mizan.unit`: [`UnitRow`] reads one, [`UnitColumns`] holds many to be written.

use tokio_postgres::binary_copy::BinaryCopyOutRow;
use tokio_postgres::types::{FromSql, ToSql, Type};
use tokio_postgres::{Error, Row};
use uuid::Uuid;

use crate::error::{self, ErrorKind, Result};
use crate::hash::{hash_words, spread};
use crate::lang::Lang;
use crate::memory::UnitFields;
use crate::unit::{Unit, UnitText};

/// The columns of a [`UnitRow`].
pub(super) const COLUMNS: &str = "id, version, is_deleted, edited, role::text, source_lang, target_lang, source, target, \
    status, created, document, domain, client, rest";

/// The types of these columns, for the binary form of COPY.
pub(super) const TYPES: [Type; 15] = [
    Type::UUID,
    Type::INT8,
    Type::BOOL,
    Type::INT8,
    Type::TEXT,
    Type::TEXT,
    Type::TEXT,
    Type::TEXT,
    Type::TEXT,
    Type::INT2,
    Type::INT8,
    Type::TEXT,
    Type::TEXT,
    Type::TEXT,
    Type::BYTEA,
];

/// A unit as PostgreSQL has it.
#[derive(Clone, Debug)]
pub(super) struct UnitRow {
    pub(super) id: Uuid,
    pub(super) version: i64,
    /// When a person made this state, in seconds since 1970.
    pub(super) edited: i64,
    /// The role that wrote this state.
    pub(super) role: String,
    /// `None` if the unit is deleted.
    pub(super) unit: Option<Unit>,
}

/// A row of the answer to a query, or of a COPY.
pub(super) trait Columns {
    /// Returns the value of a column.
    fn column<'r, T: FromSql<'r>>(&'r self, number: usize) -> Result<T, Error>;
}

impl Columns for Row {
    fn column<'r, T: FromSql<'r>>(&'r self, number: usize) -> Result<T, Error> {
        self.try_get(number)
    }
}

impl Columns for BinaryCopyOutRow {
    fn column<'r, T: FromSql<'r>>(&'r self, number: usize) -> Result<T, Error> {
        self.try_get(number)
    }
}

impl UnitRow {
    /// Reads a row of [`COLUMNS`].
    pub(super) fn read(row: &impl Columns) -> Result<Self> {
        let id: Uuid = row.column(0).map_err(unreadable)?;
        let fields = || -> Result<_, Error> {
            Ok(UnitFields {
                source_lang: row.column(5)?,
                target_lang: row.column(6)?,
                source: row.column(7)?,
                target: row.column(8)?,
                status: row.column(9)?,
                created: row.column(10)?,
                document: row.column(11)?,
                domain: row.column(12)?,
                client: row.column(13)?,
                rest: row.column(14)?,
            })
        };
        let unit = match row.column(2).map_err(unreadable)? {
            true => None,
            false => {
                let unit = fields().map_err(unreadable)?.unit();
                let unknown =
                    || ErrorKind::Team(format!("unit {id} in PostgreSQL has values that no mizan writes"));
                Some(unit.ok_or_else(unknown)?)
            }
        };
        let read = || -> Result<_, Error> { Ok((row.column(1)?, row.column(3)?, row.column(4)?)) };
        let (version, edited, role) = read().map_err(unreadable)?;
        Ok(Self { id, version, edited, role, unit })
    }
}

fn unreadable(error: Error) -> error::Error {
    ErrorKind::Team(format!("PostgreSQL has sent what no mizan writes: {error}")).into()
}

/// Units to be written, column by column: one statement takes many.
#[derive(Default)]
pub(super) struct UnitColumns {
    pub(super) ids: Vec<Uuid>,
    twins: Vec<Option<Uuid>>,
    deleted: Vec<bool>,
    edited: Vec<i64>,
    langs: [Vec<String>; 2],
    texts: [Vec<String>; 2],
    statuses: Vec<i16>,
    created: Vec<Option<i64>>,
    // Document, domain, client, project, and who made the unit.
    labels: [Vec<Option<String>>; 5],
    rests: Vec<Vec<u8>>,
}

/// The arrays of [`UnitColumns::parameters`] as a table `given`, behind the parameter `$1`.
pub(super) const GIVEN: &str = "unnest($2::uuid[], $3::uuid[], $4::bool[], $5::bigint[], $6::text[], $7::text[], \
    $8::text[], $9::text[], $10::smallint[], $11::bigint[], $12::text[], $13::text[], $14::text[], $15::text[], \
    $16::text[], $17::bytea[]) as given (id, twin, is_deleted, edited, source_lang, target_lang, source, target, status, \
    created, document, domain, client, project, created_by, rest)";

impl UnitColumns {
    /// Adds a unit; `None` is a deleted one.
    pub(super) fn push(&mut self, id: Uuid, edited: i64, twin: Option<Uuid>, unit: Option<&Unit>) {
        self.ids.push(id);
        self.twins.push(twin);
        self.deleted.push(unit.is_none());
        self.edited.push(edited);
        let fields = unit.map(UnitFields::of);
        let project = unit.and_then(|unit| unit.project().map(str::to_owned));
        let made_by = unit.and_then(|unit| unit.origin().created_by.clone());
        let fields = fields.unwrap_or_else(nothing);
        for (column, value) in self.langs.iter_mut().zip([fields.source_lang, fields.target_lang]) {
            column.push(value);
        }
        for (column, value) in self.texts.iter_mut().zip([fields.source, fields.target]) {
            column.push(value);
        }
        self.statuses.push(fields.status);
        self.created.push(fields.created);
        let labels = [fields.document, fields.domain, fields.client, project, made_by];
        for (column, value) in self.labels.iter_mut().zip(labels) {
            column.push(value.map(|value| value.replace('\0', " ")));
        }
        self.rests.push(fields.rest);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Returns the arrays, behind the number of the memory.
    pub(super) fn parameters<'p>(&'p self, memory: &'p i32) -> Vec<&'p (dyn ToSql + Sync)> {
        let [source_lang, target_lang] = &self.langs;
        let [source, target] = &self.texts;
        let [document, domain, client, project, created_by] = &self.labels;
        vec![
            memory,
            &self.ids,
            &self.twins,
            &self.deleted,
            &self.edited,
            source_lang,
            target_lang,
            source,
            target,
            &self.statuses,
            &self.created,
            document,
            domain,
            client,
            project,
            created_by,
            &self.rests,
        ]
    }
}

/// The fields of a deleted unit.
fn nothing() -> UnitFields {
    UnitFields {
        source_lang: String::new(),
        target_lang: String::new(),
        source: String::new(),
        target: String::new(),
        status: 0,
        created: None,
        document: None,
        domain: None,
        client: None,
        rest: Vec::new(),
    }
}

/// Returns a unit as PostgreSQL can store it, with a space for each U+0000, which it does not know; `None`
/// for a unit that it can store as it is.
pub(super) fn storable(unit: &Unit) -> Option<Unit> {
    let mut fields = UnitFields::of(unit);
    let texts = [&mut fields.source, &mut fields.target].into_iter();
    let labels = [&mut fields.document, &mut fields.domain, &mut fields.client].into_iter().flatten();
    let mut is_other = false;
    for text in texts.chain(labels).filter(|text| text.contains('\0')) {
        *text = text.replace('\0', " ");
        is_other = true;
    }
    if is_other { fields.unit() } else { None }
}

/// Returns the hash of what makes two units twins, of which a memory has one: texts, codes, languages,
/// client, project and subject field. It is the same in either order of the two languages.
pub(super) fn twin(unit: &Unit) -> Uuid {
    let sides = [(unit.source_lang(), unit.source()), (unit.target_lang(), unit.target())];
    let [seed, other_seed] = [1, 2];
    let half = |seed: u64| {
        let side = |(lang, text): &(&Lang, &UnitText)| {
            let codes =
                text.codes().iter().map(|code| format!("{}:{}:{}", code.at, code.kind as u8, code.markup));
            [lang.tag().to_owned(), text.plain().to_owned()].into_iter().chain(codes).fold(seed, add)
        };
        let mut both = [side(&sides[0]), side(&sides[1])];
        both.sort_unstable();
        let texts = both.into_iter().fold(seed, |hash, side| spread(hash ^ side));
        let labels = [unit.client(), unit.project(), unit.domain()];
        labels.into_iter().fold(texts, |hash, label| match label {
            Some(label) => add(spread(hash ^ 1), label.to_owned()),
            None => spread(hash ^ 2),
        })
    };
    Uuid::from_u64_pair(half(seed), half(other_seed))
}

fn add(hash: u64, text: String) -> u64 {
    hash_words(spread(hash ^ text.len() as u64), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_known_in_either_order_and_by_their_labels() {
        let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام");
        assert_eq!(twin(&unit), twin(&unit.clone().reversed()));
        for other in [
            Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمامات"),
            Unit::new(Lang::ARABIC, "Valve", Lang::ENGLISH, "صمام"),
            unit.clone().with_client("Nile Pumps".to_owned()),
            unit.clone().with_project("Nile Pumps".to_owned()),
        ] {
            assert_ne!(twin(&unit), twin(&other));
        }
    }

    #[test]
    fn a_text_with_a_zero_is_storable() {
        let unit = Unit::new(Lang::ENGLISH, "Close\0it", Lang::ARABIC, "أغلق");
        assert_eq!(storable(&unit).unwrap().source().plain(), "Close it");
        assert_eq!(storable(&storable(&unit).unwrap()), None);
    }
}
