//! [`DamagedPages`]: which pages of a file are damaged or missing.

use super::super::read_report::DocumentRemark;

// The most numbers of pages that a remark names.
const NAMED: usize = 10;

/// The pages of a file that are damaged or missing.
#[derive(Debug, Default)]
pub(super) struct DamagedPages {
    stated: Option<usize>,
    /// The numbers of the damaged pages, from 1.
    pub(super) numbers: Vec<usize>,
    found: usize,
}

impl DamagedPages {
    /// Takes how many pages the file says that it has.
    pub(super) fn new(stated: Option<usize>) -> Self {
        Self { stated, ..Self::default() }
    }

    /// Takes the next page.
    pub(super) fn add(&mut self, number: usize, is_damaged: bool) {
        self.found = number;
        self.numbers.extend(is_damaged.then_some(number));
    }

    /// Returns what a person should know about them.
    pub(super) fn remarks(&self) -> impl Iterator<Item = DocumentRemark> {
        let found = self.found;
        let missing = match self.stated {
            None => Some("the list of pages is damaged: it does not count them".to_owned()),
            Some(stated) if stated > found => {
                Some(format!("the list of pages is damaged: it counts {stated} pages, and names {found}"))
            }
            Some(_) => None,
        };
        self.damaged().into_iter().chain(missing).map(DocumentRemark::Damaged)
    }

    fn damaged(&self) -> Option<String> {
        let named: Vec<String> = self.numbers.iter().take(NAMED).map(usize::to_string).collect();
        let others = self.numbers.len().saturating_sub(NAMED);
        Some(match named.split_last()? {
            (only, []) => format!("page {only} is damaged"),
            (last, first) if others == 0 => format!("pages {} and {last} are damaged", first.join(", ")),
            _ => format!("pages {} and {others} more are damaged", named.join(", ")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(stated: usize, damaged: &[bool]) -> Vec<String> {
        let mut pages = DamagedPages::new(Some(stated));
        damaged.iter().zip(1..).for_each(|(is_damaged, number)| pages.add(number, *is_damaged));
        pages.remarks().map(|remark| remark.to_string()).collect()
    }

    #[test]
    fn damaged_pages_are_named() {
        assert!(told(2, &[false, false]).is_empty());
        assert_eq!(told(2, &[false, true]), ["page 2 is damaged; read as far as it goes"]);
        assert_eq!(told(1, &[true; 3]), ["pages 1, 2 and 3 are damaged; read as far as it goes"]);
        assert!(told(0, &[true; 12])[0].starts_with("pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more are"));
        assert!(
            told(3, &[false, false])[0]
                .starts_with("the list of pages is damaged: it counts 3 pages, and names 2")
        );
    }
}
