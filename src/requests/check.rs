//! Looking for faults in translations.

use std::path::Path;
use std::str::FromStr;

use serde_json::Value;

use super::answer::json;
use super::langs::offsets;
use super::options::Options;
use super::reading::{Kind, Reading, kind};
use crate::check::{Checker, Consistency, Findings, Glossary, Place, Rule, RuleSwitch};
use crate::error::{Error, Result};
use crate::json::{ReportedFinding, UnreadUnit};
use crate::memory::{Filter, Memory};

/// Looks for faults in the units of bilingual files and memories, as `mizan check --json` does: one array of
/// findings. A unit that cannot be read is an element with the rule `unreadable`, which no rule has.
///
/// Options: `rules` (`["numbers", "terms"]`, or with a minus all but these), `terms` (one or more glossaries
/// or memories), `offsets`, `source-lang`, `target-lang` and `input-encoding`.
///
/// ```
/// use mizan::requests::{self, Options};
///
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("plant.en-ar.tsv");
/// std::fs::write(&path, "Wait 15 minutes.\tانتظر ٥٠ دقيقة.\n")?;
/// let found = requests::check(&[&path], Options::none())?;
/// assert_eq!(found[0]["rule"], "numbers");
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::error::ErrorKind::Option), and the error of a file that cannot be read.
pub fn check<P: AsRef<Path>>(files: &[P], mut options: Options) -> Result<Value> {
    let rules = switches(&mut options)?;
    let terms = options.texts("terms")?;
    let (offsets, reading) = (offsets(&mut options)?, Reading::take(&mut options)?);
    options.finish()?;
    let checker = checker(&rules, &terms)?;
    let consistency = Consistency::new(rules);
    let mut work = Work { checker, consistency, findings: Findings::default(), unread: Vec::new() };
    for path in files {
        let path = path.as_ref();
        work.check(path, &reading).map_err(|error| error.in_file(path))?;
    }
    let found = work.findings.list.iter().map(|found| json(&ReportedFinding::new(found, offsets)));
    let unread = work.unread.iter().map(json);
    found.chain(unread).collect::<Result<Vec<_>>>().map(Value::Array)
}

/// Takes the option `rules`: names in an array, or in one text with commas, as on the command line.
pub(super) fn switches(options: &mut Options) -> Result<Vec<Rule>> {
    let lists: Vec<Switches> = options.each_explained("rules")?;
    Ok(RuleSwitch::chosen(&lists.into_iter().flat_map(|Switches(list)| list).collect::<Vec<_>>()))
}

/// Returns a checker for rules and the files of glossaries.
pub(super) fn checker(rules: &[Rule], terms: &[String]) -> Result<Checker> {
    Ok(Checker::new().rules(rules.iter().copied()).terms(glossary(terms)?))
}

/// Names of rules with commas between them.
struct Switches(Vec<RuleSwitch>);

impl FromStr for Switches {
    type Err = Error;

    fn from_str(names: &str) -> Result<Self> {
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
        names.map(str::parse).collect::<Result<_>>().map(Self)
    }
}

fn glossary(paths: &[String]) -> Result<Glossary> {
    let mut glossary = Glossary::new();
    for path in paths.iter().map(Path::new) {
        add(&mut glossary, path).map_err(|error| error.in_file(path))?;
    }
    Ok(glossary)
}

fn add(glossary: &mut Glossary, path: &Path) -> Result<()> {
    let reading = Reading::default();
    let kind = kind(path)?;
    if kind == Kind::Memory {
        for stored in Memory::open(path)?.units()?.past_damage() {
            glossary.add(&stored?.unit);
        }
        return Ok(());
    }
    reading.source(path, kind, false)?.terms(true).each_unit(|unit| {
        glossary.add(&unit?);
        Ok(())
    })
}

/// A check that goes from file to file.
struct Work {
    checker: Checker,
    consistency: Consistency,
    findings: Findings,
    unread: Vec<UnreadUnit>,
}

impl Work {
    fn check(&mut self, path: &Path, reading: &Reading) -> Result<()> {
        let name = path.display().to_string();
        let kind = kind(path)?;
        if kind == Kind::Memory {
            let memory = Memory::open(path)?;
            return memory.only(Filter::new()).check(&name, &self.checker, &mut self.findings);
        }
        reading.source(path, kind, true)?.each_unit_at(|at, unit| {
            match unit {
                Ok(unit) => {
                    let place = Place::in_file(&*name, at.line, unit.origin().key.as_deref());
                    let mut found = self.checker.findings(&unit);
                    found.extend(self.consistency.findings(&unit, || place.to_string()));
                    self.findings.add(&place, unit, found);
                }
                Err(error) => self.unread.push(UnreadUnit::new(&name, at.line, &error)),
            }
            Ok(())
        })
    }
}
