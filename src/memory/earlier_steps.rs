//! [`EarlierSteps`]: what a batch has to know of the steps of the history before it.

use rusqlite::Connection;

/// The condition on a step in which a person has changed or deleted single units. Deleting all units that
/// pass filters says nothing about their texts.
pub(super) const BY_HAND: &str = "step.what IN ('edit', 'delete', 'clean')";

/// The number of steps by hand, and the number of the last one.
pub(super) type StepsByHand = (i64, i64);

/// What a batch has to know of the steps before it.
#[derive(Clone, Copy)]
pub(super) struct EarlierSteps {
    /// True if a step has one of the names of the batch.
    pub(super) has_same_name: bool,
    pub(super) by_hand: StepsByHand,
}

impl EarlierSteps {
    /// Looks at all steps once, since a folder of many files has as many batches.
    pub(super) fn of(connection: &Connection, names: Option<&[String; 2]>) -> rusqlite::Result<Self> {
        let steps = format!(
            "SELECT ifnull(max(what IN (?1, ?2)), 0), ifnull(sum({BY_HAND}), 0), ifnull(max({BY_HAND} * id), 0)
            FROM step WHERE id > 0"
        );
        let names = names.map_or([""; 2], |[one, other]| [one, other]);
        connection.prepare_cached(&steps)?.query_row(names, |row| {
            Ok(Self { has_same_name: row.get(0)?, by_hand: (row.get(1)?, row.get(2)?) })
        })
    }
}
