//! [`KeptHeader`]: the header of a PO file as it was read, so that a converted file can have it again. A
//! format without such a header carries it as two properties of the file, or as a unit that is not
//! translated.

use super::message::Message;
use crate::formats::prop_names;
use crate::unit::{Header, Prop, Scope};

/// The fields of a PO header and the comments above it, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptHeader {
    /// The fields, one a line.
    pub(crate) fields: String,
    /// The comments with their signs, one a line.
    comments: String,
}

/// The signs of comments, and the names of their kinds in the converters of the Translate Toolkit.
const KINDS: [(&str, &str); 4] =
    [("#", "po-translator"), ("#.", "developer"), ("#:", "po-reference"), ("#,", "po-flags")];

impl KeptHeader {
    /// Returns these comments with the header that a message without a source text is.
    pub(super) fn with_message(mut self, message: &Message) -> Self {
        self.fields = message.targets.first().cloned().unwrap_or_default();
        self.take_comments(message);
        self
    }

    /// Adds the comments of a message.
    pub(super) fn take_comments(&mut self, message: &Message) {
        let flags = (!message.flags.is_empty()).then(|| message.flags.join(", "));
        for (kind, lines) in [&message.comments, &message.extracted, &message.references].iter().enumerate() {
            lines.iter().for_each(|line| self.push(KINDS[kind].0, line));
        }
        flags.iter().for_each(|flags| self.push("#,", flags));
    }

    /// Returns the one PO header that the header of a file carries; `None` if there is none, or if the units
    /// come from files with different headers.
    pub(crate) fn of(header: &Header) -> Option<Self> {
        let values = |name| header.props.iter().filter(move |prop| prop.name == name);
        let mut fields = values(prop_names::PO_HEADER);
        let (Some(only), None) = (fields.next(), fields.next()) else { return None };
        let comments = values(prop_names::PO_HEADER_COMMENTS).next();
        let comments = comments.map(|prop| prop.value.clone()).unwrap_or_default();
        Some(Self { fields: only.value.clone(), comments })
    }

    /// Returns the header as properties of a file.
    pub(crate) fn props(&self) -> Vec<Prop> {
        let all = [(prop_names::PO_HEADER, &self.fields), (prop_names::PO_HEADER_COMMENTS, &self.comments)];
        let all = all.into_iter().filter(|(_, value)| !value.is_empty());
        all.map(|(name, value)| Prop::new(name, value.clone(), Scope::Unit)).collect()
    }

    /// Returns the comments as notes: the kind and the text of each.
    pub(crate) fn notes(&self) -> Vec<(&'static str, String)> {
        let of_kind = |sign: &str| {
            let lines = self.comment_lines().filter(|line| sign_of(line) == sign);
            lines.map(|line| line[sign.len()..].trim_start_matches(' ').to_owned()).collect::<Vec<_>>()
        };
        let notes = KINDS.map(|(sign, kind)| (kind, of_kind(sign)));
        notes
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(kind, lines)| (kind, lines.join("\n")))
            .collect()
    }

    /// Adds the comments of a note. A note of an unknown kind is one of translators.
    pub(crate) fn add_note(&mut self, kind: Option<&str>, text: &str) {
        let sign = KINDS.iter().find(|(_, name)| Some(*name) == kind).map_or("#", |(sign, _)| sign);
        for line in text.trim_end_matches(' ').split_terminator('\n') {
            self.push(sign, line);
        }
    }

    /// Returns the comments with their signs. A line of another file that is no comment becomes one, so that
    /// no line is taken for a message.
    pub(super) fn comment_lines(&self) -> impl Iterator<Item = String> {
        self.comments.lines().map(|line| match line.strip_prefix('#') {
            Some(rest) if rest.is_empty() || rest.starts_with([' ', '.', ':', ',']) => line.to_owned(),
            _ => format!("# {line}"),
        })
    }

    /// Sets a field in its place, unless a closure finds its present value right; a new field is the last.
    pub(super) fn set(&mut self, name: &str, value: &str, is_right: impl Fn(&str) -> bool) {
        let mut is_there = false;
        let lines = self.fields.lines().map(|line| match line.split_once(':') {
            Some((own, present)) if own.trim().eq_ignore_ascii_case(name) => {
                is_there = true;
                if is_right(present.trim()) { line.to_owned() } else { format!("{name}: {value}") }
            }
            _ => line.to_owned(),
        });
        let mut lines: Vec<String> = lines.collect();
        if !is_there {
            lines.push(format!("{name}: {value}"));
        }
        self.fields = lines.join("\n") + "\n";
    }

    fn push(&mut self, sign: &str, line: &str) {
        self.comments.push_str(format!("{sign} {line}").trim_end());
        self.comments.push('\n');
    }
}

/// Returns a header of a file without the PO header that it carries, which names one project and its people
/// and must not get into the files of others.
#[cfg(feature = "memory")]
pub(crate) fn without_header(mut header: Header) -> Header {
    header
        .props
        .retain(|prop| ![prop_names::PO_HEADER, prop_names::PO_HEADER_COMMENTS].contains(&&*prop.name));
    header
}

fn sign_of(line: &str) -> &str {
    let is_bare = line.len() == 1 || line[1..].starts_with(' ');
    if is_bare { "#" } else { &line[..2] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_become_the_comments_that_they_were_and_no_message() {
        let mut kept = KeptHeader::default();
        kept.add_note(Some("po-translator"), "Salma, 2026.\n\n");
        kept.add_note(Some("po-flags"), "fuzzy");
        assert_eq!(kept.comments, "# Salma, 2026.\n#\n#, fuzzy\n");
        let mut again = KeptHeader::default();
        kept.notes().iter().for_each(|(kind, text)| again.add_note(Some(kind), &format!("{text}\n")));
        assert_eq!(again, kept);
        let other = KeptHeader { comments: "msgid \"no\"\n#~ msgid \"no\"".into(), ..KeptHeader::default() };
        let lines: Vec<String> = other.comment_lines().collect();
        assert_eq!(lines, ["# msgid \"no\"", "# #~ msgid \"no\""]);
    }

    #[test]
    fn a_field_changes_in_its_place() {
        let mut kept = KeptHeader { fields: "Language: de\nX-Team: a\n".into(), ..KeptHeader::default() };
        kept.set("Language", "ar", |_| false);
        kept.set("X-Team", "b", |value| value == "a");
        kept.set("MIME-Version", "1.0", |_| true);
        assert_eq!(kept.fields, "Language: ar\nX-Team: a\nMIME-Version: 1.0\n");
    }
}
