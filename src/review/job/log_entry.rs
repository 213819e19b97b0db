//! [`LogEntry`]: one line of the log of a job.

use rusqlite::Row as SqlRow;

use super::job_error::unread;
use crate::error::{ErrorKind, Result};
use crate::review::board::Change;

/// What an entry did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntryKind {
    /// An action of a person.
    Do,
    /// Took back the last action that is not taken back.
    Undo,
    /// Did again the last action that was taken back.
    Redo,
}

/// One line of the log. The action itself stands in the file for a person who reads it; the change is enough
/// to derive the state, so a later version of the aligner changes nothing.
#[derive(Clone, Debug)]
pub(super) struct LogEntry {
    pub(super) number: i64,
    pub(super) document: usize,
    pub(super) kind: EntryKind,
    pub(super) change: Option<Change>,
    /// Whether a person has decided about one row, and so shows how long a decision takes.
    pub(super) is_one: bool,
    pub(super) at: i64,
}

impl EntryKind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        [Self::Do, Self::Undo, Self::Redo].into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
            ErrorKind::Job(format!(
                "its log has an entry of the kind {name:?}, which this mizan does not know"
            ))
            .into()
        })
    }
}

impl LogEntry {
    /// The columns that [`read`](Self::read) expects.
    pub(super) const COLUMNS: &str = "number, document, kind, change, action, at";

    pub(super) fn read(row: &SqlRow<'_>) -> Result<Self> {
        let kind: String = row.get(2).map_err(unread)?;
        let kind = EntryKind::parse(&kind)?;
        let change: Option<String> = row.get(3).map_err(unread)?;
        let change = change.map(|change| serde_json::from_str(&change)).transpose();
        Ok(Self {
            number: row.get(0).map_err(unread)?,
            document: row.get::<_, u32>(1).map_err(unread)? as usize,
            kind,
            change: change.map_err(|error| ErrorKind::Job(format!("its log cannot be read: {error}")))?,
            is_one: is_one(kind, row.get::<_, Option<String>>(4).map_err(unread)?.as_deref()),
            at: row.get(5).map_err(unread)?,
        })
    }
}

/// Returns true for an action, as it stands in the log, that decides about one row. Undo, redo and an action
/// for all rows above a confidence do not.
pub(super) fn is_one(kind: EntryKind, action: Option<&str>) -> bool {
    let is_many = |action: &str| action.starts_with(r#"{"do":"confirm_above""#);
    kind == EntryKind::Do && !action.is_some_and(is_many)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::acting::ReviewAction;

    #[test]
    fn an_action_for_many_rows_is_known_by_its_kind_alone() {
        let of = |action: &ReviewAction| serde_json::to_string(action).unwrap();
        let many = of(&ReviewAction::ConfirmAbove { confidence: 0.9 });
        let note = of(&ReviewAction::Note { row: 0, text: r#"{"do":"confirm_above""#.into() });
        assert!(!is_one(EntryKind::Do, Some(&many)));
        assert!(is_one(EntryKind::Do, Some(&note)));
        assert!(!is_one(EntryKind::Undo, None));
    }
}
