//! What aligning texts has given: [`AlignReport`].

use std::collections::BTreeMap;

use serde::Serialize;

/// What `mizan align` has done with some pairs of texts, as `mizan align --json` prints it.
///
/// ```
/// let mut report = mizan::json::AlignReport::default();
/// (report.aligned, report.units) = (1, 61);
/// let json = serde_json::to_value(&report).unwrap();
/// assert_eq!((&json["verb"], &json["units"]), (&"align".into(), &61.into()));
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct AlignReport {
    /// The verb, which is always `align`.
    pub verb: &'static str,
    /// The memory that took the units, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory: Option<String>,
    /// The file that was written, as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Pairs of texts that were aligned.
    pub aligned: u64,
    /// Pairs of texts that could not be read, aligned or written.
    pub failed: u64,
    /// Pairs of texts whose result was finished before.
    pub done_before: u64,
    /// Texts without a partner.
    pub without_partner: u64,
    /// Units that the pairs aligned now have given.
    pub units: u64,
    /// Of these units, those of low confidence.
    pub doubtful: u64,
    /// Sentences without a counterpart.
    pub alone: u64,
    /// Beads whose two texts are of one language, and which therefore make no unit.
    pub one_language: u64,
    /// Pairs of texts for which the time ran out, so that sentences were paired without a search.
    pub out_of_time: u64,
    /// The beads by the name of their type.
    pub beads: BTreeMap<&'static str, u64>,
    /// Units that are new in the memory.
    pub new: u64,
    /// Units whose texts were in the memory, and to which the alignment added something.
    pub changed: u64,
    /// Units that were in the memory already.
    pub known: u64,
    /// Units of earlier alignments of the same texts, which were deleted.
    pub replaced: u64,
    /// Units of an earlier version of the texts, which translate a sentence otherwise and stay in the memory.
    pub beside: u64,
    /// Units that a person has changed or deleted, and that did not come back.
    pub settled: u64,
}

impl Default for AlignReport {
    fn default() -> Self {
        Self {
            verb: "align",
            memory: None,
            file: None,
            aligned: 0,
            failed: 0,
            done_before: 0,
            without_partner: 0,
            units: 0,
            doubtful: 0,
            alone: 0,
            one_language: 0,
            out_of_time: 0,
            beads: BTreeMap::new(),
            new: 0,
            changed: 0,
            known: 0,
            replaced: 0,
            beside: 0,
            settled: 0,
        }
    }
}
