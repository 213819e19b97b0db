//! [`KindEvidence`]: headings answer headings, cells answer cells, notes answer notes.
//!
//! How much two kinds say follows from the texts: a kind that is rare says more than a frequent one, and a
//! kind says nothing as far as one side has fewer of them. So a translator who made a list of a table, and a
//! format that knows no headings, cost little.

use super::segment_mark::{SegmentKind, SegmentMark};
use crate::align::shape::BeadShape;

/// The kinds of the segments of both sides, and what each says.
#[derive(Debug)]
pub(super) struct KindEvidence {
    source: SideKinds,
    target: SideKinds,
    /// For each class, the gain of a bead with the class on both sides.
    same: [f32; CLASSES],
    /// For each class, how far both sides have as many.
    balance: [f32; CLASSES],
    /// Whether the levels of headings and the columns of cells can be compared.
    details: [bool; CLASSES],
}

/// The kinds of the segments of a side.
#[derive(Debug)]
struct SideKinds {
    classes: Vec<u8>,
    /// The level of each heading among the levels of the side, and the column of each cell.
    details: Vec<u16>,
    /// For each segment, how many segments up to it are of another class than the segment before.
    changes: Vec<u32>,
}

const CLASSES: usize = 7;

// How often two segments that translate each other are of one kind, where both sides have as many: the share
// among pairs of pages and of documents of Word. Chosen by hand.
const KEPT: f32 = 0.9;
// The cost in nats of a bead whose sides are of different kinds, of another level or column, and of a bead in
// which a heading and its text, or two cells of different kinds, are one side. Chosen by hand.
const DIFFERENT: f32 = 3.0;
const OTHER_DETAIL: f32 = 1.0;
const MIXED: f32 = 1.5;
// The most that one kind gains, in nats: a text has one title, which may be anywhere.
const MOST: f32 = 3.0;

impl KindEvidence {
    /// Learns from the kinds of both sides; `None` if they say nothing.
    pub(super) fn of(source: &[SegmentMark], target: &[SegmentMark]) -> Option<Self> {
        let (source, target) = (SideKinds::of(source), SideKinds::of(target));
        let (own, other) = (source.counts(), target.counts());
        let all = (source.classes.len() + target.classes.len()) as f32;
        let balance: [f32; CLASSES] = std::array::from_fn(|class| match own[class].max(other[class]) {
            0 => 0.0,
            most => own[class].min(other[class]) as f32 / most as f32,
        });
        let same = std::array::from_fn(|class| {
            let share = (own[class] + other[class]) as f32 / all;
            balance[class] * (KEPT / share.max(f32::MIN_POSITIVE)).ln().clamp(0.0, MOST)
        });
        let details = std::array::from_fn(|class| source.details_of(class) == target.details_of(class));
        let says = |class: &usize| *class != class_of(SegmentKind::Text) && balance[*class] > 0.0;
        (0..CLASSES).any(|class| says(&class)).then_some(Self { source, target, same, balance, details })
    }

    /// Returns the gain of a bead by the kinds at both of its ends and inside it, in nats.
    pub(super) fn gain(&self, i: usize, j: usize, shape: BeadShape) -> f32 {
        let ends = (i + usize::from(shape.source), j + usize::from(shape.target));
        let both = 0.5 * (self.pair(i, j) + self.pair(ends.0 - 1, ends.1 - 1));
        let mixed = self.source.changes(i..ends.0) + self.target.changes(j..ends.1);
        both - MIXED * mixed as f32
    }

    fn pair(&self, i: usize, j: usize) -> f32 {
        let (own, other) = (self.source.classes[i] as usize, self.target.classes[j] as usize);
        if own != other {
            return -DIFFERENT * self.balance[own] * self.balance[other];
        }
        let is_other = self.details[own] && self.source.details[i] != self.target.details[j];
        if is_other { -OTHER_DETAIL * self.balance[own] } else { self.same[own] }
    }
}

impl SideKinds {
    fn of(marks: &[SegmentMark]) -> Self {
        let mut levels: Vec<u8> = marks.iter().filter_map(|mark| level(mark.kind)).collect();
        levels.sort_unstable();
        levels.dedup();
        let detail = |mark: &SegmentMark| match mark.kind {
            SegmentKind::Heading(level) => levels.partition_point(|other| *other < level) as u16,
            SegmentKind::Cell(column) => u16::try_from(column).unwrap_or(u16::MAX),
            _ => 0,
        };
        let classes: Vec<u8> = marks.iter().map(|mark| class_of(mark.kind) as u8).collect();
        let mut changes = vec![0];
        for pair in classes.windows(2) {
            changes.push(changes[changes.len() - 1] + u32::from(pair[0] != pair[1]));
        }
        Self { details: marks.iter().map(detail).collect(), classes, changes }
    }

    fn counts(&self) -> [usize; CLASSES] {
        let mut counts = [0; CLASSES];
        self.classes.iter().for_each(|class| counts[*class as usize] += 1);
        counts
    }

    // Returns how many different details a class has.
    fn details_of(&self, class: usize) -> usize {
        let of_class = self.classes.iter().zip(&self.details).filter(|(own, _)| **own as usize == class);
        let mut details: Vec<u16> = of_class.map(|(_, detail)| *detail).collect();
        details.sort_unstable();
        details.dedup();
        details.len()
    }

    fn changes(&self, segments: std::ops::Range<usize>) -> u32 {
        self.changes[segments.end - 1] - self.changes[segments.start]
    }
}

fn class_of(kind: SegmentKind) -> usize {
    match kind {
        SegmentKind::Text => 0,
        SegmentKind::Heading(_) => 1,
        SegmentKind::ListItem => 2,
        SegmentKind::Cell(_) => 3,
        SegmentKind::Caption => 4,
        SegmentKind::Note => 5,
        SegmentKind::Aside => 6,
    }
}

fn level(kind: SegmentKind) -> Option<u8> {
    match kind {
        SegmentKind::Heading(level) => Some(level),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: BeadShape = BeadShape { source: 1, target: 1 };

    fn marks(kinds: &[SegmentKind]) -> Vec<SegmentMark> {
        kinds.iter().map(|kind| SegmentMark { kind: *kind, ..SegmentMark::default() }).collect()
    }

    #[test]
    fn a_heading_answers_a_heading() {
        use SegmentKind::{Heading, Text};
        let text = marks(&[Heading(1), Text, Text, Text, Heading(2), Text, Text]);
        let evidence = KindEvidence::of(&text, &text).unwrap();
        assert!(evidence.gain(0, 0, ONE) > 1.0 && evidence.gain(1, 1, ONE) < 0.5);
        assert!(evidence.gain(0, 4, ONE) < 0.0, "another level");
        assert!(
            evidence.gain(0, 1, ONE) < -1.0 && evidence.gain(0, 0, BeadShape { source: 2, target: 1 }) < 0.0
        );
    }

    #[test]
    fn a_kind_that_one_side_lacks_says_nothing() {
        use SegmentKind::{Heading, ListItem, Text};
        let source = marks(&[Heading(1), Text, ListItem, ListItem]);
        let target = marks(&[Text, Text, ListItem, ListItem]);
        let evidence = KindEvidence::of(&source, &target).unwrap();
        assert_eq!(evidence.gain(0, 0, ONE), 0.0);
        assert!(KindEvidence::of(&marks(&[Heading(1), Text]), &marks(&[Text, Text])).is_none());
    }
}
