//! [`Memory::lookup`]: likely texts are compared by words, and the best of them returned as matches.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::time::Instant;

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::connection::Indexed;
use crate::memory::memory::Memory;
use crate::memory::prefetch::Prefetch;
use crate::memory::unit_row;
use crate::similarity::{Class, Comparison, Query};
use crate::text::{Respelling, honorifics_in_short, masked_numbers, may_have_honorific};
use crate::unit::{Context, Unit, UnitText};

use super::answers::Answers;
use super::grading::{graded, ranked};
use super::lookup::Lookup;
use super::matches::Match;
use super::neighbours::AskedNeighbours;
use super::rank::Rank;
use super::ranking::{likely, scanned};
use super::shortlist::Likely;
use super::task::Task;
use super::variants::{as_asked, changed, one_of_each};

impl Memory {
    /// Returns the units most like a text, best first.
    ///
    /// Texts are compared folded: a unit that differs in diacritics, hamza or invisible marks alone is found
    /// as well as an identical one, and ranks after it. The language of the text is the one that the lookup
    /// searches, or is judged by its script.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn lookup(&self, text: impl Into<UnitText>, lookup: &Lookup) -> Result<Vec<Match>> {
        self.matches(&queries(&text.into(), lookup), lookup)
    }

    /// Returns the units most like a query, best first, as [`lookup`](Self::lookup) does. A query that is
    /// looked up in several memories is prepared once only:
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
    /// let lookup = Lookup::new().in_lang(Lang::ENGLISH);
    /// let query = Query::new(&"Close the main valve!".into(), &Lang::ENGLISH);
    /// // Each memory is searched on a thread of its own, and may be written to meanwhile.
    /// let found = std::thread::scope(|scope| {
    ///     let threads = [&ours, &theirs].map(|memory| scope.spawn(|| memory.lookup_query(&query, &lookup)));
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
    pub fn lookup_query(&self, query: &Query, lookup: &Lookup) -> Result<Vec<Match>> {
        self.matches(std::slice::from_ref(query), lookup)
    }

    fn matches(&self, queries: &[Query], lookup: &Lookup) -> Result<Vec<Match>> {
        let deadline = lookup.within.map(|budget| Instant::now() + budget);
        if queries.iter().all(|query| query.folded().is_empty()) {
            return Ok(Vec::new());
        }
        let is_first = self.pool.is_first_lookup();
        if is_first {
            // The lookup finds what it looks for without this work as well, though slowly.
            let _ = self.finish_index_if_free();
        }
        let prefetch = is_first.then(|| Prefetch::of(&self.pool)).flatten();
        let mut session = self.pool.lookup_session()?;
        session.begin_reading()?;
        let mut indexed = session.indexed();
        indexed.cache.refresh(indexed.connection)?;
        let mut matches = Vec::new();
        for query in queries.iter().filter(|query| !query.folded().is_empty()) {
            let chars = query.folded().chars().count();
            let prefetch = prefetch.as_ref();
            let task = Task { query, compared: query, spare: 0, chars, lookup, deadline, prefetch };
            matches.extend(found(&mut indexed, &task)?);
            if let Some(masked) = MaskedQuery::of(query, lookup, &matches) {
                let MaskedQuery { query, spare } = &masked;
                let chars = query.folded().chars().count();
                matches.extend(found(&mut indexed, &Task { query, spare: *spare, chars, ..task })?);
            }
            for query in &spellings(query, lookup) {
                let chars = query.folded().chars().count();
                matches.extend(found(&mut indexed, &Task { query, chars, ..task })?);
            }
        }
        session.commit()?;
        Ok(best(matches, lookup))
    }
}

/// Returns the queries that a text is looked up as: itself, and the text that its markup is made for if that
/// is wanted.
fn queries(text: &UnitText, lookup: &Lookup) -> Vec<Query> {
    let searched = lookup.in_lang.clone();
    let lang = searched.or_else(|| Lang::detect(text.plain())).unwrap_or(Lang::UNDETERMINED);
    let mut queries = vec![Query::new(text, &lang)];
    if lookup.markup && text.codes().is_empty() {
        queries.extend(UnitText::marked(text.plain()).map(|marked| Query::new(&marked, &lang)));
    }
    queries
}

/// Returns a query in the spellings under which an index may have its text besides: formulas of blessing in
/// full and in short, the Quran as it is written today, Arabic letters for those of neighbours.
fn spellings(query: &Query, lookup: &Lookup) -> Vec<Query> {
    let given = query.text().plain();
    let is_plain = given.is_ascii() && !may_have_honorific(query.folded());
    if is_plain || lookup.rank == Rank::Plain {
        return Vec::new();
    }
    let of_today = Respelling::OF_TODAY.text(given);
    let in_short = honorifics_in_short(&of_today);
    let others = [Some(of_today), in_short].into_iter().flatten().filter(|text| text != given);
    others
        .map(|text| Query::new(&text.into(), query.lang()))
        .filter(|other| other.folded() != query.folded())
        .collect()
}

/// A query with its numbers masked, which finds texts whose numbers have other lengths.
struct MaskedQuery {
    query: Query,
    spare: usize,
}

impl MaskedQuery {
    /// Returns `None` if the numbers are few enough that other ones leave a text alike, or if a text with
    /// the words of the query is found already.
    fn of(query: &Query, lookup: &Lookup, matches: &[Match]) -> Option<Self> {
        /// The most digits of a number in a text that is found. Chosen by hand.
        const DIGITS: usize = 6;
        /// The fewest numbers whose grams are most of the rarest ones of any query. Chosen by hand.
        const MANY: usize = 3;
        let has_digits = query.folded().bytes().any(|b| b.is_ascii_digit());
        let is_found = || matches.iter().any(|found| found.class() != Class::Fuzzy);
        if !has_digits || lookup.rank == Rank::Plain || is_found() {
            return None;
        }
        let (masked, numbers) = masked_numbers(query.folded());
        let chars = query.folded().chars().count();
        let may_differ = numbers * DIGITS * 100;
        let is_unlike = may_differ > chars * usize::from(100 - lookup.least_plain(chars).min(100));
        let spare = numbers * (DIGITS - 1);
        (is_unlike || numbers >= MANY)
            .then(|| Self { query: Query::new(&masked.into(), query.lang()), spare })
    }
}

/// Returns the units that are like a query, in no order.
fn found(indexed: &mut Indexed, task: &Task) -> Result<Vec<Match>> {
    let lookup = task.lookup;
    let likely = if lookup.exact { scanned(indexed, task)? } else { likely(indexed, task)? };
    let (mut matches, mut asked) = (Vec::new(), AskedNeighbours::new(lookup));
    let mut answers = Answers::default();
    for Likely { likeness, is_reordered, candidate, folded, without_markup, .. } in likely {
        // Units of the query's own text differ in their neighbours, which only the whole unit has.
        let may_have_neighbours = likeness.distance() == 0 && lookup.context != Context::default();
        let is_beaten = |percent| !may_have_neighbours && answers.better_than(percent) >= lookup.limit;
        if is_beaten(lookup.most_percent(likeness, task.chars)) {
            break;
        }
        // The percent of most texts follows from the text alone, and is too low to read the whole unit.
        let plain = task.compared_plain(&folded, (!is_reordered).then_some(likeness));
        let words = task.compared.compare_folded(folded, plain);
        if let Some(percent) = words.fuzzy_percent().map(|percent| lookup.rank.of(percent, plain))
            && (percent < lookup.at_least || is_beaten(percent))
        {
            continue;
        }
        let Some(unit) = unit_row::find(indexed.connection, indexed.cache, candidate.unit)? else {
            continue;
        };
        let unit = if candidate.is_target { unit.reversed() } else { unit };
        let unit = if without_markup { markup_as_codes(unit) } else { unit };
        let comparison = Comparison::new(words, unit.source().clone());
        let neighbours = match comparison.class() {
            Class::Exact => asked.of(&unit, candidate.is_target, indexed)?,
            _ => 0,
        };
        if let Some(found) = graded(candidate.unit, unit, comparison, neighbours, lookup) {
            answers.add(found.answer, ranked(&found, lookup));
            matches.push(found);
        }
    }
    Ok(matches)
}

/// Returns a unit in whose texts markup is inline codes.
fn markup_as_codes(unit: Unit) -> Unit {
    let [source, target] =
        [unit.source(), unit.target()].map(|text| text.markup_as_codes().unwrap_or_else(|| text.clone()));
    unit.with_texts(source, target)
}

/// Ranks matches, the best first, and cuts them off. Of equal matches those in the regions asked for come
/// first, then the one changed last. A unit found on both sides counts once, and of the variants of a unit
/// one is shown.
pub(in crate::memory) fn best(mut matches: Vec<Match>, lookup: &Lookup) -> Vec<Match> {
    matches.sort_by(|a, b| {
        let percent = |found: &Match| if lookup.rank == Rank::Percent { found.percent } else { 0 };
        let key = |found: &Match| {
            (
                percent(found),
                found.comparison.plain(),
                Reverse(found.class),
                found.neighbours,
                found.unit.status(),
                as_asked(found, lookup),
            )
        };
        key(b).cmp(&key(a)).then(changed(b).cmp(&changed(a))).then(a.id.cmp(&b.id))
    });
    let mut seen = HashSet::new();
    matches.retain(|found| seen.insert((found.memory.clone(), found.id)));
    let mut matches = one_of_each(matches, lookup);
    matches.truncate(lookup.limit);
    matches
}
