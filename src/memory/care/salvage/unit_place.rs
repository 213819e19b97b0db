//! [`UnitPlace`]: where the row of a unit is in a damaged file; [`PageInHand`] reads it.

use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::raw_unit::RawUnit;
use super::record::Record;
use super::tree_page::TreePage;

/// Where a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UnitPlace {
    pub(super) id: u32,
    /// True if the row is not as it was written.
    pub(super) is_altered: bool,
    /// True if the table of units does not lead to the page for this number.
    pub(super) is_stray: bool,
    /// True if nothing sound in the file says that the row stands, so that the unit may have been deleted.
    pub(super) is_doubtful: bool,
    /// True if the row has no sum, as the rows of layout 1.
    pub(super) is_unsummed: bool,
    pub(super) page: PageNumber,
    /// Where the row begins in its page.
    pub(super) at: u16,
}

/// The page that the last unit was in: the next one is likely to be in the same.
#[derive(Default)]
pub(super) struct PageInHand {
    number: PageNumber,
    bytes: Vec<u8>,
}

impl PageInHand {
    /// Returns what a function makes of the row at a place; `None` if the row cannot be read.
    pub(super) fn row<T>(
        &mut self,
        file: &mut PageFile,
        place: UnitPlace,
        take: impl FnOnce(&RawUnit) -> T,
    ) -> Option<T> {
        if self.number != place.page {
            file.read(place.page, &mut self.bytes);
            self.number = place.page;
        }
        let cell = TreePage::parse(&self.bytes, place.page, file.size())?.cell(place.at)?;
        let record = Record::parse(cell.local, cell.total)?;
        let payload = file.payload(&cell)?;
        RawUnit::new(cell.rowid, &record.values(&payload)).map(|unit| take(&unit))
    }
}
