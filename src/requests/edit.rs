//! Changing a unit of a memory.

use serde_json::Value;

use super::answer::json;
use super::filters::STATUS;
use super::labels::labels;
use super::options::Options;
use crate::error::{ErrorKind, Result};
use crate::json::ChangeReport;
use crate::memory::{Action, Memory, UnitId};
use crate::unit::{Status, Timestamp, Unit, UnitText};

/// Changes a unit, as `mizan edit --json` does.
///
/// Options: `source`, `target`, `status`, and the labels `domain`, `client`, `project`, `by` and `document`.
///
/// # Errors
///
/// [`ErrorKind::Option`], also for an empty text, [`ErrorKind::NoUnit`], and those of a
/// [`Batch`](crate::memory::Batch).
pub fn edit(memory: &Memory, id: i64, mut options: Options) -> Result<Value> {
    let texts = [options.text("source")?, options.text("target")?];
    let status = options.parsed("status", STATUS)?;
    let labels = labels(&mut options)?;
    options.finish()?;
    if texts.iter().flatten().any(|text| text.trim().is_empty()) {
        return Err(ErrorKind::Option("a unit needs a text and a translation".into()).into());
    }
    let id = UnitId::new(id);
    let mut unit = labels.on(with_texts(memory.unit(id)?, texts));
    if let Some(status) = status {
        unit = unit.with_status(status);
    }
    unit.origin_mut().changed = Some(Timestamp::now());
    let mut batch = memory.batch()?.action(Action::Edit);
    batch.replace(id, &unit)?;
    batch.commit()?;
    json(&ChangeReport::new("edit", "").edited(&[id]))
}

// Returns the unit with the texts that are given. What a person has written is no guess of a machine.
fn with_texts(old: Unit, [source, target]: [Option<String>; 2]) -> Unit {
    let (source, target) = (text(source, old.source()), text(target, old.target()));
    if (&source, &target) == (old.source(), old.target()) {
        return old;
    }
    let status = old.status().max(Status::Translated);
    let mut unit = old.with_texts(source, target).with_status(status);
    unit.origin_mut().confidence = None;
    unit
}

// Units with codes are shown with their markup, so markup in their new text stands for codes.
fn text(new: Option<String>, old: &UnitText) -> UnitText {
    match new {
        Some(new) if new != old.plain() && old.codes().is_empty() => UnitText::from(new.as_str()),
        Some(new) if new != old.plain() && new != old.marked_up() => UnitText::from_markup(&new),
        _ => old.clone(),
    }
}
