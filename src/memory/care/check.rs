//! The check of a file: [`Memory::check`] compares every row with its sum and lets SQLite check the pages.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::error::{ErrorKind, Result};
use crate::memory::damage::{Damage, Fault};
use crate::memory::memory::Memory;
use crate::memory::row_sum::{SumCheck, check_row};
use crate::memory::schema;
use crate::memory::storage_error::{is_damage, storage};

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckReport {
    /// Units that are as they were written.
    pub sound: u64,
    /// Units that can be read and have no sum, since an earlier version wrote them.
    pub unchecked: u64,
    /// Units that can be read, but that are not as they were written or lack a part.
    pub altered: u64,
    /// Places at which units cannot be read.
    pub unreadable: u64,
    /// The damaged parts, units first; of units, the first ten thousand.
    pub damage: Vec<Damage>,
}

impl CheckReport {
    /// Returns true if nothing is damaged.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty()
    }
}

/// The most faults that SQLite lists. Chosen by hand.
const MOST_FAULTS: u32 = 100;

impl Memory {
    /// Reads every unit and compares it with the sum that was written with it, compares the languages and
    /// labels with theirs, and lets SQLite check the pages of the file. Changes nothing.
    ///
    /// ```
    /// use mizan::memory::Memory;
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// let report = memory.check()?;
    /// assert!(report.is_sound());
    /// assert_eq!(report.sound, 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be opened any more, or another program holds it locked.
    pub fn check(&self) -> Result<CheckReport> {
        let mut report = CheckReport::default();
        let mut units = self.units()?;
        for found in units.by_ref() {
            match found {
                Err(error) if !matches!(error.kind(), ErrorKind::Damaged(_)) => return Err(error),
                Err(_) => report.unreadable += 1,
                Ok(_) => report.sound += 1,
            }
        }
        (report.altered, report.unchecked) = (units.faulty(), units.unchecked());
        report.sound -= report.altered + report.unchecked;
        report.damage = units.met().to_vec();
        drop(units);
        let session = self.pool.session()?;
        report.damage.extend(altered_names(&session)?);
        report.damage.extend(faults(&session, &format!("integrity_check({MOST_FAULTS})"))?);
        Ok(report)
    }
}

/// Returns the languages and labels that are not as they were written.
fn altered_names(connection: &Connection) -> Result<Vec<Damage>> {
    const PAIRS: &str = "SELECT id, source, target, source_lane, target_lane, sum FROM pair";
    const NAMES: &str = "SELECT id, text, sum FROM name";
    if !schema::has_sums(connection)? {
        return Ok(Vec::new());
    }
    let is_summed = schema::is_summed(connection).unwrap_or(false);
    let mut damage = Vec::new();
    for (sql, columns) in [(PAIRS, 5), (NAMES, 2)] {
        match altered_rows(connection, sql, columns, is_summed) {
            Ok(rows) => damage.extend(rows),
            Err(error) if is_damage(&error) => {
                damage.push(Damage::of_file(Fault::Structure(storage(error).to_string())));
            }
            Err(error) => return Err(storage(error)),
        }
    }
    Ok(damage)
}

/// Returns the rows of a statement that are not as they were written. The sum follows as many columns.
fn altered_rows(
    connection: &Connection,
    sql: &str,
    columns: usize,
    is_summed: bool,
) -> rusqlite::Result<Vec<Damage>> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut damage = Vec::new();
    while let Some(row) = rows.next()? {
        let values: Vec<ValueRef> =
            (0..columns).map(|column| row.get_ref(column)).collect::<rusqlite::Result<_>>()?;
        let check = check_row(&values, row.get_ref(columns)?);
        if check == SumCheck::Altered || (is_summed && check == SumCheck::Unsummed) {
            let text =
                |column: usize| values[column].as_bytes().map(String::from_utf8_lossy).unwrap_or_default();
            let fault = match columns {
                2 => Fault::AlteredLabel(text(1).into_owned()),
                _ => Fault::AlteredLangs(format!("{} > {}", text(1), text(2))),
            };
            damage.push(Damage::of_file(fault));
        }
    }
    Ok(damage)
}

/// Returns the first fault that SQLite finds in the pages of the file, if any. `VACUUM` copies what it can
/// reach and says nothing, so that whatever uses it looks for faults before.
pub(super) fn first_fault(connection: &Connection) -> Result<Option<Damage>> {
    Ok(faults(connection, "quick_check(1)")?.into_iter().next())
}

/// Returns the faults that a check of SQLite finds in the pages of the file.
fn faults(connection: &Connection, check: &str) -> Result<Vec<Damage>> {
    let mut statement = connection.prepare(&format!("PRAGMA {check}")).map_err(storage)?;
    let mut faults: Vec<String> = Vec::new();
    for answer in statement.query_map([], |row| row.get::<_, String>(0)).map_err(storage)? {
        match answer {
            // An answer may have several lines, of which the first one only names the database.
            Ok(answer) => faults.extend(answer.lines().filter(is_fault).map(str::to_owned)),
            Err(error) if is_damage(&error) => {
                faults.push(storage(error).to_string());
                break;
            }
            Err(error) => return Err(storage(error)),
        }
    }
    Ok(faults.into_iter().map(|fault| Damage::of_file(Fault::Structure(fault))).collect())
}

fn is_fault(line: &&str) -> bool {
    *line != "ok" && !line.starts_with("***")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::Unit;

    fn memory() -> Memory {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for (english, arabic) in [("Valve", "صمام"), ("Pump", "مضخة"), ("Seal", "حشية")] {
            let unit = Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic);
            batch.insert(&unit.with_client("Nile Pumps".to_owned())).unwrap();
        }
        batch.commit().unwrap();
        memory
    }

    /// Returns what a check finds after a statement has changed the file.
    fn found(sql: &str) -> (CheckReport, Vec<String>) {
        let memory = memory();
        memory.pool.session().unwrap().execute_batch(sql).unwrap();
        let report = memory.check().unwrap();
        let damage = report.damage.iter().map(ToString::to_string).collect();
        (report, damage)
    }

    #[test]
    fn an_altered_unit_language_or_label_is_named() {
        assert!(memory().check().unwrap().is_sound());
        for (sql, wanted) in [
            ("UPDATE unit SET target = 'صماد' WHERE id = 1", "unit 1: altered since it was written"),
            ("UPDATE unit SET created = created + 1 WHERE id = 2", "unit 2: altered since it was written"),
            ("UPDATE unit SET rest = NULL WHERE id = 3", "unit 3: altered since it was written"),
            ("UPDATE unit SET id = 9 WHERE id = 3", "unit 9: altered since it was written"),
            (
                "UPDATE name SET text = 'Nike Pumps'",
                "a document, domain or client was altered since it was written: \"Nike Pumps\"",
            ),
            (
                "UPDATE pair SET target = 'as'",
                "the languages of units were altered since they were written: en > as",
            ),
        ] {
            assert_eq!(found(sql).1, [wanted]);
        }
    }

    #[test]
    fn a_unit_that_cannot_be_read_or_lacks_a_part_is_named() {
        let (report, damage) = found("UPDATE unit SET source = CAST(x'C3' AS TEXT) WHERE id = 2");
        assert_eq!(damage, ["unit 2: cannot be read"]);
        assert_eq!((report.sound, report.altered, report.unreadable), (2, 0, 1));
        assert_eq!(found("DELETE FROM pair").1[0], "unit 1: its languages are lost");
        assert_eq!(found("DELETE FROM name").1[2], "unit 3: its document, domain or client is lost");
    }

    #[test]
    fn units_of_layout_1_are_unchecked_and_never_altered() {
        let (report, damage) = found("UPDATE state SET summed = 0; UPDATE unit SET rest = substr(rest, 6)");
        assert_eq!((report.sound, report.unchecked, damage.len()), (0, 3, 0));
    }
}
