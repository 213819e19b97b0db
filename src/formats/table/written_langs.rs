//! [`WrittenLangs`]: the languages of a table that is written.

use crate::error::{ErrorKind, Result};
use crate::lang::{Lang, LangPair};
use crate::unit::Unit;

/// The languages of a table that is written, which the first unit decides.
#[derive(Default)]
pub(crate) struct WrittenLangs(Option<[Lang; 2]>);

impl WrittenLangs {
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
            Some([source, target]) => {
                let held = Some(LangPair::new(source.clone(), target.clone()));
                let found = Some(LangPair::new(langs[0].clone(), langs[1].clone()));
                Err(ErrorKind::Languages { format: "table", held, found }.into())
            }
        }
    }
}
