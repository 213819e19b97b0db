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
    /// them.
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
        self.items.iter().filter(|item| inside(item)).map(cut).collect()
    }
}

/// Whether the marks at the ends of a stretch belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::manuscript) enum Edges {
    With,
    Without,
}
