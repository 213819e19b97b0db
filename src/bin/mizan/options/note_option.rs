//! `--note`: the note of the units that a verb writes.

use mizan::Unit;

/// The note of units.
#[derive(clap::Args)]
pub(crate) struct NoteOption {
    /// set the note, in place of all notes of a unit; an empty one removes them
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl NoteOption {
    /// Returns true if no note is given.
    pub(crate) fn is_empty(&self) -> bool {
        self.note.is_none()
    }

    /// Returns the unit with the note that is given.
    pub(crate) fn on(&self, unit: Unit) -> Unit {
        let Some(note) = self.note.as_deref() else { return unit };
        unit.annotated(note)
    }
}
