//! [`SettledPairs`]: the pairs of texts that a batch should not insert again, because a person has changed or
//! deleted the units that earlier batches of the same file made of them. The history knows them.

use std::collections::HashMap;

use rusqlite::{Connection, Row, ToSql, params};

use crate::unit::{Status, Unit};

use super::row_sum::split_sum;
use super::same_pair::{agree, labels_of};
use super::unit_rest::UnitRest;

/// The pairs of texts of an earlier batch that a person has changed or deleted since, from
/// [`Batch::settled_before`](super::Batch::settled_before).
#[derive(Clone, Debug, Default)]
pub struct SettledPairs {
    // How each pair was settled, for each unit that had the pair.
    pairs: HashMap<(String, String), Vec<Settled>>,
}

#[derive(Clone, Debug)]
struct Settled {
    // Client, project and subject field of the unit.
    labels: [Option<String>; 3],
    // A person changed the unit itself. Otherwise, beads that a person corrected have replaced the unit.
    is_in_memory: bool,
}

// What both statements read of the unit that was settled, whose row is `past`.
const COLUMNS: &str = "
    SELECT past.source, past.target, past.rest, (SELECT text FROM name WHERE name.id = past.client),
        (SELECT text FROM name WHERE name.id = past.domain)";

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
    /// Reads the pairs that steps of these two names made or found. Steps of an import replace no units, so
    /// only those that `may_replace` are looked at for what they replaced.
    pub(super) fn read(
        connection: &Connection,
        [one, other]: &[String; 2],
        may_replace: bool,
    ) -> rusqlite::Result<Self> {
        const ANY: &str = "SELECT EXISTS (SELECT 1 FROM step WHERE id > 0 AND what IN (?1, ?2))";
        let mut pairs: HashMap<_, Vec<Settled>> = HashMap::new();
        if !connection.prepare_cached(ANY)?.query_row([one, other], |row| row.get(0))? {
            return Ok(Self { pairs });
        }
        let statements: [(&str, &[&dyn ToSql]); 2] =
            [(OF_MADE, params![one, other, may_replace]), (OF_CHANGED, params![one, other])];
        for (units, names) in statements {
            let mut statement = connection.prepare_cached(&[COLUMNS, units].concat())?;
            for found in statement.query_map(names, settled)? {
                let (pair, how) = found?;
                pairs.entry(pair).or_default().push(how);
            }
        }
        Ok(Self { pairs })
    }

    /// Returns true if a unit has the two texts of a settled pair, in either order, and the labels of the two
    /// do not contradict each other. A unit that a person reviewed is settled only by a change in the memory.
    #[must_use]
    pub fn has(&self, unit: &Unit) -> bool {
        if self.pairs.is_empty() {
            return false;
        }
        let is_for_one = |known: &[Option<String>; 3]| {
            known.iter().zip(labels_of(unit)).all(|(known, label)| agree(known.as_deref(), label))
        };
        let is_by_hand = unit.status() == Status::Reviewed;
        let settles = |how: &Settled| is_for_one(&how.labels) && (how.is_in_memory || !is_by_hand);
        let pair = in_order(unit.source().plain().to_owned(), unit.target().plain().to_owned());
        self.pairs.get(&pair).is_some_and(|settled| settled.iter().any(settles))
    }
}

/// Reads a row of a statement.
fn settled(row: &Row) -> rusqlite::Result<((String, String), Settled)> {
    let (source, target): (String, String) = (row.get(0)?, row.get(1)?);
    let (_, rest) = split_sum(row.get_ref(2)?.as_blob_or_null()?.unwrap_or_default());
    let project = UnitRest::unpack(rest, &source, &target).and_then(|rest| rest.project);
    let how = Settled { labels: [row.get(3)?, project, row.get(4)?], is_in_memory: row.get(5)? };
    Ok((in_order(source, target), how))
}

/// Returns two texts in an order that does not depend on which of them is the source.
fn in_order(one: String, other: String) -> (String, String) {
    if one <= other { (one, other) } else { (other, one) }
}
