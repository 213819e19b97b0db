use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use crate::error::Result;
use crate::lang::Lang;
use crate::text::fold;
use crate::unit::Unit;

use super::batch::merged;
use super::failure::storage;
use super::file::Memory;
use super::record;
use super::unmatched::unmatched;

/// A unit that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The number of the unit.
    pub id: i64,
    /// What is the matter with it.
    pub flaw: Flaw,
    /// The unit that is to be kept instead, for a [`Flaw::Duplicate`] or a [`Flaw::Variant`].
    pub kept: Option<i64>,
    /// Where in the plain source text it is seen, in bytes; empty if it concerns the unit as a whole.
    pub source: Vec<Range<usize>>,
    /// Where in the plain target text it is seen.
    pub target: Vec<Range<usize>>,
}

/// What may be the matter with a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Flaw {
    /// Another unit has the same two texts but for spelling, and is trusted more or newer.
    Duplicate,
    /// A text without a letter or a digit on one side, with some on the other.
    Empty,
    /// A text of two words or more is, or contains, its own translation.
    Untranslated,
    /// One text is more than four times as long as the other.
    Length,
    /// A number above twelve stands in one text only, in digits, and not in words in the other.
    Numbers,
    /// A text has no letter of its language's script, but some of the other's.
    Script,
    /// Another unit translates the same source text otherwise, and is trusted more or newer. Nothing is wrong with it
    /// if the text has several meanings.
    Variant,
}

// How many times as long a text may be as its translation, if it has so many chars at least.
const TIMES: usize = 4;
const LONG: usize = 40;
// Words of a text that may stand in another, as a name or a label, without being left untranslated.
const QUOTED: usize = 3;

impl Flaw {
    /// Every flaw, those that [`Memory::mend`] may mend without a second look first.
    pub const ALL: [Self; 7] = [
        Self::Duplicate,
        Self::Empty,
        Self::Untranslated,
        Self::Length,
        Self::Numbers,
        Self::Script,
        Self::Variant,
    ];

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
            Self::Variant => "variant",
        }
    }
}

impl Finding {
    fn new(id: i64, flaw: Flaw) -> Self {
        Self { id, flaw, kept: None, source: Vec::new(), target: Vec::new() }
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
        // The best unit so far of each pair of texts, and of each source text.
        let (mut pairs, mut sources) = (HashMap::new(), HashMap::new());
        for unit in self.units()? {
            let (id, unit) = unit?;
            findings.extend(flaws(&unit, id));
            let folded = [fold(unit.source().plain()), fold(unit.target().plain())];
            let langs = (unit.source_lang(), unit.target_lang());
            let twin = self.rival(&mut pairs, hash((&folded, langs)), (id, &unit), says_the_same)?;
            let rival = match twin {
                Some(_) => None,
                None => self.rival(&mut sources, hash((&folded[0], langs)), (id, &unit), says_otherwise)?,
            };
            let found = twin.map(|ids| (Flaw::Duplicate, ids)).or(rival.map(|ids| (Flaw::Variant, ids)));
            findings.extend(
                found.map(|(flaw, (kept, id))| Finding { kept: Some(kept), ..Finding::new(id, flaw) }),
            );
        }
        name_the_best(&mut findings);
        findings.sort_by_key(|finding| (finding.id, finding.flaw));
        Ok(findings)
    }

    /// Returns which unit is kept and which is not, if there is one of the same hash that is a rival; keeps the better
    /// one's number for the hash.
    fn rival(
        &self,
        best: &mut HashMap<u64, i64>,
        hash: u64,
        (id, unit): (i64, &Unit),
        is_rival: fn(&Unit, &Unit) -> bool,
    ) -> Result<Option<(i64, i64)>> {
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

    /// Takes away the units found, in one batch that can be undone; the unit that is kept for a duplicate takes over what
    /// the other knew. Returns how many units are gone. What is no longer as it was found is left alone.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn mend(&self, findings: &[Finding]) -> Result<u64> {
        let mut batch = self.batch()?.named("clean");
        let mut gone = 0;
        // Duplicates first, for what they know goes to the unit that is kept.
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
                let both = merged(&twin, &unit);
                if both != twin {
                    batch.replace(kept, &both)?;
                }
            }
            batch.delete(finding.id)?;
            gone += 1;
        }
        batch.commit()?;
        Ok(gone)
    }
}

/// Names as kept the unit that is kept at last: the one that was the best when a unit was read may have met a better
/// one since.
fn name_the_best(findings: &mut [Finding]) {
    let better: HashMap<i64, (Flaw, i64)> =
        findings.iter().filter_map(|finding| Some((finding.id, (finding.flaw, finding.kept?)))).collect();
    for finding in findings {
        while let Some(&(flaw, kept)) = finding.kept.and_then(|kept| better.get(&kept))
            && (flaw == Flaw::Duplicate || finding.flaw == Flaw::Variant)
        {
            finding.kept = Some(kept);
        }
    }
}

fn flaws(unit: &Unit, id: i64) -> impl Iterator<Item = Finding> + use<> {
    let (source, target) = (fold(unit.source().plain()), fold(unit.target().plain()));
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let lengths = [source.chars().count(), target.chars().count()];
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let numbers = Finding {
        source: unmatched(unit.source().plain(), unit.target().plain()),
        target: unmatched(unit.target().plain(), unit.source().plain()),
        ..Finding::new(id, Flaw::Numbers)
    };
    let speaks = says(&source) && says(&target);
    let is_two = !unit.source_lang().same_language(unit.target_lang());
    let is_untranslated = is_two && (is_left(&source, &target) || is_left(&target, &source));
    let found = [
        (Flaw::Empty, says(&source) != says(&target)),
        (Flaw::Untranslated, is_untranslated),
        (Flaw::Length, long >= LONG && short > 0 && long > TIMES * short),
        (
            Flaw::Script,
            !is_untranslated
                && (is_of_other_script(unit.source_lang(), &source)
                    || is_of_other_script(unit.target_lang(), &target)),
        ),
    ];
    let found =
        found.into_iter().filter(|(_, is_found)| *is_found).map(move |(flaw, _)| Finding::new(id, flaw));
    let lacks_numbers = speaks && !(numbers.source.is_empty() && numbers.target.is_empty());
    found.chain(lacks_numbers.then_some(numbers))
}

/// Returns true if a text is its own translation, or has all of it in it.
fn is_left(text: &str, translation: &str) -> bool {
    let words = translation.split(' ').filter(|word| word.contains(char::is_alphabetic)).count();
    if text == translation { words > 1 } else { words > QUOTED && text.contains(translation) }
}

fn is_of_other_script(lang: &Lang, text: &str) -> bool {
    let letters = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
    let arabic = letters(|c| matches!(c, '\u{620}'..='\u{64A}'));
    let latin = letters(|c| c.is_ascii_lowercase());
    // A name or a code may stand for itself.
    text.contains(' ')
        && ((lang.is_arabic() && arabic == 0 && latin > 1) || (lang.is_english() && latin == 0 && arabic > 1))
}

fn hash(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

fn says_otherwise(one: &Unit, other: &Unit) -> bool {
    fold(one.source().plain()) == fold(other.source().plain())
        && fold(one.target().plain()) != fold(other.target().plain())
        && (one.source_lang(), one.target_lang()) == (other.source_lang(), other.target_lang())
        && one.source().codes().len() == other.source().codes().len()
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
        Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)
    }

    #[test]
    fn what_may_be_wrong_with_a_unit_is_named() {
        for (arabic, english, flaw) in [
            ("افتح الباب.", "Open the door.", None),
            ("...", "Open the door.", Some(Flaw::Empty)),
            ("Open the door", "Open the door", Some(Flaw::Untranslated)),
            ("خطأ: Open the door now", "Open the door now", Some(Flaw::Untranslated)),
            ("حول موقع bitcoin.org", "About bitcoin.org", None),
            ("بلغت 45 درجة.", "It reached 54 degrees.", Some(Flaw::Numbers)),
            ("بلغت ٤٥ درجة.", "It reached 45 degrees.", None),
            ("بلغت خمسة وأربعين درجة.", "It reached 45 degrees.", None),
            ("نعم", "Yes, and there is much more to be said about this matter.", Some(Flaw::Length)),
            ("Open it", "افتحه الآن", Some(Flaw::Script)),
            ("استخدم Copy Data ثم Run once now", "Use Copy Data, then Run once now", None),
        ] {
            let found: Vec<Flaw> = flaws(&unit(arabic, english), 1).map(|finding| finding.flaw).collect();
            assert_eq!(found.first().copied(), flaw, "{arabic} {found:?}");
        }
    }

    #[test]
    fn a_number_that_is_missing_is_told_with_its_place() {
        let finding = flaws(&unit("بلغت 45 درجة.", "It reached 54 degrees."), 1).next().unwrap();
        assert_eq!((finding.source[0].clone(), finding.target[0].clone()), (9..11, 11..13));
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
        let told: Vec<_> = findings.iter().map(|finding| (finding.id, finding.flaw, finding.kept)).collect();
        assert_eq!(told, [(1, Flaw::Variant, Some(3)), (2, Flaw::Variant, Some(3))]);
        assert_eq!(memory.mend(&findings).unwrap(), 2);
        assert_eq!(memory.findings().unwrap(), []);
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
        let duplicate = Finding { kept: Some(2), ..Finding::new(1, Flaw::Duplicate) };
        let variant = Finding { kept: Some(2), ..Finding::new(3, Flaw::Variant) };
        assert_eq!(findings, [duplicate.clone(), variant]);
        assert_eq!(memory.mend(std::slice::from_ref(&duplicate)).unwrap(), 1);
        assert_eq!(memory.mend(&[duplicate]).unwrap(), 0);
        assert_eq!(memory.unit(2).unwrap().domain.as_deref(), Some("housing"));
        assert_eq!(memory.findings().unwrap().len(), 1);
        assert_eq!(memory.undo().unwrap().unwrap().restored, 2);
        assert_eq!(memory.findings().unwrap().len(), 2);
    }
}
