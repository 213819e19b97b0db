//! The findings of a memory with their places, as a report shows them.

use std::sync::Arc;

use crate::check::{Checker, Finding, Findings, Place};
use crate::error::Result;
use crate::memory::memory::Memory;

use super::selection::Selection;
use super::stored_finding::StoredFinding;

impl Selection<'_> {
    /// Adds the flaws of the units by the rules of a checker to a report, in which the memory has this name.
    /// A flaw of two units names the other one.
    ///
    /// ```
    /// use mizan::check::{Checker, Findings};
    /// use mizan::memory::{Filter, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let memory = Memory::in_memory()?;
    /// let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ENGLISH, "Wait 15 minutes.", Lang::ARABIC, "انتظر ٥٠ دقيقة."))?;
    /// batch.commit()?;
    /// let mut found = Findings::default();
    /// memory.only(Filter::new()).check("plant.mizan", &Checker::new(), &mut found)?;
    /// assert_eq!((found.units, found.list[0].place.to_string().as_str()), (1, "plant.mizan: unit 1"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn check(&self, name: &str, checker: &Checker, findings: &mut Findings) -> Result<()> {
        let memory = self.memory();
        let mut found = self.findings_by(checker)?.into_iter().peekable();
        findings.units += self.info()?.units;
        while let Some(first) = found.next() {
            let mut of_unit = vec![told(memory, &first)?];
            while let Some(next) = found.next_if(|next| next.id == first.id) {
                of_unit.push(told(memory, &next)?);
            }
            let unit = Arc::new(memory.unit(first.id)?);
            findings.put(&Place::in_memory(name, first.id.get()), &unit, of_unit);
        }
        Ok(())
    }
}

fn told(memory: &Memory, found: &StoredFinding) -> Result<Finding> {
    let mut finding = found.finding.clone();
    if let Some(kept) = found.kept {
        let other = memory.unit(kept)?;
        finding.message = format!("{}: unit {kept}: {}", finding.message, other.target().plain()).into();
    }
    Ok(finding)
}
