//! [`flow_of_passage`]: the words of a passage of subtitles, with the elements around each.

use std::ops::Range;

use super::flow::{Flow, FlowItem, FlowKind};
use crate::documents::{Block, Passage, Place, TextSpan};
use crate::manuscript::tokens::{CueTags, MarkKind, Markup, Tokens};

/// Returns the flow of a passage, whose cues are among these blocks; `None` if no block tells where its words
/// stand in the file.
pub(in crate::manuscript) fn flow_of_passage(
    passage: &Passage,
    blocks: &[Block],
    tokens: &Tokens,
) -> Option<Flow> {
    let mut items = Items { text: passage.text(), items: Vec::new() };
    for (number, shown) in passage.parts() {
        let first =
            blocks.partition_point(|block| matches!(block.place, Place::Cue(other) if other < number));
        let spans = &blocks.get(first)?.source.as_ref()?.spans;
        let tags = tokens.cues.get(number.checked_sub(1)?)?;
        items.cue(&shown, spans, tags);
    }
    let items = items.finish();
    let elements = items.iter().flat_map(|item| &item.stack);
    let shown = elements.filter_map(|element| Some((*element, tokens.elements[*element].label?))).collect();
    let text = passage.text().to_owned();
    (!items.is_empty()).then_some(Flow { section: 0, markup: Markup::Cues, region: 0..0, items, text, shown })
}

struct Items<'p> {
    text: &'p str,
    items: Vec<FlowItem>,
}

impl Items<'_> {
    // Adds the words of a cue, which shows a stretch of the text.
    fn cue(&mut self, shown: &Range<usize>, spans: &[TextSpan], tags: &CueTags) {
        let first = spans.first().map_or(0, |span| span.from.start);
        let mut singles = tags.singles.iter().filter(|single| single.start > first).peekable();
        for span in spans {
            let at = shown.start + span.at.start..shown.start + span.at.end;
            let stack = tags.stack_at(span.from.start);
            let start = self.joint(at.start, stack.len());
            while let Some(single) = singles.next_if(|single| single.start < span.from.start) {
                let kind = FlowKind::Mark { from: single.clone(), kind: MarkKind::Shown, label: None };
                self.items.push(FlowItem { stack: stack.to_vec(), at: start..start, kind });
            }
            match self.items.last_mut() {
                Some(item) if item.kind == FlowKind::Text && item.stack == stack => item.at.end = at.end,
                _ => {
                    let stack = stack.to_vec();
                    self.items.push(FlowItem { stack, at: start..at.end, kind: FlowKind::Text });
                }
            }
        }
    }

    // Returns where the words begin that stand at a place: what joins them to the words before belongs to
    // those of the two that have fewer elements around them.
    fn joint(&mut self, at: usize, depth: usize) -> usize {
        let Some(item) = self.items.last_mut() else { return 0 };
        if item.kind == FlowKind::Text && item.stack.len() <= depth {
            item.at.end = at;
        }
        item.at.end
    }

    fn finish(mut self) -> Vec<FlowItem> {
        if let Some(item) = self.items.last_mut() {
            item.at.end = self.text.len();
        }
        self.items
    }
}
