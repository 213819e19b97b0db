//! A block of a document as a JSON object: [`PlacedBlock`].

use std::path::Path;
use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::documents::{Block, BlockKind, Place};

/// A block of a document, as `mizan extract --to jsonl` prints it.
///
/// ```
/// use mizan::documents::{Block, BlockKind, Place};
/// use mizan::json::PlacedBlock;
///
/// let block = Block::new(BlockKind::Heading(2), "القسم الأول", Place::Page(3));
/// let json = serde_json::to_string(&PlacedBlock::new(&block)).unwrap();
/// assert_eq!(json, r#"{"kind":"heading","level":2,"text":"القسم الأول","place":{"page":3}}"#);
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct PlacedBlock<'b> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "seconds")]
    from: Option<Duration>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "seconds")]
    to: Option<Duration>,
    text: &'b str,
    place: PlaceNumber,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum PlaceNumber {
    Paragraph(usize),
    Page(usize),
    Slide(usize),
    Chapter(usize),
    Cue(usize),
    Sheet(usize),
}

impl<'b> PlacedBlock<'b> {
    /// Takes a block.
    #[must_use]
    pub fn new(block: &'b Block) -> Self {
        let place = match block.place {
            Place::Paragraph(number) => PlaceNumber::Paragraph(number),
            Place::Page(number) => PlaceNumber::Page(number),
            Place::Slide(number) => PlaceNumber::Slide(number),
            Place::Chapter(number) => PlaceNumber::Chapter(number),
            Place::Cue(number) => PlaceNumber::Cue(number),
            Place::Sheet(number) => PlaceNumber::Sheet(number),
        };
        let (file, level, text) = (None, None, block.text.as_str());
        let mut placed = Self {
            file,
            kind: name(block.kind),
            level,
            table: None,
            row: None,
            column: None,
            from: None,
            to: None,
            text,
            place,
        };
        match block.kind {
            BlockKind::Heading(level) => placed.level = Some(level),
            BlockKind::Cell { table, row, column } => {
                (placed.table, placed.row, placed.column) = (Some(table), Some(row), Some(column));
            }
            BlockKind::Cue { from, to } => (placed.from, placed.to) = (Some(from), Some(to)),
            _ => {}
        }
        placed
    }

    /// Names the file that the block is of, for an answer on several files; `None` names none.
    #[must_use]
    pub fn file<'f>(mut self, file: impl Into<Option<&'f Path>>) -> Self {
        self.file = file.into().map(|file| file.display().to_string());
        self
    }
}

fn name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list-item",
        BlockKind::Cell { .. } => "cell",
        BlockKind::Caption => "caption",
        BlockKind::Footnote => "footnote",
        BlockKind::TextBox => "text-box",
        BlockKind::Comment => "comment",
        BlockKind::PageHead => "page-head",
        BlockKind::Cue { .. } => "cue",
        BlockKind::Code => "code",
    }
}

fn seconds<S: Serializer>(time: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    time.as_ref().map(Duration::as_secs_f64).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_its_place_and_a_cue_its_times() {
        let cell = Block::new(BlockKind::Cell { table: 1, row: 2, column: 3 }, "نعم", Place::Slide(4));
        let json = serde_json::to_string(&PlacedBlock::new(&cell)).unwrap();
        assert_eq!(json, r#"{"kind":"cell","table":1,"row":2,"column":3,"text":"نعم","place":{"slide":4}}"#);
        let (from, to) = (Duration::from_millis(1500), Duration::from_secs(3));
        let cue = Block::new(BlockKind::Cue { from, to }, "نعم", Place::Cue(1));
        let json = serde_json::to_string(&PlacedBlock::new(&cue).file(Path::new("a.srt"))).unwrap();
        assert_eq!(
            json,
            r#"{"file":"a.srt","kind":"cue","from":1.5,"to":3.0,"text":"نعم","place":{"cue":1}}"#
        );
    }
}
