use std::io::Read;
use std::path::Path;
use std::sync::mpsc::Receiver;

use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::formats::{Langs, ReadUnits, Repair, each_file};
use crate::memory::{Action, Batch, Memory};
use crate::unit::{Unit, UnitText};

use super::pipeline::{self, Chunk};
use super::report::Report;
use super::sdltm;

// Units written at once: what an import that is killed has to read again.
const BATCH: u64 = 20_000;

/// Fills a memory from files.
///
/// ```
/// use mizan::exchange::{Import, Report};
/// use mizan::memory::Memory;
///
/// let memory = Memory::in_memory()?;
/// let mut report = Report::default();
/// Import::new(&memory).read("أغلق الصمام.\tClose the valve.\n".as_bytes(), None, &mut report)?;
/// assert_eq!((report.read, report.new), (1, 1));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Import<'m> {
    memory: &'m Memory,
    langs: Langs,
    terms: bool,
    dry: bool,
}

impl<'m> Import<'m> {
    /// Returns an import into a memory.
    #[must_use]
    pub fn new(memory: &'m Memory) -> Self {
        Self { memory, langs: Langs::default(), terms: false, dry: false }
    }

    /// Returns the import taking these languages of files that do not say theirs or have more than two.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    /// Returns the import taking every file for a glossary: its units are terms, and a TSV file may have remarks in its
    /// third column and comments.
    #[must_use]
    pub fn terms(mut self) -> Self {
        self.terms = true;
        self
    }

    /// Returns the import counting what it would do and changing nothing.
    #[must_use]
    pub fn dry_run(mut self) -> Self {
        self.dry = true;
        self
    }

    /// Reads a file, packed (`.gz`, `.zip`) or not, whose name helps to tell its format, and counts in a report what becomes of its units. A unit
    /// that cannot be read is refused and the next one read.
    ///
    /// # Errors
    ///
    /// If the file is of no known format, if reading it fails on the way, or if the memory cannot be written. What the
    /// report counts by then is in the memory and stays.
    pub fn read(&self, input: impl Read, name: Option<&Path>, report: &mut Report) -> Result<()> {
        each_file(input, name, &mut |file| {
            let name = file.name().to_owned();
            self.take(&mut *file.terms(self.terms).units(&self.langs)?, &name, report)
        })
    }

    /// Reads a Trados memory (`.sdltm`, an SQLite file), which is not changed, and counts as [`read`](Self::read) does.
    ///
    /// # Errors
    ///
    /// If the file is no Trados memory or the memory cannot be written; then nothing of it is in the memory.
    pub fn read_trados(&self, path: &Path, report: &mut Report) -> Result<()> {
        let mut batch = self.memory.batch()?.action(Action::Import);
        sdltm::each_unit(path, |at, unit| {
            match unit {
                Ok(unit) if self.terms => insert(&mut batch, &unit.as_term(), at, &[], report)?,
                Ok(unit) => insert(&mut batch, &unit, at, &[], report)?,
                Err(error) => report.refuse(&error),
            }
            Ok(())
        })?;
        if self.dry { Ok(()) } else { batch.commit() }
    }

    fn take(&self, units: &mut dyn ReadUnits, name: &str, report: &mut Report) -> Result<()> {
        pipeline::read(units, |chunks| self.write(&chunks, name, report))
    }

    fn write(&self, chunks: &Receiver<Chunk>, name: &str, report: &mut Report) -> Result<()> {
        let mut batch = self.memory.batch()?.action(Action::Import);
        let mut counted = report.clone();
        let (mut failed, mut header) = (None, None);
        'reading: for chunk in chunks {
            header = chunk.header;
            for given in chunk.given {
                match given.unit {
                    Ok(unit) => {
                        let unit = if self.terms { unit.as_term() } else { unit };
                        insert(&mut batch, &unit, given.at, &given.repairs, &mut counted)?;
                    }
                    Err(error) if is_fatal(&error, &counted) => {
                        failed = Some(error);
                        break 'reading;
                    }
                    Err(error) => counted.refuse(&error),
                }
                if !self.dry && counted.read - report.read >= BATCH {
                    batch.save()?;
                    report.clone_from(&counted);
                }
            }
        }
        if !self.dry {
            if let Some(header) = header.filter(|header| !header.is_bare()) {
                batch.header(name, &header)?;
            }
            batch.commit()?;
        }
        *report = counted;
        failed.map_or(Ok(()), Err)
    }
}

fn insert(
    batch: &mut Batch<'_>,
    unit: &Unit,
    at: Position,
    repairs: &[Repair],
    report: &mut Report,
) -> Result<()> {
    let empty = |text: &UnitText| text.plain().trim().is_empty() && text.codes().is_empty();
    if empty(unit.source()) {
        report.refuse(&Error::syntax(at, Syntax::Missing("a unit without a source text".into())));
        return Ok(());
    }
    if empty(unit.target()) {
        report.untranslated += 1;
        return Ok(());
    }
    report.read += 1;
    report.repair(repairs);
    report.count(batch.insert(unit)?);
    Ok(())
}

/// Returns true for what ends the reading of a file: it cannot be read on, or it is of another format than it looked.
pub(super) fn is_fatal(error: &Error, report: &Report) -> bool {
    match error.kind() {
        _ if error.ends_input() => true,
        ErrorKind::Syntax { found: Syntax::NotThis(_), .. } => report.read == 0,
        _ => false,
    }
}
