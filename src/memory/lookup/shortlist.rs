//! [`Shortlist`]: the candidates that are best by characters, and so worth comparing by words.

use crate::memory::index::{Candidate, slack};
use crate::similarity::Plain;
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
        let at = self.best.partition_point(|better| better.plain >= likely.plain);
        if likely.plain.distance() == 0 {
            self.same = (self.same + 1).min(self.most_same);
        }
        self.best.insert(at, likely);
        let most = self.most + self.same;
        self.best.truncate(most);
        if self.best.len() == most
            && let Some(worst) = self.best.last()
        {
            self.least = self.least.max(worst.plain.percent());
        }
    }
}
