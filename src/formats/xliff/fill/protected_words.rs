//! Words that must stay as they are: what `<mrk mtype="protected">` and `<mrk translate="no">` hold. What
//! `sm` protects, up to an `em`, is not read.

use std::ops::Range;

use crate::error::Position;
use crate::formats::mended::Repairs;
use crate::formats::xliff::reader::inline::{PROTECTED_WORDS, is_protected};
use crate::formats::xml::tags::Element;
use crate::formats::xml::text::Mender;
use crate::unit::{Code, CodeKind, UnitText};

/// Returns true if a text has all protected words of a source.
pub(super) fn are_kept(source: Element<'_>, text: &UnitText) -> bool {
    let marks = source.descendants().filter(|mark| matches!(mark.local_name(), "mrk" | "sm"));
    let mut marks = marks.filter(|mark| is_protected(*mark));
    marks.all(|mark| places(text.plain(), &words(mark)).next().is_some())
}

/// Returns a text with the marks of a source around its protected words, as codes whose markup is the tags.
pub(super) fn marked(source: Element<'_>, text: &UnitText) -> UnitText {
    let mut codes = text.codes().to_vec();
    let mut taken: Vec<Range<usize>> = Vec::new();
    for mark in source.descendants().filter(|mark| mark.local_name() == "mrk" && is_protected(*mark)) {
        let is_free = |place: &Range<usize>| {
            taken.iter().all(|other| other.end <= place.start || place.end <= other.start)
        };
        let Some(place) = places(text.plain(), &words(mark)).find(is_free) else { continue };
        let code = |at, kind, markup: String| {
            let label = Some(PROTECTED_WORDS.to_owned());
            Code { at, kind, id: String::new(), markup, label }
        };
        // Inside of what begins and ends at the same place.
        let end = codes.partition_point(|code| code.at < place.end);
        codes.insert(end, code(place.end, CodeKind::Close, format!("</{}>", mark.name())));
        let start = codes.partition_point(|code| code.at <= place.start);
        codes.insert(start, code(place.start, CodeKind::Open, mark.tag().to_owned()));
        taken.push(place);
    }
    UnitText::with_codes(text.plain().to_owned(), codes)
}

/// Returns true for a code of [`marked`].
pub(super) fn is_mark(code: &Code) -> bool {
    code.label.as_deref() == Some(PROTECTED_WORDS)
}

fn words(mark: Element<'_>) -> String {
    let mut repairs = Repairs::default();
    let mut mender = Mender { at: Position::default(), repairs: &mut repairs };
    mark.text(&mut mender).trim().to_owned()
}

// Returns the places at which a text has these words, and not as parts of other ones.
fn places(text: &str, words: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(words).map(|(at, words)| at..at + words.len());
    found.filter(move |place| {
        let (before, behind) = (&text[..place.start], &text[place.end..]);
        let is_whole = !is_part(before.chars().next_back()) && !is_part(behind.chars().next());
        is_whole && !place.is_empty()
    })
}
