//! [`Writer`]: writes units as the messages of a PO file that gettext accepts.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;

use super::format_check::is_refused;
use super::fuzzy::{FUZZY, has_fuzzy_flag};
use super::kept_header::KeptHeader;
use super::message::{MOST_FORMS, Message, PreviousTexts};
use super::plural::PluralRule;
use crate::error::{ErrorKind, Result};
use crate::formats::mended::Repair;
use crate::formats::prop_names;
use crate::formats::streams::WriteUnits;
use crate::lang::{Lang, LangPair};
use crate::unit::{Header, Scope, Status, Unit};

/// Writes units as the messages of a PO file.
///
/// A PO file holds one pair of languages: those of the first unit. Units that were read from the plural forms
/// of one message and follow one another become one message again, in which each form has its number. The
/// plural rule of the file is that of the files from which the units were read, or the usual one of the
/// language. Inline codes are written as their markup.
///
/// gettext demands that a translation begins and ends with a line break if its source does, so line breaks
/// are added or removed. gettext allows a source text once in each context. A second translation of a source
/// text gets a context that is not in use (`2`), and a pair that was written already is left out. For this,
/// the writer keeps 16 bytes of memory for each unit.
///
/// ```
/// use mizan::formats::po;
/// use mizan::{Lang, Unit};
///
/// let mut writer = po::Writer::new(Vec::new());
/// writer.write(&Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "إغلاق"))?;
/// let file = String::from_utf8(writer.finish()?).unwrap();
/// assert!(file.ends_with("msgid \"Close\"\nmsgstr \"إغلاق\"\n"));
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Writer<W> {
    out: W,
    langs: Option<(Lang, Lang)>,
    /// Until the header is written, the plural rules of the files that the units were read from; afterwards,
    /// only the rule in the header.
    rules: Vec<PluralRule>,
    /// The header of the file that the units were read from, until it is written.
    kept: Option<KeptHeader>,
    pending: Option<PendingMessage>,
    /// What was written for each context and source text, by their hash.
    written: HashMap<u64, WrittenText>,
}

/// A message that may get more plural forms.
struct PendingMessage {
    message: Message,
    /// The plural rule of the message, if it is not the usual one of the language.
    rule: Option<PluralRule>,
}

#[derive(Default)]
struct WrittenText {
    times: u32,
    targets: u64,
}

impl<W: Write> Writer<W> {
    /// Returns a writer; nothing is written before the first unit.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out, langs: None, rules: Vec::new(), kept: None, pending: None, written: HashMap::new() }
    }

    /// Writes a unit.
    ///
    /// # Errors
    ///
    /// If writing fails, or the unit is of another language pair than the first one.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.check_langs(unit)?;
        let message = message(unit);
        if let Some(pending) = &mut self.pending
            && pending.takes(&message)
        {
            return Ok(());
        }
        self.write_pending()?;
        self.pending = Some(PendingMessage { message, rule: own_rule(unit) });
        Ok(())
    }

    /// Writes the message that is still held back, flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub fn finish(mut self) -> Result<W> {
        if self.langs.is_none() {
            self.choose_rule(None, &Lang::UNDETERMINED);
            self.write_header(&Lang::UNDETERMINED, &Lang::UNDETERMINED)?;
        }
        self.write_pending()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn check_langs(&mut self, unit: &Unit) -> Result<()> {
        let langs = (unit.source_lang().clone(), unit.target_lang().clone());
        match &self.langs {
            None => {
                self.choose_rule(own_rule(unit), &langs.1);
                self.write_header(&langs.0, &langs.1)?;
                self.langs = Some(langs);
            }
            Some((source, target)) if (source, target) != (&langs.0, &langs.1) => {
                let held = Some(LangPair::new(source.clone(), target.clone()));
                let found = Some(LangPair::new(langs.0, langs.1));
                return Err(ErrorKind::Languages { format: "PO", held, found }.into());
            }
            Some(_) => {}
        }
        Ok(())
    }

    // Chooses the one plural rule of the file: the rule with the most forms, so that every form has a number.
    fn choose_rule(&mut self, of_first: Option<PluralRule>, target: &Lang) {
        let known = self.rules.drain(..).chain(of_first).rev().max_by_key(PluralRule::count);
        self.rules = vec![known.unwrap_or_else(|| PluralRule::of(target))];
    }

    // Writes the header of the file that the units were read from. Only what does not hold for the new file
    // is changed: the encoding, the languages and the plural rule.
    fn write_header(&mut self, source: &Lang, target: &Lang) -> Result<()> {
        let kept = self.kept.take();
        let (is_own, mut header) = (kept.is_none(), kept.unwrap_or_default());
        let is_utf8 = |value: &str| value.to_ascii_lowercase().ends_with("charset=utf-8");
        header.set("MIME-Version", "1.0", |_| true);
        header.set("Content-Type", "text/plain; charset=UTF-8", is_utf8);
        header.set("Content-Transfer-Encoding", "8bit", |_| true);
        // Without the field, readers take the source to be English.
        let is_plain = [Lang::ENGLISH.tag(), "en-US"].contains(&source.tag());
        for (name, lang) in
            [("Language", Some(target)), ("X-Source-Language", Some(source).filter(|_| is_own || !is_plain))]
        {
            if let Some(lang) = lang.filter(|lang| **lang != Lang::UNDETERMINED) {
                header.set(name, &lang.tag().replace('-', "_"), |value| {
                    value.parse().ok().as_ref() == Some(lang)
                });
            }
        }
        let rule = &self.rules[0];
        header.set("Plural-Forms", rule.field(), |value| PluralRule::parse(value).as_ref() == Some(rule));
        if is_own {
            header.set("X-Generator", "mizan", |_| true);
        }
        for line in header.comment_lines() {
            writeln!(self.out, "{line}")?;
        }
        self.write_text("", "msgid", "")?;
        self.write_text("", "msgstr", &header.fields)
    }

    fn write_pending(&mut self) -> Result<()> {
        let Some(PendingMessage { mut message, rule }) = self.pending.take() else { return Ok(()) };
        if message.plural.is_some() {
            self.number_forms(&mut message, rule);
        }
        end_alike(&mut message);
        // gettext refuses the whole file because of one such message, unless the message is fuzzy.
        if !message.flags.iter().any(|flag| flag == FUZZY) && is_refused(&message, &self.rules[0]) {
            message.flags.insert(0, FUZZY.to_owned());
            message.previous =
                PreviousTexts::new(message.context.clone(), message.source.clone(), message.plural.clone());
        }
        let written = self.written.entry(hash(&(&message.context, &message.source))).or_default();
        let targets = hash(&message.targets);
        if written.times > 0 && written.targets == targets {
            return Ok(());
        }
        written.times += 1;
        written.targets = targets;
        if written.times > 1 {
            let context = message.context.as_ref().map(|context| format!("{context} ")).unwrap_or_default();
            message.context = Some(format!("{context}{}", written.times));
        }
        self.write_message(&message)
    }

    // Gives the message as many plural forms as the header says. Each form gets the number that it has under
    // the plural rule of the header.
    fn number_forms(&self, message: &mut Message, own: Option<PluralRule>) {
        let rule = &self.rules[0];
        if let Some(own) = own.filter(|own| own != rule) {
            let forms = rule.counterparts(&own);
            let target = |form: usize| message.targets.get(form).cloned().unwrap_or_default();
            message.targets = forms.into_iter().map(target).collect();
        }
        let surplus =
            message.targets.iter().enumerate().skip(rule.count()).filter(|(_, text)| !text.is_empty());
        let surplus: Vec<String> =
            surplus.map(|(form, text)| format!("msgstr[{form}] \"{}\"", escape(text))).collect();
        message.comments.extend(surplus);
        message.targets.resize(rule.count(), String::new());
    }

    fn write_message(&mut self, message: &Message) -> Result<()> {
        writeln!(self.out)?;
        self.write_comments(message)?;
        let start = if message.obsolete { "#~ " } else { "" };
        if let Some(context) = &message.context {
            self.write_text(start, "msgctxt", context)?;
        }
        self.write_text(start, "msgid", message.source.as_deref().unwrap_or_default())?;
        let Some(plural) = &message.plural else {
            return self.write_text(start, "msgstr", &message.targets[0]);
        };
        self.write_text(start, "msgid_plural", plural)?;
        for (form, target) in message.targets.iter().enumerate() {
            self.write_text(start, &format!("msgstr[{form}]"), target)?;
        }
        Ok(())
    }

    fn write_comments(&mut self, message: &Message) -> Result<()> {
        for (sign, lines) in
            [("#", &message.comments), ("#.", &message.extracted), ("#:", &message.references)]
        {
            for line in lines {
                writeln!(self.out, "{}", format!("{sign} {line}").trim_end())?;
            }
        }
        if !message.flags.is_empty() {
            writeln!(self.out, "#, {}", message.flags.join(", "))?;
        }
        let (start, previous) = (if message.obsolete { "#~| " } else { "#| " }, &message.previous);
        let texts =
            [("msgctxt", &previous.context), ("msgid", &previous.source), ("msgid_plural", &previous.plural)];
        for (keyword, text) in texts {
            if let Some(text) = text {
                self.write_text(start, keyword, text)?;
            }
        }
        Ok(())
    }

    // Writes a keyword and its text. The lines of a longer text stand below the keyword, one string for each.
    fn write_text(&mut self, start: &str, keyword: &str, text: &str) -> Result<()> {
        let one_line = !text.trim_end_matches('\n').contains('\n');
        write!(self.out, "{start}{keyword} ")?;
        if one_line {
            return Ok(writeln!(self.out, "\"{}\"", escape(text))?);
        }
        writeln!(self.out, "\"\"")?;
        for line in text.split_inclusive('\n') {
            writeln!(self.out, "{start}\"{}\"", escape(line))?;
        }
        Ok(())
    }
}

impl<W: Write> WriteUnits for Writer<W> {
    fn set_header(&mut self, header: &Header) {
        let fields = header.props.iter().filter(|prop| prop.name == prop_names::PO_PLURAL_FORMS);
        self.rules = fields.filter_map(|field| PluralRule::parse(&field.value)).collect();
        self.kept = KeptHeader::of(header);
    }

    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        self.write(unit)?;
        Ok(&[])
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish().map(drop)
    }
}

fn message(unit: &Unit) -> Message {
    let all = |name: &'static str| {
        unit.props.iter().filter(move |prop| prop.name == name).map(|prop| prop.value.clone())
    };
    let first = |name: &'static str| all(name).next();
    let source = unit.source().marked_up();
    let (source, plural) =
        match (first(prop_names::PO_FORM), first(prop_names::PO_SINGULAR), first(prop_names::PO_PLURAL)) {
            (Some(_), Some(singular), _) => (singular, Some(source)),
            (Some(_), None, Some(plural)) => (source, Some(plural)),
            _ => (source, None),
        };
    // Each line of a comment begins with its sign.
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let comments = |source: bool| {
        let notes = unit.notes.iter().filter(move |note| (note.scope == Scope::Source) == source);
        notes.flat_map(|note| lines(&note.text)).collect()
    };
    let fuzzy = unit.status < Status::Translated && !unit.target().plain().is_empty();
    let flags = first(prop_names::PO_FLAGS).unwrap_or_default();
    let flags = flags.split([',', '\n']).map(|flag| flag.trim().to_owned());
    let flags = flags.filter(|flag| !flag.is_empty() && flag != FUZZY);
    let mut message = Message {
        obsolete: first(prop_names::PO_OBSOLETE).is_some(),
        comments: comments(false),
        extracted: comments(true),
        references: all(prop_names::PO_REFERENCE).flat_map(|reference| lines(&reference)).collect(),
        flags: fuzzy.then(|| FUZZY.to_owned()).into_iter().chain(flags).collect(),
        context: first(prop_names::PO_CONTEXT),
        source: Some(source),
        plural,
        ..Message::default()
    };
    if fuzzy && !has_fuzzy_flag(unit) {
        message.previous = previous_texts(&message, first(prop_names::PO_PREVIOUS), &first);
    }
    // Two plural forms with the same texts are one unit of a memory, so a unit may have several numbers.
    let forms: Vec<usize> = all(prop_names::PO_FORM).filter_map(|form| form.parse().ok()).collect();
    let forms = if message.plural.is_some() && !forms.is_empty() { forms } else { vec![0] };
    message.targets =
        vec![String::new(); forms.iter().max().map_or(1, |most| (*most).min(MOST_FORMS - 1) + 1)];
    for form in forms.into_iter().filter(|form| *form < MOST_FORMS) {
        message.targets[form] = unit.target().marked_up();
    }
    message
}

// Returns the texts for which a translation in doubt was made: earlier texts of the message, or its own.
fn previous_texts(
    message: &Message,
    previous: Option<String>,
    first: &dyn Fn(&'static str) -> Option<String>,
) -> PreviousTexts {
    let (context, plural) = match &previous {
        Some(_) => (first(prop_names::PO_PREVIOUS_CONTEXT), first(prop_names::PO_PREVIOUS_PLURAL)),
        None => (message.context.clone(), message.plural.clone()),
    };
    PreviousTexts::new(context, previous.or_else(|| message.source.clone()), plural)
}

fn own_rule(unit: &Unit) -> Option<PluralRule> {
    let field = unit.props.iter().find(|prop| prop.name == prop_names::PO_PLURAL_FORMS)?;
    PluralRule::parse(&field.value)
}

impl PendingMessage {
    // Adds the plural forms of another part of the same message. Returns false if `other` is another message.
    fn takes(&mut self, other: &Message) -> bool {
        let key = |message: &Message| {
            (message.context.clone(), message.source.clone(), message.plural.clone(), message.obsolete)
        };
        let own = &mut self.message;
        let is_free = |form: usize| own.targets.get(form).is_none_or(String::is_empty);
        let mut forms = other.targets.iter().enumerate().filter(|(_, text)| !text.is_empty());
        if own.plural.is_none() || key(own) != key(other) || !forms.all(|(form, _)| is_free(form)) {
            return false;
        }
        own.targets.resize(own.targets.len().max(other.targets.len()), String::new());
        for (form, text) in other.targets.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            own.targets[form].clone_from(text);
        }
        true
    }
}

// Makes a text and its translations begin and end with a line break alike. gettext refuses a file in which
// they do not.
fn end_alike(message: &mut Message) {
    let source = message.source.clone().unwrap_or_default();
    for text in message.plural.iter_mut().chain(message.targets.iter_mut().filter(|text| !text.is_empty())) {
        match (source.starts_with('\n'), text.starts_with('\n')) {
            (true, false) => text.insert(0, '\n'),
            (false, true) => *text = text.trim_start_matches('\n').to_owned(),
            _ => {}
        }
        match (source.ends_with('\n'), text.ends_with('\n')) {
            (true, false) => text.push('\n'),
            (false, true) => text.truncate(text.trim_end_matches('\n').len()),
            _ => {}
        }
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\0'..='\u{1F}' => escaped.push_str(&format!("\\{:03o}", u32::from(c))),
            _ => escaped.push(c),
        }
    }
    escaped
}
