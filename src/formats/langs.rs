//! [`Langs`]: the languages in which a caller wants the units of a file.

use crate::lang::Lang;

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
}
