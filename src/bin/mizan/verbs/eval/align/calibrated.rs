//! Confidences judged by a calibration that was learned elsewhere: [`Calibrated`].

use std::collections::BTreeMap;

use mizan::evaluate::{Calibration, Judged, Reliability};

use super::scored::Scored;

/// How reliable confidences are by a calibration that was learned on other documents.
pub(super) struct Calibrated {
    /// Each document calibrated by the others.
    pub(super) documents: Reliability,
    /// Each kind calibrated by the others.
    pub(super) kinds: Vec<(String, Reliability)>,
}

impl Calibrated {
    /// Calibrates the beads of documents by each other, and by the beads `beside` them.
    pub(super) fn new(scored: &[Scored], judged: &[Vec<Judged>], beside: &[Judged]) -> Self {
        let mut kinds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, document) in scored.iter().enumerate() {
            kinds.entry(document.kind()).or_default().push(number);
        }
        let without = |numbers: &[usize]| {
            let others = judged.iter().enumerate().filter(|(other, _)| !numbers.contains(other));
            let others: Vec<Judged> = others.flat_map(|(_, beads)| beads).chain(beside).copied().collect();
            let calibration = Calibration::learn(&others);
            let own = numbers.iter().flat_map(|&number| &judged[number]);
            own.map(|bead| bead.with_confidence(calibration.confidence(bead))).collect::<Vec<_>>()
        };
        let each: Vec<Judged> = (0..judged.len()).flat_map(|number| without(&[number])).collect();
        let kinds =
            kinds.into_iter().map(|(kind, numbers)| (kind.to_owned(), Reliability::of(&without(&numbers))));
        Self { documents: Reliability::of(&each), kinds: kinds.collect() }
    }
}
