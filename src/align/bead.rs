use std::fmt;
use std::io::BufRead;
use std::str::FromStr;

use crate::error::{Error, Position, Result, Syntax};

/// Which source sentences answer which target sentences.
///
/// Sentences are known by their index, from 0. A bead with nothing on one side is a *null bead*: its sentence has no
/// counterpart, or the counterpart stands elsewhere ([`moved_to`](Self::moved_to)).
///
/// A bead is written and read as `[0, 1] : [2] : 0.973`: source, target, confidence.
///
/// ```
/// use mizan::Bead;
///
/// let bead: Bead = "[0, 1] : [2] : 0.973".parse()?;
/// assert_eq!((bead.source(), bead.target()), (&[0, 1][..], &[2][..]));
/// assert_eq!(bead.to_string(), "[0, 1] : [2] : 0.973");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: f64,
    cost: f64,
    moved_to: Vec<usize>,
}

/// The beads of two texts, in order: every sentence of both sides stands in exactly one of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    beads: Vec<Bead>,
}

impl Bead {
    /// Returns a bead somebody is sure of.
    #[must_use]
    pub fn new(source: Vec<usize>, target: Vec<usize>) -> Self {
        Self { source, target, confidence: 1.0, cost: 0.0, moved_to: Vec::new() }
    }

    pub(super) fn with_confidence(self, confidence: f64) -> Self {
        Self { confidence, ..self }
    }

    pub(super) fn with_cost(self, cost: f64) -> Self {
        Self { cost, ..self }
    }

    pub(super) fn set_moved_to(&mut self, moved_to: Vec<usize>) {
        self.moved_to = moved_to;
    }

    /// Returns the indices of its source sentences, rising.
    #[must_use]
    pub fn source(&self) -> &[usize] {
        &self.source
    }

    /// Returns the indices of its target sentences, rising.
    #[must_use]
    pub fn target(&self) -> &[usize] {
        &self.target
    }

    /// Returns the probability that the bead is right, 0 to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.confidence
    }

    /// Returns what the bead costs on its path, in nats; lower is better, below 0 is better than chance.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.cost
    }

    /// Returns where the counterpart of a null bead stands: indices of the other side, empty for any other bead.
    #[must_use]
    pub fn moved_to(&self) -> &[usize] {
        &self.moved_to
    }

    /// Returns true if one side is empty.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

impl fmt::Display for Bead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} : {:?} : {:.3}", self.source, self.target, self.confidence)
    }
}

impl FromStr for Bead {
    type Err = Error;

    /// Reads `[0, 1] : [2]` or `[0, 1] : [2] : 0.973`; without a confidence it is 1.
    fn from_str(line: &str) -> Result<Self> {
        parse(line).ok_or_else(|| Error::syntax(Position::default(), Syntax::Value(line.into())))
    }
}

/// Reads beads, one a line; blank lines are skipped.
///
/// # Errors
///
/// If reading fails, or with the place of a line that is no bead.
pub fn read_beads(input: impl BufRead) -> Result<Vec<Bead>> {
    let mut beads = Vec::new();
    let mut byte = 0;
    for (number, line) in input.lines().enumerate() {
        let line = line?;
        let at = Position { line: number as u64 + 1, column: 1, byte };
        byte += line.len() as u64 + 1;
        if !line.trim().is_empty() {
            beads.push(parse(&line).ok_or_else(|| Error::syntax(at, Syntax::Value(line)))?);
        }
    }
    Ok(beads)
}

fn parse(line: &str) -> Option<Bead> {
    let mut fields = line.split(':').map(str::trim);
    let bead = Bead::new(indices(fields.next()?)?, indices(fields.next()?)?);
    let Some(confidence) = fields.next().filter(|field| !field.is_empty()) else { return Some(bead) };
    let confidence = confidence.parse().ok().filter(|c: &f64| c.is_finite())?;
    Some(bead.with_confidence(confidence))
}

fn indices(list: &str) -> Option<Vec<usize>> {
    let inner = list.strip_prefix('[')?.strip_suffix(']')?;
    if inner.trim().is_empty() {
        return Some(Vec::new());
    }
    inner.trim().trim_end_matches(',').split(',').map(|index| index.trim().parse().ok()).collect()
}

impl Alignment {
    /// Returns the alignment of beads that hold every sentence once, in order.
    pub(super) fn new(beads: Vec<Bead>) -> Self {
        Self { beads }
    }

    /// Returns the alignment that somebody's beads make of texts of so many sentences: each bead's indices put in
    /// order, the beads in the order of their texts, and a null bead for every sentence that they leave out.
    ///
    /// # Errors
    ///
    /// If a bead names a sentence that does not exist or that another bead has named.
    pub fn from_beads(beads: Vec<Bead>, source_len: usize, target_len: usize) -> Result<Self> {
        let (mut source, mut target) = (vec![false; source_len], vec![false; target_len]);
        let mut all = Vec::with_capacity(beads.len());
        for (number, mut bead) in beads.into_iter().enumerate() {
            bead.source.sort_unstable();
            bead.target.sort_unstable();
            if !(claim(&mut source, &bead.source) && claim(&mut target, &bead.target)) {
                let at = Position { line: number as u64 + 1, column: 1, byte: 0 };
                return Err(Error::syntax(at, Syntax::Value(bead.to_string())));
            }
            all.push(bead);
        }
        all.extend(unclaimed(&source).map(|i| Bead::new(vec![i], Vec::new())));
        all.extend(unclaimed(&target).map(|j| Bead::new(Vec::new(), vec![j])));
        Ok(Self::new(in_order(all)))
    }

    /// Returns the beads.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }
}

fn claim(claimed: &mut [bool], indices: &[usize]) -> bool {
    indices.iter().all(|&i| claimed.get_mut(i).is_some_and(|seen| !std::mem::replace(seen, true)))
}

fn unclaimed(claimed: &[bool]) -> impl Iterator<Item = usize> {
    claimed.iter().enumerate().filter(|(_, seen)| !**seen).map(|(i, _)| i)
}

/// Puts beads in the order of their source sentences; those without a source sentence stand behind the bead that
/// holds the target sentence before theirs.
pub(super) fn in_order(beads: Vec<Bead>) -> Vec<Bead> {
    let (mut sourced, mut unsourced): (Vec<_>, Vec<_>) = beads
        .into_iter()
        .filter(|b| !(b.source.is_empty() && b.target.is_empty()))
        .partition(|b| !b.source.is_empty());
    sourced.sort_by_key(|bead| bead.source[0]);
    unsourced.sort_by_key(|bead| bead.target[0]);
    let mut waiting = unsourced.into_iter().peekable();
    let mut ordered = Vec::new();
    for bead in sourced {
        if let Some(&first) = bead.target.first() {
            while let Some(before) = waiting.next_if(|null| null.target[0] < first) {
                ordered.push(before);
            }
        }
        ordered.push(bead);
    }
    ordered.extend(waiting);
    ordered
}

impl<'a> IntoIterator for &'a Alignment {
    type Item = &'a Bead;
    type IntoIter = std::slice::Iter<'a, Bead>;

    fn into_iter(self) -> Self::IntoIter {
        self.beads.iter()
    }
}

impl IntoIterator for Alignment {
    type Item = Bead;
    type IntoIter = std::vec::IntoIter<Bead>;

    fn into_iter(self) -> Self::IntoIter {
        self.beads.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bead_is_read_as_it_is_written() {
        for line in ["[0, 1] : [2] : 0.973", "[] : [7] : 1.000", "[4] : [] : 0.500"] {
            assert_eq!(line.parse::<Bead>().unwrap().to_string(), line);
        }
        assert_eq!("[3]:[4,5]".parse::<Bead>().unwrap().to_string(), "[3] : [4, 5] : 1.000");
    }

    #[test]
    fn what_is_no_bead_is_refused_with_its_line() {
        for line in ["", "[0] [1]", "[0] : [x]", "0 : 1", "[0] : [-1]", "[0] : [1] : much"] {
            assert!(line.parse::<Bead>().is_err(), "{line:?}");
        }
        let error = read_beads(&b"[0] : [0]\n\n[1] : [\n"[..]).unwrap_err();
        assert_eq!(error.position().map(|at| at.line), Some(3));
    }

    #[test]
    fn beads_of_a_person_become_an_alignment() {
        let beads = read_beads(&b"[3] : [2, 1]\n[0] : [0]\n"[..]).unwrap();
        let alignment = Alignment::from_beads(beads, 4, 4).unwrap();
        let lines: Vec<_> = alignment.into_iter().map(|bead| bead.to_string()).collect();
        assert_eq!(
            lines,
            [
                "[0] : [0] : 1.000",
                "[1] : [] : 1.000",
                "[2] : [] : 1.000",
                "[3] : [1, 2] : 1.000",
                "[] : [3] : 1.000"
            ]
        );
    }

    #[test]
    fn beads_that_name_a_sentence_twice_or_one_too_many_are_refused() {
        for lines in ["[0] : [0]\n[0] : [1]\n", "[4] : [0]\n", "[1, 1] : [0]\n"] {
            let beads = read_beads(lines.as_bytes()).unwrap();
            assert!(Alignment::from_beads(beads, 4, 4).is_err(), "{lines:?}");
        }
    }
}
