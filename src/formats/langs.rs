//! [`Langs`]: the languages in which a caller wants the units of a file.

use crate::error::{ErrorKind, Result};
use crate::lang::{Lang, LangPair};

/// The languages that a caller chooses, for a file that does not name its languages or has more than two.
///
/// ```
/// use mizan::Lang;
/// use mizan::formats::{Format, Langs, ReadUnits};
///
/// let langs = Langs::new().source(Lang::ENGLISH);
/// let unit = Format::Csv.read("ar,en\nنعم,yes\n".as_bytes(), &langs)?.next().unwrap()?;
/// assert_eq!(unit.source().plain(), "yes");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Langs {
    pub(crate) source: Option<Lang>,
    pub(crate) target: Option<Lang>,
    pub(crate) guesses: bool,
}

impl Langs {
    /// Returns a choice of no languages: the languages of the file are taken, or detected by script.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the languages with this one for the source texts; `None` leaves it to the file.
    #[must_use]
    pub fn source(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.source = lang.into();
        self
    }

    /// Returns the languages with this one for the translations; `None` leaves it to the file.
    #[must_use]
    pub fn target(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.target = lang.into();
        self
    }

    /// Takes a table whose languages neither a heading nor the script tells for one of Arabic and English, if
    /// `yes`, instead of refusing it. A table with both texts in one language is read so by those who check
    /// it.
    ///
    /// ```
    /// use mizan::formats::{Format, Langs};
    ///
    /// let read = |langs: Langs| Format::Tsv.read("Shut it\tClose it\n".as_bytes(), &langs)?.next().unwrap();
    /// assert!(read(Langs::new()).is_err());
    /// assert_eq!(read(Langs::new().guessed(true))?.target_lang().tag(), "ar");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn guessed(mut self, yes: bool) -> Self {
        self.guesses = yes;
        self
    }

    /// Returns the languages that the caller chose, else those that a file names.
    ///
    /// # Errors
    ///
    /// If a chosen language is that of the other side of the file, so that both sides would be of one
    /// language.
    pub(crate) fn instead_of(
        &self,
        format: &'static str,
        [source, target]: [Option<&Lang>; 2],
    ) -> Result<[Option<Lang>; 2]> {
        let chosen = [self.source.as_ref().or(source), self.target.as_ref().or(target)];
        if let ([Some(from), Some(to)], Some((source, target))) = (chosen, source.zip(target))
            && from.same_language(to)
            && !source.same_language(target)
        {
            let [held, found] = [(source, target), (from, to)]
                .map(|(source, target)| Some(LangPair::new(source.clone(), target.clone())));
            return Err(ErrorKind::Languages { format, held, found }.into());
        }
        Ok(chosen.map(Option::<&Lang>::cloned))
    }
}
