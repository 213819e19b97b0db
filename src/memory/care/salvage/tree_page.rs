//! [`TreePage`]: a page of a table or of an index, with its cells or its children.
//!
//! The layout is that of SQLite's file format, section 1.6. Every length and place is checked against the
//! page, so that a damaged page yields fewer cells and never an error.

use super::page_number::PageNumber;
use super::record::Record;
use super::sqlite_varint::take;

/// The kind of a page, as its first byte has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageKind {
    /// Rows of a table.
    Rows,
    /// The pages of a table below this one, with the highest row number of each.
    RowsBelow,
    /// Entries of an index.
    Keys,
    /// Entries of an index, with the pages below this one.
    KeysBelow,
}

/// A page of a table or of an index.
pub(super) struct TreePage<'p> {
    bytes: &'p [u8],
    kind: PageKind,
    // Where the head of the page begins: after the header of the file on the first page.
    head: usize,
    size: usize,
}

/// A row of a table or an entry of an index, as it stands in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageCell<'p> {
    /// Where the cell begins in its page.
    pub(super) at: u16,
    /// The number of the row; 0 for an entry of an index.
    pub(super) rowid: i64,
    /// The bytes of the payload that stand in this page.
    pub(super) local: &'p [u8],
    /// The bytes of the whole payload.
    pub(super) total: usize,
    /// The page in which the payload goes on; 0 if `local` is the whole payload.
    pub(super) overflow: PageNumber,
}

/// A page below another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ChildPage {
    /// The number of the page.
    pub(super) page: PageNumber,
    /// The highest row number that the page may have; `None` for the last page.
    pub(super) through: Option<i64>,
}

/// The bytes of the header of a file, which stands before the first page's own head.
const FILE_HEADER: usize = 100;

impl<'p> TreePage<'p> {
    /// Reads the head of a page of `size` bytes, of which `bytes` are there; `None` if it is no page of a
    /// table or index. A page whose first byte is none of SQLite's is taken for rows: one wrong byte must not
    /// cost a page of units.
    pub(super) fn parse(bytes: &'p [u8], number: PageNumber, size: usize) -> Option<Self> {
        let head = if number == 1 { FILE_HEADER } else { 0 };
        let kind = match *bytes.get(head)? {
            0x02 => PageKind::KeysBelow,
            0x05 => PageKind::RowsBelow,
            0x0A => PageKind::Keys,
            // A page of an overflow chain or of the list of free pages begins with the number of a page.
            0 => return None,
            _ => PageKind::Rows,
        };
        Some(Self { bytes, kind, head, size })
    }

    /// Returns the kind of the page.
    pub(super) fn kind(&self) -> PageKind {
        self.kind
    }

    /// Returns the cells that can be read.
    pub(super) fn cells(&self) -> Vec<PageCell<'p>> {
        if self.kind == PageKind::RowsBelow {
            return Vec::new();
        }
        let mut places = self.places();
        // Two pointers to one cell are damage.
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| self.cell(at)).collect()
    }

    /// Returns the cell at this place.
    pub(super) fn cell(&self, at: u16) -> Option<PageCell<'p>> {
        let mut bytes = self.bytes.get(usize::from(at)..)?;
        if self.kind == PageKind::KeysBelow {
            bytes = bytes.get(4..)?;
        }
        let mut total = usize::try_from(take(&mut bytes)?).ok()?;
        let is_row = self.kind == PageKind::Rows;
        let rowid = if is_row { take(&mut bytes)? as i64 } else { 0 };
        // The length stands in the cell and follows from the head of the row; a flipped bit may have changed
        // the former.
        if let Some(length) = Record::length_of_unit(bytes).filter(|_| is_row) {
            total = length;
        }
        let length = local_length(total, self.size, is_row);
        let local = bytes.get(..length)?;
        let overflow = match total - length {
            0 => 0,
            _ => PageNumber::from_be_bytes(*bytes[length..].first_chunk()?),
        };
        Some(PageCell { at, rowid, local, total, overflow })
    }

    /// Returns the pages below this one, in the order of their rows.
    pub(super) fn children(&self) -> Vec<ChildPage> {
        if self.kind != PageKind::RowsBelow {
            return Vec::new();
        }
        let below = |at: u16| {
            let (page, mut key) = self.bytes.get(usize::from(at)..)?.split_first_chunk::<4>()?;
            let through = take(&mut key)? as i64;
            Some(ChildPage { page: PageNumber::from_be_bytes(*page), through: Some(through) })
        };
        let mut children: Vec<ChildPage> = self.places().into_iter().filter_map(below).collect();
        if let Some(&last) = self.bytes.get(self.head + 8..).and_then(|bytes| bytes.first_chunk()) {
            children.push(ChildPage { page: PageNumber::from_be_bytes(last), through: None });
        }
        children
    }

    /// Returns the number of cells that the head of the page counts.
    pub(super) fn count(&self) -> usize {
        self.bytes.get(self.head + 3..self.head + 5).map_or(0, |count| u16_of(count).into())
    }

    /// Returns the place of each cell.
    fn places(&self) -> Vec<u16> {
        let length = if matches!(self.kind, PageKind::Rows | PageKind::Keys) { 8 } else { 12 };
        let pointers = self.bytes.get(self.head + length..).unwrap_or_default();
        pointers.chunks_exact(2).take(self.count()).map(u16_of).collect()
    }
}

fn u16_of(bytes: &[u8]) -> u16 {
    u16::from_be_bytes([bytes[0], bytes[1]])
}

/// Returns the bytes of a payload that stand in the page of its cell; the others stand in overflow pages. The
/// formulas and their names are those of SQLite's file format.
fn local_length(total: usize, size: usize, is_row: bool) -> usize {
    let most = if is_row { size - 35 } else { (size - 12) * 64 / 255 - 23 };
    if total <= most {
        return total;
    }
    let least = (size - 12) * 32 / 255 - 23;
    let kept = least + (total - least) % (size - 4);
    if kept <= most { kept } else { least }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_cells_of_a_page_are_those_that_its_pointers_show() {
        let mut page = vec![0; 512];
        // Three cells: one of two bytes, one whose place is outside the page, and one of 1,000 bytes.
        page[..8].copy_from_slice(&[0x0D, 0, 0, 0, 3, 0, 0, 0]);
        page[8..14].copy_from_slice(&[1, 0xFC, 2, 1, 0, 100]);
        page[508..].copy_from_slice(&[2, 7, 0xAA, 0xBB]);
        page[100..103].copy_from_slice(&[0x87, 0x68, 9]);
        let local = local_length(1000, 512, true);
        page[103 + local..107 + local].copy_from_slice(&[0, 0, 0, 5]);
        let cells = TreePage::parse(&page, 2, 512).unwrap().cells();
        let seen: Vec<_> = cells.iter().map(|cell| (cell.rowid, cell.local.len(), cell.overflow)).collect();
        assert_eq!(seen, [(9, local, 5), (7, 2, 0)]);
    }

    #[test]
    fn a_page_above_others_has_them_in_order() {
        let mut page = vec![0; 512];
        page[..12].copy_from_slice(&[0x05, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 9]);
        page[12..14].copy_from_slice(&[1, 0]);
        page[256..262].copy_from_slice(&[0, 0, 0, 8, 0x81, 0]);
        let children = TreePage::parse(&page, 2, 512).unwrap().children();
        let child = |page, through| ChildPage { page, through };
        assert_eq!(children, [child(8, Some(128)), child(9, None)]);
    }

    proptest! {
        #[test]
        fn random_pages_never_panic(
            mut page in prop::collection::vec(any::<u8>(), 0..600),
            kind in prop::sample::select(vec![0x02, 0x05, 0x0A, 0x0D, 0x0C]),
            number in 1_u32..3,
        ) {
            let head = if number == 1 { 100 } else { 0 };
            if let Some(first) = page.get_mut(head) {
                *first = kind;
            }
            if let Some(page) = TreePage::parse(&page, number, 512) {
                for cell in page.cells() {
                    prop_assert!(cell.local.len() <= cell.total);
                }
                page.children();
            }
        }
    }
}
