//! [`read`]: reads a Markdown text, block by block. The crate pulldown-cmark parses; HTML inside goes to the
//! reader of pages.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::directive::{Directive, is_fence};
use super::front_matter::{parted, title};
use super::leftovers::{MARKS, without_leftovers};
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::block_source::{BlockSource, TextSpan, cut_to};
use crate::documents::html::{Extent, read_part};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::ReadReport;
use crate::documents::text_run::TextRun;
use crate::error::{ErrorKind, Result};

// The most marks and lines of a text: those of two hundred books.
const MOST_MARKS: usize = 2_000_000;

/// Reads a Markdown text and calls a closure with each block.
///
/// # Errors
///
/// If the file is no text or has too many marks, and those of the closure.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let decoded = options.decode_text(bytes)?;
    let extent = if options.all { Extent::All } else { Extent::Text };
    let mut reader = MarkdownReader::new(extent, take);
    let (head, text) = parted(&decoded.text);
    refuse_many_marks(text)?;
    reader.sources = options.sources.then_some(decoded.text.len() - text.len());
    if let Some(title) = head.and_then(title) {
        reader.give(BlockKind::Heading(1), title, Vec::new())?;
    }
    for (event, from) in markdown_events(text) {
        reader.event(event, from)?;
    }
    reader.end_block()?;
    Ok(ReadReport::of(&decoded))
}

/// Returns the events of a text, each with its place.
pub(crate) fn markdown_events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, extensions(text)).into_offset_iter()
}

// The parser holds the whole text as a tree, about a hundred bytes for each mark and each line.
fn refuse_many_marks(text: &str) -> Result<()> {
    let is_mark = |byte: &u8| *byte == b'\n' || byte.is_ascii_punctuation() && !b".,;:'\"?/-".contains(byte);
    if text.bytes().filter(is_mark).count() > MOST_MARKS {
        let what = "marks and lines in a Markdown text";
        return Err(ErrorKind::TooMany { what, limit: MOST_MARKS, hint: "split the text" }.into());
    }
    Ok(())
}

// A line that begins with `:::` would be taken for a description.
fn extensions(text: &str) -> Options {
    let descriptions = if text.contains(":::") { Options::empty() } else { Options::ENABLE_DEFINITION_LIST };
    descriptions
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

struct MarkdownReader<'s, 't> {
    take: &'s mut TakeBlock<'t>,
    extent: Extent,
    run: TextRun,
    /// The stretches of the run that are code.
    code: Vec<Range<usize>>,
    /// HTML while it is gathered.
    html: Option<String>,
    /// Where the HTML stands, if it stands in one piece.
    html_from: Option<Range<usize>>,
    /// Where the text below the head stands in the file, if the places of texts are asked for.
    sources: Option<usize>,
    /// A line that begins with `:::` while it is gathered.
    directive: Option<String>,
    is_line_start: bool,
    /// The texts that stand for pictures, which follow the block.
    captions: Vec<TextRun>,
    /// How many pictures are open, one inside another.
    pictures: usize,
    heading: Option<u8>,
    items: usize,
    notes: usize,
    is_code: bool,
    is_cell: bool,
    tables: usize,
    row: usize,
    column: usize,
    blocks: usize,
}

impl<'s, 't> MarkdownReader<'s, 't> {
    fn new(extent: Extent, take: &'s mut TakeBlock<'t>) -> Self {
        Self {
            take,
            extent,
            run: TextRun::default(),
            code: Vec::new(),
            html: None,
            html_from: None,
            sources: None,
            directive: None,
            is_line_start: true,
            captions: Vec::new(),
            pictures: 0,
            heading: None,
            items: 0,
            notes: 0,
            is_code: false,
            is_cell: false,
            tables: 0,
            row: 0,
            column: 0,
            blocks: 0,
        }
    }

    fn event(&mut self, event: Event, from: Range<usize>) -> Result<()> {
        let from = self.sources.map(|start| start + from.start..start + from.end);
        match event {
            Event::Start(tag) => return self.start(&tag),
            Event::End(tag) => return self.end(tag),
            Event::Rule => return self.end_block(),
            Event::Text(text) if self.is_code => self.run.push_verbatim(&text),
            Event::Text(text) | Event::Html(text) => self.text(&text, from),
            Event::Code(text) => self.code(&text, from),
            Event::InlineHtml(tag) if is_line_end(&tag) => self.into().end_line(),
            Event::SoftBreak => {
                self.end_line();
                self.into().space();
            }
            Event::HardBreak => {
                self.end_line();
                self.into().end_line();
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag) -> Result<()> {
        if is_markdown_block(tag.to_end()) {
            self.end_block()?;
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.items += 1,
            Tag::FootnoteDefinition(_) => self.notes += 1,
            Tag::CodeBlock(_) => self.is_code = true,
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Table(_) => (self.tables, self.row) = (self.tables + 1, 0),
            Tag::TableHead | Tag::TableRow => (self.row, self.column) = (self.row + 1, 0),
            Tag::TableCell => (self.is_cell, self.column) = (true, self.column + 1),
            Tag::Image { .. } => self.begin_picture(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<()> {
        if is_markdown_block(tag) {
            self.end_block()?;
        }
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.items -= 1,
            TagEnd::FootnoteDefinition => self.notes -= 1,
            TagEnd::CodeBlock => self.is_code = false,
            TagEnd::TableCell => self.is_cell = false,
            TagEnd::Image => self.pictures -= 1,
            TagEnd::HtmlBlock => return self.end_html(),
            _ => {}
        }
        Ok(())
    }

    fn begin_picture(&mut self) {
        if self.pictures == 0 {
            self.captions.push(TextRun::default());
        }
        self.pictures += 1;
    }

    // Returns the run that the text goes into.
    fn into(&mut self) -> &mut TextRun {
        match self.captions.last_mut() {
            Some(caption) if self.pictures > 0 => caption,
            _ => &mut self.run,
        }
    }

    fn text(&mut self, text: &str, from: Option<Range<usize>>) {
        let begins = std::mem::take(&mut self.is_line_start);
        if self.html.as_ref().is_some_and(|html| !html.is_empty()) {
            let before =
                self.html_from.take().zip(from.as_ref()).filter(|(html, from)| html.end == from.start);
            self.html_from = before.map(|(html, from)| html.start..from.end);
        } else if self.html.is_some() {
            self.html_from.clone_from(&from);
        }
        if let Some(gathered) = self.html.as_mut().or(self.directive.as_mut()) {
            gathered.push_str(text);
        } else if begins && text.starts_with(":::") {
            self.directive = Some(text.to_owned());
        } else if !(begins && is_fence(text)) {
            match text.contains(MARKS) {
                true => self.into().push_signs_from(text, from),
                false => self.into().push_from(text, from),
            }
        }
    }

    // Ends a line of the text, which is no line of the block.
    fn end_line(&mut self) {
        self.is_line_start = true;
        match self.directive.take().map(|line| Directive::of(&line)) {
            Some(Directive::Title(title)) => self.into().push(&title),
            Some(Directive::Picture(text)) => {
                let mut caption = TextRun::default();
                caption.push(&text);
                self.captions.push(caption);
            }
            Some(Directive::Nothing) | None => {}
        }
    }

    fn code(&mut self, text: &str, from: Option<Range<usize>>) {
        let run = self.into();
        let before = run.len();
        run.push_from(text, from);
        let after = run.len();
        if self.pictures == 0 {
            self.code.push(before..after);
        }
    }

    fn kind(&self) -> BlockKind {
        match self.heading {
            _ if self.is_code => BlockKind::Code,
            _ if self.is_cell => BlockKind::Cell { table: self.tables, row: self.row, column: self.column },
            Some(level) => BlockKind::Heading(level),
            None if self.notes > 0 => BlockKind::Footnote,
            None if self.items > 0 => BlockKind::ListItem,
            None => BlockKind::Paragraph,
        }
    }

    fn end_block(&mut self) -> Result<()> {
        self.end_line();
        let code = std::mem::take(&mut self.code);
        let text = if self.is_code { self.run.take_verbatim() } else { self.run.take_untrimmed() };
        let mut spans = self.run.take_spans();
        let text = text.map(|text| match self.is_code {
            true => text,
            false => without_leftovers(&text, &code, &mut spans),
        });
        if let Some(text) = text {
            self.give(self.kind(), text, spans)?;
        }
        for mut caption in std::mem::take(&mut self.captions) {
            if let Some(text) = caption.take() {
                self.give(BlockKind::Caption, text, caption.take_spans())?;
            }
        }
        Ok(())
    }

    fn end_html(&mut self) -> Result<()> {
        let text = self.html.take().unwrap_or_default();
        let (mut tables, mut blocks) = (self.tables, self.blocks);
        let sources = self.html_from.take().map(|from| from.start);
        let take = &mut *self.take;
        read_part(&text, (self.extent, sources), &mut tables, &mut |block| {
            blocks += 1;
            take(Block { place: Place::Paragraph(blocks), ..block })
        })?;
        (self.tables, self.blocks) = (tables, blocks);
        Ok(())
    }

    fn give(&mut self, kind: BlockKind, text: String, mut spans: Vec<TextSpan>) -> Result<()> {
        let trimmed = if kind == BlockKind::Code { text.as_str() } else { text.trim() };
        if trimmed.is_empty() {
            return Ok(());
        }
        let start = text.len() - text.trim_start().len();
        cut_to(&mut spans, &(start..start + trimmed.len()));
        self.blocks += 1;
        let block = Block::new(kind, trimmed, Place::Paragraph(self.blocks));
        (self.take)(Block { source: BlockSource::of_text(spans), ..block })
    }
}

/// Returns true for the end of a block.
pub(crate) fn is_markdown_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

fn is_line_end(tag: &str) -> bool {
    tag.trim_start_matches(['<', '/']).to_ascii_lowercase().trim_end_matches(['>', '/', ' ']) == "br"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let mut blocks = Vec::new();
        let mut take = |block: Block| {
            blocks.push((block.kind, block.text));
            Ok(())
        };
        read(text.as_bytes(), &ReadOptions::default(), &mut take).unwrap();
        blocks
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn each_block_has_its_kind() {
        let text = "---\ntitle: الصمامات\nlang: ar\n---\n\n## Kinds {#kinds}\n\nA *red* [valve](x.md)[^1]\nand `a pump`.\n\n\
                    1. one\n   - [ ] two\n\n> said\n\n```rust\nlet x;\n```\n\n[^1]: A note.\n";
        let expected = [
            (BlockKind::Heading(1), "الصمامات"),
            (BlockKind::Heading(2), "Kinds"),
            (BlockKind::Paragraph, "A red valve and a pump."),
            (BlockKind::ListItem, "one"),
            (BlockKind::ListItem, "two"),
            (BlockKind::Paragraph, "said"),
            (BlockKind::Code, "let x;"),
            (BlockKind::Footnote, "A note."),
        ];
        assert_eq!(blocks(text), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn cells_have_row_and_column() {
        let cell = |row, column, text: &str| (BlockKind::Cell { table: 1, row, column }, text.to_owned());
        assert_eq!(
            blocks("| الحقل | Field |\n|---|---|\n| | `x` |\n"),
            [cell(1, 1, "الحقل"), cell(1, 2, "Field"), cell(2, 2, "x")]
        );
    }

    #[test]
    fn a_term_and_its_description_are_items() {
        let item = |text: &str| (BlockKind::ListItem, text.to_owned());
        assert_eq!(blocks("صمام\n: قطعة تغلق الأنبوب\n"), [item("صمام"), item("قطعة تغلق الأنبوب")]);
    }

    #[test]
    fn a_picture_follows_its_block_as_a_caption() {
        assert_eq!(
            blocks("Open ![a *red* valve](v.png) it."),
            [(BlockKind::Paragraph, "Open it.".to_owned()), (BlockKind::Caption, "a red valve".to_owned())]
        );
    }

    #[test]
    fn html_inside_is_read_as_a_page() {
        assert_eq!(
            texts(
                "<!-- no -->\n\n<details>\n<summary>More</summary>\n\nOne<br>two <!-- no --><u>three</u>\n\n</details>\n"
            ),
            ["More", "One\ntwo three"]
        );
    }

    #[test]
    fn tags_of_programs_are_left_out_and_code_stays() {
        assert_eq!(
            texts(
                "{% if a %}\n\nUse `{% raw %}` here.{: .note}\n\n> [!NOTE]\n> Close it.\n\n[!include[banner](b.md)]\n"
            ),
            ["Use {% raw %} here.", "Close it."]
        );
    }

    #[test]
    fn lines_of_boxes_are_left_out() {
        assert_eq!(
            texts(
                "--- task ---\n\nClose it.\n:::image alt-text=\"A valve\":::\n\n:::note Take care\nHot.\n:::\n--- /task ---\n"
            ),
            ["Close it.", "A valve", "Take care Hot."]
        );
    }

    #[test]
    fn deep_nesting_costs_no_more_than_its_length() {
        for mark in ["> ", "- ", "[", "![", "**a ", "<div>", "{{", "`", "| "] {
            let text = format!("{}text", mark.repeat(20_000));
            texts(&text);
        }
    }
}
