//! [`Passage`]: a segment of a document, or a part of one that a person has cut.

use serde::{Deserialize, Serialize};

use crate::align::SegmentKind;

/// A segment of a document, or a part of a segment that a person has cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Passage {
    /// The number of the segment in its document, from 0.
    pub segment: usize,
    /// The text as it is now.
    pub text: String,
    /// The text before a person edited it; `None` if nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// Whether a paragraph begins here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub opens: bool,
    /// What the passage is in its document.
    #[serde(default, skip_serializing_if = "PassageKind::is_text")]
    pub kind: PassageKind,
    /// Where the passage stands in its document, in words (`page 4`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The part of a document to which a passage belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PassageKind {
    /// Running text.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// The caption of a picture or table.
    Caption,
    /// A footnote, an endnote or a comment.
    Note,
    /// Text beside the running text.
    Aside,
}

impl Passage {
    pub(in crate::review) fn new(segment: usize, text: &str) -> Self {
        let (text, kind) = (text.to_owned(), PassageKind::Text);
        Self { segment, text, original: None, opens: false, kind, place: None }
    }

    /// Returns the passage with another text.
    pub(in crate::review) fn edited(&self, text: String) -> Self {
        let original = self.original.clone().unwrap_or_else(|| self.text.clone());
        let original = (original != text).then_some(original);
        Self { text, original, ..self.clone() }
    }

    /// Returns true if nothing of the passage can be seen: spaces, and signs that only say how to show text.
    pub(in crate::review) fn is_blank(&self) -> bool {
        let is_sign = |c: char| matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        self.text.chars().all(|c| c.is_whitespace() || c.is_control() || is_sign(c))
    }

    /// Cuts the passage before a char; `None` if one of the parts would have no letter or digit.
    pub(in crate::review) fn cut(&self, chars: usize) -> Option<[Self; 2]> {
        let at = self.text.char_indices().nth(chars)?.0;
        let (first, second) = self.text.split_at(at);
        let is_text = |part: &str| part.contains(char::is_alphanumeric);
        // The original of a part of an edited text is unknown, and that it was edited is not.
        let original = self.original.clone();
        (is_text(first) && is_text(second)).then(|| {
            [
                Self { text: first.to_owned(), original: original.clone(), ..self.clone() },
                Self { text: second.to_owned(), original, opens: false, ..self.clone() },
            ]
        })
    }
}

impl PassageKind {
    fn is_text(&self) -> bool {
        *self == Self::Text
    }
}

impl From<SegmentKind> for PassageKind {
    fn from(kind: SegmentKind) -> Self {
        match kind {
            SegmentKind::Text => Self::Text,
            SegmentKind::Heading(_) => Self::Heading,
            SegmentKind::ListItem => Self::ListItem,
            SegmentKind::Cell(_) => Self::Cell,
            SegmentKind::Caption => Self::Caption,
            SegmentKind::Note => Self::Note,
            SegmentKind::Aside => Self::Aside,
        }
    }
}

fn is_false(value: &bool) -> bool {
    !value
}
