//! [`FillDocument`]: puts the translations in a file of XLIFF into the document that the file was made of.

use std::io::Read;
use std::path::Path;

use super::convert::without_target;
use super::report::Report;
use crate::documents::ReadOptions;
use crate::error::{ErrorKind, Result};
use crate::formats::xliff::Reader;
use crate::formats::{Marked, ReadUnits};
use crate::lang::Lang;
use crate::manuscript::{FilledDocument, Manuscript};
use crate::unit::Unit;

/// Puts the translations in a file of XLIFF into the document that
/// [`Pretranslate::write_manuscript`](super::Pretranslate::write_manuscript) has made the file of.
///
/// ```
/// use std::path::Path;
///
/// use mizan::Lang;
/// use mizan::documents::ReadOptions;
/// use mizan::exchange::{FillDocument, Pretranslate, Report};
/// use mizan::manuscript::Manuscript;
/// use mizan::memory::Memory;
///
/// let (page, name) = ("<p>Close <b>the door</b>.</p>", Path::new("a.html"));
/// let manuscript = Manuscript::read(page.as_bytes(), Some(name), &ReadOptions::default(), None)?;
/// let (memory, mut xliff, mut report) = (Memory::in_memory()?, Vec::new(), Report::default());
/// let making = Pretranslate::new(&memory);
/// making.write_manuscript(&manuscript, "a.html", &Lang::ARABIC, &mut xliff, &mut report)?;
/// let target = "</source><target>أغلق <g id=\"1\">الباب</g>.</target>";
/// let xliff = String::from_utf8(xliff).unwrap().replace("</source>", target);
/// let filling = FillDocument::new(page.as_bytes()).name(name);
/// let page = String::from_utf8(filling.translations(xliff.as_bytes(), &mut report)?.bytes).unwrap();
/// assert_eq!(page, "<p dir=\"rtl\" lang=\"ar\">أغلق <b>الباب</b>.</p>");
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FillDocument<'d> {
    bytes: &'d [u8],
    name: Option<&'d Path>,
    options: ReadOptions,
}

impl<'d> FillDocument<'d> {
    /// Takes the bytes of a document.
    #[must_use]
    pub fn new(bytes: &'d [u8]) -> Self {
        Self { bytes, name: None, options: ReadOptions::default() }
    }

    /// Sets the name of the document, which helps to recognise its format.
    #[must_use]
    pub fn name(mut self, name: impl Into<Option<&'d Path>>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets how the document is read: as it was read when the file was made of it.
    #[must_use]
    pub fn options(mut self, options: ReadOptions) -> Self {
        self.options = options;
        self
    }

    /// Returns the document with the translations in a file of XLIFF. Translations that a reviewer has
    /// rejected are passed over. Units that could not be read are counted as refused.
    ///
    /// # Errors
    ///
    /// If the file is no XLIFF or was made of another document, if the document cannot be read, or if
    /// documents of its format cannot be filled.
    pub fn translations(&self, xliff: impl Read, report: &mut Report) -> Result<FilledDocument> {
        let mut reader = Reader::new(xliff);
        let mut units: Vec<Unit> = Vec::new();
        let mut checksum = None;
        while let Some(unit) = reader.next() {
            checksum = checksum.or_else(|| reader.skeleton().map(|skeleton| skeleton.checksum.clone()));
            match unit {
                Ok(unit) if reader.marked() == Marked::Rejected => units.push(without_target(unit)),
                Ok(unit) => units.push(unit),
                Err(error) if error.position().is_none() || units.is_empty() => return Err(error),
                Err(error) => report.refuse(&error),
            }
        }
        let lang = units.first().map(|unit| unit.source_lang().clone());
        let lang = lang.filter(|lang| *lang != Lang::UNDETERMINED);
        let manuscript = Manuscript::read(self.bytes, self.name, &self.options, lang)?;
        if checksum.is_some_and(|checksum| checksum != manuscript.checksum()) {
            return Err(ErrorKind::OtherDocument(None).into());
        }
        manuscript.filled(self.bytes, units)
    }
}
