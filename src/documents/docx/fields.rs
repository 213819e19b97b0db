//! [`Fields`]: the fields around a place in a document, of which Word shows the result and not the code.

/// A field begins with its code; after a separator stands the result that Word has computed.
struct Field {
    code: String,
    is_result: bool,
    is_dropped: bool,
}

/// The fields around a place, from the outermost to the innermost.
pub(super) struct Fields {
    open: Vec<Field>,
    most: usize,
    keeps_all: bool,
}

// Fields whose result says on which page something stands. A reference to a page in a sentence is text.
const DROPPED: [&str; 5] = ["TOC", "TOA", "PAGE", "NUMPAGES", "SECTIONPAGES"];

// Bytes of a code that are looked at: its first word names the kind of field.
const CODE: usize = 64;

impl Fields {
    /// Returns no fields. Of those around one another, the `most` outermost are kept.
    pub(super) fn new(most: usize, keeps_all: bool) -> Self {
        Self { open: Vec::new(), most, keeps_all }
    }

    /// Begins a field.
    pub(super) fn begin(&mut self) {
        if self.open.len() < self.most {
            self.open.push(Field { code: String::new(), is_result: false, is_dropped: false });
        }
    }

    /// Takes a part of the code of the innermost field.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.code.len() < CODE) {
            field.code += code;
        }
    }

    /// Begins the result of the innermost field.
    pub(super) fn result(&mut self) {
        let keeps_all = self.keeps_all;
        if let Some(field) = self.open.last_mut() {
            let kind = field.code.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
            field.is_result = true;
            field.is_dropped = !keeps_all && DROPPED.contains(&kind.as_str());
        }
    }

    /// Ends the innermost field.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Returns the number of fields around the place.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Ends all fields but the outermost of this number.
    pub(super) fn end_inside(&mut self, depth: usize) {
        self.open.truncate(depth);
    }

    /// Returns true if the text at the place is not shown, or is a result that is left out.
    pub(super) fn hide(&self) -> bool {
        self.open.iter().any(|field| !field.is_result || field.is_dropped)
    }
}
