//! [`units`]: the glyphs of a line as units of letters, with the spaces between words.

use super::super::page::Glyph;
use super::letter_class::{LetterClass, is_mark, letter_class};
use super::letters::plain_letters;

// The least gap that is a space, in parts of the size of the font. Letters of a word touch one another, or
// are moved by a twentieth; spaces are between a sixth and a third wide.
const GAP: f32 = 0.13;

// The least gap where the line has spaces of its own, which gaps need not stand for.
const GAP_BESIDE_SPACES: f32 = 0.22;

// The least gap that is a space in a line whose spaces are narrow, and how wide they are then at most.
const GAP_OF_NARROW: f32 = 0.105;
const NARROW: f32 = 0.2;

// How much of two equal glyphs lies upon one another if they are drawn twice to look bold.
const DOUBLE: f32 = 0.7;

// How far, in parts of the size of the font, a mark may stand from the letter that carries it.
const NEAR: f32 = 0.6;

// The letters before and after a mark, in the order of drawing, among which the nearest is sought: those of
// any line that fits on a page.
const AROUND: usize = 1000;

/// Letters that keep their order when a line is turned around.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LineUnit {
    /// The letters as they are typed.
    pub(super) letters: String,
    /// In which direction they are read.
    pub(super) class: LetterClass,
    /// The place in the order of drawing.
    pub(super) order: usize,
}

impl LineUnit {
    /// Makes a unit of the letters of a glyph.
    pub(super) fn new(letters: &str, order: usize) -> Self {
        Self { class: letter_class(letters), letters: plain_letters(letters), order }
    }

    // Makes a space, which a gap stands for if it is not drawn.
    fn space(drawn: Option<&Glyph>) -> Self {
        let order = drawn.map_or(0, |space| space.order);
        Self { class: LetterClass::Space, letters: " ".to_owned(), order }
    }
}

/// Returns the units from the left.
pub(super) fn units(glyphs: &[Glyph]) -> Vec<LineUnit> {
    let has_spaces = glyphs.iter().any(Glyph::is_space);
    // A file may have spaces that bind a number together everywhere.
    let is_space = |glyph: &Glyph| glyph.is_space() || (!has_spaces && is_bound_space(glyph));
    let gap = if has_spaces { GAP_BESIDE_SPACES } else { least_gap(glyphs) };
    let mut units: Vec<LineUnit> = Vec::with_capacity(glyphs.len() + 16);
    let (mut space, mut last) = (None::<&Glyph>, None::<&Glyph>);
    let (letters, marks): (Vec<_>, Vec<_>) =
        glyphs.iter().enumerate().partition(|(_, glyph)| !is_marks(glyph));
    let mut placed: Vec<(usize, &Glyph)> = Vec::new();
    for (at, glyph) in letters {
        if is_space(glyph) {
            space = Some(glyph);
            continue;
        }
        if let Some(last) = last {
            if is_double(last, glyph) {
                continue;
            }
            let wide = glyph.left - last.right > gap * glyph.size.min(last.size);
            if space.is_some() || wide || is_parted(last, &glyphs[at..]) {
                units.push(LineUnit::space(space));
            }
        }
        placed.push((units.len(), glyph));
        units.push(LineUnit::new(&glyph.letters, glyph.order));
        // A glyph may lie within the one before it.
        last = Some(last.filter(|last| last.right > glyph.right).unwrap_or(glyph));
        space = None;
    }
    add_marks(&mut units, &placed, &marks);
    units.retain(|unit| !unit.letters.is_empty());
    units
}

// The least gap that is a space in a line without spaces. A justified line may be set so tight that a letter
// with a long stroke reaches into the space before the letter.
fn least_gap(glyphs: &[Glyph]) -> f32 {
    let letters: Vec<&Glyph> = glyphs.iter().filter(|glyph| !is_marks(glyph)).collect();
    let gap = |pair: &[&Glyph]| (pair[1].left - pair[0].right) / pair[1].size.min(pair[0].size);
    let mut gaps: Vec<f32> = letters.windows(2).map(gap).filter(|gap| *gap > GAP).collect();
    gaps.sort_by(f32::total_cmp);
    let is_tight = gaps.get(gaps.len() / 2).is_some_and(|middle| *middle < NARROW);
    if is_tight && gaps.len() > 3 { GAP_OF_NARROW } else { GAP }
}

fn is_bound_space(glyph: &Glyph) -> bool {
    matches!(&*glyph.letters, "\u{A0}" | "\u{202F}")
}

fn is_marks(glyph: &Glyph) -> bool {
    !glyph.letters.is_empty()
        && glyph.letters.chars().all(|c| is_mark(c) || c == '\u{640}')
        && glyph.letters.chars().any(is_mark)
}

fn is_double(last: &Glyph, glyph: &Glyph) -> bool {
    let shared = last.right.min(glyph.right) - last.left.max(glyph.left);
    last.letters == glyph.letters
        && !glyph.letters.is_empty()
        && shared > DOUBLE * (glyph.right - glyph.left)
        && glyph.right > glyph.left
}

// Returns true if a Latin word or a number that follows an Arabic letter from the left is drawn together with
// a space behind it. In the order of reading, that space stands before the Arabic letter, as some programs do
// not turn it around with the line.
fn is_parted(last: &Glyph, glyphs: &[Glyph]) -> bool {
    let is_turn = letter_class(&last.letters) == LetterClass::Right
        && matches!(letter_class(&glyphs[0].letters), LetterClass::Left | LetterClass::Digit);
    if !is_turn {
        return false;
    }
    let is_left = |glyph: &Glyph| {
        let class = letter_class(&glyph.letters);
        !matches!(class, LetterClass::Right | LetterClass::Space)
    };
    let run = glyphs.iter().take_while(|glyph| is_left(glyph)).count();
    let is_drawn_on = |pair: &[Glyph]| pair[1].order == pair[0].order + 1;
    glyphs.get(run).is_some_and(Glyph::is_space) && glyphs[..=run].windows(2).all(is_drawn_on)
}

// Puts each mark behind the letters on which it stands.
fn add_marks(units: &mut [LineUnit], placed: &[(usize, &Glyph)], marks: &[(usize, &Glyph)]) {
    let can_carry = |unit: &LineUnit| matches!(unit.class, LetterClass::Right | LetterClass::Left);
    let mut by_order: Vec<(usize, &Glyph)> =
        placed.iter().copied().filter(|(at, _)| can_carry(&units[*at])).collect();
    by_order.sort_by_key(|(_, glyph)| glyph.order);
    for (_, mark) in marks {
        if let Some(at) = carrier(mark, &by_order) {
            units[at].letters += &plain_letters(&mark.letters);
        }
    }
}

// The letter on which a mark stands. Of two that are near, it is the one drawn right before, in the order of
// reading; a program that draws from the left draws the mark before its Arabic letter.
fn carrier(mark: &Glyph, by_order: &[(usize, &Glyph)]) -> Option<usize> {
    let distance = |glyph: &Glyph| (glyph.left - mark.middle()).max(mark.middle() - glyph.right).max(0.0);
    let behind = by_order.partition_point(|(_, glyph)| glyph.order < mark.order);
    let (before, after) = (behind.checked_sub(1).map(|at| by_order[at]), by_order.get(behind).copied());
    let from_left = match (before, after) {
        (Some((_, before)), Some((_, after))) => before.middle() < after.middle(),
        _ => true,
    };
    let is_right = |glyph: &Glyph| letter_class(&glyph.letters) == LetterClass::Right;
    let is_near = |glyph: &Glyph| distance(glyph) < NEAR * mark.size;
    let drawn_next = after.filter(|(_, after)| from_left && is_right(after) && is_near(after));
    let drawn_last = before.filter(|(_, before)| !(from_left && is_right(before)) && is_near(before));
    let around = &by_order[behind.saturating_sub(AROUND)..(behind + AROUND).min(by_order.len())];
    let nearest = || around.iter().copied().min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)));
    drawn_next.or(drawn_last).or_else(nearest).map(|(at, _)| at)
}
