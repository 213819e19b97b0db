//! [`Known`]: the languages that have rules of their own, as an enum to match on.

use super::lang::Lang;

/// A language that this crate has rules of its own for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Known {
    /// Arabic of any region.
    Arabic,
    /// English of any region.
    English,
}

impl Lang {
    /// Returns which of the languages with rules of their own this is, whatever its region; `None` for any
    /// other.
    ///
    /// ```
    /// use mizan::{Known, Lang};
    ///
    /// let words = |lang: Lang| match lang.known() {
    ///     Some(Known::Arabic) => "كلمات",
    ///     Some(Known::English) => "words",
    ///     _ => "?",
    /// };
    /// assert_eq!(words("ar-EG".parse()?), "كلمات");
    /// assert_eq!(words("fr".parse()?), "?");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn known(&self) -> Option<Known> {
        match self.primary() {
            "ar" => Some(Known::Arabic),
            "en" => Some(Known::English),
            _ => None,
        }
    }

    /// Returns true for Arabic of any region.
    #[must_use]
    pub fn is_arabic(&self) -> bool {
        self.known() == Some(Known::Arabic)
    }

    /// Returns true for English of any region.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.known() == Some(Known::English)
    }
}
