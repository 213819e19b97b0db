//! [`Marked`]: what the file of a tool says about a translation beside its status.

/// What a file says about the translation of a unit beside its [`Status`](crate::unit::Status).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Marked {
    /// Nothing.
    #[default]
    Nothing,
    /// The unit is not translated yet, whatever its target holds: XLIFF's `new`, `needs-translation` and
    /// `initial`, and a text whose target holds inline codes alone.
    Untranslated,
    /// The unit is translated, even if its target repeats the source: XLIFF's `translated` and `final`.
    Translated,
    /// A reviewer rejected the translation.
    Rejected,
    /// The text must not be translated: XLIFF's `translate="no"`, or a segment of inline codes alone.
    Protected,
}
