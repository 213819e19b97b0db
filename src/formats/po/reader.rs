//! [`Reader`]: reads a PO file as units, message by message.

use std::collections::VecDeque;
use std::io::Read;

use super::fuzzy::FUZZY;
use super::kept_header::KeptHeader;
use super::lines::PoLines;
use super::message::Message;
use super::plural::{self, PluralRule};
use crate::error::{Error, Position, Result, Syntax};
use crate::format::{Limits, bytes as shown};
use crate::formats::langs::Langs;
use crate::formats::mended::{Repair, Repaired, Repairs};
use crate::formats::prop_names;
use crate::formats::streams::ReadUnits;
use crate::formats::table::heading::lang_named;
use crate::lang::Lang;
use crate::unit::{Header, Note, Prop, Scope, Status, Unit};

/// Reads a PO file message by message.
///
/// The target language is the one that the header names in `Language` or in a field of older programs. If it
/// names none, a first translation in Arabic script means Arabic. The source language is the header's
/// `X-Source-Language`, and otherwise English, as gettext assumes. [`langs`](Self::langs) replaces both.
///
/// A message without a translation becomes a unit with an empty target. For a damaged message the reader
/// returns an error with its place, and goes on with the next message. It holds one message at a time, 16 MiB
/// at most.
///
/// ```
/// use mizan::formats::po;
///
/// let file = "msgid \"\"\nmsgstr \"Language: ar\\n\"\n\nmsgid \"Close\"\nmsgstr \"إغلاق\"\n";
/// let unit = po::Reader::new(file.as_bytes()).next().unwrap()?;
/// assert_eq!((unit.source().plain(), unit.target().plain()), ("Close", "إغلاق"));
/// assert_eq!(unit.target_lang().tag(), "ar");
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Reader<R> {
    lines: PoLines<R>,
    /// True if the line that was read last belongs to the next message.
    waiting: bool,
    langs: Langs,
    header: PoHeader,
    /// What the file says about all its units.
    of_all: Option<Header>,
    /// Comments that an empty line separates from the header below them.
    above: Message,
    ready: VecDeque<Unit>,
    at: Position,
    repairs: Repairs,
    failed: bool,
    /// True if the last line was read.
    has_ended: bool,
}

/// The fields of the header that the reader uses.
#[derive(Default)]
struct PoHeader {
    source_lang: Option<Lang>,
    target_lang: Option<Lang>,
    singular_form: Option<usize>,
    plural_rule: Option<PluralRule>,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of a PO file in any encoding; nothing is read yet.
    #[must_use]
    pub fn new(input: R) -> Self {
        Self {
            lines: PoLines::new(input),
            waiting: false,
            langs: Langs::default(),
            header: PoHeader::default(),
            of_all: None,
            above: Message::default(),
            ready: VecDeque::new(),
            at: Position::default(),
            repairs: Repairs::default(),
            failed: false,
            has_ended: false,
        }
    }

    /// Sets languages that take precedence over those that the file names.
    #[must_use]
    pub fn langs(mut self, langs: Langs) -> Self {
        self.langs = langs;
        self
    }

    /// Returns the reader with these limits instead of the default ones.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.lines.longest = limits.unit_bytes;
        self
    }

    // Returns the next message and where it begins; `None` at the end of the file.
    fn message(&mut self) -> Result<Option<(Position, Message)>> {
        let mut message = Message::default();
        let mut begin = self.lines.at();
        let mut bytes = 0;
        while std::mem::take(&mut self.waiting) || self.advance()? {
            let line = self.lines.line();
            if line.trim().is_empty() {
                if message.is_empty() {
                    continue;
                }
                return Ok(Some((begin, message)));
            }
            if message.ends_before(line) {
                self.waiting = true;
                return Ok(Some((begin, message)));
            }
            if message.is_empty() {
                begin = self.lines.at();
            }
            bytes += line.len();
            let taken = if bytes > self.lines.longest {
                let most = shown(self.lines.longest as u64);
                Err(Syntax::Malformed(format!("a message of more than {most}")))
            } else {
                message.take(line)
            };
            if let Err(found) = taken {
                let at = self.lines.at();
                if self.lines.is_unended() {
                    return Err(Error::syntax(at, Syntax::Truncated("a message".into())));
                }
                self.skip()?;
                return Err(Error::syntax(at, found));
            }
        }
        self.has_ended = true;
        Ok(if message.is_empty() { None } else { Some((begin, message)) })
    }

    // Reads the next line. A line that is too long makes its message a damaged one.
    fn advance(&mut self) -> Result<bool> {
        let advanced = self.lines.advance();
        if advanced.as_ref().is_err_and(|error| error.position().is_some()) {
            self.skip()?;
        }
        advanced
    }

    // Skips the rest of a damaged message: up to an empty line, or to a line that can only open the next
    // message.
    fn skip(&mut self) -> Result<()> {
        let mut target_seen = self.lines.line().starts_with("msgstr");
        while match self.lines.advance() {
            Err(error) if error.position().is_some() => true,
            advanced => advanced?,
        } {
            let line = self.lines.line().trim_start();
            let opens = line.starts_with('#')
                || (target_seen && line.starts_with("msg") && !line.starts_with("msgstr"));
            if line.is_empty() || opens {
                self.waiting = true;
                break;
            }
            target_seen |= line.starts_with("msgstr");
        }
        Ok(())
    }

    fn take(&mut self, begin: Position, message: Message) -> Result<()> {
        self.at = begin;
        for _ in 0..self.lines.take_repaired() {
            self.repairs.note(begin, Repaired::Bytes);
        }
        let Some(source) = &message.source else {
            let nothing = message.context.is_none() && message.plural.is_none();
            return if nothing {
                self.above = message;
                Ok(())
            } else {
                Err(Error::syntax(begin, Syntax::Missing("a message without msgid".into())))
            };
        };
        if message.targets.is_empty() {
            let found = match self.has_ended {
                true => Syntax::Truncated("a message".into()),
                false => Syntax::Missing("msgid without msgstr".into()),
            };
            return Err(Error::syntax(begin, found));
        }
        if source.is_empty() && message.context.is_none() {
            self.header = PoHeader::parse(&message.targets[0]);
            let mut kept = KeptHeader::default();
            kept.take_comments(&std::mem::take(&mut self.above));
            self.of_all = Some(self.header.of_all_units(kept.with_message(&message)));
        } else {
            self.detect_target(&message);
            let (source, target) = self.pair()?;
            let mut units = units(message, &source, &target, self.header.singular_form);
            self.header.mark_rule(&mut units, &target);
            self.ready.extend(units);
        }
        Ok(())
    }

    // Takes the target language to be Arabic if the header names none and a translation is in Arabic script.
    fn detect_target(&mut self, message: &Message) {
        let source = self.langs.source.as_ref().or(self.header.source_lang.as_ref());
        if self.header.target_lang.is_none() && source != Some(&Lang::ARABIC) {
            let told = message.targets.iter().find_map(|target| Lang::detect(target));
            self.header.target_lang = told.filter(|lang| *lang == Lang::ARABIC);
        }
    }

    fn pair(&self) -> Result<(Lang, Lang)> {
        let source = self.header.source_lang.as_ref().unwrap_or(&Lang::ENGLISH);
        let held = [Some(source), self.header.target_lang.as_ref()];
        let [source, target] = self.langs.instead_of("PO", held)?;
        Ok((source.unwrap_or(Lang::ENGLISH), target.unwrap_or(Lang::UNDETERMINED)))
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Self::Item> {
        self.repairs.clear();
        while self.ready.is_empty() && !self.failed {
            let taken = match self.message() {
                Ok(None) => return None,
                Ok(Some((begin, message))) => self.take(begin, message),
                Err(error) => Err(error),
            };
            if let Err(error) = taken {
                // An error without a place means that the input itself cannot be read on.
                self.failed = error.position().is_none();
                return Some(Err(error));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

impl<R: Read> ReadUnits for Reader<R> {
    fn at(&self) -> Position {
        self.at
    }

    fn repairs(&self) -> &[Repair] {
        self.repairs.as_slice()
    }

    fn header(&self) -> Option<&Header> {
        self.of_all.as_ref()
    }
}

impl PoHeader {
    fn parse(fields: &str) -> Self {
        let mut header = Self::default();
        for (name, value) in fields.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.trim() {
                "Language" => header.target_lang = value.parse().ok().or(header.target_lang),
                // The converters of Qt, old versions of Poedit, and teams of translators name it in these.
                "X-Language" | "X-Poedit-Language" | "Language-Team" => {
                    let name = value.split(['<', '(']).next().unwrap_or_default();
                    header.target_lang = header.target_lang.or_else(|| lang_named(name));
                }
                "X-Source-Language" => header.source_lang = value.parse().ok(),
                "Plural-Forms" => {
                    header.singular_form = plural::singular_form(value);
                    header.plural_rule = PluralRule::parse(value);
                }
                _ => {}
            }
        }
        header
    }

    // Returns the header of the file as properties, among them the plural rule, since a writer must know it
    // before the first message.
    fn of_all_units(&self, kept: KeptHeader) -> Header {
        let rule = self.plural_rule.as_ref();
        let rule = rule.map(|rule| prop(prop_names::PO_PLURAL_FORMS, rule.field().to_owned()));
        Header { props: rule.into_iter().chain(kept.props()).collect(), ..Header::default() }
    }

    // Adds the plural rule of the file to units of plural forms, if it is not the usual rule of the language.
    fn mark_rule(&self, units: &mut [Unit], lang: &Lang) {
        let is_plural =
            units.iter().any(|unit| unit.props.iter().any(|prop| prop.name == prop_names::PO_FORM));
        let rule = self.plural_rule.as_ref().filter(|rule| is_plural && **rule != PluralRule::of(lang));
        let Some(rule) = rule else { return };
        for unit in units {
            unit.props.push(prop(prop_names::PO_PLURAL_FORMS, rule.field().to_owned()));
        }
    }
}

/// Returns the units of a message: one for each plural form, or one if it has no plural forms.
fn units(
    mut message: Message,
    source_lang: &Lang,
    target_lang: &Lang,
    singular_form: Option<usize>,
) -> Vec<Unit> {
    let targets = std::mem::take(&mut message.targets);
    let source = message.source.take().unwrap_or_default();
    let unit = |source: &str, target: String, plural: Vec<Prop>| {
        let mut unit = Unit::new(source_lang.clone(), source, target_lang.clone(), target);
        unit.props = plural;
        describe(&mut unit, &message);
        unit
    };
    let Some(plural) = &message.plural else {
        return targets.into_iter().take(1).map(|target| unit(&source, target, Vec::new())).collect();
    };
    // Without a plural rule, the number of forms decides which one stands for one thing: the second of six
    // (Arabic, whose first form stands for none), otherwise the first.
    let one = singular_form.unwrap_or(usize::from(targets.len() == 6));
    let forms = targets.into_iter().enumerate();
    let forms = forms.map(|(form, target)| {
        let (text, other) = if form == one {
            (&source, (prop_names::PO_PLURAL, plural))
        } else {
            (plural, (prop_names::PO_SINGULAR, &source))
        };
        unit(text, target, vec![prop(prop_names::PO_FORM, form.to_string()), prop(other.0, other.1.clone())])
    });
    forms.collect()
}

fn describe(unit: &mut Unit, message: &Message) {
    let is_fuzzy = message.flags.iter().any(|flag| flag == FUZZY);
    if is_fuzzy {
        unit.status = Status::Machine;
    }
    // If the text that was translated is not known, only the flag says that the translation belongs to
    // another text, so the flag is kept.
    let keeps_flag = message.previous.source.is_none();
    let flags = message.flags.iter().map(String::as_str);
    let flags: Vec<&str> = flags.filter(|flag| *flag != FUZZY || keeps_flag).collect();
    unit.props.extend(message.context.clone().map(|context| prop(prop_names::PO_CONTEXT, context)));
    if !flags.is_empty() {
        unit.props.push(prop(prop_names::PO_FLAGS, flags.join(", ")));
    }
    unit.props
        .extend(message.references.iter().map(|reference| prop(prop_names::PO_REFERENCE, reference.clone())));
    // This crate's writer repeats the present text as the earlier one if a translation is only in doubt.
    if is_fuzzy && !message.is_of_its_own_text() {
        let previous = &message.previous;
        for (name, text) in [
            (prop_names::PO_PREVIOUS, &previous.source),
            (prop_names::PO_PREVIOUS_CONTEXT, &previous.context),
            (prop_names::PO_PREVIOUS_PLURAL, &previous.plural),
        ] {
            unit.props.extend(text.clone().map(|text| prop(name, text)));
        }
    }
    if message.obsolete {
        unit.props.push(prop(prop_names::PO_OBSOLETE, "yes".into()));
    }
    for (comments, scope) in [(&message.comments, Scope::Target), (&message.extracted, Scope::Source)] {
        if comments.iter().any(|line| !line.trim().is_empty()) {
            unit.notes.push(Note { text: comments.join("\n"), scope });
        }
    }
}

fn prop(name: &str, value: String) -> Prop {
    Prop { name: name.into(), value, scope: Scope::Unit }
}
