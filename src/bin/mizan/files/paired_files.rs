//! [`PairedFiles`]: documents that translate each other, found by what they say.

use std::path::PathBuf;

use mizan::documents::ReadOptions;
use mizan::json::{PairedDocuments, PairingReport};
use mizan::lexicon::Lexicon;
use mizan::pairing::Pairing;

use super::document_texts::each_text;
use crate::terminal::{input, progress};

/// Two documents that translate each other.
pub(crate) struct FilePair {
    pub(crate) source: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) confidence: f64,
}

/// The documents of two lists that translate each other, and those without a partner.
pub(crate) struct PairedFiles {
    pub(crate) pairs: Vec<FilePair>,
    pub(crate) source_alone: Vec<PathBuf>,
    pub(crate) target_alone: Vec<PathBuf>,
    /// The documents that could not be read or have no text.
    pub(crate) unread: usize,
}

impl PairedFiles {
    /// The confidence from which a pair is taken for one, unless the user says otherwise: such a pair is more
    /// likely right than wrong.
    pub(crate) const CONFIDENT: f64 = 0.5;

    /// Reads the documents of both lists, and pairs them. A document that cannot be read is named on stderr.
    pub(crate) fn find(
        source: &[PathBuf],
        target: &[PathBuf],
        options: &ReadOptions,
        lexicon: &Lexicon,
        least: f64,
    ) -> Self {
        let bar = progress::bar((source.len() + target.len()) as u64, "reading");
        let mut pairing = Pairing::new(lexicon);
        let (mut sources, mut targets) = (Vec::new(), Vec::new());
        let unread = each_text(source, options, &bar, |path, document| {
            pairing.add_source(document.text());
            sources.push(Some(path.to_owned()));
        });
        let unread = unread
            + each_text(target, options, &bar, |path, document| {
                pairing.add_target(document.text());
                targets.push(Some(path.to_owned()));
            });
        bar.finish_and_clear();
        let found = progress::busy("pairing", || pairing.pairs());
        let taken = |list: &mut Vec<Option<PathBuf>>, at: usize| {
            list[at].take().expect("no document is in two pairs")
        };
        let pairs = found.iter().filter(|pair| pair.confidence() >= least).map(|pair| FilePair {
            source: taken(&mut sources, pair.source()),
            target: taken(&mut targets, pair.target()),
            confidence: pair.confidence(),
        });
        let pairs = pairs.collect();
        let alone = |list: Vec<Option<PathBuf>>| list.into_iter().flatten().collect();
        Self { pairs, source_alone: alone(sources), target_alone: alone(targets), unread }
    }

    /// Returns the pairs and the documents without a partner for programs.
    pub(crate) fn report(&self) -> PairingReport {
        let names = |paths: &[PathBuf]| paths.iter().map(|path| input::name(path)).collect();
        let pair = |pair: &FilePair| PairedDocuments {
            source: input::name(&pair.source),
            target: input::name(&pair.target),
            confidence: pair.confidence,
        };
        PairingReport {
            pairs: self.pairs.iter().map(pair).collect(),
            source_alone: names(&self.source_alone),
            target_alone: names(&self.target_alone),
            unread: self.unread as u64,
        }
    }
}
