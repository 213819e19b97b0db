//! [`Column`]: a column of a table, judged by its heading and by the cells of the first rows.

use super::heading::{Heading, Role};
use super::label::Label;
use super::row::Row;
use crate::lang::{Lang, Script};

/// A column, as far as it is known from the first rows.
pub(crate) struct Column {
    pub(crate) place: usize,
    /// The heading as it stands in the file; empty without one.
    pub(crate) name: String,
    pub(crate) heading: Heading,
    // The texts of the first rows.
    text: String,
    filled: usize,
    // The numbers and identifiers among the cells.
    keys: usize,
    // The keys, and the cells of one word.
    words: usize,
}

impl Column {
    pub(crate) fn new(place: usize, name: &str, heading: Heading) -> Self {
        Self { place, name: name.trim().into(), heading, text: String::new(), filled: 0, keys: 0, words: 0 }
    }

    /// Adds the cell of a row.
    pub(crate) fn add(&mut self, row: &Row) {
        let cell = row.cells.get(self.place).map_or("", |cell| cell.trim());
        if !cell.is_empty() {
            self.filled += 1;
            let is_word = !cell.contains(char::is_whitespace) && cell.is_ascii();
            self.keys += usize::from(is_key(cell));
            self.words += usize::from(is_key(cell) || is_word);
            self.text.push_str(cell);
            self.text.push('\n');
        }
    }

    /// Returns the heading, or the number of a column without one.
    pub(crate) fn shown_name(&self) -> String {
        match self.name.as_str() {
            "" => format!("column {}", self.place + 1),
            name => name.to_owned(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Returns true if nearly all cells are numbers or identifiers. Below a heading of keys, and below one
    /// that may be of keys, single words count as well.
    pub(crate) fn has_keys(&self) -> bool {
        let is_of_keys = self.heading.is_doubtful || self.heading.role == Some(Role::Key);
        let keys = if is_of_keys { self.words } else { self.keys };
        self.filled > 0 && keys * 10 >= self.filled * 9
    }

    /// Returns what the column says about the unit of each row; `None` if it has other cells than its heading
    /// promises.
    pub(crate) fn label(&self) -> Option<Label> {
        let Some(Role::Label(label)) = self.heading.role else { return None };
        self.text.lines().all(|cell| label.takes(cell)).then_some(label)
    }

    /// Returns the language by the script of the cells.
    pub(crate) fn detected(&self) -> Option<Lang> {
        Lang::detect(&self.text)
    }

    /// Returns the language that the heading names, else that of the script.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.heading.lang.clone().or_else(|| self.detected())
    }

    /// Returns true if most letters of the cells belong to a script.
    pub(crate) fn is_in(&self, script: Script) -> bool {
        let letters = || self.text.chars().filter(|c| c.is_alphabetic());
        letters().filter(|&c| script.has(c)).count() * 2 > letters().count()
    }

    /// Returns true if the column may be in a language: the heading decides, then the script of the cells.
    pub(crate) fn fits(&self, lang: &Lang) -> bool {
        match &self.heading.lang {
            Some(named) => named.same_language(lang),
            None => self.is_empty() || lang.script().is_none_or(|script| self.is_in(script)),
        }
    }

    /// Returns how little the column looks like one of texts to be translated, from 0; `None` if it is none.
    pub(crate) fn doubt(&self) -> Option<u8> {
        let has_letters = self.text.chars().any(char::is_alphabetic);
        match (&self.heading.lang, self.heading.role) {
            (_, Some(Role::Note | Role::Key | Role::Label(_))) => None,
            (Some(_), _) if !self.heading.is_doubtful => Some(0),
            (None, Some(_)) => Some(0),
            (Some(_), _) if !self.has_keys() => Some(1),
            (None, None) if !self.has_keys() && has_letters => Some(2),
            _ if has_letters => Some(3),
            _ => None,
        }
    }
}

// A number, or an identifier: one word with a digit or a mark inside (`menu.save`, `MSG_12`).
fn is_key(cell: &str) -> bool {
    let inner = cell.trim_end_matches(['.', '!', '?', ':', ',']);
    let has_mark = |c: char| c.is_ascii_digit() || "._/:#-".contains(c);
    let is_identifier = cell.is_ascii() && !cell.contains(char::is_whitespace) && inner.contains(has_mark);
    is_identifier || !cell.chars().any(char::is_alphabetic)
}
