//! Deleting the units that a check found flawed: [`Memory::mend`].

use crate::error::Result;
use crate::memory::action::Action;
use crate::memory::memory::Memory;
use crate::memory::same_pair::merged;
use crate::memory::unit_id::UnitId;

use super::flaw::{Finding, Flaw};
use super::rules::{flaws, says_otherwise, says_the_same, turned_like};

impl Memory {
    /// Deletes the units found, in one batch that can be undone. The unit that is kept for a duplicate takes
    /// over what the other knew. A unit that no longer has its flaw is left alone. Returns the numbers of the
    /// units deleted.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn mend(&self, findings: &[Finding]) -> Result<Vec<UnitId>> {
        let mut batch = self.batch()?.action(Action::Clean);
        let mut gone = Vec::new();
        // Duplicates come first, since the unit that is kept takes over what they know.
        let mut findings: Vec<&Finding> = findings.iter().collect();
        findings.sort_by_key(|finding| finding.flaw);
        for finding in findings {
            let Some(unit) = batch.read(finding.id)? else { continue };
            let kept = match finding.kept {
                Some(kept) => batch.read(kept)?.map(|unit| (kept, unit)),
                None => None,
            };
            let holds = match (finding.flaw, &kept) {
                (Flaw::Duplicate, Some((_, twin))) => says_the_same(twin, &unit),
                (Flaw::Variant, Some((_, rival))) => says_otherwise(rival, &unit),
                (Flaw::Duplicate | Flaw::Variant, _) => false,
                (flaw, _) => flaws(&unit, finding.id).any(|found| found.flaw == flaw),
            };
            if !holds {
                continue;
            }
            if let (Flaw::Duplicate, Some((kept, twin))) = (finding.flaw, kept) {
                let both = merged(&twin, &turned_like(unit, &twin));
                if both != twin {
                    batch.replace(kept, &both)?;
                }
            }
            batch.delete(finding.id)?;
            gone.push(finding.id);
        }
        batch.commit()?;
        Ok(gone)
    }
}
