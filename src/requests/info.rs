//! What a memory holds.

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::options::Options;
use crate::error::Result;
use crate::memory::Memory;

/// Tells what a memory holds, as `mizan info --json` does. Options: the filters of [`lookup`](super::lookup).
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and those of [`Memory::info`].
pub fn info(memory: &Memory, mut options: Options) -> Result<Value> {
    let only = filter(&mut options)?;
    options.finish()?;
    json(&memory.only(only).info()?)
}
