//! [`sheets`]: opens a workbook and reads its sheets.

use std::io::Read;
use std::sync::Arc;

use super::sheet::{CellReader, Sheet, SheetRows};
use super::styles::Styles;
use super::texts::Texts;
use crate::error::{Error, Position, Result, Syntax};
use crate::format::{Limits, Whole};
use crate::package::{Bounds, PartEvent, PartXml, Parts, Relations, attribute, main_part};

/// What the main part of a workbook says.
#[derive(Default)]
struct Contents {
    // The name of each sheet, and its relation to a part.
    sheets: Vec<(String, String)>,
    is_1904: bool,
}

/// Returns the sheets of a workbook that have cells, each with the fault that ended its reading.
///
/// # Errors
///
/// If the input cannot be read, is no workbook, or is beyond the limits.
pub(super) fn sheets(input: impl Read, limits: Limits) -> Result<Vec<Sheet>> {
    let parts = open(input, limits)?;
    let main = main_part(&parts, "xl/workbook.xml")?;
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
    let mut cells = CellReader { texts, styles, is_1904, limits, packed, held: 0, shown: 0 };
    let mut read = Vec::new();
    for (name, relation) in contents.sheets {
        let relation = relations.get(&relation);
        // A chart, a dialog or a macro has no cells.
        if relation.is_some_and(|relation| relation.kind != "worksheet") {
            continue;
        }
        let path = relation.map(|relation| relation.path.clone()).unwrap_or_default();
        let found = parts.read(&path, |xml| cells.read(xml))?;
        let (cells, fault) =
            found.unwrap_or_else(|| (Vec::new(), Some(Syntax::Missing("its part is missing".into()))));
        read.push((name, cells, fault));
    }
    let texts = Arc::new(cells.texts);
    let sheets = read.into_iter().filter(|(_, cells, fault)| !cells.is_empty() || fault.is_some());
    let sheets = sheets.map(|(name, cells, fault)| {
        let fault = fault.map(|fault| Syntax::Malformed(format!("sheet \"{name}\" is damaged: {fault}")));
        Sheet { rows: SheetRows::new(cells, Arc::clone(&texts), fault), name }
    });
    Ok(sheets.collect())
}

// Reads a workbook into memory.
fn open(input: impl Read, limits: Limits) -> Result<Parts<'static>> {
    let (what, hint) = ("a workbook", "split it into several");
    let file = Whole { what, limit: limits.workbook_bytes, hint }.read(input)?;
    Parts::open(
        file,
        Bounds {
            limits,
            unpacked: limits.workbook_unpacked,
            whole: "an unpacked workbook",
            parts: "parts in a workbook",
            piece: "a text or tag of a workbook",
            piece_hint: "a cell of a sheet holds 32,767 characters",
        },
    )
}

fn contents(xml: &mut PartXml<'_>) -> Result<Contents> {
    let mut contents = Contents::default();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) => match tag.local_name().as_ref() {
                "sheet" => {
                    let value = |name: &str| attribute(&tag, name).unwrap_or_default();
                    contents.sheets.push((value("name"), value("id")));
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
