//! [`UnitTree`]: the pages that the table of units leads to, and the numbers of the units that damage hides.
//!
//! Each page is read once. A page above others says which numbers each of them may have; a page that is
//! damaged, or that has other numbers, hides the units of these numbers.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::page_set::PageSet;
use super::record::Record;
use super::row_kind::RowKind;
use super::tree_page::{PageCell, PageKind, TreePage};

/// The pages of the table of units.
pub(super) struct UnitTree {
    // The pages with units, and the numbers that the units of each may have.
    places: HashMap<PageNumber, RangeInclusive<i64>>,
    // All pages to which the table leads, those that are damaged too.
    reached: PageSet,
    // The numbers that a damaged page may have had, in order.
    hidden: Vec<RangeInclusive<i64>>,
}

/// A page, and the numbers that its units may have.
struct Branch {
    page: PageNumber,
    ids: RangeInclusive<i64>,
}

impl UnitTree {
    /// Reads the pages from the first page of the table on; if that is not known, every unit is hidden.
    pub(super) fn read(file: &mut PageFile, root: Option<PageNumber>) -> Self {
        let mut tree = Self { places: HashMap::new(), reached: PageSet::default(), hidden: Vec::new() };
        let all = 1..=i64::MAX;
        let Some(root) = root else {
            tree.hidden.push(all);
            return tree;
        };
        let mut bytes = Vec::new();
        let mut branches = vec![Branch { page: root, ids: all }];
        while let Some(branch) = branches.pop() {
            file.read(branch.page, &mut bytes);
            let page = TreePage::parse(&bytes, branch.page, file.size())
                .filter(|_| bytes.len() == file.size() && tree.reached.insert(branch.page));
            match page {
                Some(page) if page.kind() == PageKind::RowsBelow => {
                    tree.descend(&page, &branch, &mut branches);
                }
                Some(page) if page.kind() == PageKind::Rows => tree.leaf(&page, branch),
                _ => tree.hidden.push(branch.ids),
            }
        }
        tree.hidden = joined(tree.hidden);
        tree
    }

    fn descend(&mut self, page: &TreePage, branch: &Branch, branches: &mut Vec<Branch>) {
        let (mut first, last) = (*branch.ids.start(), *branch.ids.end());
        let children = page.children();
        let numbers: Vec<i64> = children.iter().map(|child| child.through.unwrap_or(last)).collect();
        let right = rising(&numbers, &branch.ids);
        let mut next_right = right.iter().copied().peekable();
        for (at, child) in children.iter().enumerate() {
            // A page with a wrong number has rows up to the next right number at most.
            let through = next_right.peek().map_or(last, |&next| numbers[next]);
            branches.push(Branch { page: child.page, ids: first..=through });
            if next_right.next_if_eq(&at).is_some() {
                if through == last {
                    return;
                }
                first = through + 1;
            }
        }
        self.hidden.push(first..=last);
    }

    fn leaf(&mut self, page: &TreePage, Branch { page: number, ids }: Branch) {
        let cells = page.cells();
        let is_unit = |record: &Record| RowKind::of(record, page.kind()) == Some(RowKind::Unit);
        let is_row =
            |cell: &&PageCell| Record::parse(cell.local, cell.total).is_some_and(|row| is_unit(&row));
        let rows = cells.iter().filter(is_row).map(|cell| cell.rowid);
        let (inside, outside): (Vec<i64>, Vec<i64>) = rows.partition(|id| ids.contains(id));
        let units = inside.len();
        // A table without units is one page without rows.
        let is_empty = page.count() == 0 && *ids.end() == i64::MAX;
        if units < page.count() || (units == 0 && !is_empty) {
            self.hidden.push(ids.clone());
        }
        if units > 0 {
            self.places.insert(number, ids);
        }
        // The page is what it should be, and the numbers in the page above are wrong.
        if units > outside.len() {
            self.hidden.extend(outside.into_iter().map(|id| id..=id));
        }
    }

    /// Returns true if the table leads to this page for a unit of this number.
    pub(super) fn places(&self, page: PageNumber, id: i64) -> bool {
        self.places.get(&page).is_some_and(|ids| ids.contains(&id))
    }

    /// Takes a page for damaged: it is not the page that should stand there, or may not be.
    pub(super) fn doubt(&mut self, page: PageNumber) {
        if let Some(ids) = self.places.remove(&page) {
            self.hidden.push(ids);
            self.hidden = joined(std::mem::take(&mut self.hidden));
        }
    }

    /// Returns true if the table leads to this page, damaged or not.
    pub(super) fn leads_to(&self, page: PageNumber) -> bool {
        self.reached.contains(page)
    }

    /// Returns the numbers that units in damaged pages may have had, in order.
    pub(super) fn hidden(&self) -> &[RangeInclusive<i64>] {
        &self.hidden
    }

    /// Returns true if a unit of this number may have been in a damaged page.
    pub(super) fn hides(&self, id: i64) -> bool {
        self.hidden_around(id).is_some()
    }

    /// Returns the numbers around this one that units in damaged pages may have had, if it is one of them.
    pub(super) fn hidden_around(&self, id: i64) -> Option<&RangeInclusive<i64>> {
        let next = self.hidden.partition_point(|ids| *ids.start() <= id);
        self.hidden[..next].last().filter(|ids| ids.contains(&id))
    }
}

/// Returns where the numbers are that rise from one to the next inside a range: the most that do. The numbers
/// in a page above others rise, so a number that does not is wrong.
fn rising(numbers: &[i64], range: &RangeInclusive<i64>) -> Vec<usize> {
    // For each length of a rising row of numbers, where the lowest last number of such a row is.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate().filter(|(_, number)| range.contains(number)) {
        let length = ends.partition_point(|&end| numbers[end] < *number);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut right: Vec<usize> = std::iter::successors(ends.last().copied(), |&at| before[at]).collect();
    right.reverse();
    right
}

/// Returns ranges in order, with one range for those that overlap.
fn joined(mut ranges: Vec<RangeInclusive<i64>>) -> Vec<RangeInclusive<i64>> {
    ranges.sort_unstable_by_key(|ids| *ids.start());
    let mut joined: Vec<RangeInclusive<i64>> = Vec::new();
    for ids in ranges {
        match joined.last_mut() {
            Some(last) if ids.start() <= last.end() => {
                *last = *last.start()..=*last.end().max(ids.end());
            }
            _ => joined.push(ids),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_do_not_rise_are_wrong() {
        for (numbers, right) in [
            (&[10, 20, 30][..], &[0, 1, 2][..]),
            (&[10, 900, 950, 20, 30, 40], &[0, 3, 4, 5]),
            (&[10, 3, 20, 2_000, 30], &[0, 2, 4]),
            (&[10, 10], &[1]),
            (&[], &[]),
        ] {
            assert_eq!(rising(numbers, &(5..=1_000)), right, "{numbers:?}");
        }
    }
}
