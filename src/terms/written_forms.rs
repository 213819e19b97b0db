//! [`WrittenForms`]: the forms in which the units write a term and its translation, and the one to cite.

use std::collections::HashMap;

/// The written forms of a term and its translation, with how often they stand together.
#[derive(Clone, Debug, Default)]
pub(super) struct WrittenForms(HashMap<(String, String), u64>);

impl WrittenForms {
    pub(super) fn add(&mut self, arabic: &str, english: &str) {
        *self.0.entry((arabic.to_owned(), english.to_owned())).or_default() += 1;
    }

    /// Adds the forms of another term, which turned out to be the same.
    pub(super) fn merge(&mut self, others: Self) {
        for (forms, count) in others.0 {
            *self.0.entry(forms).or_default() += count;
        }
    }

    /// Returns the Arabic and the English form to cite: the most frequent English form, the singular if it
    /// stands alone, and the Arabic form that most often goes with it.
    pub(super) fn cited(&self) -> (&str, &str) {
        let mut english: HashMap<&str, u64> = HashMap::new();
        for ((_, form), count) in &self.0 {
            *english.entry(form).or_default() += count;
        }
        let most = |forms: Vec<(&'_ str, u64)>| -> Option<String> {
            forms
                .into_iter()
                .max_by(|a, b| (a.1, b.0.len(), b.0).cmp(&(b.1, a.0.len(), a.0)))
                .map(|(form, _)| form.to_owned())
        };
        let singular: Vec<_> =
            english.iter().filter(|(form, _)| !form.ends_with('s')).map(|(f, c)| (*f, *c)).collect();
        let english = most(singular).or_else(|| most(english.into_iter().collect())).unwrap_or_default();
        let mut arabic: Vec<_> = self.0.iter().filter(|((_, form), _)| *form == english).collect();
        arabic.sort_by_key(|((form, _), count)| (std::cmp::Reverse(**count), form.len(), form.clone()));
        let ((arabic, english), _) = arabic[0];
        (arabic, english)
    }
}
