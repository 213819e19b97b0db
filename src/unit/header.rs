//! [`Header`]: what a file says about all its units. [`Header::merged`] joins the headers of several files.

use super::note::Note;
use super::prop::Prop;
use super::timestamp::Timestamp;
use crate::lang::Lang;

/// What a file says about all its units: the header of a TMX file.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Header {
    /// The program that wrote the file (TMX `creationtool`).
    pub tool: String,
    /// The language of the source texts; `None` if the file names none, or says that it differs (`*all*`).
    pub source_lang: Option<Lang>,
    /// When the file was made.
    pub created: Option<Timestamp>,
    /// Who made the file.
    pub created_by: Option<String>,
    /// When the file was last changed.
    pub changed: Option<Timestamp>,
    /// Who last changed the file.
    pub changed_by: Option<String>,
    /// Properties of the file.
    pub props: Vec<Prop>,
    /// Remarks about the file.
    pub notes: Vec<Note>,
}

impl Header {
    /// Returns true if the header has nothing but the program and the language.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let plain =
            Self { tool: self.tool.clone(), source_lang: self.source_lang.clone(), ..Self::default() };
        *self == plain
    }

    /// Returns one header for the units of several files. It has all properties and remarks in order, each
    /// once; the earliest date and maker, the latest change and who made it; and the language and the program
    /// if all files have the same. The header of a single file is returned unchanged.
    #[must_use]
    pub fn merged(headers: impl IntoIterator<Item = Self>) -> Self {
        let mut headers = headers.into_iter();
        let mut merged = headers.next().unwrap_or_default();
        for header in headers {
            merged.take(header);
        }
        merged
    }

    fn take(&mut self, other: Self) {
        if self.tool != other.tool {
            self.tool.clear();
        }
        if self.source_lang != other.source_lang {
            self.source_lang = None;
        }
        if other.created.is_some() && self.created.is_none_or(|created| other.created < Some(created)) {
            (self.created, self.created_by) = (other.created, other.created_by);
        }
        if other.changed > self.changed {
            (self.changed, self.changed_by) = (other.changed, other.changed_by);
        }
        for prop in other.props {
            if !self.props.contains(&prop) {
                self.props.push(prop);
            }
        }
        for note in other.notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::Scope;

    fn header(created: &str, props: &[(&str, &str)]) -> Header {
        let prop = |(name, value): &(&str, &str)| Prop {
            name: (*name).into(),
            value: (*value).into(),
            scope: Scope::Unit,
        };
        let created_by = Some(created.to_owned());
        let props = props.iter().map(prop).collect();
        Header { created: created.parse().ok(), created_by, props, ..Header::default() }
    }

    #[test]
    fn the_header_of_one_file_is_its_own() {
        let one = header("20260102T000000Z", &[("a", "1"), ("a", "1")]);
        assert_eq!(Header::merged([one.clone()]), one);
        assert!(Header::merged([]).is_bare() && !one.is_bare());
    }

    #[test]
    fn headers_of_several_files_become_one_without_saying_anything_twice() {
        let one = header("20260102T000000Z", &[("a", "1"), ("b", "2")]);
        let other = header("20250102T000000Z", &[("b", "2"), ("b", "3")]);
        let merged = Header::merged([one, other]);
        assert_eq!(merged, header("20250102T000000Z", &[("a", "1"), ("b", "2"), ("b", "3")]));
    }
}
