//! [`SettledPairs`]: the pairs of texts that a batch should not insert again, because a person has changed or
//! deleted the units that had them. The history knows these units: those that earlier batches of the same
//! file made, and those that a person changed or deleted one by one, wherever they came from.

use std::sync::Arc;

use rusqlite::{Connection, ToSql, params};

use crate::unit::Unit;

use super::settled_texts::SettledTexts;

/// The pairs of texts that a person has changed or deleted, from
/// [`Batch::settled_before`](super::Batch::settled_before).
#[derive(Clone, Debug, Default)]
pub struct SettledPairs {
    of_file: SettledTexts,
    by_hand: Arc<SettledTexts>,
}

// The units that the steps made. A later step of the same name deletes units whose texts have changed, which
// settles nothing, unless the step had beads that a person made: then its units are reviewed (status 3).
const OF_MADE: &str = "
    , later.what NOT IN (?1, ?2)
    FROM step CROSS JOIN made ON made.step = step.id
        CROSS JOIN step AS later ON later.id > step.id AND (?3 OR later.what NOT IN (?1, ?2))
        CROSS JOIN past ON past.step = later.id AND past.unit >= made.first AND past.unit < made.next
        LEFT JOIN unit ON unit.id = past.unit
    WHERE step.id > 0 AND step.what IN (?1, ?2)
        AND (unit.id IS NULL OR unit.source <> past.source OR unit.target <> past.target)
        AND (later.what NOT IN (?1, ?2) OR EXISTS (
            SELECT 1 FROM made AS new JOIN unit AS by_hand ON by_hand.id >= new.first AND by_hand.id < new.next
            WHERE new.step = later.id AND by_hand.status = 3))";

// The units of others to which the steps added something, such as the name of the document.
const OF_CHANGED: &str = "
    , 1 FROM step CROSS JOIN past ON past.step = step.id LEFT JOIN unit ON unit.id = past.unit
    WHERE step.id > 0 AND step.what IN (?1, ?2)
        AND (unit.id IS NULL OR unit.source <> past.source OR unit.target <> past.target)
        AND EXISTS (SELECT 1 FROM step AS later JOIN past AS changed ON changed.step = later.id
            WHERE later.id > step.id AND later.what NOT IN (?1, ?2) AND changed.unit = past.unit)";

impl SettledPairs {
    /// Joins what a person has settled by hand and the pairs that steps of these two names made or found.
    /// Units that an import replaces are not settled by that, so only those that `may_settle` are looked at
    /// for what they replaced.
    pub(super) fn read(
        connection: &Connection,
        by_hand: Arc<SettledTexts>,
        names: Option<&[String; 2]>,
        may_settle: bool,
    ) -> rusqlite::Result<Self> {
        let mut of_file = SettledTexts::default();
        if let Some([one, other]) = names {
            let statements: [(&str, &[&dyn ToSql]); 2] =
                [(OF_MADE, params![one, other, may_settle]), (OF_CHANGED, params![one, other])];
            for (units, names) in statements {
                of_file.add(connection, units, names)?;
            }
        }
        Ok(Self { of_file, by_hand })
    }

    /// Returns true if a unit has the two texts of a settled pair, in either order, and the labels of the two
    /// do not contradict each other. A unit that a person reviewed is settled only by a change in the memory.
    #[must_use]
    pub fn has(&self, unit: &Unit) -> bool {
        self.of_file.has(unit) || self.by_hand.has(unit)
    }
}
