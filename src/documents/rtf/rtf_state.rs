//! [`RtfState`]: what a group of an RTF document inherits and its end takes back.

use super::rtf_destination::RtfDestination;

/// The properties of the text at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct RtfState {
    pub(super) destination: RtfDestination,
    pub(super) font: Option<i32>,
    /// The font of the other direction.
    pub(super) other_font: Option<i32>,
    /// True between `\rtlch` and `\ltrch`.
    pub(super) is_rtl: bool,
    /// Signs after a sign in Unicode that stand for the sign in older programs.
    pub(super) fallbacks: usize,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) paragraph: ParagraphState,
}

/// The properties of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ParagraphState {
    /// The level of a heading, from 1.
    pub(super) heading: Option<u8>,
    pub(super) is_item: bool,
    pub(super) is_cell: bool,
}

impl Default for RtfState {
    fn default() -> Self {
        Self {
            destination: RtfDestination::Body,
            font: None,
            other_font: None,
            is_rtl: false,
            fallbacks: 1,
            is_hidden: false,
            is_deleted: false,
            paragraph: ParagraphState::default(),
        }
    }
}

impl RtfState {
    /// Returns true if the reader of the document does not see the text.
    pub(super) fn is_unseen(&self) -> bool {
        self.is_hidden || self.is_deleted
    }

    /// Takes a control word that changes the text or the paragraph. Returns false for any other word.
    pub(super) fn change(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match word {
            "f" => self.font = number,
            "af" => self.other_font = number,
            "rtlch" => self.is_rtl = true,
            "ltrch" => self.is_rtl = false,
            "uc" => self.fallbacks = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            "v" => self.is_hidden = is_on,
            "deleted" | "mvf" => self.is_deleted = is_on,
            "plain" => {
                (self.font, self.other_font) = (None, None);
                (self.is_hidden, self.is_deleted) = (false, false);
            }
            "pard" => self.paragraph = ParagraphState::default(),
            "intbl" => self.paragraph.is_cell = true,
            "ls" => self.paragraph.is_item = is_on,
            "outlinelevel" => self.paragraph.heading = heading(number),
            _ => return false,
        }
        true
    }

    /// Returns the fonts whose encoding the text may have, the likeliest first.
    pub(super) fn fonts(&self) -> [Option<i32>; 2] {
        [self.font, self.other_font.filter(|_| self.is_rtl)]
    }
}

/// Returns the level of a heading, from 1, for the level of an outline, from 0. Level 9 is running text.
pub(super) fn heading(outline: Option<i32>) -> Option<u8> {
    outline.filter(|level| (0..9).contains(level)).and_then(|level| u8::try_from(level + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_the_text_and_the_paragraph() {
        let mut state = RtfState::default();
        for (word, number) in [("v", None), ("intbl", None), ("outlinelevel", Some(1)), ("f", Some(3))] {
            assert!(state.change(word, number));
        }
        assert!(state.is_unseen() && state.paragraph.is_cell);
        assert_eq!((state.paragraph.heading, state.fonts()), (Some(2), [Some(3), None]));
        assert!(state.change("v", Some(0)) && !state.is_unseen());
        assert!(!state.change("fs", Some(24)));
    }
}
