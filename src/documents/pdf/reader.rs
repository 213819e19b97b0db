//! [`read`]: reads the blocks of a PDF.

use super::super::block::TakeBlock;
use super::super::read_options::ReadOptions;
use super::super::read_report::{DocumentRemark, ReadReport};
use super::damaged_pages::DamagedPages;
use super::file::{open_pdf, stated_pages};
use super::layout::{Line, PageText};
use super::page::{PageFonts, PageGlyphs, read_page};
use super::text::{Letters, Running, blocks, doubt, leave_out_running, paragraphs};
use crate::error::{Error, ErrorKind, Result};

// The least glyphs of a document that has a text.
const FEWEST: usize = 4;

/// Reads the blocks of a PDF.
///
/// # Errors
///
/// If the file is damaged beyond repair, is encrypted, has no text or no letters for its glyphs, or asks for
/// too much work; if the closure returns an error.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let (file, nodes) = open_pdf(bytes).ok_or_else(refused_as_damaged)?;
    if file.is_encrypted() {
        return Err(refused(
            "an encrypted PDF",
            "remove the password or the restrictions and give the open file",
        ));
    }
    let (mut fonts, mut reader) = (PageFonts::default(), PageText::default());
    let (mut lines, mut counts) = (Vec::new(), Counts::default());
    let mut damaged = DamagedPages::new(stated_pages(&file));
    for (number, node) in nodes.iter().enumerate() {
        let glyphs = read_page(&file, node, &mut fonts);
        damaged.add(number + 1, node.is_missing || glyphs.is_damaged);
        if file.budget().is_spent() {
            let hint = "part the document, or print it as PDF again without its pictures";
            return Err(
                ErrorKind::TooLarge { what: "a PDF, unpacked,", limit: file.budget().limit(), hint }.into()
            );
        }
        counts.add(&glyphs);
        lines.extend(reader.read(glyphs, number + 1));
    }
    counts.refuse(!damaged.numbers.is_empty())?;
    let mut report = give(lines, counts, options, take)?;
    report.remarks.extend(damaged.remarks());
    if is_cut_off(bytes) {
        let what = "the end of the file, which is cut off; pages or letters may be missing";
        report.remarks.push(DocumentRemark::Missing(what.to_owned()));
    }
    Ok(report)
}

// The bytes at the end of a file in which its last lines are looked for: a server may have put something
// behind them.
const TAIL: usize = 1 << 12;

fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    ["startxref", "%%EOF"].iter().all(|mark| memchr::memmem::find(tail, mark.as_bytes()).is_none())
}

fn give(
    mut lines: Vec<Line>,
    counts: Counts,
    options: &ReadOptions,
    take: &mut TakeBlock<'_>,
) -> Result<ReadReport> {
    let kept = Running { heads: options.headers || options.all, numbers: options.all };
    leave_out_running(&mut lines, kept);
    let paragraphs = paragraphs(&lines);
    drop(lines);
    let mut report = ReadReport::default();
    report.remarks.extend(doubt(counts.letters, &paragraphs).map(DocumentRemark::Doubtful));
    if counts.pictures > 0 {
        let (one, several) = ("page that is a picture", "pages that are pictures");
        report.remarks.push(DocumentRemark::LeftOut { count: counts.pictures, one, several });
    }
    blocks(paragraphs).try_for_each(take)?;
    Ok(report)
}

fn refused_as_damaged() -> Error {
    refused("a damaged PDF", "open it in a viewer and print or export it as PDF again, then give that")
}

fn refused(kind: &'static str, instead: &'static str) -> Error {
    ErrorKind::Document { kind, instead }.into()
}

// What the pages have.
#[derive(Clone, Copy, Default)]
struct Counts {
    letters: Letters,
    // Pages with a picture and without text.
    pictures: usize,
}

impl Counts {
    fn add(&mut self, page: &PageGlyphs) {
        let glyphs = page.turned.iter().map(Vec::len).sum::<usize>();
        self.letters.glyphs += glyphs;
        self.letters.unknown += page.unknown;
        self.pictures += usize::from(glyphs == 0 && page.has_picture);
    }

    fn refuse(self, is_damaged: bool) -> Result<()> {
        if self.letters.glyphs < FEWEST && is_damaged {
            return Err(refused_as_damaged());
        }
        if self.letters.are_unusable() {
            let instead =
                "its fonts do not say which letters they draw; ask for the document it was made from";
            return Err(refused("a PDF without letters", instead));
        }
        if self.letters.glyphs < FEWEST {
            let instead = "recognise its text first (OCR), in a program that writes a text layer";
            return Err(refused(
                if self.pictures > 0 { "a scanned PDF" } else { "a PDF without text" },
                instead,
            ));
        }
        Ok(())
    }
}
