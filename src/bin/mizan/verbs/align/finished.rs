//! Puts the units of a pair that was finished in an earlier run into a memory, without those that
//! `--min-confidence` leaves out.

use std::collections::HashSet;
use std::fs::File;

use mizan::exchange::Source;
use mizan::memory::Series;
use mizan::{Origin, Status, Unit};

use super::args::Args;
use super::job::Job;
use super::present::Present;
use super::shape::Shape;
use super::stored::Stored;

impl Args {
    /// Puts the units of a finished pair into the memory: those of its output, or if that holds no units,
    /// those that aligning the pair again gives.
    pub(super) fn again(&self, job: &Job, memory: &Series<'_>) -> anyhow::Result<Stored> {
        let mut origin = job.origin();
        origin.created = job.finished();
        let (Shape::Units(_), Some(output)) = (self.shape(job)?, job.output.as_deref()) else {
            let bitext = self.aligned(job)?;
            let units = self.units(&bitext, &origin).into_iter().map(Ok);
            return self.remember(memory, (&origin, job.partner()), units, &Present::Bitext(&bitext));
        };
        let labels = self.labels.labels();
        let mut units = Vec::new();
        let source = Source::new(File::open(output)?).name(output);
        source.each_unit(|unit| {
            units.push(unit.map(|unit| labels.on(unit_of(unit, &origin))));
            Ok(())
        })?;
        let all = units.into_iter().collect::<mizan::Result<Vec<Unit>>>()?;
        let sure = self.sure(job, all.clone())?;
        self.remember(memory, (&origin, job.partner()), sure.into_iter().map(Ok), &Present::Output(&all))
    }

    /// Returns the units without those of lower confidence than the run asks for. A table keeps no
    /// confidence, so the pair is aligned again to tell which of its units are doubtful; a unit that no bead
    /// gives is one that a person has corrected, and stays.
    fn sure(&self, job: &Job, units: Vec<Unit>) -> anyhow::Result<Vec<Unit>> {
        let is_doubtful = |sure: Option<f64>| sure.is_some_and(|sure| sure < self.min_confidence);
        let has_none = |unit: &Unit| unit.origin().confidence.is_none() && unit.status() == Status::Aligned;
        let mut doubtful = HashSet::new();
        if self.min_confidence > 0.0 && units.iter().any(has_none) {
            let bitext = self.aligned(job)?;
            let anywhere = Origin::default();
            let found = bitext.units(0.0, &anywhere);
            doubtful =
                found.filter(|unit| is_doubtful(unit.origin().confidence)).map(|unit| texts(&unit)).collect();
        }
        let is_left_out = |unit: &Unit| {
            is_doubtful(unit.origin().confidence) || has_none(unit) && doubtful.contains(&texts(unit))
        };
        Ok(units.into_iter().filter(|unit| !is_left_out(unit)).collect())
    }
}

fn texts(unit: &Unit) -> (String, String) {
    (unit.source().plain().to_owned(), unit.target().plain().to_owned())
}

// Completes a unit that was read from a finished output. A table keeps no origin, which is taken from the
// pair, and TSV no status. A unit of an alignment never has the status `translated`.
fn unit_of(mut unit: Unit, pair: &Origin) -> Unit {
    if unit.origin().document.is_some() {
        return unit;
    }
    let origin = unit.origin_mut();
    origin.document = pair.document.clone();
    origin.created = origin.created.or(pair.created);
    match unit.status() {
        Status::Translated => unit.with_status(Status::Aligned),
        _ => unit,
    }
}
