//! [`SettledTexts`]: pairs of texts that are settled, with the labels of the units that had them.

use std::collections::HashMap;

use rusqlite::{Connection, Row, ToSql};

use crate::unit::{Status, Unit};

use super::row_sum::split_sum;
use super::same_pair::{agree, labels_of};
use super::unit_rest::UnitRest;

/// How each pair of texts was settled, for each unit that had the pair. The two texts are in the order of
/// [`in_order`].
#[derive(Clone, Debug, Default)]
pub(super) struct SettledTexts(HashMap<(String, String), Vec<Settled>>);

#[derive(Clone, Debug)]
struct Settled {
    // Client, project and subject field of the unit.
    labels: [Option<String>; 3],
    // A person changed the unit itself. Otherwise, beads that a person corrected have replaced the unit.
    is_in_memory: bool,
}

// What a statement reads of the unit that was settled, whose row is `past`.
const COLUMNS: &str = "
    SELECT past.source, past.target, past.rest, (SELECT text FROM name WHERE name.id = past.client),
        (SELECT text FROM name WHERE name.id = past.domain)";

impl SettledTexts {
    /// Adds the units that a statement finds. `units` is its end: whether a person changed the unit itself,
    /// and the tables, of which one is `past`.
    pub(super) fn add(
        &mut self,
        connection: &Connection,
        units: &str,
        params: &[&dyn ToSql],
    ) -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached(&[COLUMNS, units].concat())?;
        for found in statement.query_map(params, settled)? {
            let (pair, how) = found?;
            self.0.entry(pair).or_default().push(how);
        }
        Ok(())
    }

    /// Returns true if a unit has the two texts of a pair, and the labels of the two do not contradict each
    /// other.
    pub(super) fn has(&self, unit: &Unit) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let is_for_one = |known: &[Option<String>; 3]| {
            known.iter().zip(labels_of(unit)).all(|(known, label)| agree(known.as_deref(), label))
        };
        let is_by_hand = unit.status() == Status::Reviewed;
        let settles = |how: &Settled| is_for_one(&how.labels) && (how.is_in_memory || !is_by_hand);
        let pair = in_order(unit.source().plain().to_owned(), unit.target().plain().to_owned());
        self.0.get(&pair).is_some_and(|settled| settled.iter().any(settles))
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
