//! [`Bead`]: a group of source sentences and the target sentences that translate them.

/// A group of source sentences and the target sentences that translate them.
///
/// Sentences are known by their index, from 0. A bead with nothing on one side is a *null bead*: its sentence
/// has no counterpart, or the counterpart stands elsewhere ([`moved_to`](Self::moved_to)).
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

impl Bead {
    /// Returns a bead of confidence 1 and cost 0.
    #[must_use]
    pub fn new(source: Vec<usize>, target: Vec<usize>) -> Self {
        Self { source, target, confidence: 1.0, cost: 0.0, moved_to: Vec::new() }
    }

    /// Returns a null bead of a source sentence.
    pub(crate) fn of_source(sentence: usize) -> Self {
        Self::new(vec![sentence], Vec::new())
    }

    /// Returns a null bead of a target sentence.
    pub(crate) fn of_target(sentence: usize) -> Self {
        Self::new(Vec::new(), vec![sentence])
    }

    pub(crate) fn with_confidence(self, confidence: f64) -> Self {
        Self { confidence, ..self }
    }

    pub(crate) fn with_cost(self, cost: f64) -> Self {
        Self { cost, ..self }
    }

    pub(crate) fn set_moved_to(&mut self, moved_to: Vec<usize>) {
        self.moved_to = moved_to;
    }

    /// Returns the bead with each index replaced by the one that stands at its place in a list.
    pub(crate) fn renumbered(&self, source: &[usize], target: &[usize]) -> Self {
        let of = |indices: &[usize], list: &[usize]| indices.iter().map(|&index| list[index]).collect();
        let moved_in = if self.source.is_empty() { source } else { target };
        Self {
            source: of(&self.source, source),
            target: of(&self.target, target),
            moved_to: of(&self.moved_to, moved_in),
            ..*self
        }
    }

    /// Puts the indices of both sides in order.
    pub(crate) fn sort(&mut self) {
        self.source.sort_unstable();
        self.target.sort_unstable();
    }

    /// Returns the indices of the source sentences, rising.
    #[must_use]
    pub fn source(&self) -> &[usize] {
        &self.source
    }

    /// Returns the indices of the target sentences, rising.
    #[must_use]
    pub fn target(&self) -> &[usize] {
        &self.target
    }

    /// Returns the probability that the bead is right, 0 to 1.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.confidence
    }

    /// Returns the confidence rounded to three decimals, as it is written into files.
    #[must_use]
    pub fn rounded_confidence(&self) -> f64 {
        (self.confidence * 1000.0).round() / 1000.0
    }

    /// Returns the cost of the bead, in nats. Lower is better; a cost below 0 is better than chance.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.cost
    }

    /// Returns where the counterpart of a null bead stands, as indices of the other side. Empty if there is
    /// no counterpart, and for every bead with two sides.
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
