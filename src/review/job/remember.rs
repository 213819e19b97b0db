//! The confirmed rows of a document, put into a memory.

use std::collections::HashSet;

use serde::Serialize;

use super::job::Job;
use crate::error::Result;
use crate::memory::{Action, Inserted, Memory};
use crate::unit::{Labels, Status, Unit};

/// What putting confirmed rows into a memory did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Remembered {
    /// Units that the memory did not have.
    pub new: usize,
    /// Units that the memory had, as reviewed now.
    pub known: usize,
    /// Units of an earlier alignment of the document that the confirmed rows correct; they are deleted.
    pub replaced: usize,
}

impl Job {
    /// Puts the confirmed rows of a document into a memory, as reviewed units with the person and the date,
    /// in one step that `mizan undo` takes back. Units that an alignment of the same document has put there,
    /// that nobody has looked at, and that pair one of the texts with another one, are deleted.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or written; then the memory stays as it is.
    pub fn remember(&self, document: usize, memory: &Memory) -> Result<Remembered> {
        let units: Vec<Unit> =
            self.units(document)?.into_iter().filter(|unit| unit.status() == Status::Reviewed).collect();
        let name = self.documents().nth(document).map(|document| document.name().to_owned());
        let mut batch = memory.batch()?.action(Action::Align).file(name.clone());
        let mut remembered = Remembered::default();
        for unit in &units {
            match batch.insert(unit)? {
                Inserted::New(_) => remembered.new += 1,
                _ => remembered.known += 1,
            }
        }
        let pairs: HashSet<[String; 2]> = units.iter().map(texts).collect();
        let known: HashSet<&String> = pairs.iter().flatten().collect();
        let own: Vec<&str> = name.as_deref().into_iter().collect();
        for found in batch.aligned_before(&Labels::new())? {
            let [source, target] = texts(&found.unit);
            let is_corrected = (known.contains(&source) || known.contains(&target))
                && !pairs.contains(&[source.clone(), target.clone()])
                && !pairs.contains(&[target, source]);
            if is_corrected && batch.delete_from(found.id, &own)? {
                remembered.replaced += 1;
            }
        }
        batch.commit()?;
        Ok(remembered)
    }
}

// The texts of a unit without spaces, which passages of a row are joined by.
fn texts(unit: &Unit) -> [String; 2] {
    [unit.source(), unit.target()].map(|text| text.plain().split_whitespace().collect())
}
