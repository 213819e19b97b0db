//! [`ReviewAction`]: what a person may do to the rows of a document.

use serde::{Deserialize, Serialize};

use crate::review::board::Column;

/// What a person does to the rows of a document. Rows and passages are numbered from 0, the passages of a
/// row within the row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ReviewAction {
    /// Says that a row is right.
    Confirm {
        /// The row.
        row: usize,
    },
    /// Says that all open rows are right that have text in both columns and at least a confidence.
    ConfirmAbove {
        /// The confidence, 0 to 1.
        confidence: f64,
    },
    /// Takes back the decision about a row.
    Reopen {
        /// The row.
        row: usize,
    },
    /// Leaves a row out of what is written.
    Exclude {
        /// The row.
        row: usize,
    },
    /// Joins a row and the next one.
    Merge {
        /// The row.
        row: usize,
    },
    /// Makes two rows of one. Where only one column is cut, the words decide which passages of the other
    /// column belong to which row.
    Split {
        /// The row.
        row: usize,
        /// Where the source is cut.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Cut>,
        /// Where the target is cut.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<Cut>,
    },
    /// Moves the first passage of a row to the row before, or the last one to the row behind.
    Move {
        /// The row.
        row: usize,
        /// The column of the passage.
        column: Column,
        /// Which passage moves.
        end: End,
    },
    /// Exchanges the translations of a row and the next one.
    Swap {
        /// The row.
        row: usize,
    },
    /// Changes the text of a passage.
    Edit {
        /// The row.
        row: usize,
        /// The column of the passage.
        column: Column,
        /// The passage.
        passage: usize,
        /// The new text.
        text: String,
    },
    /// Sets the note of a row; an empty one removes it.
    Note {
        /// The row.
        row: usize,
        /// The note.
        text: String,
    },
    /// Replaces a text wherever it is found; marks, forms of alef and hamza, and letter case do not count.
    Replace {
        /// The column to look through.
        column: Column,
        /// The text to look for.
        find: String,
        /// What stands there afterwards.
        with: String,
    },
}

/// A place where a row is cut: before a char of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// The passage, counted within the row.
    pub passage: usize,
    /// The chars (Unicode scalar values) of the passage before the cut.
    pub chars: usize,
}

/// The first or the last passage of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The first passage, which moves to the row before.
    First,
    /// The last passage, which moves to the row behind.
    Last,
}
