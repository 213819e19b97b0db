//! [`blocks`]: what each paragraph of a document is.

use super::super::super::block::{Block, BlockKind, Place};
use super::marks::{after_bullet, ends_sentence};
use super::paragraph::PdfParagraph;

// How much larger than the text a heading is, and how many chars it has at most.
const LARGER: f32 = 1.1;
const LONGEST: usize = 200;

// The most levels of headings by size.
const LEVELS: usize = 5;

// Sizes that differ by less, in parts, are one.
const ALIKE: f32 = 0.06;

/// Returns the blocks of a document.
pub(crate) fn blocks(paragraphs: Vec<PdfParagraph>) -> impl Iterator<Item = Block> {
    let levels = Levels::of(&paragraphs);
    let mut tables = Tables::default();
    let mut notes = NoteNumbers::default();
    paragraphs.into_iter().filter_map(move |paragraph| {
        let place = Place::Page(paragraph.page);
        let kind = match paragraph.cell {
            Some(cell) => {
                let table = tables.number(paragraph.page, cell.table);
                BlockKind::Cell { table, row: cell.row + 1, column: cell.column + 1 }
            }
            None if paragraph.is_note => BlockKind::Footnote,
            None if after_bullet(&paragraph.text).is_some() => BlockKind::ListItem,
            None => levels.of_paragraph(&paragraph).map_or(BlockKind::Paragraph, BlockKind::Heading),
        };
        let text = match kind {
            BlockKind::Footnote => notes.without(&paragraph.text),
            _ => after_bullet(&paragraph.text).unwrap_or(&paragraph.text),
        };
        let text = text.trim();
        (!text.is_empty()).then(|| Block::new(kind, text, place))
    })
}

// Which sizes are headings, the largest first.
struct Levels {
    body: f32,
    sizes: Vec<f32>,
    has_bold: bool,
}

impl Levels {
    fn of(paragraphs: &[PdfParagraph]) -> Self {
        let body = body(paragraphs);
        let larger =
            paragraphs.iter().filter(|paragraph| is_short(paragraph) && paragraph.size > LARGER * body);
        let mut sizes: Vec<f32> = larger.map(|paragraph| paragraph.size).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        sizes.dedup_by(|size, larger| *larger - *size < ALIKE * *larger);
        let letters = |bold| {
            paragraphs.iter().filter(|one| one.is_bold == bold).map(|one| one.text.len()).sum::<usize>()
        };
        // Where most letters are bold, bold letters are no sign.
        Self { body, sizes, has_bold: letters(true) < letters(false) }
    }

    fn of_paragraph(&self, paragraph: &PdfParagraph) -> Option<u8> {
        if !is_short(paragraph) {
            return None;
        }
        let size = |of: &f32| (of - paragraph.size).abs() <= ALIKE * of;
        if paragraph.size > LARGER * self.body {
            let level = self.sizes.iter().position(size).unwrap_or(self.sizes.len());
            return Some(level.min(LEVELS) as u8 + 1);
        }
        let is_bold = self.has_bold && paragraph.is_bold && !ends_sentence(&paragraph.text);
        (is_bold && paragraph.size >= self.body * (1.0 - ALIKE))
            .then_some(self.sizes.len().min(LEVELS) as u8 + 1)
    }
}

fn is_short(paragraph: &PdfParagraph) -> bool {
    paragraph.cell.is_none()
        && !paragraph.is_note
        && paragraph.lines <= 3
        && paragraph.text.chars().nth(LONGEST).is_none()
        && paragraph.text.chars().any(char::is_alphabetic)
        && !paragraph.text.ends_with(['.', '،', ',', '؛', ';'])
}

// The size that most letters have.
fn body(paragraphs: &[PdfParagraph]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = paragraphs.iter().map(|one| (one.size, one.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut letters = 0;
    let middle = sizes.iter().find(|size| {
        letters += size.1;
        letters > half
    });
    middle.map_or(0.0, |(size, _)| *size)
}

// The numbers of notes, which are no text of theirs.
#[derive(Default)]
struct NoteNumbers {
    last: usize,
}

impl NoteNumbers {
    // Returns a note without its number, if that is the first one or the one after that of the last note.
    fn without<'n>(&mut self, note: &'n str) -> &'n str {
        let (mark, text) = note.split_once(' ').unwrap_or((note, ""));
        let digits = mark.trim_matches(['(', ')', '[', ']', '.']);
        let number =
            digits.chars().try_fold(0, |number: usize, c| number.checked_mul(10)?.checked_add(digit(c)?));
        match number {
            Some(number) if !digits.is_empty() && (number == 1 || number == self.last + 1) => {
                self.last = number;
                text
            }
            _ => note,
        }
    }
}

fn digit(c: char) -> Option<usize> {
    match c {
        '\u{660}'..='\u{669}' => Some(c as usize - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as usize - 0x6F0),
        c => c.to_digit(10).map(|digit| digit as usize),
    }
}

// Numbers the tables of a document.
#[derive(Default)]
struct Tables {
    last: Option<(usize, usize)>,
    count: usize,
}

impl Tables {
    fn number(&mut self, page: usize, table: usize) -> usize {
        if self.last != Some((page, table)) {
            self.last = Some((page, table));
            self.count += 1;
        }
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_lose_their_numbers() {
        let mut notes = NoteNumbers::default();
        for (note, text) in [
            ("1 See page 4.", "See page 4."),
            ("(٢) انظر ص ٤.", "انظر ص ٤."),
            ("40 men came.", "40 men came."),
        ] {
            assert_eq!(notes.without(note), text);
        }
    }
}
