//! [`Proposal`]: a translation that is proposed for a segment.

use super::matched_by::MatchedBy;
use crate::unit::Unit;

/// A translation that is proposed for a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub(super) unit: Unit,
    pub(super) percent: u8,
    pub(super) exact: bool,
    pub(super) matched_by: MatchedBy,
    pub(super) origin: String,
}

impl Proposal {
    /// Returns a proposal of the translation in a unit. `percent`, 0 to 100, says how alike the unit's source
    /// text and the text of the segment are.
    #[must_use]
    pub fn new(unit: Unit, percent: u8) -> Self {
        Self { unit, percent, exact: false, matched_by: MatchedBy::Text, origin: String::new() }
    }

    /// Sets whether the unit's source has the same text and the same codes as the segment [default: false].
    /// Only an exact proposal may become the target.
    #[must_use]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = exact;
        self
    }

    /// Sets what the unit and the segment have in common beside the text. A filled segment of the file says
    /// so.
    ///
    /// ```
    /// use mizan::formats::xliff::{FillableFile, MatchedBy, Proposal};
    /// use mizan::{Lang, Unit};
    ///
    /// let file = r#"<xliff version="1.2"><file source-language="en" target-language="ar"><body>
    ///   <trans-unit id="door"><source>Close</source></trans-unit></body></file></xliff>"#;
    /// let mut document = FillableFile::read(file.as_bytes())?;
    /// let unit = Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "إغلاق");
    /// document.propose(0, vec![Proposal::new(unit, 100).exact(true).matched_by(MatchedBy::Key)]);
    /// let mut filled = Vec::new();
    /// assert_eq!(document.write(&mut filled)?.by_key, 1);
    /// assert!(String::from_utf8_lossy(&filled).contains("state-qualifier=\"id-match\""));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn matched_by(mut self, matched_by: MatchedBy) -> Self {
        self.matched_by = matched_by;
        self
    }

    /// Sets the name of the memory that the proposal comes from. The file shows the name to the translator.
    #[must_use]
    pub fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = origin.into();
        self
    }
}

/// The proposals for the segment that has this number in its unit.
pub(super) struct SegmentProposals<'p> {
    pub(super) number: usize,
    pub(super) proposals: &'p [Proposal],
}
