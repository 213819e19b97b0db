//! Which units are worth comparing with a query by words: those most like it by characters.

use std::collections::HashMap;
use std::time::Instant;

use rusqlite::Connection;

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::index::{Cache, Candidate, Wanted};
use crate::memory::prefetch::Prefetch;
use crate::memory::storage_error::storage;
use crate::memory::unit_row;
use crate::similarity::Query;
use crate::text::fold;

use super::options::Lookup;
use super::shortlist::{Likely, Shortlist};
use super::side_texts::{AT_ONCE, SideTexts};

// The candidates whose texts are read: so many, and so many more for a text of one char, as many short texts look alike.
const MOST: usize = 300;
const MOST_OF_ONE: usize = 20_000;
// So many times as many candidates are read if a filter is to choose among them.
const FILTERED: usize = 20;

/// Returns the texts that the index offers, as far as they are good enough to be compared, the best first.
pub(super) fn likely(
    connection: &Connection,
    cache: &mut Cache,
    query: &Query,
    lookup: &Lookup,
    (deadline, ahead): (Option<Instant>, Option<&Prefetch>),
) -> Result<Vec<Likely>> {
    let is_asked = |lang: &Lang| lookup.from.as_ref().is_none_or(|from| from.same_language(lang));
    let mut kept = Shortlist::new(query, lookup);
    let mut sides = SideTexts::of(connection).map_err(storage)?;
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
            ahead.read(&each, |connection, some| Ok(SideTexts::of(connection)?.read(some, |_, _, _| Ok(()))));
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
                let folded = if is_asked { fold(text) } else { String::new() };
                if is_asked
                    && let Some(plain) = query.plain_at_least(&folded, kept.least)
                    && is_wanted(connection, candidate, lookup)?
                {
                    kept.push(plain, candidate, folded);
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
    let mut kept = Shortlist::new(query, lookup);
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
                kept.push(plain, candidate, folded);
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
    let unit = unit_row::read(connection, candidate.unit).map_err(storage)?;
    Ok(unit.is_some_and(|unit| lookup.filter.passes(&unit)))
}

fn is_over(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|deadline| Instant::now() >= deadline)
}
