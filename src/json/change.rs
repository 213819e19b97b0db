//! What a verb has done to a memory: [`ChangeReport`].

use std::path::PathBuf;

use serde::Serialize;

use crate::memory::{ForgetReport, Inserted, InsertedCounts, Redone, RepairReport, Undone, UnitId};
use crate::unit::Timestamp;

/// What a verb has done to a memory, in numbers of units, as `mizan` prints it with `--json` for each verb
/// that changes a memory.
///
/// ```
/// use mizan::json::ChangeReport;
///
/// let report = ChangeReport::new("delete", "plant.mizan").deleted(117);
/// let json = serde_json::to_value(&report).unwrap();
/// assert_eq!((&json["verb"], &json["deleted"]), (&"delete".into(), &117.into()));
/// ```
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChangeReport {
    verb: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    memory: String,
    new: u64,
    changed: u64,
    known: u64,
    deleted: u64,
    restored: u64,
    settled: u64,
    replaced: u64,
    older: u64,
    lost: u64,
    altered: u64,
    undetermined: u64,
    unlabelled: u64,
    doubtful: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    altered_in: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    forgotten: Option<ForgottenFields>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    cut_off: Option<CutOffFields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lost_at_least: Option<bool>,
}

/// What only the `repair` of a file without its end reports.
#[derive(Clone, Debug, Serialize)]
struct CutOffFields {
    bytes_there: u64,
    bytes_whole: u64,
}

/// What only `forget` reports.
#[derive(Clone, Debug, Serialize)]
struct ForgottenFields {
    headers: u64,
    still_named: u64,
    overwritten: bool,
    copies: Vec<String>,
}

impl ChangeReport {
    /// Returns the report of a verb that has changed nothing yet in the memory of this name.
    #[must_use]
    pub fn new(verb: &'static str, memory: impl Into<String>) -> Self {
        Self { verb, memory: memory.into(), ..Self::default() }
    }

    /// Sets the number of units deleted.
    #[must_use]
    pub fn deleted(mut self, units: u64) -> Self {
        self.deleted = units;
        self
    }

    /// Sets the number of units changed.
    #[must_use]
    pub fn changed(mut self, units: u64) -> Self {
        self.changed = units;
        self
    }

    /// Sets the units that the verb has changed, and names the unit if there is one alone.
    #[must_use]
    pub fn edited(mut self, ids: &[UnitId]) -> Self {
        self.changed = ids.len() as u64;
        if let [id] = ids {
            self.id = Some(id.get());
        }
        self
    }

    /// Names the one unit that the verb has inserted, and counts what became of it.
    #[must_use]
    pub fn inserted(mut self, inserted: Inserted) -> Self {
        let count = match inserted {
            Inserted::New(_) => &mut self.new,
            Inserted::Changed(_) => &mut self.changed,
            Inserted::Known(_) => &mut self.known,
        };
        *count += 1;
        self.id = Some(inserted.id().get());
        self
    }

    /// Adds the units of a memory that was merged in.
    #[must_use]
    pub fn merged(mut self, merged: &InsertedCounts) -> Self {
        self.new += merged.new;
        self.changed += merged.changed;
        self.known += merged.known;
        self.settled += merged.settled;
        self.replaced += merged.replaced;
        self.older += merged.older;
        self
    }

    /// Sets what was undone.
    #[must_use]
    pub fn undone(mut self, undone: &Undone) -> Self {
        (self.deleted, self.restored) = (undone.removed, undone.restored);
        self.files = Some(undone.files);
        self.step(undone.action.to_string(), undone.file.clone(), undone.at)
    }

    /// Sets what was redone.
    #[must_use]
    pub fn redone(mut self, redone: &Redone) -> Self {
        (self.new, self.changed, self.deleted) = (redone.made, redone.changed, redone.deleted);
        self.files = Some(redone.files);
        self.step(redone.action.to_string(), redone.file.clone(), redone.at)
    }

    /// Sets what was repaired.
    #[must_use]
    pub fn repaired(mut self, repaired: &RepairReport) -> Self {
        (self.known, self.lost, self.altered) = (repaired.units, repaired.lost, repaired.altered);
        (self.undetermined, self.unlabelled) = (repaired.undetermined, repaired.unlabelled);
        self.doubtful = repaired.doubtful;
        self.lost_at_least = Some(repaired.is_lost_least).filter(|least| *least);
        let cut_off = repaired.cut_off;
        self.cut_off = cut_off.map(|cut| CutOffFields { bytes_there: cut.bytes, bytes_whole: cut.whole });
        let named = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        (self.file, self.altered_in) = (named(&repaired.damaged), named(&repaired.altered_in));
        self
    }

    /// Sets what was forgotten, and the names of files that may be copies of the memory.
    #[must_use]
    pub fn forgotten(mut self, report: &ForgetReport, copies: impl IntoIterator<Item = String>) -> Self {
        (self.deleted, self.changed) = (report.deleted, report.changed);
        self.forgotten = Some(ForgottenFields {
            headers: report.headers,
            still_named: report.still_named,
            overwritten: report.is_overwritten,
            copies: copies.into_iter().collect(),
        });
        self
    }

    /// Sets the size of the file that was written.
    #[must_use]
    pub fn written(mut self, file: impl Into<Option<String>>, bytes: u64) -> Self {
        (self.file, self.bytes) = (file.into(), Some(bytes));
        self
    }

    fn step(mut self, action: String, file: Option<String>, at: Timestamp) -> Self {
        (self.action, self.file, self.at) = (Some(action), file, Some(at.to_string()));
        self
    }
}
