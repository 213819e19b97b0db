//! [`paragraphs`]: joins the lines of a document to paragraphs.
//!
//! A paragraph ends where the next line stands further off or begins further in, where its letters are of
//! another kind, and where the first word of the next line would have found room behind the last one.

use super::super::layout::Line;
use super::hyphens::Words;
use super::marks::{after_bullet, begins_with_number, ends_sentence};
use super::paragraph::PdfParagraph;
use super::sizes::Sizes;

// How much larger or smaller letters of another kind are.
const OTHER_SIZE: f32 = 0.08;

// How far, in parts of the size of the letters, a line begins further in or out than the others.
const INDENT: f32 = 0.8;

// How much further off than usual the next paragraph stands.
const GAP: f32 = 1.3;

// The greatest distance of two lines, in parts of their size, where the part has no other lines.
const USUAL: f32 = 1.75;

// The most lines that do not show how wide their part of the page is, and how narrow it is, in parts of the
// sheet.
const FEW: usize = 4;
const NARROW: f32 = 0.6;

// How much room, in parts of the size of the letters, shows that a paragraph ends with its part of the page.
const ROOM: f32 = 4.0;

// The greatest size of notes, in parts of that of the text.
const NOTE_SIZE: f32 = 0.92;

// The most digits of the number of a note, and the greatest distance of two lines of a note, in parts of the
// size of their letters.
const NOTE_DIGITS: usize = 3;
const NOTE_GAP: f32 = 2.2;

/// Returns the paragraphs of a document; notes at the foot of pages come last.
pub(crate) fn paragraphs(lines: &[Line]) -> Vec<PdfParagraph> {
    let words = Words::of(lines);
    let body = Sizes::of(lines).body();
    let sheet = Shape::of(lines);
    let (mut paragraphs, mut notes) = (Vec::new(), Vec::new());
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let (text, foot) = page.split_at(notes_start(page, body));
        for part in text.chunk_by(|a, b| a.part == b.part && a.cell == b.cell) {
            add_part(part, &sheet, &words, &mut paragraphs);
        }
        let before = notes.len();
        add_foot(foot, &words, &mut notes);
        notes[before..].iter_mut().for_each(|note| note.is_note = true);
    }
    paragraphs.append(&mut notes);
    paragraphs
}

// Adds the notes at the foot of a page. Each begins with its number, which may stand further in than the
// other lines.
fn add_foot(lines: &[Line], words: &Words, notes: &mut Vec<PdfParagraph>) {
    let number = |line: &Line| {
        let mark = line.text.split(' ').next().unwrap_or_default();
        let digits = mark.trim_matches(|c: char| !c.is_alphanumeric());
        (1..=NOTE_DIGITS).contains(&digits.chars().count()) && digits.chars().all(char::is_numeric)
    };
    for (at, line) in lines.iter().enumerate() {
        match notes.last_mut() {
            Some(note)
                if at > 0 && note.last.part == line.part && goes_on_in_note(note, line, number(line)) =>
            {
                note.push(line, words);
            }
            _ => notes.push(PdfParagraph::new(line)),
        }
    }
}

fn goes_on_in_note(note: &PdfParagraph, line: &Line, has_number: bool) -> bool {
    let gap = note.last.base - line.base;
    let is_next = (-0.5 * line.size..=NOTE_GAP * line.size).contains(&gap);
    let is_new = (has_number && ends_sentence(&note.last.text)) || line.text.starts_with(['*', '†']);
    is_next && is_alike(&note.last, line) && !is_new
}

// Where the notes at the foot of a page begin: the last lines, all of them small, the first with a number.
fn notes_start(page: &[Line], body: f32) -> usize {
    let is_small = |line: &Line| line.size < NOTE_SIZE * body && line.cell.is_none();
    let small = page.iter().rev().take_while(|line| is_small(line)).count();
    let start = page.len() - small;
    let is_first =
        |line: &Line| line.text.starts_with(|c: char| c.is_numeric() || matches!(c, '*' | '†' | '('));
    let number = page[start..].iter().position(is_first);
    // A page of small letters alone is no page of notes.
    match number {
        Some(number) if start > 0 => start + number,
        _ => page.len(),
    }
}

fn add_part(lines: &[Line], sheet: &Shape, words: &Words, paragraphs: &mut Vec<PdfParagraph>) {
    let shape = Shape::of(lines).within(sheet, lines);
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1);
        match paragraphs.last_mut() {
            Some(last) if at > 0 && shape.goes_on(last, line, next) => last.push(line, words),
            Some(last) if at == 0 && shape.goes_on_from_part(last, line) => last.push(line, words),
            _ => paragraphs.push(PdfParagraph::new(line)),
        }
    }
    if let Some((last, line)) = paragraphs.last_mut().zip(lines.last()) {
        last.has_room = shape.room(line) > ROOM * line.size;
    }
}

// How the lines of a part of a page stand.
struct Shape {
    left: f32,
    right: f32,
    // The usual distance of two lines, if there are enough of them.
    pitch: Option<f32>,
}

impl Shape {
    fn of(lines: &[Line]) -> Self {
        let left = lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
        let right = lines.iter().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
        let mut gaps: Vec<f32> = lines.windows(2).map(|pair| pair[0].base - pair[1].base).collect();
        gaps.retain(|gap| *gap > 0.0);
        gaps.sort_by(f32::total_cmp);
        // Paragraphs of one line are as far from one another as the lines of a longer one are not.
        let pitch = gaps.get(gaps.len() / 3).copied().filter(|_| gaps.len() > 2);
        Self { left, right, pitch }
    }

    // A few short lines do not show how wide their part is: that of the sheet counts, unless they stand in a
    // column.
    fn within(mut self, sheet: &Self, lines: &[Line]) -> Self {
        let is_narrow = self.right - self.left < NARROW * (sheet.right - sheet.left);
        let is_free = lines.first().is_some_and(|line| line.cell.is_none() && !line.in_column);
        if is_narrow && is_free && lines.len() <= FEW {
            (self.left, self.right) = (sheet.left, sheet.right);
        }
        self
    }

    fn goes_on(&self, paragraph: &PdfParagraph, line: &Line, next: Option<&Line>) -> bool {
        let last = &paragraph.last;
        is_alike(last, line)
            && self.is_near(last, line)
            && !self.has_room(last, line)
            && !self.is_indented(paragraph, line, next)
            && !begins_item(last, line)
    }

    // A paragraph goes on in the next column or on the next page unless it clearly ends.
    fn goes_on_from_part(&self, paragraph: &PdfParagraph, line: &Line) -> bool {
        let last = &paragraph.last;
        let is_next = line.page <= last.page + 1 && last.cell.is_none() && line.cell.is_none();
        is_next
            && is_alike(last, line)
            && !paragraph.has_room
            && !ends_sentence(&last.text)
            && !begins_item(last, line)
            && self.indent(line) < INDENT * line.size
    }

    // The space between the edge of the part and the beginning of a line.
    fn indent(&self, line: &Line) -> f32 {
        if line.from_right { self.right - line.right } else { line.left - self.left }
    }

    fn is_near(&self, last: &Line, line: &Line) -> bool {
        let gap = last.base - line.base;
        let usual = USUAL * line.size.max(last.size);
        let most = self.pitch.map_or(usual, |pitch| (GAP * pitch).max(1.15 * line.size));
        (-0.5 * line.size..=most).contains(&gap)
    }

    // Returns true if the next word would have stood behind the last line.
    fn has_room(&self, last: &Line, line: &Line) -> bool {
        self.room(last) > line.first_word + 0.1 * line.size
    }

    fn room(&self, line: &Line) -> f32 {
        if line.from_right { line.left - self.left } else { self.right - line.right }
    }

    // Returns true if the line begins a paragraph by where it begins: further in than the lines before and
    // after, or further out than the lines before.
    fn is_indented(&self, paragraph: &PdfParagraph, line: &Line, next: Option<&Line>) -> bool {
        let (last, here) = (self.indent(&paragraph.last), self.indent(line));
        let step = INDENT * line.size;
        let is_inner = here > last + step;
        let stays_inner = next.is_some_and(|next| self.indent(next) > here - step / 2.0);
        let is_hanging = paragraph.lines == 1
            && (begins_with_number(&paragraph.text) || after_bullet(&paragraph.text).is_some());
        let is_outer = here < last - step && paragraph.lines > 1;
        is_outer || (is_inner && !is_hanging && !stays_inner)
    }
}

fn is_alike(last: &Line, line: &Line) -> bool {
    let larger = last.size.max(line.size);
    (last.size - line.size).abs() <= OTHER_SIZE * larger && last.from_right == line.from_right
}

fn begins_item(last: &Line, line: &Line) -> bool {
    after_bullet(&line.text).is_some() || (begins_with_number(&line.text) && ends_sentence(&last.text))
}
