//! [`StepGroup`]: steps of the history that are undone and redone together. A step that is undone has its
//! number negated in the table `step`, so one comparison tells both kinds apart.

use std::ops::{Range, RangeInclusive};

use rusqlite::{Connection, Row};

use crate::unit::Timestamp;

use super::action::Action;
use super::unit_id::UnitId;
use super::{series_table, step_name};

/// Steps that follow one another and belong to one series, or a step that belongs to none.
#[derive(Clone, Debug)]
pub(super) struct StepGroup {
    /// The numbers of the first step and of the last one, not negated.
    pub(super) steps: RangeInclusive<i64>,
    pub(super) action: Action,
    /// The name of the file that the first of the steps read that read one.
    pub(super) file: Option<String>,
    /// How many of the steps read a file.
    pub(super) files: u64,
    /// When the first step began.
    pub(super) at: Timestamp,
}

/// How many units of earlier steps the steps of a group changed or deleted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct EarlierUnits {
    /// Those that are there.
    pub(super) changed: u64,
    /// Those that are not there.
    pub(super) deleted: u64,
}

/// The condition on a step that can be undone.
pub(super) const CAN_BE_UNDONE: &str = "id > 0";

/// The condition on an undone step that can be redone: no step was made since.
pub(super) const CAN_BE_REDONE: &str = "id < 0 AND -id > (SELECT max(0, ifnull(max(id), 0)) FROM step)";

/// Returns the groups among the steps that a condition selects, in the order of their numbers.
pub(super) fn groups(connection: &Connection, which: &str) -> rusqlite::Result<Vec<StepGroup>> {
    let mut read = connection
        .prepare_cached(&format!("SELECT abs(id), what, at FROM step WHERE {which} ORDER BY abs(id)"))?;
    let has_series = series_table::is_laid_out(connection)?;
    let (mut groups, mut last): (Vec<StepGroup>, _) = (Vec::new(), None);
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let step = StepGroup::of_step(row)?;
        let of = if has_series { series_table::of_step(connection, *step.steps.start())? } else { None };
        match groups.last_mut().filter(|_| of.is_some() && of == last) {
            Some(group) => group.take(step),
            None => groups.push(step),
        }
        last = of;
    }
    Ok(groups)
}

impl StepGroup {
    fn of_step(row: &Row) -> rusqlite::Result<Self> {
        let id = row.get(0)?;
        let (action, file) = step_name::action(row, 1)?;
        let files = u64::from(file.is_some());
        Ok(Self { steps: id..=id, action, file, files, at: Timestamp::from_unix(row.get(2)?) })
    }

    fn take(&mut self, later: Self) {
        self.steps = *self.steps.start()..=*later.steps.end();
        self.file = self.file.take().or(later.file);
        self.files += later.files;
    }

    /// Returns the numbers of the units that the steps made, in ranges that do not touch.
    pub(super) fn made(&self, connection: &Connection) -> rusqlite::Result<Vec<Range<i64>>> {
        const MADE: &str = "SELECT first, next FROM made WHERE step BETWEEN ?1 AND ?2 ORDER BY first";
        let mut read = connection.prepare_cached(MADE)?;
        let mut rows = read.query([self.steps.start(), self.steps.end()])?;
        let mut made: Vec<Range<i64>> = Vec::new();
        while let Some(row) = rows.next()? {
            let range = row.get(0)?..row.get(1)?;
            match made.last_mut().filter(|last| last.end >= range.start) {
                Some(last) => last.end = last.end.max(range.end),
                None => made.push(range),
            }
        }
        Ok(made)
    }

    /// Counts the units of earlier steps that these steps changed or deleted.
    pub(super) fn earlier(&self, connection: &Connection) -> rusqlite::Result<EarlierUnits> {
        const PAST: &str = "
            SELECT DISTINCT past.unit, EXISTS (SELECT 1 FROM unit WHERE unit.id = past.unit) FROM past
            WHERE step BETWEEN ?1 AND ?2";
        let made = self.made(connection)?;
        let is_own = |unit: i64| {
            let after = made.partition_point(|range| range.start <= unit);
            made[..after].last().is_some_and(|range| range.contains(&unit))
        };
        let mut read = connection.prepare_cached(PAST)?;
        let mut rows = read.query([self.steps.start(), self.steps.end()])?;
        let mut earlier = EarlierUnits::default();
        while let Some(row) = rows.next()? {
            match (is_own(row.get(0)?), row.get(1)?) {
                (true, _) => {}
                (false, true) => earlier.changed += 1,
                (false, false) => earlier.deleted += 1,
            }
        }
        Ok(earlier)
    }

    /// Returns the numbers of the first units that the steps changed or deleted, or made alone: at most
    /// [`Step::MOST_UNITS`](super::Step::MOST_UNITS).
    pub(super) fn first_units(&self, connection: &Connection) -> rusqlite::Result<Vec<UnitId>> {
        const UNITS: &str = "
            SELECT unit FROM past WHERE step BETWEEN ?1 AND ?2
            UNION SELECT first FROM made WHERE step BETWEEN ?1 AND ?2 AND next = first + 1
            ORDER BY 1 LIMIT 4";
        let mut read = connection.prepare_cached(UNITS)?;
        let unit = |row: &Row| row.get(0).map(UnitId::new);
        read.query_map([self.steps.start(), self.steps.end()], unit)?.collect()
    }
}
