//! The values that a filter can ask for: [`KnownValues`].

use std::collections::HashMap;
use std::fmt;

use crate::lang::Lang;
use crate::memory::document_props::documents;
use crate::memory::filter::Filter;
use crate::similarity::Query;
use crate::text::fold;
use crate::unit::Unit;

/// The domains, clients, projects, documents and people of units, each with the number of its units, the most
/// frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownValues {
    /// The subject fields.
    pub domains: Vec<ValueCount>,
    /// Whom texts were translated for.
    pub clients: Vec<ValueCount>,
    /// The projects that texts were translated in.
    pub projects: Vec<ValueCount>,
    /// The documents that texts were taken from.
    pub documents: Vec<ValueCount>,
    /// Who made or last changed units.
    pub people: Vec<ValueCount>,
}

/// The number of units that have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ValueCount {
    /// The value.
    pub value: String,
    /// The number of units.
    pub units: u64,
}

/// A value of a filter that no unit has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    field: &'static str,
    value: String,
    nearest: Option<String>,
    known: Vec<String>,
    /// The number of known values beyond `known`.
    others: usize,
}

/// Known values that a message lists if none is near. Chosen by hand.
const LISTED: usize = 5;
/// The least likeness, in percent of characters, of a value that may have been meant. Chosen by hand.
const NEAR: u8 = 50;

/// Counts the values of units.
#[derive(Default)]
pub(super) struct ValueCounter([HashMap<String, u64>; 5]);

impl ValueCounter {
    pub(super) fn count(&mut self, unit: &Unit) {
        let [domains, clients, projects, in_documents, people] = &mut self.0;
        let (made, changed) = (&unit.origin.created_by, &unit.origin.changed_by);
        for (counts, value) in [(domains, &unit.domain), (clients, &unit.client), (projects, &unit.project)] {
            add(counts, value.as_deref());
        }
        documents(unit).for_each(|document| add(in_documents, Some(document)));
        add(people, made.as_deref());
        add(people, changed.as_deref().filter(|_| made != changed));
    }

    pub(super) fn finish(self) -> KnownValues {
        let [domains, clients, projects, documents, people] = self.0.map(|counts| {
            let mut counts: Vec<ValueCount> =
                counts.into_iter().map(|(value, units)| ValueCount { value, units }).collect();
            counts.sort_unstable_by(|a, b| b.units.cmp(&a.units).then(a.value.cmp(&b.value)));
            counts
        });
        KnownValues { domains, clients, projects, documents, people }
    }
}

fn add(counts: &mut HashMap<String, u64>, value: Option<&str>) {
    let Some(value) = value else { return };
    match counts.get_mut(value) {
        Some(units) => *units += 1,
        None => drop(counts.insert(value.to_owned(), 1)),
    }
}

impl KnownValues {
    /// Returns the values of a filter that are not among these.
    pub(super) fn unknown(&self, filter: &Filter) -> Vec<UnknownValue> {
        let all = [&self.domains, &self.clients, &self.projects, &self.documents, &self.people];
        let asked = filter.values().into_iter().zip(all);
        asked.filter_map(|((field, value), known)| UnknownValue::find(field, value?, known)).collect()
    }
}

impl UnknownValue {
    fn find(field: &'static str, value: &str, known: &[ValueCount]) -> Option<Self> {
        if known.iter().any(|one| one.value == value) {
            return None;
        }
        let query = Query::new(&value.into(), &Lang::UNDETERMINED);
        let likeness = |one: &ValueCount| query.plain_at_least(&fold(&one.value), NEAR);
        let near = known.iter().filter_map(|one| Some((likeness(one)?, one)));
        let nearest = near.max_by(|(a, _), (b, _)| a.cmp(b)).map(|(_, one)| one);
        let nearest = nearest.or_else(|| known.iter().find(|one| has_part(&fold(&one.value), &fold(value))));
        let nearest = nearest.map(|one| one.value.clone());
        let others = known.len().saturating_sub(LISTED);
        let known = known.iter().take(LISTED).map(|one| one.value.clone()).collect();
        Some(Self { field, value: value.to_owned(), nearest, known, others })
    }

    /// Returns the value that no unit has.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Returns the nearest value that units have, if one is near.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }
}

/// Returns true if a word of a value begins with a part, as `udhr` begins `udhr.ar.txt`. A letter is no part.
fn has_part(value: &str, part: &str) -> bool {
    let begins = |(at, _): (usize, &str)| !value[..at].ends_with(char::is_alphanumeric);
    part.chars().nth(1).is_some() && value.match_indices(part).any(begins)
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, value, nearest, known, others } = self;
        write!(f, "no unit has the {field} `{value}`; ")?;
        match nearest {
            Some(nearest) => write!(f, "did you mean `{nearest}`?"),
            None if known.is_empty() => write!(f, "no unit has a {field}"),
            None if *others > 0 => write!(f, "known are `{}` and {others} more", known.join("`, `")),
            None => write!(f, "known are `{}`", known.join("`, `")),
        }
    }
}
