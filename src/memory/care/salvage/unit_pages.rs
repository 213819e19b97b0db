//! [`UnitPages`]: which pages have units, and which pages lead to them. Shows whether the table of units
//! begins where the schema says, and where it begins if there is no schema.

use std::collections::HashMap;

use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::page_set::PageSet;
use super::record::Record;
use super::row_kind::RowKind;
use super::tree_page::{PageKind, TreePage};

/// The pages with units, and the pages above them.
pub(super) struct UnitPages {
    leaves: PageSet,
    // Other pages with rows or entries of an index.
    others: PageSet,
    // The pages below each page that is above others.
    below: HashMap<PageNumber, Vec<PageNumber>>,
    // How many pages with units a page of `below` leads to; 0 if most of the pages below it
    // are of another table or index.
    counts: HashMap<PageNumber, usize>,
}

/// The most levels of a table. More are a circle.
const LEVELS: usize = 20;

impl UnitPages {
    /// Reads all pages of a file.
    pub(super) fn read(file: &mut PageFile) -> Self {
        let [leaves, others] = [PageSet::default(), PageSet::default()];
        let mut pages = Self { leaves, others, below: HashMap::new(), counts: HashMap::new() };
        let mut bytes = Vec::new();
        for number in 1..=file.pages() {
            file.read(number, &mut bytes);
            let Some(page) = TreePage::parse(&bytes, number, file.size()) else { continue };
            match page.kind() {
                PageKind::RowsBelow => {
                    let below = page.children().iter().map(|child| child.page).collect();
                    pages.below.insert(number, below);
                }
                PageKind::Rows if has_units(&page) => drop(pages.leaves.insert(number)),
                _ => drop(pages.others.insert(number)),
            }
        }
        let above: Vec<PageNumber> = pages.below.keys().copied().collect();
        for page in above {
            pages.count(page, LEVELS);
        }
        pages
    }

    /// Returns the first page of the table of units: the page that the schema names, if any, or else the page
    /// that leads to the most pages with units. `None` if there may be another one, since nothing says then
    /// which numbers there are: the page must lead to at least half of the pages with units that are not
    /// free, or stand before all of them. The first page of a table is made before its other pages.
    pub(super) fn root(
        &self,
        named: Option<PageNumber>,
        file: &PageFile,
        is_free: impl Fn(PageNumber) -> bool,
    ) -> Option<PageNumber> {
        let leaves = || (1..=file.pages()).filter(|&page| self.leaves.contains(page));
        let used = leaves().filter(|&page| !is_free(page)).count();
        let likeliest = || {
            let all = self.below.keys().copied().chain(leaves());
            all.max_by_key(|&page| (self.counted(page), std::cmp::Reverse(page)))
        };
        let mut root = named.or_else(likeliest)?;
        for _ in 0..LEVELS {
            let above =
                self.below.iter().filter(|(page, below)| self.counted(**page) > 0 && below.contains(&root));
            match above.map(|(&page, _)| page).max_by_key(|&page| (self.counted(page), page)) {
                Some(above) if self.counted(above) >= self.counted(root) => root = above,
                _ => break,
            }
        }
        let is_first = self.below.contains_key(&root) && (1..root).all(|page| self.counted(page) == 0);
        (is_first || self.counted(root) >= used.div_ceil(2)).then_some(root)
    }

    /// Returns how many pages with units a page leads to, itself counted.
    fn counted(&self, page: PageNumber) -> usize {
        match self.counts.get(&page) {
            Some(&count) => count,
            None => self.leaves.contains(page).into(),
        }
    }

    /// Returns true for a page of a table or of an index, of whichever.
    fn is_tree(&self, page: PageNumber) -> bool {
        self.others.contains(page) || self.below.contains_key(&page)
    }

    fn count(&mut self, page: PageNumber, levels: usize) -> usize {
        let is_known = self.counts.contains_key(&page) || !self.below.contains_key(&page);
        if is_known || levels == 0 {
            return self.counted(page);
        }
        // A page that leads to itself does not count.
        self.counts.insert(page, 0);
        let below = self.below[&page].clone();
        let counts: Vec<usize> = below.iter().map(|&page| self.count(page, levels - 1)).collect();
        let with_units = counts.iter().filter(|&&count| count > 0).count();
        let without =
            below.iter().zip(&counts).filter(|(page, count)| **count == 0 && self.is_tree(**page)).count();
        // Pages may be shared if damage has repeated those above them.
        let count = counts.iter().fold(0_usize, |sum, &count| sum.saturating_add(count));
        let count = if with_units >= without { count } else { 0 };
        self.counts.insert(page, count);
        count
    }
}

/// Returns true if the first row of a page is a unit.
fn has_units(page: &TreePage) -> bool {
    let first = page.cells().into_iter().next();
    let record = first.and_then(|cell| Record::parse(cell.local, cell.total));
    record.is_some_and(|record| RowKind::of(&record, page.kind()) == Some(RowKind::Unit))
}
