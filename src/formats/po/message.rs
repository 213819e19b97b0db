//! [`Message`]: one message of a PO file, which is read line by line.

use crate::error::Syntax;

/// A message as it stands in the file, where empty lines separate the messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) obsolete: bool,
    pub(super) comments: Vec<String>,
    pub(super) extracted: Vec<String>,
    pub(super) references: Vec<String>,
    pub(super) flags: Vec<String>,
    /// The texts that a fuzzy message had when it was translated (`#|`).
    pub(super) previous: PreviousTexts,
    pub(super) context: Option<String>,
    pub(super) source: Option<String>,
    pub(super) plural: Option<String>,
    pub(super) targets: Vec<String>,
    pub(super) last: Field,
}

/// The context and the source texts that a message had when it was translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PreviousTexts {
    pub(super) context: Option<String>,
    pub(super) source: Option<String>,
    pub(super) plural: Option<String>,
    last: Field,
}

/// The field of a message that a line with nothing but a string continues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Field {
    #[default]
    None,
    Context,
    Source,
    Plural,
    Target(usize),
}

// The most plural forms of a message. Arabic has six, the most of any language; chosen by hand above that. A
// higher index is damage, and no memory is reserved for it.
pub(super) const MOST_FORMS: usize = 16;

impl Message {
    /// Returns true if no line was read into the message.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns true if the translation was made for the present source text of the message.
    pub(super) fn is_of_its_own_text(&self) -> bool {
        let previous = &self.previous;
        (&previous.context, &previous.source, &previous.plural) == (&self.context, &self.source, &self.plural)
    }

    /// Returns true if the line cannot belong to this message, because it opens the next one.
    pub(super) fn ends_before(&self, line: &str) -> bool {
        let line = line.trim_start();
        let obsolete = line.starts_with("#~");
        let line = line.strip_prefix("#~").map_or(line, str::trim_start);
        match self.last {
            Field::Target(_) => {
                (line.starts_with('#') && !obsolete)
                    || (obsolete && line.starts_with('|'))
                    || ["msgctxt", "msgid"].iter().any(|word| is_keyword(line, word))
            }
            Field::Source | Field::Plural => ["msgctxt", "msgid"].iter().any(|word| is_keyword(line, word)),
            Field::Context | Field::None => false,
        }
    }

    /// Reads a line that is not empty into the message.
    pub(super) fn take(&mut self, line: &str) -> Result<(), Syntax> {
        let line = line.trim();
        let Some(comment) = line.strip_prefix('#') else { return self.take_text(line) };
        match comment.chars().next() {
            Some('~') => self.take_obsolete(comment[1..].trim_start())?,
            Some('.') => self.extracted.push(one_space_less(&comment[1..])),
            Some(':') => self.references.push(comment[1..].trim().to_owned()),
            Some(',' | '=') => {
                let flags = comment[1..].split(',').map(str::trim).filter(|flag| !flag.is_empty());
                self.flags.extend(flags.map(str::to_owned));
            }
            Some('|') => self.take_previous(comment[1..].trim())?,
            _ => self.comments.push(one_space_less(comment)),
        }
        Ok(())
    }

    fn take_obsolete(&mut self, line: &str) -> Result<(), Syntax> {
        self.obsolete = true;
        match line.strip_prefix('|') {
            Some(previous) => self.take_previous(previous.trim()),
            None if line.is_empty() => Ok(()),
            None => self.take_text(line),
        }
    }

    // Reads a line of an earlier text: `#| msgid "…"`, or a string below such a line (`#| "…"`).
    fn take_previous(&mut self, line: &str) -> Result<(), Syntax> {
        if line.starts_with('"') {
            let string = unquote(line)?;
            if let Some(text) = self.previous.text() {
                text.get_or_insert_default().push_str(&string);
            }
        } else if let Ok((field, string)) = Self::field(line) {
            self.previous.last = field;
            if let Some(text) = self.previous.text() {
                *text = Some(unquote(string)?);
            }
        }
        Ok(())
    }

    fn take_text(&mut self, line: &str) -> Result<(), Syntax> {
        if line.starts_with('"') {
            let string = unquote(line)?;
            return self.go_on(&string);
        }
        let (field, string) = Self::field(line)?;
        let string = unquote(string)?;
        self.last = field;
        let slot = match field {
            Field::Context => &mut self.context,
            Field::Source => &mut self.source,
            Field::Plural => &mut self.plural,
            Field::Target(form) => return self.take_target(form, string),
            Field::None => return Ok(()),
        };
        match slot.replace(string) {
            Some(_) => Err(Syntax::Malformed(format!("{} twice in one message", keyword(line)))),
            None => Ok(()),
        }
    }

    fn take_target(&mut self, form: usize, string: String) -> Result<(), Syntax> {
        if self.source.is_none() {
            return Err(Syntax::Missing("msgstr without msgid".into()));
        }
        if form != self.targets.len() {
            return Err(Syntax::Malformed(format!(
                "msgstr[{form}] where msgstr[{}] belongs",
                self.targets.len()
            )));
        }
        self.targets.push(string);
        Ok(())
    }

    fn go_on(&mut self, string: &str) -> Result<(), Syntax> {
        let text = match self.last {
            Field::Context => self.context.as_mut(),
            Field::Source => self.source.as_mut(),
            Field::Plural => self.plural.as_mut(),
            Field::Target(form) => self.targets.get_mut(form),
            Field::None => None,
        };
        text.ok_or_else(|| Syntax::Missing("a string without msgid or msgstr before it".into()))?
            .push_str(string);
        Ok(())
    }

    fn field(line: &str) -> Result<(Field, &str), Syntax> {
        for (word, field) in [
            ("msgctxt", Field::Context),
            ("msgid_plural", Field::Plural),
            ("msgid", Field::Source),
            ("msgstr", Field::Target(0)),
        ] {
            if let Some(string) = after_keyword(line, word) {
                return Ok((field, string));
            }
        }
        if let Some((index, string)) = line.strip_prefix("msgstr[").and_then(|rest| rest.split_once(']')) {
            let form = index.trim().parse().ok().filter(|form| *form < MOST_FORMS);
            let form = form.ok_or_else(|| Syntax::Value(format!("the plural form {index:?}")))?;
            return Ok((Field::Target(form), string.trim_start()));
        }
        if after_keyword(line, "domain").is_some() {
            return Ok((Field::None, "\"\""));
        }
        Err(Syntax::Malformed(format!("{:?} where msgid, msgstr or a comment belongs", keyword(line))))
    }
}

impl PreviousTexts {
    pub(super) fn new(context: Option<String>, source: Option<String>, plural: Option<String>) -> Self {
        Self { context, source, plural, last: Field::None }
    }

    fn text(&mut self) -> Option<&mut Option<String>> {
        match self.last {
            Field::Context => Some(&mut self.context),
            Field::Source => Some(&mut self.source),
            Field::Plural => Some(&mut self.plural),
            Field::None | Field::Target(_) => None,
        }
    }
}

fn is_keyword(line: &str, word: &str) -> bool {
    after_keyword(line, word).is_some()
}

/// Returns the rest of a line after a keyword; `None` if the line begins with another word.
fn after_keyword<'l>(line: &'l str, word: &str) -> Option<&'l str> {
    let rest = line.strip_prefix(word)?;
    rest.starts_with(|c: char| c == '"' || c.is_whitespace()).then(|| rest.trim_start())
}

/// Returns the first word of a line, cut off so that an error message can show it.
fn keyword(line: &str) -> String {
    line.split([' ', '\t', '"']).next().unwrap_or_default().chars().take(20).collect()
}

fn one_space_less(comment: &str) -> String {
    comment.strip_prefix(' ').unwrap_or(comment).to_owned()
}

/// Returns the text of a quoted string, or of several quoted strings side by side.
fn unquote(quoted: &str) -> Result<String, Syntax> {
    let mut text = String::with_capacity(quoted.len());
    let mut chars = quoted.trim().chars().peekable();
    while chars.peek().is_some() {
        if chars.next() != Some('"') {
            return Err(Syntax::Malformed("text outside the quotes".into()));
        }
        loop {
            match chars.next() {
                None => return Err(Syntax::Malformed("a string without its closing quote".into())),
                Some('"') => break,
                Some('\\') => unescape(&mut chars, &mut text)?,
                Some(c) => text.push(c),
            }
        }
        while chars.next_if(|c| c.is_whitespace()).is_some() {}
    }
    Ok(text)
}

fn unescape(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, text: &mut String) -> Result<(), Syntax> {
    let c = chars.next().ok_or_else(|| Syntax::Malformed("a string without its closing quote".into()))?;
    match c {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' => text.push('\r'),
        'a' => text.push('\u{7}'),
        'b' => text.push('\u{8}'),
        'f' => text.push('\u{C}'),
        'v' => text.push('\u{B}'),
        '"' | '\\' => text.push(c),
        '0'..='7' => push_number(c.to_digit(8), 8, chars, text),
        'x' => push_number(Some(0), 16, chars, text),
        _ => text.extend(['\\', c]),
    }
    Ok(())
}

// Reads the digits of an octal or hexadecimal escape (`\101`, `\x41`) after the first one: two more at most.
// A number beyond ASCII becomes U+FFFD.
fn push_number(
    first: Option<u32>,
    radix: u32,
    chars: &mut std::iter::Peekable<std::str::Chars<'_>>,
    text: &mut String,
) {
    let mut value = first.unwrap_or_default();
    for _ in 0..2 {
        let Some(digit) = chars.peek().and_then(|c| c.to_digit(radix)) else { break };
        value = value * radix + digit;
        chars.next();
    }
    text.push(char::from_u32(value).filter(char::is_ascii).unwrap_or('\u{FFFD}'));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone() {
        assert_eq!(unquote(r#""a\tb\"c\"\\n\n""#).unwrap(), "a\tb\"c\"\\n\n");
        assert_eq!(unquote(r#""\101\x42\q""#).unwrap(), "AB\\q");
        assert_eq!(unquote(r#""one" "two""#).unwrap(), "onetwo");
    }

    #[test]
    fn strings_that_do_not_end_are_refused() {
        for given in [r#""open"#, r#""open\""#, r#""open\"#, r#""a" b"#, "bare"] {
            assert!(unquote(given).is_err(), "{given}");
        }
    }
}
