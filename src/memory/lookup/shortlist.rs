//! [`Shortlist`]: the candidates that are best by characters, and so worth comparing by words.

use crate::memory::index::{Candidate, slack};
use crate::similarity::Plain;
use crate::unit::Context;

use super::rank::Rank;
use super::task::Task;

/// The number of candidates compared by words for each match asked for, since words rank candidates
/// differently from characters. Chosen by hand.
const REORDERED: usize = 20;
/// The least number of candidates compared by words. Chosen by hand.
const LEAST_COMPARED: usize = 100;
/// The least number of candidates if the lookup has neighbours, since only one of many units of a text may
/// have these neighbours. Chosen by hand.
const IN_CONTEXT: usize = 500;
/// The number of candidates of an exact scan, in which reading takes more time than the comparison by words.
/// Chosen by hand.
const SCANNED: usize = 1000;

/// A text that is worth comparing with a query by words.
pub(super) struct Likely {
    pub(super) plain: Plain,
    pub(super) candidate: Candidate,
    pub(super) folded: String,
    /// True if markup in the text is taken for codes, so that `folded` is the text without the markup.
    pub(super) without_markup: bool,
}

/// The best candidates so far, by plain percent.
pub(super) struct Shortlist {
    pub(super) best: Vec<Likely>,
    most: usize,
    /// The least plain percent with which a text can still enter the list.
    pub(super) least: u8,
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
        // Each of many units of the same text may be the one that has these neighbours.
        let most = if lookup.context == Context::default() { most } else { most.max(IN_CONTEXT) };
        Self { best: Vec::new(), most, least: lookup.least_plain(chars), slack: slack(chars) }
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
        let at = self.best.partition_point(|better| better.plain >= likely.plain);
        self.best.insert(at, likely);
        self.best.truncate(self.most);
        if self.best.len() == self.most
            && let Some(worst) = self.best.last()
        {
            self.least = self.least.max(worst.plain.percent());
        }
    }
}
