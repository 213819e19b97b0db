//! [`OnePair`]: a writer whose units all get the two languages that a caller asked for.

use crate::error::Result;
use crate::formats::langs::Langs;
use crate::formats::mended::Repair;
use crate::formats::streams::WriteUnits;
use crate::lang::Lang;
use crate::unit::{Header, Unit};

/// A file of a format that holds one pair of languages. A unit is written in the languages asked for if it
/// differs from them in the region alone: `ar-EG` and `ar` both go into a file of `ar`.
pub(crate) struct OnePair<'w> {
    file: Box<dyn WriteUnits + 'w>,
    langs: Langs,
}

impl<'w> OnePair<'w> {
    /// Returns a writer to a file. A unit keeps its language on a side for which none was asked.
    pub(crate) fn new(file: Box<dyn WriteUnits + 'w>, langs: &Langs) -> Self {
        Self { file, langs: langs.clone() }
    }
}

impl WriteUnits for OnePair<'_> {
    fn set_header(&mut self, header: &Header) {
        self.file.set_header(header);
    }

    fn set_labels(&mut self, yes: bool) {
        self.file.set_labels(yes);
    }

    fn set_protected(&mut self, yes: bool) {
        self.file.set_protected(yes);
    }

    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        let source = asked(unit.source_lang(), self.langs.source.as_ref());
        let target = asked(unit.target_lang(), self.langs.target.as_ref());
        if (source, target) == (unit.source_lang(), unit.target_lang()) {
            return self.file.write(unit);
        }
        self.file.write(&unit.clone().with_langs(source.clone(), target.clone()))
    }

    fn finish(self: Box<Self>) -> Result<()> {
        self.file.finish()
    }
}

fn asked<'l>(lang: &'l Lang, asked: Option<&'l Lang>) -> &'l Lang {
    asked.filter(|asked| asked.same_language(lang)).unwrap_or(lang)
}
