//! [`Ordered`]: keeps the first of the units that a search finds, in the order that is asked for.

use std::cmp::Reverse;

use crate::unit::{Timestamp, UnitText};

use super::found::FoundUnit;
use super::order::Order;
use super::term::{SearchTerm, is_as_asked};

/// The first units of those that were found so far.
pub(super) struct Ordered<'s> {
    order: Order,
    limit: usize,
    terms: Vec<&'s SearchTerm>,
    found: Vec<(Rank, FoundUnit)>,
}

/// The higher a rank, the sooner its unit comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    changed: Option<Timestamp>,
    is_as_asked: bool,
    /// The share of the text that the words found are, in thousandths.
    share: usize,
    /// The number of the unit.
    id: i64,
}

impl<'s> Ordered<'s> {
    pub(super) fn new(order: Order, limit: usize, terms: impl Iterator<Item = &'s SearchTerm>) -> Self {
        Self { order, limit, terms: terms.collect(), found: Vec::new() }
    }

    /// Takes a unit. Returns false once the units that follow cannot be among the first.
    pub(super) fn take(&mut self, found: FoundUnit) -> bool {
        // Few of many units stay, and sorting them seldom is faster than keeping them sorted.
        const SLACK: usize = 1_000;
        let rank = self.rank(&found);
        self.found.push((rank, found));
        if self.order != Order::Newest && self.found.len() >= self.limit.saturating_add(SLACK) {
            self.cut();
        }
        self.order != Order::Newest || self.found.len() < self.limit
    }

    pub(super) fn finish(mut self) -> Vec<FoundUnit> {
        self.cut();
        self.found.into_iter().map(|(_, found)| found).collect()
    }

    fn cut(&mut self) {
        self.found.sort_by_key(|&(rank, _)| Reverse(rank));
        self.found.truncate(self.limit);
    }

    fn rank(&self, found: &FoundUnit) -> Rank {
        let origin = found.unit.origin();
        let changed = Some(origin.changed.or(origin.created)).filter(|_| self.order == Order::Date);
        let id = found.id.get();
        let (is_as_asked, share) = match self.order {
            Order::Closest => self.closeness(found),
            Order::Newest | Order::Date => (false, 0),
        };
        Rank { changed: changed.flatten(), is_as_asked, share, id }
    }

    fn closeness(&self, found: &FoundUnit) -> (bool, usize) {
        let share = |text: &UnitText, places: &[std::ops::Range<usize>]| {
            let plain = text.plain();
            let covered: usize = places.iter().map(|place| plain[place.clone()].chars().count()).sum();
            covered * 1000 / plain.chars().count().max(1)
        };
        let (source, target) = (found.unit.source(), found.unit.target());
        let words = |text: &'_ UnitText, places: &[std::ops::Range<usize>]| {
            places.iter().all(|place| is_as_asked(&self.terms, &text.plain()[place.clone()]))
        };
        let is_as_asked = words(source, &found.source) && words(target, &found.target);
        (is_as_asked, share(source, &found.source).max(share(target, &found.target)))
    }
}
