//! [`Page`]: XML that a writer has composed and writes next.

use super::text::{XmlPlace, escape};
use crate::formats::mended::Repairs;
use crate::unit::UnitText;

/// XML that is composed, and then written at once.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) text: String,
    /// The prefix of the format's element names (`xlf:`); empty if they have none.
    pub(crate) prefix: String,
    pub(crate) repairs: Repairs,
}

impl Page {
    pub(crate) fn with_prefix(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        escape(value, XmlPlace::Attribute, &mut self.text, &mut self.repairs);
        self.text.push('"');
    }

    /// Writes the start of a start tag.
    pub(crate) fn open(&mut self, name: &str) {
        self.text.extend(["<", &self.prefix, name]);
    }

    /// Writes an end tag.
    pub(crate) fn close(&mut self, name: &str) {
        self.text.extend(["</", &self.prefix, name, ">"]);
    }

    pub(crate) fn escaped(&mut self, text: &str) {
        escape(text, XmlPlace::Element, &mut self.text, &mut self.repairs);
    }

    /// Writes a text; a closure writes each code, by its number.
    pub(crate) fn text(&mut self, text: &UnitText, mut code: impl FnMut(&mut Self, usize)) {
        let mut done = 0;
        for (number, at) in text.codes().iter().map(|code| code.at).enumerate() {
            self.escaped(&text.plain()[done..at]);
            code(self, number);
            done = at;
        }
        self.escaped(&text.plain()[done..]);
    }
}
