//! Documents whose beads were compared with a person's: [`Scored`].

use std::collections::BTreeMap;

use mizan::Bead;
use mizan::evaluate::{self, BeadEvaluation, Block, Gain, Interval, blocks};
use mizan::json::BeadScores;

/// How well the beads of a document, or of several, agree with a person's, beside those of another build.
#[derive(Clone, Default)]
pub(super) struct Scored {
    pub(super) name: String,
    pub(super) evaluation: BeadEvaluation,
    blocks: Vec<Block>,
    /// The blocks of the other build.
    beside: Option<Vec<Block>>,
}

impl Scored {
    pub(super) fn new(name: String, gold: &[Bead], found: &[Bead], beside: Option<&[Bead]>) -> Self {
        let beside = beside.map(|beside| blocks(gold, beside));
        Self { name, evaluation: evaluate::beads(gold, found), blocks: blocks(gold, found), beside }
    }

    /// Pools documents by adding their counts.
    pub(super) fn pool<'s>(name: &str, documents: impl IntoIterator<Item = &'s Self>) -> Self {
        let mut pooled = Self { name: name.to_owned(), ..Self::default() };
        for document in documents {
            pooled.evaluation.add(&document.evaluation);
            pooled.blocks.extend(&document.blocks);
            if let Some(beside) = &document.beside {
                pooled.beside.get_or_insert_default().extend(beside);
            }
        }
        pooled
    }

    /// Returns the kind of the document, which is its name up to the first hyphen.
    pub(super) fn kind(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }

    /// Pools documents by kind.
    pub(super) fn by_kind(documents: &[Self]) -> Vec<Self> {
        let mut kinds: BTreeMap<&str, Vec<&Self>> = BTreeMap::new();
        for document in documents {
            kinds.entry(document.kind()).or_default().push(document);
        }
        kinds.into_iter().map(|(kind, documents)| Self::pool(kind, documents)).collect()
    }

    /// Returns the interval of the strict F1; `None` for too few beads.
    pub(super) fn f1_interval(&self) -> Option<Interval> {
        evaluate::f1_interval(&self.blocks)
    }

    /// Returns how much better these beads are than those of the other build.
    pub(super) fn gain(&self) -> Option<Gain> {
        self.beside.as_ref().map(|beside| Gain::new(&self.blocks, beside))
    }

    /// Returns the scores as they are printed for programs.
    pub(super) fn scores(&self) -> BeadScores {
        BeadScores::new(&self.evaluation)
            .name(self.name.clone())
            .f1_interval(self.f1_interval())
            .gain(self.gain())
    }
}
