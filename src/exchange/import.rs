//! [`Import`]: fills a memory from a source, in batches, while a second thread reads on.

use std::path::Path;
use std::sync::mpsc::Receiver;

use super::foreign_texts::ForeignTexts;
use super::pipeline::{self, Chunk};
use super::report::Report;
use super::righted::righted;
use super::source::{Input, Reading, Source, ends_file};
use super::text_sample::TextSample;
use super::trados;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::{Marked, ReadUnits, Repair, Reuse, each_file, po};
use crate::memory::{Action, Batch, EarlierVersion, Memory, Series, SettledPairs};
use crate::unit::{Labels, Unit, UnitText};

// The number of units written in one transaction. An import that is killed loses no more than these. Chosen
// by hand.
const BATCH: u64 = 20_000;

/// Fills a memory from files.
///
/// ```
/// use mizan::exchange::{Import, Report, Source};
/// use mizan::memory::Memory;
///
/// let memory = Memory::in_memory()?;
/// let mut report = Report::default();
/// let file = Source::new("أغلق الصمام.\tClose the valve.\n".as_bytes());
/// Import::new(&memory).read(file, &mut report)?;
/// assert_eq!((report.read, report.inserted.new), (1, 1));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Import<'m> {
    series: Series<'m>,
    dry: bool,
    labels: Labels,
    folder: Option<String>,
    bring_back: bool,
}

impl<'m> Import<'m> {
    /// Returns an import into a memory. All files that it and its clones read are undone together.
    #[must_use]
    pub fn new(memory: &'m Memory) -> Self {
        Self { series: memory.series(), dry: false, labels: Labels::new(), folder: None, bring_back: false }
    }

    /// Puts these labels on all units.
    ///
    /// ```
    /// use mizan::Labels;
    /// use mizan::exchange::{Import, Report, Source};
    /// use mizan::memory::{Filter, Memory};
    ///
    /// let (memory, mut report) = (Memory::in_memory()?, Report::default());
    /// let labels = Labels::new().client("Nile Pumps".to_owned());
    /// Import::new(&memory).labels(labels).read(Source::new("نعم\tyes\n".as_bytes()), &mut report)?;
    /// assert_eq!(memory.only(Filter::new().client("Nile Pumps")).ids()?.len(), 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn labels(mut self, labels: Labels) -> Self {
        self.labels = labels;
        self
    }

    /// Puts the name of a folder in front of the names under which the memory keeps the files, to tell files
    /// of the same name apart.
    ///
    /// ```
    /// use mizan::exchange::{Import, Report, Source};
    /// use mizan::memory::Memory;
    ///
    /// let (memory, mut report) = (Memory::in_memory()?, Report::default());
    /// let source = Source::new("نعم\tyes\n".as_bytes()).name("ui/menu.tsv");
    /// Import::new(&memory).folder("ui".to_owned()).read(source, &mut report)?;
    /// assert_eq!(memory.steps()?[0].file.as_deref(), Some("ui/menu.tsv"));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn folder(mut self, folder: impl Into<Option<String>>) -> Self {
        self.folder = folder.into();
        self
    }

    /// Brings back, if `yes`, what a person has changed or deleted in the memory. By default such units stay
    /// as the person left them, from whichever file they come again ([`Batch::settled_before`]).
    ///
    /// ```
    /// use mizan::exchange::{Import, Report, Source};
    /// use mizan::memory::{Memory, UnitId};
    ///
    /// let memory = Memory::in_memory()?;
    /// let import = |bring_back: bool| {
    ///     let mut report = Report::default();
    ///     let file = Source::new("نعم\tyes\n".as_bytes()).name("words.tsv");
    ///     Import::new(&memory).bring_back(bring_back).read(file, &mut report).map(|()| report.inserted)
    /// };
    /// import(false)?;
    /// memory.delete(UnitId::new(1))?;
    /// assert_eq!(import(false)?.settled, 1);
    /// assert_eq!(import(true)?.new, 1);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn bring_back(mut self, yes: bool) -> Self {
        self.bring_back = yes;
        self
    }

    fn named(&self, file: &str) -> String {
        match &self.folder {
            Some(folder) => format!("{folder}/{file}"),
            None => file.to_owned(),
        }
    }

    /// Counts what the import would do and changes nothing if `yes`.
    ///
    /// ```
    /// use mizan::exchange::{Import, Report, Source};
    /// use mizan::memory::Memory;
    ///
    /// let (memory, mut report) = (Memory::in_memory()?, Report::default());
    /// Import::new(&memory).dry_run(true).read(Source::new("نعم\tyes\n".as_bytes()), &mut report)?;
    /// assert_eq!((report.inserted.new, memory.info()?.units), (1, 0));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn dry_run(mut self, yes: bool) -> Self {
        self.dry = yes;
        self
    }

    /// Reads a source; a report counts what becomes of each unit. A unit that cannot be read is refused, and
    /// reading goes on with the next.
    ///
    /// # Errors
    ///
    /// If the source is of no known format, if reading it fails on the way, or if the memory cannot be
    /// written. The units that the report counts by then are in the memory and stay.
    pub fn read(&self, source: Source<'_>, report: &mut Report) -> Result<()> {
        match source.into_parts() {
            (Input::Trados(path), _, reading) => self.read_trados(&path, &reading, report),
            (Input::Stream(input), name, reading) => {
                each_file(input, name.as_deref(), &reading.limits, &mut |file| {
                    let name = self.named(file.name());
                    self.take(&mut *reading.units(file)?, &name, &reading, report)
                })
            }
        }
    }

    // Reads and writes on one thread, since a connection of SQLite cannot be shared between threads.
    fn read_trados(&self, path: &Path, reading: &Reading, report: &mut Report) -> Result<()> {
        let file = path.file_name().map(|name| self.named(&name.to_string_lossy())).unwrap_or_default();
        let mut batch = None;
        let read = trados::each_unit(path, &reading.limits, |at, unit| {
            match unit.and_then(|unit| reading.in_langs(unit, at)) {
                Ok(unit) => {
                    insert(
                        || self.begun(&mut batch, &file),
                        reading.marked(unit),
                        Marked::Nothing,
                        (at, &[]),
                        report,
                    )?;
                }
                Err(error) => report.refuse(&error),
            }
            Ok(())
        });
        // What was read before the damage stays, as in files of other formats.
        if read.as_ref().err().is_none_or(|error| matches!(error.kind(), ErrorKind::Syntax { .. })) {
            self.finish(batch, read.is_ok(), report)?;
        }
        read
    }

    fn take(
        &self,
        units: &mut dyn ReadUnits,
        name: &str,
        reading: &Reading,
        report: &mut Report,
    ) -> Result<()> {
        pipeline::read(units, |chunks| self.write(&chunks, name, reading, report))
    }

    fn write(
        &self,
        chunks: &Receiver<Chunk>,
        name: &str,
        reading: &Reading,
        report: &mut Report,
    ) -> Result<()> {
        // The batch begins with the first unit, so that a file without any makes no memory.
        let mut batch: Option<Filling> = None;
        let mut counted = report.clone();
        let (mut failed, mut header, mut sample) = (None, None, TextSample::default());
        'reading: for chunk in chunks {
            header = chunk.header;
            counted.columns_left_out.extend(chunk.columns_left_out);
            for given in chunk.given {
                match given.unit {
                    Ok(unit) => {
                        let place = (given.at, &*given.repairs);
                        sample.add(&unit);
                        insert(
                            || self.begun(&mut batch, name),
                            reading.marked(unit),
                            given.marked,
                            place,
                            &mut counted,
                        )?;
                    }
                    Err(error) if ends_file(&error, counted.read) => {
                        failed = Some(error);
                        break 'reading;
                    }
                    Err(error) => counted.refuse(&error),
                }
                if !self.dry && counted.read - report.read >= BATCH {
                    self.begun(&mut batch, name)?.batch.save()?;
                    report.clone_from(&counted);
                }
            }
        }
        if let Some(header) = header.map(po::without_header).filter(|header| !header.is_bare() && !self.dry) {
            self.begun(&mut batch, name)?.batch.header(name, &header)?;
        }
        counted.damage.extend(sample.damage());
        let is_whole = failed.is_none() && counted.cut_off.is_none();
        self.finish(batch, is_whole, &mut counted)?;
        *report = counted;
        failed.map_or(Ok(()), Err)
    }

    /// Ends the batch of a file. Its new translations replace those of its earlier version if the file was
    /// read whole: otherwise nothing tells which of these it still has.
    fn finish(&self, batch: Option<Filling<'_>>, is_whole: bool, report: &mut Report) -> Result<()> {
        let Some(Filling { mut batch, earlier, .. }) = batch else { return Ok(()) };
        if is_whole {
            let superseded = batch.supersede(&earlier)?;
            report.inserted.replaced += superseded.replaced;
            report.inserted.beside += superseded.beside;
        }
        if self.dry { Ok(()) } else { batch.commit() }
    }

    /// Returns the batch for the units of a file, which begins now if it has not begun yet.
    fn begun<'b>(&self, batch: &'b mut Option<Filling<'m>>, file: &str) -> Result<&'b mut Filling<'m>> {
        if batch.is_none() {
            let file = Some(file.to_owned()).filter(|file| !file.is_empty());
            let begun = self.series.batch()?.action(Action::Import).file(file).labels(self.labels.clone());
            let settled = if self.bring_back { SettledPairs::default() } else { begun.settled_before()? };
            let earlier = begun.earlier_version()?;
            *batch = Some(Filling { batch: begun, settled, earlier });
        }
        Ok(batch.as_mut().expect("it has begun above"))
    }
}

/// The batch of a file, the pairs that the file does not bring back, and those that it brought before.
struct Filling<'m> {
    batch: Batch<'m>,
    settled: SettledPairs,
    earlier: EarlierVersion,
}

// Inserts a unit into the batch that a closure returns, unless the unit is refused or left out.
fn insert<'b, 'm: 'b>(
    batch: impl FnOnce() -> Result<&'b mut Filling<'m>>,
    unit: Unit,
    marked: Marked,
    (at, repairs): (Position, &[Repair]),
    report: &mut Report,
) -> Result<()> {
    let empty = |text: &UnitText| text.plain().trim().is_empty() && text.codes().is_empty();
    if empty(unit.source()) {
        // A segment of blanks or codes in a document is nothing to translate.
        if marked == Marked::Protected {
            report.left_out += 1;
            return Ok(());
        }
        report.refuse(&Error::syntax(at, Syntax::Missing("a unit without a source text".into())));
        return Ok(());
    }
    match Reuse::of(unit, marked) {
        Reuse::Translated(unit) => {
            report.read += 1;
            report.repair(repairs);
            let unit = righted(unit, at, report);
            ForeignTexts::count(&mut report.foreign, &unit);
            let Filling { batch, settled, earlier } = batch()?;
            match batch.insert_unless(settled, &unit)? {
                Some(inserted) => {
                    earlier.note(inserted);
                    report.inserted.count(inserted);
                }
                None => report.inserted.settled += 1,
            }
        }
        Reuse::Untranslated => report.untranslated += 1,
        Reuse::LeftOut => report.left_out += 1,
    }
    Ok(())
}
