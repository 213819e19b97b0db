use std::io::{Read, Write};
use std::path::Path;

use super::import::is_fatal;
use super::report::Report;
use super::sdltm;
use crate::error::Result;
use crate::formats::{Format, Langs, ReadUnits, Repair, WriteUnits, each_file};
use crate::unit::{Unit, UnitText};

/// Converts a file of one format into one of another.
///
/// Texts, inline codes, notes and properties go over as far as the other format has a place for them; a unit without
/// a translation goes into formats that documents are translated in, not into those of memories and termbases.
///
/// ```
/// use mizan::exchange::Convert;
/// use mizan::formats::Format;
///
/// let mut po = Vec::new();
/// let report = Convert::new(Format::Po).write("نعم\tyes\n".as_bytes(), None, &mut po)?;
/// assert_eq!(report.read, 1);
/// assert!(po.ends_with("msgid \"نعم\"\nmsgstr \"yes\"\n".as_bytes()));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Convert {
    to: Format,
    langs: Langs,
    terms: bool,
}

impl Convert {
    /// Returns a conversion to a format.
    #[must_use]
    pub fn new(to: Format) -> Self {
        Self { to, langs: Langs::default(), terms: false }
    }

    /// Returns the conversion taking these languages of files that do not say theirs or have more than two.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    /// Returns the conversion taking the file for a glossary, as [`Import::terms`](super::Import::terms) does.
    #[must_use]
    pub fn terms(mut self) -> Self {
        self.terms = true;
        self
    }

    /// Reads a file, packed (`.gz`, `.zip`) or not, whose name helps to tell its format, and writes it in the other one to an output, which should be
    /// buffered. Returns what became of its units; one that cannot be read is refused and the next one read.
    ///
    /// # Errors
    ///
    /// If the file is of no known format, if reading it fails on the way, if the output refuses, or if the other
    /// format cannot hold a unit (PO and XLIFF 2 hold one pair of languages a file).
    pub fn write(&self, input: impl Read, name: Option<&Path>, out: impl Write) -> Result<Report> {
        let mut file = self.to.write(out, &self.langs)?;
        let mut report = Report::default();
        each_file(input, name, &mut |read| {
            self.convert(&mut *read.terms(self.terms).units(&self.langs)?, &mut *file, &mut report)
        })?;
        file.finish()?;
        Ok(report)
    }

    /// Reads a Trados memory (`.sdltm`, an SQLite file), which is not changed, and writes as [`write`](Self::write) does.
    ///
    /// # Errors
    ///
    /// If the file is no Trados memory, or as for [`write`](Self::write).
    pub fn write_trados(&self, path: &Path, out: impl Write) -> Result<Report> {
        let mut file = self.to.write(out, &self.langs)?;
        let mut report = Report::default();
        sdltm::each_unit(path, |_, unit| match unit {
            Ok(unit) => self.take(unit, &[], &mut *file, &mut report),
            Err(error) => {
                report.refuse(&error);
                Ok(())
            }
        })?;
        file.finish()?;
        Ok(report)
    }

    fn convert(
        &self,
        units: &mut dyn ReadUnits,
        file: &mut dyn WriteUnits,
        report: &mut Report,
    ) -> Result<()> {
        while let Some(read) = units.next() {
            match read {
                Ok(unit) => {
                    if let Some(header) = units.header().filter(|_| report.read == 0) {
                        file.set_header(header);
                    }
                    self.take(unit, units.repairs(), file, report)?;
                }
                Err(error) if is_fatal(&error, report) => return Err(error),
                Err(error) => report.refuse(&error),
            }
        }
        Ok(())
    }

    fn take(
        &self,
        unit: Unit,
        repairs: &[Repair],
        file: &mut dyn WriteUnits,
        report: &mut Report,
    ) -> Result<()> {
        if self.leaves_out(&unit) {
            report.untranslated += 1;
            return Ok(());
        }
        let unit = if self.terms { unit.as_term() } else { unit };
        report.read += 1;
        report.repair(repairs);
        report.repair(file.write(&unit)?);
        Ok(())
    }

    fn leaves_out(&self, unit: &Unit) -> bool {
        matches!(self.to, Format::Tmx | Format::Tbx | Format::Glossary)
            && *unit.target() == UnitText::default()
    }
}
