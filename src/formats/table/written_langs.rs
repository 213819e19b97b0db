//! [`WrittenLangs`]: the languages of a table that is written.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind, Result};
use crate::lang::{Lang, LangPair};
use crate::unit::Unit;

/// The languages of a table that is written, which the first unit decides.
#[derive(Default)]
pub(crate) struct WrittenLangs(Option<[Lang; 2]>);

impl WrittenLangs {
    /// Returns a unit as the columns of the table have the languages: a unit of the other direction is
    /// reversed.
    pub(crate) fn turned<'u>(&self, unit: &'u Unit) -> Cow<'u, Unit> {
        let langs = [unit.source_lang(), unit.target_lang()];
        let is_reversed = self.0.as_ref().is_some_and(|[source, target]| {
            let is_other = !are_same_languages([source, target], langs);
            langs == [target, source] && source != target
                || is_other && are_same_languages([target, source], langs)
        });
        if is_reversed { Cow::Owned(unit.clone().reversed()) } else { Cow::Borrowed(unit) }
    }

    /// Returns the languages when they are to be written, before the first unit.
    ///
    /// # Errors
    ///
    /// If a unit is of other languages than the first one.
    pub(crate) fn before(&mut self, unit: &Unit) -> Result<Option<&[Lang; 2]>> {
        let langs = [unit.source_lang(), unit.target_lang()];
        match &self.0 {
            None => Ok(Some(self.0.insert(langs.map(Clone::clone)))),
            Some(first) if first.each_ref() == langs => Ok(None),
            Some(first) => Err(other_pair(first, langs)),
        }
    }

    /// Takes a unit into a table that names no languages, and therefore no regions.
    ///
    /// # Errors
    ///
    /// If a unit is of other languages than the first one, whatever their regions.
    pub(crate) fn take(&mut self, unit: &Unit) -> Result<()> {
        let langs = [unit.source_lang(), unit.target_lang()];
        let first = self.0.get_or_insert_with(|| langs.map(Clone::clone));
        if are_same_languages(first.each_ref(), langs) { Ok(()) } else { Err(other_pair(first, langs)) }
    }
}

fn are_same_languages(one: [&Lang; 2], other: [&Lang; 2]) -> bool {
    one[0].same_language(other[0]) && one[1].same_language(other[1])
}

fn other_pair([source, target]: &[Lang; 2], found: [&Lang; 2]) -> Error {
    let held = Some(LangPair::new(source.clone(), target.clone()));
    let found = Some(LangPair::new(found[0].clone(), found[1].clone()));
    ErrorKind::Languages { format: "table", held, found }.into()
}
