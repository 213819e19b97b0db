//! Looking texts up.

use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::langs::{lang, offsets};
use super::options::Options;
use crate::error::Result;
use crate::json::{Offsets, PlacedMatch};
use crate::memory::{Lookup, Match, Memory};
use crate::unit::Context;

// The percent from which matches are answered, and their number, as `mizan lookup` has them.
const MIN: u64 = 70;
const LIMIT: u64 = 5;

/// Looks a text up, as `mizan lookup --json` does. An empty text has no match.
///
/// Options: `from`, `to`, `min`, `limit`, `rank`, `exact`, `within` (milliseconds), `previous`, `next`,
/// `offsets`, and the filters `domain`, `client`, `project`, `by`, `document`, `status`, `since`, `before`.
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and those of [`Memory::lookup`].
pub fn lookup(memory: &Memory, text: &str, options: Options) -> Result<Value> {
    let asked = Asked::read(options)?;
    json(&asked.placed(&asked.find(memory, text)?))
}

/// Looks several texts up on all cores: an array of the answers that [`lookup`] gives, in the order of the
/// texts. The options are those of [`lookup`].
///
/// # Errors
///
/// As for [`lookup`]; the first error ends the work.
pub fn lookup_many<S: AsRef<str> + Sync>(memory: &Memory, texts: &[S], options: Options) -> Result<Value> {
    let asked = Asked::read(options)?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = texts.len().div_ceil(workers).max(1);
    let found: Vec<Result<Vec<Vec<Match>>>> = thread::scope(|scope| {
        let work = |texts: &[S]| texts.iter().map(|text| asked.find(memory, text.as_ref())).collect();
        let asked_together: Vec<_> =
            texts.chunks(share).map(|texts| scope.spawn(move || work(texts))).collect();
        // A thread that panicked hands its panic on.
        let joined = |found: thread::ScopedJoinHandle<'_, _>| {
            found.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        asked_together.into_iter().map(joined).collect()
    });
    let found = found.into_iter().collect::<Result<Vec<_>>>()?.concat();
    json(&found.iter().map(|matches| asked.placed(matches)).collect::<Vec<_>>())
}

struct Asked {
    lookup: Lookup,
    offsets: Offsets,
}

impl Asked {
    fn read(mut options: Options) -> Result<Self> {
        let options = &mut options;
        let (from, to) = (lang(options, "from")?, lang(options, "to")?);
        let min = options.number("min", 100)?.unwrap_or(MIN);
        let limit = options.number("limit", u64::MAX)?.unwrap_or(LIMIT);
        let rank = options.parsed("rank", "percent or plain")?.unwrap_or_default();
        let exact = options.flag("exact")?;
        let within = options.number("within", u64::MAX)?.map(Duration::from_millis);
        let context = Context::new(options.text("previous")?, options.text("next")?);
        let offsets = offsets(options)?;
        let lookup = Lookup::new()
            .in_lang(from)
            .to_lang(to)
            .at_least(u8::try_from(min).unwrap_or(u8::MAX))
            .limit(usize::try_from(limit).unwrap_or(usize::MAX))
            .rank(rank)
            .exact(exact)
            .within(within)
            .context(context)
            .only(filter(options)?)
            .markup(true);
        std::mem::take(options).finish()?;
        Ok(Self { lookup, offsets })
    }

    fn find(&self, memory: &Memory, text: &str) -> Result<Vec<Match>> {
        if text.trim().is_empty() { Ok(Vec::new()) } else { memory.lookup(text, &self.lookup) }
    }

    fn placed<'m>(&self, matches: &'m [Match]) -> Vec<PlacedMatch<'m>> {
        matches.iter().map(|found| PlacedMatch::new(found, self.offsets)).collect()
    }
}
