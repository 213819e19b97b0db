//! Whether a file in the place of an output is an earlier result of the same pair. A translator's own memory
//! may have the same name, so that name and time prove nothing.

use std::fs::File;
use std::io;
use std::path::Path;

use mizan::exchange::Source;
use mizan::{Error, Unit};

use super::args::Args;
use super::job::Job;
use super::shape::Shape;
use crate::terminal::content::start_of;
use crate::terminal::input;

/// The units of a file that are looked at. Chosen by hand: more would not make the answer any surer.
const UNITS: usize = 20;

impl Args {
    /// Returns true if a file holds an alignment of the two texts of a job, as `align` wrote it or as a
    /// person has corrected it: if most of its units name the source as their document and have a confidence,
    /// or consist of passages of both texts.
    pub(super) fn is_own_result(&self, job: &Job, shape: Shape, file: &Path) -> bool {
        if !matches!(shape, Shape::Units(_)) {
            return start_of(file).is_ok_and(|start| shape.content().may_be_held_by(&start));
        }
        let units = first_units(file);
        let texts = Texts::of(self, job);
        let own = units.iter().filter(|unit| self.is_marked(job, unit) || texts.hold(unit)).count();
        // An alignment may have no unit at all.
        own * 2 > units.len() || units.is_empty()
    }

    // Returns true for a unit with what only an alignment of this source has.
    fn is_marked(&self, job: &Job, unit: &Unit) -> bool {
        let base = |name: &str| Path::new(name).file_name().map(ToOwned::to_owned);
        let document = unit.origin().document.as_deref();
        let labels = self.labels.labels();
        let is_of_source = document.is_some_and(|document| {
            Some(document) == labels.document_name() || base(document).as_deref() == job.source.file_name()
        });
        is_of_source && unit.origin().confidence.is_some()
    }
}

/// The two texts of a job without their spaces, since a sentence may go on in the next line; empty if they
/// cannot be read.
struct Texts {
    source: String,
    target: String,
}

impl Texts {
    fn of(align: &Args, job: &Job) -> Self {
        let options = align.reading.options();
        let read = |path: &Path| {
            input::document(path, &options).map(|document| closed_up(document.text())).unwrap_or_default()
        };
        Self { source: read(&job.source), target: read(job.target_file()) }
    }

    fn hold(&self, unit: &Unit) -> bool {
        let [source, target] = [unit.source(), unit.target()].map(|text| closed_up(text.plain()));
        !source.is_empty() && self.source.contains(&source) && self.target.contains(&target)
    }
}

fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

// Returns the first units of a file, as far as it can be read.
fn first_units(path: &Path) -> Vec<Unit> {
    let mut units = Vec::new();
    let Ok(file) = File::open(path) else { return units };
    let _ = Source::new(file).name(path).each_unit(|unit| {
        units.push(unit?);
        match units.len() < UNITS {
            true => Ok(()),
            false => Err(Error::from(io::Error::other("enough"))),
        }
    });
    units
}
