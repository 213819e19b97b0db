//! Deleting units of a memory.

use serde_json::Value;

use super::answer::json;
use super::options::Options;
use crate::error::Result;
use crate::json::ChangeReport;
use crate::memory::{Action, Memory, UnitId};

/// Deletes units in one step, as `mizan delete --json` does. There are no options.
///
/// # Errors
///
/// [`ErrorKind::NoUnit`](crate::ErrorKind::NoUnit), after which every unit is still there, and those of a
/// [`Batch`](crate::memory::Batch).
pub fn delete(memory: &Memory, ids: &[i64], options: Options) -> Result<Value> {
    options.finish()?;
    let mut batch = memory.batch()?.action(Action::Delete);
    ids.iter().try_for_each(|&id| batch.delete(UnitId::new(id)))?;
    batch.commit()?;
    json(&ChangeReport::new("delete", "").deleted(ids.len() as u64))
}
