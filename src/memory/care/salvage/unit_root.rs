//! [`UnitRoot`]: where the table of units begins, as the schema of the file says.

use rusqlite::types::ValueRef;

use super::page_file::PageFile;
use super::page_number::PageNumber;
use super::page_set::PageSet;
use super::record::Record;
use super::row_kind::RowKind;
use super::tree_page::TreePage;

/// The first page of the table of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitRoot {
    /// The schema of the file names this page.
    Named(PageNumber),
    /// The file has a schema without a table of units: it is a database of another program.
    Foreign,
}

impl UnitRoot {
    /// Looks the page up in the schema; `None` if the schema cannot be read.
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
        has_tables.then_some(Self::Foreign)
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
