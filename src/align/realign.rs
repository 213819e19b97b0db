//! Alignment between beads that are settled: [`Aligner::realign`].
//!
//! Only what lies between settled beads is searched, beside some settled beads around it, which show how this
//! translator writes. So a person who corrects an alignment waits for a neighbourhood and not for a book.

use std::ops::Range;

use super::aligner::Aligner;
use super::bead::{Alignment, Bead, claim, in_order};
use super::pins::{Pin, Pins};
use super::problem::Breaks;
use super::shape::BeadShape;
use super::words::Sentences;
use crate::error::Result;

// The settled beads on either side of a stretch that show how the translator writes: a round number.
const AROUND: usize = 30;
// The most sentences of a side of a settled bead that the search knows; a bound on numbers of one byte.
const MOST: usize = 100;

impl Aligner {
    /// Aligns what lies between beads that are settled, such as those that a person has confirmed.
    ///
    /// The alignment holds the settled beads as they are given, and every other sentence once. No bead
    /// extends across a settled one. A settled bead may be a null bead, have sentences apart, or cross others
    /// (a moved sentence); most of them should rise on both sides, as those that do are the frame of the
    /// search. Time and memory are those of the stretches that are not settled, each with thirty settled
    /// beads on either side.
    ///
    /// # Errors
    ///
    /// If a bead names a sentence that does not exist, or one that another bead names.
    ///
    /// ```
    /// use mizan::{Aligner, Bead, Lang};
    ///
    /// let arabic = ["وصل القطار.", "غادر الضيوف الفندق.", "بلغ عدد السكان مليونا."];
    /// let english = ["The train arrived.", "The guests left.", "The hotel was empty.", "A million live there."];
    /// let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH);
    /// let confirmed = [Bead::new(vec![1], vec![1, 2])];
    /// let alignment = aligner.realign(&arabic, &english, &confirmed)?;
    /// let beads: Vec<_> = alignment.into_iter().map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect();
    /// assert_eq!(beads, [(vec![0], vec![0]), (vec![1], vec![1, 2]), (vec![2], vec![3])]);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    pub fn realign<S: AsRef<str>, T: AsRef<str>>(
        &self,
        source: &[S],
        target: &[T],
        settled: &[Bead],
    ) -> Result<Alignment> {
        self.realigned(source, target, settled, Breaks::Walls)
    }

    /// Aligns what lies between settled beads, as [`realign`](Self::realign) does; but a bead may extend
    /// across a paragraph break, at a cost, as in [`align_paragraphs`](Self::align_paragraphs).
    #[cfg(feature = "review")]
    pub(crate) fn realign_paragraphs<S: AsRef<str>, T: AsRef<str>>(
        &self,
        source: &[S],
        target: &[T],
        settled: &[Bead],
    ) -> Result<Alignment> {
        self.realigned(source, target, settled, Breaks::Hints)
    }

    fn realigned<S: AsRef<str>, T: AsRef<str>>(
        &self,
        source: &[S],
        target: &[T],
        settled: &[Bead],
        breaks: Breaks,
    ) -> Result<Alignment> {
        let (in_source, in_target) = claim(settled, source.len(), target.len())?;
        let pinned = pinned(settled);
        let source = SettledSide::new(source, &in_source, pinned.iter().map(Bead::source));
        let target = SettledSide::new(target, &in_target, pinned.iter().map(Bead::target));
        let pins: Vec<Pin> = pinned.iter().zip(source.pins.iter().zip(&target.pins)).map(pin).collect();
        let deadline = self.deadline();
        let mut beads = settled.to_vec();
        let mut in_time = true;
        let mut done = (0, 0);
        for window in windows(&pins, source.list.len(), target.list.len()) {
            source.leave(done.0..window.source.start, &mut beads, Bead::of_source);
            target.leave(done.1..window.target.start, &mut beads, Bead::of_target);
            done = (window.source.end, window.target.end);
            let (own, other) =
                (source.sentences(window.source.clone()), target.sentences(window.target.clone()));
            let pins = window.pins(&pins, &source, &target);
            let (found, is_in_time) = self.beads(&own, &other, breaks, pins, deadline.clone());
            beads.extend(found);
            in_time &= is_in_time;
        }
        source.leave(done.0..source.list.len(), &mut beads, Bead::of_source);
        target.leave(done.1..target.list.len(), &mut beads, Bead::of_target);
        beads.extend(source.breaks.into_iter().map(Bead::of_source));
        beads.extend(target.breaks.into_iter().map(Bead::of_target));
        beads.iter_mut().for_each(Bead::sort);
        Ok(Alignment::new(in_order(beads)).in_time(in_time))
    }
}

/// The sentences of a side that the search may see: free ones, and those of settled beads that frame it.
struct SettledSide<'t> {
    list: Vec<SeenSentence<'t>>,
    /// The sentences of each bead of the frame, as places in `list`.
    pins: Vec<Range<usize>>,
    /// The sentences without text, as indices of the caller.
    breaks: Vec<usize>,
}

struct SeenSentence<'t> {
    index: usize,
    text: &'t str,
    opens_paragraph: bool,
    is_free: bool,
}

impl<'t> SettledSide<'t> {
    fn new<'b>(
        texts: &'t [impl AsRef<str>],
        claimed: &[bool],
        pinned: impl Iterator<Item = &'b [usize]>,
    ) -> Self {
        let mut side = Self { list: Vec::new(), pins: Vec::new(), breaks: Vec::new() };
        let mut pinned = pinned.peekable();
        let mut opens_paragraph = true;
        for (index, text) in texts.iter().map(AsRef::as_ref).enumerate() {
            let pin = pinned.peek().filter(|bead| bead.contains(&index));
            let is_blank = text.trim().is_empty();
            if let Some(bead) = pin {
                let (is_first, is_last) = (bead[0] == index, bead[bead.len() - 1] == index);
                if is_first {
                    side.pins.push(side.list.len()..side.list.len() + bead.len());
                }
                if is_last {
                    pinned.next();
                }
                side.list.push(SeenSentence { index, text, opens_paragraph, is_free: false });
            } else if !claimed[index] && is_blank {
                side.breaks.push(index);
            } else if !claimed[index] {
                side.list.push(SeenSentence { index, text, opens_paragraph, is_free: true });
            }
            opens_paragraph = is_blank;
        }
        side
    }

    fn sentences(&self, window: Range<usize>) -> Sentences<'t> {
        Sentences::at(self.list[window].iter().map(|seen| (seen.index, seen.text, seen.opens_paragraph)))
    }

    /// Leaves the free sentences of a range without a counterpart.
    fn leave(&self, range: Range<usize>, beads: &mut Vec<Bead>, null: impl Fn(usize) -> Bead) {
        beads.extend(self.list[range].iter().filter(|seen| seen.is_free).map(|seen| null(seen.index)));
    }

    // The sentences of a window that do not follow the one before in the text, as places in the window.
    fn apart(&self, window: Range<usize>) -> Vec<usize> {
        let pairs = self.list[window].windows(2).zip(1..);
        pairs.filter(|(pair, _)| pair[0].index + 1 != pair[1].index).map(|(_, at)| at).collect()
    }
}

/// A stretch that is searched: sentences of both sides, as places in their lists, and the frame in them.
struct SearchWindow {
    source: Range<usize>,
    target: Range<usize>,
    frame: Range<usize>,
}

impl SearchWindow {
    fn pins(&self, pins: &[Pin], source: &SettledSide, target: &SettledSide) -> Pins {
        let here = |pin: &Pin| Pin {
            source: pin.source - self.source.start,
            target: pin.target - self.target.start,
            shape: pin.shape,
        };
        let list = pins[self.frame.clone()].iter().map(here).collect();
        let apart = (source.apart(self.source.clone()), target.apart(self.target.clone()));
        Pins::new(list, (self.source.len(), self.target.len()), (&apart.0, &apart.1))
    }
}

// Returns the windows around the gaps of the frame that have sentences on both sides, rising. Windows that
// share a bead of the frame are one.
fn windows(pins: &[Pin], source_len: usize, target_len: usize) -> Vec<SearchWindow> {
    let start = |number: usize| number.checked_sub(1).map_or((0, 0), |before| end_of(&pins[before]));
    let end =
        |number: usize| pins.get(number).map_or((source_len, target_len), |pin| (pin.source, pin.target));
    let is_open = |number: &usize| {
        let (start, end) = (start(*number), end(*number));
        start.0 < end.0 && start.1 < end.1
    };
    let mut frames: Vec<Range<usize>> = Vec::new();
    for number in (0..=pins.len()).filter(is_open) {
        let frame = number.saturating_sub(AROUND)..(number + AROUND).min(pins.len());
        match frames.last_mut().filter(|last| frame.start <= last.end) {
            Some(last) => last.end = frame.end,
            None => frames.push(frame),
        }
    }
    let window = |frame: Range<usize>| {
        let first =
            if frame.start == 0 { (0, 0) } else { (pins[frame.start].source, pins[frame.start].target) };
        let last =
            if frame.end == pins.len() { (source_len, target_len) } else { end_of(&pins[frame.end - 1]) };
        SearchWindow { source: first.0..last.0, target: first.1..last.1, frame }
    };
    frames.into_iter().map(window).collect()
}

fn end_of(pin: &Pin) -> (usize, usize) {
    (pin.sources().end, pin.targets().end)
}

fn pin((_, (source, target)): (&Bead, (&Range<usize>, &Range<usize>))) -> Pin {
    let shape = BeadShape { source: source.len() as u8, target: target.len() as u8 };
    Pin { source: source.start, target: target.start, shape }
}

// Returns the beads that frame the search, each with sorted indices: the most of those without a gap that
// rise on both sides.
fn pinned(settled: &[Bead]) -> Vec<Bead> {
    let mut beads = settled.to_vec();
    beads.iter_mut().for_each(Bead::sort);
    let is_whole = |side: &[usize]| {
        (1..=MOST).contains(&side.len()) && side.windows(2).all(|pair| pair[0] + 1 == pair[1])
    };
    beads.retain(|bead| is_whole(bead.source()) && is_whole(bead.target()));
    beads.sort_by_key(|bead| bead.source()[0]);
    let rising = longest_rising(beads.iter().map(|bead| bead.target()[0]));
    rising.into_iter().map(|number| beads[number].clone()).collect()
}

// Returns the places of a longest rising subsequence of distinct numbers. O(*n* log *n*).
fn longest_rising(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    // For each length, the least number that ends a rising sequence of that length, and its place.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = Vec::new();
    for (place, number) in numbers.enumerate() {
        let length = ends.partition_point(|(end, _)| *end < number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter].1));
        ends.truncate(ends.len().max(length));
        if length == ends.len() { ends.push((number, place)) } else { ends[length] = (number, place) }
    }
    let last = ends.last().map(|(_, place)| *place);
    let mut rising: Vec<usize> = std::iter::successors(last, |place| before[*place]).collect();
    rising.reverse();
    rising
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rising_subsequence_is_found() {
        let rising = |numbers: &[usize]| longest_rising(numbers.iter().copied());
        assert_eq!(rising(&[5, 0, 1, 9, 2, 3]), [1, 2, 4, 5]);
        assert_eq!(rising(&[7]), [0]);
        assert!(rising(&[]).is_empty());
    }
}
