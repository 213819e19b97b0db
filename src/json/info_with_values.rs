//! The counts of a memory together with the values that its units have: [`InfoWithValues`].

use serde::Serialize;

use crate::memory::{Info, KnownValues, ValueCount};

/// The counts of a memory and the values that its units have, as `mizan info --json` prints them.
#[derive(Clone, Debug, Serialize)]
pub struct InfoWithValues<'i> {
    #[serde(flatten)]
    info: &'i Info,
    clients: Vec<ValueFields<'i>>,
    projects: Vec<ValueFields<'i>>,
    documents: Vec<ValueFields<'i>>,
    people: Vec<ValueFields<'i>>,
}

#[derive(Clone, Debug, Serialize)]
struct ValueFields<'i> {
    value: &'i str,
    units: u64,
}

impl<'i> InfoWithValues<'i> {
    /// Joins counts and values.
    #[must_use]
    pub fn new(info: &'i Info, values: &'i KnownValues) -> Self {
        let [clients, projects, documents, people] =
            [&values.clients, &values.projects, &values.documents, &values.people]
                .map(|counts| fields(counts));
        Self { info, clients, projects, documents, people }
    }
}

fn fields(counts: &[ValueCount]) -> Vec<ValueFields<'_>> {
    counts.iter().map(|one| ValueFields { value: &one.value, units: one.units }).collect()
}
