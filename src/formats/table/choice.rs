//! [`Choice`]: which two columns of a table have the texts, by their headings and by the script of their
//! cells.

use super::column::Column;
use super::heading::{Heading, Role};
use super::label::Label;
use super::row::Row;
use super::script_places::ScriptPlaces;
use crate::error::{ErrorKind, Result};
use crate::formats::langs::Langs;
use crate::lang::{Lang, LangPair};

/// The columns of a table that become units.
#[derive(Clone)]
pub(crate) struct Choice {
    pub(crate) has_heading: bool,
    pub(crate) source: (usize, Lang),
    pub(crate) target: (usize, Lang),
    /// The scripts of the two columns, by which a row is seen to stand the wrong way round.
    pub(crate) scripts: Option<ScriptPlaces>,
    pub(crate) notes: Vec<usize>,
    /// The columns that say how far a unit is trusted, and whose unit it is.
    pub(crate) labels: Vec<(usize, Label)>,
    /// The names of the columns that are filled and are not read.
    pub(crate) left_out: Vec<String>,
}

/// A source and a target, each the index of a column with its language.
type Pair = [(usize, Lang); 2];

impl Choice {
    /// Chooses by the first rows of a table, in the languages that the caller wants. `format` is the name of
    /// the format in errors.
    pub(crate) fn of(
        rows: &[&Row],
        langs: &Langs,
        (format, most_columns): (&'static str, usize),
    ) -> Result<Self> {
        let first = rows.first().map_or(&[][..], |row| &row.cells);
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(most_columns);
        if width < 2 {
            return Err(ErrorKind::OneColumn(format).into());
        }
        let mut headings: Vec<Heading> = first.iter().take(width).map(|cell| Heading::of(cell)).collect();
        headings.resize(width, Heading::default());
        let mut headed = columns(rows, first, headings);
        if is_heading(&headed) {
            mend_swapped(&mut headed);
            return named(&headed, langs, format)?
                .map(|pair| Self::from(&headed, pair, true))
                .ok_or_else(|| unknown(&headed, format));
        }
        let bare = columns(rows, &[], vec![Heading::default(); width]);
        let pair = by_script(&bare, langs)
            .or_else(|| guessed(&bare, langs))
            .ok_or_else(|| unknown(&bare, format))?;
        Ok(Self::from(&bare, pair, false))
    }

    fn from(columns: &[Column], [source, target]: Pair, has_heading: bool) -> Self {
        let is_note = |column: &&Column| column.heading.role == Some(Role::Note);
        let notes: Vec<usize> = columns.iter().filter(is_note).map(|column| column.place).collect();
        let label = |column: &Column| Some((column.place, column.label()?));
        let labels: Vec<(usize, Label)> = columns.iter().filter_map(label).collect();
        let taken = |place| {
            let is_label = labels.iter().any(|label| label.0 == place);
            place == source.0 || place == target.0 || notes.contains(&place) || is_label
        };
        // The sheet of beads that mizan writes numbers its rows.
        let is_of_beads = labels.iter().any(|label| label.1 == Label::Confidence);
        let is_number = |column: &Column| is_of_beads && column.name == "number" && column.has_keys();
        let left_out =
            columns.iter().filter(|column| !column.is_empty() && !taken(column.place) && !is_number(column));
        let left_out = left_out.map(Column::shown_name);
        let left_out = left_out.collect();
        let scripts = ScriptPlaces::of(&source, &target);
        Self { has_heading, source, target, scripts, notes, labels, left_out }
    }
}

// The columns with these headings, judged by the rows below the headings.
fn columns(rows: &[&Row], names: &[String], headings: Vec<Heading>) -> Vec<Column> {
    let below = &rows[usize::from(!names.is_empty())..];
    let named = |(place, heading)| Column::new(place, names.get(place).map_or("", String::as_str), heading);
    let mut columns: Vec<Column> = headings.into_iter().enumerate().map(named).collect();
    for column in &mut columns {
        below.iter().for_each(|row| column.add(row));
    }
    columns
}

// A first row is a heading if two cells of it name two languages, or a source and a target, or a language and
// something else that is known. Two cells that both name a source, or a target, are a text and its
// translation (`English translation`, `ترجمة`). So are a language and a key in a table of two columns, unless
// keys follow.
fn is_heading(columns: &[Column]) -> bool {
    let is_pair = |one: &Column, other: &Column| match (&one.heading, &other.heading) {
        (Heading { lang: Some(one), .. }, Heading { lang: Some(other), .. }) => one != other,
        (Heading { lang: Some(_), role, is_doubtful: false }, named) => match named.role {
            Some(Role::Key) => columns.len() > 2 || other.has_keys(),
            Some(Role::Label(_)) => false,
            named => named.is_some() && named != *role,
        },
        (one, other) => one.role == Some(Role::Source) && other.role == Some(Role::Target),
    };
    // `Arabic` above Arabic cells is no text of its column.
    let is_alone = |column: &Column| {
        let lang = column.heading.lang.as_ref().filter(|lang| lang.is_arabic());
        let is_latin = Lang::detect(&column.name) == Some(Lang::ENGLISH);
        lang.is_some() && is_latin && column.detected() == Some(Lang::ARABIC)
    };
    let pairs = |one: &Column| columns.iter().any(|other| one.place != other.place && is_pair(one, other));
    columns.iter().any(|column| pairs(column) || is_alone(column))
}

// If two headings stand each above the script of the other, they were swapped; the cells decide.
fn mend_swapped(columns: &mut [Column]) {
    let named: Vec<usize> = (0..columns.len())
        .filter(|&at| columns[at].heading.lang.is_some() && !columns[at].heading.is_doubtful)
        .collect();
    let [one, other] = named[..] else { return };
    let script = |at: usize| columns[at].heading.lang.as_ref().and_then(Lang::script);
    if let (Some(first), Some(second)) = (script(one), script(other))
        && first != second
        && columns[one].is_in(second)
        && columns[other].is_in(first)
    {
        let lang = columns[one].heading.lang.take();
        let lang = std::mem::replace(&mut columns[other].heading.lang, lang);
        columns[one].heading.lang = lang;
    }
}

// Returns the pair of a table with headings; an error if the headings leave several possible.
fn named(columns: &[Column], langs: &Langs, format: &'static str) -> Result<Option<Pair>> {
    for doubt in 0..=3 {
        let pool: Vec<&Column> =
            columns.iter().filter(|column| column.doubt().is_some_and(|found| found <= doubt)).collect();
        if let Some(pair) = pair_of_roles(&pool, langs) {
            return Ok(Some(pair));
        }
        let texts: Vec<(usize, Lang, &Column)> =
            pool.iter().filter_map(|column| Some((column.place, column.lang()?, *column))).collect();
        if let Some(pair) = pair_of_langs(&texts, langs)? {
            return Ok(Some(pair));
        }
        let mut held: Vec<Lang> = texts.into_iter().map(|(_, lang, _)| lang).collect();
        held.dedup();
        if let ([one, other, ..], 3) = (&held[..], doubt) {
            let held = Some(LangPair::new(one.clone(), other.clone()));
            return Err(ErrorKind::Languages { format, held, found: None }.into());
        }
    }
    Ok(None)
}

// Columns that are called source and target, whatever else the table has.
fn pair_of_roles(pool: &[&Column], langs: &Langs) -> Option<Pair> {
    let with = |role| pool.iter().find(|column| column.heading.role == Some(role));
    let (source, target) = (with(Role::Source)?, with(Role::Target)?);
    pair(source, target, langs).or_else(|| pair(target, source, langs))
}

fn pair_of_langs(texts: &[(usize, Lang, &Column)], langs: &Langs) -> Result<Option<Pair>> {
    let exact = |wanted: &Lang| {
        let same = texts.iter().find(|(_, lang, _)| lang == wanted);
        same.or_else(|| texts.iter().find(|(.., column)| column.fits(wanted)))
    };
    let label = |text: &(usize, Lang, &Column), wanted: Option<&Lang>| {
        (text.0, text.2.heading.lang.as_ref().or(wanted).unwrap_or(&text.1).clone())
    };
    let (source, target) = (langs.source.as_ref(), langs.target.as_ref());
    match (source.map(exact), target.map(exact)) {
        (Some(None), _) | (_, Some(None)) => Ok(None),
        (Some(Some(one)), Some(Some(other))) if one.0 != other.0 => {
            Ok(Some([label(one, source), label(other, target)]))
        }
        (Some(Some(_)), Some(Some(_))) => Ok(None),
        (Some(Some(one)), None) => Ok(counterpart(texts, one)?.map(|other| [label(one, source), other])),
        (None, Some(Some(one))) => Ok(counterpart(texts, one)?.map(|other| [other, label(one, target)])),
        (None, None) => {
            let known = |lang: Lang| texts.iter().find(|text| text.1.same_language(&lang));
            if let (Some(one), Some(other)) = (known(Lang::ARABIC), known(Lang::ENGLISH)) {
                let (one, other) = if one.0 < other.0 { (one, other) } else { (other, one) };
                return Ok(Some([label(one, None), label(other, None)]));
            }
            let Some(first) = texts.first() else { return Ok(None) };
            Ok(counterpart(texts, first)?.map(|other| [label(first, None), other]))
        }
    }
}

// Returns the column that belongs to one: the only other language, or Arabic for English and the other way
// round.
fn counterpart(
    texts: &[(usize, Lang, &Column)],
    one: &(usize, Lang, &Column),
) -> Result<Option<(usize, Lang)>> {
    let others = || texts.iter().filter(|text| text.0 != one.0);
    let differs = |text: &&(usize, Lang, &Column)| !text.1.same_language(&one.1);
    let found = |text: &(usize, Lang, &Column)| Some((text.0, text.1.clone()));
    let usual = match () {
        () if one.1.is_arabic() => Lang::ENGLISH,
        () if one.1.is_english() => Lang::ARABIC,
        () => one.1.clone(),
    };
    if let Some(usual) = others().filter(differs).find(|text| text.1.same_language(&usual)) {
        return Ok(found(usual));
    }
    match others().find(differs) {
        Some(other) if others().filter(differs).all(|text| text.1.same_language(&other.1)) => {
            Ok(found(other))
        }
        Some(_) => {
            let mut held: Vec<Lang> = texts.iter().map(|text| text.1.clone()).collect();
            held.dedup();
            Err(ErrorKind::SeveralLanguages(held).into())
        }
        // Two varieties of one language (`zh-Hans`, `zh-Hant`).
        None => Ok(others().find(|text| text.1 != one.1).and_then(found)),
    }
}

// Returns the pair of a table without headings.
fn by_script(columns: &[Column], langs: &Langs) -> Option<Pair> {
    let texts: Vec<&Column> = columns.iter().filter(|column| column.doubt() == Some(2)).collect();
    let filled: Vec<&Column> = columns.iter().filter(|column| !column.is_empty()).collect();
    let texts = if texts.len() < 2 { filled } else { texts };
    // Each column is judged once, since the pairs may be thousands.
    let judged = |given: &Option<Lang>| {
        let fitting = texts.iter().filter_map(|column| Some((column.place, lang_of(column, given)?)));
        fitting.collect::<Vec<_>>()
    };
    let (sources, targets) = (judged(&langs.source), judged(&langs.target));
    let first = |is_turned: bool| {
        sources.iter().find_map(|from| {
            let is_other = |to: &&(usize, Lang)| from.0 != to.0 && !from.1.same_language(&to.1);
            let target = targets.iter().find(|to| is_other(to) && (from.0 > to.0) == is_turned)?;
            Some([from.clone(), target.clone()])
        })
    };
    let is_given = langs.source.is_some() && langs.target.is_some();
    match first(false).or_else(|| first(true)) {
        // Of two columns in one script, the first need not be the one that was translated.
        Some(pair) if is_ambiguous(&texts, &pair) && !is_given => None,
        // The caller knows better than the script.
        None if is_given && columns.len() > 1 => {
            Some([(columns[0].place, langs.source.clone()?), (columns[1].place, langs.target.clone()?)])
        }
        found => found,
    }
}

// Returns the first two columns with text as one of Arabic and one of English, if the caller wants a guess.
fn guessed(columns: &[Column], langs: &Langs) -> Option<Pair> {
    let mut texts = columns.iter().filter(|column| column.doubt().is_some());
    let (first, second) = (texts.next()?, texts.next()?);
    let other = |lang: &Lang| if lang.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC };
    let source = langs.source.clone().or_else(|| Some(other(langs.target.as_ref()?)));
    let source = source.or_else(|| first.detected().filter(Lang::is_arabic)).unwrap_or(Lang::ENGLISH);
    let target = langs.target.clone().unwrap_or_else(|| other(&source));
    langs.guesses.then_some([(first.place, source), (second.place, target)])
}

fn is_ambiguous(texts: &[&Column], [source, target]: &Pair) -> bool {
    let (from, to) = (source.0.min(target.0), source.0.max(target.0));
    texts.iter().any(|column| column.place > from && column.place < to)
}

// Returns the two columns with their languages, if the columns fit what the caller wants.
fn pair(source: &Column, target: &Column, langs: &Langs) -> Option<Pair> {
    let (from, to) = (lang_of(source, &langs.source)?, lang_of(target, &langs.target)?);
    let is_pair = !from.same_language(&to) || (source.heading.lang.is_some() && from != to);
    is_pair.then_some([(source.place, from), (target.place, to)])
}

// Returns the language of a column; `None` if the caller wants another one.
fn lang_of(column: &Column, wanted: &Option<Lang>) -> Option<Lang> {
    match wanted {
        Some(wanted) if column.fits(wanted) => column.heading.lang.clone().or(Some(wanted.clone())),
        Some(_) => None,
        None => column.lang(),
    }
}

/// Returns the error of a table of which no two columns are a text and its translation.
fn unknown(columns: &[Column], format: &'static str) -> crate::error::Error {
    let texts: Vec<&Column> =
        columns.iter().filter(|column| column.doubt().is_some_and(|doubt| doubt < 3)).collect();
    if let [column] = texts[..]
        && let Some(lang) = column.lang()
    {
        return ErrorKind::OneLanguage { format, lang, column: column.shown_name() }.into();
    }
    ErrorKind::Languages { format, held: None, found: None }.into()
}
