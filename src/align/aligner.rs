use std::collections::HashMap;

use super::bead::{Alignment, Bead, in_order};
use super::candidate::Candidate;
use super::evidence::Evidence;
use super::path::{Graph, Move, moves};
use super::prior::{NullPrior, shape_prior};
use super::problem::{Breaks, Problem};
use super::score::{Coverage, EdgeGains, Rescorer};
use super::search::search;
use super::weights::Weights;
use super::words::{BothLinks, DirectedLexicon, Numbering, Sentences, SideWords};
use crate::lang::Lang;
use crate::lexicon::{self, Lexicon};

/// Matches the sentences of a text to those of its translation.
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
    /// Returns an aligner of texts of these languages that knows no words yet: it goes by lengths, numbers and
    /// words that look the same.
    #[must_use]
    pub fn new(source_lang: Lang, target_lang: Lang) -> Self {
        Self { source_lang, target_lang, lexicon: None, without: Vec::new() }
    }

    /// Returns the aligner with a lexicon, which counts where one text is Arabic and the other English.
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
    /// A sentence without text is a paragraph break: a null bead of confidence 1 that no other bead reaches across.
    /// Cannot fail. Time and memory grow linearly with the number of sentences.
    #[must_use]
    pub fn align<S: AsRef<str>, T: AsRef<str>>(&self, source: &[S], target: &[T]) -> Alignment {
        let (source, source_breaks) = Sentences::around_breaks(source);
        let (target, target_breaks) = Sentences::around_breaks(target);
        let mut beads = self.beads(&source, &target, Breaks::Walls);
        beads.extend(source_breaks.into_iter().map(|i| Bead::new(vec![i], Vec::new())));
        beads.extend(target_breaks.into_iter().map(|j| Bead::new(Vec::new(), vec![j])));
        Alignment::new(in_order(beads))
    }

    /// Aligns sentences of which it is known where a paragraph begins; a bead may reach across that.
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
        let texts = Problem::new(own, other, links, weights, breaks);
        let (path, moves) = if known.is_some() { self.by_words(&texts) } else { by_lengths(&texts) };
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

    // Numbering weighed by their distance tell which sentences have no counterpart, words weighed by their order which
    // of the others belong together.
    fn by_words(&self, texts: &Problem) -> (Vec<Candidate>, Vec<Move>) {
        let with = |evidence| !self.without.contains(&evidence);
        let mut candidates = search(texts);
        let mut graph = Graph::new(&candidates);
        let mut rescorer = Rescorer::by_distance(texts);
        let coverage = self.judge(texts, &graph, &mut candidates, &mut rescorer);
        if with(Evidence::Coverage) {
            let added = EdgeGains::learn(texts, &graph.best_path(&candidates), &mut rescorer);
            added.charge(texts, &mut candidates, &mut rescorer);
            graph.set_posteriors(&mut candidates, texts.weights.temperature);
        }
        self.learn_habits(texts, &graph, &mut candidates);
        if with(Evidence::Position) {
            let gaps = NullPrior::of(texts, &candidates);
            graph = graph.of_probable(&mut candidates);
            self.judge(texts, &graph, &mut candidates, &mut Rescorer::by_order(texts));
            self.learn_habits(texts, &graph, &mut candidates);
            gaps.impose(texts, &graph, &mut candidates);
        }
        let path = graph.best_path(&candidates);
        let moves = moves(&path, &coverage, &mut rescorer);
        (path, moves)
    }

    // Sets scores and posteriors by the places of words and by what sentences gain.
    fn judge(
        &self,
        texts: &Problem,
        graph: &Graph,
        candidates: &mut [Candidate],
        rescorer: &mut Rescorer,
    ) -> Coverage {
        for candidate in candidates.iter_mut() {
            let score = rescorer.score(candidate);
            if !self.without.contains(&Evidence::Position) {
                candidate.score = score;
            }
        }
        graph.set_posteriors(candidates, texts.weights.temperature);
        let coverage = Coverage::learn(texts, candidates, rescorer);
        if !self.without.contains(&Evidence::Coverage) {
            coverage.charge(candidates, rescorer);
            graph.set_posteriors(candidates, texts.weights.temperature);
        }
        coverage
    }

    fn learn_habits(&self, texts: &Problem, graph: &Graph, candidates: &mut [Candidate]) {
        if !self.without.contains(&Evidence::Habits) {
            shape_prior::learn(texts, graph, candidates);
        }
    }

    // The lexicon, if it knows both languages.
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

fn by_lengths(texts: &Problem) -> (Vec<Candidate>, Vec<Move>) {
    let candidates = search(texts);
    (Graph::new(&candidates).best_path(&candidates), Vec::new())
}

fn bead(found: &Candidate, source: &Sentences, target: &Sentences, weights: Weights) -> Bead {
    let shape = found.shape;
    Bead::new(source.indices(found.source, shape.source), target.indices(found.target, shape.target))
        .with_confidence(weights.confidence(found.posterior))
        .with_cost(f64::from(-found.score / weights.temperature))
}
