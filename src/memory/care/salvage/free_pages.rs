//! [`FreePages`]: the pages that the database no longer uses. They may still have the rows of deleted units.

use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::page_set::PageSet;

/// The free pages of a file, as far as their list can be read.
#[derive(Default)]
pub(super) struct FreePages {
    pages: PageSet,
    is_whole: bool,
}

impl FreePages {
    /// Reads the list of free pages: a chain of pages, each with the number of the next one, a count, and
    /// the numbers of as many free pages. The header has the first page of the chain and the count of all.
    pub(super) fn read(file: &mut PageFile) -> Self {
        let (mut page, mut free) = (Vec::new(), Self::default());
        file.read(1, &mut page);
        let (Some(mut next), Some(all)) = (u32_at(&page, 32), u32_at(&page, 36)) else { return free };
        let mut found = 0;
        while file.has(next) && free.pages.insert(next) {
            file.read(next, &mut page);
            let (Some(link), Some(count)) = (u32_at(&page, 0), u32_at(&page, 4)) else { return free };
            for entry in 0..(count as usize).min(file.size() / 4) {
                let listed = u32_at(&page, 8 + 4 * entry).filter(|&listed| file.has(listed));
                let Some(listed) = listed else { return free };
                free.pages.insert(listed);
            }
            found += 1 + u64::from(count);
            next = link;
        }
        free.is_whole = next == 0 && found == u64::from(all);
        free
    }

    /// Returns true if the page is known to be free.
    pub(super) fn has(&self, page: PageNumber) -> bool {
        self.pages.contains(page)
    }

    /// Returns true if every free page is known.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|&bytes| u32::from_be_bytes(bytes))
}
