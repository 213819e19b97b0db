//! Tags: the translation has those of the source text, each closed after it was opened.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::sides::{Side, Sides};
use crate::unit::{Code, CodeKind, UnitText};

use super::attributes::kept;

/// A tag of a text: its kind, its name, and its place in the plain text.
struct Tag {
    kind: CodeKind,
    name: String,
    place: Range<usize>,
    /// The attributes that a translation keeps.
    kept: Vec<String>,
}

pub(in crate::check) fn findings(sides: &Sides<'_>) -> Vec<Finding> {
    let [source, target] = [&sides.source, &sides.target].map(tags);
    if source.is_empty() && target.is_empty() {
        return Vec::new();
    }
    let [lost, new] = [lacking(&source, &target), lacking(&target, &source)];
    let lost = without_words(lost, sides.target.plain());
    let new = without_words(new, sides.source.plain());
    let place = |tags: &[&Tag]| tags.iter().map(|tag| tag.place.clone()).collect::<Vec<_>>();
    let mut found = Vec::new();
    if !lost.is_empty() || !new.is_empty() {
        let message = format!("tags differ: {}{}", told("lost", &lost), told("new", &new));
        found.push(Finding::new(Rule::Tags).saying(message).at(place(&lost), place(&new)));
    } else if kept_of(&source) != kept_of(&target) {
        let changed = |tag: &&Tag| !tag.kept.is_empty();
        let places = [&source, &target].map(|tags| place(&tags.iter().filter(changed).collect::<Vec<_>>()));
        let [source, target] = places;
        found.push(Finding::new(Rule::Tags).saying("an attribute of a tag differs").at(source, target));
    } else if is_nested(&source) && !is_nested(&target) {
        found.push(Finding::new(Rule::Tags).saying("a tag is closed before it is opened, or not closed"));
    }
    found
}

fn kept_of(tags: &[Tag]) -> Vec<&String> {
    let mut kept: Vec<&String> = tags.iter().flat_map(|tag| &tag.kept).collect();
    kept.sort_unstable();
    kept
}

// Leaves out words in angle brackets that the other text translates: `<empty>`, `<فارغ>`.
fn without_words<'t>(tags: Vec<&'t Tag>, other: &str) -> Vec<&'t Tag> {
    let translated = other
        .match_indices('<')
        .filter(|(at, _)| other[at + 1..].starts_with(|c: char| c.is_alphabetic() && !c.is_ascii()));
    let mut left = translated.count();
    let is_kept = |tag: &&Tag| {
        let is_word = tag.kind == CodeKind::Open && !tag.place.is_empty() && left > 0;
        left -= usize::from(is_word);
        !is_word
    };
    tags.into_iter().filter(is_kept).collect()
}

fn told(what: &str, tags: &[&Tag]) -> String {
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!("{what} {} ", names.join(" ")) }
}

// Returns the tags that the other text has less often.
fn lacking<'t>(own: &'t [Tag], other: &[Tag]) -> Vec<&'t Tag> {
    let key = |tag: &Tag| (tag.kind, tag.name.clone());
    let mut counts: BTreeMap<(CodeKind, String), usize> = BTreeMap::new();
    other.iter().for_each(|tag| *counts.entry(key(tag)).or_default() += 1);
    let is_kept = |tag: &&Tag| match counts.get_mut(&key(tag)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    own.iter().filter(is_kept).collect()
}

// Returns true if each tag that is closed was opened before, and each one opened is closed.
fn is_nested(tags: &[Tag]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags {
        match tag.kind {
            CodeKind::Open => open.push(&tag.name),
            CodeKind::Close => match open.iter().rposition(|name| *name == tag.name) {
                Some(at) => drop(open.remove(at)),
                None => return false,
            },
            CodeKind::Single => {}
        }
    }
    open.is_empty()
}

// Returns the tags of a text: its codes, and what looks like a tag in its plain text.
fn tags(side: &Side<'_>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = side
        .text
        .codes()
        .iter()
        .filter(|code| !is_placeholder(&code.markup))
        .map(|code| Tag {
            kind: code.kind,
            name: name(code),
            place: code.at..code.at,
            kept: kept(&code.markup),
        })
        .collect();
    if let Some(marked) = UnitText::marked(side.plain()) {
        let mut before = 0;
        for code in marked.codes() {
            let start = code.at + before;
            before += code.markup.len();
            if code.markup.starts_with('<') {
                let place = start..start + code.markup.len();
                let kind = if code.markup.starts_with("</") { CodeKind::Close } else { code.kind };
                let kind =
                    if kind == CodeKind::Single && !code.markup.ends_with("/>") && !is_void(&code.markup) {
                        CodeKind::Open
                    } else {
                        kind
                    };
                let name = format!("{}{}", of_markup(&code.markup), numbered(code));
                tags.push(Tag { kind, name, place, kept: kept(&code.markup) });
            }
        }
        tags.sort_by_key(|tag| tag.place.start);
    }
    tags
}

fn is_placeholder(markup: &str) -> bool {
    super::placeholders::is_placeholder(markup)
}

// Returns the name of a code: that of its markup, else its number in the file.
fn name(code: &Code) -> String {
    match code.markup.starts_with('<') {
        true => format!("{}{}", of_markup(&code.markup), numbered(code)),
        false if code.markup.trim().is_empty() => format!("code {}", code.id),
        false => code.markup.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

// Codes of the same name are told apart by the numbers that XLIFF gives them (`<g id="1">`).
fn numbered(code: &Code) -> String {
    let is_of_xliff = ["<g", "<x", "<bx", "<ex", "<ph", "<pc", "<sc", "<ec", "<it"]
        .iter()
        .any(|name| code.markup.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '/', '>'])));
    let id = code.markup.split("id=\"").nth(1).and_then(|rest| rest.split('"').next());
    id.filter(|_| is_of_xliff).map_or_else(String::new, |id| format!(" {id}"))
}

// Returns the name of a tag without its attributes, which may be translated: `<a>` of `<a href="…">`.
fn of_markup(markup: &str) -> String {
    let inner = markup.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inner.len());
    format!("<{}>", inner[..end].to_lowercase())
}

fn is_void(markup: &str) -> bool {
    let name = of_markup(markup);
    ["<br>", "<hr>", "<img>", "<input>", "<wbr>", "<p>", "<li>"].contains(&name.as_str())
}
