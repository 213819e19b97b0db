//! [`flow_of`]: the tokens of a block, from the first text to the last one with the elements around them.

use std::ops::Range;

use super::flow::Flow;
use super::weaver::Weaver;
use crate::documents::{Block, TextSpan};
use crate::manuscript::tokens::{Token, Tokens};

/// Where each text of some tokens stands: the end of the text in the file, its section and its number there.
pub(in crate::manuscript) struct TokenPlaces(Vec<(Range<usize>, usize, usize)>);

impl TokenPlaces {
    pub(in crate::manuscript) fn of(tokens: &Tokens) -> Self {
        let mut places = Vec::new();
        for (section, found) in tokens.sections.iter().enumerate() {
            for (number, token) in found.tokens.iter().enumerate() {
                if let Token::Text { whole: from, .. } | Token::Break { from, .. } = token {
                    places.push((from.clone(), section, number));
                }
            }
        }
        places.sort_unstable_by_key(|(from, ..)| from.start);
        Self(places)
    }

    // Returns the section and the number of the token that a span was read from.
    fn find(&self, span: &TextSpan) -> Option<(usize, usize)> {
        let last = span.from.end.checked_sub(1)?;
        let after = self.0.partition_point(|(from, ..)| from.start <= last);
        let (from, section, number) = self.0[..after].last()?;
        (last < from.end).then_some((*section, *number))
    }
}

/// Returns the flow of a block; `None` if the block does not stand in one section, or if its elements begin
/// or end in the middle of it.
pub(in crate::manuscript) fn flow_of(
    block: &Block,
    (file, tokens): (&str, &Tokens),
    places: &TokenPlaces,
) -> Option<Flow> {
    let spans = &block.source.as_ref()?.spans;
    let found: Vec<(usize, usize)> = spans.iter().map(|span| places.find(span)).collect::<Option<_>>()?;
    let (section, first) = *found.iter().min()?;
    let (last_section, last) = *found.iter().max()?;
    if section != last_section {
        return None;
    }
    let held = &tokens.sections[section];
    let window = window(&held.tokens, first..last + 1)?;
    let mut weaver = Weaver::new(file, tokens, block, held.markup);
    for token in &held.tokens[window.clone()] {
        weaver.token(token)?;
    }
    let items = weaver.finish()?;
    // White space before the first text is not its own.
    let space = match &held.tokens[window.start] {
        Token::Text { whole, .. } => file[whole.clone()].len() - file[whole.clone()].trim_start().len(),
        _ => 0,
    };
    let region = start(&held.tokens[window.start]) + space..end(&held.tokens[window.end - 1]);
    let elements = items.iter().flat_map(|item| &item.stack);
    let shown = elements.filter_map(|element| Some((*element, tokens.elements[*element].label?))).collect();
    Some(Flow { section, markup: held.markup, region, items, text: block.text.clone(), shown })
}

// Widens a range of tokens by the elements around it that hold no other text.
fn window(tokens: &[Token], texts: Range<usize>) -> Option<Range<usize>> {
    let mut start = before(tokens, texts.start);
    let mut open = Vec::new();
    for (number, token) in tokens.iter().enumerate().take(texts.end).skip(start) {
        match token {
            Token::Open { element, .. } => open.push((number, *element)),
            Token::Close { element, .. } if open.pop().is_none_or(|(_, opened)| opened != *element) => {
                return None;
            }
            _ => {}
        }
    }
    let end = after(tokens, texts.end, &mut open);
    // What is still open began before the text, or ends after other text.
    for (number, _) in open {
        if number >= texts.start {
            return None;
        }
        start = number + 1;
    }
    Some(start..end)
}

// Returns where the outermost element begins before which no text stands.
fn before(tokens: &[Token], texts: usize) -> usize {
    let (mut start, mut closed) = (texts, 0);
    for (number, token) in tokens[..texts].iter().enumerate().rev() {
        match token {
            Token::Open { .. } if closed == 0 => start = number,
            Token::Open { .. } => closed -= 1,
            Token::Close { .. } => closed += 1,
            Token::Text { .. } => break,
            Token::Space | Token::Break { .. } | Token::Mark { .. } => {}
        }
    }
    start
}

// Returns where the outermost of the open elements ends after which no text stands, and takes what has ended
// off the open ones.
fn after(tokens: &[Token], texts: usize, open: &mut Vec<(usize, usize)>) -> usize {
    let (mut end, mut inside) = (texts, 0);
    for (number, token) in tokens.iter().enumerate().skip(texts) {
        match token {
            _ if open.is_empty() => break,
            Token::Open { .. } => inside += 1,
            Token::Close { .. } if inside > 0 => inside -= 1,
            Token::Close { element, .. } if open.pop_if(|(_, opened)| opened == element).is_some() => {
                end = number + 1;
            }
            Token::Close { .. } | Token::Text { .. } => break,
            Token::Space | Token::Break { .. } | Token::Mark { .. } => {}
        }
    }
    end
}

fn start(token: &Token) -> usize {
    match token {
        Token::Open { start, .. } => *start,
        Token::Text { whole: from, .. } | Token::Break { from, .. } | Token::Mark { from, .. } => from.start,
        Token::Close { .. } | Token::Space => usize::MAX,
    }
}

fn end(token: &Token) -> usize {
    match token {
        Token::Close { end, .. } => *end,
        Token::Text { whole: from, .. } | Token::Break { from, .. } | Token::Mark { from, .. } => from.end,
        Token::Open { .. } | Token::Space => 0,
    }
}
