//! The check of all units: [`Memory::findings`] reports each flaw.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::check::{Checker, Rule, says_otherwise};
use crate::error::Result;
use crate::memory::filter::Filter;
use crate::memory::memory::Memory;
use crate::memory::unit_id::UnitId;
use crate::memory::units::StoredUnit;
use crate::text::fold;
use crate::unit::Unit;

use super::stored_finding::StoredFinding;
use super::twins::{is_better, says_the_same};

impl Memory {
    /// Returns the flaws of all units by the [rules of a memory](Rule::OF_MEMORY), in the order of the units;
    /// a unit with several flaws comes several times. Reads every unit and changes nothing.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn findings(&self) -> Result<Vec<StoredFinding>> {
        findings(self, &Filter::new(), &Checker::new().rules(Rule::OF_MEMORY).whole_texts(true))
    }

    /// Compares the unit with the best unit so far that has this hash. If the two are rivals, returns the one
    /// to keep, then the other. Puts the better one into `best`.
    fn rival(
        &self,
        best: &mut HashMap<u64, UnitId>,
        hash: u64,
        (id, unit): (UnitId, &Unit),
        is_rival: fn(&Unit, &Unit) -> bool,
    ) -> Result<Option<(UnitId, UnitId)>> {
        let Some(known) = best.get_mut(&hash) else {
            best.insert(hash, id);
            return Ok(None);
        };
        let other = self.unit(*known)?;
        if !is_rival(unit, &other) {
            return Ok(None);
        }
        let (kept, gone) = if is_better(unit, &other) { (id, *known) } else { (*known, id) };
        *known = kept;
        Ok(Some((kept, gone)))
    }
}

/// Returns the flaws of the units that pass a filter, by the rules of a checker.
pub(super) fn findings(memory: &Memory, filter: &Filter, checker: &Checker) -> Result<Vec<StoredFinding>> {
    let mut findings = Vec::new();
    // The best unit so far of each pair of texts, and of each source text.
    let (mut pairs, mut sources) = (HashMap::new(), HashMap::new());
    for stored in memory.units()?.past_damage() {
        let StoredUnit { id, unit, .. } = stored?;
        if !filter.passes(&unit) {
            continue;
        }
        let of_unit = checker.findings(&unit).into_iter();
        findings.extend(of_unit.map(|finding| StoredFinding::new(id, finding)));
        let folded = [fold(unit.source().plain()), fold(unit.target().plain())];
        let langs = (unit.source_lang(), unit.target_lang());
        let mut sides = [(langs.0.base(), &folded[0]), (langs.1.base(), &folded[1])];
        sides.sort_unstable_by_key(|(lang, text)| (lang.tag().to_owned(), *text));
        let twin = match checker.has(Rule::Duplicate) || checker.has(Rule::Variant) {
            true => memory.rival(&mut pairs, hash(sides), (id, &unit), says_the_same)?,
            false => continue,
        };
        let source = hash((&folded[0], langs));
        let rival = match twin {
            Some((kept, gone)) => {
                sources.entry(source).and_modify(|best| *best = if *best == gone { kept } else { *best });
                None
            }
            None => memory.rival(&mut sources, source, (id, &unit), says_otherwise)?,
        };
        let found = twin.map(|ids| (Rule::Duplicate, ids)).or(rival.map(|ids| (Rule::Variant, ids)));
        let found = found.filter(|(rule, _)| checker.has(*rule));
        findings.extend(found.map(|(rule, (kept, id))| StoredFinding::rival(id, rule, kept)));
    }
    name_the_best(&mut findings);
    findings.sort_by_key(|finding| (finding.id, finding.rule()));
    Ok(findings)
}

/// Corrects in each finding the unit to keep: the best unit at the time of the finding may have lost to a
/// later one.
fn name_the_best(findings: &mut [StoredFinding]) {
    let better: HashMap<UnitId, (Rule, UnitId)> =
        findings.iter().filter_map(|finding| Some((finding.id, (finding.rule(), finding.kept?)))).collect();
    for finding in findings {
        while let Some(&(rule, kept)) = finding.kept.and_then(|kept| better.get(&kept))
            && (rule == Rule::Duplicate || finding.rule() == Rule::Variant)
        {
            finding.kept = Some(kept);
        }
    }
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::Status;

    fn unit(arabic: &str, english: &str) -> Unit {
        Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
    }

    #[test]
    fn of_two_equal_translations_the_later_one_is_kept_as_a_correction() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for english in ["Our pledge", "Our solemn pledge"] {
            batch.insert(&unit("تعهدنا", english)).unwrap();
        }
        batch.commit().unwrap();
        let findings = memory.findings().unwrap();
        assert_eq!(memory.mend(&findings).unwrap(), [UnitId::new(1)]);
    }

    #[test]
    fn of_several_translations_of_a_text_the_most_trusted_is_kept() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for (english, status) in
            [("Close it.", Status::Translated), ("Lock it.", Status::Machine), ("Shut it.", Status::Reviewed)]
        {
            batch.insert(&unit("أغلقه.", english).with_status(status)).unwrap();
        }
        batch.commit().unwrap();
        let findings = memory.findings().unwrap();
        let told: Vec<_> = findings
            .iter()
            .map(|finding| (finding.id.get(), finding.rule(), finding.kept.map(UnitId::get)))
            .collect();
        assert_eq!(told, [(1, Rule::Variant, Some(3)), (2, Rule::Variant, Some(3))]);
        assert_eq!(memory.mend(&findings).unwrap(), [1, 2].map(UnitId::new));
        assert_eq!(memory.findings().unwrap(), []);
    }

    #[test]
    fn a_pair_of_other_regions_or_of_the_other_direction_is_a_duplicate() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        let british = Unit::new("en-GB".parse().unwrap(), "Shut it.", "ar-SA".parse().unwrap(), "أغلقه.");
        batch.insert(&unit("أغلقه.", "Shut it.").with_status(Status::Reviewed)).unwrap();
        batch.insert(&british.with_client("Plant".to_owned())).unwrap();
        batch.insert(&unit("أغلقه.", "Lock it.")).unwrap();
        batch.commit().unwrap();
        let findings = memory.findings().unwrap();
        let flaws: Vec<_> = findings.iter().map(|finding| (finding.id.get(), finding.rule())).collect();
        assert_eq!(flaws, [(2, Rule::Duplicate), (3, Rule::Variant)]);
        assert_eq!(memory.mend(&findings[..1]).unwrap(), [UnitId::new(2)]);
        let kept = memory.unit(UnitId::new(1)).unwrap();
        assert_eq!((kept.client(), kept.source().plain()), (Some("Plant"), "أغلقه."));
    }

    #[test]
    fn duplicates_by_spelling_become_one_that_knows_what_both_knew_and_come_back() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        let mut old = unit("أغلق الباب.", "Close the door.");
        old.domain = Some("housing".into());
        batch.insert(&old).unwrap();
        batch.insert(&unit("اغلقِ الباب.", "Close the door.").with_status(Status::Reviewed)).unwrap();
        batch.insert(&unit("أغلق الباب.", "Shut the door.")).unwrap();
        batch.commit().unwrap();
        let findings = memory.findings().unwrap();
        let of_2 = |id, rule| StoredFinding::rival(UnitId::new(id), rule, UnitId::new(2));
        let (duplicate, variant) = (of_2(1, Rule::Duplicate), of_2(3, Rule::Variant));
        assert_eq!(findings, [duplicate.clone(), variant]);
        assert_eq!(memory.mend(std::slice::from_ref(&duplicate)).unwrap(), [UnitId::new(1)]);
        assert_eq!(memory.mend(&[duplicate]).unwrap(), []);
        assert_eq!(memory.unit(UnitId::new(2)).unwrap().domain.as_deref(), Some("housing"));
        assert_eq!(memory.findings().unwrap().len(), 1);
        assert_eq!(memory.undo().unwrap().unwrap().restored, 2);
        assert_eq!(memory.findings().unwrap().len(), 2);
    }
}
