//! [`HeadRows`]: which of the lines that may be running heads are some.
//!
//! A running head comes back on other pages, with a number that rises or with none, and half of the pages end
//! inside a sentence. A head that comes once stands between two others in the order of the numbers: even and
//! odd pages may have different heads.

use std::collections::HashMap;

use super::page_end::{Found, PageEnd};

/// The lines that may be running heads, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadRows {
    rows: HashMap<u64, Row>,
}

// The lines that are equal but for their numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    all: usize,
    // Lines inside a sentence.
    inside: usize,
    is_numbered: bool,
    // The first number and the last one.
    first: u32,
    last: u32,
    // True if the numbers are not all the same: the year in a head is.
    varies: bool,
    // True if a number did not rise.
    falls: bool,
}

impl HeadRows {
    /// Keeps of the lines those that come back.
    pub(super) fn repeated(ends: Vec<PageEnd>) -> Vec<PageEnd> {
        let mut counts: HashMap<u64, usize> = HashMap::new();
        for key in ends.iter().filter_map(|end| end.head) {
            *counts.entry(key).or_default() += 1;
        }
        let comes_back = |end: &PageEnd| end.head.is_none_or(|key| counts[&key] > 1);
        // A numbered head that comes once, beside two that come back.
        let numbers: Vec<_> = ends.iter().filter(|end| end.head.is_some() && end.number.is_some()).collect();
        let between: Vec<usize> = numbers
            .windows(3)
            .filter(|row| comes_back(row[0]) && comes_back(row[2]))
            .filter(|row| row[0].page + 1 == row[1].page && row[1].page + 1 == row[2].page)
            .map(|row| row[1].start)
            .collect();
        let stays = |end: &PageEnd| comes_back(end) || between.binary_search(&end.start).is_ok();
        ends.into_iter().filter(stays).collect()
    }

    pub(super) fn of(ends: &[PageEnd], found: &[Found]) -> Self {
        let mut heads = Self::default();
        for (end, found) in ends.iter().zip(found) {
            let Some(key) = end.head else { continue };
            let row = heads.rows.entry(key).or_default();
            if row.all == 0 {
                (row.is_numbered, row.first) = (end.number.is_some(), end.page);
            }
            row.varies |= end.page != row.first;
            row.falls |= row.all > 0 && end.page <= row.last;
            row.all += 1;
            row.inside += usize::from(found.interrupts);
            row.last = end.page;
        }
        heads
    }

    /// Returns true if the line at this end of a page is a running head.
    pub(super) fn hold(&self, end: &PageEnd, found: &Found) -> bool {
        let Some(row) = end.head.and_then(|key| self.rows.get(&key)) else { return false };
        let least = if row.varies { 1 } else { 2 };
        let rises = !(row.varies && row.falls);
        let comes_back = row.all > 1 && row.inside >= least && row.inside * 2 >= row.all && rises;
        comes_back || row.all == 1 && row.is_numbered && found.interrupts
    }
}
