//! Searching words.

use std::time::Duration;

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::langs::{lang, offsets};
use super::named_memories::NamedMemories;
use super::options::Options;
use crate::error::Result;
use crate::json::{LinkedUnit, SearchAnswer};
use crate::lexicon::Lexicon;
use crate::memory::{Memories, Search};

// The most units of an answer, as `mizan search` has it.
const LIMIT: u64 = 20;

/// Finds the units of one or several memories that contain words, as `mizan search --json` does: an array of
/// units, or with `total` an object. If no unit has the words, those with other forms of them are found,
/// unless the words stand in quotation marks.
///
/// Options: `in`, `limit`, `order`, `forms`, `total`, `memory` (more memories), `within` (milliseconds, for
/// each search and for the count), `offsets` and the filters of [`lookup`](super::lookup).
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and those of [`Memories::search`].
pub fn search<'m>(memories: impl Into<Memories<'m>>, words: &str, mut options: Options) -> Result<Value> {
    let lang = lang(&mut options, "in")?;
    let limit = options.number("limit", u64::MAX)?.unwrap_or(LIMIT);
    let order = options.parsed("order", "newest, date or closest")?.unwrap_or_default();
    let (forms, total) = (options.flag("forms")?, options.flag("total")?);
    let others = NamedMemories::open(&mut options)?;
    let within = options.number("within", u64::MAX)?.map(Duration::from_millis);
    let offsets = offsets(&mut options)?;
    let only = filter(&mut options)?;
    options.finish()?;
    let memories = others.after(memories.into());
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let asked = Search::new(words).limit(limit).in_lang(lang).order(order).forms(forms).only(only);
    let mut asked = asked.within(within);
    let mut found = memories.search(&asked)?;
    if found.is_empty() && !forms && !words.contains('"') {
        asked = asked.forms(true);
        found = memories.search(&asked)?;
    }
    let lexicon = Lexicon::built_in();
    let units = found.iter().map(|found| LinkedUnit::new(found, &lexicon, offsets)).collect();
    match total {
        true => json(&SearchAnswer::new(memories.count_found(&asked)?, units)),
        false => json(&units),
    }
}
