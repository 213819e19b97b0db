//! Which units are worth comparing with a query by words: those most like it by characters.

use std::collections::HashMap;
use std::time::Instant;

use rusqlite::{CachedStatement, Connection, params_from_iter};

use crate::error::Result;
use crate::lang::Lang;
use crate::text::fold;
use crate::unit::Context;

use super::ahead::Ahead;
use super::failure::storage;
use super::index::{Cache, Candidate, Wanted, slack};
use super::lookup::{Lookup, Rank};
use super::record;
use crate::similarity::{Plain, Query};

// The candidates whose texts are read: so many, and so many more for a text of one char, as many short texts look alike.
const MOST: usize = 300;
const MOST_OF_ONE: usize = 20_000;
// So many times the matches asked for are compared by words, for these rank them otherwise than characters do.
const REORDERED: usize = 20;
const LEAST_COMPARED: usize = 100;
const IN_CONTEXT: usize = 500;
// If every unit is held against the query, the comparison by words is no longer what takes time.
const SCANNED: usize = 1000;
// So many times as many candidates are read if a filter is to choose among them.
const FILTERED: usize = 20;

/// A text that is worth comparing with a query by words.
pub(super) struct Likely {
    pub(super) plain: Plain,
    pub(super) candidate: Candidate,
    pub(super) text: String,
}

/// Returns the texts that the index offers, as far as they are good enough to be compared, the best first.
pub(super) fn likely(
    connection: &Connection,
    cache: &mut Cache,
    query: &Query,
    lookup: &Lookup,
    (deadline, ahead): (Option<Instant>, Option<&Ahead>),
) -> Result<Vec<Likely>> {
    let is_asked = |lang: &Lang| lookup.from.as_ref().is_none_or(|from| from.same_language(lang));
    let mut kept = Kept::new(query, lookup);
    let mut sides = Sides::of(connection).map_err(storage)?;
    // Whether a pair of languages, looked at from its source or target, is asked for.
    let mut passing = HashMap::new();
    let chars = query.folded().chars().count();
    // A filter lets few pass of many that are alike.
    let most = (MOST + MOST_OF_ONE / chars) * if lookup.filter.is_empty() { 1 } else { FILTERED };
    for lane in cache.pairs.lanes_of(connection, is_asked)? {
        let (at_least, guess) = (lookup.least_plain(chars), lookup.least_guess(chars));
        let candidates =
            cache.candidates(connection, &Wanted { query, lane, at_least, guess, most, ahead })?;
        if let Some(ahead) = ahead {
            let each: Vec<&[Candidate]> = candidates.chunks(1).collect();
            ahead.read(&each, |connection, some| Ok(Sides::of(connection)?.read(some, |_, _, _| Ok(()))));
        }
        for some in candidates.chunks(AT_ONCE) {
            if kept.cannot_better(some[0].guess) || is_over(deadline) {
                break;
            }
            sides.read(some, |candidate, pair, text| {
                let side = (pair, candidate.is_target);
                let is_asked = match passing.get(&side) {
                    Some(&known) => known,
                    None => {
                        let langs = cache.pairs.langs(connection, pair)?;
                        *passing.entry(side).or_insert(passes(&langs, candidate, lookup))
                    }
                };
                if is_asked
                    && let Some(plain) = query.plain_at_least(&fold(text), kept.least)
                    && is_wanted(connection, candidate, lookup)?
                {
                    kept.push(plain, candidate, text);
                }
                Ok(())
            })?;
        }
    }
    Ok(kept.best)
}

/// Holds the query against every unit.
pub(super) fn scanned(
    connection: &Connection,
    cache: &mut Cache,
    query: &Query,
    lookup: &Lookup,
    deadline: Option<Instant>,
) -> Result<Vec<Likely>> {
    let mut kept = Kept::new(query, lookup);
    let mut statement =
        connection.prepare_cached("SELECT id, pair, source, target FROM unit").map_err(storage)?;
    let mut rows = statement.query([]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)?
        && !is_over(deadline)
    {
        let langs = cache.pairs.langs(connection, row.get(1).map_err(storage)?)?;
        for (column, is_target) in [(2, false), (3, true)] {
            let candidate = Candidate { unit: row.get(0).map_err(storage)?, is_target, guess: 0 };
            let text = row.get_ref(column).map_err(storage)?.as_str().unwrap_or_default();
            let folded = fold(text);
            if !folded.is_empty()
                && passes(&langs, candidate, lookup)
                && let Some(plain) = query.plain_at_least(&folded, kept.least)
                && is_wanted(connection, candidate, lookup)?
            {
                kept.push(plain, candidate, text);
            }
        }
    }
    Ok(kept.best)
}

/// Returns true if the languages are those asked for.
fn passes((source, target): &(Lang, Lang), candidate: Candidate, lookup: &Lookup) -> bool {
    let is =
        |wanted: &Option<Lang>, lang: &Lang| wanted.as_ref().is_none_or(|wanted| wanted.same_language(lang));
    let (from, to) = if candidate.is_target { (target, source) } else { (source, target) };
    is(&lookup.from, from) && is(&lookup.to, to)
}

/// Returns true if the candidate's unit passes the filter.
fn is_wanted(connection: &Connection, candidate: Candidate, lookup: &Lookup) -> Result<bool> {
    if lookup.filter.is_empty() {
        return Ok(true);
    }
    let unit = record::read(connection, candidate.unit).map_err(storage)?;
    Ok(unit.is_some_and(|unit| lookup.filter.passes(&unit)))
}

fn is_over(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|deadline| Instant::now() >= deadline)
}

// Texts read at once, which takes a fifth less time than one by one.
const AT_ONCE: usize = 16;
const SOURCES: &str = "
SELECT id, pair, source FROM unit
WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
const TARGETS: &str = "
SELECT id, pair, target FROM unit
WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";

/// Reads the texts of candidates.
struct Sides<'c> {
    source: CachedStatement<'c>,
    target: CachedStatement<'c>,
}

impl<'c> Sides<'c> {
    fn of(connection: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Self { source: connection.prepare_cached(SOURCES)?, target: connection.prepare_cached(TARGETS)? })
    }

    /// Reads up to [`AT_ONCE`] candidates, each with its pair of languages and its text, in the order of their units;
    /// those that were deleted are passed over.
    fn read(
        &mut self,
        candidates: &[Candidate],
        mut read: impl FnMut(Candidate, i64, &str) -> Result<()>,
    ) -> Result<()> {
        for (statement, is_target) in [(&mut self.source, false), (&mut self.target, true)] {
            let units = candidates.iter().filter(|candidate| candidate.is_target == is_target);
            let mut units = units.map(|candidate| Some(candidate.unit)).peekable();
            if units.peek().is_none() {
                continue;
            }
            let units = params_from_iter(units.chain(std::iter::repeat(None)).take(AT_ONCE));
            let mut rows = statement.query(units).map_err(storage)?;
            while let Some(row) = rows.next().map_err(storage)? {
                let candidate = Candidate { unit: row.get(0).map_err(storage)?, is_target, guess: 0 };
                let text = row.get_ref(2).map_err(storage)?.as_str().unwrap_or_default();
                read(candidate, row.get(1).map_err(storage)?, text)?;
            }
        }
        Ok(())
    }
}

/// The best candidates so far by plain percent.
struct Kept {
    best: Vec<Likely>,
    most: usize,
    /// The least plain percent that is still of use.
    least: u8,
    // How far a guess may lie below the truth, in thousandths.
    slack: u16,
}

impl Kept {
    fn new(query: &Query, lookup: &Lookup) -> Self {
        let most = match lookup.rank {
            Rank::Plain => lookup.limit,
            Rank::Percent if lookup.exact => SCANNED,
            Rank::Percent => lookup.limit.saturating_mul(REORDERED).max(LEAST_COMPARED),
        };
        // Of many units of one text one may have the right neighbours.
        let most = if lookup.context == Context::default() { most } else { most.max(IN_CONTEXT) };
        let chars = query.folded().chars().count();
        Self { best: Vec::new(), most, least: lookup.least_plain(chars), slack: slack(chars) }
    }

    /// Returns true if a candidate of this guess, and those after it, are not worth comparing.
    fn cannot_better(&self, guess: u16) -> bool {
        guess + self.slack < u16::from(self.least) * 10
    }

    fn push(&mut self, plain: Plain, candidate: Candidate, text: &str) {
        let is_it = |kept: &Candidate| kept.unit == candidate.unit && kept.is_target == candidate.is_target;
        if self.best.iter().any(|kept| is_it(&kept.candidate)) {
            return;
        }
        let at = self.best.partition_point(|better| better.plain >= plain);
        self.best.insert(at, Likely { plain, candidate, text: text.to_owned() });
        self.best.truncate(self.most);
        if self.best.len() == self.most
            && let Some(worst) = self.best.last()
        {
            self.least = self.least.max(worst.plain.percent());
        }
    }
}
