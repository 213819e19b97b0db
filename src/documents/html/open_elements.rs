//! [`OpenElements`]: the elements that are open, and which of them an end tag or a start tag ends.
//!
//! An end tag that is left out is implied, as the standard of HTML has it. The start of a paragraph ends the
//! paragraph before. An end tag without its start tag is passed over. Each tag takes a constant time, however
//! deep the elements are nested, except for the elements that the tag ends.

use std::collections::HashMap;

use super::element_role::ElementRole;
use super::page_context::PageContext;

/// The elements that are open.
#[derive(Debug, Default)]
pub(super) struct OpenElements {
    elements: Vec<OpenElement>,
    numbers: HashMap<Vec<u8>, usize>,
    /// For each name, the places of its open elements in `elements`.
    places: Vec<Vec<usize>>,
    blocks: Vec<usize>,
    tables: Vec<usize>,
    lists: Vec<usize>,
    /// The places of elements that an end tag inside cannot end: cells and tables.
    walls: Vec<usize>,
}

#[derive(Debug)]
struct OpenElement {
    name: usize,
    context: PageContext,
    /// True for an inline element that has ended while a block inside is open.
    is_dead: bool,
}

// The depth of elements that are told apart. Chosen by hand; browsers tell 512 apart.
const DEPTH: usize = 4096;

// The names that a start tag ends: `tr` ends an open `td`. Each line is a name and what it ends, up to the
// table around.
const ENDED_IN_A_TABLE: [(&str, &[&str]); 7] = [
    ("td", &["td", "th", "caption"]),
    ("th", &["td", "th", "caption"]),
    ("tr", &["tr", "td", "th", "caption"]),
    ("tbody", &["tbody", "thead", "tfoot", "caption"]),
    ("thead", &["tbody", "thead", "tfoot", "caption"]),
    ("tfoot", &["tbody", "thead", "tfoot", "caption"]),
    ("caption", &["caption"]),
];
// The same for lists.
const ENDED_IN_A_LIST: [(&str, &[&str]); 3] = [("li", &["li"]), ("dt", &["dt", "dd"]), ("dd", &["dt", "dd"])];
// The same for all other elements.
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

impl OpenElements {
    /// Returns the context of what stands in the innermost element.
    pub(super) fn context(&self) -> PageContext {
        self.elements.last().map_or_else(PageContext::outside, |element| element.context)
    }

    /// Opens an element.
    pub(super) fn push(&mut self, name: &[u8], role: ElementRole, context: PageContext) {
        if self.elements.len() >= DEPTH {
            return;
        }
        let place = self.elements.len();
        let name = self.number(name);
        self.places[name].push(place);
        match role {
            ElementRole::Table => self.tables.push(place),
            ElementRole::List => self.lists.push(place),
            _ => {}
        }
        if matches!(role, ElementRole::Cell | ElementRole::Table) {
            self.walls.push(place);
        }
        if role.ends_a_block() {
            self.blocks.push(place);
        }
        self.elements.push(OpenElement { name, context, is_dead: false });
    }

    /// Shows what stands in the forms that are open.
    pub(super) fn show_forms(&mut self) {
        for element in &mut self.elements {
            element.context = element.context.in_a_form_that_is_a_page();
        }
    }

    /// Returns the place of the outermost element that the start of an element ends.
    pub(super) fn ended_by_start(&self, name: &[u8], role: ElementRole) -> Option<usize> {
        let wall = self.walls.last().copied();
        let above = |floor: Option<usize>, names: &[&str]| {
            let places = names.iter().filter_map(|name| self.last_place(name.as_bytes()));
            places.filter(|place| floor.is_none_or(|floor| *place > floor)).min()
        };
        let name = str::from_utf8(name).unwrap_or_default();
        let by_name = if let Some((_, names)) = ENDED_IN_A_TABLE.iter().find(|(of, _)| *of == name) {
            above(self.tables.last().copied(), names)
        } else if let Some((_, names)) = ENDED_IN_A_LIST.iter().find(|(of, _)| *of == name) {
            above(self.lists.last().copied().max(wall), names)
        } else if matches!(role, ElementRole::Heading(_)) {
            above(wall, &HEADINGS)
        } else {
            None
        };
        let paragraph = if role.ends_a_paragraph() { above(wall, &["p"]) } else { None };
        by_name.into_iter().chain(paragraph).min()
    }

    /// Returns the place of the element that an end tag ends.
    pub(super) fn ended_by_end(&self, name: &[u8], role: ElementRole) -> Option<usize> {
        let floor = match role {
            ElementRole::Table => None,
            ElementRole::Rows | ElementRole::Row | ElementRole::Cell => self.tables.last().copied(),
            _ => self.walls.last().copied(),
        };
        self.last_place(name).filter(|place| floor.is_none_or(|floor| *place > floor))
    }

    /// Returns true if a block is open in the element at a place.
    pub(super) fn has_block_above(&self, place: usize) -> bool {
        self.blocks.last().is_some_and(|block| *block > place)
    }

    /// Ends an inline element and leaves what is open inside.
    pub(super) fn bury(&mut self, place: usize) {
        let element = &mut self.elements[place];
        element.is_dead = true;
        self.places[element.name].pop();
    }

    /// Ends the elements from the innermost to the one at a place. Returns how many tables ended.
    pub(super) fn pop_to(&mut self, place: usize) -> usize {
        let tables = self.tables.len();
        for (place, element) in self.elements.drain(place..).enumerate().map(|(i, e)| (place + i, e)).rev() {
            if !element.is_dead {
                self.places[element.name].pop();
            }
            for places in [&mut self.blocks, &mut self.tables, &mut self.lists, &mut self.walls] {
                if places.last() == Some(&place) {
                    places.pop();
                }
            }
        }
        tables - self.tables.len()
    }

    fn last_place(&self, name: &[u8]) -> Option<usize> {
        self.numbers.get(name).and_then(|number| self.places[*number].last().copied())
    }

    fn number(&mut self, name: &[u8]) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.places.len();
        self.numbers.insert(name.to_vec(), number);
        self.places.push(Vec::new());
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(names: &[&str]) -> OpenElements {
        let mut open = OpenElements::default();
        for name in names {
            open.push(name.as_bytes(), ElementRole::of(name.as_bytes()), PageContext::outside());
        }
        open
    }

    fn ended_by_start(names: &[&str], name: &str) -> Option<usize> {
        open(names).ended_by_start(name.as_bytes(), ElementRole::of(name.as_bytes()))
    }

    #[test]
    fn a_start_tag_ends_what_cannot_go_on() {
        assert_eq!(ended_by_start(&["body", "p", "b"], "div"), Some(1));
        assert_eq!(ended_by_start(&["ul", "li", "p"], "li"), Some(1));
        assert_eq!(ended_by_start(&["ul", "li", "ul"], "li"), None);
        assert_eq!(ended_by_start(&["table", "tr", "td", "p"], "tr"), Some(1));
        assert_eq!(ended_by_start(&["p", "table", "tr", "td"], "p"), None);
    }

    #[test]
    fn an_end_tag_in_a_cell_ends_nothing_outside() {
        let open = open(&["div", "table", "tr", "td"]);
        assert_eq!(open.ended_by_end(b"div", ElementRole::Block), None);
        assert_eq!(open.ended_by_end(b"table", ElementRole::Table), Some(1));
        assert_eq!(open.ended_by_end(b"section", ElementRole::Section), None);
    }

    #[test]
    fn elements_that_end_are_forgotten() {
        let mut open = open(&["div", "b", "table", "tr", "td"]);
        open.bury(1);
        assert_eq!(open.pop_to(1), 1);
        assert_eq!(open.ended_by_end(b"b", ElementRole::Inline), None);
        assert_eq!(open.ended_by_end(b"div", ElementRole::Block), Some(0));
    }
}
