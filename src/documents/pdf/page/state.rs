//! [`State`]: what a content stream has set up to now for the text that it draws.

use std::rc::Rc;

use super::super::fonts::Font;
use super::matrix::Matrix;

/// What is saved and restored in turns.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// From what is drawn to the sheet.
    pub(super) sheet: Matrix,
    /// The font, if one is set.
    pub(super) font: Option<Rc<Font>>,
    /// The size of the font.
    pub(super) size: f64,
    /// What is added to the width of each letter.
    pub(super) letter_space: f64,
    /// What is added to the width of each byte that is a space.
    pub(super) word_space: f64,
    /// How wide letters are drawn; 1 is as the font has them.
    pub(super) stretch: f64,
    /// From line to line.
    pub(super) leading: f64,
    /// How far letters are raised above the line.
    pub(super) rise: f64,
}

impl State {
    /// What is set at the beginning of a page.
    pub(super) fn new(sheet: Matrix) -> Self {
        Self {
            sheet,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}
