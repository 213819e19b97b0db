//! The answer to a lookup: likely texts compared by words, the best of them as matches.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::time::Instant;

use rusqlite::Connection;

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::connection::Indexed;
use crate::memory::index::Cache;
use crate::memory::memory::Memory;
use crate::memory::prefetch::Prefetch;
use crate::memory::storage_error::storage;
use crate::memory::unit_row;
use crate::similarity::{Class, Comparison, Query};
use crate::text::fold;
use crate::unit::{Context, Status, Unit};

use super::asked::Asked;
use super::matches::Match;
use super::options::Lookup;
use super::penalty::{Penalty, Reason};
use super::rank::Rank;
use super::ranking::{likely, scanned};
use super::shortlist::Likely;

impl Memory {
    /// Returns the units most like a text, best first.
    ///
    /// The text is compared folded: a unit that differs by diacritics, hamza or invisible marks alone is found as
    /// well as an identical one, and ranks after it. What is looked up in several memories, or again and again, is
    /// prepared once:
    ///
    /// ```
    /// use mizan::similarity::Query;
    /// use mizan::memory::{Lookup, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let (ours, theirs) = (Memory::in_memory()?, Memory::in_memory()?);
    /// let mut batch = theirs.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Close the main valve.", Lang::ARABIC, "أغلق الصمام الرئيسي."))?;
    /// batch.commit()?;
    ///
    /// let lookup = Lookup::new().from(Lang::ENGLISH);
    /// let query = Query::new(&"Close the main valve!".into(), &Lang::ENGLISH);
    /// // One thread a memory; each of them may be written to meanwhile.
    /// let found = std::thread::scope(|scope| {
    ///     let threads = [&ours, &theirs].map(|memory| scope.spawn(|| memory.lookup(&query, &lookup)));
    ///     threads.map(|thread| thread.join().unwrap())
    /// });
    /// let [ours, theirs] = found;
    /// assert!(ours?.is_empty());
    /// assert_eq!(theirs?[0].percent(), 98);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn lookup<'q>(&self, query: impl Into<Asked<'q>>, lookup: &Lookup) -> Result<Vec<Match>> {
        let deadline = lookup.within.map(|budget| Instant::now() + budget);
        let mut queries = query.into().queries(lookup);
        queries.retain(|query| !query.folded().is_empty());
        if queries.is_empty() {
            return Ok(Vec::new());
        }
        let ahead = self.pool.is_first_lookup().then(|| Prefetch::of(&self.pool)).flatten();
        let mut session = self.pool.lookup_session()?;
        session.begin_reading()?;
        let Indexed { connection, cache } = session.indexed();
        cache.refresh(connection)?;
        let mut matches = Vec::new();
        for query in &queries {
            matches.extend(found(connection, cache, query, lookup, (deadline, ahead.as_ref()))?);
        }
        session.commit()?;
        Ok(best(matches, lookup))
    }
}

/// Returns the units that are like a query, in no order.
fn found(
    connection: &Connection,
    cache: &mut Cache,
    query: &Query,
    lookup: &Lookup,
    (deadline, ahead): (Option<Instant>, Option<&Prefetch>),
) -> Result<Vec<Match>> {
    let likely = if lookup.exact {
        scanned(connection, cache, query, lookup, deadline)?
    } else {
        likely(connection, cache, query, lookup, (deadline, ahead))?
    };
    let chars = query.folded().chars().count();
    let mut matches = Vec::new();
    for Likely { plain, candidate, folded } in likely {
        if is_beaten(lookup.most_percent(plain, chars), &matches, lookup) {
            break;
        }
        // Most are told by their text alone, and are not worth reading the whole unit.
        let words = query.compare_folded(folded, plain);
        if let Some(percent) = words.fuzzy_percent().map(|percent| lookup.rank.of(percent, plain))
            && (percent < lookup.at_least || is_beaten(percent, &matches, lookup))
        {
            continue;
        }
        let Some(unit) = unit_row::read(connection, candidate.unit).map_err(storage)? else { continue };
        let unit = if candidate.is_target { unit.reversed() } else { unit };
        let comparison = Comparison::new(words, unit.source().clone());
        matches.extend(graded(candidate.unit, unit, comparison, lookup));
    }
    Ok(matches)
}

/// Returns true if as many matches as are asked for are better than what has so many percent at most.
fn is_beaten(most: u8, matches: &[Match], lookup: &Lookup) -> bool {
    // Only the neighbours tell a match in the same place from others of the same text.
    lookup.context == Context::default()
        && matches.len() >= lookup.limit
        && matches.iter().filter(|m| ranked(m, lookup) > most).map(|m| m.id).collect::<HashSet<_>>().len()
            >= lookup.limit
}

/// Ranks matches, the best first, and cuts them off; a unit found on both sides counts once.
fn best(mut matches: Vec<Match>, lookup: &Lookup) -> Vec<Match> {
    matches.sort_by(|a, b| {
        let percent = |m: &Match| if lookup.rank == Rank::Percent { m.percent } else { 0 };
        let key = |m: &Match| (percent(m), m.comparison.plain(), Reverse(m.class), m.unit.status);
        key(b).cmp(&key(a)).then(a.id.cmp(&b.id))
    });
    let mut seen = HashSet::new();
    matches.retain(|m| seen.insert(m.id));
    matches.truncate(lookup.limit);
    matches
}

/// Returns the match of a unit whose source was compared, if it is good enough.
fn graded(id: i64, unit: Unit, comparison: Comparison, lookup: &Lookup) -> Option<Match> {
    let class = match comparison.class() {
        Class::Exact if is_neighbour(&lookup.context, &unit.context) => Class::Context,
        class => class,
    };
    let penalties = penalties(&unit, lookup);
    let points: u32 = penalties.iter().map(|penalty| u32::from(penalty.points)).sum();
    let percent = u32::from(comparison.percent()).saturating_sub(points) as u8;
    let found = Match { id, unit, percent, comparison, class, penalties };
    (ranked(&found, lookup) >= lookup.at_least).then_some(found)
}

/// Returns the percent by which a match is ranked.
fn ranked(found: &Match, lookup: &Lookup) -> u8 {
    match lookup.rank {
        Rank::Percent => found.percent,
        Rank::Plain => found.comparison.plain().percent(),
    }
}

fn is_neighbour(asked: &Context, known: &Context) -> bool {
    let same = |asked: &Option<String>, known: &Option<String>| match (asked, known) {
        (Some(asked), Some(known)) => asked == known || fold(asked) == fold(known),
        _ => false,
    };
    same(&asked.previous, &known.previous) || same(&asked.next, &known.next)
}

fn penalties(unit: &Unit, lookup: &Lookup) -> Vec<Penalty> {
    let other_region = |wanted: &Option<Lang>, lang: &Lang| {
        wanted
            .as_ref()
            .is_some_and(|wanted| wanted != lang && *wanted != wanted.base() && *lang != lang.base())
    };
    let mut penalties = Vec::new();
    let mut take = |reason, points| {
        if points > 0 {
            penalties.push(Penalty { reason, points });
        }
    };
    match unit.status {
        Status::Aligned => take(Reason::Aligned, lookup.aligned),
        Status::Machine => take(Reason::Machine, lookup.machine),
        Status::Translated | Status::Reviewed => {}
    }
    if other_region(&lookup.from, unit.source_lang()) || other_region(&lookup.to, unit.target_lang()) {
        take(Reason::Region, lookup.region);
    }
    penalties
}
