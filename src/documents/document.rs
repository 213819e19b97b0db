//! [`Document`]: a file of one language as text.

use std::ops::Range;
use std::path::Path;

use super::block::Block;
use super::damage::TextDamage;
use super::plain;
use super::prose::Prose;
use super::read_options::ReadOptions;
use super::read_report::{DocumentRemark, ReadReport};
use super::reader::read_blocks;
use super::refused::refuse_column;
use super::unseen::is_unseen;
use crate::error::Result;
use crate::format::Format;
use crate::lang::Lang;

/// A document, read whole.
///
/// ```
/// use std::path::Path;
/// use mizan::documents::{Document, ReadOptions};
///
/// let (file, options) = ("وصل الوفد.".as_bytes(), ReadOptions::default());
/// let document = Document::read(file, Some(Path::new("news.ar.txt")), &options)?;
/// assert_eq!(document.lang(), Some(mizan::Lang::ARABIC));
/// assert_eq!(document.blocks().len(), 1);
/// let error = Document::read(b"\xD0\xCF\x11\xE0", Some(Path::new("news.doc")), &options).unwrap_err();
/// assert!(error.to_string().contains("save it as .docx"));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    prose: Prose,
    blocks: Vec<Block>,
    // Of a document parted from another, the rank of each block.
    ranks: Vec<usize>,
    report: ReadReport,
}

impl Document {
    /// Reads a document from the bytes of a file. The name of the file, if given, helps to recognise its
    /// format, which its first bytes tell first.
    ///
    /// # Errors
    ///
    /// As for [`read_blocks`].
    pub fn read(bytes: &[u8], name: Option<&Path>, options: &ReadOptions) -> Result<Self> {
        if Format::certain(bytes, name).is_none() {
            refuse_column(options.column.as_ref(), None)?;
            let (text, report) = plain::text(bytes, options)?;
            let text = text.into_owned();
            let (paragraphs, starts) = plain::paragraphs(&text).unzip();
            return Ok(Self {
                prose: Prose::whole(text, starts),
                blocks: paragraphs,
                ranks: Vec::new(),
                report,
            });
        }
        let mut blocks = Vec::new();
        let mut report = read_blocks(bytes, name, options, &mut |block| {
            blocks.push(block);
            Ok(())
        })?;
        let mut prose = Prose::of(&blocks);
        let damage = TextDamage::of(&prose.text);
        report.remarks.extend(damage.remarks(options.repair));
        if options.repair && !damage.is_none() {
            // A mark of direction may have been damaged too.
            for block in &mut blocks {
                let text = damage.undone(&block.text).replace(is_unseen, "");
                if text != block.text {
                    // The places in the file were those of the text before.
                    *block = Block::new(block.kind, text, block.place);
                }
            }
            blocks.retain(|block| !block.text.trim().is_empty());
            prose = Prose::of(&blocks);
        }
        Ok(Self { prose, blocks, ranks: Vec::new(), report })
    }

    /// Takes blocks of this document, each with a rank by which it answers a block of the other language.
    pub(super) fn of_blocks(&self, blocks: Vec<Block>, ranks: Vec<usize>) -> Self {
        let prose = if self.prose.is_whole() { Prose::paragraphs(&blocks) } else { Prose::of(&blocks) };
        let mut report = self.report.clone();
        report.remarks.clear();
        Self { prose, blocks, ranks, report }
    }

    /// Returns, of a side of a document that was parted, the number by which a block stands near the blocks
    /// that may translate it: theirs is the same or a neighbouring one.
    #[must_use]
    pub fn rank(&self, block: usize) -> Option<usize> {
        self.ranks.get(block).copied()
    }

    /// Returns the text: that of a plain text as it stands in the file, without a byte order mark; of every
    /// other document, its [`parts`](Self::parts), joined by an empty line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.prose.text
    }

    /// Returns the parts of the document, in the order of reading.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the texts that are segmented one by one: a plain text as a whole, since only a segmenter tells
    /// a wrapped line from a paragraph; of subtitles, the passages, whose sentences run over several cues; of
    /// every other document, the blocks that are no code. Joined by an empty line, they are
    /// [`text`](Self::text).
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.part_ranges().iter().map(|part| &self.text()[part.clone()])
    }

    /// Returns where the [`parts`](Self::parts) stand in the text, in bytes.
    #[must_use]
    pub fn part_ranges(&self) -> &[Range<usize>] {
        &self.prose.parts
    }

    /// Returns the numbers, counted from 0, of the [`blocks`](Self::blocks) that a stretch of the text comes
    /// from; the stretch is given in bytes. They tell its kind, its place, and when a cue is shown.
    ///
    /// ```
    /// use mizan::documents::{Document, ReadOptions};
    ///
    /// let document = Document::read(b"One.\n\nTwo.\n\nThree.", None, &ReadOptions::default())?;
    /// assert_eq!(document.blocks_of(6..7), 1..2);
    /// assert_eq!(document.blocks_of(6..13), 1..3);
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn blocks_of(&self, range: Range<usize>) -> Range<usize> {
        self.prose.blocks_of(range)
    }

    /// Returns the name of the encoding that the file had; `UTF-8` for a format that is no text.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.report.encoding
    }

    /// Returns how many malformed sequences became U+FFFD.
    #[must_use]
    pub fn repaired(&self) -> usize {
        self.report.repaired
    }

    /// Returns what a person should know about the text.
    #[must_use]
    pub fn remarks(&self) -> &[DocumentRemark] {
        &self.report.remarks
    }

    /// Returns the language, judged by the script: Arabic or English; `None` if the text has no letter of
    /// either script.
    #[must_use]
    pub fn lang(&self) -> Option<Lang> {
        Lang::detect(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: Option<&str>) -> Result<Document> {
        Document::read(bytes, name.map(Path::new), &ReadOptions::default())
    }

    #[test]
    fn documents_without_a_reader_are_refused_by_content_and_by_name() {
        for (bytes, name, said) in [
            (&b"PK\x03\x04..."[..], Some("a.odp"), "a spreadsheet or presentation"),
            (b"%PDF-1.7", Some("a.txt"), if cfg!(feature = "pdf") { "a damaged PDF" } else { "a PDF" }),
            (b"\xD0\xCF\x11\xE0", Some("a.docx"), "a document with a password"),
            (b"\xD0\xCF\x11\xE0", Some("a.xls"), "a workbook of Excel up to 2003"),
            (
                b"\xD0\xCF\x11\xE0P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0",
                None,
                "a presentation of",
            ),
            (b"<?xml version=\"1.0\"?><tmx version=\"1.4\">", None, "a TMX file"),
        ] {
            let error = read(bytes, name).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn packed_files_and_binary_data_are_refused() {
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0";
        for (bytes, said) in [
            (&b"\x1F\x8B\x08\0\0\0\0\0"[..], "a gzip file"),
            (png, "a file that is no text"),
            (b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "a file that is no text"),
            (b"SQLite format 3\0\x20\0\x01\x01\0\x40\x20\x20\0\0", "a file that is no text"),
        ] {
            let error = read(bytes, Some("a.txt")).unwrap_err().to_string();
            assert!(error.starts_with(said), "{error}");
        }
    }

    #[test]
    fn a_stray_control_character_and_a_page_end_are_text() {
        let (met, agreed) = ("The council met. ".repeat(20), "It agreed. ".repeat(20));
        let page = format!("{met}\u{0}\u{C}{agreed}\u{1B}[1m");
        assert!(read(page.as_bytes(), None).is_ok());
        let utf16: Vec<u8> = "اجتمع المجلس. OK".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16, None).unwrap().encoding(), "UTF-16LE");
    }

    #[test]
    fn a_text_without_a_name_is_plain_text() {
        let document = read(b"Prices < 5 are <b>low</b>.", None).unwrap();
        assert_eq!((document.text(), document.encoding()), ("Prices < 5 are <b>low</b>.", "UTF-8"));
    }
}
