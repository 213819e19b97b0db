//! Looking for faults in the translation of one text.

use serde_json::Value;

use super::answer::json;
use super::check::{checker, switches};
use super::langs::{judged_pair, offsets, pair};
use super::options::Options;
use crate::check::{Findings, Place};
use crate::error::Result;
use crate::json::ReportedFinding;
use crate::unit::Unit;

/// Looks for faults in the translation of a text, as an editor does when a translator has finished a
/// sentence: an array of the findings that [`check`](super::check()) answers, without `place`.
///
/// Options: `rules`, `terms`, `offsets`, `source-lang` and `target-lang` (by default judged by the script).
///
/// ```
/// use mizan::requests::{self, Options};
///
/// let found = requests::check_text("Wait 15 minutes.", "انتظر ٥٠ دقيقة.", Options::none())?;
/// assert_eq!(found[0]["rule"], "numbers");
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), and the error of a glossary that cannot be read.
pub fn check_text(source: &str, target: &str, mut options: Options) -> Result<Value> {
    let rules = switches(&mut options)?;
    let terms = options.texts("terms")?;
    let offsets = offsets(&mut options)?;
    let [source_lang, target_lang] = judged_pair(pair(&mut options)?, [source, target]);
    options.finish()?;
    let unit = Unit::new(source_lang, source, target_lang, target);
    let found = checker(&rules, &terms)?.findings(&unit);
    let mut findings = Findings::default();
    findings.add(&Place::default(), unit, found);
    json(&findings.list.iter().map(|found| ReportedFinding::new(found, offsets)).collect::<Vec<_>>())
}
