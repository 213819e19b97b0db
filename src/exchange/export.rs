//! [`Export`]: writes the units of a memory as a file.

use std::fmt;
use std::io::Write;

use super::report::Report;
use crate::error::{ErrorKind, Result};
use crate::formats::{Format, Langs, WriteUnits, tmx};
use crate::lang::Lang;
use crate::memory::{Filter, Memory, StoredUnit};
use crate::text::{TATWEEL, is_bidi_control};
use crate::unit::{Header, Unit};

/// Writes a memory as a file.
///
/// ```
/// use mizan::exchange::{Export, Report};
/// use mizan::formats::Format;
/// use mizan::memory::Memory;
/// use mizan::{Lang, Unit};
///
/// let memory = Memory::in_memory()?;
/// let mut batch = memory.batch()?;
/// batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes"))?;
/// batch.commit()?;
/// let (mut file, mut report) = (Vec::new(), Report::default());
/// Export::new(&memory, Format::Tsv).write(&mut file, &mut report)?;
/// assert_eq!(file, "نعم\tyes\n".as_bytes());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone)]
pub struct Export<'m> {
    memory: &'m Memory,
    format: Format,
    langs: Langs,
    filter: Filter,
    terms: bool,
    clean: bool,
    utf16: bool,
    labels: bool,
    seen: Option<&'m (dyn Fn(u64) + Sync)>,
}

// Units between two calls of the closure that shows the progress. Chosen by hand: a memory gives as many in
// less than a hundredth of a second.
const SHOWN_EACH: u64 = 256;

impl<'m> Export<'m> {
    /// Returns an export of a memory as a file of a format.
    #[must_use]
    pub fn new(memory: &'m Memory, format: Format) -> Self {
        Self {
            memory,
            format,
            langs: Langs::default(),
            filter: Filter::new(),
            terms: false,
            clean: false,
            utf16: false,
            labels: false,
            seen: None,
        }
    }

    /// Writes only the units that have these languages, of any region. A unit of the reverse direction is
    /// turned round. A file of one pair of languages is written in exactly these, and every file if they have
    /// a region.
    ///
    /// ```
    /// # use mizan::exchange::{Export, Report};
    /// # use mizan::formats::{Format, Langs};
    /// # use mizan::memory::Memory;
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes"))?;
    /// # batch.commit()?;
    /// let mut file = Vec::new();
    /// let english = Langs::new().source(Lang::ENGLISH);
    /// Export::new(&memory, Format::Tsv).langs(english).write(&mut file, &mut Report::default())?;
    /// assert_eq!(file, "yes\tنعم\n".as_bytes());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    /// Writes only the units that pass a filter, and of the headers of imported files those of the files of
    /// which every unit passes: the notes and properties of others may speak of another client.
    ///
    /// ```
    /// # use mizan::exchange::{Export, Report};
    /// # use mizan::formats::Format;
    /// # use mizan::memory::{Filter, Memory};
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// let unit = Unit::new(Lang::ARABIC, "صمام", Lang::ENGLISH, "valve");
    /// batch.insert(&unit.with_client("Nile Pumps".to_owned()))?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes"))?;
    /// # batch.commit()?;
    /// let mut file = Vec::new();
    /// let pumps = Filter::new().client("Nile Pumps");
    /// Export::new(&memory, Format::Tsv).only(pumps).write(&mut file, &mut Report::default())?;
    /// assert_eq!(file, "صمام\tvalve\n".as_bytes());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Writes only the terms if `yes`.
    ///
    /// ```
    /// # use mizan::exchange::{Export, Report};
    /// # use mizan::formats::Format;
    /// # use mizan::memory::Memory;
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "صمام", Lang::ENGLISH, "valve").as_term())?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes"))?;
    /// # batch.commit()?;
    /// let mut file = Vec::new();
    /// Export::new(&memory, Format::Tsv).terms(true).write(&mut file, &mut Report::default())?;
    /// assert_eq!(file, "صمام\tvalve\n".as_bytes());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn terms(mut self, yes: bool) -> Self {
        self.terms = yes;
        self
    }

    /// Leaves tatweel and the marks of direction out of the texts if `yes`: tools that compare letter by
    /// letter (OmegaT) find an exact match only without them.
    ///
    /// ```
    /// # use mizan::exchange::{Export, Report};
    /// # use mizan::formats::Format;
    /// # use mizan::memory::Memory;
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "\u{200F}نع\u{640}م", Lang::ENGLISH, "yes"))?;
    /// # batch.commit()?;
    /// let mut file = Vec::new();
    /// Export::new(&memory, Format::Tsv).clean(true).write(&mut file, &mut Report::default())?;
    /// assert_eq!(file, "نعم\tyes\n".as_bytes());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn clean(mut self, yes: bool) -> Self {
        self.clean = yes;
        self
    }

    /// Writes TMX in UTF-16 if `yes`, as old versions of Trados require; no other format is written so.
    ///
    /// ```
    /// # use mizan::exchange::{Export, Report};
    /// # use mizan::formats::Format;
    /// # use mizan::memory::Memory;
    /// # let memory = Memory::in_memory()?;
    /// let mut file = Vec::new();
    /// Export::new(&memory, Format::Tmx).utf16(true).write(&mut file, &mut Report::default())?;
    /// assert!(file.starts_with(b"\xFF\xFE"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn utf16(mut self, yes: bool) -> Self {
        self.utf16 = yes;
        self
    }

    /// Writes the status, the labels and the notes of each unit into a CSV file if `yes`. Other formats keep
    /// them in any case, or have no place for them (TSV).
    ///
    /// ```
    /// # use mizan::exchange::{Export, Report};
    /// # use mizan::formats::Format;
    /// # use mizan::memory::Memory;
    /// # use mizan::{Lang, Unit};
    /// # let memory = Memory::in_memory()?;
    /// # let mut batch = memory.batch()?;
    /// batch.insert(&Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes"))?;
    /// # batch.commit()?;
    /// let mut file = Vec::new();
    /// Export::new(&memory, Format::Csv).labels(true).write(&mut file, &mut Report::default())?;
    /// assert_eq!(file, "ar,en,status,domain,client,project,document,person,note\n\
    ///     نعم,yes,translated,,,,,,\n".as_bytes());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn labels(mut self, yes: bool) -> Self {
        self.labels = yes;
        self
    }

    /// Calls a closure with the number of units written so far, once for some hundred units.
    #[must_use]
    pub fn progress(mut self, seen: &'m (dyn Fn(u64) + Sync)) -> Self {
        self.seen = Some(seen);
        self
    }

    /// Writes the units in the order in which they came, counts them in a report, and flushes the output,
    /// which should be buffered. The same units give the same bytes. Units that cannot be read are left out,
    /// and units that are not as they were written come as they are now; [`Memory::damage`] names both
    /// afterwards.
    ///
    /// # Errors
    ///
    /// If the memory cannot be read, if the output refuses, if the units that are written have more languages
    /// than the format holds, or if another format than TMX is to be written in UTF-16.
    pub fn write(&self, out: impl Write, report: &mut Report) -> Result<()> {
        let mut file: Box<dyn WriteUnits + '_> = match self.format {
            Format::Tmx => Box::new(tmx::Writer::new(out).source_lang(self.source_lang()?).utf16(self.utf16)),
            format if self.utf16 => {
                let instead = "only TMX is written in UTF-16";
                return Err(ErrorKind::Document { kind: format.title(), instead }.into());
            }
            format => format.write(out, &self.langs)?,
        };
        file.set_header(&self.header()?);
        file.set_labels(self.labels);
        for found in self.memory.units()?.past_damage() {
            let StoredUnit { id, unit, .. } = found?;
            if !self.filter.passes(&unit) {
                continue;
            }
            let Some(unit) = self.turned(unit).filter(|unit| !self.terms || unit.is_term()) else { continue };
            let unit = if self.clean { cleaned(unit) } else { unit };
            report.read += 1;
            report.count_codes(&unit, self.format);
            report.repair_numbered(id.get(), file.write(&unit)?);
            if let Some(seen) = self.seen.filter(|_| report.read.is_multiple_of(SHOWN_EACH)) {
                seen(report.read);
            }
        }
        file.finish()
    }

    // Returns what the imported files say about all their units.
    fn header(&self) -> Result<Header> {
        let kept = self.memory.only(self.filter.clone()).headers()?;
        Ok(Header::merged(kept.into_iter().map(|kept| kept.header)))
    }

    // Returns the source language of most units, for a format whose header names one.
    fn source_lang(&self) -> Result<Option<Lang>> {
        if self.langs.source.is_some() {
            return Ok(self.langs.source.clone());
        }
        Ok(self.memory.main_langs()?.map(|langs| langs.source().clone()))
    }

    fn turned(&self, unit: Unit) -> Option<Unit> {
        let wanted = |lang: &Lang, wanted: &Option<Lang>| {
            wanted.as_ref().is_none_or(|wanted| lang.same_language(wanted))
        };
        let fits = |source, target| wanted(source, &self.langs.source) && wanted(target, &self.langs.target);
        match (fits(unit.source_lang(), unit.target_lang()), fits(unit.target_lang(), unit.source_lang())) {
            (true, _) => Some(self.in_regions(unit)),
            (false, true) => Some(self.in_regions(unit.reversed())),
            (false, false) => None,
        }
    }

    // Returns the unit in the languages of which a region was asked for: a tool such as Trados takes `en-GB`
    // for another language than `en`.
    fn in_regions(&self, unit: Unit) -> Unit {
        let lang = |own: &Lang, wanted: &Option<Lang>| {
            wanted.as_ref().filter(|wanted| **wanted != wanted.base()).unwrap_or(own).clone()
        };
        let source = lang(unit.source_lang(), &self.langs.source);
        let target = lang(unit.target_lang(), &self.langs.target);
        unit.with_langs(source, target)
    }
}

impl fmt::Debug for Export<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { format, langs, filter, .. } = self;
        let mut debug = f.debug_struct("Export");
        debug.field("format", format).field("langs", langs).field("filter", filter).finish_non_exhaustive()
    }
}

fn cleaned(unit: Unit) -> Unit {
    let (source, target) = (unit.source().without(is_unseen), unit.target().without(is_unseen));
    let mut unit = unit.with_texts(source, target);
    for text in [&mut unit.context.previous, &mut unit.context.next].into_iter().flatten() {
        text.retain(|c| !is_unseen(c));
    }
    unit
}

// Returns true for tatweel, the marks and controls of direction, and the byte order mark.
fn is_unseen(c: char) -> bool {
    is_bidi_control(c) || matches!(c, TATWEEL | '\u{FEFF}')
}
