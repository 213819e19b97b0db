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
    /// How sure the aligner was.
    Confidence,
}

// The headings of each kind of column.
const NAMES: [(Label, &[&str]); 7] = [
    (Label::Status, &["status", "الحالة"]),
    (Label::Domain, &["domain", "subject", "المجال"]),
    (Label::Client, &["client", "customer", "العميل"]),
    (Label::Project, &["project", "المشروع"]),
    (Label::Document, &["document", "المستند"]),
    (Label::Person, &["person"]),
    (Label::Confidence, &["confidence"]),
];

impl Label {
    /// Returns what a column below a heading says; `None` for a heading of other columns. The heading is
    /// without spaces around it and in lower case.
    pub(super) fn of(heading: &str) -> Option<Self> {
        NAMES.into_iter().find(|(_, names)| names.contains(&heading)).map(|(label, _)| label)
    }

    /// Returns true if a cell can be read. A column named `status` or `confidence` may be that of another
    /// tool, with words or figures of its own.
    pub(super) fn takes(self, cell: &str) -> bool {
        let is_known = match self {
            Self::Status => status(cell).is_some(),
            Self::Confidence => confidence(cell).is_some(),
            _ => true,
        };
        is_known || cell.trim().is_empty()
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
            Self::Confidence => match confidence(cell) {
                Some(confidence) => {
                    unit.origin.confidence = Some(confidence);
                    return None;
                }
                None => return Some(Repaired::Value(format!("the confidence \"{cell}\""))),
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

// Reads a confidence, 0 to 1: `98%` or `0.98`.
fn confidence(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let figure = match cell.strip_suffix('%') {
        Some(percent) => percent.trim_end().parse::<f64>().ok()? / 100.0,
        None => cell.parse().ok()?,
    };
    (0.0..=1.0).contains(&figure).then_some(figure)
}
