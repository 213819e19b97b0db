//! Deleting the units that a check found flawed: [`Memory::mend`].

use crate::check::{Checker, Rule, says_otherwise};
use crate::error::Result;
use crate::memory::action::Action;
use crate::memory::memory::Memory;
use crate::memory::same_pair::merged;
use crate::memory::unit_id::UnitId;

use super::stored_finding::StoredFinding;
use super::twins::{says_the_same, turned_like};

impl Memory {
    /// Deletes the units found, in one batch that can be undone. The unit that is kept for a duplicate takes
    /// over what the other knew. A unit that no longer has its flaw is left alone. Returns the numbers of the
    /// units deleted.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn mend(&self, findings: &[StoredFinding]) -> Result<Vec<UnitId>> {
        let checker = Checker::new();
        let mut batch = self.batch()?.action(Action::Clean);
        let mut gone = Vec::new();
        // Duplicates come first, since the unit that is kept takes over what they know.
        let mut findings: Vec<&StoredFinding> = findings.iter().collect();
        findings.sort_by_key(|finding| finding.rule());
        for finding in findings {
            let Some(unit) = batch.read(finding.id)? else { continue };
            let kept = match finding.kept {
                Some(kept) => batch.read(kept)?.map(|unit| (kept, unit)),
                None => None,
            };
            let holds = match (finding.rule(), &kept) {
                (Rule::Duplicate, Some((_, twin))) => says_the_same(twin, &unit),
                (Rule::Variant, Some((_, rival))) => says_otherwise(rival, &unit),
                (Rule::Duplicate | Rule::Variant, _) => false,
                (rule, _) => checker.findings(&unit).iter().any(|found| found.rule == rule),
            };
            if !holds {
                continue;
            }
            if let (Rule::Duplicate, Some((kept, twin))) = (finding.rule(), kept) {
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
