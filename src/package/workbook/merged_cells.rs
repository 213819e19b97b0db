//! [`MergedCells`]: a range of cells that a person has merged into one.

use std::ops::RangeInclusive;

use crate::error::Result;
use crate::package::{PartEvent, PartXml, attribute};

/// The most ranges of a sheet that are noted. Chosen by hand: nobody merges more cells by hand.
const MOST: usize = 100_000;

/// A range of cells that were merged into one: the first cell has the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MergedCells {
    /// The rows, from 0.
    pub(crate) rows: RangeInclusive<u32>,
    /// The columns, from 0.
    pub(crate) columns: RangeInclusive<u32>,
}

/// Reads the ranges behind the cells of a sheet.
pub(super) fn read(xml: &mut PartXml<'_>) -> Result<Vec<MergedCells>> {
    let mut found = Vec::new();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) if tag.local_name().as_ref() == "mergeCell" => {
                let range = attribute(&tag, "ref").and_then(|range| MergedCells::parse(&range));
                found.extend(range.filter(|_| found.len() < MOST));
            }
            PartEvent::Over => return Ok(found),
            _ => {}
        }
    }
}

impl MergedCells {
    // Reads `B5:C6`.
    fn parse(range: &str) -> Option<Self> {
        let (first, last) = range.split_once(':')?;
        let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
        Some(Self { rows: top..=bottom, columns: left..=right })
    }
}

// The row and the column of `B5`, from 0.
fn cell(name: &str) -> Option<(u32, u32)> {
    let name = name.trim();
    let letters = name.find(|c: char| !c.is_ascii_uppercase())?;
    let column = name[..letters].bytes().try_fold(0_u32, |column, letter| {
        column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)
    })?;
    let row: u32 = name[letters..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_by_their_corners() {
        let range = MergedCells { rows: 4..=5, columns: 1..=26 };
        assert_eq!(MergedCells::parse("B5:AA6"), Some(range));
        for wrong in ["B5", "5:6", "B:C", "B0:B2", "ZZZZZZZZZ1:B2", "b5:b6", ":"] {
            assert_eq!(MergedCells::parse(wrong), None, "{wrong}");
        }
    }
}
