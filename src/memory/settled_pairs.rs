//! [`SettledPairs`]: the pairs of texts that a batch should not insert again, because a person has changed or
//! deleted the units that earlier batches of the same file made of them. The history knows them.

use std::collections::HashMap;

use rusqlite::{Connection, Row};

use crate::unit::{Status, Unit};

use super::action::Action;
use super::step;

/// The pairs of texts of an earlier batch that a person has changed or deleted since, from
/// [`Batch::settled_before`](super::Batch::settled_before).
#[derive(Clone, Debug, Default)]
pub struct SettledPairs {
    // How each pair was settled, for each client that has the pair.
    pairs: HashMap<(String, String), Vec<Settled>>,
}

#[derive(Clone, Debug)]
struct Settled {
    client: Option<String>,
    // A person changed the unit itself. Otherwise, beads that a person corrected have replaced the unit.
    is_in_memory: bool,
}

// A later step of the same name deletes units whose texts have changed, which settles nothing, unless the
// step had beads that a person made: then its units are reviewed (status 3).
const SETTLED: &str = "
    SELECT past.source, past.target, (SELECT text FROM name WHERE name.id = past.client), later.what <> ?1
    FROM step CROSS JOIN made ON made.step = step.id
        CROSS JOIN step AS later ON later.id > step.id
        CROSS JOIN past ON past.step = later.id AND past.unit >= made.first AND past.unit < made.next
        LEFT JOIN unit ON unit.id = past.unit
    WHERE step.id > 0 AND step.what = ?1
        AND (unit.id IS NULL OR unit.source <> past.source OR unit.target <> past.target)
        AND (later.what <> ?1 OR EXISTS (
            SELECT 1 FROM made AS new JOIN unit AS by_hand ON by_hand.id >= new.first AND by_hand.id < new.next
            WHERE new.step = later.id AND by_hand.status = 3))";

impl SettledPairs {
    /// Reads the pairs that steps with this action and file made.
    pub(super) fn read(connection: &Connection, action: &Action, file: &str) -> rusqlite::Result<Self> {
        let settled = |row: &Row| {
            let (source, target) = (row.get(0)?, row.get(1)?);
            Ok(((source, target), Settled { client: row.get(2)?, is_in_memory: row.get(3)? }))
        };
        let mut pairs: HashMap<_, Vec<Settled>> = HashMap::new();
        let mut statement = connection.prepare_cached(SETTLED)?;
        for found in statement.query_map([step::what(action, Some(file))], settled)? {
            let (pair, how) = found?;
            pairs.entry(pair).or_default().push(how);
        }
        Ok(Self { pairs })
    }

    /// Returns true if a unit has the two texts of a settled pair, and both are not for two different
    /// clients. A unit that a person reviewed is settled only by a change in the memory.
    #[must_use]
    pub fn has(&self, unit: &Unit) -> bool {
        if self.pairs.is_empty() {
            return false;
        }
        let pair = (unit.source().plain().to_owned(), unit.target().plain().to_owned());
        let is_for = |client: &Option<String>| {
            client.is_none() || unit.client().is_none() || client.as_deref() == unit.client()
        };
        let is_by_hand = unit.status() == Status::Reviewed;
        let settles = |how: &Settled| is_for(&how.client) && (how.is_in_memory || !is_by_hand);
        self.pairs.get(&pair).is_some_and(|settled| settled.iter().any(settles))
    }
}
