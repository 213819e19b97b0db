//! [`RtfStyles`]: which styles of an RTF document are headings.

use std::collections::HashMap;

use super::rtf_state::heading;

/// The levels of the styles that are headings, by the numbers of the styles.
#[derive(Debug, Default)]
pub(super) struct RtfStyles {
    headings: HashMap<i32, u8>,
    /// The style that is described.
    current: i32,
}

impl RtfStyles {
    /// Takes a control word of the description of styles.
    pub(super) fn describe(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.current = number.unwrap_or(0),
            "outlinelevel" => {
                if let Some(level) = heading(number) {
                    self.headings.insert(self.current, level);
                }
            }
            _ => {}
        }
    }

    /// Returns the level of a style that is a heading.
    pub(super) fn heading(&self, style: Option<i32>) -> Option<u8> {
        self.headings.get(&style?).copied()
    }
}
