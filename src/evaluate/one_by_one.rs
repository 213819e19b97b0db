//! Null beads sentence by sentence: [`one_by_one`].

use crate::align::Bead;

/// Splits each null bead of several sentences into null beads of one sentence.
///
/// A person writes a passage without a counterpart as `[] : [57, 58]`, most aligners write `[] : [57]` and
/// `[] : [58]`. Both say the same, but [`beads`](super::beads) calls them different, as the published scorers
/// do. Split the beads of both sides first, and they are the same beads.
///
/// ```
/// use mizan::align::read_beads;
/// use mizan::evaluate::{beads, one_by_one};
///
/// let gold = read_beads(&b"[0] : [0]\n[] : [1, 2]\n"[..])?;
/// let found = read_beads(&b"[0] : [0]\n[] : [1]\n[] : [2]\n"[..])?;
/// assert_eq!(beads(&gold, &found).strict().precision(), 1.0 / 3.0);
/// assert_eq!(beads(&one_by_one(gold), &one_by_one(found)).strict().precision(), 1.0);
/// # Ok::<(), mizan::Error>(())
/// ```
#[must_use]
pub fn one_by_one(beads: Vec<Bead>) -> Vec<Bead> {
    beads.into_iter().flat_map(split).collect()
}

fn split(bead: Bead) -> Vec<Bead> {
    let confidence = bead.confidence();
    let single = |source, target| Bead::new(source, target).with_confidence(confidence);
    match (bead.source(), bead.target()) {
        (sources @ [_, _, ..], []) => sources.iter().map(|&i| single(vec![i], vec![])).collect(),
        ([], targets @ [_, _, ..]) => targets.iter().map(|&j| single(vec![], vec![j])).collect(),
        _ => vec![bead],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_null_beads_of_several_sentences_are_split() {
        let beads = ["[0, 1] : [] : 0.500", "[2, 3] : [0, 1] : 0.900", "[] : [2] : 0.700"];
        let split = one_by_one(beads.iter().map(|bead| bead.parse().unwrap()).collect());
        let split: Vec<String> = split.iter().map(Bead::to_string).collect();
        assert_eq!(
            split,
            ["[0] : [] : 0.500", "[1] : [] : 0.500", "[2, 3] : [0, 1] : 0.900", "[] : [2] : 0.700"]
        );
    }
}
