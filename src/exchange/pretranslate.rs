//! [`Pretranslate`]: fills the open segments of a document from a memory, on several threads.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt;
use std::io::{Read, Write};

use super::job_texts::{between_spaces_of, differ_in_outer_spaces, numbers_alone};
#[cfg(feature = "documents")]
use super::manuscript_units;
use super::placeholders;
use super::plural_form;
use super::progress::Progress;
use super::report::Report;
use crate::error::Result;
use crate::formats::xliff::{FillableFile, MatchedBy, Proposal};
use crate::lang::Lang;
#[cfg(feature = "documents")]
use crate::manuscript::Manuscript;
use crate::memory::{Lookup, Match, Memory, stood_under};
use crate::similarity::Class;
use crate::threads::in_turns;
use crate::unit::{Status, Unit, UnitText};

// The most units of one source text among which a segment finds its own. Chosen by hand: a short text of an
// application (`Open`) has a few dozen places.
const MOST_OF_ONE_TEXT: usize = 64;

/// Fills the open segments of an XLIFF file from a memory.
///
/// ```
/// use mizan::exchange::{Pretranslate, Report};
/// use mizan::memory::Memory;
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ENGLISH, "Close the door.", Lang::ARABIC, "أغلق الباب."))?;
/// batch.commit()?;
/// let file = r#"<xliff version="1.2"><file source-language="en" target-language="ar"><body><trans-unit id="1"
///   ><source>Close the door.</source></trans-unit></body></file></xliff>"#;
/// let (mut filled, mut report) = (Vec::new(), Report::default());
/// Pretranslate::new(&memory).write(file.as_bytes(), &mut filled, &mut report)?;
/// assert_eq!(report.filled, 1);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone)]
pub struct Pretranslate<'m> {
    memory: &'m Memory,
    lookup: Lookup,
    threads: usize,
    origin: String,
    seen: Option<&'m (dyn Fn(Progress) + Sync)>,
}

impl<'m> Pretranslate<'m> {
    /// Returns a pre-translation that proposes matches of 75 percent or more, three at most for a segment.
    #[must_use]
    pub fn new(memory: &'m Memory) -> Self {
        Self {
            memory,
            lookup: Lookup::new().at_least(75).limit(3),
            threads: 1,
            origin: "mizan".into(),
            seen: None,
        }
    }

    /// Sets the options of the lookup: how alike matches must be, how many a segment gets, and which units
    /// may be found. The languages and the neighbours of a segment are taken from the file.
    #[must_use]
    pub fn lookup(mut self, lookup: Lookup) -> Self {
        self.lookup = lookup;
        self
    }

    /// Sets the number of threads that search, 1 by default. The file written does not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// Sets the name of the memory, which is written into the file as the origin of each proposal; `mizan` by
    /// default.
    #[must_use]
    pub fn origin(mut self, name: impl Into<String>) -> Self {
        self.origin = name.into();
        self
    }

    /// Calls a closure, on any thread, whenever a search begins.
    #[must_use]
    pub fn progress(mut self, seen: &'m (dyn Fn(Progress) + Sync)) -> Self {
        self.seen = Some(seen);
        self
    }

    /// Reads an XLIFF file of any version and dialect, and writes it with its open segments filled. An exact
    /// match becomes the target of its segment, and all matches are added as proposals; everything else stays
    /// byte for byte. A match that differs in the spaces around its text alone counts as exact and gets the
    /// spaces of the segment. A segment of numbers and signs alone is its own translation, in English with
    /// English digits. The neighbours of a segment in the file decide between equal matches. The report
    /// counts the open segments; units that could not be read are left as they are and counted as refused.
    ///
    /// # Errors
    ///
    /// If the input cannot be read or is no XLIFF, the memory cannot be read, or the output refuses.
    pub fn write(&self, input: impl Read, out: impl Write, report: &mut Report) -> Result<()> {
        let mut document = FillableFile::read(input)?;
        for (number, proposals) in self.all_proposals(&document)? {
            document.propose(number, proposals);
        }
        let segments = document.write(out)?;
        report.read += document.segments().len() as u64;
        report.filled += segments.filled as u64;
        report.filled_by_context += segments.by_context as u64;
        report.filled_by_key += segments.by_key as u64;
        report.proposed += segments.proposed as u64;
        report.too_long += segments.too_long as u64;
        report.protected += segments.protected as u64;
        report.unanswered += segments.open as u64;
        document.into_damage().iter().for_each(|damage| report.refuse(damage));
        Ok(())
    }

    /// Writes a document as XLIFF 1.2 and fills it as [`write`](Self::write) does. There is a group for each
    /// part of the document, with a unit for each segment; the file has the name and the checksum of the
    /// document, by which the translations go back into it.
    ///
    /// # Errors
    ///
    /// As for `write`.
    #[cfg(feature = "documents")]
    pub fn write_manuscript(
        &self,
        manuscript: &Manuscript,
        name: &str,
        target: &Lang,
        out: impl Write,
        report: &mut Report,
    ) -> Result<()> {
        let file = manuscript_units::as_xliff(manuscript, name, target)?;
        self.write(&file[..], out, report)
    }

    // Returns the proposals for each open segment, with the number of the segment.
    fn all_proposals(&self, document: &FillableFile) -> Result<Vec<(usize, Vec<Proposal>)>> {
        let segments = document.segments();
        let proposed = in_turns(segments.len(), self.threads, |number| {
            if let Some(seen) = self.seen {
                seen(Progress::new(number, segments.len()));
            }
            let segment = &segments[number];
            segment.is_open().then(|| Ok((number, self.proposals(segment.unit())?))).transpose()
        })?;
        Ok(proposed.into_iter().flatten().collect())
    }

    fn proposals(&self, unit: &Unit) -> Result<Vec<Proposal>> {
        let mut lookup = self.lookup.clone().context(unit.context.clone());
        if *unit.source_lang() != Lang::UNDETERMINED {
            lookup = lookup.in_lang(unit.source_lang().clone());
        }
        if *unit.target_lang() != Lang::UNDETERMINED {
            lookup = lookup.to_lang(unit.target_lang().clone());
        }
        let mut found = self.memory.lookup(unit.source().clone(), &lookup)?;
        // More units of the same text than were asked for: the one that belongs here may be among the others.
        if found.len() >= lookup.most() && found.iter().all(|found| is_same_text(unit, found)) {
            found = self.memory.lookup(unit.source().clone(), &lookup.clone().limit(MOST_OF_ONE_TEXT))?;
        }
        let mut judged: Vec<JudgedMatch<'_>> =
            found.iter().map(|found| JudgedMatch::of(unit, found)).collect();
        judged.sort_by_key(|judged| Reverse(judged.rank()));
        let forms = judged.iter().filter(|judged| judged.is_same_text);
        let forms = forms.map(|judged| judged.found.unit());
        let forms = forms.filter_map(|unit| Some((plural_form::of(unit)?, unit.target().plain())));
        let (forms, texts): (HashSet<_>, HashSet<_>) = forms.unzip();
        let is_ambiguous = forms.len() > 1 && texts.len() > 1;
        let proposal = |judged: &JudgedMatch<'_>| judged.proposal(&self.origin, is_ambiguous);
        let is_known = judged.iter().any(|judged| judged.is_same_text);
        let numbers = if is_known { None } else { numbers_proposal(unit) };
        Ok(numbers.into_iter().chain(judged.iter().map(proposal)).take(lookup.most()).collect())
    }
}

/// Returns the proposal for a segment of numbers alone.
fn numbers_proposal(unit: &Unit) -> Option<Proposal> {
    const ORIGIN: &str = "numbers";
    let target = numbers_alone(unit.source(), unit.target_lang())?;
    let numbers = unit.clone().with_texts(unit.source().clone(), target).with_status(Status::Translated);
    Some(Proposal::new(numbers, 100).exact(true).origin(ORIGIN))
}

/// What a match has in common with a segment beside the text, the strongest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    None,
    /// One neighbour, which short texts such as `OK` share with many segments.
    OneNeighbour,
    /// A telling key, in a document of another name.
    Key,
    /// Both neighbours: the text stands in the same passage.
    BothNeighbours,
    /// The key and the document: it is the segment's own translation.
    Own,
}

/// A match, and the evidence for inserting its translation.
struct JudgedMatch<'f> {
    job: &'f UnitText,
    found: &'f Match,
    percent: u8,
    is_same_text: bool,
    /// The texts differ in the spaces around them alone.
    has_other_spaces: bool,
    matched_by: MatchedBy,
    keeps_placeholders: bool,
    is_of_document: bool,
    evidence: Evidence,
    /// Both are the same plural form, or neither is one.
    is_same_form: bool,
    /// Both are plural forms of a text with a placeholder, and not the same form.
    is_other_form: bool,
    /// Both are the same plural form.
    is_own_form: bool,
}

impl<'f> JudgedMatch<'f> {
    fn of(unit: &'f Unit, found: &'f Match) -> Self {
        let (own, other) = (unit.origin(), found.unit().origin());
        let has_other_spaces = differ_in_outer_spaces(unit.source(), found.unit().source());
        let is_same_text = has_other_spaces || is_same_text(unit, found);
        let is_of_document = own.document.is_some() && own.document == other.document;
        let place = own.document.as_deref().zip(own.key.as_deref());
        let place = place.filter(|(document, key)| !(is_counted(document) && is_counted(key)));
        let is_own = place.is_some_and(|(document, key)| stood_under(found.unit(), document, key));
        let matched_by = match () {
            () if is_own => MatchedBy::Key,
            () if found.class() == Class::Context => MatchedBy::Context,
            () => MatchedBy::Text,
        };
        let evidence = match found.neighbours() {
            _ if is_own => Evidence::Own,
            2.. => Evidence::BothNeighbours,
            _ if own.key == other.key && own.key.as_deref().is_some_and(is_telling) => Evidence::Key,
            1 => Evidence::OneNeighbour,
            0 => Evidence::None,
        };
        let penalties: u32 = found.penalties().iter().map(|penalty| u32::from(penalty.points())).sum();
        let percent = if is_same_text && !has_other_spaces && found.class() == Class::Format {
            u8::try_from(100_u32.saturating_sub(penalties)).expect("100 at most")
        } else {
            found.percent()
        };
        let keeps_placeholders = placeholders::are_kept(unit.source().plain(), found.unit().target().plain());
        let forms = [plural_form::of(unit), plural_form::of(found.unit())];
        let is_same_form = forms[0] == forms[1];
        let are_forms = forms.iter().all(Option::is_some);
        let is_other_form = are_forms && !is_same_form && placeholders::are_in_text(unit.source());
        Self {
            job: unit.source(),
            found,
            percent,
            is_same_text,
            has_other_spaces,
            matched_by,
            keeps_placeholders,
            is_of_document,
            evidence,
            is_same_form,
            is_other_form,
            is_own_form: are_forms && is_same_form,
        }
    }

    // The segment's own translation first, then those of its own plural form, then as the lookup ranks
    // matches; of equal ones, those that can be used as they are, then by the evidence. Neighbours do not
    // decide between forms.
    fn rank(&self) -> (bool, bool, u8, bool, [bool; 2], Evidence, bool) {
        let percent = if self.is_same_text { self.percent } else { self.found.percent() };
        let same = self.is_same_text;
        let is_usable = [same && self.keeps_placeholders, same && self.is_same_form];
        let evidence = if same { self.evidence } else { Evidence::None };
        (
            evidence == Evidence::Own,
            same && self.is_own_form,
            percent,
            same,
            is_usable,
            evidence,
            same && self.is_of_document,
        )
    }

    // Returns the proposal. A plural form that lacks the number of its source is exact only for its own key.
    // So is another form than that of the segment, and one of several if the segment does not say its form.
    fn proposal(&self, origin: &str, is_ambiguous: bool) -> Proposal {
        let fits = self.keeps_placeholders && (self.is_same_form || !is_ambiguous);
        let fits = fits && !self.is_other_form;
        let fits = fits || self.matched_by == MatchedBy::Key;
        let proposal = Proposal::new(self.adapted(), self.percent);
        proposal.exact(self.is_same_text && fits).matched_by(self.matched_by).origin(origin)
    }

    // Returns the unit, whose translation has the spaces around the segment, or the numbers of the segment if
    // nothing else has to change.
    fn adapted(&self) -> Unit {
        let unit = self.found.unit().clone();
        if self.has_other_spaces {
            let (source, target) = (unit.source().clone(), between_spaces_of(self.job, unit.target()));
            return unit.with_texts(source, target);
        }
        match self.found.adapted().filter(|adapted| !self.is_same_text && adapted.checks().is_empty()) {
            Some(adapted) => {
                let source = unit.source().clone();
                unit.with_texts(source, adapted.target().clone())
            }
            None => unit,
        }
    }
}

// Returns true for names that only count files, units and segments (`f1`, `tu12.1`): every file has them.
fn is_counted(name: &str) -> bool {
    name.split('.').all(|part| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        ["", "f", "file", "s", "seg", "tu", "u", "unit"].contains(&&*letters.to_ascii_lowercase())
    })
}

// Returns true for a key of several words, such as `menu.run`: a document of another name has it by chance
// less often than a single word.
fn is_telling(key: &str) -> bool {
    let words = key.split(|c: char| !c.is_alphanumeric());
    !is_counted(key) && words.filter(|word| word.contains(char::is_alphabetic)).count() > 1
}

// Codes of the same kinds at the same places are the same to a translator, whatever markup they stand for:
// the file that the match came from had its own.
fn is_same_text(unit: &Unit, found: &Match) -> bool {
    match found.class() {
        Class::Context | Class::Exact => true,
        Class::Format => same_places(unit.source(), found.unit().source()),
        _ => false,
    }
}

impl fmt::Debug for Pretranslate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pretranslate = f.debug_struct("Pretranslate");
        pretranslate.field("lookup", &self.lookup).field("threads", &self.threads);
        pretranslate.field("origin", &self.origin).finish_non_exhaustive()
    }
}

fn same_places(a: &UnitText, b: &UnitText) -> bool {
    let places = |text: &UnitText| text.codes().iter().map(|code| (code.at, code.kind)).collect::<Vec<_>>();
    a.plain() == b.plain() && places(a) == places(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled_from(units: &[Unit], file: &str) -> (String, Report) {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        units.iter().for_each(|unit| _ = batch.insert(unit).unwrap());
        batch.commit().unwrap();
        let (mut filled, mut report) = (Vec::new(), Report::default());
        Pretranslate::new(&memory).write(file.as_bytes(), &mut filled, &mut report).unwrap();
        (String::from_utf8(filled).unwrap(), report)
    }

    /// Returns a file with a segment of each source.
    fn segments_of(langs: [&str; 2], sources: &[&str]) -> String {
        let segments = sources.iter().enumerate().map(|(number, source)| {
            format!("<trans-unit id='{number}'><source xml:space='preserve'>{source}</source></trans-unit>")
        });
        let [source, target] = langs;
        format!(
            "<xliff version='1.2'><file original='a' source-language='{source}' target-language='{target}'><body>{}</body>\
             </file></xliff>",
            segments.collect::<String>()
        )
    }

    /// Returns the targets of a filled file, without their tags.
    fn targets(filled: &str) -> Vec<&str> {
        let targets = filled.split("<target state=").skip(1).filter_map(|rest| rest.split_once('>'));
        targets.filter_map(|(_, rest)| rest.split_once("</target>")).map(|(target, _)| target).collect()
    }

    #[test]
    fn a_match_with_other_spaces_around_it_is_filled_with_those_of_the_segment() {
        let unit = Unit::new(Lang::ENGLISH, "Restart the device. ", Lang::ARABIC, "أعد تشغيل الجهاز. ");
        let file = segments_of(
            ["en", "ar"],
            &["Restart the device.", "  Restart the device. ", "Restart  the device."],
        );
        let (filled, report) = filled_from(&[unit], &file);
        assert_eq!((report.filled, report.proposed), (2, 1), "{filled}");
        assert_eq!(targets(&filled), ["أعد تشغيل الجهاز.", "  أعد تشغيل الجهاز. "]);
    }

    #[test]
    fn a_segment_of_numbers_alone_is_filled_and_a_stored_translation_goes_first() {
        let unit = Unit::new(Lang::ENGLISH, "2024", Lang::ARABIC, "٢٠٢٤");
        let (filled, report) =
            filled_from(&[unit], &segments_of(["en", "ar"], &["2024", "1,250.50", "5 kg"]));
        assert_eq!((report.filled, report.unanswered), (2, 1), "{filled}");
        assert_eq!(targets(&filled), ["٢٠٢٤", "1,250.50"]);
        let (filled, _) = filled_from(&[], &segments_of(["ar", "en"], &["١٬٢٥٠", "١٢٪"]));
        assert_eq!(targets(&filled), ["1,250", "12%"]);
    }
}
