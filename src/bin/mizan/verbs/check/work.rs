//! Checks the units of files and memories, and gathers what was found.

use std::path::Path;

use anyhow::Context;
use mizan::check::{Checker, Consistency, Finding, Findings, Place, Rule};
use mizan::formats::xliff::FillableFile;
use mizan::memory::Filter;
use mizan::{Error, Position, Unit};

use crate::options::memory_file;
use crate::options::read_options::{LangOptions, with_hint};
use crate::options::strict::Strict;
use crate::terminal::content::{is_memory, start_of};
use crate::terminal::outcome::Outcome;
use crate::terminal::remark::remark;
use crate::terminal::{damage, input, progress};

/// A check that goes from file to file.
pub(super) struct Work<'a> {
    checker: Checker,
    consistency: Consistency,
    reading: &'a LangOptions,
    strict: Strict,
    pub(super) findings: Findings,
    /// Units that could not be read.
    pub(super) refused: u64,
    pub(super) outcome: Outcome,
    /// The XLIFF file with what was found as notes.
    pub(super) noted: Option<FillableFile>,
}

impl<'a> Work<'a> {
    pub(super) fn new(checker: Checker, rules: &[Rule], reading: &'a LangOptions, strict: Strict) -> Self {
        Self {
            checker,
            consistency: Consistency::new(rules.iter().copied()),
            reading,
            strict,
            findings: Findings::default(),
            refused: 0,
            outcome: Outcome::Done,
            noted: None,
        }
    }

    /// Checks the units of a file. Returns the place at which the file is cut off, if it is.
    pub(super) fn check(&mut self, path: &Path) -> anyhow::Result<Option<Position>> {
        if path.is_file() && start_of(path).is_ok_and(|start| is_memory(&start)) {
            return self.memory(path).map(|()| None);
        }
        let mut cut_off = None;
        let name = input::name(path);
        let source = self.reading.any_source(path).with_context(|| name.clone())?;
        let done = source.each_unit_at(|at, unit| {
            let unit = match unit {
                Ok(unit) => unit,
                Err(error) => {
                    self.refused += 1;
                    if error.is_cut_off() {
                        cut_off = cut_off.or(error.position());
                    }
                    remark!("{name}:{}: not checked: {error}", at.line);
                    return Ok(());
                }
            };
            self.unit(&name, at, unit);
            Ok(())
        });
        done.map_err(|error| with_hint(error, path)).with_context(|| name.clone())?;
        Ok(cut_off)
    }

    /// Checks an XLIFF file, and puts what is found into it as notes.
    pub(super) fn noted(&mut self, path: &Path) -> anyhow::Result<Option<Position>> {
        let name = input::name(path);
        let mut document = FillableFile::read(input::open(path)?).with_context(|| name.clone())?;
        for number in 0..document.segments().len() {
            let segment = &document.segments()[number];
            let (at, unit) = (segment.at(), segment.unit().clone());
            for finding in self.unit(&name, at, unit) {
                document.note(number, format!("{} {}: {}", finding.severity, finding.rule, finding.message));
            }
        }
        let cut_off = document.damage().iter().find(|error| error.is_cut_off()).and_then(Error::position);
        self.noted = Some(document);
        Ok(cut_off)
    }

    fn unit(&mut self, name: &str, at: Position, unit: Unit) -> Vec<Finding> {
        let place = Place::in_file(name, at.line, unit.origin().key.as_deref());
        let mut found = self.checker.findings(&unit);
        found.extend(self.consistency.findings(&unit, || place.to_string()));
        self.findings.add(&place, unit, found.clone());
        found
    }

    // A memory compares its units by their numbers, which takes less memory.
    fn memory(&mut self, path: &Path) -> anyhow::Result<()> {
        let name = input::name(path);
        let memory = memory_file::open(path)?;
        self.strict.check(&memory, &name)?;
        let units = memory.only(Filter::new());
        let found = progress::busy("looking", || units.check(&name, &self.checker, &mut self.findings));
        found.with_context(|| name.clone())?;
        self.outcome = damage::met(&memory, &name, self.outcome);
        Ok(())
    }
}
