//! [`Writer`]: units as the concepts of a TBX file.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Write;

use super::descriptions::{DESCRIPTIONS, SUBJECT_FIELD};
use crate::error::Result;
use crate::formats::mended::Repair;
use crate::formats::streams::WriteUnits;
use crate::formats::xml::page::Page;
use crate::lang::Lang;
use crate::unit::{Scope, Timestamp, Unit, UnitText};

/// Writes TBX 2 (`martif`), valid against its schema, in UTF-8.
///
/// Consecutive units that have the same key and share a term become one concept. Of inline codes,
/// placeholders are written as text. Without a call of [`finish`](Self::finish) the file lacks its end.
///
/// ```
/// use mizan::formats::tbx;
/// use mizan::{Lang, Unit};
///
/// let mut writer = tbx::Writer::new(Vec::new());
/// writer.write(&Unit::new(Lang::ENGLISH, "gate valve", Lang::ARABIC, "صمام بوابي").as_term())?;
/// let file = String::from_utf8(writer.finish()?).unwrap();
/// assert!(file.contains("<langSet xml:lang=\"en\"><tig><term>gate valve</term></tig></langSet>"));
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Writer<W> {
    out: W,
    started: bool,
    // The units of the concept that is not written yet.
    concept: Vec<Unit>,
    // The ids written so far, since a file may have each id only once.
    ids: HashSet<String>,
    page: Page,
}

// The most units written as one concept; further units begin a new concept. Chosen by hand; bounds the
// comparison of each unit with all others of its concept.
const MOST_UNITS: usize = 150;

impl<W: Write> Writer<W> {
    /// Returns a writer to an output, which should be buffered.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self { out, started: false, concept: Vec::new(), ids: HashSet::new(), page: Page::default() }
    }

    /// Returns what was mended in the concept written last.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        self.page.repairs.as_slice()
    }

    /// Writes a unit. Its concept is written when a unit of another concept, or the end, follows.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.page.repairs.clear();
        let goes_on =
            self.concept.len() < MOST_UNITS && self.concept.iter().any(|known| is_same(known, unit));
        if !goes_on {
            self.write_concept()?;
        }
        self.concept.push(unit.clone());
        Ok(())
    }

    /// Writes the end of the file, flushes the output and returns it.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        self.write_concept()?;
        self.start(&Lang::UNDETERMINED);
        self.page.text.push_str("</body></text>\n</martif>\n");
        self.out.write_all(self.page.text.as_bytes())?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn start(&mut self, lang: &Lang) {
        if std::mem::replace(&mut self.started, true) {
            return;
        }
        self.page.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX-Basic\"");
        self.page.attribute("xml:lang", lang.tag());
        self.page.text.push_str("><martifHeader><fileDesc><sourceDesc><p>mizan ");
        self.page.text.push_str(env!("CARGO_PKG_VERSION"));
        self.page.text.push_str("</p></sourceDesc></fileDesc></martifHeader>\n<text><body>\n");
    }

    fn write_concept(&mut self) -> Result<()> {
        let concept = std::mem::take(&mut self.concept);
        let Some(first) = concept.first() else { return Ok(()) };
        self.start(first.source_lang());
        self.page.text.push_str("<termEntry");
        let id = first.origin.key.as_deref().filter(|key| is_id(key));
        if let Some(id) = id.filter(|id| self.ids.insert((*id).to_owned())) {
            self.page.attribute("id", id);
        }
        self.page.text.push_str(">\n");
        self.transactions(first);
        if let Some(domain) = &first.domain {
            self.typed("descrip", SUBJECT_FIELD, domain);
        }
        self.remarks(first, Scope::Unit, Level::Concept);
        for (lang, terms) in languages(&concept) {
            self.language(lang, &terms);
        }
        self.page.text.push_str("</termEntry>\n");
        self.out.write_all(self.page.text.as_bytes())?;
        self.page.text.clear();
        Ok(())
    }

    fn language(&mut self, lang: &Lang, terms: &[WrittenTerm<'_>]) {
        self.page.text.push_str("<langSet");
        self.page.attribute("xml:lang", lang.tag());
        self.page.text.push('>');
        if let Some(first) = terms.first() {
            self.remarks(first.unit, first.side, Level::Language);
        }
        for term in terms {
            self.page.text.push_str("<tig><term>");
            self.page.escaped(&term.text);
            self.page.text.push_str("</term>");
            self.remarks(term.unit, term.side, Level::Term);
            self.page.text.push_str("</tig>");
        }
        self.page.text.push_str("</langSet>\n");
    }

    // Writes the properties and notes of a side that belong at a level of the concept.
    fn remarks(&mut self, unit: &Unit, scope: Scope, level: Level) {
        for prop in unit.props.iter().filter(|prop| prop.scope == scope) {
            let describes = DESCRIPTIONS.contains(&&*prop.name);
            match (level, describes) {
                (Level::Concept | Level::Language, true) => self.typed("descrip", &prop.name, &prop.value),
                (Level::Concept, false) if !prop.marks_term() => {
                    self.typed("admin", &prop.name, &prop.value);
                }
                (Level::Term, false) => self.typed("termNote", &prop.name, &prop.value),
                _ => {}
            }
        }
        if level == Level::Language {
            return;
        }
        for note in unit.notes.iter().filter(|note| note.scope == scope) {
            self.page.text.push_str("<note>");
            self.page.escaped(&note.text);
            self.page.text.push_str("</note>");
        }
    }

    fn transactions(&mut self, unit: &Unit) {
        let origin = &unit.origin;
        self.transaction("origination", origin.created, origin.created_by.as_deref());
        self.transaction("modification", origin.changed, origin.changed_by.as_deref());
    }

    fn transaction(&mut self, what: &str, date: Option<Timestamp>, who: Option<&str>) {
        if date.is_none() && who.is_none() {
            return;
        }
        self.page.text.push_str("<transacGrp>");
        self.typed("transac", "transactionType", what);
        if let Some(date) = date {
            self.page.text.push_str(&format!("<date>{date}</date>"));
        }
        if let Some(who) = who {
            self.typed("transacNote", "responsibility", who);
        }
        self.page.text.push_str("</transacGrp>\n");
    }

    fn typed(&mut self, element: &str, kind: &str, value: &str) {
        self.page.text.push('<');
        self.page.text.push_str(element);
        self.page.attribute("type", kind);
        self.page.text.push('>');
        self.page.escaped(value);
        self.page.text.push_str("</");
        self.page.text.push_str(element);
        self.page.text.push('>');
    }
}

impl<W: Write> WriteUnits for Writer<W> {
    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        self.write(unit)?;
        Ok(self.page.repairs.as_slice())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish().map(drop)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Concept,
    Language,
    Term,
}

/// A term, with its unit and the side of the unit on which it stands.
struct WrittenTerm<'u> {
    text: Cow<'u, str>,
    unit: &'u Unit,
    side: Scope,
}

impl<'u> WrittenTerm<'u> {
    fn of(unit: &'u Unit, text: &'u UnitText, side: Scope) -> Self {
        Self { text: text.without_codes(' '), unit, side }
    }
}

// Returns the terms of a concept by language, each once, in the order in which they came.
fn languages(concept: &[Unit]) -> Vec<(&Lang, Vec<WrittenTerm<'_>>)> {
    let mut languages: Vec<(&Lang, Vec<WrittenTerm<'_>>)> = Vec::new();
    let sides = concept.iter().flat_map(|unit| {
        [
            (unit.source_lang(), WrittenTerm::of(unit, unit.source(), Scope::Source)),
            (unit.target_lang(), WrittenTerm::of(unit, unit.target(), Scope::Target)),
        ]
    });
    for (lang, term) in sides {
        match languages.iter_mut().find(|(known, _)| *known == lang) {
            None => languages.push((lang, vec![term])),
            Some((_, terms)) if terms.iter().all(|known| known.text != term.text) => terms.push(term),
            Some(_) => {}
        }
    }
    languages
}

// Returns true for two units of one concept, which have the same key and share a term.
fn is_same(one: &Unit, other: &Unit) -> bool {
    let sides =
        |unit| [(Unit::source_lang(unit), Unit::source(unit)), (Unit::target_lang(unit), Unit::target(unit))];
    one.origin.key.is_some()
        && one.origin.key == other.origin.key
        && sides(one).iter().any(|side| sides(other).contains(side))
}

// Returns true if XML accepts the key as an id.
fn is_id(key: &str) -> bool {
    let mut chars = key.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
