//! [`Flow`]: the text of a block in pieces, each with the elements around it, and the marks between them.

use std::collections::HashMap;
use std::ops::Range;

use crate::manuscript::tokens::{MarkKind, Markup};

/// The text of a block in pieces, with the marks between them.
#[derive(Clone, Debug)]
pub(in crate::manuscript) struct Flow {
    /// The number of the section that the block stands in.
    pub(in crate::manuscript) section: usize,
    pub(in crate::manuscript) markup: Markup,
    /// The bytes of the file that the flow is written in place of.
    pub(in crate::manuscript) region: Range<usize>,
    pub(in crate::manuscript) items: Vec<FlowItem>,
    /// The text of the block.
    pub(in crate::manuscript) text: String,
    /// The elements that show: bold text, links.
    pub(in crate::manuscript) shown: HashMap<usize, &'static str>,
}

/// A piece of text, or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::manuscript) struct FlowItem {
    /// The elements around, by number, the outermost first.
    pub(in crate::manuscript) stack: Vec<usize>,
    /// Where the item stands in the text of the block; a mark that is no sign of the text is empty.
    pub(in crate::manuscript) at: Range<usize>,
    pub(in crate::manuscript) kind: FlowKind,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::manuscript) enum FlowKind {
    Text,
    Mark { from: Range<usize>, kind: MarkKind, label: Option<&'static str> },
}

impl Flow {
    /// Returns the items of a stretch of the text. With `edges`, marks at the ends of the stretch are among
    /// them. The cost grows with the items of the stretch and the logarithm of all.
    pub(in crate::manuscript) fn items_of(&self, range: &Range<usize>, edges: Edges) -> Vec<FlowItem> {
        let inside = |item: &FlowItem| match (&item.kind, edges) {
            (FlowKind::Text, _) => item.at.start < range.end && range.start < item.at.end,
            (_, Edges::With) => range.start <= item.at.start && item.at.end <= range.end,
            (_, Edges::Without) if item.at.is_empty() => {
                range.start < item.at.start && item.at.end < range.end
            }
            (_, Edges::Without) => range.start <= item.at.start && item.at.end <= range.end,
        };
        let cut = |item: &FlowItem| {
            let at = item.at.start.max(range.start)..item.at.end.min(range.end);
            FlowItem { at, ..item.clone() }
        };
        // The items stand in the order of the text.
        let first = self.items.partition_point(|item| item.at.end < range.start);
        let near = self.items[first..].iter().take_while(|item| item.at.start <= range.end);
        near.filter(|item| inside(item)).map(cut).collect()
    }
}

/// Whether the marks at the ends of a stretch belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::manuscript) enum Edges {
    With,
    Without,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> Flow {
        let item = |at: Range<usize>, kind| FlowItem { stack: Vec::new(), at, kind };
        let mark = || FlowKind::Mark { from: 0..1, kind: MarkKind::Shown, label: None };
        let items = vec![
            item(0..0, mark()),
            item(0..4, FlowKind::Text),
            item(4..4, mark()),
            item(4..5, mark()),
            item(5..9, FlowKind::Text),
            item(9..9, mark()),
        ];
        let (text, shown) = ("text\nmore".to_owned(), HashMap::new());
        Flow { section: 0, markup: Markup::Docx, region: 0..0, items, text, shown }
    }

    #[test]
    fn a_stretch_has_its_items_with_and_without_the_marks_at_its_ends() {
        let places = |range: Range<usize>, edges| {
            flow()
                .items_of(&range, edges)
                .into_iter()
                .map(|item| (item.at.start, item.at.end))
                .collect::<Vec<_>>()
        };
        assert_eq!(places(0..4, Edges::With), [(0, 0), (0, 4), (4, 4)]);
        assert_eq!(places(0..4, Edges::Without), [(0, 4)]);
        assert_eq!(places(2..7, Edges::Without), [(2, 4), (4, 4), (4, 5), (5, 7)]);
        assert_eq!(places(5..9, Edges::With), [(5, 9), (9, 9)]);
        assert_eq!(places(9..9, Edges::With), [(9, 9)]);
    }
}
