//! [`Convert`]: writes the units of a source in another format, without a memory.

use std::io::Write;

use super::report::Report;
use super::righted::righted;
use super::source::{Input, Reading, Source, ends_file};
use super::trados;
use crate::error::Result;
use crate::formats::{Format, Marked, ReadUnits, Repair, Reuse, WriteUnits, each_file};
use crate::unit::{Unit, UnitText};

/// Converts a file of one format into one of another.
///
/// Texts, inline codes, notes and properties are kept if the other format has a place for them. A unit
/// without a translation is written into formats of documents (PO, XLIFF), but not into those of memories and
/// termbases. A translation that a reviewer rejected goes into no format, since nothing in the new file would
/// say so: documents get the unit without the translation, and other formats do not get the unit.
///
/// ```
/// use mizan::exchange::{Convert, Report, Source};
/// use mizan::formats::Format;
///
/// let (mut po, mut report) = (Vec::new(), Report::default());
/// Convert::new(Format::Po).write(Source::new("نعم\tyes\n".as_bytes()), &mut po, &mut report)?;
/// assert_eq!(report.read, 1);
/// assert!(po.ends_with("msgid \"نعم\"\nmsgstr \"yes\"\n".as_bytes()));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Convert {
    to: Format,
    labels: bool,
}

impl Convert {
    /// Returns a conversion to a format.
    #[must_use]
    pub fn new(to: Format) -> Self {
        Self { to, labels: false }
    }

    /// Writes the status, the labels and the notes of each unit into a CSV file if `yes`. Other formats keep
    /// them in any case, or have no place for them (TSV).
    ///
    /// ```
    /// use mizan::exchange::{Convert, Report, Source};
    /// use mizan::formats::Format;
    ///
    /// let (mut csv, mut report) = (Vec::new(), Report::default());
    /// let source = Source::new("نعم\tyes\n".as_bytes());
    /// Convert::new(Format::Csv).labels(true).write(source, &mut csv, &mut report)?;
    /// assert_eq!(csv, "ar,en,status,domain,client,project,document,person,note\n\
    ///     نعم,yes,translated,,,,,,\n".as_bytes());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn labels(mut self, yes: bool) -> Self {
        self.labels = yes;
        self
    }

    /// Reads a source and writes it in the other format to an output, which should be buffered. A report
    /// counts what becomes of each unit; a unit that cannot be read is refused, and reading goes on with the
    /// next.
    ///
    /// # Errors
    ///
    /// If the source is of no known format, if reading it fails on the way, if the output refuses, or if the
    /// other format cannot hold a unit (PO and XLIFF 2 hold one pair of languages a file).
    pub fn write(&self, source: Source<'_>, out: impl Write, report: &mut Report) -> Result<()> {
        let (input, name, reading) = source.into_parts();
        let mut file = self.to.write(out, &reading.langs)?;
        file.set_labels(self.labels);
        match input {
            Input::Stream(input) => each_file(input, name.as_deref(), &reading.limits, &mut |read| {
                self.convert(&mut *reading.units(read)?, &mut *file, &reading, report)
            })?,
            Input::Trados(path) => trados::each_unit(&path, &reading.limits, |at, unit| {
                match unit.and_then(|unit| reading.in_langs(unit, at)) {
                    Ok(unit) => {
                        let unit = righted(reading.marked(unit), at, report);
                        self.take((unit, Marked::Nothing), &[], &mut *file, report)
                    }
                    Err(error) => {
                        report.refuse(&error);
                        Ok(())
                    }
                }
            })?,
        }
        file.finish()
    }

    fn convert(
        &self,
        units: &mut dyn ReadUnits,
        file: &mut dyn WriteUnits,
        reading: &Reading,
        report: &mut Report,
    ) -> Result<()> {
        while let Some(read) = units.next() {
            match read {
                Ok(unit) => {
                    if let Some(header) = units.header().filter(|_| report.read == 0) {
                        file.set_header(header);
                    }
                    let marked = units.marked();
                    let unit = righted(reading.marked(unit), units.at(), report);
                    self.take((unit, marked), units.repairs(), file, report)?;
                }
                Err(error) if ends_file(&error, report.read) => return Err(error),
                Err(error) => report.refuse(&error),
            }
        }
        if let Some(header) = units.header().filter(|_| report.read == 0) {
            file.set_header(header);
        }
        report.columns_left_out.extend_from_slice(units.columns_left_out());
        Ok(())
    }

    fn take(
        &self,
        (unit, marked): (Unit, Marked),
        repairs: &[Repair],
        file: &mut dyn WriteUnits,
        report: &mut Report,
    ) -> Result<()> {
        // A document gets the text, but not the translation.
        report.rejected += u64::from(marked == Marked::Rejected && self.is_document());
        let unit = match self.taken(unit, marked) {
            Reuse::Translated(unit) => unit,
            Reuse::Untranslated => {
                report.untranslated += 1;
                return Ok(());
            }
            Reuse::LeftOut => {
                report.left_out += 1;
                return Ok(());
            }
        };
        report.read += 1;
        report.count_codes(&unit, self.to);
        report.repair(repairs);
        file.set_protected(marked == Marked::Protected);
        report.repair(file.write(&unit)?);
        Ok(())
    }

    // A document that goes into another format keeps all its texts.
    fn taken(&self, unit: Unit, marked: Marked) -> Reuse {
        match self.to {
            Format::Tmx | Format::Tbx | Format::Glossary => Reuse::of(unit, marked),
            _ if marked != Marked::Rejected => Reuse::Translated(unit),
            _ if self.is_document() => Reuse::Translated(without_target(unit)),
            _ => Reuse::LeftOut,
        }
    }

    fn is_document(&self) -> bool {
        matches!(self.to, Format::Po | Format::Xliff | Format::Xliff2)
    }
}

/// Returns a unit without its translation.
pub(super) fn without_target(unit: Unit) -> Unit {
    let source = unit.source().clone();
    unit.with_texts(source, UnitText::default())
}
