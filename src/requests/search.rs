//! Searching words.

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::langs::{lang, offsets};
use super::options::Options;
use crate::error::Result;
use crate::json::LinkedUnit;
use crate::lexicon::Lexicon;
use crate::memory::{Memory, Search};

// The most units of an answer, as `mizan search` has it.
const LIMIT: u64 = 20;

/// Finds the units that contain words, as `mizan search --json` does.
///
/// Options: `in`, `limit`, `offsets` and the filters of [`lookup`](super::lookup).
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and those of [`Memory::search`].
pub fn search(memory: &Memory, words: &str, mut options: Options) -> Result<Value> {
    let lang = lang(&mut options, "in")?;
    let limit = options.number("limit", u64::MAX)?.unwrap_or(LIMIT);
    let offsets = offsets(&mut options)?;
    let only = filter(&mut options)?;
    options.finish()?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let found = memory.search(&Search::new(words).limit(limit).in_lang(lang).only(only))?;
    let lexicon = Lexicon::built_in();
    json(&found.iter().map(|found| LinkedUnit::new(found, &lexicon, offsets)).collect::<Vec<_>>())
}
