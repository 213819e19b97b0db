//! [`cue_line`]: a line of a cue without tags and signs of direction, and [`cue_marks`]: the tags.

use std::ops::Range;

use crate::documents::block_source::TextSpan;
use crate::documents::start_of::start_of;
use crate::documents::text_run::TextRun;

/// The text of a line of a cue, and where its pieces stand in the file.
#[derive(Debug, Default)]
pub(super) struct CueLine {
    pub(super) text: String,
    pub(super) spans: Vec<TextSpan>,
}

/// What stands in a line of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueMark<'t> {
    /// Text.
    Text(&'t str),
    /// A sign of the text that is written as a name or a tag: `&amp;`, `<br>`.
    Sign(char),
    /// The start of an element, by its name: `i` for `<i>`, `\i` for `{\i1}`.
    Open(&'t str),
    /// The end of an element, by its name.
    Close(&'t str),
    /// A time at which the words behind it appear.
    Time,
    /// A tag that stands alone: a place on the screen, a colour from here on.
    Single,
}

impl CueMark<'_> {
    /// Returns true for the start of an element.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Open(_))
    }
}

// The tags of SubRip and WebVTT, by their names.
const TAGS: [&str; 12] = ["b", "c", "font", "i", "lang", "p", "rt", "ruby", "s", "span", "u", "v"];
// The names of characters that the specification of WebVTT lists, and those of HTML that are common in
// subtitles: a player of WebVTT knows them all.
const NAMES: [(&str, char); 18] = [
    ("amp;", '&'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("quot;", '"'),
    ("apos;", '\''),
    ("hellip;", '…'),
    ("ndash;", '–'),
    ("mdash;", '—'),
    ("lsquo;", '‘'),
    ("rsquo;", '’'),
    ("ldquo;", '“'),
    ("rdquo;", '”'),
    ("laquo;", '«'),
    ("raquo;", '»'),
    ("copy;", '©'),
    ("nbsp;", ' '),
    ("lrm;", '\u{200E}'),
    ("rlm;", '\u{200F}'),
];

// Bytes of a tag at most. Chosen by hand; the longest tags set colours and places.
const LENGTH: usize = 512;

/// Returns the text of a line of a cue, which stands at a place in the file: without `<i>`, `<v Name>`,
/// `{\an8}` and signs of direction, and with the signs that names such as `&amp;` stand for. What only looks
/// like a tag stays.
pub(super) fn cue_line(line: &str, start: usize) -> Option<CueLine> {
    let mut run = TextRun::default();
    for (at, mark) in cue_marks(line) {
        let from = Some(start + at.start..start + at.end);
        match mark {
            CueMark::Text(text) => run.push_from(text, from),
            CueMark::Sign(sign) => run.push_from(sign.encode_utf8(&mut [0; 4]), from),
            _ => {}
        }
    }
    let text = run.take()?;
    Some(CueLine { text, spans: run.take_spans() })
}

/// Returns what stands in a line of a cue, with its place.
pub(crate) fn cue_marks(line: &str) -> impl Iterator<Item = (Range<usize>, CueMark<'_>)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let rest = Some(&line[done..]).filter(|rest| !rest.is_empty())?;
        let (length, mark) = mark_at(rest).unwrap_or_else(|| {
            // What begins like a tag and is none is text.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let starts = rest.match_indices(['<', '{', '&']).map(|(at, _)| at);
            let end = starts.into_iter().find(|at| *at >= first && mark_at(&rest[*at..]).is_some());
            let text = &rest[..end.unwrap_or(rest.len())];
            (text.len(), CueMark::Text(text))
        });
        done += length;
        Some((done - length..done, mark))
    })
}

// Returns the length of the tag or name at the start, and what it is.
fn mark_at(rest: &str) -> Option<(usize, CueMark<'_>)> {
    let rest = start_of(rest, LENGTH);
    match rest.as_bytes().first()? {
        b'&' => {
            let named = NAMES.iter().find(|(known, _)| rest[1..].starts_with(known));
            let (length, sign) =
                named.map(|(name, sign)| (name.len(), *sign)).or_else(|| numbered(&rest[1..]))?;
            Some((1 + length, CueMark::Sign(sign)))
        }
        b'{' => {
            let end = rest.find('}')?;
            let inside = &rest[1..end];
            let is_tag = inside.starts_with('\\') || inside.as_bytes().get(1) == Some(&b':');
            is_tag.then(|| (end + 1, switch(inside)))
        }
        b'<' => {
            let end = rest.find('>')?;
            Some((end + 1, tag(&rest[1..end])?))
        }
        _ => None,
    }
}

// Returns the length of a number of a character (`#39;`, `#x27;`) at the start, and the character.
fn numbered(rest: &str) -> Option<(usize, char)> {
    let number = &rest[..rest.find(';')?];
    let digits = number.strip_prefix('#')?;
    let (digits, radix) = digits.strip_prefix(['x', 'X']).map_or((digits, 10), |digits| (digits, 16));
    let is_number = digits.chars().all(|c| c.is_digit(radix));
    let sign = char::from_u32(u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?)?;
    (!sign.is_control()).then_some((number.len() + 1, sign))
}

// A switch of one style has an end: `\i1` and `\i0`.
fn switch(inside: &str) -> CueMark<'_> {
    match (inside.get(..2), inside.get(2..)) {
        (Some(name @ ("\\b" | "\\i" | "\\s" | "\\u")), Some("1")) => CueMark::Open(name),
        (Some(name @ ("\\b" | "\\i" | "\\s" | "\\u")), Some("0" | "")) => CueMark::Close(name),
        _ => CueMark::Single,
    }
}

fn tag(tag: &str) -> Option<CueMark<'_>> {
    let inside = tag.strip_prefix('/').unwrap_or(tag);
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    if name.eq_ignore_ascii_case("br") {
        return Some(CueMark::Sign(' '));
    }
    if inside.contains(':') && inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ',')) {
        return Some(CueMark::Time);
    }
    TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(match inside.len() < tag.len() {
        true => CueMark::Close(name),
        false => CueMark::Open(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_signs_of_direction_are_left_out() {
        for (line, expected) in [
            ("{\\an8}{\\3c&H000000&}\u{202B}أغلق الباب\u{202C}", "أغلق الباب"),
            ("<font color=\"#ffff00\">Close</font> the <i>door</i>.", "Close the door."),
            ("<v Layla Hassan>Close<00:00:01.500> the <c.red>door</c>", "Close the door"),
            ("You &amp; I &lt;3", "You & I <3"),
            ("It&#39;s Hind&#x2019;s &laquo;door&raquo;", "It's Hind’s «door»"),
            ("&#; &#x; &#+39; &#10; &#xD800; &# 39;", "&#; &#x; &#+39; &#10; &#xD800; &# 39;"),
            ("a < b {sic} <laughs> R&D", "a < b {sic} <laughs> R&D"),
            ("{y:i}One<br/>two", "One two"),
        ] {
            assert_eq!(cue_line(line, 0).unwrap().text, expected);
        }
        assert!(cue_line("{\\pos(1,2)}<b></b>", 0).is_none());
    }

    #[test]
    fn a_line_is_cut_into_text_and_tags() {
        let marks: Vec<_> =
            cue_marks("{\\an8}He <I>is</i> {\\i1}a{\\i0} <3<br>").map(|(_, mark)| mark).collect();
        use CueMark::{Close, Open, Sign, Single, Text};
        let expected = [
            Single,
            Text("He "),
            Open("I"),
            Text("is"),
            Close("i"),
            Text(" "),
            Open("\\i"),
            Text("a"),
            Close("\\i"),
            Text(" <3"),
            Sign(' '),
        ];
        assert_eq!(marks, expected);
    }

    #[test]
    fn the_pieces_of_a_line_have_their_places_in_the_file() {
        let line = cue_line("<i>You</i> &amp; I", 100).unwrap();
        let spans: Vec<_> = line.spans.into_iter().map(|span| (span.at, span.from)).collect();
        assert_eq!(spans, [(0..3, 103..106), (4..5, 111..116), (5..7, 116..118)]);
    }

    #[test]
    fn a_line_of_open_braces_takes_linear_time() {
        assert!(cue_line(&"{<&".repeat(20_000), 0).is_some());
    }
}
