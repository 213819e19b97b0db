//! [`gap`]: where the reading of units goes on after a part of the file that SQLite cannot read.

use rusqlite::Connection;

use super::unit_row::{UnitRow, next_id, read_whole};

/// A part that cannot be read.
pub(super) enum Gap {
    /// A unit. It comes without its languages and labels if only these are lost.
    Unit(i64, Box<rusqlite::Result<UnitRow>>),
    /// All units up to this number: a page is lost. `i64::MAX` if no later unit can be read.
    Units(i64),
}

/// The most steps of one width. A page has a few dozen units; a page that is lost higher up in the tree has
/// twenty thousand. Chosen by hand.
const STEPS: i64 = 512;
/// The first width of a step, in numbers of units. Smaller than the units of a page, so that a sound page
/// between two lost ones is not passed over.
const WIDTH: i64 = 8;

/// Returns the part that begins at this number, at which reading has failed.
pub(super) fn gap(connection: &Connection, first: i64) -> Gap {
    match next_id(connection, first) {
        Ok(None) => Gap::Units(i64::MAX),
        Ok(Some(id)) if id >= first => {
            let read = read_whole(connection, id);
            let read = read.and_then(|read| read.ok_or(rusqlite::Error::QueryReturnedNoRows));
            Gap::Unit(id, Box::new(read))
        }
        _ => Gap::Units(last_lost(connection, first)),
    }
}

/// Returns the last number of a lost page, by steps that become wider and then a search between the last two.
fn last_lost(connection: &Connection, first: i64) -> i64 {
    let is_lost = |id: i64| !next_id(connection, id).is_ok_and(|found| found.is_none_or(|found| found >= id));
    let (mut lost, mut width) = (first.max(0), WIDTH);
    let mut steps = 0;
    let mut sound = loop {
        let Some(next) = lost.checked_add(width) else { return i64::MAX };
        if !is_lost(next) {
            break next;
        }
        lost = next;
        steps += 1;
        if steps >= STEPS {
            width = width.saturating_mul(2);
        }
    };
    while sound - lost > 1 {
        let middle = lost + (sound - lost) / 2;
        if is_lost(middle) { lost = middle } else { sound = middle }
    }
    lost
}
