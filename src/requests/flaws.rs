//! Looking for flaws in the units of a memory.

use serde_json::{Value, json as object};

use super::answer::json;
use super::check::switches;
use super::filters::filter;
use super::langs::offsets;
use super::options::Options;
use crate::check::{Checker, Rule};
use crate::error::{ErrorKind, Result};
use crate::json::FlawedUnit;
use crate::memory::Memory;

/// Looks for flaws in the units of a memory, as `mizan clean --json` does: an object of the first `flaws`
/// and their number, `total`.
///
/// Options: `rules` (those of a memory by default; `["numbers", "terms"]`, or with a minus all but these),
/// `limit`, `most` (an error if more units are to be read), `offsets` and the filters of
/// [`lookup`](super::lookup).
///
/// ```
/// use mizan::memory::Memory;
/// use mizan::requests::{self, Options};
///
/// let memory = Memory::in_memory()?;
/// requests::add(&memory, "انتظر ٥٠ دقيقة.", "Wait 15 minutes.", Options::none())?;
/// let found = requests::flaws(&memory, Options::none())?;
/// assert_eq!((&found["total"], &found["flaws"][0]["flaw"]), (&1.into(), &"numbers".into()));
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Option`], [`ErrorKind::TooMany`], and if the file cannot be read.
pub fn flaws(memory: &Memory, mut options: Options) -> Result<Value> {
    let is_of_memory = !options.has("rules");
    let rules = switches(&mut options)?;
    let limit = options.number("limit", u64::MAX)?.and_then(|limit| usize::try_from(limit).ok());
    let most = options.number("most", u64::MAX)?.and_then(|most| usize::try_from(most).ok());
    let offsets = offsets(&mut options)?;
    let only = filter(&mut options)?;
    options.finish()?;
    let units = memory.only(only);
    if let Some(most) = most
        && units.ids()?.len() > most
    {
        let hint = "restrict the units, as by domain or client";
        return Err(ErrorKind::TooMany { what: "units", limit: most, hint }.into());
    }
    let rules = if is_of_memory { Rule::OF_MEMORY.to_vec() } else { rules };
    let found = units.findings_by(&Checker::new().rules(rules).whole_texts(is_of_memory))?;
    let shown = found.iter().take(limit.unwrap_or(usize::MAX));
    let shown = shown.map(|flaw| json(&FlawedUnit::new(flaw, &memory.unit(flaw.id)?, offsets)));
    Ok(object!({ "flaws": shown.collect::<Result<Vec<_>>>()?, "total": found.len() }))
}
