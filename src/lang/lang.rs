//! [`Lang`]: a language, as a BCP-47 tag in canonical case.

use std::borrow::Cow;
use std::fmt;

/// A language: any BCP-47 tag, in canonical case (`ar`, `en`, `ar-EG`, `zh-Hant-TW`).
///
/// Arabic and English have rules of their own everywhere in this crate; every other language is served by
/// generic ones.
///
/// ```
/// use mizan::{Direction, Lang};
///
/// let egyptian: Lang = "ar_eg".parse()?;
/// assert_eq!(egyptian.tag(), "ar-EG");
/// assert!(egyptian.is_arabic());
/// assert_eq!(egyptian.direction(), Direction::RightToLeft);
/// assert_eq!(egyptian.base(), Lang::ARABIC);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(Cow<'static, str>);

impl Lang {
    /// Arabic, of no region in particular.
    pub const ARABIC: Self = Self(Cow::Borrowed("ar"));
    /// English, of no region in particular.
    pub const ENGLISH: Self = Self(Cow::Borrowed("en"));
    /// A language not known (`und`).
    pub const UNDETERMINED: Self = Self(Cow::Borrowed("und"));

    /// Returns the tag, in canonical case.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns the first subtag: the language without region or script (`ar` of `ar-EG`).
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Returns the language without region or script.
    #[must_use]
    pub fn base(&self) -> Self {
        Self::from_canonical(self.primary().to_owned())
    }

    /// Returns true if both are the same language, whatever their regions.
    #[must_use]
    pub fn same_language(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }

    /// Returns the language of a tag that is in canonical case.
    pub(super) fn from_canonical(tag: String) -> Self {
        match tag.as_str() {
            "ar" => Self::ARABIC,
            "en" => Self::ENGLISH,
            "und" => Self::UNDETERMINED,
            _ => Self(Cow::Owned(tag)),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.0)
    }
}
