//! [`Label`]: a column of a table that says how far each unit is trusted, or whose unit it is.

use crate::formats::mended::Repaired;
use crate::unit::{Status, Unit};

/// What a column says about the unit of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Status,
    Domain,
    Client,
    Project,
    Document,
    /// Who made the unit.
    Person,
}

// The headings of each kind of column.
const NAMES: [(Label, &[&str]); 6] = [
    (Label::Status, &["status", "الحالة"]),
    (Label::Domain, &["domain", "subject", "المجال"]),
    (Label::Client, &["client", "customer", "العميل"]),
    (Label::Project, &["project", "المشروع"]),
    (Label::Document, &["document", "المستند"]),
    (Label::Person, &["person"]),
];

impl Label {
    /// Returns what a column below a heading says; `None` for a heading of other columns. The heading is
    /// without spaces around it and in lower case.
    pub(super) fn of(heading: &str) -> Option<Self> {
        NAMES.into_iter().find(|(_, names)| names.contains(&heading)).map(|(label, _)| label)
    }

    /// Returns true if a cell can be read. A column named `status` may be that of another tool, with words of
    /// its own.
    pub(super) fn takes(self, cell: &str) -> bool {
        self != Self::Status || cell.trim().is_empty() || status(cell).is_some()
    }

    /// Puts what a cell says on a unit; an empty cell says nothing. Returns what was left out because it
    /// cannot be read.
    pub(super) fn put(self, cell: &str, unit: &mut Unit) -> Option<Repaired> {
        let cell = cell.trim();
        if cell.is_empty() {
            return None;
        }
        let field = match self {
            Self::Status => match status(cell) {
                Some(status) => {
                    unit.status = status;
                    return None;
                }
                None => return Some(Repaired::Value(format!("the status \"{cell}\""))),
            },
            Self::Domain => &mut unit.domain,
            Self::Client => &mut unit.client,
            Self::Project => &mut unit.project,
            Self::Document => &mut unit.origin.document,
            Self::Person => &mut unit.origin.created_by,
        };
        *field = Some(cell.to_owned());
        None
    }
}

fn status(cell: &str) -> Option<Status> {
    cell.trim().to_lowercase().parse().ok()
}
