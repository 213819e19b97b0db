//! [`GoneNames`]: names that are to stand nowhere in a memory, taken out of the notes, properties and people
//! of units and headers.

use crate::memory::file_headers::FileHeader;
use crate::unit::{Note, Prop, Unit};

/// What stands in a note or name of a file where a name was.
const GAP: &str = "…";

/// The names that are to go.
#[derive(Default)]
pub(super) struct GoneNames(Vec<String>);

impl GoneNames {
    /// Returns the names without empty ones.
    pub(super) fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().filter(|name| !name.trim().is_empty()).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the names out of a unit, but not out of its texts, its document and its labels.
    pub(super) fn leave(&self, unit: &mut Unit) {
        let origin = unit.origin_mut();
        self.leave_people([&mut origin.created_by, &mut origin.changed_by]);
        self.leave_notes(&mut unit.notes);
        self.leave_props(&mut unit.props);
    }

    /// Takes the names out of a header and the name of its file.
    pub(super) fn leave_header(&self, FileHeader { file, header }: &mut FileHeader) {
        self.leave_people([&mut header.created_by, &mut header.changed_by]);
        self.leave_notes(&mut header.notes);
        self.leave_props(&mut header.props);
        self.leave_text(file);
        self.leave_text(&mut header.tool);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &String> {
        self.0.iter()
    }

    /// Returns true if a unit has one of the names where [`leave`](Self::leave) takes it out.
    pub(super) fn would_change(&self, unit: &Unit) -> bool {
        let mut after = unit.clone();
        self.leave(&mut after);
        after != *unit
    }

    /// Returns true if a header has one of the names.
    pub(super) fn would_change_header(&self, header: &FileHeader) -> bool {
        let mut after = header.clone();
        self.leave_header(&mut after);
        after != *header
    }

    /// Returns true if a text has one of the names.
    pub(super) fn stand_in_text(&self, text: &str) -> bool {
        self.0.iter().any(|name| found(text, name).is_some())
    }

    /// Returns true if a unit still has one of the names, in what [`leave`](Self::leave) does not touch.
    pub(super) fn stand_in(&self, unit: &Unit) -> bool {
        let origin = unit.origin();
        let labels =
            [unit.domain(), unit.client(), unit.project(), origin.document.as_deref(), origin.key.as_deref()];
        let neighbours = [unit.context().previous.as_deref(), unit.context().next.as_deref()];
        let texts = [Some(unit.source().plain()), Some(unit.target().plain())];
        let all = labels.into_iter().chain(neighbours).chain(texts).flatten();
        all.into_iter().any(|text| self.stand_in_text(text))
    }

    fn leave_people(&self, people: [&mut Option<String>; 2]) {
        for person in people {
            person.take_if(|person| self.0.contains(person));
            if let Some(person) = person {
                self.leave_text(person);
            }
        }
    }

    fn leave_notes(&self, notes: &mut Vec<Note>) {
        notes.retain(|note| !self.0.iter().any(|name| note.text.trim() == name));
        notes.iter_mut().for_each(|note| self.leave_text(&mut note.text));
    }

    fn leave_props(&self, props: &mut Vec<Prop>) {
        props.retain(|prop| !self.0.iter().any(|name| prop.value.trim() == name));
        for prop in props {
            self.leave_text(&mut prop.name);
            self.leave_text(&mut prop.value);
        }
    }

    fn leave_text(&self, text: &mut String) {
        for name in &self.0 {
            let mut from = 0;
            while let Some(at) = found(&text[from..], name).map(|at| from + at) {
                text.replace_range(at..at + name.len(), GAP);
                from = at + GAP.len();
            }
        }
    }
}

/// Returns where a name stands in a text as a word of its own. Arabic letters that are written together with
/// the next word may stand before the name (`وسامية`).
fn found(text: &str, name: &str) -> Option<usize> {
    const JOINED: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];
    let is_end = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let places = text.match_indices(name).map(|(at, _)| at);
    places.into_iter().find(|&at| {
        let mut before = text[..at].chars().rev();
        let last = before.next();
        let is_start = is_end(last) || last.is_some_and(|c| JOINED.contains(&c)) && is_end(before.next());
        is_start && is_end(text[at + name.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_out_as_a_word() {
        let names = GoneNames::new(["Samia".to_owned(), "سامية".to_owned(), String::new()]);
        for (text, left) in [
            ("checked by Samia, twice", "checked by …, twice"),
            ("Samiah and SAMIA", "Samiah and SAMIA"),
            ("Samia/Samia", "…/…"),
            ("راجعته سامية وسامية", "راجعته … و…"),
        ] {
            let mut text = text.to_owned();
            names.leave_text(&mut text);
            assert_eq!(text, left);
        }
    }
}
