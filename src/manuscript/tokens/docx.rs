//! [`of_part`]: a part of a document of Word as tokens.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx_fields::{DocxField, goes_on, is_between_paragraphs, run_key, run_label};
use super::token::{ElementKind, Frame, MarkKind, Markup, Token, Tokens};

/// Returns the tokens of a part: a section for each paragraph. Of a part that is not well-formed, what comes
/// before the fault.
pub(in crate::manuscript) fn of_part(part: &str) -> Tokens {
    let mut xml = Reader::from_str(part);
    xml.config_mut().check_end_names = false;
    xml.config_mut().allow_dangling_amp = true;
    let mut scan = DocxScan { part, ..DocxScan::default() };
    loop {
        let start = place(&xml);
        let Ok(event) = xml.read_event() else { break };
        let from = start..place(&xml);
        match event {
            Event::Start(tag) if scan.skips(tag.local_name().as_ref()) => {
                if xml.read_to_end(tag.name()).is_err() {
                    break;
                }
                scan.skipped(tag.local_name().as_ref(), from.start..place(&xml));
            }
            Event::Start(tag) => scan.start(tag.local_name().as_ref(), from),
            Event::Empty(tag) if scan.skips(tag.local_name().as_ref()) => {
                scan.skipped(tag.local_name().as_ref(), from);
            }
            Event::Empty(tag) => scan.empty(tag.local_name().as_ref(), from),
            Event::End(tag) => scan.end(tag.local_name().as_ref(), from),
            Event::Eof => break,
            _ => {}
        }
    }
    scan.tokens
}

fn place(xml: &Reader<&[u8]>) -> usize {
    usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX)
}

#[derive(Default)]
struct DocxScan<'p> {
    part: &'p str,
    tokens: Tokens,
    /// The paragraphs that are open, one inside a text box of another.
    open: Vec<OpenParagraph>,
    /// The paragraph that has ended and goes on with the next one, where it ended, and how many are open.
    before: Option<(OpenParagraph, usize, usize)>,
}

#[derive(Default)]
struct OpenParagraph {
    section: usize,
    around: Vec<Around>,
    fields: Vec<DocxField>,
    /// The elements of runs, by how the runs look.
    runs: HashMap<String, usize>,
    /// True if the paragraph goes on with the next one.
    goes_on: bool,
    /// True if the paragraph before goes on with this one.
    is_joined: bool,
}

/// An element around the place.
enum Around {
    /// An element that is no token.
    Nothing,
    Element(usize),
    Text(Range<usize>),
    Run(OpenRun),
    /// A content control, up to its content.
    Control(usize),
    ControlContent(usize),
}

struct OpenRun {
    /// The start tag and the properties.
    open: Range<usize>,
    tag_end: usize,
    element: Option<usize>,
    /// How many tokens the section had before the run.
    before: usize,
    /// The step of a field that the run is (`begin`, `separate`, `end`).
    field: Option<FieldStep>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FieldStep {
    Begin,
    Separate,
    End,
}

impl DocxScan<'_> {
    // Returns true for an element that is one token, or none, with all that stands inside.
    fn skips(&self, name: &str) -> bool {
        let Some(paragraph) = self.open.last() else { return matches!(name, "del" | "moveFrom" | "sectPr") };
        match name {
            "del" | "moveFrom" | "pPr" | "instrText" | "delText" | "delInstrText" | "fldChar" | "sdtPr"
            | "sdtEndPr" | "smartTagPr" | "customXmlPr" => true,
            "rPr" => matches!(paragraph.around.last(), Some(Around::Run(_))),
            _ => false,
        }
    }

    fn skipped(&mut self, name: &str, from: Range<usize>) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match (name, paragraph.around.last_mut()) {
            ("pPr", None) => {
                paragraph.goes_on = goes_on(&self.part[from.clone()]);
                if !paragraph.is_joined {
                    self.tokens.sections[paragraph.section].frame.properties = Some(from);
                }
            }
            ("rPr", Some(Around::Run(run))) => run.open.end = from.end,
            ("fldChar", Some(Around::Run(run))) => {
                let tag = &self.part[from];
                let is =
                    |step: &str| tag.contains(&format!("\"{step}\"")) || tag.contains(&format!("'{step}'"));
                let steps = [("begin", FieldStep::Begin), ("separate", FieldStep::Separate)];
                let found = steps.into_iter().find(|(name, _)| is(name)).map(|(_, step)| step);
                run.field = Some(found.unwrap_or(FieldStep::End));
            }
            _ => {}
        }
    }

    fn start(&mut self, name: &str, from: Range<usize>) {
        if name == "p" {
            let joined = self.joined(from.start);
            let paragraph = joined.unwrap_or_else(|| {
                let frame = Frame { start: Some(from), ..Frame::default() };
                OpenParagraph { section: self.tokens.begin(Markup::Docx, frame), ..OpenParagraph::default() }
            });
            return self.open.push(paragraph);
        }
        if self.open.is_empty() {
            return;
        }
        let around = match name {
            "ins" | "moveTo" | "smartTag" | "customXml" | "dir" | "bdo" => {
                Around::Element(self.open_element(from, None, ElementKind::Dropped))
            }
            "r" => Around::Run(OpenRun {
                tag_end: from.end,
                open: from,
                element: None,
                before: self.length(),
                field: None,
            }),
            "t" => {
                self.open_run();
                Around::Text(from)
            }
            "sdt" => Around::Control(from.start),
            "sdtContent" => match self.open.last().and_then(|paragraph| paragraph.around.last()) {
                Some(Around::Control(start)) => {
                    let open = *start..from.end;
                    Around::ControlContent(self.open_element(open, None, ElementKind::Plain))
                }
                _ => Around::Nothing,
            },
            _ => {
                self.open_run();
                let label = (name == "hyperlink").then_some("link");
                let kind = if name == "fldSimple" { ElementKind::Field } else { ElementKind::Plain };
                Around::Element(self.open_element(from, label, kind))
            }
        };
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.around.push(around);
        }
    }

    fn empty(&mut self, name: &str, from: Range<usize>) {
        if name == "p" {
            self.before = None;
            let frame = Frame { start: Some(from), ..Frame::default() };
            _ = self.tokens.begin(Markup::Docx, frame);
            return;
        }
        if self.open.is_empty() || name == "r" {
            return;
        }
        self.open_run();
        let (kind, label) = match name {
            "tab" | "ptab" => return self.push(Token::Break { from, label: "x-tab" }),
            "br" | "cr" => return self.push(Token::Break { from, label: "lb" }),
            "noBreakHyphen" | "sym" => return self.push(Token::Text { whole: from.clone(), from }),
            "proofErr"
            | "lastRenderedPageBreak"
            | "softHyphen"
            | "moveFromRangeStart"
            | "moveFromRangeEnd"
            | "moveToRangeStart"
            | "moveToRangeEnd" => (MarkKind::Dropped, None),
            "bookmarkStart" | "bookmarkEnd" | "commentRangeStart" | "commentRangeEnd"
            | "commentReference" | "permStart" | "permEnd" => (MarkKind::Quiet, None),
            _ => (MarkKind::Shown, None),
        };
        self.push(Token::Mark { from, kind, label });
    }

    fn end(&mut self, name: &str, from: Range<usize>) {
        if name == "p" {
            return self.end_paragraph(from.start);
        }
        let Some(around) = self.open.last_mut().and_then(|paragraph| paragraph.around.pop()) else { return };
        match around {
            Around::Nothing | Around::Control(_) => {}
            Around::Text(start) => {
                let token = Token::Text { from: start.end..from.start, whole: start.start..from.end };
                self.push(token);
            }
            Around::Element(element) => self.close_element(element, from),
            Around::ControlContent(element) => {
                // The end of the control follows at once.
                let end = self.part[from.end..].find('>').map_or(from.end, |at| from.end + at + 1);
                self.close_element(element, from.start..end);
            }
            Around::Run(run) => self.end_run(&run, from),
        }
    }

    fn end_paragraph(&mut self, end: usize) {
        let Some(paragraph) = self.open.pop() else { return };
        let tokens = &self.tokens.sections[paragraph.section].tokens;
        let has_text = tokens.iter().any(|token| matches!(token, Token::Text { .. }));
        self.before = (paragraph.goes_on && has_text).then_some((paragraph, end, self.open.len()));
    }

    // Returns the paragraph that begins at a place, if the one before goes on with it: its tokens follow
    // those of the one before.
    fn joined(&mut self, start: usize) -> Option<OpenParagraph> {
        let (before, end, depth) = self.before.take()?;
        let between = self.part.get(end..start)?;
        let is_joined = depth == self.open.len() && is_between_paragraphs(between);
        is_joined.then(|| {
            self.tokens.sections[before.section].frame.joint.get_or_insert(end);
            OpenParagraph {
                section: before.section,
                runs: before.runs,
                is_joined,
                ..OpenParagraph::default()
            }
        })
    }

    // Opens the element of the run around the place, now that the run has content.
    fn open_run(&mut self) {
        let part = self.part;
        let Some(paragraph) = self.open.last_mut() else { return };
        let Some(Around::Run(run)) = paragraph.around.last_mut() else { return };
        if run.element.is_some() {
            return;
        }
        let (open, properties) = (run.open.clone(), &part[run.tag_end..run.open.end]);
        let start = open.start;
        let tokens = &mut self.tokens;
        let element = *paragraph
            .runs
            .entry(run_key(properties))
            .or_insert_with(|| tokens.open(open, run_label(properties), ElementKind::Run));
        run.element = Some(element);
        self.push(Token::Open { element, start });
    }

    fn end_run(&mut self, run: &OpenRun, end: Range<usize>) {
        if let Some(step) = run.field {
            return self.field(step, run, end);
        }
        if let Some(element) = run.element {
            self.close_element(element, end);
        }
    }

    fn field(&mut self, step: FieldStep, run: &OpenRun, end: Range<usize>) {
        self.truncate(run.before);
        let whole = run.open.start..end.end;
        let Some(paragraph) = self.open.last_mut() else { return };
        match (step, paragraph.fields.last_mut()) {
            (FieldStep::Begin, Some(DocxField::Code { inside, .. })) => *inside += 1,
            (FieldStep::Begin, _) => paragraph.fields.push(DocxField::Code { start: whole.start, inside: 0 }),
            (FieldStep::End, Some(DocxField::Code { inside, .. })) if *inside > 0 => *inside -= 1,
            (FieldStep::Separate, Some(DocxField::Code { start, inside: 0 })) => {
                let open = *start..whole.end;
                paragraph.fields.pop();
                let element = self.open_element(open, None, ElementKind::Field);
                self.open.last_mut().into_iter().for_each(|p| p.fields.push(DocxField::Result { element }));
            }
            (FieldStep::End, Some(DocxField::Code { start, .. })) => {
                let from = *start..whole.end;
                paragraph.fields.pop();
                self.push(Token::Mark { from, kind: MarkKind::Shown, label: None });
            }
            (FieldStep::End, Some(DocxField::Result { element })) => {
                let element = *element;
                paragraph.fields.pop();
                self.close_element(element, whole);
            }
            _ => {}
        }
    }

    fn open_element(&mut self, open: Range<usize>, label: Option<&'static str>, kind: ElementKind) -> usize {
        let start = open.start;
        let element = self.tokens.open(open, label, kind);
        self.push(Token::Open { element, start });
        element
    }

    fn close_element(&mut self, element: usize, close: Range<usize>) {
        let end = close.end;
        // A run that looks like an earlier one has its tags.
        let known = &mut self.tokens.elements[element];
        if known.close.is_empty() {
            known.close = close;
        }
        self.push(Token::Close { element, end });
    }

    fn length(&self) -> usize {
        self.open.last().map_or(0, |paragraph| self.tokens.sections[paragraph.section].tokens.len())
    }

    fn truncate(&mut self, length: usize) {
        let section = self.open.last().map(|paragraph| paragraph.section);
        section.into_iter().for_each(|section| self.tokens.sections[section].tokens.truncate(length));
    }

    // Adds a token to the paragraph, unless the token belongs to the code of a field.
    fn push(&mut self, token: Token) {
        let Some(paragraph) = self.open.last() else { return };
        if !matches!(paragraph.fields.last(), Some(DocxField::Code { .. })) {
            self.tokens.sections[paragraph.section].tokens.push(token);
        }
    }
}
