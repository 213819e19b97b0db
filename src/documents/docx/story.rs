//! [`Story`]: the text of a part of a document, element by element.
//!
//! Elements that are not known are walked through, so that text inside them is read (`w:dir`, `w:bdo`,
//! `w:sdt`, `w:smartTag`, `w:hyperlink`, `w:ins`). Elements are told by their names without a prefix: the
//! prefixes are free, and the names of Office's drawings fit too (`a:p`, `a:r`, `a:t`).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::fields::Fields;
use super::paragraph::Paragraph;
use super::properties::{self, each_in_force, value};
use super::styles::Styles;
use super::table::Table;
use super::typed_contents::{TypedContents, page};
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::block_source::{BlockSource, TextSpan, move_to};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::DocumentRemark;
use crate::documents::tidy::tidy;
use crate::error::{ErrorKind, Result};
use crate::package::{PartEvent, PartXml, attribute};

// Elements whose content is no text of the document: what changes have deleted or moved away, properties, and
// the small letters above others (ruby).
const NO_TEXT: [&str; 17] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "sdtPr",
    "sdtEndPr",
    "smartTagPr",
    "customXmlPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "sectPr",
    "docPr",
    "ffData",
    "rt",
    "rubyPr",
    "numberingChange",
];

/// The text of a document, part by part.
pub(super) struct Story<'s, 't> {
    styles: &'s Styles,
    options: &'s ReadOptions,
    take: &'s mut TakeBlock<'t>,
    // What all blocks of the part are, if the part is not the body.
    part: Option<BlockKind>,
    // The paragraph that is read, after those around its text box.
    open: Vec<Paragraph>,
    is_hidden: bool,
    is_text: bool,
    is_code: bool,
    tables: Vec<Table>,
    table_count: usize,
    fields: Fields,
    // For each text box around the place, the number of fields around the box.
    boxes: Vec<usize>,
    // For each element with several choices around the place, whether one was read.
    chosen: Vec<bool>,
    // The text of a paragraph that goes on with the next one, and where the text stands.
    carried: (String, Vec<TextSpan>),
    // The path of the part, and where what is read stands in the part.
    path: String,
    from: Range<usize>,
    // The blocks of text boxes, which follow the paragraph around the boxes.
    boxed: Vec<Block>,
    // Blocks that an open field hides. They are text after all if the field has no end.
    hidden_by_field: Vec<(BlockKind, String)>,
    contents: TypedContents,
    blocks: usize,
    /// The ids of the notes that the text refers to.
    pub(super) notes: HashSet<String>,
    /// The ids of the relations to diagrams.
    pub(super) diagrams: Vec<String>,
    /// The blocks of the documents that this one takes in, by the ids of their relations.
    pub(super) chunks: HashMap<String, Vec<Block>>,
    subdocuments: usize,
}

impl<'s, 't> Story<'s, 't> {
    pub(super) fn new(styles: &'s Styles, options: &'s ReadOptions, take: &'s mut TakeBlock<'t>) -> Self {
        Self {
            styles,
            options,
            take,
            part: None,
            open: Vec::new(),
            is_hidden: false,
            is_text: false,
            is_code: false,
            tables: Vec::new(),
            table_count: 0,
            fields: Fields::new(options.limits.nesting, options.all),
            boxes: Vec::new(),
            chosen: Vec::new(),
            carried: (String::new(), Vec::new()),
            path: String::new(),
            from: 0..0,
            boxed: Vec::new(),
            hidden_by_field: Vec::new(),
            contents: TypedContents::default(),
            blocks: 0,
            notes: HashSet::new(),
            diagrams: Vec::new(),
            chunks: HashMap::new(),
            subdocuments: 0,
        }
    }

    /// Reads the part at a path; all its blocks are of the given kind, if any.
    pub(super) fn read(
        &mut self,
        xml: &mut PartXml<'_>,
        (path, part): (&str, Option<BlockKind>),
    ) -> Result<()> {
        self.part = part;
        path.clone_into(&mut self.path);
        let (mut depth, limit) = (0, self.options.limits.nesting);
        loop {
            let (start, event) = (xml.position(), xml.next()?);
            self.from = start..xml.position();
            match event {
                PartEvent::Start(tag) => depth += usize::from(self.start(&tag, xml)?),
                PartEvent::End(name) => {
                    self.end(&name)?;
                    depth = depth.saturating_sub(1);
                }
                PartEvent::Text(text) => self.text(&text),
                PartEvent::Over => return self.end_part(),
            }
            if depth > limit {
                let (what, hint) = ("elements around one another", "the document is damaged or hostile");
                return Err(ErrorKind::TooMany { what, limit, hint }.into());
            }
        }
    }

    /// Returns what was left out.
    pub(super) fn remarks(&self) -> Vec<DocumentRemark> {
        let (one, several) = ("part that is a file of its own", "parts that are files of their own");
        let count = self.subdocuments;
        let subdocuments = (count > 0).then_some(DocumentRemark::LeftOut { count, one, several });
        self.contents.remark().into_iter().chain(subdocuments).collect()
    }

    // Returns false for an element that is read already, with its end.
    fn start(&mut self, tag: &BytesStart<'_>, xml: &mut PartXml<'_>) -> Result<bool> {
        let name = tag.local_name();
        match name.as_ref() {
            name if NO_TEXT.contains(&name) => xml.skip()?,
            "pPr" => self.paragraph_properties(xml)?,
            "rPr" => self.run_properties(xml)?,
            "trPr" => self.row_properties(xml)?,
            "tcPr" => self.cell_properties(xml)?,
            "Choice" | "Fallback" if !self.choose() => xml.skip()?,
            "footnote" | "endnote" if !self.is_note(tag) => xml.skip()?,
            name => {
                self.begin(name, tag)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn begin(&mut self, name: &str, tag: &BytesStart<'_>) -> Result<()> {
        match name {
            "p" => self.begin_paragraph(),
            "r" => self.is_hidden = self.open.last().is_some_and(|paragraph| paragraph.is_hidden),
            "t" => self.is_text = true,
            "instrText" => self.is_code = true,
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => self.symbol(tag),
            "fldChar" => self.field(&attribute(tag, "fldCharType").unwrap_or_default()),
            "fldSimple" => {
                self.fields.begin();
                self.fields.code(&attribute(tag, "instr").unwrap_or_default());
                self.fields.result();
            }
            "tbl" => {
                self.end_carried()?;
                self.table_count += 1;
                self.tables.push(Table::new(self.table_count, self.open.len()));
            }
            "tr" => self.tables.last_mut().into_iter().for_each(Table::begin_row),
            "tc" => self.tables.last_mut().into_iter().for_each(Table::begin_cell),
            "txbxContent" => self.boxes.push(self.fields.depth()),
            "AlternateContent" => self.chosen.push(false),
            "footnoteReference" | "endnoteReference" => self.refer(name, tag),
            "relIds" => self.diagrams.extend(attribute(tag, "dm")),
            "altChunk" => self.chunk(&attribute(tag, "id").unwrap_or_default())?,
            "subDoc" => self.subdocuments += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<()> {
        match name {
            "p" => self.end_paragraph()?,
            "r" => self.is_hidden = false,
            "t" => self.is_text = false,
            "instrText" => self.is_code = false,
            "fldSimple" => self.field("end"),
            "tc" => self.end_carried()?,
            "tbl" => drop(self.tables.pop()),
            "txbxContent" => {
                self.end_carried()?;
                self.fields.end_inside(self.boxes.pop().unwrap_or_default());
            }
            "AlternateContent" => drop(self.chosen.pop()),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.is_code {
            self.fields.code(text);
        } else if self.is_text {
            self.push(text);
        }
    }

    // Adds text to the paragraph, unless the text is not shown.
    fn push(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut().filter(|_| !self.is_hidden) else { return };
        if self.fields.hide() {
            paragraph.hidden_by_field += text;
            return;
        }
        let start = paragraph.text.len();
        match self.is_text {
            true => paragraph.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c })),
            false => paragraph.text += text,
        }
        if self.options.sources {
            paragraph.spans.push(TextSpan { at: start..paragraph.text.len(), from: self.from.clone() });
        }
    }

    // Symbols of a font of pictures are no characters.
    fn symbol(&mut self, tag: &BytesStart<'_>) {
        let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        let symbol = code.filter(|code| !(0xE000..=0xF8FF).contains(code)).and_then(char::from_u32);
        if let Some(symbol) = symbol {
            self.push(symbol.encode_utf8(&mut [0; 4]));
        }
    }

    fn field(&mut self, step: &str) {
        match step {
            "begin" => self.fields.begin(),
            "separate" => self.fields.result(),
            _ => self.fields.end(),
        }
        if self.fields.depth() == 0 {
            self.hidden_by_field.clear();
            self.open.last_mut().into_iter().for_each(|paragraph| paragraph.hidden_by_field.clear());
        }
    }

    fn refer(&mut self, name: &str, tag: &BytesStart<'_>) {
        let kind = name.trim_end_matches("Reference");
        if !self.is_hidden && !self.fields.hide() {
            self.notes.insert(format!("{kind} {}", attribute(tag, "id").unwrap_or_default()));
        }
    }

    // Separators between text and notes are notes of a type, to which no text refers.
    fn is_note(&self, tag: &BytesStart<'_>) -> bool {
        let name = tag.local_name();
        let id = format!("{} {}", name.as_ref(), attribute(tag, "id").unwrap_or_default());
        attribute(tag, "type").is_none_or(|kind| kind == "normal") && self.notes.contains(&id)
    }

    // Of several forms of the same content, the first one is read.
    fn choose(&mut self) -> bool {
        self.chosen.last_mut().is_none_or(|chosen| !std::mem::replace(chosen, true))
    }

    fn paragraph_properties(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        let found = properties::paragraph(xml)?;
        let style = self.styles.get(found.style.as_deref());
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.is_hidden =
                style.and_then(|style| style.is_hidden).unwrap_or(false) && !self.options.all;
            paragraph.properties = found;
        }
        Ok(())
    }

    fn run_properties(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        let found = properties::run(xml)?;
        let style = self.styles.get(found.style.as_deref());
        let said = found.is_hidden.or(style.and_then(|style| style.is_hidden));
        self.is_hidden = said.unwrap_or(self.is_hidden) && !self.options.all;
        Ok(())
    }

    fn row_properties(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        let Some(table) = self.tables.last_mut() else { return xml.skip() };
        each_in_force(xml, |tag, _| match tag.local_name().as_ref() {
            "gridBefore" => table.indent(number(tag)),
            "del" | "moveFrom" => table.is_row_deleted = true,
            _ => {}
        })
    }

    fn cell_properties(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        let Some(table) = self.tables.last_mut() else { return xml.skip() };
        each_in_force(xml, |tag, _| match tag.local_name().as_ref() {
            "gridSpan" => table.widen(number(tag)),
            "cellDel" => table.is_cell_deleted = true,
            _ => {}
        })
    }

    fn begin_paragraph(&mut self) {
        let placed =
            self.part.or_else(|| self.cell()).or((!self.open.is_empty()).then_some(BlockKind::TextBox));
        let (text, spans) = std::mem::take(&mut self.carried);
        self.open.push(Paragraph { placed, text, spans, ..Paragraph::default() });
    }

    // Returns the cell around the place, if no text box is between them.
    fn cell(&self) -> Option<BlockKind> {
        self.tables.last().filter(|table| table.depth == self.open.len()).map(Table::cell)
    }

    fn end_paragraph(&mut self) -> Result<()> {
        let Some(paragraph) = self.open.pop() else { return Ok(()) };
        if self.tables.iter().any(Table::is_deleted) {
            return Ok(());
        }
        let kind = self.kind(&paragraph);
        if !self.fields.hide() {
            // The field in the paragraph has ended.
        } else if !paragraph.hidden_by_field.trim().is_empty() {
            self.hidden_by_field.push((kind, paragraph.hidden_by_field));
        }
        if paragraph.properties.goes_on {
            self.carried = (paragraph.text, paragraph.spans);
            return Ok(());
        }
        let style = self.styles.get(paragraph.properties.style.as_deref());
        match style.is_some_and(|style| style.is_contents) && !self.options.all {
            true => self.emit_boxed(),
            false => self.emit(kind, &paragraph.text, paragraph.spans),
        }
    }

    fn kind(&self, paragraph: &Paragraph) -> BlockKind {
        let properties = &paragraph.properties;
        let style = self.styles.get(properties.style.as_deref());
        let level = properties.level.or(style.and_then(|style| style.level));
        let is_listed = properties.is_listed.or(style.and_then(|style| style.is_listed));
        match level {
            _ if paragraph.placed.is_some() => paragraph.placed.unwrap_or(BlockKind::Paragraph),
            Some(level @ 1..=9) => BlockKind::Heading(level),
            _ if style.is_some_and(|style| style.is_caption) => BlockKind::Caption,
            _ if is_listed == Some(true) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        }
    }

    // Hands on what goes on with a next paragraph that there is not.
    fn end_carried(&mut self) -> Result<()> {
        let (text, spans) = std::mem::take(&mut self.carried);
        let kind = self.part.or_else(|| self.cell()).unwrap_or(BlockKind::Paragraph);
        self.emit(kind, &text, spans)
    }

    // Hands on the blocks of a document that this one takes in. Its tables are numbered after those before.
    fn chunk(&mut self, id: &str) -> Result<()> {
        self.end_carried()?;
        let before = self.table_count;
        for mut block in self.chunks.remove(id).unwrap_or_default() {
            if let BlockKind::Cell { table, .. } = &mut block.kind {
                *table += before;
                self.table_count = self.table_count.max(*table);
            }
            match self.open.is_empty() {
                true => self.hand_on(block, None)?,
                false => self.boxed.push(block),
            }
        }
        Ok(())
    }

    // Ends a part. Of one that is damaged, paragraphs and others are open.
    fn end_part(&mut self) -> Result<()> {
        while !self.open.is_empty() {
            self.end_paragraph()?;
        }
        (self.is_hidden, self.is_text, self.is_code) = (false, false, false);
        self.tables.clear();
        self.chosen.clear();
        self.boxes.clear();
        self.end_carried()?;
        for (kind, text) in std::mem::take(&mut self.hidden_by_field) {
            self.emit(kind, &text, Vec::new())?;
        }
        self.fields.end_inside(0);
        self.contents.end(self.take)
    }

    fn emit(&mut self, kind: BlockKind, text: &str, mut spans: Vec<TextSpan>) -> Result<()> {
        let tidied = tidy(text);
        move_to(&mut spans, text, &tidied);
        let is_empty = tidied.is_empty();
        let block = Block::new(kind, tidied, Place::Paragraph(0));
        let block = Block { source: BlockSource::of_part(&self.path, spans), ..block };
        if !self.open.is_empty() {
            if !is_empty {
                self.boxed.push(block);
            }
            return Ok(());
        }
        if !is_empty {
            let may_be_contents =
                matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading(_));
            let page = page(text).filter(|_| may_be_contents && !self.options.all);
            self.hand_on(block, page)?;
        }
        self.emit_boxed()
    }

    fn emit_boxed(&mut self) -> Result<()> {
        if !self.open.is_empty() {
            return Ok(());
        }
        std::mem::take(&mut self.boxed).into_iter().try_for_each(|block| self.hand_on(block, None))
    }

    fn hand_on(&mut self, mut block: Block, page: Option<u32>) -> Result<()> {
        self.blocks += 1;
        block.place = Place::Paragraph(self.blocks);
        self.contents.push(block, page, self.take)
    }
}

fn number(tag: &BytesStart<'_>) -> usize {
    value(tag).and_then(|number| number.parse().ok()).unwrap_or(0)
}
