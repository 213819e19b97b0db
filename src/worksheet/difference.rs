//! [`Difference`]: how a sheet that came back differs from what was written.

use std::fmt;

/// How a sheet that came back differs from the texts, and from what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Difference {
    /// The texts are no longer those that the sheet was made from; so many sentences differ.
    OtherTexts(usize),
    /// So many rows stood in another order than the texts, and were put back.
    Order(usize),
    /// A text was changed.
    Changed {
        /// The row of the sheet, from 1.
        at: u32,
        /// The text as it was.
        old: String,
        /// The text as it is.
        new: String,
    },
    /// A text stands in neither document, and was added.
    Added {
        /// The row of the sheet, from 1.
        at: u32,
        /// The text.
        text: String,
        /// Whether the text is in the document, and stands in another row already.
        is_twice: bool,
    },
    /// A row has other sentences than when it was written.
    Beads {
        /// The row of the sheet, from 1.
        at: u32,
        /// How many sentences of source and target the row had.
        old: [usize; 2],
        /// How many sentences, or parts of some, it has now.
        new: [usize; 2],
    },
    /// Rows were merged.
    Merged {
        /// The first row of the sheet, from 1.
        at: u32,
        /// How many rows they were.
        rows: u32,
        /// Whether the program that merged them threw a text away, which the document has still.
        was_cut: bool,
    },
    /// A sentence stands in no row.
    Missing {
        /// 0 for the source, 1 for the target.
        side: usize,
        /// The sentence, or the part of it.
        text: String,
    },
    /// The status of a row has words that are not known; the row is taken as open.
    Status {
        /// The row of the sheet, from 1.
        at: u32,
        /// The words.
        found: String,
    },
    /// A row says something with which nothing can be done, because it has no texts, or because rows were
    /// merged of which one says the opposite.
    Unused {
        /// The row of the sheet, from 1.
        at: u32,
        /// What the row says.
        text: String,
    },
    /// A column is none that mizan writes, so that nothing of it is used.
    Column {
        /// The place of the column, from 0.
        place: usize,
        /// Its heading; empty without one.
        heading: String,
        /// How many of its cells are filled.
        cells: usize,
    },
    /// Another sheet has both texts too, and its rows say something else; only the first one is used.
    Sheet(String),
}

/// The characters of a text that a message shows, enough to find it. Chosen by hand.
const SHOWN: usize = 60;

// Returns the letters by which a spreadsheet calls a column: A to Z, then AA and on.
fn letters(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    let before = (place / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{letter}")
}

fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('\u{2026}');
    }
    shown
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherTexts(count) => {
                write!(
                    f,
                    "the texts have changed since the sheet was written: {count} of their sentences differ"
                )
            }
            Self::Order(count) => write!(f, "{count} rows stood in another order than the texts: put back"),
            Self::Changed { at, old, new } => {
                write!(f, "row {at}: text changed: \"{}\" to \"{}\"", shown(old), shown(new))
            }
            Self::Added { at, text, is_twice: false } => {
                write!(f, "row {at}: added, in neither document: \"{}\"", shown(text))
            }
            Self::Added { at, text, is_twice: true } => {
                write!(f, "row {at}: stands in another row already: \"{}\"", shown(text))
            }
            Self::Beads { at, old, new } if old == new => {
                write!(f, "row {at}: has other sentences, or parts of sentences, than it had")
            }
            Self::Beads { at, old, new } => {
                let [source, target] = old;
                write!(f, "row {at}: had {source}-{target} sentences, has {}-{}", new[0], new[1])
            }
            Self::Merged { at, rows, was_cut } => {
                write!(f, "rows {at} to {}: merged", at + rows - 1)?;
                let rest = "; the text that the merging threw away is taken from the document";
                f.write_str(if *was_cut { rest } else { "" })
            }
            Self::Missing { side, text } => {
                let side = if *side == 0 { "source" } else { "target" };
                write!(f, "in no row any more: {side} \"{}\"", shown(text))
            }
            Self::Status { at, found } => {
                write!(f, "row {at}: status \"{}\" is not known, so the row is open", shown(found))
            }
            Self::Unused { at, text } => write!(f, "row {at}: not used: \"{}\"", shown(text)),
            Self::Column { place, heading, cells } => {
                let column = letters(*place);
                let heading =
                    if heading.is_empty() { String::new() } else { format!(" \"{}\"", shown(heading)) };
                let filled =
                    if *cells == 1 { "1 filled cell".into() } else { format!("{cells} filled cells") };
                write!(f, "column {column}{heading}: not used, with {filled}")
            }
            Self::Sheet(name) => {
                write!(
                    f,
                    "sheet \"{}\": not used, and its rows differ from those of the sheet before it",
                    shown(name)
                )
            }
        }
    }
}
