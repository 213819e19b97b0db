//! [`HiddenColumns`]: the columns that a sheet hides.

use quick_xml::events::BytesStart;

use crate::package::attribute;

// The most ranges of columns that are kept: the columns that a sheet of Excel has.
const MOST: usize = 16_384;

/// The columns that a sheet hides, as ranges.
#[derive(Default)]
pub(super) struct HiddenColumns {
    // The first column of each range, from 0, and the last one of this range and all before it.
    ranges: Vec<(u32, u32)>,
}

impl HiddenColumns {
    /// Takes the tag of a range of columns.
    pub(super) fn take(&mut self, tag: &BytesStart<'_>) {
        let number = |name: &str| attribute(tag, name)?.parse::<u32>().ok()?.checked_sub(1);
        if is_hidden(tag) && self.ranges.len() < MOST {
            self.ranges.extend(number("min").zip(number("max")));
        }
    }

    /// Puts the ranges in order, before the first column is asked for.
    pub(super) fn sort(&mut self) {
        self.ranges.sort_unstable();
        let mut last = 0;
        for range in &mut self.ranges {
            last = range.1.max(last);
            range.1 = last;
        }
    }

    /// Returns true if a column is hidden. Takes time for the logarithm of the number of ranges.
    pub(super) fn has(&self, column: u32) -> bool {
        let begun = self.ranges.partition_point(|(first, _)| *first <= column);
        begun.checked_sub(1).is_some_and(|range| self.ranges[range].1 >= column)
    }
}

/// Returns true if a tag of a row or of columns says that they are hidden.
pub(super) fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_may_lie_in_one_another() {
        let mut columns = HiddenColumns { ranges: vec![(8, 9), (2, 6), (3, 3)] };
        columns.sort();
        let hidden: Vec<u32> = (0..12).filter(|column| columns.has(*column)).collect();
        assert_eq!(hidden, [2, 3, 4, 5, 6, 8, 9]);
    }
}
