//! Putting a unit into a memory.

use serde_json::Value;

use super::answer::json;
use super::filters::STATUS;
use super::labels::labels;
use super::langs::{judged_pair, pair};
use super::options::Options;
use crate::error::{ErrorKind, Result};
use crate::json::ChangeReport;
use crate::lang::Lang;
use crate::memory::{Action, Memory};
use crate::unit::{Status, Unit};

/// Puts a text and its translation into a memory, as `mizan add --json` does.
///
/// Options: `source-lang`, `target-lang` (by default judged by the script), `status`, `note`, and the labels
/// `domain`, `client`, `project`, `by` and `document`.
///
/// # Errors
///
/// [`ErrorKind::Option`], also for an empty text and for two texts in one script whose languages are not
/// given, and those of a [`Batch`](crate::memory::Batch).
pub fn add(memory: &Memory, source: &str, target: &str, mut options: Options) -> Result<Value> {
    let [source_lang, target_lang] = pair(&mut options)?;
    let status = options.parsed("status", STATUS)?.unwrap_or(Status::Translated);
    let note = options.text("note")?;
    let labels = labels(&mut options)?;
    options.finish()?;
    if source.trim().is_empty() || target.trim().is_empty() {
        return Err(ErrorKind::Option("a unit needs a text and a translation".into()).into());
    }
    let is_given = source_lang.is_some() || target_lang.is_some();
    let [source_lang, target_lang] = judged_pair([source_lang, target_lang], [source, target]);
    if source_lang == target_lang && !is_given && source_lang != Lang::UNDETERMINED {
        let why = format!("both texts look like {source_lang}: give source-lang and target-lang");
        return Err(ErrorKind::Option(why).into());
    }
    let unit = Unit::new(source_lang, source, target_lang, target).annotated(&note.unwrap_or_default());
    let mut batch = memory.batch()?.action(Action::Add).labels(labels);
    let inserted = batch.insert(&unit.with_status(status))?;
    batch.commit()?;
    json(&ChangeReport::new("add", "").inserted(inserted))
}
