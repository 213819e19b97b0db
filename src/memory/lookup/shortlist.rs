//! [`Shortlist`]: the candidates that are best by characters, and so worth comparing by words.

use std::collections::HashMap;

use crate::hash::fnv1a;
use crate::memory::index::{Candidate, slack};
use crate::similarity::Plain;
use crate::text::masked_numbers;
use crate::unit::Context;

use super::rank::Rank;
use super::scripts::QueryScripts;
use super::task::Task;

/// The number of candidates compared by words for each match asked for, since words rank candidates
/// differently from characters. Chosen by hand.
const REORDERED: usize = 20;
/// The least number of candidates compared by words. Chosen by hand.
const LEAST_COMPARED: usize = 100;
/// Candidates of the query's own text if neighbours count: many units may share the text, one of them with
/// these neighbours. Chosen by hand.
const IN_CONTEXT: usize = 500;
/// Candidates whose texts differ from one another in numbers alone, which are one answer: of one text, and
/// of all texts. Chosen by hand.
const VARIANTS_OF_ONE: usize = 200;
const VARIANTS: usize = 1000;
/// The number of candidates of an exact scan, in which reading takes more time than the comparison by words.
/// Chosen by hand.
const SCANNED: usize = 1000;

/// A text that is worth comparing with a query by words.
pub(super) struct Likely {
    /// How alike the texts are by characters, if need be with their words in another order.
    pub(super) likeness: Plain,
    /// True if only the order of the words makes the texts unlike.
    pub(super) is_reordered: bool,
    pub(super) candidate: Candidate,
    pub(super) folded: String,
    /// True if markup in the text is taken for codes, so that `folded` is the text without the markup.
    pub(super) without_markup: bool,
    // A hash that is equal for texts that differ in numbers alone; none without a number.
    masked: Option<u64>,
}

impl Likely {
    pub(super) fn new(
        (likeness, is_reordered): (Plain, bool),
        candidate: Candidate,
        folded: String,
        without_markup: bool,
    ) -> Self {
        let has_number = folded.bytes().any(|byte| byte.is_ascii_digit());
        let masked = has_number.then(|| fnv1a(masked_numbers(&folded).0.as_bytes()));
        Self { likeness, is_reordered, candidate, folded, without_markup, masked }
    }
}

/// The best candidates so far, by their likeness in characters.
pub(super) struct Shortlist {
    pub(super) best: Vec<Likely>,
    // The hashes of the masked texts with numbers of `best`, each with the count of its texts.
    masked: HashMap<u64, usize>,
    // How many of `best` have the masked text of another.
    variants: usize,
    // The most candidates apart from variants and those of the query's own text.
    most: usize,
    // The most candidates whose fold is that of the query, in addition to `most` others.
    most_same: usize,
    same: usize,
    /// The least plain percent that is still of use.
    pub(super) least: u8,
    /// The scripts of the query.
    pub(super) scripts: QueryScripts,
    // How far a guess may lie below the true ratio, in thousandths.
    slack: u16,
}

impl Shortlist {
    pub(super) fn new(task: &Task) -> Self {
        let (chars, lookup) = (task.chars, task.lookup);
        let most = match lookup.rank {
            Rank::Plain => lookup.limit,
            Rank::Percent if lookup.exact => SCANNED,
            Rank::Percent => lookup.limit.saturating_mul(REORDERED).max(LEAST_COMPARED),
        };
        // Any of many units of the same text may be the one with these neighbours; other texts are no better
        // with neighbours than without.
        let most_same = if lookup.context == Context::default() { 0 } else { IN_CONTEXT };
        Self {
            best: Vec::new(),
            masked: HashMap::new(),
            variants: 0,
            most,
            most_same,
            same: 0,
            least: lookup.least_plain(chars),
            scripts: QueryScripts::of(task.query.folded()),
            slack: slack(chars),
        }
    }

    /// Returns true if a candidate of this guess, and hence every later candidate, is too unlike the query to
    /// be kept.
    pub(super) fn cannot_better(&self, guess: u16) -> bool {
        guess + self.slack < u16::from(self.least) * 10
    }

    pub(super) fn push(&mut self, likely: Likely) {
        let key =
            |likely: &Likely| (likely.candidate.unit, likely.candidate.is_target, likely.without_markup);
        if self.best.iter().any(|kept| key(kept) == key(&likely)) {
            return;
        }
        if self.has_enough_like(&likely) {
            return;
        }
        let at = self.best.partition_point(|better| better.likeness >= likely.likeness);
        if likely.likeness.distance() == 0 && !likely.is_reordered {
            self.same = (self.same + 1).min(self.most_same);
        }
        self.count_variant(&likely);
        self.best.insert(at, likely);
        while self.best.len() > self.room()
            && let Some(worst) = self.best.pop()
        {
            self.forget_variant(&worst);
        }
        if self.best.len() == self.room()
            && let Some(worst) = self.best.last()
        {
            self.least = self.least.max(worst.likeness.percent());
        }
    }

    /// Returns true if most candidates differ from others in numbers alone.
    pub(super) fn has_mostly_variants(&self) -> bool {
        self.variants * 2 > self.best.len()
    }

    fn room(&self) -> usize {
        self.most + self.same + self.variants.min(VARIANTS)
    }

    /// Returns true if there are enough texts that differ from this one in numbers alone. Makes room if one
    /// of them is worse.
    fn has_enough_like(&mut self, likely: &Likely) -> bool {
        let Some(masked) = likely.masked else { return false };
        if self.masked.get(&masked).is_none_or(|&count| count < VARIANTS_OF_ONE) {
            return false;
        }
        let worst = self.best.iter().rposition(|kept| kept.masked == Some(masked));
        let Some(worst) = worst.filter(|&at| self.best[at].likeness < likely.likeness) else { return true };
        let worst = self.best.remove(worst);
        self.forget_variant(&worst);
        false
    }

    fn count_variant(&mut self, likely: &Likely) {
        if let Some(masked) = likely.masked {
            let count = self.masked.entry(masked).or_default();
            self.variants += usize::from(*count > 0);
            *count += 1;
        }
    }

    fn forget_variant(&mut self, likely: &Likely) {
        if let Some(count) = likely.masked.and_then(|masked| self.masked.get_mut(&masked)) {
            *count -= 1;
            self.variants -= usize::from(*count > 0);
        }
    }
}
