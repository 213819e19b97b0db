//! [`UnitRoot`]: where the table of units begins in a file.

use std::collections::HashMap;

use rusqlite::types::ValueRef;

use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::page_set::PageSet;
use super::record::Record;
use super::row_kind::RowKind;
use super::tree_page::{PageKind, TreePage};

/// The first page of the table of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitRoot {
    /// The schema of the file names this page.
    Named(PageNumber),
    /// The schema cannot be read; of all pages that no other page leads to, this one leads to the most units.
    Guessed(PageNumber),
    /// The file has a schema without a table of units: it is a database of another program.
    Foreign,
}

impl UnitRoot {
    /// Looks the page up in the schema, and looks for it among all pages if the schema cannot be read.
    pub(super) fn find(file: &mut PageFile) -> Option<Self> {
        let (mut bytes, mut seen, mut below) = (Vec::new(), PageSet::default(), vec![1]);
        let mut has_tables = false;
        while let Some(number) = below.pop() {
            file.read(number, &mut bytes);
            if !seen.insert(number) {
                continue;
            }
            let Some(page) = TreePage::parse(&bytes, number, file.size()) else { continue };
            below.extend(page.children().iter().map(|child| child.page).filter(|&child| file.has(child)));
            for cell in page.cells() {
                let Some(record) = Record::parse(cell.local, cell.total) else { continue };
                if RowKind::of(&record, page.kind()) != Some(RowKind::Schema) {
                    continue;
                }
                has_tables = true;
                let payload = file.payload(&cell);
                if let Some(root) = payload.and_then(|payload| root_of_units(&record, &payload)) {
                    return Some(Self::Named(root));
                }
            }
        }
        if has_tables { Some(Self::Foreign) } else { guess(file).map(Self::Guessed) }
    }
}

/// Returns the first page that a row of the schema names, if that is the row of the table of units.
fn root_of_units(row: &Record, payload: &[u8]) -> Option<PageNumber> {
    let values = row.values(payload);
    let [_, ValueRef::Text(name), _, ValueRef::Integer(root), ValueRef::Text(sql)] = values[..] else {
        return None;
    };
    // Another program may have a table of this name, with columns of other names.
    let is_ours = name == b"unit" && sql.windows(9).any(|text| text == b"rest BLOB");
    is_ours.then(|| PageNumber::try_from(root).ok())?
}

/// Returns the page that leads to the most pages with units. Damage does not move rows, so in a file whose
/// first page alone is lost that is the first page of the table of units.
fn guess(file: &mut PageFile) -> Option<PageNumber> {
    let (mut parents, mut leaves, mut bytes) = (HashMap::new(), Vec::new(), Vec::new());
    for number in 1..=file.pages() {
        file.read(number, &mut bytes);
        let Some(page) = TreePage::parse(&bytes, number, file.size()) else { continue };
        match page.kind() {
            PageKind::RowsBelow => parents.extend(page.children().iter().map(|child| (child.page, number))),
            PageKind::Rows if has_units(&page) => leaves.push(number),
            _ => {}
        }
    }
    let mut below: HashMap<PageNumber, usize> = HashMap::new();
    for leaf in leaves {
        // A tree of more than twenty levels is a circle.
        let up = std::iter::successors(Some(leaf), |page| parents.get(page).copied()).take(20);
        *below.entry(up.last()?).or_default() += 1;
    }
    below.into_iter().max_by_key(|&(page, count)| (count, page)).map(|(page, _)| page)
}

/// Returns true if the first row of a page is a unit.
fn has_units(page: &TreePage) -> bool {
    let first = page.cells().into_iter().next();
    let record = first.and_then(|cell| Record::parse(cell.local, cell.total));
    record.is_some_and(|record| RowKind::of(&record, page.kind()) == Some(RowKind::Unit))
}
