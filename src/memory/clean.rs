use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::error::Result;
use crate::lang::Lang;
use crate::text::{Digits, fold, numbers};
use crate::unit::Unit;

use super::batch::merged;
use super::failure::storage;
use super::file::Memory;
use super::record;

/// A unit that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The number of the unit.
    pub id: i64,
    /// What is the matter with it.
    pub flaw: Flaw,
    /// The unit that says the same and is to be kept, for a [`Flaw::Duplicate`].
    pub kept: Option<i64>,
}

/// What may be the matter with a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Flaw {
    /// Another unit has the same two texts but for spelling, and is trusted more or newer.
    Duplicate,
    /// A text without a letter or a digit on one side, with some on the other.
    Empty,
    /// Both texts are the same, of two words or more, in two languages.
    Untranslated,
    /// One text is more than four times as long as the other.
    Length,
    /// A number above twelve stands in one text only.
    Numbers,
    /// A text is in the script of the other language.
    Script,
}

// How many times as long a text may be as its translation, if it has so many chars at least.
const TIMES: usize = 4;
const LONG: usize = 40;
// Numbers up to here are often written as words.
const WRITTEN_OUT: f64 = 12.0;

impl Flaw {
    /// Every flaw, those that [`Memory::mend`] may mend without a second look first.
    pub const ALL: [Self; 6] =
        [Self::Duplicate, Self::Empty, Self::Untranslated, Self::Length, Self::Numbers, Self::Script];

    /// Returns the name it is shown under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Empty => "empty",
            Self::Untranslated => "untranslated",
            Self::Length => "length",
            Self::Numbers => "numbers",
            Self::Script => "script",
        }
    }
}

impl Memory {
    /// Returns the units that somebody should look at, in their order; a unit comes once for each flaw. Reads every
    /// unit and changes nothing.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn findings(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut twins: HashMap<u64, i64> = HashMap::new();
        for unit in self.units()? {
            let (id, unit) = unit?;
            findings.extend(flaws(&unit).map(|flaw| Finding { id, flaw, kept: None }));
            let Some(&twin) = twins.get(&fold_hash(&unit)) else {
                twins.insert(fold_hash(&unit), id);
                continue;
            };
            let other = self.unit(twin)?;
            if !says_the_same(&unit, &other) {
                continue;
            }
            let (kept, id) = if is_better(&unit, &other) { (id, twin) } else { (twin, id) };
            twins.insert(fold_hash(&unit), kept);
            findings.push(Finding { id, flaw: Flaw::Duplicate, kept: Some(kept) });
        }
        findings.sort_by_key(|finding| (finding.id, finding.flaw));
        Ok(findings)
    }

    /// Takes away the units found, in one batch that can be undone; the unit that is kept for a duplicate takes over what
    /// the other knew. Returns how many units are gone. What is no longer as it was found is left alone.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn mend(&self, findings: &[Finding]) -> Result<u64> {
        let mut batch = self.batch()?.named("clean");
        let mut gone = 0;
        for finding in findings {
            let Some(unit) = batch.read(finding.id)? else { continue };
            if let Some(kept) = finding.kept {
                let Some(twin) = batch.read(kept)?.filter(|twin| says_the_same(twin, &unit)) else {
                    continue;
                };
                let both = merged(&twin, &unit);
                if both != twin {
                    batch.replace(kept, &both)?;
                }
            } else if !flaws(&unit).any(|flaw| flaw == finding.flaw) {
                continue;
            }
            batch.delete(finding.id)?;
            gone += 1;
        }
        batch.commit()?;
        Ok(gone)
    }
}

fn flaws(unit: &Unit) -> impl Iterator<Item = Flaw> + use<> {
    let (source, target) = (fold(unit.source().plain()), fold(unit.target().plain()));
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let (short, long) = {
        let lengths = (source.chars().count(), target.chars().count());
        (lengths.0.min(lengths.1), lengths.0.max(lengths.1))
    };
    let found = [
        (Flaw::Empty, says(&source) != says(&target)),
        (
            Flaw::Untranslated,
            source == target
                && source.contains(' ')
                && source.chars().any(char::is_alphabetic)
                && !unit.source_lang().same_language(unit.target_lang()),
        ),
        (Flaw::Length, long >= LONG && short > 0 && long > TIMES * short),
        (Flaw::Numbers, lacks_number(unit) && says(&source) && says(&target)),
        (
            Flaw::Script,
            is_of_other_script(unit.source_lang(), unit.source().plain())
                || is_of_other_script(unit.target_lang(), unit.target().plain()),
        ),
    ];
    found.into_iter().filter_map(|(flaw, is_found)| is_found.then_some(flaw))
}

fn lacks_number(unit: &Unit) -> bool {
    let (source, target) = (numbers(unit.source().plain()), numbers(unit.target().plain()));
    let lacks = |one: &[crate::text::Number], other: &[crate::text::Number]| {
        one.iter().any(|number| {
            let counts = number.digits != Digits::Words
                && number.value.parse::<f64>().is_ok_and(|value| value > WRITTEN_OUT);
            counts && !other.iter().any(|there| there.value == number.value)
        })
    };
    lacks(&source, &target) || lacks(&target, &source)
}

fn is_of_other_script(lang: &Lang, text: &str) -> bool {
    Lang::detect(text).is_some_and(|detected| {
        (lang.is_arabic() && detected.is_english()) || (lang.is_english() && detected.is_arabic())
    })
}

fn fold_hash(unit: &Unit) -> u64 {
    let mut hasher = DefaultHasher::new();
    (fold(unit.source().plain()), fold(unit.target().plain()), unit.source_lang(), unit.target_lang())
        .hash(&mut hasher);
    hasher.finish()
}

fn says_the_same(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) == fold(other.target().plain())
        && (one.source_lang(), one.target_lang()) == (other.source_lang(), other.target_lang())
        // Codes are a difference that a translator wants to have.
        && one.source().codes().len() == other.source().codes().len()
}

fn is_better(one: &Unit, other: &Unit) -> bool {
    let key =
        |unit: &Unit| (unit.status, unit.origin.use_count, unit.origin.changed.max(unit.origin.created));
    key(one) > key(other)
}

impl super::batch::Batch<'_> {
    fn read(&mut self, id: i64) -> Result<Option<Unit>> {
        record::read(self.connection(), id).map_err(storage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Status;

    fn unit(arabic: &str, english: &str) -> Unit {
        Unit::new(Lang::Arabic, arabic, Lang::English, english)
    }

    #[test]
    fn what_may_be_wrong_with_a_unit_is_named() {
        for (arabic, english, flaw) in [
            ("افتح الباب.", "Open the door.", None),
            ("...", "Open the door.", Some(Flaw::Empty)),
            ("Open the door", "Open the door", Some(Flaw::Untranslated)),
            ("بلغت 45 درجة.", "It reached 54 degrees.", Some(Flaw::Numbers)),
            ("بلغت ٤٥ درجة.", "It reached 45 degrees.", None),
            ("ثلاثة أيام", "3 days", None),
            ("نعم", "Yes, and there is much more to be said about this matter.", Some(Flaw::Length)),
            ("Open it", "افتحه الآن", Some(Flaw::Script)),
        ] {
            let found: Vec<Flaw> = flaws(&unit(arabic, english)).collect();
            assert_eq!(found.first().copied(), flaw, "{arabic} {found:?}");
        }
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
        assert_eq!(findings, [Finding { id: 1, flaw: Flaw::Duplicate, kept: Some(2) }]);
        assert_eq!(memory.mend(&findings).unwrap(), 1);
        assert_eq!(memory.mend(&findings).unwrap(), 0);
        assert_eq!(memory.unit(2).unwrap().domain.as_deref(), Some("housing"));
        assert_eq!(memory.findings().unwrap(), []);
        assert_eq!(memory.undo().unwrap().unwrap().restored, 2);
        assert_eq!(memory.findings().unwrap().len(), 1);
    }
}
