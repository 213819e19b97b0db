//! [`WorksheetRow`]: a row of a sheet as it came back.

/// A row of a sheet as it came back, or several rows that were merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WorksheetRow {
    /// The number of the row in the sheet, from 1; of merged rows, the first one.
    pub at: u32,
    /// How many rows were merged into this one, itself included.
    pub merged: u32,
    /// What the first column says was the number of the row when it was written, from 1.
    pub number: Option<usize>,
    /// The texts of source and target.
    pub texts: [String; 2],
    /// The cell of the confidence.
    pub confidence: String,
    /// The cell of the status.
    pub status: String,
    /// The cell of the note.
    pub note: String,
    /// What else a person has said in the row and nothing can be done with: the title in a row without texts,
    /// its note, or the status of a merged row that says the opposite of the first one.
    pub unused: String,
}
