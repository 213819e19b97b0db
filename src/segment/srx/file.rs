use std::io;

use fancy_regex::Regex;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::rule::Rule;
use crate::encoding;
use crate::error::{Error, ErrorKind, Position, Syntax};
use crate::lang::Lang;

// Bytes that the patterns before the breaks of a language's rules may take as automata.
const LARGEST: usize = 64 << 20;

/// A file of segmentation rules.
///
/// ```
/// use mizan::segment::srx::Srx;
/// use mizan::{Lang, Segmenter};
///
/// let file = r#"<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>
///     <languagerules><languagerule languagerulename="Default">
///         <rule break="no"><beforebreak>\bNo\.</beforebreak><afterbreak>\s\d</afterbreak></rule>
///         <rule><beforebreak>[.?!]+</beforebreak><afterbreak>\s</afterbreak></rule>
///     </languagerule></languagerules>
///     <maprules><languagemap languagepattern=".*" languagerulename="Default"/></maprules></body></srx>"#;
/// let rules = Srx::read(file.as_bytes())?;
/// assert!(rules.unsupported().is_empty());
/// let segmenter = Segmenter::new(Lang::ENGLISH).srx(&rules);
/// assert_eq!(segmenter.segments("It is No. 5. We know.").count(), 2);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Srx {
    cascade: bool,
    // Whether \w, \d and \s are Unicode's: so Okapi reads its own files, unless they say otherwise.
    unicode: bool,
    groups: Vec<Group>,
    maps: Vec<Map>,
}

// The rules under one name.
#[derive(Clone, Debug, Default)]
struct Group {
    name: String,
    rules: Vec<Source>,
}

#[derive(Clone, Debug)]
struct Map {
    pattern: String,
    group: String,
}

/// A rule as the file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub(super) breaks: bool,
    pub(super) unicode: bool,
    pub(super) before: String,
    pub(super) after: String,
}

/// A rule that cannot be honoured, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    rule: String,
    reason: String,
}

impl std::fmt::Display for Unsupported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.rule, self.reason)
    }
}

impl Unsupported {
    /// Returns the rule's name: its number, from 1, and its group's name.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Returns why it cannot be honoured.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl Srx {
    /// Reads a rule file of SRX 1.0 or 2.0, in any encoding.
    ///
    /// # Errors
    ///
    /// Reading fails, or the input is not well-formed or no SRX.
    pub fn read(mut input: impl io::Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes)?;
        let text = encoding::decode(&bytes).text;
        Parser { text: &text, srx: Self::default(), open: Vec::new(), seen: false }.run()
    }

    /// Returns how many rules the file has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.rules.len()).sum()
    }

    /// Returns true if the file has no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the rules and language patterns that cannot be honoured, of all languages. Translates every rule: some
    /// hundred microseconds each.
    #[must_use]
    pub fn unsupported(&self) -> Vec<Unsupported> {
        let patterns = self.maps.iter().filter_map(|map| {
            let reason = map.regex().err()?;
            Some(Unsupported { rule: format!("language pattern {}", map.pattern), reason })
        });
        patterns.chain(self.groups.iter().flat_map(|group| group.compile(&mut { LARGEST }).1)).collect()
    }

    /// Returns the rules of a language, in the order in which they are tried, and those that cannot be honoured.
    pub(super) fn rules(&self, lang: &Lang) -> (Vec<Rule>, Vec<Unsupported>) {
        let fits = |map: &&Map| map.regex().is_ok_and(|regex| regex.is_match(lang.tag()).unwrap_or(false));
        let maps = self.maps.iter().filter(fits).take(if self.cascade { usize::MAX } else { 1 });
        let groups = maps.filter_map(|map| self.groups.iter().find(|group| group.name == map.group));
        let (mut rules, mut unsupported) = (Vec::new(), Vec::new());
        let mut left = LARGEST;
        for group in groups {
            let (compiled, not) = group.compile(&mut left);
            rules.extend(compiled);
            unsupported.extend(not);
        }
        (rules, unsupported)
    }
}

impl Group {
    // `left` is how many bytes the rules may still take.
    fn compile(&self, left: &mut usize) -> (Vec<Rule>, Vec<Unsupported>) {
        let (mut rules, mut unsupported) = (Vec::new(), Vec::new());
        for (number, source) in self.rules.iter().enumerate() {
            let rule = Rule::new(source).and_then(|rule| {
                *left = left.checked_sub(rule.size).ok_or("the rules are too large together")?;
                Ok(rule)
            });
            match rule {
                Ok(rule) => rules.push(rule),
                Err(reason) => {
                    let rule = format!("rule {} of {}", number + 1, self.name);
                    unsupported.push(Unsupported { rule, reason });
                }
            }
        }
        (rules, unsupported)
    }
}

impl Map {
    // OmegaT writes `AR.*`, others `(AR|ar).*`: case does not count.
    fn regex(&self) -> Result<Regex, String> {
        let pattern = super::java::translate(&self.pattern, false)?;
        Regex::new(&format!("^(?i:{})$", pattern.text)).map_err(|error| error.to_string())
    }
}

struct Parser<'t> {
    text: &'t str,
    srx: Srx,
    // The names of the open elements.
    open: Vec<String>,
    seen: bool,
}

impl Parser<'_> {
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
                Event::Text(text) => self.pattern(&text),
                Event::CData(text) => self.pattern(&text),
                Event::GeneralRef(name) => {
                    let character = name.resolve_char_ref().ok().flatten().map(String::from);
                    let text = character.or_else(|| resolve_predefined_entity(&name).map(String::from));
                    let text = text.ok_or_else(|| self.error(at, Syntax::Value(format!("&{};", &*name))))?;
                    self.pattern(&text);
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
            "options" => self.srx.unicode = attribute("useJavaRegex").is_none_or(|java| java != "yes"),
            "languagerule" => {
                let name = must("languagerulename")?;
                self.srx.groups.push(Group { name, rules: Vec::new() });
            }
            "rule" => {
                let breaks = attribute("break").is_none_or(|breaks| breaks != "no");
                let Some(group) = self.srx.groups.last_mut() else {
                    return Err(self.error(at, Syntax::Missing("<rule> outside <languagerule>".into())));
                };
                group.rules.push(Source { breaks, unicode: self.srx.unicode, ..Source::default() });
            }
            "languagemap" => {
                let (pattern, group) = (must("languagepattern")?, must("languagerulename")?);
                self.srx.maps.push(Map { pattern, group });
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    // A piece of the pattern in whose element the reader stands.
    fn pattern(&mut self, text: &str) {
        let Some(rule) = self.srx.groups.last_mut().and_then(|group| group.rules.last_mut()) else { return };
        match self.open.last().map(String::as_str) {
            Some("beforebreak") => rule.before.push_str(text),
            Some("afterbreak") => rule.after.push_str(text),
            _ => {}
        }
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
