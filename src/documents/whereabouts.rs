//! [`Block::whereabouts`]: where a block stands, in words.

use std::fmt;
use std::time::Duration;

use super::block::{Block, BlockKind, Place};

impl Block {
    /// Returns where the block stands, in words: the place, the cell of a table, the times of a cue.
    ///
    /// ```
    /// use mizan::documents::{Block, BlockKind, Place};
    ///
    /// let block = Block::new(BlockKind::Cell { table: 1, row: 2, column: 3 }, "نعم", Place::Page(4));
    /// assert_eq!(block.whereabouts(), "page 4, table 1, row 2, column 3");
    /// ```
    #[must_use]
    pub fn whereabouts(&self) -> String {
        match self.kind {
            BlockKind::Cell { row, column, .. } if matches!(self.place, Place::Sheet(_)) => {
                format!("{}, row {row}, column {column}", self.place)
            }
            BlockKind::Cell { table, row, column } => {
                format!("{}, table {table}, row {row}, column {column}", self.place)
            }
            BlockKind::Cue { from, to } => format!("{}, {}", self.place, times(from, to)),
            _ => self.place.to_string(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph(number) => write!(f, "paragraph {number}"),
            Self::Page(number) => write!(f, "page {number}"),
            Self::Slide(number) => write!(f, "slide {number}"),
            Self::Chapter(number) => write!(f, "chapter {number}"),
            Self::Cue(number) => write!(f, "cue {number}"),
            Self::Sheet(number) => write!(f, "sheet {number}"),
        }
    }
}

/// Returns two times as subtitles have them: `00:01:02.500 to 00:01:04.000`.
pub(super) fn times(from: Duration, to: Duration) -> String {
    format!("{} to {}", time(from), time(to))
}

fn time(time: Duration) -> String {
    let (seconds, thousandths) = (time.as_secs(), time.subsec_millis());
    format!("{:02}:{:02}:{:02}.{thousandths:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_has_its_number_and_its_times() {
        let (from, to) = (Duration::from_millis(3_723_500), Duration::from_secs(3_725));
        let cue = Block::new(BlockKind::Cue { from, to }, "نعم", Place::Cue(7));
        assert_eq!(cue.whereabouts(), "cue 7, 01:02:03.500 to 01:02:05.000");
        assert_eq!(Block::new(BlockKind::Paragraph, "نعم", Place::Slide(2)).whereabouts(), "slide 2");
    }
}
