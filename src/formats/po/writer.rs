//! [`Writer`]: units as the messages of a PO file.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;

use super::message::Message;
use super::{plural, props};
use crate::error::{ErrorKind, Result};
use crate::formats::mended::Repair;
use crate::formats::streams::WriteUnits;
use crate::lang::{Lang, LangPair};
use crate::unit::{Scope, Status, Unit};

/// Writes units as the messages of a PO file.
///
/// The languages are those of the first unit: a PO file holds one pair. Units that were read from the plural
/// forms of one message and follow one another are one message again; inline codes are written as their
/// markup. gettext allows a source text once for each context: the second translation of one gets a context
/// of its own (`2`), and one that was written already is left out. Takes 16 bytes of memory a unit for this.
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
    pending: Option<Message>,
    /// How often each context and source text was written, and as what last, by hash.
    written: HashMap<u64, WrittenText>,
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
        Self { out, langs: None, pending: None, written: HashMap::new() }
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
            && goes_on(pending, &message, unit)
        {
            pending.targets.extend(message.targets);
            return Ok(());
        }
        self.write_pending()?;
        self.pending = Some(message);
        Ok(())
    }

    /// Writes the message that is still held back, flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If writing fails.
    pub fn finish(mut self) -> Result<W> {
        self.write_pending()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn check_langs(&mut self, unit: &Unit) -> Result<()> {
        let langs = (unit.source_lang().clone(), unit.target_lang().clone());
        match &self.langs {
            None => {
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

    fn write_header(&mut self, source: &Lang, target: &Lang) -> Result<()> {
        let fields = format!(
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\
             Language: {}\nX-Source-Language: {}\nPlural-Forms: {}\nX-Generator: mizan\n",
            target.tag().replace('-', "_"),
            source.tag().replace('-', "_"),
            plural::forms(target)
        );
        self.write_text("", "msgid", "")?;
        self.write_text("", "msgstr", &fields)
    }

    fn write_pending(&mut self) -> Result<()> {
        let Some(mut message) = self.pending.take() else { return Ok(()) };
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
        for previous in &message.previous {
            self.write_text(if message.obsolete { "#~| " } else { "#| " }, "msgid", previous)?;
        }
        Ok(())
    }

    // A text of several lines stands below its keyword, a line a string.
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
    let (source, plural) = match (first(props::FORM), first(props::SINGULAR), first(props::PLURAL)) {
        (Some(_), Some(singular), _) => (singular, Some(source)),
        (Some(_), None, Some(plural)) => (source, Some(plural)),
        _ => (source, None),
    };
    let comments = |source: bool| {
        let notes = unit.notes.iter().filter(move |note| (note.scope == Scope::Source) == source);
        notes.flat_map(|note| note.text.lines().map(str::to_owned)).collect()
    };
    let fuzzy = unit.status < Status::Translated && !unit.target().plain().is_empty();
    let flags = first(props::FLAGS).unwrap_or_default();
    let flags = flags.split(',').map(|flag| flag.trim().to_owned()).filter(|flag| !flag.is_empty());
    Message {
        obsolete: first(props::OBSOLETE).is_some(),
        comments: comments(false),
        extracted: comments(true),
        references: all(props::REFERENCE).collect(),
        flags: fuzzy.then(|| "fuzzy".to_owned()).into_iter().chain(flags).collect(),
        previous: all(props::PREVIOUS).collect(),
        context: first(props::CONTEXT),
        source: Some(source),
        plural,
        targets: vec![unit.target().marked_up()],
        ..Message::default()
    }
}

/// Whether a unit is the next plural form of the message that is being gathered.
fn goes_on(pending: &Message, message: &Message, unit: &Unit) -> bool {
    let form =
        unit.props.iter().find(|prop| prop.name == props::FORM).and_then(|prop| prop.value.parse().ok());
    message.plural.is_some()
        && form == Some(pending.targets.len())
        && (&pending.context, &pending.source, &pending.plural)
            == (&message.context, &message.source, &message.plural)
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
