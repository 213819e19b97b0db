//! The alignment of two texts: [`Aligner`].
//!
//! Four steps, each a room of its own: words become numbers (`words`), a pass over all groups of sentences
//! keeps the probable beads (`search`), these are scored again by the places of their words and by what this
//! text shows about its translator (`score`, `prior`), and the best path through them is the answer (`path`).

use std::collections::HashMap;

use super::bead::{Alignment, Bead, in_order};
use super::candidate::BeadCandidate;
use super::evidence::Evidence;
use super::path::{Graph, Move, grow, moves, part_headings};
use super::prior::{NullPrior, shape_prior};
use super::problem::{Breaks, Problem};
use super::score::{Coverage, EdgeGains, Rescorer};
use super::search::search;
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
}

impl Aligner {
    /// Returns an aligner for texts of these languages. Without a [`lexicon`](Self::lexicon) it relies on
    /// lengths, numbers and words that are written the same.
    #[must_use]
    pub fn new(source_lang: Lang, target_lang: Lang) -> Self {
        Self { source_lang, target_lang, lexicon: None, without: Vec::new() }
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
    /// bead extends across it. Time and memory grow linearly with the number of sentences.
    #[must_use]
    pub fn align<S: AsRef<str>, T: AsRef<str>>(&self, source: &[S], target: &[T]) -> Alignment {
        let (source, source_breaks) = Sentences::around_breaks(source);
        let (target, target_breaks) = Sentences::around_breaks(target);
        let mut beads = self.beads(&source, &target, Breaks::Walls);
        beads.extend(source_breaks.into_iter().map(|i| Bead::new(vec![i], Vec::new())));
        beads.extend(target_breaks.into_iter().map(|j| Bead::new(Vec::new(), vec![j])));
        Alignment::new(in_order(beads))
    }

    /// Aligns sentences whose paragraphs are known; a bead may extend across a paragraph break, at a cost.
    pub(crate) fn align_paragraphs(&self, source: &Sentences, target: &Sentences) -> Alignment {
        Alignment::new(self.beads(source, target, Breaks::Hints))
    }

    fn beads(&self, source: &Sentences, target: &Sentences, breaks: Breaks) -> Vec<Bead> {
        let known = self.known();
        let mut words = match known.map(|known| known.lexicon.vocabulary()) {
            Some(words) if self.without.contains(&Evidence::Stems) => Numbering::Stems(words.whole_words()),
            Some(words) => Numbering::Stems(words),
            None => Numbering::Spelled(HashMap::new()),
        };
        let (own, other) = (SideWords::new(source, &mut words), SideWords::new(target, &mut words));
        let links = BothLinks::new(&own, &other, known, &self.without);
        let weights = if known.is_some() { Weights::WITH_WORDS } else { Weights::LENGTHS_ALONE };
        let problem = Problem::new(own, other, links, weights, breaks);
        let (path, moves) = if known.is_some() { self.by_words(&problem) } else { by_lengths(&problem) };
        let mut beads: Vec<Bead> = path.iter().map(|found| bead(found, source, target, weights)).collect();
        for found in moves {
            let (source, target) = (source.indices(found.source, 1), target.indices(found.target, 1));
            let ends =
                |bead: &&mut Bead| bead.is_null() && (bead.source() == source || bead.target() == target);
            for bead in beads.iter_mut().filter(ends) {
                let moved_to = if bead.source().is_empty() { &source } else { &target };
                bead.set_moved_to(moved_to.clone());
            }
        }
        beads
    }

    // Scores the beads in two rounds. The first round weights words by distance and finds the sentences that
    // have no counterpart. The second weights words by order and finds which of the other sentences belong
    // together; on its own it would let a bead swallow an untranslated sentence.
    fn by_words(&self, problem: &Problem) -> (Vec<BeadCandidate>, Vec<Move>) {
        let with = |evidence| !self.without.contains(&evidence);
        let mut candidates = search(problem);
        let mut graph = Graph::new(&candidates);
        let mut rescorer = Rescorer::by_distance(problem);
        let coverage = self.judge(problem, &graph, &mut candidates, &mut rescorer);
        if with(Evidence::Coverage) {
            let added = EdgeGains::learn(problem, &graph.best_path(&candidates), &mut rescorer);
            added.charge(problem, &mut candidates, &mut rescorer);
            graph.set_posteriors(&mut candidates, problem.weights.temperature);
        }
        self.learn_habits(problem, &graph, &mut candidates);
        if with(Evidence::Position) {
            let gaps = NullPrior::of(problem, &candidates);
            graph = graph.of_probable(&mut candidates);
            self.judge(problem, &graph, &mut candidates, &mut Rescorer::by_order(problem));
            self.learn_habits(problem, &graph, &mut candidates);
            gaps.impose(problem, &graph, &mut candidates);
        }
        let mut path = graph.best_path(&candidates);
        grow(problem, &mut path, &candidates);
        part_headings(problem, &mut path);
        let moves = moves(&path, &coverage, &mut rescorer);
        (path, moves)
    }

    // Sets scores and posteriors, first by the places of words, then by how well the other side explains each
    // sentence.
    fn judge(
        &self,
        problem: &Problem,
        graph: &Graph,
        candidates: &mut [BeadCandidate],
        rescorer: &mut Rescorer,
    ) -> Coverage {
        for candidate in candidates.iter_mut() {
            let score = rescorer.score(candidate);
            if !self.without.contains(&Evidence::Position) {
                candidate.score = score;
            }
        }
        graph.set_posteriors(candidates, problem.weights.temperature);
        let coverage = Coverage::learn(problem, candidates, rescorer);
        if !self.without.contains(&Evidence::Coverage) {
            coverage.charge(candidates, rescorer);
            graph.set_posteriors(candidates, problem.weights.temperature);
        }
        coverage
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
    let candidates = search(problem);
    let mut path = Graph::new(&candidates).best_path(&candidates);
    grow(problem, &mut path, &candidates);
    (path, Vec::new())
}

fn bead(found: &BeadCandidate, source: &Sentences, target: &Sentences, weights: Weights) -> Bead {
    let shape = found.shape;
    Bead::new(source.indices(found.source, shape.source), target.indices(found.target, shape.target))
        .with_confidence(weights.confidence(found.posterior))
        .with_cost(f64::from(-found.score / weights.temperature))
}
