//! [`OpenText`]: the text of a part of an OpenDocument text, element by element.

use quick_xml::events::BytesStart;

use super::open_styles::OpenStyles;
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::read_options::ReadOptions;
use crate::documents::text_run::TextRun;
use crate::error::{ErrorKind, Result};
use crate::package::{PartEvent, PartXml, attribute};

// Elements whose content is no text of the document: deleted text, forms, and the small letters above others.
const NO_TEXT: [&str; 8] = [
    "text:tracked-changes",
    "text:ruby-text",
    "text:note-citation",
    "text:script",
    "office:forms",
    "office:scripts",
    "svg:title",
    "svg:desc",
];

// Elements that are shown in part, or where the reader is told to show all.
const SELDOM_SHOWN: [&str; 4] =
    ["text:page-number", "text:page-count", "text:hidden-text", "text:hidden-paragraph"];

// A cell can say that it stands for this many columns at most, as wide as a sheet can be.
const COLUMNS: usize = 16_384;

#[derive(Default)]
struct OpenParagraph {
    kind: Option<BlockKind>,
    style: String,
    run: TextRun,
}

struct Grid {
    number: usize,
    row: usize,
    column: usize,
    // The paragraphs that are open around the table.
    depth: usize,
}

/// The text of a document, part by part.
pub(super) struct OpenText<'s, 't> {
    pub(super) styles: OpenStyles,
    options: &'s ReadOptions,
    take: &'s mut TakeBlock<'t>,
    /// True if the headers and footers are read and nothing else.
    pub(super) is_page_heads: bool,
    // What all blocks at the place are, from the outside: notes, comments, headers.
    around: Vec<BlockKind>,
    open: Vec<OpenParagraph>,
    lists: usize,
    grids: Vec<Grid>,
    grid_count: usize,
    // For each span around the place, whether its text is hidden.
    hidden: Vec<bool>,
    // Tables of contents around the place, and whether their title is read.
    contents: usize,
    is_title: bool,
    boxed: Vec<Block>,
    notes: Vec<Block>,
    comments: Vec<Block>,
    blocks: usize,
}

impl<'s, 't> OpenText<'s, 't> {
    pub(super) fn new(options: &'s ReadOptions, take: &'s mut TakeBlock<'t>) -> Self {
        Self {
            styles: OpenStyles::default(),
            options,
            take,
            is_page_heads: false,
            around: Vec::new(),
            open: Vec::new(),
            lists: 0,
            grids: Vec::new(),
            grid_count: 0,
            hidden: Vec::new(),
            contents: 0,
            is_title: false,
            boxed: Vec::new(),
            notes: Vec::new(),
            comments: Vec::new(),
            blocks: 0,
        }
    }

    /// Reads a part.
    pub(super) fn read(&mut self, xml: &mut PartXml<'_>) -> Result<()> {
        let (mut depth, limit) = (0, self.options.limits.nesting);
        loop {
            match xml.next()? {
                PartEvent::Start(tag) => depth += usize::from(self.start(&tag, xml)?),
                PartEvent::End(name) => {
                    self.end(&name)?;
                    depth = depth.saturating_sub(1);
                }
                PartEvent::Text(text) if !self.hidden.contains(&true) => {
                    self.open.last_mut().into_iter().for_each(|open| open.run.push(&text));
                }
                PartEvent::Text(_) => {}
                PartEvent::Over => return self.end_part(),
            }
            if depth > limit {
                let (what, hint) = ("elements around one another", "the document is damaged or hostile");
                return Err(ErrorKind::TooMany { what, limit, hint }.into());
            }
        }
    }

    // Ends a part. Of one that is damaged, paragraphs and others are open.
    fn end_part(&mut self) -> Result<()> {
        while !self.open.is_empty() {
            self.end_paragraph()?;
        }
        self.around.clear();
        self.grids.clear();
        self.hidden.clear();
        (self.lists, self.contents, self.is_title) = (0, 0, false);
        Ok(())
    }

    /// Hands on the notes, which follow the text, and then the comments.
    pub(super) fn end_text(&mut self) -> Result<()> {
        let notes = std::mem::take(&mut self.notes).into_iter().chain(std::mem::take(&mut self.comments));
        notes.collect::<Vec<_>>().into_iter().try_for_each(|block| self.hand_on(block))
    }

    // Returns false for an element that is read already, with its end.
    fn start(&mut self, tag: &BytesStart<'_>, xml: &mut PartXml<'_>) -> Result<bool> {
        let (name, options) = (tag.name(), self.options);
        let name = name.as_ref();
        let is_left_out = NO_TEXT.contains(&name)
            || SELDOM_SHOWN.contains(&name) && !options.all
            || name == "office:annotation" && !options.comments
            || name == "office:body" && self.is_page_heads;
        if is_left_out {
            xml.skip()?;
            return Ok(false);
        }
        let value = |name: &str| attribute(tag, name).unwrap_or_default();
        match tag.local_name().as_ref() {
            "style" => self.styles.begin(tag),
            "text-properties" => self.styles.letters(tag),
            "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first" => {
                self.around.push(BlockKind::PageHead);
            }
            "p" => self.begin_paragraph(None, value("style-name")),
            "h" => {
                let level = value("outline-level").parse().unwrap_or(1);
                self.begin_paragraph(Some(BlockKind::Heading(level)), value("style-name"));
            }
            "span" => self.hidden.push(self.styles.hides(&value("style-name")) && !options.all),
            "s" => self.open.last_mut().into_iter().for_each(|open| open.run.space()),
            "tab" => self.open.last_mut().into_iter().for_each(|open| open.run.space()),
            "line-break" => self.open.last_mut().into_iter().for_each(|open| open.run.end_line()),
            "list" => self.lists += 1,
            "note-body" => self.around.push(BlockKind::Footnote),
            "annotation" => self.around.push(BlockKind::Comment),
            // The writer of a comment and its date stand before its text.
            "creator" | "date-string" if self.around.last() == Some(&BlockKind::Comment) => {
                xml.skip()?;
                return Ok(false);
            }
            "table" => {
                self.grid_count += 1;
                let (number, depth) = (self.grid_count, self.open.len());
                self.grids.push(Grid { number, row: 0, column: 0, depth });
            }
            "table-row" => {
                self.grids
                    .last_mut()
                    .into_iter()
                    .for_each(|grid| (grid.row, grid.column) = (grid.row + 1, 0));
            }
            "table-cell" | "covered-table-cell" => {
                let repeated = value("number-columns-repeated").parse().unwrap_or(1);
                let step = repeated.clamp(1, COLUMNS);
                self.grids.last_mut().into_iter().for_each(|grid| grid.column += step);
            }
            "table-of-content" | "illustration-index" | "table-index" | "object-index" => self.contents += 1,
            "index-title" => self.is_title = true,
            _ => {}
        }
        Ok(true)
    }

    fn end(&mut self, name: &str) -> Result<()> {
        match name {
            "p" | "h" => self.end_paragraph()?,
            "span" => drop(self.hidden.pop()),
            "list" => self.lists = self.lists.saturating_sub(1),
            "note-body" | "annotation" | "header" | "header-left" | "header-first" | "footer"
            | "footer-left" | "footer-first" => drop(self.around.pop()),
            "table" => drop(self.grids.pop()),
            "table-of-content" | "illustration-index" | "table-index" | "object-index" => {
                self.contents = self.contents.saturating_sub(1);
            }
            "index-title" => self.is_title = false,
            _ => {}
        }
        Ok(())
    }

    fn begin_paragraph(&mut self, kind: Option<BlockKind>, style: String) {
        self.hidden.push(self.styles.hides(&style) && !self.options.all);
        let grid = self.grids.last().filter(|grid| grid.depth == self.open.len() && grid.column > 0);
        let cell =
            grid.map(|grid| BlockKind::Cell { table: grid.number, row: grid.row, column: grid.column });
        let boxed = (!self.open.is_empty()).then_some(BlockKind::TextBox);
        let kind = self.around.last().copied().or(cell).or(kind).or(boxed);
        self.open.push(OpenParagraph { kind, style, run: TextRun::default() });
    }

    fn end_paragraph(&mut self) -> Result<()> {
        self.hidden.pop();
        let Some(mut paragraph) = self.open.pop() else { return Ok(()) };
        let is_contents = self.contents > 0 && !self.is_title && !self.options.all;
        if let Some(text) = paragraph.run.take().filter(|_| !is_contents) {
            let kind = self.kind(&paragraph);
            let block = Block::new(kind, text, Place::Paragraph(0));
            match kind {
                BlockKind::Footnote => self.notes.push(block),
                BlockKind::Comment => self.comments.push(block),
                _ if !self.open.is_empty() => self.boxed.push(block),
                _ => self.hand_on(block)?,
            }
        }
        match self.open.is_empty() {
            true => std::mem::take(&mut self.boxed).into_iter().try_for_each(|block| self.hand_on(block)),
            false => Ok(()),
        }
    }

    fn kind(&self, paragraph: &OpenParagraph) -> BlockKind {
        let style = &paragraph.style;
        match paragraph.kind {
            Some(kind) if kind != BlockKind::TextBox => kind,
            _ if self.styles.is_caption(style) => BlockKind::Caption,
            Some(kind) => kind,
            None if self.styles.level(style).is_some() => {
                BlockKind::Heading(self.styles.level(style).unwrap_or(1))
            }
            None if self.lists > 0 => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        }
    }

    fn hand_on(&mut self, mut block: Block) -> Result<()> {
        self.blocks += 1;
        block.place = Place::Paragraph(self.blocks);
        (self.take)(block)
    }
}
