//! [`Workbook`]: a workbook, whose sheets are read one by one.

use super::cell_reader::{CellReader, TakeCell};
#[cfg(feature = "xlsx")]
use super::merged_cells::{self, MergedCells};
use super::styles::Styles;
use super::texts::Texts;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::format::Limits;
#[cfg(feature = "xlsx")]
use crate::format::Whole;
#[cfg(feature = "documents")]
use crate::package::PartFault;
#[cfg(feature = "xlsx")]
use crate::package::{Bounds, OWN_SHEET};
use crate::package::{PartEvent, PartXml, Parts, Relations, attribute, main_part};

/// A workbook: its sheets, the texts that they share, and the formats of numbers.
pub(crate) struct Workbook<'b> {
    parts: Parts<'b>,
    sheets: Vec<Sheet>,
    cells: CellReader,
    // What the workbook says of its parts.
    #[cfg(feature = "documents")]
    relations: Relations,
}

/// A sheet of a workbook.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    /// True if the workbook hides the sheet.
    pub(crate) is_hidden: bool,
    /// The path of its part; empty if the workbook does not say.
    path: String,
}

/// What the main part of a workbook says.
#[derive(Default)]
struct Contents {
    // The sheets, each with its relation to a part instead of the path.
    sheets: Vec<Sheet>,
    is_1904: bool,
}

#[cfg(feature = "xlsx")]
impl Workbook<'static> {
    /// Reads a workbook into memory, and what its sheets share.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, or as for [`open`](Self::open).
    pub(crate) fn read_from(input: impl std::io::Read, limits: Limits) -> Result<Self> {
        let (what, hint) = ("a workbook", "split it into several");
        let file = Whole { what, limit: limits.workbook_bytes, hint }.read(input)?;
        let bounds = Bounds {
            limits,
            unpacked: limits.workbook_unpacked,
            whole: "an unpacked workbook",
            parts: "parts in a workbook",
            piece: "a text or tag of a workbook",
            piece_hint: "a cell of a sheet holds 32,767 characters",
        };
        Self::open(Parts::open(file, bounds)?, limits)
    }

    /// Returns the ranges of cells of a sheet that were merged into one.
    ///
    /// # Errors
    ///
    /// If the sheet is damaged or beyond the limits.
    pub(crate) fn merged(&self, sheet: &Sheet) -> Result<Vec<MergedCells>> {
        Ok(self.parts.read(&sheet.path, merged_cells::read)?.unwrap_or_default())
    }
}

impl<'b> Workbook<'b> {
    /// Opens a workbook, and reads what its sheets share.
    ///
    /// # Errors
    ///
    /// If the parts are those of no workbook, are damaged, or are beyond the limits.
    pub(crate) fn open(parts: Parts<'b>, limits: Limits) -> Result<Self> {
        let main = main_part(&parts, "xl/workbook.xml")?;
        if main.ends_with(".bin") {
            let instead = "open it in Excel or LibreOffice and save it as .xlsx";
            return Err(ErrorKind::Document { kind: "a binary workbook (.xlsb)", instead }.into());
        }
        let relations = Relations::of(&parts, &main)?;
        let missing = || Error::syntax(Position { line: 1, column: 1, byte: 0 }, Syntax::NotThis("workbook"));
        let contents = parts.read(&main, contents)?.ok_or_else(missing)?;
        let (mut texts, mut styles) = (Texts::new(limits), Styles::default());
        let folder = &main[..main.rfind('/').map_or(0, |slash| slash + 1)];
        let path = |kind: &str, usual: &str| {
            let found = relations.paths(kind).first().map(|path| (*path).to_owned());
            found.unwrap_or_else(|| format!("{folder}{usual}"))
        };
        parts.read(&path("sharedStrings", "sharedStrings.xml"), |xml| texts.read_shared(xml))?;
        parts.read(&path("styles", "styles.xml"), |xml| styles.read(xml))?;
        let (is_1904, packed) = (contents.is_1904, parts.packed);
        let cells = CellReader { texts, styles, is_1904, limits, packed, filled: 0, shown: 0 };
        let sheets = contents.sheets.into_iter().filter_map(|sheet| sheet.with_path(&relations)).collect();
        Ok(Self {
            parts,
            sheets,
            cells,
            #[cfg(feature = "documents")]
            relations,
        })
    }

    /// Returns the sheets, in the order in which the workbook shows them.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        self.sheets.clone()
    }

    /// Calls a closure with the filled cells of a sheet, row by row. Returns the fault that ended reading.
    ///
    /// # Errors
    ///
    /// If reading fails, the workbook is beyond the limits, or the closure returns an error.
    pub(crate) fn read(&mut self, sheet: &Sheet, take: &mut TakeCell<'_>) -> Result<Option<Syntax>> {
        let found = self.parts.read(&sheet.path, |xml| self.cells.read(xml, take))?;
        let damage = self.parts.take_fault(&sheet.path).map(|fault| Syntax::Malformed(fault.to_string()));
        let missing = || match sheet.path.as_str() {
            "" => "the workbook names no part for it".into(),
            path => format!("its part `{path}` is missing"),
        };
        Ok(damage.or(found.unwrap_or_else(|| Some(Syntax::Missing(missing())))))
    }

    /// Returns what is damaged and was not told with a sheet, and the parts that are named, but are not
    /// there; those of sheets are told with them.
    #[cfg(feature = "documents")]
    pub(crate) fn take_faults(&self) -> (Vec<PartFault>, Vec<String>) {
        let missing = self.relations.missing(&self.parts).into_iter();
        let missing = missing.filter(|path| self.sheets.iter().all(|sheet| sheet.path != **path));
        (self.parts.take_faults(), missing.map(str::to_owned).collect())
    }

    /// Returns what a closure reads of the parts of a kind that belong to a sheet (`drawing`, `comments`), as
    /// far as the parts are there.
    ///
    /// # Errors
    ///
    /// If a part is damaged or beyond the limits, or the closure returns an error.
    #[cfg(feature = "documents")]
    pub(crate) fn beside<T>(
        &self,
        sheet: &Sheet,
        kind: &str,
        mut read: impl FnMut(&mut PartXml<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let relations = Relations::of(&self.parts, &sheet.path)?;
        let mut found = Vec::new();
        for path in relations.paths(kind) {
            found.extend(self.parts.read(path, &mut read)?);
        }
        Ok(found)
    }

    /// Returns the texts: those that the sheets share, then those that were added.
    #[cfg(feature = "xlsx")]
    pub(crate) fn into_texts(self) -> Texts {
        self.cells.texts
    }
}

impl Sheet {
    /// Returns true for the hidden sheet that mizan has written for itself.
    #[cfg(feature = "xlsx")]
    pub(crate) fn is_own(&self) -> bool {
        self.is_hidden && self.name == OWN_SHEET
    }

    // Returns the sheet with the path of its part instead of the relation; `None` for a chart, a dialog or a
    // macro, which has no cells.
    fn with_path(mut self, relations: &Relations) -> Option<Self> {
        let relation = relations.get(&self.path);
        if relation.is_some_and(|relation| relation.kind != "worksheet") {
            return None;
        }
        self.path = relation.map(|relation| relation.path.clone()).unwrap_or_default();
        Some(self)
    }
}

fn contents(xml: &mut PartXml<'_>) -> Result<Contents> {
    let mut contents = Contents::default();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) => match tag.local_name().as_ref() {
                "sheet" => {
                    let value = |name: &str| attribute(&tag, name).unwrap_or_default();
                    let is_hidden = matches!(&*value("state"), "hidden" | "veryHidden");
                    contents.sheets.push(Sheet { name: value("name"), is_hidden, path: value("id") });
                }
                "workbookPr" => {
                    let date = attribute(&tag, "date1904");
                    contents.is_1904 |= date.is_some_and(|date| date == "1" || date == "true");
                }
                _ => {}
            },
            PartEvent::Over => return Ok(contents),
            _ => {}
        }
    }
}
