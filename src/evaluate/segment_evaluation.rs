//! Segment boundaries compared with a gold set: [`SegmentEvaluation`].
//!
//! A boundary is identified by the number of *solid* characters before it, so white space may belong to
//! either segment. White space, bidi controls, separator controls and byte order marks are not solid.

use std::collections::BTreeSet;

use super::accuracy::Accuracy;
use super::share::Share;
use crate::text::is_bidi_control;

/// Compares the boundaries of one text with a gold set, each given as the number of chars before it.
///
/// ```
/// use mizan::evaluate;
///
/// let evaluation = evaluate::segments("One. Two. Three.", &[5, 10], &[4]);
/// assert_eq!((evaluation.right(), evaluation.wrong(), evaluation.missed()), (1, 0, 1));
/// assert_eq!(evaluation.boundaries().precision(), 1.0);
/// ```
#[must_use]
pub fn segments(text: &str, gold: &[usize], found: &[usize]) -> SegmentEvaluation {
    let solid = solid_before(text);
    let all = solid.last().copied().unwrap_or_default();
    let keys = |bounds: &[usize]| -> BTreeSet<usize> {
        let known = bounds.iter().filter_map(|&chars| solid.get(chars).copied());
        known.filter(|&key| 0 < key && key < all).collect()
    };
    let (gold, found) = (keys(gold), keys(found));
    let (gold_spans, found_spans) = (spans(&gold, all), spans(&found, all));
    let right = gold.intersection(&found).count();
    SegmentEvaluation {
        texts: 1,
        exact: usize::from(gold == found),
        right,
        wrong: found.len() - right,
        missed: gold.len() - right,
        right_segments: gold_spans.intersection(&found_spans).count(),
        gold_segments: gold_spans.len(),
        found_segments: found_spans.len(),
    }
}

/// How far found segments agree with a gold set, over one text or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentEvaluation {
    texts: usize,
    exact: usize,
    right: usize,
    wrong: usize,
    missed: usize,
    // The number of found segments of which both ends are right. The segments of the gold set and all found
    // segments are counted below.
    right_segments: usize,
    gold_segments: usize,
    found_segments: usize,
}

impl SegmentEvaluation {
    /// Adds the counts of other texts.
    pub fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.exact += other.exact;
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.right_segments += other.right_segments;
        self.gold_segments += other.gold_segments;
        self.found_segments += other.found_segments;
    }

    /// Returns the number of texts compared.
    #[must_use]
    pub fn texts(&self) -> usize {
        self.texts
    }

    /// Returns how many texts have all boundaries of the gold set and no others.
    #[must_use]
    pub fn exact(&self) -> Share {
        Share::new(self.exact, self.texts)
    }

    /// Returns the number of found boundaries that are right.
    #[must_use]
    pub fn right(&self) -> usize {
        self.right
    }

    /// Returns the number of found boundaries that are wrong.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.wrong
    }

    /// Returns the number of gold boundaries that were not found.
    #[must_use]
    pub fn missed(&self) -> usize {
        self.missed
    }

    /// Returns the accuracy of boundaries. Precision is 1 if none was found, recall is 1 if there are none.
    #[must_use]
    pub fn boundaries(&self) -> Accuracy {
        let share = |wrong| {
            if self.right + wrong == 0 { 1.0 } else { Share::new(self.right, self.right + wrong).ratio() }
        };
        Accuracy::new(share(self.wrong), share(self.missed))
    }

    /// Returns the accuracy of whole segments, which are right if both ends are.
    #[must_use]
    pub fn segments(&self) -> Accuracy {
        let share = |all| Share::new(self.right_segments, all).ratio();
        Accuracy::new(share(self.found_segments), share(self.gold_segments))
    }
}

/// Returns the boundaries between segments in the form that [`segments`] takes: the number of chars of the
/// text before the end of each segment but the last. White space between the segments may be missing.
///
/// ```
/// use mizan::evaluate;
///
/// assert_eq!(evaluate::boundaries("One. Two. Three.", &["One.", "Two.", "Three."]), [4, 9]);
/// ```
#[must_use]
pub fn boundaries(text: &str, segments: &[impl AsRef<str>]) -> Vec<usize> {
    let solid = solid_before(text);
    let mut count = 0;
    let ends = segments.iter().filter_map(|segment| {
        count += segment.as_ref().chars().filter(|&c| is_solid(c)).count();
        let chars = solid.partition_point(|&before| before < count);
        (chars < solid.len() && count < solid[solid.len() - 1]).then_some(chars)
    });
    ends.collect()
}

// Returns the number of solid chars before each char of the text, and before its end.
fn solid_before(text: &str) -> Vec<usize> {
    let mut before = vec![0];
    let mut count = 0;
    for c in text.chars() {
        count += usize::from(is_solid(c));
        before.push(count);
    }
    before
}

fn is_solid(c: char) -> bool {
    !(c.is_whitespace() || is_bidi_control(c) || matches!(c, '\u{1C}'..='\u{1F}' | '\u{FEFF}'))
}

fn spans(bounds: &BTreeSet<usize>, all: usize) -> BTreeSet<(usize, usize)> {
    let starts = std::iter::once(0).chain(bounds.iter().copied());
    let ends = bounds.iter().copied().chain(std::iter::once(all));
    starts.zip(ends).collect()
}
