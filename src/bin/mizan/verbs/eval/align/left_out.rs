//! `--without`: the evidence that the aligner leaves out, to measure how much it helps.

use mizan::align::Evidence;

/// Evidence that the aligner leaves out.
#[derive(Clone, Copy, Debug)]
pub(super) enum Left {
    Lexicon,
    Evidence(Evidence),
}

impl Left {
    /// Parses the name of a kind of evidence, or `lexicon`.
    pub(super) fn from_name(name: &str) -> Result<Self, String> {
        let names = "one of lexicon, position, names, identity, numbers, stems, coverage, habits";
        match name {
            "lexicon" => Ok(Self::Lexicon),
            name => name.parse().map(Self::Evidence).map_err(|_| names.to_owned()),
        }
    }
}
