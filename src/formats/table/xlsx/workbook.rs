//! [`sheets`]: opens a workbook and reads its sheets.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use super::part_xml::{PartEvent, PartXml, attribute};
use super::parts::Parts;
use super::sheet::{CellReader, Sheet, SheetRows};
use super::styles::Styles;
use super::texts::Texts;
use crate::error::{Error, Position, Result, Syntax};
use crate::format::Limits;

/// What a part says about another one.
#[derive(Default)]
struct Relation {
    kind: String,
    target: String,
}

type Relations = HashMap<String, Relation>;

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
    let parts = Parts::open(input, limits)?;
    let (folder, main) = main_part(&parts)?;
    let relations = parts.read(&format!("{folder}_rels/{main}.rels"), relations)?.unwrap_or_default();
    let missing = || Error::syntax(Position { line: 1, column: 1, byte: 0 }, Syntax::NotThis("workbook"));
    let contents = parts.read(&format!("{folder}{main}"), contents)?.ok_or_else(missing)?;
    let (mut texts, mut styles) = (Texts::new(limits), Styles::default());
    let path = |kind: &str, usual: &str| {
        let found = relations.values().find(|relation| relation.kind == kind);
        found.map_or_else(|| format!("{folder}{usual}"), |found| part_at(&folder, &found.target))
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
        let path = relation.map(|relation| part_at(&folder, &relation.target)).unwrap_or_default();
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

// Returns the folder and the name of the part that lists the sheets.
fn main_part(parts: &Parts) -> Result<(String, String)> {
    let relations = parts.read("_rels/.rels", relations)?.unwrap_or_default();
    let found = relations.into_values().find(|relation| relation.kind == "officeDocument");
    let path = found.map_or_else(|| "xl/workbook.xml".to_owned(), |found| part_at("", &found.target));
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    Ok((path[..name].to_owned(), path[name..].to_owned()))
}

// Returns the path of a target, which is given from the root or from a folder.
fn part_at(folder: &str, target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned)
}

fn relations(xml: &mut PartXml<'_>) -> Result<Relations> {
    let mut relations = Relations::new();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                let value = |name: &str| attribute(&tag, name).unwrap_or_default();
                let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
                relations.insert(value("Id"), Relation { kind, target: value("Target") });
            }
            PartEvent::Over => return Ok(relations),
            _ => {}
        }
    }
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
