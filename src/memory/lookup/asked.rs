use std::borrow::Cow;

use crate::lang::Lang;
use crate::unit::UnitText;

use super::options::Lookup;
use crate::similarity::Query;

/// What is looked up: a text, or a [`Query`] that was prepared of one. Made of either by `into`.
#[derive(Clone, Debug)]
pub struct Asked<'q>(What<'q>);

#[derive(Clone, Debug)]
enum What<'q> {
    Text(UnitText),
    Prepared(&'q Query),
}

impl From<&str> for Asked<'_> {
    fn from(text: &str) -> Self {
        Self(What::Text(text.into()))
    }
}

impl From<String> for Asked<'_> {
    fn from(text: String) -> Self {
        Self(What::Text(text.into()))
    }
}

impl From<UnitText> for Asked<'_> {
    fn from(text: UnitText) -> Self {
        Self(What::Text(text))
    }
}

impl<'q> From<&'q Query> for Asked<'q> {
    fn from(query: &'q Query) -> Self {
        Self(What::Prepared(query))
    }
}

impl<'q> Asked<'q> {
    /// Returns the queries to hold against units.
    pub(super) fn queries(self, lookup: &Lookup) -> Vec<Cow<'q, Query>> {
        let text = match self.0 {
            What::Prepared(query) => return vec![Cow::Borrowed(query)],
            What::Text(text) => text,
        };
        let lang = lookup.from.clone().or_else(|| Lang::detect(text.plain())).unwrap_or(Lang::UNDETERMINED);
        let mut queries = vec![Cow::Owned(Query::new(&text, &lang))];
        if lookup.markup && text.codes().is_empty() {
            let marked = UnitText::from_markup(text.plain());
            queries.extend((!marked.codes().is_empty()).then(|| Cow::Owned(Query::new(&marked, &lang))));
        }
        queries
    }
}
