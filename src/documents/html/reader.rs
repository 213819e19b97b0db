//! [`read`] and [`read_part`]: read the text of a page, block by block.
//!
//! The crate html5gum cuts the page into tags and text, and [`OpenElements`] knows which elements are open.
//! No tree is built, so that neither deep nesting nor an element without an end costs more than the text.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, State, Token, Tokenizer, naive_next_state};

use super::charset::decode_page;
use super::element_role::ElementRole;
use super::grid::Grid;
use super::open_elements::OpenElements;
use super::page_attributes::PageAttributes;
use super::page_context::{Extent, PageContext, Shown};
use super::shown_attributes::shown_attributes;
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::block_source::BlockSource;
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::ReadReport;
use crate::documents::refused::refuse_binary;
use crate::documents::text_run::TextRun;
use crate::error::Result;

/// Reads a page and calls a closure with each block.
///
/// # Errors
///
/// If the file is no text, and those of the closure.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let page = decode_page(bytes, options)?;
    refuse_binary(bytes, &page.text)?;
    let extent = match (options.all, options.sources) {
        (true, _) => Extent::All,
        (false, true) => Extent::Page,
        (false, false) => Extent::Text,
    };
    let mut is_empty = true;
    let mut noted = |block| {
        is_empty = false;
        take(block)
    };
    let sources = options.sources.then_some(0);
    read_part(&page.text, (extent, sources), &mut 0, &mut noted)?;
    if is_empty {
        // All that the page says stands in what frames other pages.
        read_part(&page.text, (Extent::Chapter, sources), &mut 0, take)?;
    }
    Ok(ReadReport::of(&page))
}

/// Reads a page, or a part of one, that is a part of a document: `tables` is the number of tables before, and
/// then with those of the page. Calls a closure with each block. If the place of the page in the file is
/// given beside the extent, the blocks know where their text stands.
///
/// # Errors
///
/// Those of the closure.
pub(crate) fn read_part(
    text: &str,
    (extent, sources): (Extent, Option<usize>),
    tables: &mut usize,
    take: &mut TakeBlock<'_>,
) -> Result<()> {
    let is_xml = text.trim_start().starts_with("<?xml");
    let mut reader =
        PageReader { page: text, extent, sources, is_xml, tables: *tables, ..PageReader::new(take) };
    let mut tokens = Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span());
    while let Some(token) = tokens.next() {
        let Ok(token) = token;
        if let Some(state) = reader.token(token)? {
            tokens.set_state(state);
        }
    }
    *tables = reader.tables;
    reader.end_block()
}

struct PageReader<'s, 't> {
    take: &'s mut TakeBlock<'t>,
    page: &'s str,
    extent: Extent,
    /// Where the page stands in the file, if the places of texts are asked for.
    sources: Option<usize>,
    /// True if `<p/>` is an element that has ended.
    is_xml: bool,
    open: OpenElements,
    run: TextRun,
    title: TextRun,
    /// The tables that are open, and how many there were.
    grids: Vec<(usize, Grid)>,
    tables: usize,
    blocks: usize,
}

impl<'s, 't> PageReader<'s, 't> {
    fn new(take: &'s mut TakeBlock<'t>) -> Self {
        Self {
            take,
            page: "",
            extent: Extent::Text,
            sources: None,
            is_xml: false,
            open: OpenElements::default(),
            run: TextRun::default(),
            title: TextRun::default(),
            grids: Vec::new(),
            tables: 0,
            blocks: 0,
        }
    }

    // Takes a token. Returns how the text after a start tag is to be cut, if otherwise than before.
    fn token(&mut self, token: Token<usize>) -> Result<Option<State>> {
        match token {
            Token::StartTag(tag) => return self.start(&tag),
            Token::EndTag(tag) => self.end(&tag.name)?,
            Token::String(text) => {
                let from = self.sources.map(|start| start + text.span.start..start + text.span.end);
                self.text(&String::from_utf8_lossy(&text), from);
            }
            Token::Comment(comment) if self.is_xml => self.comment(&String::from_utf8_lossy(&comment)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        Ok(None)
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<Option<State>> {
        let role = ElementRole::of(&tag.name);
        let attributes = PageAttributes::new(&tag.attributes);
        if let Some(place) = self.open.ended_by_start(&tag.name, role) {
            self.end_block()?;
            self.pop_to(place);
        }
        if self.stands_alone(role) {
            self.end_block()?;
        }
        if role == ElementRole::LineEnd {
            self.end_line()?;
        }
        if self.extent == Extent::Page && self.is_read() && !attributes.hide() {
            self.take_attributes(tag)?;
        }
        if role == ElementRole::Void && attributes.keep_the_state_of_a_page() {
            self.open.show_forms();
        }
        if role.is_void() || self.is_xml && tag.self_closing {
            return Ok(None);
        }
        let context = self.context_in(role, &tag.name, &attributes);
        self.open.push(&tag.name, role, context);
        Ok(naive_next_state(&tag.name))
    }

    // Takes the texts of attributes, before the text around them.
    fn take_attributes(&mut self, tag: &StartTag<usize>) -> Result<()> {
        let start = self.sources.unwrap_or_default();
        for attribute in shown_attributes(tag, self.page) {
            let mut run = TextRun::default();
            run.push_from(&attribute.text, Some(start + attribute.from.start..start + attribute.from.end));
            let Some(text) = run.take() else { continue };
            self.blocks += 1;
            let block = Block::new(BlockKind::Paragraph, text, Place::Paragraph(self.blocks));
            (self.take)(Block { source: BlockSource::of_text(run.take_spans()), ..block })?;
        }
        Ok(())
    }

    fn stands_alone(&self, role: ElementRole) -> bool {
        if self.extent == Extent::Page { role.stands_alone() } else { role.ends_a_block() }
    }

    fn context_in(&mut self, role: ElementRole, name: &[u8], attributes: &PageAttributes) -> PageContext {
        let around = self.open.context();
        let is_closed = || self.extent != Extent::Page && name == b"dialog" && !attributes.has("open");
        let is_decoration =
            || matches!(self.extent, Extent::Text | Extent::Chapter) && attributes.are_decoration();
        let is_hidden = self.extent != Extent::All && (attributes.hide() || is_closed() || is_decoration());
        if is_hidden || attributes.mark_a_note() {
            return around.unread();
        }
        if role.ends_a_block() && attributes.hold_a_note() {
            return around.of_kind(BlockKind::Footnote);
        }
        let context = around.inside(attributes.role().unwrap_or(role), self.extent);
        match role {
            ElementRole::Table => {
                self.tables += usize::from(context.shown == Shown::Yes);
                self.grids.push((self.tables, Grid::default()));
                context
            }
            ElementRole::Row => {
                self.grids.last_mut().into_iter().for_each(|(_, grid)| grid.begin_row());
                context
            }
            ElementRole::Cell => match self.grids.last_mut() {
                Some((table, grid)) => {
                    let (row, column) = grid.cell(attributes.number("colspan"), attributes.number("rowspan"));
                    context.of_kind(BlockKind::Cell { table: *table, row, column })
                }
                None => context,
            },
            _ => context,
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<()> {
        let role = ElementRole::of(name);
        // `</p>` without its start is an empty paragraph, and `</br>` a line end.
        if role == ElementRole::LineEnd {
            self.end_line()?;
        }
        let Some(place) = self.open.ended_by_end(name, role) else {
            return if role.ends_a_block() { self.end_block() } else { Ok(()) };
        };
        if role == ElementRole::Inline && self.open.has_block_above(place) {
            self.open.bury(place);
            return Ok(());
        }
        if self.stands_alone(role) {
            self.end_block()?;
        }
        self.pop_to(place);
        Ok(())
    }

    // Ends a line. Two line ends on end part paragraphs.
    fn end_line(&mut self) -> Result<()> {
        if self.is_read() && !self.open.context().is_verbatim && self.run.ends_a_line() {
            return self.end_block();
        }
        if self.is_read() {
            self.run.end_line();
        }
        Ok(())
    }

    fn pop_to(&mut self, place: usize) {
        let ended = self.open.pop_to(place);
        self.grids.truncate(self.grids.len().saturating_sub(ended));
    }

    fn text(&mut self, text: &str, from: Option<Range<usize>>) {
        let context = self.open.context();
        match context.shown {
            Shown::Title => self.title.push(text),
            _ if !self.is_read() => {}
            _ if context.is_verbatim => self.run.push_verbatim(text),
            _ => self.run.push_from(text, from),
        }
    }

    // XML marks a text that has no tags as `<![CDATA[…]]>`.
    fn comment(&mut self, comment: &str) {
        if let Some(text) = comment.strip_prefix("[CDATA[") {
            self.text(text.strip_suffix("]]").unwrap_or(text), None);
        }
    }

    fn is_read(&self) -> bool {
        matches!(self.open.context().shown, Shown::Yes | Shown::IfTitle)
    }

    fn end_block(&mut self) -> Result<()> {
        let context = self.open.context();
        let text = if context.is_verbatim { self.run.take_verbatim() } else { self.run.take() };
        let spans = self.run.take_spans();
        let Some(text) = text else { return Ok(()) };
        if context.shown == Shown::IfTitle && !self.title_begins_with(&text) {
            return Ok(());
        }
        self.blocks += 1;
        let block = Block::new(context.kind, text, Place::Paragraph(self.blocks));
        (self.take)(Block { source: BlockSource::of_text(spans), ..block })
    }

    fn title_begins_with(&mut self, heading: &str) -> bool {
        let title = self.title.take().unwrap_or_default();
        self.title.push(&title);
        title.is_empty() || title.starts_with(heading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str, extent: Extent) -> Vec<(BlockKind, String)> {
        let mut blocks = Vec::new();
        let mut take = |block: Block| {
            blocks.push((block.kind, block.text));
            Ok(())
        };
        read_part(text, (extent, None), &mut 0, &mut take).unwrap();
        blocks
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text, Extent::Text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn blocks_are_cut_and_inline_elements_are_not() {
        assert_eq!(
            texts(
                "<div>Close the <b>val</b>ve.<p>OpenElements\n it<br>slowly.</div>Done &amp; <i>dusted</i>"
            ),
            ["Close the valve.", "OpenElements it\nslowly.", "Done & dusted"]
        );
        assert_eq!(texts("<p>One <b>two</p><p>three</b> four"), ["One two", "three four"]);
        assert_eq!(texts("<b>One<div>two</b> three</div>"), ["One", "two three"]);
    }

    #[test]
    fn each_block_has_its_kind() {
        let page = "<h2>Valves</h2><ul><li>one<p>two</ul><figure><figcaption>A valve</figcaption></figure>\
                    <pre>\n  x = 1\n</pre><div class=footnotes><ol><li>A note.</ol></div>";
        assert_eq!(
            blocks(page, Extent::Text),
            [
                (BlockKind::Heading(2), "Valves".to_owned()),
                (BlockKind::ListItem, "one".to_owned()),
                (BlockKind::ListItem, "two".to_owned()),
                (BlockKind::Caption, "A valve".to_owned()),
                (BlockKind::Code, "  x = 1".to_owned()),
                (BlockKind::Footnote, "A note.".to_owned()),
            ]
        );
    }

    #[test]
    fn cells_have_row_and_column() {
        let page = "<table><caption>Sizes</caption><tr><th colspan=2>الحجم<th>Size<tr><td>1<td><p>2</p><p>3</p>\
                    <td><table><td>in</table></table><p>out";
        let cell = |table, row, column, text: &str| (BlockKind::Cell { table, row, column }, text.to_owned());
        assert_eq!(
            blocks(page, Extent::Text)[1..],
            [
                cell(1, 1, 1, "الحجم"),
                cell(1, 1, 3, "Size"),
                cell(1, 2, 1, "1"),
                cell(1, 2, 2, "2"),
                cell(1, 2, 2, "3"),
                cell(2, 1, 1, "in"),
                (BlockKind::Paragraph, "out".to_owned()),
            ]
        );
    }

    #[test]
    fn what_frames_a_page_is_left_out() {
        let page = "<title>Valves</title><header><h1>Valves</h1>by us<nav>Home</nav></header><script>if(1<p){}</script>\
                    <p hidden>no</p><p>yes<span style='display: none'>no<span>no</span></span></p><aside>no</aside>\
                    <form>no<table><tr><td>no</table></form><article><header><h2>Kinds</h2>June</header></article>\
                    <dialog>no</dialog><footer>no</footer>";
        assert_eq!(texts(page), ["Valves", "yes", "Kinds"]);
        let all: Vec<_> = blocks(page, Extent::All).into_iter().map(|(_, text)| text).collect();
        assert!(
            ["by us", "Home", "if(1<p){}", "no"].iter().all(|text| all.iter().any(|a| a == text)),
            "{all:?}"
        );
        assert_eq!(texts("<title>A page</title><header><h1>Our firm</h1></header><p>x"), ["x"]);
    }

    #[test]
    fn what_a_screen_reader_skips_is_read_only_of_a_page_that_is_translated() {
        let page = "<h2>Valves<a href='#valves' aria-hidden='TRUE'>#</a></h2>\
                    <p><i aria-hidden=true>menu</i>Open <span aria-hidden='false'>it</span>.</p>";
        assert_eq!(texts(page), ["Valves", "Open it."]);
        let whole: Vec<_> = blocks(page, Extent::Page).into_iter().map(|(_, text)| text).collect();
        assert_eq!(whole, ["Valves#", "menuOpen it."]);
    }

    #[test]
    fn a_page_that_is_translated_is_read_with_what_frames_it() {
        let page = "<head><title>Valves</title><meta name=description content=\"On valves.\"><style>p{}</style></head>\
                    <nav>Home</nav><p>See <img alt=\"a valve\"> here.</p><form>Name<input placeholder=\"your name\">\
                    <select><option>Big<option>Small</select><button>Send</button><button>Stop</button></form>\
                    <p hidden>no</p><dialog>Sure?</dialog><aside>Note</aside><footer>Us</footer>";
        let all: Vec<_> = blocks(page, Extent::Page).into_iter().map(|(_, text)| text).collect();
        let expected = [
            "Valves",
            "On valves.",
            "Home",
            "a valve",
            "See here.",
            "your name",
            "Name",
            "Big",
            "Small",
            "Send",
            "Stop",
            "Sure?",
            "Note",
            "Us",
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_form_around_the_whole_page_is_read() {
        let page = |field: &str| {
            format!("<p>One</p><form><input name={field}><select><option>no</select><p>Two</p></form>")
        };
        assert_eq!(texts(&page("__VIEWSTATE")), ["One", "Two"]);
        assert_eq!(texts(&page("q")), ["One"]);
        let mut all = Vec::new();
        let mut take = |block: Block| {
            all.push(block.text);
            Ok(())
        };
        read(b"<form><p>One</p></form>", &ReadOptions::default(), &mut take).unwrap();
        assert_eq!(all, ["One"]);
    }

    #[test]
    fn a_role_outweighs_the_name_of_an_element() {
        assert_eq!(
            texts("<div role=navigation>no</div><div role=main>One<br>two<br><br>Three</div>"),
            ["One\ntwo", "Three"]
        );
    }

    #[test]
    fn marks_of_notes_are_no_text() {
        let page = "Met<sup><a href='#n1' class='footnote-ref'>1</a></sup>. <a role=doc-backlink>x</a>";
        assert_eq!(texts(page), ["Met."]);
    }

    #[test]
    fn in_xml_an_empty_element_has_ended() {
        let page = "<?xml version='1.0'?><html><head><title/><script src='x'/></head><p hidden='hidden'/>One\
                    <![CDATA[ & two]]>";
        assert_eq!(texts(page), ["One & two"]);
    }

    #[test]
    fn an_element_without_an_end_ends_with_the_one_around() {
        assert_eq!(texts("<table><tr><td><nav>no<td>yes</table>after"), ["yes", "after"]);
        assert_eq!(texts("<div><p hidden>no<p>yes</div>"), ["yes"]);
    }

    #[test]
    fn deep_nesting_costs_no_more_than_its_length() {
        for tag in
            ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<x hidden>", "</p>", "<p></b>", "<b a=1><p>"]
        {
            let page = format!("{}<p>text", tag.repeat(20_000));
            assert!(blocks(&page, Extent::All).iter().any(|(_, text)| text == "text"), "{tag}");
        }
    }
}
