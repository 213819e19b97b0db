//! Placeholders of programs, and escapes such as `\n`, which a translation keeps.

use std::ops::Range;

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::severity::Severity;
use crate::check::sides::{Side, Sides};
use crate::text::{FormText, form_pairs, message_forms};
use crate::unit::{Prop, Unit, UnitText};

use super::escapes::escapes;

/// A placeholder: its name in one spelling, and its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placeholder {
    name: String,
    place: Range<usize>,
}

/// Finds placeholders that only one of the texts has, or has more often. Messages are compared form by form;
/// a form for a single number (`two {ملفان}`, a plural form of PO) may leave the number out.
pub(in crate::check) fn findings(unit: &Unit, sides: &Sides<'_>) -> Vec<Finding> {
    let [source, target] = [sides.source.plain(), sides.target.plain()];
    let (sources, targets) = (message_forms(source), message_forms(target));
    if !sources.is_empty() || !targets.is_empty() {
        return of_messages(&sources, &targets).into_iter().collect();
    }
    let mut found = Vec::new();
    let [own, others] = [&sides.source, &sides.target].map(placeholders);
    let (mut lost, new) = (lacking(&own, &others), lacking(&others, &own));
    if may_lack_number(unit) && new.is_empty() && lost.len() == 1 {
        lost.clear();
    }
    let [places, other_places] = [source, target].map(positions);
    if lost.is_empty() && new.is_empty() && places.len() == other_places.len() {
        lost = lacking(&places, &other_places);
    }
    if !lost.is_empty() || !new.is_empty() {
        found.push(finding(&lost, &new));
    }
    let [own, others] = [source, target].map(named_escapes);
    let (lost, new) = (lacking(&own, &others), lacking(&others, &own));
    if !lost.is_empty() || !new.is_empty() {
        found.push(finding(&lost, &new).severity(Severity::Warning));
    }
    found
}

fn finding(lost: &[&Placeholder], new: &[&Placeholder]) -> Finding {
    let names = |what: &str, all: &[&Placeholder]| match all.is_empty() {
        true => String::new(),
        false => {
            let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
            format!(" {what} {}", names.join(" "))
        }
    };
    let message = format!("placeholders differ:{}{}", names("lost", lost), names("new", new));
    let places = |all: &[&Placeholder]| all.iter().map(|one| one.place.clone()).collect();
    Finding::new(Rule::Placeholders).saying(message).at(places(lost), places(new))
}

// Messages must depend on the same values, and each form must have the placeholders of its counterpart.
fn of_messages(sources: &[FormText], targets: &[FormText]) -> Option<Finding> {
    let pairs = form_pairs(sources, targets);
    if pairs.is_empty() {
        let message = "messages that depend on different values";
        return Some(Finding::new(Rule::Placeholders).saying(message));
    }
    let is_kept = |pair: &crate::text::FormPair<'_>| {
        let of_form = |form: &FormText| of_markup(&form.text);
        let (own, others) = (of_form(pair.source), of_form(pair.target));
        let says = |form: &FormText, one: &&Placeholder| form.says_number(&one.name);
        let lost = lacking(&own, &others).iter().all(|one| says(pair.target, one));
        let new = lacking(&others, &own).iter().all(|one| says(pair.source, one));
        let shows = !pair.source.has_number_sign() || pair.target.gives_number();
        lost && new && shows
    };
    let message = "a form of the message lacks a placeholder";
    (!pairs.iter().all(is_kept)).then(|| Finding::new(Rule::Placeholders).saying(message))
}

// Returns true for a plural form of a message, which may say its number in words.
fn may_lack_number(unit: &Unit) -> bool {
    let is_form = |prop: &Prop| prop.name == Prop::PO_FORM;
    let key = unit.origin.key.as_deref().unwrap_or_default().to_lowercase();
    let categories = ["zero", "one", "two", "few", "many", "other"];
    let last = key.rsplit(|c: char| !c.is_alphanumeric()).find(|part| !part.is_empty() && *part != "string");
    unit.props.iter().any(is_form)
        || last.is_some_and(|last| last.len() < key.len() && categories.contains(&last))
}

// Returns the numbers of the arguments that placeholders name, without their kinds: `%1$` of `%1$s`.
fn positions(plain: &str) -> Vec<Placeholder> {
    let position = |(at, _): (usize, &str)| {
        let digits = plain[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let place = at..at + 1 + digits;
        let is_position = digits > 0 && plain[place.end..].starts_with('$');
        is_position.then(|| Placeholder { name: plain[place.clone()].to_owned(), place })
    };
    plain.match_indices('%').filter_map(position).collect()
}

fn named_escapes(plain: &str) -> Vec<Placeholder> {
    let named = |place: Range<usize>| Placeholder { name: plain[place.clone()].to_owned(), place };
    escapes(plain).into_iter().map(named).collect()
}

fn lacking<'p>(own: &'p [Placeholder], other: &[Placeholder]) -> Vec<&'p Placeholder> {
    let mut kept: Vec<&str> = other.iter().map(|one| one.name.as_str()).collect();
    let is_kept = |one: &&Placeholder| {
        let at = kept.iter().position(|name| *name == one.name);
        at.map(|at| kept.swap_remove(at)).is_none()
    };
    own.iter().filter(is_kept).collect()
}

fn placeholders(side: &Side<'_>) -> Vec<Placeholder> {
    let codes = side.text.codes().iter().filter(|code| is_placeholder(&code.markup));
    let codes = codes.map(|code| Placeholder { name: named(&code.markup), place: code.at..code.at });
    let mut all: Vec<Placeholder> = codes.chain(of_markup(side.plain())).collect();
    all.extend(others(side.plain()));
    all
}

/// Returns true for the markup of a placeholder, false for that of a tag.
pub(super) fn is_placeholder(markup: &str) -> bool {
    markup.starts_with(['{', '%', '$']) || others(markup).iter().any(|one| one.place == (0..markup.len()))
}

/// Returns the places of the placeholders of a text.
pub(in crate::check) fn places(plain: &str) -> impl Iterator<Item = Range<usize>> {
    of_markup(plain).into_iter().chain(others(plain)).map(|one| one.place)
}

fn of_markup(plain: &str) -> Vec<Placeholder> {
    let Some(marked) = UnitText::marked(plain) else { return Vec::new() };
    let mut before = 0;
    let mut found = Vec::new();
    for code in marked.codes() {
        let start = code.at + before;
        before += code.markup.len();
        if !code.markup.starts_with('<') && !is_percent(plain, start, &code.markup) {
            found.push(Placeholder { name: named(&code.markup), place: start..start + code.markup.len() });
        }
    }
    found
}

// `100 % of` has a percent sign and a word, not `% o`.
fn is_percent(plain: &str, start: usize, markup: &str) -> bool {
    let before = plain[..start].trim_end();
    markup.contains(' ') && before.ends_with(char::is_numeric)
}

// Returns a placeholder without the number of its argument: `%1$d` is `%d` at another place.
fn named(markup: &str) -> String {
    let markup: String = markup.split_whitespace().collect();
    let rest = markup.strip_prefix('%').and_then(|rest| rest.split_once('$'));
    match rest.filter(|(place, _)| place.bytes().all(|b| b.is_ascii_digit())) {
        Some((_, rest)) => format!("%{rest}"),
        None => markup,
    }
}

/// Returns placeholders of other programs: `%1`, `$name$`, `%name%`, `#{name}`, `{{ name }}`,
/// `{name, number}`, `[[name]]`, `__name__`, `@name@`, `@name`.
fn others(plain: &str) -> Vec<Placeholder> {
    const AROUND: [(&str, &str); 8] = [
        ("{{ ", " }}"),
        ("#{", "}"),
        ("<%", "%>"),
        ("$", "$"),
        ("%", "%"),
        ("__", "__"),
        ("@", "@"),
        ("[[", "]]"),
    ];
    if !plain.contains(['{', '$', '%', '_', '@', '[']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = plain[at..].find(['{', '#', '<', '$', '%', '_', '@', '[']) {
        let start = at + step;
        let rest = &plain[start..];
        let length =
            AROUND.iter().find_map(|&(open, close)| around(rest, open, close)).or_else(|| argument(rest));
        // Arabic writes its small words together with a placeholder: و%s.
        let is_word = plain[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        match length.filter(|_| !is_word) {
            Some(length) => {
                let place = start..start + length;
                found.push(Placeholder { name: plain[place.clone()].split_whitespace().collect(), place });
                at = start + length;
            }
            None => at = start + 1,
        }
    }
    found
}

fn around(text: &str, open: &str, close: &str) -> Option<usize> {
    let inner = text.strip_prefix(open)?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '=' | ' ');
    let length = inner.find(|c| !is_name(c)).unwrap_or(inner.len());
    let length = if open == "__" { inner.find("__")? } else { length };
    let name = &inner[..length];
    let is_code = !name.is_empty()
        && (open != "%" || name.len() > 2)
        && (name.starts_with(|c: char| c.is_ascii_alphabetic()) || open == "<%")
        && (!name.contains(' ') || open == "<%");
    (is_code && inner[length..].starts_with(close)).then(|| open.len() + length + close.len())
}

// `%1` of Qt, `@name` of Drupal, `{0,number}` and `{count, date}` of Java and ICU.
fn argument(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix('@') {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let is_cut = rest[length..].starts_with(|c: char| c.is_ascii_alphanumeric());
        return (length > 1 && rest.starts_with(char::is_alphabetic) && !is_cut).then_some(1 + length);
    }
    if let Some(rest) = text.strip_prefix('%') {
        let rest = rest.strip_prefix('L').unwrap_or(rest);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest[digits..].chars().next();
        let is_alone = after.is_none_or(|c| !matches!(c, '$' | '.' | '%') && !c.is_ascii_alphabetic());
        return ((1..=2).contains(&digits) && is_alone).then(|| text.len() - rest.len() + digits);
    }
    let inner = text.strip_prefix('{')?;
    let end = inner.find(['{', '}'])?;
    let (name, kind) = inner[..end].split_once(',')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let kind = kind.split(',').next().unwrap_or_default().trim();
    let is_kind = ["number", "date", "time", "spellout", "ordinal", "duration", "choice"].contains(&kind);
    (inner[end..].starts_with('}') && is_name && is_kind).then(|| end + 2)
}
