//! Reading the texts of candidates, several at a time: [`SideTexts`].

use rusqlite::{CachedStatement, Connection, params_from_iter};

use crate::error::Result;
use crate::memory::index::Candidate;
use crate::memory::storage_error::{is_damage, storage};

/// The number of texts read by one statement, which takes a fifth less time than reading them one by one.
pub(in crate::memory) const AT_ONCE: usize = 16;
const SOURCES: &str = "
SELECT id, pair, source FROM unit
WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
const TARGETS: &str = "
SELECT id, pair, target FROM unit
WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

/// The statements that read the texts of candidates, one for each side.
pub(in crate::memory) struct SideTexts<'c> {
    source: CachedStatement<'c>,
    target: CachedStatement<'c>,
    /// Units that cannot be read.
    pub(in crate::memory) lost: Vec<i64>,
}

impl<'c> SideTexts<'c> {
    pub(in crate::memory) fn of(connection: &'c Connection) -> rusqlite::Result<Self> {
        let (source, target) = (connection.prepare_cached(SOURCES)?, connection.prepare_cached(TARGETS)?);
        Ok(Self { source, target, lost: Vec::new() })
    }

    /// Reads up to [`AT_ONCE`] candidates, each with its pair of languages and its text, in the order of
    /// their units; deleted units are skipped, and so are units that cannot be read.
    pub(in crate::memory) fn read(
        &mut self,
        candidates: &[Candidate],
        mut read: impl FnMut(Candidate, i64, &str) -> Result<()>,
    ) -> Result<()> {
        for (statement, is_target) in [(&mut self.source, false), (&mut self.target, true)] {
            let units = candidates.iter().filter(|candidate| candidate.is_target == is_target);
            let units: Vec<i64> = units.map(|candidate| candidate.unit).collect();
            if read_side(statement, &units, is_target, &mut read)? {
                continue;
            }
            // One of the units is in a part that is lost.
            for unit in units {
                if !read_side(statement, &[unit], is_target, &mut read)? {
                    self.lost.push(unit);
                }
            }
        }
        Ok(())
    }
}

/// Reads the texts of one side; returns false if a part of the file cannot be read.
fn read_side(
    statement: &mut CachedStatement,
    units: &[i64],
    is_target: bool,
    read: &mut impl FnMut(Candidate, i64, &str) -> Result<()>,
) -> Result<bool> {
    if units.is_empty() {
        return Ok(true);
    }
    let units = units.iter().copied().map(Some);
    let units = params_from_iter(units.chain(std::iter::repeat(None)).take(AT_ONCE));
    let mut rows = statement.query(units).map_err(storage)?;
    loop {
        let row = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(true),
            Err(error) if is_damage(&error) => return Ok(false),
            Err(error) => return Err(storage(error)),
        };
        let candidate = Candidate { unit: row.get(0).map_err(storage)?, is_target, guess: 0 };
        let text = row.get_ref(2).map_err(storage)?.as_str().unwrap_or_default();
        read(candidate, row.get(1).map_err(storage)?, text)?;
    }
}
