//! [`PageSet`]: a set of pages of a file, one bit for each page.

use super::page_number::PageNumber;

/// A set of pages.
#[derive(Default)]
pub(super) struct PageSet(Vec<u64>);

impl PageSet {
    /// Adds a page; returns false if the set had it already.
    pub(super) fn insert(&mut self, page: PageNumber) -> bool {
        let (word, bit) = place(page);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }

    /// Returns true if the set has the page.
    pub(super) fn contains(&self, page: PageNumber) -> bool {
        let (word, bit) = place(page);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

fn place(page: PageNumber) -> (usize, u64) {
    (page as usize / 64, 1 << (page % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_in_the_set_once_it_was_added() {
        let mut set = PageSet::default();
        assert!(set.insert(3) && set.insert(700) && !set.insert(3));
        assert_eq!([2, 3, 64, 700, 9000].map(|page| set.contains(page)), [false, true, false, true, false]);
    }
}
