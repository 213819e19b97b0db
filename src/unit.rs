mod markup;

mod header;

use std::fmt;
use std::str::FromStr;

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

use crate::error::{Error, ErrorKind, Position, Syntax};
use crate::lang::Lang;

pub use header::Header;

/// A source text, its translation and their provenance.
///
/// ```
/// use mizan::{Lang, Status, Unit};
///
/// let unit = Unit::new(Lang::ARABIC, "أغلق الصمام.", Lang::ENGLISH, "Close the valve.").with_status(Status::Reviewed);
/// assert_eq!(unit.target().plain(), "Close the valve.");
/// assert_eq!(unit.source_lang(), &Lang::ARABIC);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Unit {
    source_lang: Lang,
    source: UnitText,
    target_lang: Lang,
    target: UnitText,
    /// How far the translation is trusted.
    pub status: Status,
    /// Who, when, where from.
    pub origin: Origin,
    /// The neighbours of the source text in its document.
    pub context: Context,
    /// Subject field (`x-domain`).
    pub domain: Option<String>,
    /// Whom it was translated for.
    pub client: Option<String>,
    /// The project it was translated in.
    pub project: Option<String>,
    /// Remarks of people.
    pub notes: Vec<Note>,
    /// Properties of other tools, kept as they came.
    pub props: Vec<Prop>,
}

// The property that marks a term.
const KIND: &str = "x-mizan-kind";
const TERM: &str = "term";

/// A text with inline codes: plain text, and the codes at their byte places in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitText {
    plain: String,
    codes: Vec<Code>,
}

/// An inline code: markup inside a text that is no text (bold, a link, a placeholder).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Where it stands: bytes into the plain text.
    pub at: usize,
    /// Whether it opens, closes or stands alone.
    pub kind: CodeKind,
    /// What pairs an opening code with its closing one, and a code with its like on the other side.
    pub id: String,
    /// The markup as given (`<b>`, `{0}`), without the file format's own escaping.
    pub markup: String,
    /// The type that the file gave it (TMX `type`, XLIFF `ctype`), if any.
    pub label: Option<String>,
}

/// Whether a [`Code`] opens, closes or stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodeKind {
    /// Opens (TMX `bpt`, `it pos="begin"`).
    Open,
    /// Closes (TMX `ept`, `it pos="end"`).
    Close,
    /// Stands alone (TMX `ph`).
    Single,
}

/// How far a translation is trusted, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Status {
    /// Paired by an aligner; nobody looked at it.
    Aligned,
    /// Made by a machine.
    Machine,
    /// Written by a translator.
    #[default]
    Translated,
    /// Checked by a second person.
    Reviewed,
}

/// Who made a unit, when, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Origin {
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Who made it.
    pub created_by: Option<String>,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// Who last changed it.
    pub changed_by: Option<String>,
    /// When it was last used.
    pub used: Option<Timestamp>,
    /// How often it was used.
    pub use_count: u32,
    /// The document it was taken from.
    pub document: Option<String>,
    /// The place of its source segment in the document, from 0.
    pub position: Option<u32>,
    /// The aligner's confidence, 0 to 1.
    pub confidence: Option<f64>,
    /// The name that the file it came from gave it (TMX `tuid`).
    pub key: Option<String>,
}

/// The neighbours of a source text in its document, as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The segment before it.
    pub previous: Option<String>,
    /// The segment after it.
    pub next: Option<String>,
}

/// What a note or property belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The unit.
    #[default]
    Unit,
    /// Its source text.
    Source,
    /// Its target text.
    Target,
}

/// A remark about a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The remark.
    pub text: String,
    /// What it is about.
    pub scope: Scope,
}

/// A property that another tool gave a unit (TMX `prop`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prop {
    /// Its name (`x-document`).
    pub name: String,
    /// Its value.
    pub value: String,
    /// What it belongs to.
    pub scope: Scope,
}

/// A moment, in seconds since 1970-01-01T00:00:00Z.
///
/// Written and read as TMX does, in UTC: `20261124T093000Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Unit {
    /// Returns a unit of two texts, translated by a person, of unknown origin.
    #[must_use]
    pub fn new(
        source_lang: Lang,
        source: impl Into<UnitText>,
        target_lang: Lang,
        target: impl Into<UnitText>,
    ) -> Self {
        Self {
            source_lang,
            source: source.into(),
            target_lang,
            target: target.into(),
            status: Status::default(),
            origin: Origin::default(),
            context: Context::default(),
            domain: None,
            client: None,
            project: None,
            notes: Vec::new(),
            props: Vec::new(),
        }
    }

    /// Returns the unit with another status.
    #[must_use]
    pub fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// Returns the unit with another origin.
    #[must_use]
    pub fn with_origin(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// Returns the unit with other neighbours.
    #[must_use]
    pub fn with_context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Returns the unit with other texts.
    #[must_use]
    pub fn with_texts(mut self, source: impl Into<UnitText>, target: impl Into<UnitText>) -> Self {
        self.source = source.into();
        self.target = target.into();
        self
    }

    /// Returns the unit as a term and its translation: marked by a property, which every format keeps that has
    /// properties.
    #[must_use]
    pub fn as_term(mut self) -> Self {
        if !self.is_term() {
            self.props.push(Prop { name: KIND.into(), value: TERM.into(), scope: Scope::Unit });
        }
        self
    }

    /// Returns true for a term of a glossary, false for a segment of a text.
    #[must_use]
    pub fn is_term(&self) -> bool {
        self.props.iter().any(Prop::marks_term)
    }

    /// Returns the source text.
    #[must_use]
    pub fn source(&self) -> &UnitText {
        &self.source
    }

    /// Returns the translation.
    #[must_use]
    pub fn target(&self) -> &UnitText {
        &self.target
    }

    /// Returns the language of the source text.
    #[must_use]
    pub fn source_lang(&self) -> &Lang {
        &self.source_lang
    }

    /// Returns the language of the translation.
    #[must_use]
    pub fn target_lang(&self) -> &Lang {
        &self.target_lang
    }

    /// Returns the unit with its sides exchanged; properties and notes of a side go with it.
    #[must_use]
    pub fn reversed(mut self) -> Self {
        std::mem::swap(&mut self.source, &mut self.target);
        std::mem::swap(&mut self.source_lang, &mut self.target_lang);
        let scopes =
            self.props.iter_mut().map(|p| &mut p.scope).chain(self.notes.iter_mut().map(|n| &mut n.scope));
        for scope in scopes {
            *scope = match scope {
                Scope::Unit => Scope::Unit,
                Scope::Source => Scope::Target,
                Scope::Target => Scope::Source,
            };
        }
        self
    }
}

impl Prop {
    /// Returns true for the property by which a unit is a term.
    pub(crate) fn marks_term(&self) -> bool {
        self.name == KIND && self.value == TERM && self.scope == Scope::Unit
    }
}

impl UnitText {
    /// Returns a text with codes, which are put in the order of their places.
    ///
    /// # Panics
    ///
    /// If a code stands outside the text or inside a character.
    #[must_use]
    pub fn with_codes(plain: impl Into<String>, mut codes: Vec<Code>) -> Self {
        let plain = plain.into();
        codes.sort_by_key(|code| code.at);
        assert!(codes.iter().all(|code| plain.is_char_boundary(code.at)), "a code stands between characters");
        Self { plain, codes }
    }

    /// Returns the text without its codes.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Returns the codes, in the order of their places.
    #[must_use]
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// Returns the text without some of its characters; codes stay where they are between the others.
    #[must_use]
    pub fn without(&self, leave_out: impl Fn(char) -> bool) -> Self {
        let mut codes = self.codes.clone();
        let (mut plain, mut next) = (String::with_capacity(self.plain.len()), 0);
        for (at, c) in self.plain.char_indices() {
            while let Some(code) = codes.get_mut(next).filter(|code| code.at <= at) {
                code.at = plain.len();
                next += 1;
            }
            if !leave_out(c) {
                plain.push(c);
            }
        }
        codes[next..].iter_mut().for_each(|code| code.at = plain.len());
        Self { plain, codes }
    }

    /// Returns the text with each code's markup at its place.
    #[must_use]
    pub fn marked_up(&self) -> String {
        let mut out = String::with_capacity(
            self.plain.len() + self.codes.iter().map(|c| c.markup.len()).sum::<usize>(),
        );
        let mut done = 0;
        for code in &self.codes {
            out.push_str(&self.plain[done..code.at]);
            out.push_str(&code.markup);
            done = code.at;
        }
        out.push_str(&self.plain[done..]);
        out
    }
}

impl From<&str> for UnitText {
    fn from(plain: &str) -> Self {
        plain.to_owned().into()
    }
}

impl From<String> for UnitText {
    fn from(plain: String) -> Self {
        Self { plain, codes: Vec::new() }
    }
}

impl Status {
    /// Returns the name it is stored, written and shown under.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::Machine => "machine",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
        }
    }

    /// Returns the status of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Aligned, Self::Machine, Self::Translated, Self::Reviewed]
            .into_iter()
            .find(|s| s.name() == name)
    }
}

impl Timestamp {
    const TMX: &'static [BorrowedFormatItem<'static>] =
        format_description!("[year][month][day]T[hour][minute][second]Z");

    // `20261124T093000Z`; some tools leave the Z out, write a date alone, or ISO 8601's long form.
    #[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "the readers of files use it"))]
    pub(crate) fn lenient(value: &str) -> Option<Self> {
        let bare: String = value.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let bare = bare.split(['.', 'Z', '+']).next().unwrap_or_default();
        let whole = if bare.len() == 8 { format!("{bare}T000000Z") } else { format!("{bare}Z") };
        value.parse().or_else(|_| whole.parse()).ok()
    }

    /// Returns the moment that lies so many seconds after 1970.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns the seconds since 1970.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0
    }

    /// Returns the present moment, to the second.
    #[must_use]
    pub fn now() -> Self {
        Self(OffsetDateTime::now_utc().unix_timestamp())
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        time::PrimitiveDateTime::parse(text.trim(), Self::TMX)
            .map(|moment| Self(moment.assume_utc().unix_timestamp()))
            .map_err(|_| {
                ErrorKind::Syntax { at: Position::default(), found: Syntax::Value(text.into()) }.into()
            })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = OffsetDateTime::from_unix_timestamp(self.0).map_err(|_| fmt::Error)?;
        f.write_str(&moment.format(Self::TMX).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_codes_is_plain_and_marked_up() {
        let bold =
            |at, kind, markup: &str| Code { at, kind, id: "1".into(), markup: markup.into(), label: None };
        let text = UnitText::with_codes(
            "أغلق الصمام",
            vec![bold(21, CodeKind::Close, "</b>"), bold(9, CodeKind::Open, "<b>")],
        );
        assert_eq!(text.plain(), "أغلق الصمام");
        assert_eq!(text.marked_up(), "أغلق <b>الصمام</b>");
    }

    #[test]
    fn codes_stay_in_their_places_when_characters_go() {
        let code =
            |at| Code { at, kind: CodeKind::Single, id: String::new(), markup: "|".into(), label: None };
        let text = UnitText::with_codes("\u{200F}نـعم\u{200F}", [0, 3, 7, 11, 14].map(code).to_vec());
        let clean = text.without(|c| matches!(c, '\u{200F}' | 'ـ'));
        assert_eq!(clean.marked_up(), "||ن|عم||");
    }

    #[test]
    fn timestamps_are_written_as_tmx_writes_them() {
        let moment: Timestamp = "20261124T093000Z".parse().unwrap();
        assert_eq!(moment.to_string(), "20261124T093000Z");
        assert!("2026-11-24".parse::<Timestamp>().is_err());
    }

    #[test]
    fn a_reversed_unit_takes_the_properties_of_its_sides_along() {
        let mut unit = Unit::new(Lang::ARABIC, "نعم", Lang::ENGLISH, "yes");
        unit.props.push(Prop { name: "x-id".into(), value: "7".into(), scope: Scope::Source });
        let reversed = unit.clone().reversed();
        assert_eq!(reversed.source().plain(), "yes");
        assert_eq!(reversed.props[0].scope, Scope::Target);
        assert_eq!(reversed.reversed(), unit);
    }
}
