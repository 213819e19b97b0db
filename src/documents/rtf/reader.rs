//! [`read`]: reads an RTF document, paragraph by paragraph.
//!
//! A group inherits the state of the text and takes its changes back, so the reader keeps a stack of states.
//! Notes are gathered and follow the text; a text box follows its paragraph.

use super::charset::Charsets;
use super::rtf_destination::RtfDestination;
use super::rtf_flow::RtfFlow;
use super::rtf_state::{ParagraphState, RtfState};
use super::rtf_styles::RtfStyles;
use super::rtf_token::{RtfToken, Tokens};
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::{DocumentRemark, ReadReport};
use crate::error::{ErrorKind, Result};

/// Reads an RTF document and calls a closure with each block.
///
/// # Errors
///
/// If the file is no RTF document, and those of the closure.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    if !bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        let (kind, instead) = ("a file that is no RTF document", "give it the ending of its kind");
        return Err(ErrorKind::Document { kind, instead }.into());
    }
    let mut reader = RtfReader::new(options, take);
    for token in Tokens::new(bytes) {
        reader.token(token)?;
        if reader.is_done {
            break;
        }
    }
    let is_whole = reader.is_done;
    reader.finish()?;
    let mut report = ReadReport::default();
    if !is_whole {
        report.remarks.push(DocumentRemark::Damaged("the document ends inside a group".to_owned()));
    }
    Ok(report)
}

// Groups inside one another that have a state of their own. Chosen by hand; Word nests a few dozen.
const DEPTH: usize = 1000;
// Bytes of the instruction of a field that are looked at.
const INSTRUCTION: usize = 64;

struct RtfReader<'s, 't> {
    take: &'s mut TakeBlock<'t>,
    options: ReadOptions,
    state: RtfState,
    outer: Vec<RtfState>,
    /// Groups that are open beyond those in `outer`.
    too_deep: usize,
    is_done: bool,
    /// True after `\*`, which marks a destination that not every reader knows.
    is_marked: bool,
    charsets: Charsets,
    styles: RtfStyles,
    /// The font that is described.
    font: i32,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a sign that UTF-16 writes in two.
    high: Option<u16>,
    /// Signs to pass over, which stand for a sign in Unicode.
    skipped: usize,
    instruction: String,
    body: RtfFlow,
    notes: RtfFlow,
    boxes: RtfFlow,
    /// Paragraphs of text boxes, which follow the paragraph.
    boxed: Vec<(BlockKind, String)>,
    /// Paragraphs of notes and comments, which follow the text.
    noted: Vec<(BlockKind, String)>,
    blocks: usize,
}

impl<'s, 't> RtfReader<'s, 't> {
    fn new(options: &ReadOptions, take: &'s mut TakeBlock<'t>) -> Self {
        Self {
            take,
            options: options.clone(),
            state: RtfState::default(),
            outer: Vec::new(),
            too_deep: 0,
            is_done: false,
            is_marked: false,
            charsets: Charsets::default(),
            styles: RtfStyles::default(),
            font: 0,
            bytes: Vec::new(),
            high: None,
            skipped: 0,
            instruction: String::new(),
            body: RtfFlow::default(),
            notes: RtfFlow::of_kind(BlockKind::Footnote),
            boxes: RtfFlow::of_kind(BlockKind::TextBox),
            boxed: Vec::new(),
            noted: Vec::new(),
            blocks: 0,
        }
    }

    fn token(&mut self, token: RtfToken) -> Result<()> {
        match token {
            RtfToken::Hex(byte) | RtfToken::Byte(byte) => {
                self.byte(byte);
                return Ok(());
            }
            RtfToken::Open => self.open(),
            RtfToken::Close => return self.close(),
            RtfToken::Symbol(b'*') => self.is_marked = true,
            RtfToken::Symbol(symbol) => self.symbol(symbol),
            RtfToken::Word(word, number) => return self.word(word, number),
        }
        Ok(())
    }

    fn open(&mut self) {
        self.decode();
        self.skipped = 0;
        if self.outer.len() < DEPTH {
            self.outer.push(self.state);
        } else {
            self.too_deep += 1;
        }
    }

    fn close(&mut self) -> Result<()> {
        self.decode();
        (self.skipped, self.is_marked) = (0, false);
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return Ok(());
        }
        let Some(outer) = self.outer.pop() else { return Ok(()) };
        if outer.destination != self.state.destination {
            // A note and a text box may end without the end of a paragraph.
            self.end_flow()?;
        }
        self.state = outer;
        self.is_done = self.outer.is_empty();
        Ok(())
    }

    fn end_flow(&mut self) -> Result<()> {
        match self.state.destination {
            RtfDestination::Note
            | RtfDestination::TextBox
            | RtfDestination::Margin
            | RtfDestination::Comment => self.end_paragraph(),
            _ => Ok(()),
        }
    }

    fn byte(&mut self, byte: u8) {
        self.is_marked = false;
        if self.skipped > 0 {
            self.skipped -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        let sign = match symbol {
            b'~' => '\u{A0}',
            b'_' => '\u{2011}',
            b'\\' | b'{' | b'}' => char::from(symbol),
            _ => return,
        };
        self.sign(sign);
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<()> {
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return Ok(());
        }
        let is_marked = std::mem::take(&mut self.is_marked);
        if self.skipped > 0 {
            // A control word stands for a sign too.
            self.skipped -= 1;
            return Ok(());
        }
        self.decode();
        if let Some(destination) = self.state.destination.begun_by(word, is_marked, &self.options) {
            self.begin(destination);
            return Ok(());
        }
        match self.state.destination {
            RtfDestination::Fonts => self.describe_font(word, number),
            RtfDestination::Styles => self.styles.describe(word, number),
            _ if word == "s" => self.state.paragraph.heading = self.styles.heading(number),
            _ => {
                if !self.state.change(word, number) {
                    return self.text_word(word, number);
                }
            }
        }
        Ok(())
    }

    fn begin(&mut self, destination: RtfDestination) {
        self.state.destination = destination;
        match destination {
            RtfDestination::Instruction => self.instruction.clear(),
            RtfDestination::Note
            | RtfDestination::TextBox
            | RtfDestination::Margin
            | RtfDestination::Comment => {
                self.state.paragraph = ParagraphState::default();
            }
            _ => {}
        }
    }

    fn describe_font(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => self.font = number,
            "fcharset" => self.charsets.set_charset(self.font, number),
            "cpg" => self.charsets.set_code_page(self.font, number),
            _ => {}
        }
    }

    // Takes a word that stands for text, or ends a line, a paragraph or a cell.
    fn text_word(&mut self, word: &str, number: Option<i32>) -> Result<()> {
        match word {
            "ansicpg" => self.charsets.set_usual(number.unwrap_or(0)),
            "mac" => self.charsets.set_macintosh(),
            "par" | "sect" | "page" | "column" | "nestcell" | "nestrow" => {
                // A paragraph whose end is deleted goes on with the next.
                return if self.state.is_unseen() { Ok(()) } else { self.end_paragraph() };
            }
            "cell" => return self.end_cell(),
            "row" if self.is_read() => self.flow().end_row(),
            "line" | "lbr" if self.is_read() => self.flow().run.end_line(),
            "fldrslt" if self.is_field_without_text() => self.state.destination = RtfDestination::Nowhere,
            word => {
                if let Some(sign) = sign_of(word) {
                    self.sign(sign);
                }
            }
        }
        Ok(())
    }

    // Tables of contents and numbers of pages are no text.
    fn is_field_without_text(&self) -> bool {
        let name = self.instruction.split_whitespace().next().unwrap_or_default();
        !self.options.all
            && matches!(name, "TOC" | "INDEX" | "TOA" | "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "PAGEREF")
    }

    fn unicode(&mut self, number: i32) {
        self.decode();
        // Numbers above 32,767 are written as negative ones.
        let unit = number as u16;
        let pair = self.high.take().into_iter().chain([unit]);
        match char::decode_utf16(pair).last() {
            Some(Ok(sign)) => self.sign(sign),
            _ if (0xD800..0xDC00).contains(&unit) => self.high = Some(unit),
            _ => self.sign('\u{FFFD}'),
        }
        self.skipped = self.state.fallbacks;
    }

    fn sign(&mut self, sign: char) {
        self.decode();
        self.text(sign.encode_utf8(&mut [0; 4]));
    }

    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let encoding = self.charsets.of_fonts(self.state.fonts());
        let bytes = std::mem::take(&mut self.bytes);
        let text = encoding.decode_without_bom_handling(&bytes).0;
        self.text(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn text(&mut self, text: &str) {
        if self.state.destination == RtfDestination::Instruction {
            if self.instruction.len() < INSTRUCTION {
                self.instruction.push_str(text);
            }
        } else if self.is_read() {
            self.flow().run.push(text);
        }
    }

    fn is_read(&self) -> bool {
        let is_text = !matches!(
            self.state.destination,
            RtfDestination::Nowhere
                | RtfDestination::Fonts
                | RtfDestination::Styles
                | RtfDestination::Instruction
        );
        is_text && (!self.state.is_unseen() || self.options.all && !self.state.is_deleted)
    }

    fn flow(&mut self) -> &mut RtfFlow {
        match self.state.destination {
            RtfDestination::Note | RtfDestination::Comment => &mut self.notes,
            RtfDestination::TextBox | RtfDestination::Margin => &mut self.boxes,
            _ => &mut self.body,
        }
    }

    fn end_paragraph(&mut self) -> Result<()> {
        self.decode();
        if !self.is_read() {
            return Ok(());
        }
        let paragraph = self.state.paragraph;
        let ended = self.flow().end_paragraph(paragraph);
        self.ended(ended)
    }

    fn end_cell(&mut self) -> Result<()> {
        if !self.is_read() {
            return Ok(());
        }
        let paragraph = self.state.paragraph;
        let ended = self.flow().end_cell(paragraph);
        self.ended(ended)
    }

    fn ended(&mut self, ended: Option<(BlockKind, String)>) -> Result<()> {
        match self.state.destination {
            RtfDestination::Note | RtfDestination::Comment => self.noted.extend(ended),
            RtfDestination::TextBox | RtfDestination::Margin => self.boxed.extend(ended),
            _ => {
                let boxed = std::mem::take(&mut self.boxed);
                return ended.into_iter().chain(boxed).try_for_each(|block| self.give(block));
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        self.state.is_hidden = false;
        self.state.is_deleted = false;
        self.end_flow()?;
        self.state = RtfState::default();
        self.end_paragraph()?;
        let rest = std::mem::take(&mut self.noted);
        rest.into_iter().try_for_each(|block| self.give(block))
    }

    fn give(&mut self, (kind, text): (BlockKind, String)) -> Result<()> {
        self.blocks += 1;
        (self.take)(Block::new(kind, text, Place::Paragraph(self.blocks)))
    }
}

fn sign_of(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" | "enspace" | "qmspace" => ' ',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(rtf: &str) -> Vec<(BlockKind, String)> {
        let mut blocks = Vec::new();
        let mut take = |block: Block| {
            blocks.push((block.kind, block.text));
            Ok(())
        };
        read(rtf.as_bytes(), &ReadOptions::default(), &mut take).unwrap();
        blocks
    }

    fn texts(rtf: &str) -> Vec<String> {
        blocks(rtf).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn arabic_is_read_from_unicode_and_from_code_pages() {
        let arabic = "\\u1575\\'c7\\u1604?\\u1576\\'3f\\u1575?\\u1576?";
        assert_eq!(
            texts(&format!("{{\\rtf1\\ansi\\ansicpg1252 {arabic} \\uc0\\u1606\\u1593 \\u1605}}")),
            ["الباب نعم"]
        );
        assert_eq!(texts("{\\rtf1\\ansi\\ansicpg1256 \\'c7\\'e1\\'c8\\'c7\\'c8 ok}"), ["الباب ok"]);
        let fonts =
            "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f40\\fbidi\\fcharset178 Times New Roman (Arabic);}}";
        assert_eq!(
            texts(&format!(
                "{{\\rtf1\\ansi\\ansicpg1252{fonts}\\f0 caf\\'e9 {{\\f40 \\'c7\\'e1\\'c8}} \\rtlch\\af40 \\'c8\\ltrch \\'e9}}"
            )),
            ["café الب بé"]
        );
        assert_eq!(texts("{\\rtf1 \\u-10179?\\u-8704?}"), ["😀"]);
    }

    #[test]
    fn each_block_has_its_kind() {
        let rtf = "{\\rtf1{\\stylesheet{\\s1\\outlinelevel0 heading 1;}{\\s2 Body;}}{\\info{\\title no}}\
                   \\pard\\s1 Valves\\par\\pard\\s2 A valve{\\super\\chftn{\\footnote\\pard Of brass.}}\
                   {\\shp{\\*\\shpinst{\\sp{\\sn no}{\\sv no}}{\\shptxt A box.\\par}}{\\shprslt no}} closes.\\par\
                   {\\listtext 1.\\tab}\\ls1 one\\par\\pard\\intbl a\\cell b\\par c\\cell\\row\\intbl d\\cell\\row\
                   \\pard {\\pict 0a0b}end\\par}";
        let cell = |row, column| BlockKind::Cell { table: 1, row, column };
        let expected = [
            (BlockKind::Heading(1), "Valves"),
            (BlockKind::Paragraph, "A valve closes."),
            (BlockKind::TextBox, "A box."),
            (BlockKind::ListItem, "one"),
            (cell(1, 1), "a"),
            (cell(1, 2), "b"),
            (cell(1, 2), "c"),
            (cell(2, 1), "d"),
            (BlockKind::Paragraph, "end"),
            (BlockKind::Footnote, "Of brass."),
        ];
        assert_eq!(blocks(rtf), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn what_a_reader_does_not_see_is_left_out() {
        assert_eq!(
            texts(
                "{\\rtf1 One{\\v  hidden}{\\deleted  gone\\par} two\\line three\\~four\\-five\\_six{\\header no}{\\*\\new no}\\par}"
            ),
            ["One two\nthree\u{A0}fourfive\u{2011}six"]
        );
        assert_eq!(
            texts(
                "{\\rtf1{\\field{\\*\\fldinst { TOC \\\\o }}{\\fldrslt Valves 3\\par}}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a link}}\\par}"
            ),
            ["a link"]
        );
        assert_eq!(texts("{\\rtf1 {\\upr{old}{\\*\\ud{new}}} \\{a\\}\\\\}"), ["new {a}\\"]);
    }

    #[test]
    fn a_document_that_is_cut_off_is_read_up_to_there() {
        let mut blocks = 0;
        let report = read(b"{\\rtf1 One\\par {\\b two", &ReadOptions::default(), &mut |_| {
            blocks += 1;
            Ok(())
        });
        assert_eq!((blocks, report.unwrap().remarks.len()), (2, 1));
    }

    #[test]
    fn deep_nesting_costs_no_more_than_its_length() {
        let deep = format!("{{\\rtf1 {}text{} end}}", "{\\b ".repeat(50_000), "}".repeat(50_000));
        assert_eq!(texts(&deep), ["text end"]);
    }
}
