//! [`Writer`]: writes units as a TMX file.

use std::collections::HashMap;
use std::io::Write;

use super::inline::{HIGHLIGHT, SUB_END, SUB_START, SUB_TEXT};
use super::props;
use crate::error::Result;
use crate::formats::mended::Repair;
use crate::formats::streams::WriteUnits;
use crate::formats::xml::page::Page;
use crate::lang::Lang;
use crate::unit::{Code, CodeKind, Header, Scope, Timestamp, Unit, UnitText};

/// Writes TMX 1.4, valid against its schema, in UTF-8 or UTF-16.
///
/// The same units give the same bytes. Characters that XML forbids are left out and listed in
/// [`repairs`](Self::repairs). A file that is not [finished](Self::finish) lacks its end.
///
/// ```
/// use mizan::formats::tmx;
/// use mizan::{Lang, Unit};
///
/// let mut writer = tmx::Writer::new(Vec::new()).source_lang(Lang::ARABIC);
/// writer.write(&Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve."))?;
/// let file = String::from_utf8(writer.finish()?).unwrap();
/// assert!(file.contains(r#"<tuv xml:lang="en"><seg>Close the valve.</seg></tuv>"#));
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Writer<W> {
    out: W,
    header: Header,
    utf16: bool,
    started: bool,
    page: Page,
}

impl<W: Write> Writer<W> {
    /// Returns a writer to an output, which should be buffered.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out, header: Header::default(), utf16: false, started: false, page: Page::default() }
    }

    /// Returns the writer with this source language for the header of the file. A unit of another source
    /// language names its own.
    #[must_use]
    pub fn source_lang(mut self, lang: impl Into<Option<Lang>>) -> Self {
        self.header.source_lang = lang.into();
        self
    }

    /// Returns the writer with the source language, dates, people, properties and notes of a header.
    #[must_use]
    pub fn header(mut self, header: Header) -> Self {
        self.header = header;
        self
    }

    /// Returns the writer, which writes UTF-16 if `utf16`: little-endian and with a byte order mark, as old
    /// versions of Trados require.
    ///
    /// ```
    /// use mizan::formats::tmx::Writer;
    ///
    /// let file = Writer::new(Vec::new()).utf16(true).finish()?;
    /// assert!(file.starts_with(&[0xFF, 0xFE]));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn utf16(mut self, utf16: bool) -> Self {
        self.utf16 = utf16;
        self
    }

    /// Returns what was mended in the unit written last.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        self.page.repairs.as_slice()
    }

    /// Writes a unit.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.page.repairs.clear();
        self.page.text.clear();
        self.start();
        self.unit(unit);
        self.put()
    }

    /// Writes the end of the file, flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        self.page.text.clear();
        self.start();
        self.page.text.push_str("</body>\n</tmx>\n");
        self.put()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn put(&mut self) -> Result<()> {
        if self.utf16 {
            let units = self.page.text.encode_utf16().flat_map(u16::to_le_bytes);
            self.out.write_all(&units.collect::<Vec<u8>>())?;
        } else {
            self.out.write_all(self.page.text.as_bytes())?;
        }
        Ok(())
    }

    fn start(&mut self) {
        if std::mem::replace(&mut self.started, true) {
            return;
        }
        let (mark, encoding) = if self.utf16 { ("\u{FEFF}", "UTF-16") } else { ("", "UTF-8") };
        self.page.text.push_str(mark);
        self.page.text.push_str("<?xml version=\"1.0\"");
        self.page.attribute("encoding", encoding);
        self.page.text.push_str("?>\n<tmx version=\"1.4\">\n<header");
        self.page.attribute("creationtool", "mizan");
        self.page.attribute("creationtoolversion", env!("CARGO_PKG_VERSION"));
        self.page.text.push_str(" segtype=\"sentence\" o-tmf=\"mizan\" adminlang=\"en\"");
        let source = self.header.source_lang.clone();
        self.page.attribute("srclang", source.as_ref().map_or("*all*", Lang::tag));
        self.page.text.push_str(" datatype=\"plaintext\"");
        let header = std::mem::take(&mut self.header);
        self.date("creationdate", header.created);
        self.text_attribute("creationid", header.created_by.as_deref());
        self.date("changedate", header.changed);
        self.text_attribute("changeid", header.changed_by.as_deref());
        self.page.text.push_str(">\n");
        for note in &header.notes {
            self.note(&note.text);
        }
        for prop in &header.props {
            self.prop(&prop.name, &prop.value);
        }
        self.header = header;
        self.page.text.push_str("</header>\n<body>\n");
    }

    fn unit(&mut self, unit: &Unit) {
        self.page.text.push_str("<tu");
        self.unit_attributes(unit);
        self.page.text.push_str(">\n");
        self.remarks(unit, Scope::Unit);
        for (name, value) in props::of_fields(unit) {
            self.prop(name, &value);
        }
        self.variant(unit, unit.source_lang(), unit.source(), Scope::Source);
        self.variant(unit, unit.target_lang(), unit.target(), Scope::Target);
        self.page.text.push_str("</tu>\n");
    }

    fn unit_attributes(&mut self, unit: &Unit) {
        let origin = &unit.origin;
        self.text_attribute("tuid", origin.key.as_deref());
        if origin.use_count > 0 {
            self.page.attribute("usagecount", &origin.use_count.to_string());
        }
        self.date("lastusagedate", origin.used);
        self.date("creationdate", origin.created);
        self.text_attribute("creationid", origin.created_by.as_deref());
        self.date("changedate", origin.changed);
        self.text_attribute("changeid", origin.changed_by.as_deref());
        if self.header.source_lang.as_ref().is_some_and(|lang| lang != unit.source_lang()) {
            self.page.attribute("srclang", unit.source_lang().tag());
        }
    }

    fn variant(&mut self, unit: &Unit, lang: &Lang, text: &UnitText, scope: Scope) {
        self.page.text.push_str("<tuv");
        self.page.attribute("xml:lang", lang.tag());
        self.page.text.push('>');
        self.remarks(unit, scope);
        self.page.text.push_str("<seg>");
        self.seg(text);
        self.page.text.push_str("</seg></tuv>\n");
    }

    fn remarks(&mut self, unit: &Unit, scope: Scope) {
        for note in unit.notes.iter().filter(|note| note.scope == scope) {
            self.note(&note.text);
        }
        for prop in unit.props.iter().filter(|prop| prop.scope == scope) {
            self.prop(&prop.name, &prop.value);
        }
    }

    fn seg(&mut self, text: &UnitText) {
        let elements = elements(text.codes());
        let mut done = 0;
        for (code, element) in text.codes().iter().zip(elements) {
            self.page.escaped(&text.plain()[done..code.at]);
            done = code.at;
            self.code(code, element);
        }
        self.page.escaped(&text.plain()[done..]);
    }

    fn code(&mut self, code: &Code, element: CodeElement) {
        let name = match element {
            CodeElement::Highlight => return self.highlight(code),
            CodeElement::Pair(_) if code.kind == CodeKind::Open => "bpt",
            CodeElement::Pair(_) => "ept",
            CodeElement::Isolated => "it",
            CodeElement::Single => "ph",
        };
        self.page.text.push('<');
        self.page.text.push_str(name);
        if let CodeElement::Pair(number) = element {
            self.page.attribute("i", &number.to_string());
        }
        if name == "it" {
            self.page.attribute("pos", if code.kind == CodeKind::Open { "begin" } else { "end" });
        }
        if name != "ept" {
            self.text_attribute("x", Some(&*code.id).filter(|id| name == "bpt" || !id.is_empty()));
            self.label(code, name);
        }
        self.page.text.push('>');
        self.markup(&code.markup);
        self.page.text.push_str("</");
        self.page.text.push_str(name);
        self.page.text.push('>');
    }

    fn label(&mut self, code: &Code, name: &str) {
        let Some(label) = code.label.as_deref() else { return };
        match label.rsplit_once(";assoc=").filter(|_| name == "ph") {
            Some((kind, assoc)) => {
                self.text_attribute("type", Some(kind).filter(|kind| !kind.is_empty()));
                self.page.attribute("assoc", assoc);
            }
            None => self.page.attribute("type", label),
        }
    }

    fn highlight(&mut self, code: &Code) {
        if code.kind == CodeKind::Close {
            self.page.text.push_str("</hi>");
            return;
        }
        self.page.text.push_str("<hi");
        self.text_attribute("x", Some(&*code.id).filter(|id| !id.is_empty()));
        let kind = code.label.as_deref().and_then(|label| label.strip_prefix(HIGHLIGHT)?.strip_prefix(':'));
        self.text_attribute("type", kind);
        self.page.text.push('>');
    }

    // Writes markup, with the texts to be translated inside it.
    fn markup(&mut self, markup: &str) {
        let mut rest = markup;
        while let Some((start, text, end)) = next_sub(rest) {
            self.page.escaped(&rest[..start]);
            let (datatype, kind) = rest[start + SUB_START.len_utf8()..text]
                .split_once(',')
                .unwrap_or((&rest[start + SUB_START.len_utf8()..text], ""));
            self.page.text.push_str("<sub");
            self.text_attribute("datatype", Some(datatype).filter(|value| !value.is_empty()));
            self.text_attribute("type", Some(kind).filter(|value| !value.is_empty()));
            self.page.text.push('>');
            self.page.escaped(&rest[text + SUB_TEXT.len_utf8()..end]);
            self.page.text.push_str("</sub>");
            rest = &rest[end + SUB_END.len_utf8()..];
        }
        self.page.escaped(rest);
    }

    fn note(&mut self, text: &str) {
        self.page.text.push_str("<note>");
        self.page.escaped(text);
        self.page.text.push_str("</note>\n");
    }

    fn prop(&mut self, name: &str, value: &str) {
        self.page.text.push_str("<prop");
        self.page.attribute("type", name);
        self.page.text.push('>');
        self.page.escaped(value);
        self.page.text.push_str("</prop>\n");
    }

    fn date(&mut self, name: &str, moment: Option<Timestamp>) {
        if let Some(moment) = moment {
            self.page.attribute(name, &moment.to_string());
        }
    }

    fn text_attribute(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.page.attribute(name, value);
        }
    }
}

impl<W: Write> WriteUnits for Writer<W> {
    fn set_header(&mut self, header: &Header) {
        let source_lang = self.header.source_lang.take();
        self.header = Header { source_lang, ..header.clone() };
    }

    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        self.write(unit)?;
        Ok(self.page.repairs.as_slice())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish().map(drop)
    }
}

/// The element that a code is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CodeElement {
    /// `<bpt>` or `<ept>`, with the number that pairs them.
    Pair(usize),
    /// `<hi>` or `</hi>`.
    Highlight,
    /// `<it>`: its other half is not in this text.
    Isolated,
    /// `<ph>`.
    Single,
}

fn elements(codes: &[Code]) -> Vec<CodeElement> {
    let mut elements = vec![CodeElement::Single; codes.len()];
    highlights(codes, &mut elements);
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut pairs = 0;
    for (at, code) in codes.iter().enumerate().filter(|(_, code)| code.kind != CodeKind::Single) {
        if elements[at] == CodeElement::Highlight {
            continue;
        }
        elements[at] = CodeElement::Isolated;
        if code.kind == CodeKind::Open {
            open.entry(&code.id).or_default().push(at);
            continue;
        }
        // A closing code pairs with the last open one of its id.
        if let Some(opener) = open.get_mut(&*code.id).and_then(Vec::pop) {
            pairs += 1;
            elements[opener] = CodeElement::Pair(pairs);
            elements[at] = CodeElement::Pair(pairs);
        }
    }
    elements
}

// A `<hi>` encloses its text, unlike all other elements, so only codes that are properly nested become a
// `<hi>`.
fn highlights(codes: &[Code], elements: &mut [CodeElement]) {
    let label = |code: &Code| {
        code.label
            .as_deref()
            .and_then(|label| label.strip_prefix(HIGHLIGHT))
            .is_some_and(|kind| kind.is_empty() || kind.starts_with(':'))
    };
    let mut open: Vec<usize> = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        if code.kind == CodeKind::Single || !code.markup.is_empty() || !label(code) {
            continue;
        }
        if code.kind == CodeKind::Open {
            open.push(at);
            continue;
        }
        let opener = open.pop_if(|opener| codes[*opener].id == code.id && codes[*opener].label == code.label);
        if let Some(opener) = opener {
            elements[opener] = CodeElement::Highlight;
            elements[at] = CodeElement::Highlight;
        }
    }
}

// Returns the places of the next `<sub>` of a markup: its start, the start of its text, and its end.
fn next_sub(markup: &str) -> Option<(usize, usize, usize)> {
    let start = markup.find(SUB_START)?;
    let text = start + markup[start..].find(SUB_TEXT)?;
    let end = text + markup[text..].find(SUB_END)?;
    Some((start, text, end))
}
