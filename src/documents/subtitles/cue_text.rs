//! [`cue_line`]: a line of a cue without tags and signs of direction.

use crate::documents::start_of::start_of;
use crate::documents::text_run::TextRun;

// The tags of SubRip and WebVTT, by their names.
const TAGS: [&str; 12] = ["b", "c", "font", "i", "lang", "p", "rt", "ruby", "s", "span", "u", "v"];
// The names of characters that WebVTT knows, and the sign that the same files often have.
const NAMES: [(&str, char); 8] = [
    ("amp;", '&'),
    ("lt;", '<'),
    ("gt;", '>'),
    ("quot;", '"'),
    ("#39;", '\''),
    ("nbsp;", ' '),
    ("lrm;", '\u{200E}'),
    ("rlm;", '\u{200F}'),
];

// Bytes of a tag at most. Chosen by hand; the longest tags set colours and places.
const LENGTH: usize = 512;

/// Returns the text of a line of a cue: without `<i>`, `<v Name>`, `{\an8}` and signs of direction, and with
/// the signs that names such as `&amp;` stand for. What only looks like a tag stays.
pub(super) fn cue_line(line: &str) -> Option<String> {
    let mut run = TextRun::default();
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '&']) {
        run.push(&rest[..at]);
        rest = &rest[at..];
        let (length, sign) = markup(rest).unwrap_or((1, rest.chars().next()));
        if let Some(sign) = sign {
            run.push(sign.encode_utf8(&mut [0; 4]));
        }
        rest = &rest[length..];
    }
    run.push(rest);
    run.take()
}

/// Returns the tags before the words of a cue, and those after them, if they belong to all of its lines.
pub(crate) fn markup_around(lines: &str) -> (&str, &str) {
    let mut start = 0;
    while let Some((length, None)) = markup(&lines[start..]) {
        start += length;
    }
    let mut end = lines.len();
    while let Some(tag) = lines[start..end].rfind('<').map(|at| start + at)
        && markup(&lines[tag..end]) == Some((end - tag, None))
    {
        end = tag;
    }
    let (before, after) = (&lines[..start], &lines[end..]);
    // A tag that ends before the last word, or begins after the first one, belongs to a part of the words.
    let opened = before.matches('<').count();
    let is_voice = before.starts_with("<v") && after.is_empty();
    let is_whole = opened == after.matches("</").count() || is_voice;
    match is_whole {
        true => (before, after),
        false => (&before[..before.find('<').unwrap_or(start)], ""),
    }
}

// Returns the length of the tag or name at the start, and the sign that a name stands for.
fn markup(rest: &str) -> Option<(usize, Option<char>)> {
    let rest = start_of(rest, LENGTH);
    if let Some(name) = rest.strip_prefix('&') {
        let (name, sign) = NAMES.iter().find(|(known, _)| name.starts_with(known))?;
        return Some((1 + name.len(), Some(*sign)));
    }
    if let Some(inside) = rest.strip_prefix('{') {
        let end = inside.find('}')?;
        let is_tag = inside.starts_with('\\') || inside.as_bytes().get(1) == Some(&b':');
        return is_tag.then_some((end + 2, None));
    }
    let end = rest.find('>')?;
    let inside = rest[1..end].strip_prefix('/').unwrap_or(&rest[1..end]);
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_ascii_lowercase();
    if name == "br" {
        return Some((end + 1, Some(' ')));
    }
    let is_time =
        inside.contains(':') && inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    (is_time || TAGS.contains(&name.as_str())).then_some((end + 1, None))
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
            ("a < b {sic} <laughs> R&D", "a < b {sic} <laughs> R&D"),
            ("{y:i}One<br/>two", "One two"),
        ] {
            assert_eq!(cue_line(line).as_deref(), Some(expected));
        }
        assert_eq!(cue_line("{\\pos(1,2)}<b></b>"), None);
    }

    #[test]
    fn a_line_of_open_braces_takes_linear_time() {
        assert!(cue_line(&"{<&".repeat(20_000)).is_some());
    }
}
