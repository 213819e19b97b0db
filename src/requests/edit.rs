//! Changing a unit of a memory.

use serde_json::Value;

use super::answer::json;
use super::filters::STATUS;
use super::labels::labels;
use super::options::Options;
use crate::error::{ErrorKind, Result};
use crate::json::ChangeReport;
use crate::memory::{Action, Memory, UnitId};
use crate::unit::Timestamp;

/// Changes a unit, as `mizan edit --json` does.
///
/// Options: `source`, `target`, `status`, `note`, and the labels `domain`, `client`, `project`, `by` and
/// `document`; an empty note or label removes that of the unit.
///
/// # Errors
///
/// [`ErrorKind::Option`], also for an empty text and without any option, [`ErrorKind::NoUnit`], and those of
/// a [`Batch`](crate::memory::Batch).
pub fn edit(memory: &Memory, id: i64, mut options: Options) -> Result<Value> {
    if options.is_empty() {
        return Err(ErrorKind::Option("nothing to change: no option is given".into()).into());
    }
    let (source, target) = (options.text("source")?, options.text("target")?);
    let status = options.parsed("status", STATUS)?;
    let note = options.text("note")?;
    let labels = labels(&mut options)?;
    options.finish()?;
    if [&source, &target].into_iter().flatten().any(|text| text.trim().is_empty()) {
        return Err(ErrorKind::Option("a unit needs a text and a translation".into()).into());
    }
    let id = UnitId::new(id);
    let unit = memory.unit(id)?.rewritten(source.as_deref(), target.as_deref());
    let mut unit = labels.set_on(unit);
    if let Some(note) = note {
        unit = unit.annotated(&note);
    }
    if let Some(status) = status {
        unit = unit.with_status(status);
    }
    unit.origin_mut().changed = Some(Timestamp::now());
    let mut batch = memory.batch()?.action(Action::Edit);
    batch.replace(id, &unit)?;
    batch.commit()?;
    json(&ChangeReport::new("edit", "").edited(&[id]))
}
