use super::band::Band;
use super::bead::{Alignment, Bead, in_order};
use super::lattice::{Breaks, Candidate, Lattice};
use super::links::BothLinks;
use super::path;
use super::rows::Rows;
use super::shape::LONGEST;
use super::side::Side;
use super::weights::Weights;
use crate::lang::Lang;

/// Matches the sentences of a text to those of its translation.
///
/// ```
/// use mizan::{Aligner, Lang};
///
/// let arabic = ["افتُتح المعرض عام 2019.", "زاره 40 ألف شخص."];
/// let english = ["The exhibition opened in 2019.", "It had 40 thousand visitors."];
/// let alignment = Aligner::new(Lang::Arabic, Lang::English).align(&arabic, &english);
/// let beads: Vec<_> = alignment.into_iter().map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect();
/// assert_eq!(beads, [(vec![0], vec![0]), (vec![1], vec![1])]);
/// ```
#[derive(Clone, Debug)]
pub struct Aligner {
    source_lang: Lang,
    target_lang: Lang,
}

impl Aligner {
    /// Returns an aligner of texts of these languages that knows no words yet: it goes by lengths, numbers and
    /// words that look the same.
    #[must_use]
    pub fn new(source_lang: Lang, target_lang: Lang) -> Self {
        Self { source_lang, target_lang }
    }

    /// Aligns two texts, given as sentences.
    ///
    /// A sentence without text is a paragraph break: a null bead of confidence 1 that no other bead reaches across.
    /// Cannot fail. Time and
    /// memory grow linearly with the number of sentences.
    #[must_use]
    pub fn align<S: AsRef<str>, T: AsRef<str>>(&self, source: &[S], target: &[T]) -> Alignment {
        let (source_at, source_breaks) = sentences(source);
        let (target_at, target_breaks) = sentences(target);
        let side = |at: &[Sentence]| at.iter().map(|s| s.opens).collect::<Vec<_>>();
        let (source_opens, target_opens) = (side(&source_at), side(&target_at));
        let own = Side::new(source_at.iter().map(|s| source[s.index].as_ref()).zip(source_opens));
        let other = Side::new(target_at.iter().map(|s| target[s.index].as_ref()).zip(target_opens));
        let mut beads: Vec<Bead> =
            self.matched(&own, &other).into_iter().map(|c| bead(c, &source_at, &target_at)).collect();
        beads.extend(source_breaks.into_iter().map(|i| Bead::new(vec![i], Vec::new())));
        beads.extend(target_breaks.into_iter().map(|j| Bead::new(Vec::new(), vec![j])));
        Alignment::new(in_order(beads))
    }

    fn matched(&self, source: &Side, target: &Side) -> Vec<Candidate> {
        const LEAST: f32 = 1e-4;
        let _ = (&self.source_lang, &self.target_lang);
        let links = BothLinks::new(source, target);
        let band = Band::around(&[], source.len(), target.len(), 30);
        let (source_band, target_band) =
            (band.of_source(LONGEST, target.len()), band.of_target(LONGEST, target.len()));
        let source_rows = Rows::new(source, target, &links.source, &source_band);
        let target_rows = Rows::new(target, source, &links.target, &target_band);
        let lattice = Lattice::new(
            source,
            target,
            &band,
            source_rows,
            target_rows,
            Weights::LENGTHS_ALONE,
            Breaks::Walls,
        );
        path::best(&lattice.candidates(LEAST))
    }
}

struct Sentence {
    index: usize,
    opens: bool,
}

// The sentences with text, and the indices of those without.
fn sentences(texts: &[impl AsRef<str>]) -> (Vec<Sentence>, Vec<usize>) {
    let (mut sentences, mut breaks) = (Vec::with_capacity(texts.len()), Vec::new());
    let mut opens = true;
    for (index, text) in texts.iter().enumerate() {
        if text.as_ref().trim().is_empty() {
            breaks.push(index);
            opens = true;
        } else {
            sentences.push(Sentence { index, opens });
            opens = false;
        }
    }
    (sentences, breaks)
}

fn bead(candidate: Candidate, source: &[Sentence], target: &[Sentence]) -> Bead {
    let indices = |sentences: &[Sentence], begin: u32, len: u8| {
        sentences[begin as usize..begin as usize + usize::from(len)].iter().map(|s| s.index).collect()
    };
    let shape = candidate.shape;
    Bead::new(
        indices(source, candidate.source, shape.source),
        indices(target, candidate.target, shape.target),
    )
    .with_confidence(f64::from(candidate.posterior.clamp(0.0, 1.0)))
    .with_cost(f64::from(-candidate.score / Weights::LENGTHS_ALONE.temperature))
}
