//! How well boundaries were found: precision, recall and F1 against a gold set.
//!
//! A boundary is known by the number of *solid* characters before it (no white space, no bidi control, no byte order
//! mark), so it does not matter to which segment white space goes.

use std::collections::BTreeSet;

use crate::text::is_bidi_control;

/// What was counted on a gold set; sets are pooled by [`Score::add`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Texts.
    pub texts: usize,
    /// Texts with every boundary right.
    pub exact: usize,
    /// Boundaries found that are right.
    pub right: usize,
    /// Boundaries found that are wrong.
    pub wrong: usize,
    /// Boundaries missed.
    pub missed: usize,
    /// Segments found that are right, both ends.
    pub segments_right: usize,
    /// Segments of the gold set.
    pub segments_gold: usize,
    /// Segments found.
    pub segments_found: usize,
}

impl Score {
    /// Returns the share of found boundaries that are right; 1 if none was found.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Returns the share of right boundaries that were found; 1 if there are none.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Returns the harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    /// Returns the F1 of whole segments.
    #[must_use]
    pub fn segment_f1(&self) -> f64 {
        let ratio = |of: usize| if of == 0 { 0.0 } else { self.segments_right as f64 / of as f64 };
        harmonic(ratio(self.segments_found), ratio(self.segments_gold))
    }

    /// Adds the counts of another score.
    pub fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.exact += other.exact;
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.segments_right += other.segments_right;
        self.segments_gold += other.segments_gold;
        self.segments_found += other.segments_found;
    }
}

/// Scores the boundaries of one text, each given as the number of chars before it.
///
/// ```
/// use mizan::segment::evaluate::score;
///
/// let score = score("One. Two. Three.", &[5, 10], &[4]);
/// assert_eq!((score.right, score.wrong, score.missed), (1, 0, 1));
/// assert_eq!(score.precision(), 1.0);
/// ```
#[must_use]
pub fn score(text: &str, gold: &[usize], found: &[usize]) -> Score {
    let solid = solid_before(text);
    let all = solid.last().copied().unwrap_or_default();
    let keys = |bounds: &[usize]| -> BTreeSet<usize> {
        let known = bounds.iter().filter_map(|&chars| solid.get(chars).copied());
        known.filter(|&key| 0 < key && key < all).collect()
    };
    let (gold, found) = (keys(gold), keys(found));
    let (segments, found_segments) = (segments(&gold, all), segments(&found, all));
    let right = gold.intersection(&found).count();
    Score {
        texts: 1,
        exact: usize::from(gold == found),
        right,
        wrong: found.len() - right,
        missed: gold.len() - right,
        segments_right: segments.intersection(&found_segments).count(),
        segments_gold: segments.len(),
        segments_found: found_segments.len(),
    }
}

/// Returns the boundaries between segments as [`score`] takes them: for each end of a segment but the last, the chars
/// of the text before it. White space between the segments may be missing.
///
/// ```
/// use mizan::segment::evaluate::bounds;
///
/// assert_eq!(bounds("One. Two. Three.", &["One.", "Two.", "Three."]), [4, 9]);
/// ```
#[must_use]
pub fn bounds(text: &str, segments: &[impl AsRef<str>]) -> Vec<usize> {
    let solid = solid_before(text);
    let mut count = 0;
    let ends = segments.iter().filter_map(|segment| {
        count += segment.as_ref().chars().filter(|&c| is_solid(c)).count();
        let chars = solid.partition_point(|&before| before < count);
        (chars < solid.len() && count < solid[solid.len() - 1]).then_some(chars)
    });
    ends.collect()
}

// For each char, and for the end, how many solid ones go before.
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

fn segments(bounds: &BTreeSet<usize>, all: usize) -> BTreeSet<(usize, usize)> {
    let starts = std::iter::once(0).chain(bounds.iter().copied());
    let ends = bounds.iter().copied().chain(std::iter::once(all));
    starts.zip(ends).collect()
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}
