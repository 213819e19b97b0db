//! What is told about a sync.

use mizan::team::{Conflict, SyncReport};

use crate::terminal::escape::escaped;
use crate::terminal::remark::remark;
use crate::terminal::words::{count, moment};

/// The most conflicts that are told one by one. Chosen by hand to fit a screen.
const CONFLICTS: usize = 20;

/// Tells what a follower has received and sent.
pub(crate) fn tell(name: &str, report: &SyncReport) {
    let &SyncReport { received, removed, sent, joined, kept, .. } = report;
    let mut said = Vec::new();
    for (units, what) in [(received, "received"), (removed, "deleted"), (sent, "sent"), (joined, "joined")] {
        if units > 0 {
            said.push(format!("{} {what}", count(units, "unit")));
        }
    }
    if report.is_filled {
        said.push("compared with all units of the team".to_owned());
    }
    match said.is_empty() {
        true => remark!("{name}: nothing new"),
        false => remark!("{name}: {}", said.join(", ")),
    }
    if kept > 0 {
        let changes = count(kept, "change");
        remark!("{name}: your role may not write: {changes} of this file stay here alone");
    }
    for Conflict { unit, ours_holds, by, at, .. } in report.conflicts.iter().take(CONFLICTS) {
        let (by, at) = (escaped(by), moment(*at));
        match ours_holds {
            true => remark!("unit {unit}: {by} changed it too, on {at}; yours is later and holds"),
            false => remark!(
                "unit {unit}: {by} changed it too, later, on {at}; yours is in the history, `mizan undo` brings it back"
            ),
        }
    }
    if let Some(more) = report.conflicts.len().checked_sub(CONFLICTS).filter(|&more| more > 0) {
        remark!("{} more were changed by others too", count(more as u64, "unit"));
    }
}
