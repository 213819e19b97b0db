//! [`fragment`]: a translation as markup for the target of a segment.

use std::collections::HashMap;

use super::proposal::Proposal;
use super::protected_words::{is_mark, marked};
use crate::error::Position;
use crate::formats::mended::Repairs;
use crate::formats::xliff::reader::inline::{InlineReader, Meanings};
use crate::formats::xml::page::Page;
use crate::formats::xml::tags::{Element, Tags};
use crate::formats::xml::text::Mender;
use crate::unit::{Code, UnitText};

/// Returns a translation as markup for the target of a segment.
///
/// Each code of the translation corresponds to a code of the proposal's own source text, and that one to an
/// inline element of the segment's source. The markup has this inline element. `None` if the two source texts
/// do not have the same codes, or if the markup would not be well-formed.
pub(super) fn fragment(source: Element<'_>, proposal: &Proposal, prefix: &str) -> Option<String> {
    // Only the places of the codes matter here, so the reader gets no definitions of their markup.
    let (tags, data) = (HashMap::new(), HashMap::new());
    let meanings = match source.root().local_name() {
        "unit" => Meanings::V2(&data),
        _ => Meanings::V1(&tags),
    };
    let mut repairs = Repairs::default();
    let mender = &mut Mender { at: Position::default(), repairs: &mut repairs };
    let (own, places) = InlineReader::new(mender, meanings).text_with_places(source);
    let (known, target) = (proposal.unit.source().codes(), proposal.unit.target());
    let alike = own.codes().iter().map(|code| code.kind).eq(known.iter().map(|code| code.kind));
    let counterparts = counterparts(known, target).filter(|_| alike)?;
    let written = |target: &UnitText| {
        let mut page = Page::with_prefix(prefix);
        let mut counterparts = counterparts.iter();
        page.text(target, |page, number| {
            let code = &target.codes()[number];
            let markup = match is_mark(code) {
                true => &code.markup,
                false => source.raw(places[*counterparts.next().expect("one for each other code")].clone()),
            };
            page.text.push_str(markup);
        });
        let tree = format!("<seg>{}</seg>", page.text);
        Tags::parse(&tree, usize::MAX).is_ok().then_some(page.text)
    };
    written(&marked(source, target)).or_else(|| written(target))
}

// Returns, for each code of a target, its counterpart among the codes of its source.
fn counterparts(source: &[Code], target: &UnitText) -> Option<Vec<usize>> {
    let mut used = vec![false; source.len()];
    let find = |code: &Code, used: &[bool]| {
        let free = |(number, known): &(usize, &Code)| !used[*number] && known.kind == code.kind;
        let by_id = source.iter().enumerate().filter(free).find(|(_, known)| known.id == code.id);
        by_id
            .or_else(|| source.iter().enumerate().filter(free).find(|(_, known)| known.markup == code.markup))
    };
    let numbers = target.codes().iter().map(|code| {
        let (number, _) = find(code, &used)?;
        used[number] = true;
        Some(number)
    });
    numbers.collect()
}
