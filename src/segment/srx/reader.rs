//! Reading an SRX file: XML to rules as text.

use std::io;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::file::{LanguageMap, RuleGroup, Srx};
use super::java::Shorthands;
use super::rule_text::RuleText;
use crate::encoding;
use crate::error::{Error, ErrorKind, Position, Syntax};
use crate::format::{Limits, Whole};

impl Srx {
    /// Reads a rule file of SRX 1.0 or 2.0, in any encoding.
    ///
    /// # Errors
    ///
    /// If reading fails, or if the input is not well-formed or no SRX.
    pub fn read(input: impl io::Read) -> Result<Self, Error> {
        let limits = Limits::default();
        let (what, hint) = ("an SRX file", "no real rules are so many");
        let bytes = Whole { what, limit: limits.srx_bytes, hint }.read(input)?;
        let text = encoding::decode(&bytes).text;
        SrxReader { text: &text, srx: Self::default(), open: Vec::new(), seen: false, rules: 0, limits }.run()
    }
}

struct SrxReader<'t> {
    text: &'t str,
    srx: Srx,
    // The names of the open elements.
    open: Vec<String>,
    seen: bool,
    // The number of rules up to now.
    rules: usize,
    limits: Limits,
}

impl SrxReader<'_> {
    fn run(mut self) -> Result<Srx, Error> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().expand_empty_elements = true;
        loop {
            let at = reader.buffer_position();
            let event =
                reader.read_event().map_err(|error| self.error(at, Syntax::Malformed(error.to_string())))?;
            match event {
                Event::Start(element) => self.start(at, &element)?,
                Event::End(_) => _ = self.open.pop(),
                Event::Text(text) => self.pattern(at, &text)?,
                Event::CData(text) => self.pattern(at, &text)?,
                Event::GeneralRef(name) => {
                    let character = name.resolve_char_ref().ok().flatten().map(String::from);
                    let text = character.or_else(|| resolve_predefined_entity(&name).map(String::from));
                    let text = text.ok_or_else(|| self.error(at, Syntax::Value(format!("&{};", &*name))))?;
                    self.pattern(at, &text)?;
                }
                Event::Eof if !self.open.is_empty() => {
                    let inside = format!("<{}>", self.open.pop().unwrap_or_default());
                    return Err(self.error(at, Syntax::Truncated(inside)));
                }
                Event::Eof if !self.seen => return Err(self.error(at, Syntax::NotThis("SRX file"))),
                Event::Eof => return Ok(self.srx),
                _ => {}
            }
        }
    }

    fn start(&mut self, at: u64, element: &BytesStart<'_>) -> Result<(), Error> {
        let name = element.local_name().as_ref().to_owned();
        let attribute = |wanted: &str| {
            let attributes = element.attributes().flatten();
            let mut found = attributes.filter(|attribute| attribute.key.local_name().as_ref() == wanted);
            let value = found.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?;
            Some(value.into_owned())
        };
        let must = |wanted: &str| {
            attribute(wanted).ok_or_else(|| {
                let missing = format!("<{name}> without {wanted}");
                Error::syntax(position(self.text, at), Syntax::Missing(missing))
            })
        };
        match name.as_str() {
            "srx" => self.seen = true,
            _ if !self.seen => return Err(self.error(at, Syntax::NotThis("SRX file"))),
            "header" => self.srx.cascade = attribute("cascade").is_some_and(|cascade| cascade == "yes"),
            "options" if attribute("useJavaRegex").is_none_or(|java| java != "yes") => {
                self.srx.shorthands = Shorthands::Unicode;
            }
            "options" => self.srx.shorthands = Shorthands::Ascii,
            "languagerule" => {
                let name = must("languagerulename")?;
                self.srx.groups.push(RuleGroup { name, rules: Vec::new() });
            }
            "rule" => {
                let breaks = attribute("break").is_none_or(|breaks| breaks != "no");
                let Some(group) = self.srx.groups.last_mut() else {
                    return Err(self.error(at, Syntax::Missing("<rule> outside <languagerule>".into())));
                };
                group.rules.push(RuleText { breaks, shorthands: self.srx.shorthands, ..RuleText::default() });
                self.count()?;
            }
            "languagemap" => {
                let (pattern, group) = (must("languagepattern")?, must("languagerulename")?);
                if pattern.len() > self.limits.srx_pattern {
                    return Err(
                        self.error(at, Syntax::Malformed("a language pattern that is too long".into()))
                    );
                }
                self.srx.maps.push(LanguageMap { pattern, group });
                self.count()?;
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    // Adds a piece of text to the pattern whose element is open.
    fn pattern(&mut self, at: u64, text: &str) -> Result<(), Error> {
        let most = self.limits.srx_pattern;
        let rule = self.srx.groups.last_mut().and_then(|group| group.rules.last_mut());
        let pattern = rule.and_then(|rule| match self.open.last().map(String::as_str) {
            Some("beforebreak") => Some(&mut rule.before),
            Some("afterbreak") => Some(&mut rule.after),
            _ => None,
        });
        let Some(pattern) = pattern else { return Ok(()) };
        if pattern.len() + text.len() > most {
            let found = format!("a pattern of more than {most} bytes");
            return Err(self.error(at, Syntax::Malformed(found)));
        }
        pattern.push_str(text);
        Ok(())
    }

    // Counts a rule, or a language that is mapped to rules.
    fn count(&mut self) -> Result<(), Error> {
        self.rules += 1;
        if self.rules > self.limits.srx_rules {
            let (what, hint) = ("rules in an SRX file", "no real rules are so many");
            return Err(ErrorKind::TooMany { what, limit: self.limits.srx_rules, hint }.into());
        }
        Ok(())
    }

    fn error(&self, at: u64, found: Syntax) -> Error {
        ErrorKind::Syntax { at: position(self.text, at), found }.into()
    }
}

fn position(text: &str, byte: u64) -> Position {
    let mut at = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    Position {
        line: before.matches('\n').count() as u64 + 1,
        column: line.chars().count() as u64 + 1,
        byte: at as u64,
    }
}
