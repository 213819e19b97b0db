//! [`Flow::coded`] and [`Flow::decoded`]: a sentence with codes for what stands in its markup, and the items
//! of its translation.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::flow::{Edges, Flow, FlowItem, FlowKind};
use crate::manuscript::tokens::MarkKind;
use crate::unit::{Code, CodeKind, UnitText};

/// A piece of a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::manuscript) struct NewItem {
    pub(in crate::manuscript) stack: Vec<usize>,
    pub(in crate::manuscript) kind: NewKind,
}

/// What a piece of a translation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::manuscript) enum NewKind {
    Text(String),
    Mark(Range<usize>),
}

// What a code of a sentence stands for.
struct CodeMeaning {
    id: String,
    item: FlowItem,
}

impl Flow {
    /// Returns a sentence with a pair of codes around each piece in other markup than its plainest words, and
    /// a code for each mark inside. `line` is the text of the sentence on one line; if that has other signs
    /// than the block, there are no codes.
    pub(in crate::manuscript) fn coded(&self, range: &Range<usize>, line: &str) -> UnitText {
        if self.text[range.clone()].replace('\n', " ") != line {
            return line.into();
        }
        let mut codes = Vec::new();
        for CodeMeaning { id, item } in self.meanings(range) {
            let label = self.label(&item);
            let at = item.at.start - range.start..item.at.end - range.start;
            let code = |at, kind| Code::new(at, kind, id.clone(), "").with_label(label.map(str::to_owned));
            match item.kind {
                FlowKind::Text => {
                    codes.extend([code(at.start, CodeKind::Open), code(at.end, CodeKind::Close)]);
                }
                FlowKind::Mark { .. } => codes.push(code(at.start, CodeKind::Single)),
            }
        }
        UnitText::with_codes(line, codes)
    }

    /// Returns the items of a translation of the sentence in a stretch of the text. Text outside of known
    /// codes stands in the markup of the plainest words. Marks that the translation has lost stand at its
    /// end.
    pub(in crate::manuscript) fn decoded(
        &self,
        range: &Range<usize>,
        translation: &UnitText,
    ) -> Vec<NewItem> {
        let base = self.base(range);
        let meanings = self.meanings(range);
        let known: HashMap<&str, &FlowItem> =
            meanings.iter().map(|meaning| (meaning.id.as_str(), &meaning.item)).collect();
        let mut new = NewItems { items: self.quiet(range), skips_space: false };
        let (mut open, mut used): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        let mut done = 0;
        let plain = translation.plain();
        let stack = |open: &[&str]| {
            open.iter()
                .rev()
                .find_map(|id| known.get(id))
                .map_or_else(|| base.clone(), |item| item.stack.clone())
        };
        for code in translation.codes() {
            new.text(&plain[done..code.at], stack(&open));
            done = code.at;
            match code.kind {
                CodeKind::Open => open.push(&code.id),
                CodeKind::Close => open.retain(|id| *id != code.id),
                CodeKind::Single => {
                    if let Some((id, item)) = known.get_key_value(code.id.as_str())
                        && !used.contains(id)
                    {
                        used.push(id);
                        new.mark(item);
                    }
                }
            }
        }
        new.text(&plain[done..], stack(&open));
        for meaning in &meanings {
            if meaning.item.at.is_empty() && !used.contains(&meaning.id.as_str()) {
                new.mark(&meaning.item);
            }
        }
        new.items
    }

    // Returns what has a code in a sentence, in order; the codes are numbered from 1.
    fn meanings(&self, range: &Range<usize>) -> Vec<CodeMeaning> {
        let base = self.base(range);
        let has_code = |item: &FlowItem| match &item.kind {
            FlowKind::Text => item.stack != base,
            FlowKind::Mark { kind, .. } => *kind == MarkKind::Shown,
        };
        let items = self.items_of(range, Edges::Without).into_iter().filter(has_code);
        items.zip(1..).map(|(item, number)| CodeMeaning { id: number.to_string(), item }).collect()
    }

    // Returns the elements around the plainest words of a sentence; of several equally plain ones, around
    // most of them.
    fn base(&self, range: &Range<usize>) -> Vec<usize> {
        let mut stacks: Vec<(Vec<usize>, usize, bool)> = Vec::new();
        for item in self.items_of(range, Edges::Without) {
            let has_words = self.text[item.at.clone()].contains(char::is_alphanumeric);
            match stacks.iter_mut().find(|(stack, ..)| *stack == item.stack) {
                _ if item.kind != FlowKind::Text => {}
                Some((_, size, words)) => (*size, *words) = (*size + item.at.len(), *words || has_words),
                None => stacks.push((item.stack, item.at.len(), has_words)),
            }
        }
        let shown = |stack: &[usize]| stack.iter().filter(|element| self.shown.contains_key(element)).count();
        let plainest =
            stacks.into_iter().min_by_key(|(stack, size, words)| (!words, shown(stack), Reverse(*size)));
        plainest.map(|(stack, ..)| stack).unwrap_or_default()
    }

    fn quiet(&self, range: &Range<usize>) -> Vec<NewItem> {
        let items = self.items_of(range, Edges::Without).into_iter();
        let quiet = |item: FlowItem| match item.kind {
            FlowKind::Mark { from, kind: MarkKind::Quiet, .. } => {
                Some(NewItem { stack: item.stack, kind: NewKind::Mark(from) })
            }
            _ => None,
        };
        items.filter_map(quiet).collect()
    }

    fn label(&self, item: &FlowItem) -> Option<&'static str> {
        match item.kind {
            FlowKind::Text => item.stack.iter().rev().find_map(|element| self.shown.get(element).copied()),
            FlowKind::Mark { label, .. } => label,
        }
    }
}

struct NewItems {
    items: Vec<NewItem>,
    /// True after a mark that stands for a space of the text.
    skips_space: bool,
}

impl NewItems {
    fn text(&mut self, text: &str, stack: Vec<usize>) {
        let text = match std::mem::take(&mut self.skips_space) {
            true => text.strip_prefix(' ').unwrap_or(text),
            false => text,
        };
        if !text.is_empty() {
            self.items.push(NewItem { stack, kind: NewKind::Text(text.replace(['\n', '\r'], " ")) });
        }
    }

    fn mark(&mut self, item: &FlowItem) {
        if let FlowKind::Mark { from, .. } = &item.kind {
            self.skips_space = !item.at.is_empty();
            self.items.push(NewItem { stack: item.stack.clone(), kind: NewKind::Mark(from.clone()) });
        }
    }
}
