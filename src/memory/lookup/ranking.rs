//! [`likely`]: ranks the candidates by characters, to find those that are worth comparing with a query by
//! words.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::connection::Indexed;
use crate::memory::damage::{Damage, Fault};
use crate::memory::index::{Cache, Candidate, Wanted};
use crate::memory::storage_error::storage;
use crate::memory::unit_row;
use crate::similarity::Plain;
use crate::text::fold;
use crate::unit::UnitText;

use super::lookup::Lookup;
use super::rank::Rank;
use super::shortlist::{Likely, Shortlist};
use super::side_texts::{AT_ONCE, SideTexts};
use super::task::Task;

/// The most candidates whose texts are read: `MOST + MOST_OF_ONE / chars`, since a short query resembles many
/// texts.
const MOST: usize = 300;
const MOST_OF_ONE: usize = 20_000;
/// The factor by which more candidates are read if a filter chooses among them. Chosen by hand.
const FILTERED: usize = 20;

/// The factor by which more candidates are read if most of them are variants of a few texts, as in a memory
/// of invoices. Chosen by hand.
const VARIED: usize = 4;

/// Returns the texts that the index offers and that are good enough to be compared by words, the best first.
pub(super) fn likely(indexed: &mut Indexed, task: &Task) -> Result<Vec<Likely>> {
    let most = (MOST + MOST_OF_ONE / task.chars) * if task.lookup.filter.is_empty() { 1 } else { FILTERED };
    let offered = offered(indexed, task, most)?;
    Ok(if offered.lacks_answers { self::offered(indexed, task, most * VARIED)?.best } else { offered.best })
}

/// Texts that the index offers.
struct Offered {
    best: Vec<Likely>,
    /// True if variants took the place of other answers, which more candidates may hold.
    lacks_answers: bool,
}

/// Returns the best texts of the likeliest `most` candidates of each run.
fn offered(indexed: &mut Indexed, task: &Task, most: usize) -> Result<Offered> {
    let Indexed { connection, cache } = indexed;
    let Task { query, chars, spare, lookup, prefetch, .. } = *task;
    let mut shortlist = Shortlist::new(task);
    let mut texts = SideTexts::of(connection).map_err(storage)?;
    let (mut passing, mut left_out) = (Passing::default(), 0);
    let is_asked = |lang: &Lang| lookup.in_lang.as_ref().is_none_or(|asked| asked.same_language(lang));
    for lane in cache.pairs.lanes_of(connection, is_asked)? {
        let (at_least, guess) = (lookup.least_plain(chars), lookup.least_guess(chars));
        let wanted = Wanted { query, lane, at_least, guess, spare, most, prefetch };
        let candidates = cache.candidates(connection, &wanted)?;
        if let Some(last) = candidates.last().filter(|_| candidates.len() >= most) {
            left_out = left_out.max(last.guess);
        }
        if let Some(prefetch) = prefetch {
            let each: Vec<&[Candidate]> = candidates.chunks(1).collect();
            let read = |connection: &Connection, some: &&[Candidate]| {
                Ok(SideTexts::of(connection)?.read(some, |_, _, _| Ok(())))
            };
            prefetch.read(&each, read);
        }
        for some in candidates.chunks(AT_ONCE) {
            if shortlist.cannot_better(some[0].guess) || task.is_over() {
                break;
            }
            texts.read(some, |candidate, pair, text| {
                // A text comes without its guess. Those of a chunk, sorted by guess, are about its first one.
                let candidate = Candidate { guess: some[0].guess, ..candidate };
                let langs = || cache.pairs.langs(connection, pair);
                if passing.passes(pair, candidate, lookup, langs)? {
                    shortlist_if_alike(&mut shortlist, connection, cache, task, candidate, text)?;
                }
                Ok(())
            })?;
        }
    }
    for id in texts.lost {
        cache.met.note(Damage::of_unit(id, Fault::Unreadable));
    }
    let lacks_answers = shortlist.has_mostly_variants() && !shortlist.cannot_better(left_out);
    Ok(Offered { best: shortlist.best, lacks_answers })
}

/// Returns the texts of all units that are good enough to be compared by words, the best first.
pub(super) fn scanned(indexed: &mut Indexed, task: &Task) -> Result<Vec<Likely>> {
    const TEXTS: &str = "SELECT id, pair, source, target FROM unit";
    let Indexed { connection, cache } = indexed;
    let mut shortlist = Shortlist::new(task);
    let mut passing = Passing::default();
    let mut statement = connection.prepare_cached(TEXTS).map_err(storage)?;
    let mut rows = statement.query([]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)?
        && !task.is_over()
    {
        let pair = row.get(1).map_err(storage)?;
        for (column, is_target) in [(2, false), (3, true)] {
            let candidate = Candidate { unit: row.get(0).map_err(storage)?, is_target, guess: 0 };
            let text = row.get_ref(column).map_err(storage)?.as_str().unwrap_or_default();
            let langs = || cache.pairs.langs(connection, pair);
            if passing.passes(pair, candidate, task.lookup, langs)? {
                shortlist_if_alike(&mut shortlist, connection, cache, task, candidate, text)?;
            }
        }
    }
    Ok(shortlist.best)
}

/// Puts a candidate on the shortlist if its text is alike enough and its unit passes the filter; a text with
/// markup is put there as given and without.
fn shortlist_if_alike(
    shortlist: &mut Shortlist,
    connection: &Connection,
    cache: &mut Cache,
    task: &Task,
    candidate: Candidate,
    text: &str,
) -> Result<()> {
    let marked = UnitText::marked(text).filter(|_| task.lookup.rank == Rank::Percent);
    let forms = [Some((text, false)), marked.as_ref().map(|marked| (marked.plain(), true))];
    for (text, without_markup) in forms.into_iter().flatten() {
        let folded = fold(text);
        if !folded.is_empty()
            && let Some(likeness) = likeness(task, candidate, &folded, shortlist.least)
            && shortlist.scripts.may_match(&folded)
            && is_wanted(connection, cache, candidate, task.lookup)?
        {
            shortlist.push(Likely::new(likeness, candidate, folded, without_markup));
        }
    }
    Ok(())
}

/// Returns how alike a candidate is by characters, and whether only with its words in another order; `None`
/// below `least` percent.
fn likeness(task: &Task, candidate: Candidate, folded: &str, least: u8) -> Option<(Plain, bool)> {
    if let Some(plain) = task.plain_at_least(folded, least) {
        return Some((plain, false));
    }
    // A text in another order has most of the grams.
    let may_be_reordered =
        task.lookup.rank == Rank::Percent && (task.lookup.exact || candidate.guess >= u16::from(least) * 10);
    let in_any_order = may_be_reordered.then(|| task.any_order_at_least(folded, least)).flatten();
    in_any_order.map(|likeness| (likeness, true))
}

/// For each pair of languages and each side to be searched, whether the lookup asks for it.
#[derive(Default)]
struct Passing(HashMap<(i64, bool), bool>);

impl Passing {
    fn passes(
        &mut self,
        pair: i64,
        candidate: Candidate,
        lookup: &Lookup,
        langs: impl FnOnce() -> Result<(Lang, Lang)>,
    ) -> Result<bool> {
        let side = (pair, candidate.is_target);
        if let Some(&known) = self.0.get(&side) {
            return Ok(known);
        }
        Ok(*self.0.entry(side).or_insert(is_asked(&langs()?, candidate, lookup)))
    }
}

/// Returns true if the languages are those asked for.
fn is_asked((source, target): &(Lang, Lang), candidate: Candidate, lookup: &Lookup) -> bool {
    let is =
        |wanted: &Option<Lang>, lang: &Lang| wanted.as_ref().is_none_or(|wanted| wanted.same_language(lang));
    let (searched, other) = if candidate.is_target { (target, source) } else { (source, target) };
    is(&lookup.in_lang, searched) && is(&lookup.to_lang, other)
}

/// Returns true if the candidate's unit passes the filter.
fn is_wanted(
    connection: &Connection,
    cache: &mut Cache,
    candidate: Candidate,
    lookup: &Lookup,
) -> Result<bool> {
    if lookup.filter.is_empty() {
        return Ok(true);
    }
    let unit = unit_row::find(connection, cache, candidate.unit)?;
    Ok(unit.is_some_and(|unit| lookup.filter.passes(&unit)))
}
