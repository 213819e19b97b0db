//! [`Pretranslate`]: fills the open segments of a document from a memory, on several threads.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt;
use std::io::{Read, Write};

use super::job_texts::numbers_alone;
use super::judged_match::{JudgedMatch, NumberedKeys, is_same_text};
#[cfg(feature = "documents")]
use super::manuscript_units;
use super::plural_form;
use super::progress::Progress;
use super::report::Report;
use crate::error::Result;
use crate::formats::xliff::{FillableFile, Proposal};
use crate::lang::Lang;
#[cfg(feature = "documents")]
use crate::manuscript::Manuscript;
use crate::memory::{Assembly, Lookup, Memories, Memory};
use crate::threads::in_turns;
use crate::unit::{Status, Unit};

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
    memories: Memories<'m>,
    lookup: Lookup,
    assembly: Option<Assembly>,
    threads: usize,
    origin: String,
    seen: Option<&'m (dyn Fn(Progress) + Sync)>,
}

impl<'m> Pretranslate<'m> {
    /// Returns a pre-translation that proposes matches of 75 percent or more, three at most for a segment.
    #[must_use]
    pub fn new(memory: &'m Memory) -> Self {
        Self::over(Memories::new().with(memory, "", 0))
    }

    /// Returns a pre-translation from several memories, whose matches are ranked together. The name of its
    /// memory is the origin of each proposal. A match of a memory with a penalty is proposed only.
    ///
    /// ```
    /// use mizan::exchange::{Pretranslate, Report};
    /// use mizan::memory::{Memories, Memory};
    /// use mizan::{Lang, Unit};
    ///
    /// let (ours, theirs) = (Memory::in_memory()?, Memory::in_memory()?);
    /// for (memory, english, arabic) in [(&ours, "Open", "افتح"), (&theirs, "Close", "أغلق")] {
    ///     let mut batch = memory.batch()?;
    ///     batch.insert(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic))?;
    ///     batch.commit()?;
    /// }
    /// let file = r#"<xliff version="1.2"><file source-language="en" target-language="ar"><body>
    ///   <trans-unit id="1"><source>Open</source></trans-unit>
    ///   <trans-unit id="2"><source>Close</source></trans-unit></body></file></xliff>"#;
    /// let (mut filled, mut report) = (Vec::new(), Report::default());
    /// let both = Memories::new().with(&ours, "ours", 0).with(&theirs, "theirs", 5);
    /// Pretranslate::over(both).write(file.as_bytes(), &mut filled, &mut report)?;
    /// assert_eq!((report.filled, report.proposed), (1, 1));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn over(memories: Memories<'m>) -> Self {
        Self {
            memories,
            lookup: Lookup::new().at_least(75).limit(3),
            assembly: None,
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

    /// Proposes, too, the translation of the best match with words of other units put in, if that match is
    /// fuzzy ([`Memory::assembled`]). Such a proposal has the percent of the match and the origin `repaired`.
    #[must_use]
    pub fn assembly(mut self, assembly: impl Into<Option<Assembly>>) -> Self {
        self.assembly = assembly.into();
        self
    }

    /// Sets the number of threads that search, 1 by default. The file written does not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// Sets the name of the memory, which is written into the file as the origin of each proposal; `mizan` by
    /// default. Several memories have names of their own.
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
        for (number, Proposals { all, doubt }) in self.all_proposals(&document)? {
            document.propose(number, all);
            if let Some(doubt) = doubt {
                document.note(number, format!("numbers not adapted: {doubt}"));
                report.unadapted += 1;
            }
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
    fn all_proposals(&self, document: &FillableFile) -> Result<Vec<(usize, Proposals)>> {
        let segments = document.segments();
        let keys = segments.iter().filter_map(|segment| segment.unit().origin().key.as_deref());
        let numbered = NumberedKeys::of(keys);
        let proposed = in_turns(segments.len(), self.threads, |number| {
            if let Some(seen) = self.seen {
                seen(Progress::new(number, segments.len()));
            }
            let segment = &segments[number];
            segment.is_open().then(|| Ok((number, self.proposals(segment.unit(), &numbered)?))).transpose()
        })?;
        Ok(proposed.into_iter().flatten().collect())
    }

    fn proposals(&self, unit: &Unit, numbered: &NumberedKeys) -> Result<Proposals> {
        let mut lookup = self.lookup.clone().context(unit.context.clone());
        if *unit.source_lang() != Lang::UNDETERMINED {
            lookup = lookup.in_lang(unit.source_lang().clone());
        }
        if *unit.target_lang() != Lang::UNDETERMINED {
            lookup = lookup.to_lang(unit.target_lang().clone());
        }
        let mut found = self.memories.lookup(unit.source().clone(), &lookup)?;
        // More units of the same text than were asked for: the one that belongs here may be among the others.
        if found.len() >= lookup.most() && found.iter().all(|found| is_same_text(unit, found)) {
            found = self.memories.lookup(unit.source().clone(), &lookup.clone().limit(MOST_OF_ONE_TEXT))?;
        }
        let mut judged: Vec<JudgedMatch<'_>> =
            found.iter().map(|found| JudgedMatch::of(unit, found, numbered)).collect();
        judged.sort_by_key(|judged| Reverse(judged.rank()));
        let forms = judged.iter().filter(|judged| judged.is_same_text);
        let forms = forms.map(|judged| judged.found.unit());
        let forms = forms.filter_map(|unit| Some((plural_form::of(unit)?, unit.target().plain())));
        let (forms, texts): (HashSet<_>, HashSet<_>) = forms.unzip();
        let is_ambiguous = forms.len() > 1 && texts.len() > 1;
        let proposal = |judged: &JudgedMatch<'_>| judged.proposal(&self.origin, is_ambiguous);
        let is_known = judged.iter().any(|judged| judged.is_same_text);
        let numbers = if is_known { None } else { numbers_proposal(unit) };
        let doubt = judged.first().filter(|_| numbers.is_none()).and_then(JudgedMatch::doubt);
        let assembled = judged.first().map(|best| self.assembled(best)).transpose()?.flatten();
        let first = numbers.into_iter().chain(assembled);
        let all = first.chain(judged.iter().map(proposal)).take(lookup.most()).collect();
        Ok(Proposals { all, doubt })
    }

    /// Returns the proposal assembled from the best match.
    fn assembled(&self, best: &JudgedMatch<'_>) -> Result<Option<Proposal>> {
        const ORIGIN: &str = "repaired";
        let Some(assembly) = &self.assembly else { return Ok(None) };
        let assembled = self.memories.assembled(best.found, assembly)?;
        Ok(assembled.map(|assembled| {
            let unit = best.found.unit();
            let unit = unit.clone().with_texts(unit.source().clone(), assembled.target());
            Proposal::new(unit, best.found.percent()).origin(ORIGIN)
        }))
    }
}

/// The proposals for a segment.
struct Proposals {
    all: Vec<Proposal>,
    /// Why the first one keeps its own numbers.
    doubt: Option<String>,
}

/// Returns the proposal for a segment of numbers alone.
fn numbers_proposal(unit: &Unit) -> Option<Proposal> {
    const ORIGIN: &str = "numbers";
    let target = numbers_alone(unit.source(), unit.target_lang())?;
    let numbers = unit.clone().with_texts(unit.source().clone(), target).with_status(Status::Translated);
    Some(Proposal::new(numbers, 100).exact(true).origin(ORIGIN))
}

impl fmt::Debug for Pretranslate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pretranslate = f.debug_struct("Pretranslate");
        pretranslate.field("lookup", &self.lookup).field("threads", &self.threads);
        pretranslate.field("origin", &self.origin).finish_non_exhaustive()
    }
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
    fn an_assembled_translation_is_proposed_before_the_match_and_fills_nothing() {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for (arabic, english) in [
            ("أغلق الصمام الرئيسي قبل تشغيل المضخة.", "Close the main valve before starting the pump."),
            ("صيانة المحرك", "maintenance of the engine"),
            ("توقف المحرك", "The engine stopped"),
        ] {
            batch.insert(&Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english)).unwrap();
        }
        batch.commit().unwrap();
        let file = segments_of(["ar", "en"], &["أغلق الصمام الرئيسي قبل تشغيل المحرك."]);
        let filled = |pretranslate: Pretranslate<'_>| {
            let (mut filled, mut report) = (Vec::new(), Report::default());
            pretranslate.write(file.as_bytes(), &mut filled, &mut report).unwrap();
            assert_eq!((report.filled, report.proposed), (0, 1));
            String::from_utf8(filled).unwrap()
        };
        let plain = filled(Pretranslate::new(&memory));
        assert!(!plain.contains("starting the engine") && plain.contains("starting the pump"));
        let repaired = filled(Pretranslate::new(&memory).assembly(Assembly::new()));
        let (first, rest) = repaired.split_once("starting the engine.").unwrap();
        assert!(first.contains("repaired") && rest.contains("starting the pump."), "{repaired}");
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
