//! [`cue_lines`]: a line of a cue without tags and signs of direction, and [`cue_marks`]: the tags.

use std::ops::Range;

use crate::documents::block_source::TextSpan;
use crate::documents::html::character;
use crate::documents::start_of::start_of;
use crate::documents::text_run::TextRun;

/// The text of a line of a cue, and where its pieces stand in the file.
#[derive(Debug, Default)]
pub(super) struct CueLine {
    pub(super) text: String,
    pub(super) spans: Vec<TextSpan>,
    /// True if another person begins to speak.
    pub(super) is_turn: bool,
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
    /// What is no text and says nothing about it: a time at which the words behind it appear, the reading of
    /// a word in small letters (`<rt>`).
    LeftOut,
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
// Bytes of a tag at most. Chosen by hand; the longest tags set colours and places.
const LENGTH: usize = 512;

/// Returns the text of a line of a cue, which stands at a place in the file: without `<i>`, `<v Name>`,
/// `{\an8}` and signs of direction, and with the signs that names such as `&amp;` stand for. What only looks
/// like a tag stays. The line is cut where another voice than the last one begins.
pub(super) fn cue_lines<'t>(line: &'t str, start: usize, voice: &mut Option<&'t str>) -> Vec<CueLine> {
    let (mut run, mut lines) = (TextRun::default(), Vec::new());
    let mut is_turn = false;
    let mut end_line = |run: &mut TextRun, is_turn: &mut bool| {
        if let Some(text) = run.take() {
            let is_turn = std::mem::take(is_turn);
            lines.push(CueLine { text, spans: run.take_spans(), is_turn });
        }
    };
    for (at, mark) in cue_marks(line) {
        let from = Some(start + at.start..start + at.end);
        match mark {
            CueMark::Text(text) => run.push_from(text, from),
            CueMark::Sign(sign) => run.push_from(sign.encode_utf8(&mut [0; 4]), from),
            CueMark::Open(name) if is_voice(name) => {
                let before = voice.replace(&line[at.clone()]);
                if before.is_some_and(|before| before != &line[at]) {
                    end_line(&mut run, &mut is_turn);
                    is_turn = true;
                }
            }
            _ => {}
        }
    }
    end_line(&mut run, &mut is_turn);
    lines
}

/// Returns true for the name of the tag that names who speaks.
pub(crate) fn is_voice(name: &str) -> bool {
    name.eq_ignore_ascii_case("v")
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
            let (length, sign) = named(&rest[1..]).or_else(|| numbered(&rest[1..]))?;
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
            let tag = tag(&rest[1..end])?;
            Some(match is_reading(tag) {
                true => (reading(rest).unwrap_or(end + 1), CueMark::LeftOut),
                false => (end + 1, tag),
            })
        }
        _ => None,
    }
}

fn is_reading(tag: CueMark<'_>) -> bool {
    matches!(tag, CueMark::Open(name) if name.eq_ignore_ascii_case("rt"))
}

// Returns the length of the reading of a word, which goes to its end tag or to that of the word. Without an
// end it is the tag alone.
fn reading(rest: &str) -> Option<usize> {
    let lower = rest.to_ascii_lowercase();
    let (own, word) = (lower.find("</rt>").map(|at| at + "</rt>".len()), lower.find("</ruby>"));
    own.into_iter().chain(word).min()
}

// Returns the length of a name of a character (`amp;`) at the start, and the character. The names are those
// of HTML: players of WebVTT know them all, and SubRip has them from pages of the web.
fn named(rest: &str) -> Option<(usize, char)> {
    let name = &rest[..rest.find(';')?];
    let sign = character(name)?;
    Some((name.len() + 1, if sign == '\u{A0}' { ' ' } else { sign }))
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
        return Some(CueMark::LeftOut);
    }
    TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(match inside.len() < tag.len() {
        true => CueMark::Close(name),
        false => CueMark::Open(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        cue_lines(line, 0, &mut None).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn another_voice_begins_another_line() {
        let mut voice = None;
        let lines = cue_lines("<v Layla>Yes. <v Layla>Now. <v Omar>No.", 0, &mut voice);
        let lines: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.is_turn)).collect();
        assert_eq!(lines, [("Yes. Now.", false), ("No.", true)]);
        assert!(cue_lines("<v Layla>Well.", 0, &mut voice)[0].is_turn);
    }

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
            ("&eacute;t&eacute;&nbsp;&lrm;&shy;&bogus; &AMP;", "été &bogus; &"),
            ("<ruby>東<rt>to</rt>京<rt>kyo</ruby> is here", "東京 is here"),
            ("<RUBY>東<RT>to</RT>京 is here", "東京 is here"),
            ("東<rt>to, and no end", "東to, and no end"),
        ] {
            assert_eq!(texts(line), [expected], "{line}");
        }
        assert!(texts("{\\pos(1,2)}<b></b>").is_empty());
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
        let line = cue_lines("<i>You</i> &amp; I", 100, &mut None).remove(0);
        let spans: Vec<_> = line.spans.into_iter().map(|span| (span.at, span.from)).collect();
        assert_eq!(spans, [(0..3, 103..106), (4..5, 111..116), (5..7, 116..118)]);
    }

    #[test]
    fn a_line_of_open_braces_takes_linear_time() {
        assert_eq!(cue_lines(&"{<&".repeat(20_000), 0, &mut None).len(), 1);
    }
}
