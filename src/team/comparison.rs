//! [`Comparison`]: a file beside PostgreSQL, unit by unit and by hashes.

use std::fmt;
use std::pin::pin;

use futures_util::StreamExt;
use tokio_postgres::binary_copy::BinaryCopyOutStream;

use crate::hash::{hash_words, spread};
use crate::memory::{Following, Memory, UnitFields};
use crate::unit::Unit;

use super::line::Line;
use super::line_error::LineError;
use super::member::Member;
use super::unit_rows::{COLUMNS, TYPES, UnitRow};

/// A file beside PostgreSQL. The sum of the hashes of all units is the same on both sides if all units are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// Units of the file.
    pub units: u64,
    /// The sum of the hashes of the units of the file, each with its id in PostgreSQL.
    pub hash: u64,
    /// Units of PostgreSQL.
    pub team_units: u64,
    /// The sum of the hashes of the units of PostgreSQL.
    pub team_hash: u64,
    /// Units that both have, and that differ.
    pub different: u64,
    /// Units of the file that PostgreSQL does not have.
    pub only_here: u64,
    /// Units of PostgreSQL that the file does not have.
    pub only_there: u64,
}

impl Comparison {
    /// Returns true if both sides have the same units.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.different + self.only_here + self.only_there == 0
            && (self.units, self.hash) == (self.team_units, self.team_hash)
    }

    pub(super) fn of(line: &Line, member: Member, memory: &Memory) -> Result<Self, LineError> {
        let mut comparison = Self::default();
        let sql = format!(
            "copy (select {COLUMNS} from mizan.unit where memory = {} and not is_deleted order by id)
             to stdout (format binary)",
            member.memory
        );
        memory.read_following(|following| {
            let known = following.between(&[0; 16], None)?;
            let mut known = known.into_iter().peekable();
            let copied: Result<(), LineError> = line
                .wait(async {
                    let copied = line.client().copy_out(&sql).await?;
                    let mut stream = pin!(BinaryCopyOutStream::new(copied, &TYPES));
                    while let Some(row) = stream.next().await {
                        let row = match UnitRow::read(&row?) {
                            Ok(row) => row,
                            Err(error) => return Ok(Err(LineError::from(error))),
                        };
                        while let Some((id, number, _)) = known.next_if(|(id, ..)| id < row.id.as_bytes()) {
                            comparison.here_alone(following, &id, number);
                        }
                        let number =
                            known.next_if(|(id, ..)| id == row.id.as_bytes()).map(|(_, number, _)| number);
                        comparison.there(following, number, &row);
                    }
                    Ok(Ok(()))
                })
                .and_then(|done| done);
            copied?;
            for (id, number, _) in known {
                comparison.here_alone(following, &id, number);
            }
            let unsent = following.unshared()?;
            comparison.units += unsent;
            comparison.only_here += unsent;
            Ok(())
        })?;
        Ok(comparison)
    }

    fn here_alone(&mut self, following: &mut Following, id: &[u8; 16], number: i64) {
        if let Ok(Some(unit)) = following.unit(number) {
            self.units += 1;
            self.only_here += 1;
            self.hash = self.hash.wrapping_add(hash(id, &unit));
        }
    }

    fn there(&mut self, following: &mut Following, number: Option<i64>, row: &UnitRow) {
        let Some(theirs) = &row.unit else { return };
        self.team_units += 1;
        self.team_hash = self.team_hash.wrapping_add(hash(row.id.as_bytes(), theirs));
        match number.and_then(|number| following.unit(number).ok().flatten()) {
            Some(unit) => {
                self.units += 1;
                self.hash = self.hash.wrapping_add(hash(row.id.as_bytes(), &unit));
                self.different += u64::from(unit != *theirs);
            }
            None => self.only_there += 1,
        }
    }
}

fn hash(id: &[u8; 16], unit: &Unit) -> u64 {
    let fields = UnitFields::of(unit);
    let texts = [&fields.source_lang, &fields.target_lang, &fields.source, &fields.target];
    let labels = [&fields.document, &fields.domain, &fields.client];
    let add = |hash: u64, bytes: &[u8]| hash_words(spread(hash ^ bytes.len() as u64), bytes);
    let hash = texts.into_iter().fold(add(0, id), |hash, text| add(hash, text.as_bytes()));
    let hash = labels.into_iter().fold(hash, |hash, label| match label {
        Some(label) => add(spread(hash ^ 1), label.as_bytes()),
        None => spread(hash ^ 2),
    });
    let created = fields.created.map_or([0; 9], |created| {
        let mut bytes = [1; 9];
        bytes[1..].copy_from_slice(&created.to_le_bytes());
        bytes
    });
    add(add(add(hash, &created), &fields.status.to_le_bytes()), &fields.rest)
}

/// Shows both sides in one line each.
impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { units, hash, team_units, team_hash, .. } = self;
        write!(
            f,
            "file        {units} units, hash {hash:016x}\nPostgreSQL  {team_units} units, hash {team_hash:016x}"
        )
    }
}
