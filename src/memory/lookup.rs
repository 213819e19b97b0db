use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::lang::Lang;
use crate::text::fold;
use crate::unit::{Context, Status, Unit, UnitText};

use super::failure::storage;
use super::file::Memory;
use super::index::{Cache, Candidate, Wanted, slack};
use super::matches::{Match, Penalty, Reason};
use super::record;
use super::similarity::{Class, Plain, Query};

/// What a lookup asks for: from which language, how alike, how many.
///
/// ```
/// use mizan::Lang;
/// use mizan::memory::Lookup;
///
/// let lookup = Lookup::new().from(Lang::Arabic).at_least(75).limit(3);
/// ```
#[derive(Clone, Debug)]
pub struct Lookup {
    from: Option<Lang>,
    to: Option<Lang>,
    at_least: u8,
    limit: usize,
    rank: Rank,
    exact: bool,
    context: Context,
    aligned: u8,
    machine: u8,
    region: u8,
}

/// By what matches are ranked and cut off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rank {
    /// By the percent that is made for translators, after penalties.
    #[default]
    Percent,
    /// By the plain percent of characters.
    Plain,
}

// How many percent a text may gain over its plain percent by clitics and endings: so many, and so many more for a text
// of one char. Of a thousand best matches of a million units none gained more.
const HIDDEN: u8 = 6;
const HIDDEN_OF_ONE: usize = 150;
// The candidates whose texts are read: so many, and so many more for a text of one char, as many short texts look alike.
const MOST: usize = 300;
const MOST_OF_ONE: usize = 20_000;
// So many times the matches asked for are compared by words, for these rank them otherwise than characters do.
const REORDERED: usize = 4;
const LEAST_COMPARED: usize = 20;

impl Default for Lookup {
    fn default() -> Self {
        Self::new()
    }
}

impl Lookup {
    /// Returns a lookup from any language, of 70 percent or more, for the five best.
    #[must_use]
    pub fn new() -> Self {
        Self {
            from: None,
            to: None,
            at_least: 70,
            limit: 5,
            rank: Rank::default(),
            exact: false,
            context: Context::default(),
            aligned: 1,
            machine: 1,
            region: 1,
        }
    }

    /// Searches the side of this language only; a unit of another region of it pays a penalty.
    #[must_use]
    pub fn from(mut self, lang: Lang) -> Self {
        self.from = Some(lang);
        self
    }

    /// Finds units whose other side is of this language only.
    #[must_use]
    pub fn to(mut self, lang: Lang) -> Self {
        self.to = Some(lang);
        self
    }

    /// Finds matches of so many percent or more.
    #[must_use]
    pub fn at_least(mut self, percent: u8) -> Self {
        self.at_least = percent;
        self
    }

    /// Finds so many matches at most.
    #[must_use]
    pub fn limit(mut self, matches: usize) -> Self {
        self.limit = matches;
        self
    }

    /// Ranks and cuts off by another percent.
    #[must_use]
    pub fn rank(mut self, rank: Rank) -> Self {
        self.rank = rank;
        self
    }

    /// Tells the neighbours of the query in its document, so that a match in the same place is known as such.
    #[must_use]
    pub fn context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Holds the query against every unit, not only against those that the index finds likely. Takes a second and more
    /// for a million units.
    #[must_use]
    pub fn exact(mut self) -> Self {
        self.exact = true;
        self
    }

    /// Sets how many percent a penalty takes; 1 if not set.
    #[must_use]
    pub fn penalty(mut self, reason: Reason, points: u8) -> Self {
        match reason {
            Reason::Aligned => self.aligned = points,
            Reason::Machine => self.machine = points,
            Reason::Region => self.region = points,
        }
        self
    }

    /// Returns the least plain percent of a text that is worth comparing with a query of so many chars.
    fn least_plain(&self, chars: usize) -> u8 {
        match self.rank {
            Rank::Percent => {
                self.at_least.saturating_sub(HIDDEN + (HIDDEN_OF_ONE / chars.max(1)).min(20) as u8)
            }
            Rank::Plain => self.at_least,
        }
    }
}

impl Memory {
    /// Returns the units most like a text, best first.
    ///
    /// The text is compared folded: a unit that differs by diacritics, hamza or invisible marks alone is found as
    /// well as an identical one, and ranks after it.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn lookup(&self, query: impl Into<UnitText>, lookup: &Lookup) -> Result<Vec<Match>> {
        let text = query.into();
        let lang = lookup.from.clone().or_else(|| Lang::detect(text.plain())).unwrap_or(Lang::Undetermined);
        let query = Query::new(&text, &lang);
        if query.folded().is_empty() {
            return Ok(Vec::new());
        }
        let mut connection = self.connection()?;
        let (connection_, cache) = connection.parts();
        connection_.execute_batch("BEGIN").map_err(storage)?;
        cache.refresh(connection_)?;
        let likely = if lookup.exact {
            scanned(connection_, cache, &query, lookup)?
        } else {
            likely(connection_, cache, &query, lookup)?
        };
        let mut matches = Vec::new();
        for (_, candidate) in likely {
            let Some(unit) = record::read(connection_, candidate.unit).map_err(storage)? else { continue };
            let unit = if candidate.is_target { unit.reversed() } else { unit };
            matches.extend(compare(&query, candidate.unit, unit, lookup));
        }
        connection.commit()?;
        Ok(best(matches, lookup))
    }
}

/// Returns the candidates that the index offers, as far as they are good enough to be compared, with their percent.
fn likely(
    connection: &Connection,
    cache: &mut Cache,
    query: &Query,
    lookup: &Lookup,
) -> Result<Vec<(Plain, Candidate)>> {
    let is_asked = |lang: &Lang| lookup.from.as_ref().is_none_or(|from| from.same_language(lang));
    let mut kept = Kept::new(query, lookup);
    let chars = query.folded().chars().count();
    for lane in cache.pairs.lanes_of(connection, is_asked)? {
        let wanted =
            Wanted { query, lane, at_least: lookup.least_plain(chars), most: MOST + MOST_OF_ONE / chars };
        for candidate in cache.candidates(connection, &wanted)? {
            if kept.cannot_better(candidate.guess) {
                break;
            }
            let Some((pair, folded)) = read_side(connection, candidate).map_err(storage)? else { continue };
            if !passes(&cache.pairs.langs(connection, pair)?, candidate, lookup) {
                continue;
            }
            if let Some(plain) = query.plain_at_least(&folded, kept.least) {
                kept.push(plain, candidate);
            }
        }
    }
    Ok(kept.best)
}

/// Holds the query against every unit.
fn scanned(
    connection: &Connection,
    cache: &mut Cache,
    query: &Query,
    lookup: &Lookup,
) -> Result<Vec<(Plain, Candidate)>> {
    let mut kept = Kept::new(query, lookup);
    let mut statement =
        connection.prepare_cached("SELECT id, pair, source, target FROM unit").map_err(storage)?;
    let mut rows = statement.query([]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)? {
        let langs = cache.pairs.langs(connection, row.get(1).map_err(storage)?)?;
        for (column, is_target) in [(2, false), (3, true)] {
            let candidate = Candidate { unit: row.get(0).map_err(storage)?, is_target, guess: 0 };
            let folded = fold(row.get_ref(column).map_err(storage)?.as_str().unwrap_or_default());
            if !folded.is_empty()
                && passes(&langs, candidate, lookup)
                && let Some(plain) = query.plain_at_least(&folded, kept.least)
            {
                kept.push(plain, candidate);
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

/// Returns the languages and the folded text of a candidate; none if it was deleted.
fn read_side(connection: &Connection, candidate: Candidate) -> rusqlite::Result<Option<(i64, String)>> {
    const SOURCE: &str = "SELECT pair, source FROM unit WHERE id = ?1";
    const TARGET: &str = "SELECT pair, target FROM unit WHERE id = ?1";
    let mut statement = connection.prepare_cached(if candidate.is_target { TARGET } else { SOURCE })?;
    statement.query_row([candidate.unit], |row| Ok((row.get(0)?, fold(row.get_ref(1)?.as_str()?)))).optional()
}

/// The best candidates so far by plain percent.
struct Kept {
    best: Vec<(Plain, Candidate)>,
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
            Rank::Percent => (lookup.limit * REORDERED).max(LEAST_COMPARED),
        };
        let chars = query.folded().chars().count();
        Self { best: Vec::new(), most, least: lookup.least_plain(chars), slack: slack(chars) }
    }

    /// Returns true if a candidate of this guess, and those after it, are not worth comparing.
    fn cannot_better(&self, guess: u16) -> bool {
        guess + self.slack < u16::from(self.least) * 10
    }

    fn push(&mut self, plain: Plain, candidate: Candidate) {
        if self
            .best
            .iter()
            .any(|(_, kept)| kept.unit == candidate.unit && kept.is_target == candidate.is_target)
        {
            return;
        }
        let at = self.best.partition_point(|(better, _)| *better >= plain);
        self.best.insert(at, (plain, candidate));
        self.best.truncate(self.most);
        if self.best.len() == self.most
            && let Some((worst, _)) = self.best.last()
        {
            self.least = self.least.max(worst.percent());
        }
    }
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

/// Returns the match of a unit whose source is to be compared, if it is good enough.
fn compare(query: &Query, id: i64, unit: Unit, lookup: &Lookup) -> Option<Match> {
    let comparison = query.compare(unit.source());
    let class = match comparison.class() {
        Class::Exact if is_neighbour(&lookup.context, &unit.context) => Class::Context,
        class => class,
    };
    let penalties = penalties(&unit, lookup);
    let points: u32 = penalties.iter().map(|penalty| u32::from(penalty.points)).sum();
    let percent = u32::from(comparison.percent()).saturating_sub(points) as u8;
    let ranked = if lookup.rank == Rank::Plain { comparison.plain().percent() } else { percent };
    let query = query.text().clone();
    (ranked >= lookup.at_least).then_some(Match { id, unit, percent, comparison, class, penalties, query })
}

fn is_neighbour(asked: &Context, known: &Context) -> bool {
    let same = |asked: &Option<String>, known: &Option<String>| asked.is_some() && asked == known;
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
