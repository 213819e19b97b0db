//! What a memory holds.

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::options::Options;
use crate::error::{ErrorKind, Result};
use crate::json::InfoWithValues;
use crate::memory::{Filter, Memory};

/// Tells what a memory holds, as `mizan info --json` does. Options: the filters of [`lookup`](super::lookup);
/// or `check`, which compares every unit with the sum that was written with it.
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and those of [`Memory::info`].
pub fn info(memory: &Memory, mut options: Options) -> Result<Value> {
    let (check, only) = (options.flag("check")?, filter(&mut options)?);
    options.finish()?;
    if check && only != Filter::new() {
        return Err(
            ErrorKind::Option("option \"check\" looks at all units: leave the filters out".into()).into()
        );
    }
    if check {
        return json(&memory.check()?);
    }
    let units = memory.only(only);
    json(&InfoWithValues::new(&units.info()?, &units.known_values()?))
}
