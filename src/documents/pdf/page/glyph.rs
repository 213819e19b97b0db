//! [`Glyph`]: some letters and where they stand.

use super::rule::Rule;

/// Letters that are drawn as one, on an upright page: `left` and `right` count from the left, `base` from
/// below.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// The letters in the order of reading; empty if the file does not say which.
    pub(crate) letters: Box<str>,
    /// Where the glyph begins, in points.
    pub(crate) left: f32,
    /// Where the glyph ends.
    pub(crate) right: f32,
    /// The line on which the glyph stands.
    pub(crate) base: f32,
    /// The size of the font.
    pub(crate) size: f32,
    /// True if the letters are bold.
    pub(crate) is_bold: bool,
    /// The place in the order of drawing.
    pub(crate) order: usize,
}

impl Glyph {
    /// Returns the middle.
    pub(crate) fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }

    /// Returns true if the glyph is white space alone, other than a space that binds a number together.
    pub(crate) fn is_space(&self) -> bool {
        let is_space = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}');
        !self.letters.is_empty() && self.letters.chars().all(is_space)
    }
}

/// The glyphs of a page, those of each direction of writing for themselves, turned upright.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageGlyphs {
    /// Written to the right, upwards, to the left and downwards.
    pub(crate) turned: [Vec<Glyph>; 4],
    /// The lines that are drawn on the page, which is not turned.
    pub(crate) rules: Vec<Rule>,
    /// Glyphs whose letters the file does not say.
    pub(crate) unknown: usize,
    /// True if the page has a picture.
    pub(crate) has_picture: bool,
    /// True if a part of the page is damaged or missing.
    pub(crate) is_damaged: bool,
}
