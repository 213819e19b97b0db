//! The alignment of two texts: [`Aligner`].
//!
//! Four steps, each a room of its own: words become numbers (`words`), a pass over all groups of sentences
//! keeps the probable beads (`search`), these are scored again by the places of their words and by what this
//! text shows about its translator (`score`, `prior`), and the best path through them is the answer (`path`).

use std::collections::HashMap;
use std::time::Duration;

use super::bead::{Alignment, Bead, in_order};
use super::candidate::BeadCandidate;
use super::deadline::Deadline;
use super::evidence::Evidence;
use super::marks::{MarkEvidence, SegmentMark};
use super::path::{Graph, Move, doubt_strangers, moves, part_headings};
use super::pins::Pins;
use super::prior::{NullPrior, shape_prior};
use super::problem::{Breaks, Problem};
use super::score::{Coverage, EdgeGains, Rescorer};
use super::search::{add_long_beads, search};
use super::shape::BeadShape;
use super::weights::Weights;
use super::words::{BothLinks, DirectedLexicon, Numbering, Sentences, SideWords};
use crate::lang::Lang;
use crate::lexicon::{self, Lexicon};

/// Matches the sentences of a text with those of its translation.
///
/// ```
/// use mizan::{Aligner, Lang};
///
/// let arabic = ["افتُتح المعرض عام 2019.", "زاره 40 ألف شخص."];
/// let english = ["The exhibition opened in 2019.", "It had 40 thousand visitors."];
/// let alignment = Aligner::new(Lang::ARABIC, Lang::ENGLISH).align(&arabic, &english);
/// let beads: Vec<_> = alignment.into_iter().map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect();
/// assert_eq!(beads, [(vec![0], vec![0]), (vec![1], vec![1])]);
/// ```
#[derive(Clone, Debug)]
pub struct Aligner {
    source_lang: Lang,
    target_lang: Lang,
    lexicon: Option<Lexicon>,
    without: Vec<Evidence>,
    within: Option<Duration>,
}

impl Aligner {
    /// Returns an aligner for texts of these languages. Without a [`lexicon`](Self::lexicon) it relies on
    /// lengths, numbers and words that are written the same.
    #[must_use]
    pub fn new(source_lang: Lang, target_lang: Lang) -> Self {
        Self { source_lang, target_lang, lexicon: None, without: Vec::new(), within: None }
    }

    /// Sets the lexicon, which is used if one text is Arabic and the other English.
    ///
    /// ```
    /// use mizan::lexicon::Lexicon;
    /// use mizan::{Aligner, Lang};
    ///
    /// let arabic = [
    ///     "وصل القطار متأخرا إلى المحطة.",
    ///     "غادر الضيوف الفندق في الصباح الباكر.",
    ///     "بلغ عدد سكان المدينة مليون نسمة.",
    /// ];
    /// let english =
    ///     ["The train arrived late at the station.", "The population of the city reached a million."];
    /// let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
    /// let beads = aligner.align(&arabic, &english);
    /// let beads: Vec<_> = beads.into_iter().map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect();
    /// assert_eq!(beads, [(vec![0], vec![0]), (vec![1], vec![]), (vec![2], vec![1])]);
    /// ```
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = Some(lexicon);
        self
    }

    /// Bounds the time of each call of [`align`](Self::align), for texts that may be no translations of each
    /// other. Without a bound the clock is never read.
    ///
    /// When the time has run out, the alignment is finished in the quickest way: it still holds every
    /// sentence once, in order, and [`ran_out_of_time`](Alignment::ran_out_of_time) returns true. Beads found
    /// until then keep their confidence; sentences that were not searched are paired one to one along
    /// straight lines, with confidence 0. This takes about two seconds more for a million sentences a side.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use mizan::{Aligner, Lang};
    ///
    /// let (arabic, english) = (vec!["نعم"; 500], vec!["Yes"; 400]);
    /// let alignment = Aligner::new(Lang::ARABIC, Lang::ENGLISH).within(Duration::ZERO).align(&arabic, &english);
    /// assert!(alignment.ran_out_of_time());
    /// assert_eq!(alignment.beads().iter().map(|bead| bead.source().len()).sum::<usize>(), 500);
    /// ```
    #[must_use]
    pub fn within(mut self, budget: impl Into<Option<Duration>>) -> Self {
        self.within = budget.into();
        self
    }

    /// Returns the aligner without one kind of evidence, to measure what that evidence is worth.
    #[cfg(feature = "eval")]
    #[must_use]
    pub fn without(mut self, evidence: Evidence) -> Self {
        self.without.push(evidence);
        self
    }

    /// Aligns two texts, given as sentences.
    ///
    /// A sentence without text is a paragraph break: it becomes a null bead of confidence 1, and no other
    /// bead extends across it. Time and memory grow linearly with the number of sentences, whatever the texts
    /// are: 20,000 sentences a side that are no translations of each other take about five times as long as a
    /// translation, and 170 MB.
    #[must_use]
    pub fn align<S: AsRef<str>, T: AsRef<str>>(&self, source: &[S], target: &[T]) -> Alignment {
        let (source, source_breaks) = Sentences::around_breaks(source);
        let (target, target_breaks) = Sentences::around_breaks(target);
        let (mut beads, in_time) =
            self.beads(&source, &target, Breaks::Walls, Pins::default(), self.deadline());
        beads.extend(source_breaks.into_iter().map(|i| Bead::new(vec![i], Vec::new())));
        beads.extend(target_breaks.into_iter().map(|j| Bead::new(Vec::new(), vec![j])));
        Alignment::new(in_order(beads)).in_time(in_time)
    }

    /// Aligns two texts of which more is known than the sentences: the structure of their documents, or when
    /// subtitles are shown. A bead may extend across a paragraph break, at a cost, and marks that disagree
    /// cost no more than a few words that agree gain. With default marks that only open paragraphs, marks
    /// say nothing more. A sentence without text becomes a null bead of confidence 1.
    ///
    /// ```
    /// use mizan::align::{SegmentKind, SegmentMark};
    /// use mizan::{Aligner, Lang};
    ///
    /// let mut heading = SegmentMark::default();
    /// (heading.kind, heading.opens_paragraph) = (SegmentKind::Heading(1), true);
    /// let text = SegmentMark::default();
    /// let arabic = [("الوصول", heading), ("وصل القطار.", text), ("الرحيل", heading), ("غادر القطار.", text)];
    /// let english = [("Arrival", heading), ("The train arrived.", text), ("Departure", heading), ("It left.", text)];
    /// let alignment = Aligner::new(Lang::ARABIC, Lang::ENGLISH).align_marked(&arabic, &english);
    /// assert!(alignment.beads().iter().all(|bead| bead.source() == bead.target()));
    /// ```
    #[must_use]
    pub fn align_marked<S: AsRef<str>, T: AsRef<str>>(
        &self,
        source: &[(S, SegmentMark)],
        target: &[(T, SegmentMark)],
    ) -> Alignment {
        let (source, source_blanks) = Sentences::marked(source);
        let (target, target_blanks) = Sentences::marked(target);
        let (mut beads, in_time) =
            self.beads(&source, &target, Breaks::Hints, Pins::default(), self.deadline());
        beads.extend(source_blanks.into_iter().map(Bead::of_source));
        beads.extend(target_blanks.into_iter().map(Bead::of_target));
        Alignment::new(in_order(beads)).in_time(in_time)
    }

    /// Aligns sentences whose paragraphs are known; a bead may extend across a paragraph break, at a cost.
    pub(crate) fn align_paragraphs(&self, source: &Sentences, target: &Sentences) -> Alignment {
        let (beads, in_time) = self.beads(source, target, Breaks::Hints, Pins::default(), self.deadline());
        Alignment::new(beads).in_time(in_time)
    }

    /// Returns the moment at which the time of an alignment that begins now has run out.
    pub(super) fn deadline(&self) -> Deadline {
        Deadline::within(self.within)
    }

    /// Returns the beads that are not given, and false if the time ran out.
    pub(super) fn beads(
        &self,
        source: &Sentences,
        target: &Sentences,
        breaks: Breaks,
        pins: Pins,
        deadline: Deadline,
    ) -> (Vec<Bead>, bool) {
        let known = self.known();
        let mut words = match known.map(|known| known.lexicon.vocabulary()) {
            Some(words) if self.without.contains(&Evidence::Stems) => Numbering::Stems(words.whole_words()),
            Some(words) => Numbering::Stems(words),
            None => Numbering::Spelled(HashMap::new()),
        };
        let own = SideWords::new(source, &mut words, &deadline);
        let other = SideWords::new(target, &mut words, &deadline);
        let links = BothLinks::new(&own, &other, known, &self.without);
        let weights = if known.is_some() { Weights::WITH_WORDS } else { Weights::LENGTHS_ALONE };
        let marks = MarkEvidence::of(source.marks(), target.marks());
        let problem = Problem::new(own, other, links, weights, breaks, deadline).pinned(pins).marked(marks);
        let (path, moves) = if known.is_some() { self.by_words(&problem) } else { by_lengths(&problem) };
        let mut beads: Vec<Bead> = path.iter().map(|found| bead(found, source, target, weights)).collect();
        tell_moves(&path, &moves, &mut beads, source, target);
        let mut path = path.iter();
        beads.retain(|_| path.next().is_some_and(|found| !problem.pins.has(found)));
        (beads, !problem.deadline.was_missed())
    }

    // Scores the beads in two rounds. The first round weights words by distance and finds the sentences that
    // have no counterpart. The second weights words by order and finds which of the other sentences belong
    // together; on its own it would let a bead swallow an untranslated sentence.
    fn by_words(&self, problem: &Problem) -> (Vec<BeadCandidate>, Vec<Move>) {
        let mut found = search(problem);
        add_long_beads(problem, &mut found.list);
        let mut graph = Graph::new(&found.list);
        let mut rescorer = Rescorer::by_distance(problem);
        let coverage = self.rounds(problem, &mut graph, &mut found.list, &mut rescorer);
        let mut path = graph.best_path(&found.list);
        found.temper(&mut path);
        let Some(coverage) = coverage else { return (path, Vec::new()) };
        part_headings(problem, &mut path);
        doubt_strangers(problem, &mut path);
        let moves = moves(problem, &path, &coverage, &mut rescorer);
        (path, moves)
    }

    // Returns `None` if the time runs out; the posteriors are those of the last step that was finished.
    fn rounds(
        &self,
        problem: &Problem,
        graph: &mut Graph,
        candidates: &mut Vec<BeadCandidate>,
        rescorer: &mut Rescorer,
    ) -> Option<Coverage> {
        let with = |evidence| !self.without.contains(&evidence);
        let coverage = self.judge(problem, graph, candidates, rescorer)?;
        if with(Evidence::Coverage) {
            let added = EdgeGains::learn(problem, &graph.best_path(candidates), rescorer)?;
            added.charge(problem, candidates, rescorer)?;
            graph.set_posteriors(candidates, problem.weights.temperature);
        }
        self.learn_habits(problem, graph, candidates);
        if with(Evidence::Position) {
            let gaps = NullPrior::of(problem, candidates);
            *graph = graph.of_probable(candidates);
            self.judge(problem, graph, candidates, &mut Rescorer::by_order(problem))?;
            self.learn_habits(problem, graph, candidates);
            gaps.impose(problem, graph, candidates);
        }
        Some(coverage)
    }

    // Sets scores and posteriors, first by the places of words, then by how well the other side explains each
    // sentence. Returns `None` if the time runs out.
    fn judge(
        &self,
        problem: &Problem,
        graph: &Graph,
        candidates: &mut [BeadCandidate],
        rescorer: &mut Rescorer,
    ) -> Option<Coverage> {
        for candidate in candidates.iter_mut() {
            if problem.deadline.is_over() {
                return None;
            }
            let score = rescorer.score(candidate);
            if !self.without.contains(&Evidence::Position) {
                candidate.score = score;
            }
        }
        graph.set_posteriors(candidates, problem.weights.temperature);
        let coverage = Coverage::learn(problem, candidates, rescorer)?;
        if !self.without.contains(&Evidence::Coverage) {
            coverage.charge(candidates, rescorer);
            graph.set_posteriors(candidates, problem.weights.temperature);
        }
        Some(coverage)
    }

    fn learn_habits(&self, problem: &Problem, graph: &Graph, candidates: &mut [BeadCandidate]) {
        if !self.without.contains(&Evidence::Habits) {
            shape_prior::learn(problem, graph, candidates);
        }
    }

    // The lexicon, if it has the languages of both texts.
    fn known(&self) -> Option<DirectedLexicon<'_>> {
        let lexicon = self.lexicon.as_ref()?;
        let source = match (&self.source_lang, &self.target_lang) {
            (arabic, english) if arabic.is_arabic() && english.is_english() => lexicon::Side::Arabic,
            (english, arabic) if english.is_english() && arabic.is_arabic() => lexicon::Side::English,
            _ => return None,
        };
        Some(DirectedLexicon { lexicon, source })
    }
}

fn by_lengths(problem: &Problem) -> (Vec<BeadCandidate>, Vec<Move>) {
    let mut found = search(problem);
    let is_longer = add_long_beads(problem, &mut found.list);
    let graph = Graph::new(&found.list);
    if is_longer {
        graph.set_posteriors(&mut found.list, problem.weights.temperature);
    }
    let mut path = graph.best_path(&found.list);
    found.temper(&mut path);
    (path, Vec::new())
}

fn bead(found: &BeadCandidate, source: &Sentences, target: &Sentences, weights: Weights) -> Bead {
    let shape = found.shape;
    Bead::new(source.indices(found.source, shape.source), target.indices(found.target, shape.target))
        .with_confidence(weights.confidence(found.posterior, shape))
        .with_cost(f64::from(-found.score / weights.temperature))
}

// Gives the null beads of moved sentences the other place of each.
fn tell_moves(
    path: &[BeadCandidate],
    moves: &[Move],
    beads: &mut [Bead],
    source: &Sentences,
    target: &Sentences,
) {
    let targets: HashMap<u32, u32> = moves.iter().map(|found| (found.source, found.target)).collect();
    let sources: HashMap<u32, u32> = moves.iter().map(|found| (found.target, found.source)).collect();
    for (found, bead) in path.iter().zip(beads) {
        let moved_to = match found.shape {
            BeadShape::DELETION => targets.get(&found.source).map(|&other| target.indices(other, 1)),
            BeadShape::INSERTION => sources.get(&found.target).map(|&other| source.indices(other, 1)),
            _ => None,
        };
        if let Some(moved_to) = moved_to {
            bead.set_moved_to(moved_to);
        }
    }
}
