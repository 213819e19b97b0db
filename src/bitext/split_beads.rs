//! Beads of one segment against several, cut into smaller ones: [`Bitext::split_beads`].
//!
//! The one segment is cut into clauses, and its clauses are aligned with the several segments of the other
//! side, as sentences are. Where that is sure, the clauses of each bead become a segment of their own.

use std::collections::HashMap;
use std::ops::Range;

use super::bitext::Bitext;
use super::clause_text::ClauseText;
use crate::align::{Aligner, Alignment, Bead};

/// The confidence that each part of a bead must have. Chosen on the development sets: of the cuts between .90
/// and .93, one in four is wrong.
const SURE: f64 = 0.93;

/// The side of a bead that is one segment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum One {
    Source,
    Target,
}

/// A part of a bead: some clauses of the one segment, and the segments of the other side that they translate.
struct Part {
    clauses: Range<usize>,
    others: Vec<usize>,
    confidence: f64,
}

impl Bitext {
    /// Cuts beads of one segment against several, where the words of both sides agree on the place.
    ///
    /// The one segment is cut after a comma or another mark between clauses, and each part makes a bead with
    /// the segments that it translates. A memory made of such beads has shorter units, which are found more
    /// often. The segments are numbered anew. The confidence of a part is that of its bead, multiplied by
    /// that of the cut. The aligner is one for the languages of the texts; it takes the time of
    /// [`Aligner::realign`] for the segments that may be cut.
    #[must_use]
    pub fn split_beads(&self, aligner: &Aligner) -> Self {
        let beads = self.alignment().beads();
        let long = |side: One| {
            beads.iter().filter(move |bead| One::of(bead) == Some(side)).map(move |bead| side.one(bead)[0])
        };
        let source = ClauseText::new(self.source(), long(One::Source));
        let target = ClauseText::new(self.target(), long(One::Target));
        let is_cut = |bead: &Bead| match One::of(bead) {
            Some(One::Source) => source.is_cut(bead.source()[0]),
            Some(One::Target) => target.is_cut(bead.target()[0]),
            None => false,
        };
        let settled = beads.iter().filter(|bead| !is_cut(bead));
        let settled: Vec<Bead> = settled
            .map(|bead| Bead::new(source.first_of(bead.source()), target.first_of(bead.target())))
            .collect();
        let Ok(found) = aligner.realign(source.clauses(), target.clauses(), &settled) else {
            return self.clone();
        };
        let found = Found::new(&found, source.clauses().len(), target.clauses().len());
        let parts = |bead| One::of(bead).and_then(|side| found.parts(side, bead, [&source, &target]));
        let parts: Vec<Option<Vec<Part>>> =
            beads.iter().map(|bead| is_cut(bead).then(|| parts(bead))?).collect();
        self.cut(&parts, [&source, &target])
    }

    // Cuts the segments into the parts of their beads.
    fn cut(&self, parts: &[Option<Vec<Part>>], [source, target]: [&ClauseText; 2]) -> Self {
        let (mut source_cuts, mut target_cuts) = (HashMap::new(), HashMap::new());
        for (bead, parts) in self.alignment().beads().iter().zip(parts) {
            let (Some(side), Some(parts)) = (One::of(bead), parts) else { continue };
            let segment = side.one(bead)[0];
            let (text, cuts) = match side {
                One::Source => (source, &mut source_cuts),
                One::Target => (target, &mut target_cuts),
            };
            cuts.insert(segment, parts.iter().map(|part| text.range(&part.clauses)).collect());
        }
        let (source, target) = (self.source().cut(&source_cuts), self.target().cut(&target_cuts));
        let mut beads = Vec::new();
        for (bead, parts) in self.alignment().beads().iter().zip(parts) {
            let Some((side, parts)) = One::of(bead).zip(parts.as_ref()) else {
                beads.push(bead.renumbered(&source.at, &target.at));
                continue;
            };
            let (one_at, other_at) = side.ordered(&source.at, &target.at);
            for (number, part) in parts.iter().enumerate() {
                let one = vec![one_at[side.one(bead)[0]] + number];
                let others = part.others.iter().map(|&other| other_at[other]).collect();
                let (source, target) = side.ordered(one, others);
                beads.push(Bead::new(source, target).with_confidence(bead.confidence() * part.confidence));
            }
        }
        self.with(
            source.text,
            target.text,
            Alignment::new(beads).in_time(!self.alignment().ran_out_of_time()),
        )
    }
}

impl One {
    // The side of a bead that is one segment, against several of the other side.
    fn of(bead: &Bead) -> Option<Self> {
        match (bead.source().len(), bead.target().len()) {
            (1, 2..) => Some(Self::Source),
            (2.., 1) => Some(Self::Target),
            _ => None,
        }
    }

    fn one(self, bead: &Bead) -> &[usize] {
        self.ordered(bead.source(), bead.target()).0
    }

    fn others(self, bead: &Bead) -> &[usize] {
        self.ordered(bead.source(), bead.target()).1
    }

    // Turns a value of the source and one of the target into one of this side and one of the other, or back.
    fn ordered<T>(self, source: T, target: T) -> (T, T) {
        match self {
            Self::Source => (source, target),
            Self::Target => (target, source),
        }
    }
}

/// The beads between clauses, by the clauses of both sides.
struct Found<'f> {
    beads: &'f [Bead],
    of_source: Vec<usize>,
    of_target: Vec<usize>,
}

impl<'f> Found<'f> {
    fn new(found: &'f Alignment, source: usize, target: usize) -> Self {
        let (mut of_source, mut of_target) = (vec![0; source], vec![0; target]);
        for (number, bead) in found.beads().iter().enumerate() {
            bead.source().iter().for_each(|&clause| of_source[clause] = number);
            bead.target().iter().for_each(|&clause| of_target[clause] = number);
        }
        Self { beads: found.beads(), of_source, of_target }
    }

    // The parts of a bead; none if it is not sure that there are several.
    fn parts(&self, side: One, bead: &Bead, texts: [&ClauseText; 2]) -> Option<Vec<Part>> {
        let (one, other) = side.ordered(texts[0], texts[1]);
        let (of_one, of_other) = side.ordered(&self.of_source, &self.of_target);
        let clauses = one.of(side.one(bead)[0]);
        let others: Vec<usize> = other.first_of(side.others(bead));
        let mut numbers: Vec<usize> = clauses.clone().map(|clause| of_one[clause]).collect();
        numbers.extend(others.iter().map(|&clause| of_other[clause]));
        numbers.sort_unstable();
        numbers.dedup();
        let part = |number: usize| {
            let found = &self.beads[number];
            let (own, answers) = (side.one(found), side.others(found));
            let is_inside = own.iter().all(|clause| clauses.contains(clause))
                && answers.iter().all(|answer| others.contains(answer));
            let (first, last) = (*own.first()?, *own.last()?);
            let is_row = last - first + 1 == own.len();
            let is_sure = is_inside && is_row && !answers.is_empty() && found.confidence() >= SURE;
            is_sure.then(|| Part {
                clauses: first..last + 1,
                others: answers.iter().map(|&answer| other.segment_of(answer)).collect(),
                confidence: found.confidence(),
            })
        };
        let mut parts: Vec<Part> = numbers.into_iter().map(part).collect::<Option<_>>()?;
        parts.sort_by_key(|part| part.clauses.start);
        (parts.len() > 1).then_some(parts)
    }
}
