//! [`take`]: what became of the changes of a file is noted in the file.

use crate::error::Result;
use crate::memory::{Followed, Following, UnitId};
use crate::unit::Timestamp;

use super::push::{Fate, Sent};
use super::sync_report::{Conflict, SyncReport};
use super::unit_rows::UnitRow;

/// Notes in a file what became of its changes. A unit that was changed again since it was sent stays as it
/// is, and counts as a change of the file.
pub(super) fn take(following: &mut Following, sent: Vec<Sent>) -> Result<SyncReport> {
    let mut report = SyncReport::default();
    for Sent { draft, fate, overruled } in sent {
        let number = draft.number;
        let is_as_sent = following.sum(number)? == draft.sum;
        if let Some(theirs) = overruled {
            report.conflicts.push(conflict(number, true, &theirs));
        }
        match fate {
            Fate::Stored(followed) => {
                match &draft.unit {
                    Some(unit) if draft.is_mended && is_as_sent => following.set(number, followed, unit)?,
                    _ => following.note(number, followed, draft.sum.as_deref().unwrap_or_default())?,
                }
                report.sent += 1;
            }
            Fate::Gone => {
                following.unlink(number)?;
                report.sent += 1;
            }
            Fate::Overruled(theirs) => {
                if is_as_sent {
                    following.keep(number)?;
                    overrule(following, number, &theirs)?;
                }
                report.conflicts.push(conflict(number, false, &theirs));
            }
            Fate::Twin(theirs) => {
                if is_as_sent {
                    join(following, number, &theirs)?;
                }
                report.joined += 1;
            }
        }
    }
    Ok(report)
}

fn conflict(number: i64, ours_holds: bool, theirs: &UnitRow) -> Conflict {
    let at = Timestamp::from_unix(theirs.edited);
    Conflict { unit: UnitId::new(number), ours_holds, by: theirs.role.clone(), at }
}

fn overrule(following: &mut Following, number: i64, theirs: &UnitRow) -> Result<()> {
    match &theirs.unit {
        Some(unit) => following.set(number, followed(theirs), unit),
        None => following.remove(number),
    }
}

/// Joins a unit of the file with its twin in PostgreSQL. What the twin lacks is sent the next time.
fn join(following: &mut Following, number: i64, theirs: &UnitRow) -> Result<()> {
    /// No row has this sum, so the unit counts as changed.
    const CHANGED: &[u8] = b"changed";
    let (Some(own), Some(unit)) = (following.unit(number)?, &theirs.unit) else { return Ok(()) };
    let known =
        following.number(theirs.id.as_bytes())?.map(|(known, _)| known).filter(|&known| known != number);
    let (kept, known) = match known {
        Some(kept) => (kept, following.unit(kept)?),
        None => (number, None),
    };
    let base = known.as_ref().unwrap_or(unit);
    let joined = Following::joined(base, &own).unwrap_or_else(|| base.clone());
    if kept != number {
        following.remove(number)?;
    }
    if joined == *unit {
        return following.set(kept, followed(theirs), unit);
    }
    following.write(kept, &joined)?;
    following.note(kept, followed(theirs), CHANGED)?;
    // No step of the history names the unit, so all units are compared the next time.
    match following.state()? {
        Some(mut state) => {
            state.steps = None;
            following.set_state(&state)
        }
        None => Ok(()),
    }
}

pub(super) fn followed(theirs: &UnitRow) -> Followed {
    Followed { id: *theirs.id.as_bytes(), version: theirs.version }
}
