//! [`Row`]: the glyphs that stand on one line of a page, from the left.

use super::super::page::Glyph;

// How far glyphs of one row may stand above one another, in parts of the size of their font: pens move up and
// down in some scripts of Arabic.
const STEP: f32 = 0.3;

// The greatest width of a glyph that is drawn within another one, in parts of the size of the font.
const NARROW: f32 = 0.05;

// How far such a glyph reaches into the letter, in parts of the size of the font. A narrow letter that stands
// beside the next one touches that letter at most.
const WITHIN: f32 = 0.02;

// How high a row is at most, in parts of the size of the font.
const HEIGHT: f32 = 0.65;

// The greatest size of raised letters, such as the number of a note, in parts of the size of the others.
const RAISED: f32 = 0.8;

// How far raised letters may stand above or below the row, and from its next letter, in parts of its size.
const NEAR: f32 = 0.7;

/// The glyphs that stand on one line across the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The glyphs from the left, also white space.
    pub(super) glyphs: Vec<Glyph>,
    /// The line on which most of them stand.
    pub(super) base: f32,
    /// The size of most of them.
    pub(super) size: f32,
}

/// Returns the rows of a page from the top.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Row> {
    glyphs.sort_by(|a, b| b.base.total_cmp(&a.base));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if joins(row, &glyph) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    let mut rows: Vec<Row> =
        rows.into_iter().filter(|row| !row.iter().all(Glyph::is_space)).map(Row::new).collect();
    take_in_raised(&mut rows);
    rows
}

fn joins(row: &[Glyph], glyph: &Glyph) -> bool {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
    let size = glyph.size.min(last.size);
    last.base - glyph.base <= STEP * size && first.base - glyph.base <= HEIGHT * size
}

impl Row {
    fn new(mut glyphs: Vec<Glyph>) -> Self {
        glyphs.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.right.total_cmp(&b.right)));
        put_in_order(&mut glyphs);
        let (base, size) = (usual(&glyphs, |glyph| glyph.base), usual(&glyphs, |glyph| glyph.size));
        Self { glyphs, base, size }
    }

    // Returns true if the glyph stands beside or upon one of the row's.
    fn is_near(&self, glyph: &Glyph) -> bool {
        let near = NEAR * self.size;
        let touches = |own: &Glyph| own.left - near <= glyph.right && glyph.left <= own.right + near;
        (glyph.base - self.base).abs() < near && self.glyphs.iter().any(|own| !own.is_space() && touches(own))
    }
}

// A glyph without width, such as the alef of a lam and alef that are drawn as two, begins within the next
// letter. It stands before that letter if it is drawn before.
fn put_in_order(glyphs: &mut [Glyph]) {
    for at in 1..glyphs.len() {
        let (before, glyph) = (&glyphs[at - 1], &glyphs[at]);
        let is_narrow = glyph.right - glyph.left < NARROW * glyph.size;
        let begins_within =
            glyph.left - before.left < STEP * glyph.size && before.right - glyph.left > WITHIN * glyph.size;
        if is_narrow && glyph.order + 1 == before.order && begins_within {
            glyphs.swap(at - 1, at);
        }
    }
}

// The middle one of the values of the glyphs that are no white space.
fn usual(glyphs: &[Glyph], value: impl Fn(&Glyph) -> f32) -> f32 {
    let mut values: Vec<f32> = glyphs.iter().filter(|glyph| !glyph.is_space()).map(value).collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

// Moves small letters, such as the number of a note, into the row beside which they stand.
fn take_in_raised(rows: &mut Vec<Row>) {
    for at in 0..rows.len() {
        for other in [at.checked_sub(1), Some(at + 1), at.checked_sub(2), Some(at + 2)].into_iter().flatten()
        {
            let (small, large) = (&rows[at], rows.get(other));
            let Some(large) = large.filter(|large| small.size < RAISED * large.size) else { continue };
            if small.glyphs.iter().all(|glyph| large.is_near(glyph)) {
                let glyphs = std::mem::take(&mut rows[at].glyphs);
                let large = &mut rows[other];
                large.glyphs.extend(glyphs);
                large.glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
                break;
            }
        }
    }
    rows.retain(|row| !row.glyphs.is_empty());
}
