//! [`Slide`]: the shapes of a slide, or of the notes to one, read element by element.

use quick_xml::events::BytesStart;

use super::shape::{Role, Shape, ShapePlace};
use crate::documents::block::BlockKind;
use crate::documents::read_options::ReadOptions;
use crate::documents::tidy::tidy;
use crate::error::{ErrorKind, Result};
use crate::package::{PartEvent, PartXml, attribute};

// Elements without text of the slide: properties, and additions for newer programs.
const NO_TEXT: [&str; 9] =
    ["pPr", "rPr", "endParaRPr", "bodyPr", "lstStyle", "tblPr", "tblGrid", "extLst", "timing"];

/// The shapes of a slide, as far as they are read.
#[derive(Default)]
pub(in crate::documents) struct Slide {
    pub(in crate::documents) shapes: Vec<Shape>,
    /// True for a slide that is not shown.
    pub(in crate::documents) is_hidden: bool,
    // The groups around the place. The top of the outermost one counts, since the others are relative to it.
    groups: Vec<Group>,
    has_shape: bool,
    paragraph: Option<String>,
    is_listed: bool,
    // True in a run of raised letters.
    is_raised: bool,
    is_text: bool,
    // True in a field that is left out.
    is_field: bool,
    // The number of the table, its row and its column.
    cell: Option<(usize, usize, usize)>,
    span: usize,
    chosen: Vec<bool>,
    tables: usize,
}

/// A group of shapes that is open.
#[derive(Default)]
struct Group {
    top: ShapePlace,
    is_hidden: bool,
}

impl Slide {
    /// Reads a slide. `tables` is the number of tables on the slides before.
    pub(in crate::documents) fn read(
        xml: &mut PartXml<'_>,
        options: &ReadOptions,
        tables: usize,
    ) -> Result<Self> {
        let mut slide = Self { tables, ..Self::default() };
        let (mut depth, limit) = (0, options.limits.nesting);
        loop {
            match xml.next()? {
                PartEvent::Start(tag) => depth += usize::from(slide.start(&tag, xml, options.all)?),
                PartEvent::End(name) => {
                    slide.end(&name);
                    depth = depth.saturating_sub(1);
                }
                PartEvent::Text(text) if slide.is_text => slide.push(&text),
                PartEvent::Text(_) => {}
                PartEvent::Over => {
                    slide.end_paragraph();
                    return Ok(slide);
                }
            }
            if depth > limit {
                let (what, hint) = ("elements around one another", "the document is damaged or hostile");
                return Err(ErrorKind::TooMany { what, limit, hint }.into());
            }
        }
    }

    /// Returns the number of tables up to the end of the slide.
    pub(in crate::documents) fn tables(&self) -> usize {
        self.tables
    }

    // Returns false for an element that is read already, with its end.
    fn start(&mut self, tag: &BytesStart<'_>, xml: &mut PartXml<'_>, all: bool) -> Result<bool> {
        let name = tag.local_name();
        let name = name.as_ref();
        let is_other_form = matches!(name, "Choice" | "Fallback") && !self.choose();
        match name {
            "pPr" => {
                self.is_listed = attribute(tag, "lvl").is_some_and(|level| level != "0");
                xml.each_inside(|tag| match tag.local_name().as_ref() {
                    "buChar" | "buAutoNum" | "buBlip" => self.is_listed = true,
                    "buNone" => self.is_listed = false,
                    _ => {}
                })?;
                return Ok(false);
            }
            "rPr" => {
                let baseline =
                    attribute(tag, "baseline").and_then(|rise| rise.trim_end_matches('%').parse().ok());
                self.is_raised = baseline.is_some_and(|rise: f32| rise > 0.0);
            }
            _ => {}
        }
        if NO_TEXT.contains(&name) || is_other_form {
            xml.skip()?;
            return Ok(false);
        }
        let is = |name: &str, value: &str| attribute(tag, name).is_some_and(|found| found == value);
        match name {
            "sld" => self.is_hidden = is("show", "0") || is("show", "false"),
            "sp" | "graphicFrame" | "cxnSp" | "pic" => self.begin_shape(),
            "grpSp" => self.groups.push(Group::default()),
            "cNvPr" if is("hidden", "1") || is("hidden", "true") => self.hide(),
            "ph" => self.shape().role = Role::of_placeholder(&attribute(tag, "type").unwrap_or_default()),
            "off" => self.place(attribute(tag, "y").and_then(|top| top.parse().ok())),
            "relIds" => {
                let diagram = attribute(tag, "dm");
                self.shape().diagrams.extend(diagram);
            }
            "tbl" => {
                self.tables += 1;
                self.cell = Some((self.tables, 0, 0));
            }
            "tr" => (self.cell, self.span) = (self.cell.map(|(table, row, _)| (table, row + 1, 0)), 1),
            "tc" => {
                let span = attribute(tag, "gridSpan").and_then(|span| span.parse().ok()).unwrap_or(1);
                self.cell = self.cell.map(|(table, row, column)| (table, row, column + 1));
                self.span = span;
            }
            "p" => (self.paragraph, self.is_listed) = (Some(String::new()), false),
            "r" => self.is_raised = false,
            "t" | "text" => self.is_text = true,
            "br" => self.push("\n"),
            "fld" => {
                let kind = attribute(tag, "type").unwrap_or_default();
                self.is_field = !all && (kind == "slidenum" || kind.starts_with("datetime"));
            }
            "AlternateContent" => self.chosen.push(false),
            _ => {}
        }
        Ok(true)
    }

    fn end(&mut self, name: &str) {
        match name {
            "sp" | "graphicFrame" | "cxnSp" | "pic" => self.has_shape = false,
            "grpSp" => drop(self.groups.pop()),
            "p" => self.end_paragraph(),
            "t" => self.is_text = false,
            // The text of a comment is a paragraph.
            "text" => {
                self.is_text = false;
                self.end_paragraph();
            }
            "fld" => self.is_field = false,
            "tbl" => self.cell = None,
            "AlternateContent" => drop(self.chosen.pop()),
            _ => {}
        }
    }

    fn choose(&mut self) -> bool {
        self.chosen.last_mut().is_none_or(|chosen| !std::mem::replace(chosen, true))
    }

    fn begin_shape(&mut self) {
        let place = self.groups.first().and_then(|group| group.top);
        let is_hidden = self.groups.iter().any(|group| group.is_hidden);
        self.shapes.push(Shape { place, is_hidden, ..Shape::default() });
        self.has_shape = true;
    }

    // Returns the current shape; text outside of shapes, as in a diagram, makes one.
    fn shape(&mut self) -> &mut Shape {
        if self.shapes.is_empty() || !self.has_shape {
            self.begin_shape();
        }
        self.shapes.last_mut().expect("a shape has begun")
    }

    // Takes the place of a group or shape. The first place counts.
    fn place(&mut self, top: ShapePlace) {
        if self.has_shape && self.groups.is_empty() {
            let place = &mut self.shape().place;
            *place = place.or(top);
        } else if let Some(group) = self.groups.last_mut().filter(|_| !self.has_shape) {
            group.top = group.top.or(top);
        }
    }

    // Hides the current shape, or the group around the place.
    fn hide(&mut self) {
        match self.groups.last_mut() {
            _ if self.has_shape => self.shape().is_hidden = true,
            Some(group) => group.is_hidden = true,
            None => {}
        }
    }

    fn push(&mut self, text: &str) {
        let is_mark =
            self.is_raised && self.paragraph.as_deref().is_some_and(|before| is_note_mark(before, text));
        if !self.is_field && !is_mark {
            self.paragraph.get_or_insert_default().push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        let text = tidy(&self.paragraph.take().unwrap_or_default());
        if text.is_empty() {
            return;
        }
        let cell = self.cell.filter(|(.., column)| *column > 0);
        let cell = cell.map(|(table, row, column)| BlockKind::Cell { table, row, column });
        let is_listed = self.is_listed;
        let shape = self.shape();
        let listed = (is_listed && shape.role == Role::Body).then_some(BlockKind::ListItem);
        let kind = cell.or(listed).unwrap_or_else(|| shape.role.kind());
        shape.blocks.push((kind, text));
    }
}

// Returns true if a raised number leads to a note: it stands behind a word that is no unit of length and no
// number.
fn is_note_mark(before: &str, raised: &str) -> bool {
    const LENGTHS: [&str; 8] = ["m", "mm", "cm", "km", "ft", "م", "سم", "كم"];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_variable = word.len() == 1 && word.chars().all(char::is_alphabetic);
    let is_base = is_variable || LENGTHS.contains(&word) || word.ends_with(char::is_numeric);
    let digits = raised.trim();
    (1..=3).contains(&digits.chars().count()) && digits.chars().all(char::is_numeric) && !is_base
}
