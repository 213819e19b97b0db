//! [`Step`]: a batch in the history. [`Memory::steps`] lists the steps that can be undone, and
//! [`Memory::undone_steps`] those that can be redone. A step that is undone has its number negated in the
//! table `step`, so one comparison tells both kinds apart.

use rusqlite::{Row, params};

use crate::error::Result;
use crate::unit::Timestamp;

use super::action::Action;
use super::memory::Memory;
use super::storage_error::storage;
use super::unit_id::UnitId;

/// A step that can be undone, or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What the step did.
    pub action: Action,
    /// The name of the file that the step read, if it read one.
    pub file: Option<String>,
    /// When the step began.
    pub at: Timestamp,
    /// Units that the step made.
    pub made: u64,
    /// Units of earlier steps that the step changed or deleted.
    pub changed: u64,
    /// The numbers of the first units that the step changed or deleted, or made alone: at most
    /// [`MOST_UNITS`](Self::MOST_UNITS).
    pub units: Vec<UnitId>,
}

/// What stands between an action and the name of a file in the table `step`.
const FILE: &str = ": ";

/// The columns that [`read`] takes a step from.
const COLUMNS: &str = "
    SELECT what, at,
        (SELECT ifnull(sum(next - first), 0) FROM made WHERE made.step = abs(step.id)),
        (SELECT count(*) FROM past WHERE past.step = abs(step.id)
            AND NOT EXISTS (SELECT 1 FROM made
                WHERE made.step = abs(step.id) AND past.unit >= first AND past.unit < next)),
        (SELECT group_concat(unit, ' ') FROM
            (SELECT unit FROM past WHERE past.step = abs(step.id)
            UNION SELECT first FROM made WHERE made.step = abs(step.id) AND next = first + 1
            ORDER BY 1 LIMIT 4))
    FROM step";

/// The condition on an undone step that can be redone: no step was made since.
pub(super) const CAN_BE_REDONE: &str = "id < 0 AND -id > (SELECT max(0, ifnull(max(id), 0)) FROM step)";

/// Returns what the table `step` keeps of an action and the name of its file.
pub(super) fn what(action: &Action, file: Option<&str>) -> String {
    file.map_or_else(|| action.to_string(), |file| format!("{action}{FILE}{file}"))
}

/// Returns the action of a step and the name of its file.
pub(super) fn action(row: &Row, column: usize) -> rusqlite::Result<(Action, Option<String>)> {
    let what = row.get_ref(column)?.as_str()?;
    Ok(match what.split_once(FILE).map(|(action, file)| (Action::from(action), file)) {
        // A program may have given the step a name of its own.
        None | Some((Action::Other(_), _)) => (what.into(), None),
        Some((action, file)) => (action, Some(file.to_owned())),
    })
}

impl Step {
    /// The most units of a step whose numbers are listed. Chosen by hand to fit a line.
    pub const MOST_UNITS: usize = 4;
}

impl Memory {
    /// Returns the steps that can be undone, the last first.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn steps(&self) -> Result<Vec<Step>> {
        self.listed("id > 0")
    }

    /// Returns the steps that were undone and can be redone, in the order in which [`redo`](Self::redo) takes
    /// them. Any later change ends what can be redone.
    ///
    /// ```
    /// use mizan::memory::{Action, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?.action(Action::Add);
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام"))?;
    /// batch.commit()?;
    /// memory.undo()?;
    /// assert_eq!(memory.undone_steps()?[0].action, Action::Add);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn undone_steps(&self) -> Result<Vec<Step>> {
        self.listed(CAN_BE_REDONE)
    }

    fn listed(&self, which: &str) -> Result<Vec<Step>> {
        let connection = self.pool.session()?;
        let sql = format!("{COLUMNS} WHERE {which} ORDER BY id DESC");
        let mut statement = connection.prepare_cached(&sql).map_err(storage)?;
        statement.query_map(params![], read).and_then(Iterator::collect).map_err(storage)
    }
}

fn read(row: &Row) -> rusqlite::Result<Step> {
    let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    let at = Timestamp::from_unix(row.get(1)?);
    let (action, file) = action(row, 0)?;
    let units: Option<String> = row.get(4)?;
    let units =
        units.iter().flat_map(|units| units.split(' ')).filter_map(|unit| unit.parse().ok()).collect();
    Ok(Step { action, file, at, made: count(2)?, changed: count(3)?, units })
}
