//! [`cut_turns`]: where another person begins to speak.
//!
//! Subtitles show it by a dash (`- Yes. - No.`), by two angles, as captions of live programmes do (`>>
//! Yes.`), by a name (`LAYLA: Yes.`), or by a voice of WebVTT (`<v Layla>Yes.`), which
//! [`cue_lines`](super::cue_text) finds.

use std::collections::HashMap;

use super::cue_text::CueLine;
use crate::documents::block_source::cut_to;

/// The dashes with which the words of another person begin.
pub(super) const DASHES: [char; 3] = ['-', '–', '—'];

// With these the words of another person begin in captions.
const ANGLES: &str = ">>";

// The marks that end a sentence, and those that may follow them.
const ENDS: [char; 9] = ['.', '!', '?', '؟', '…', '۔', '"', '”', '»'];

// The words, and the signs, of a name before a colon at most. Chosen by hand.
const NAME_WORDS: usize = 3;
const NAME_CHARS: usize = 30;

// Arabic words after which a colon begins what is said, without the conjunctions before them.
const SAID: [&str; 24] = [
    "قال",
    "قالت",
    "قالوا",
    "قلت",
    "قلنا",
    "يقول",
    "تقول",
    "يقولون",
    "أقول",
    "نقول",
    "سأل",
    "سألت",
    "يسأل",
    "تسأل",
    "أجاب",
    "أجابت",
    "رد",
    "ردت",
    "أضاف",
    "أضافت",
    "كتب",
    "كتبت",
    "صاح",
    "صاحت",
];

/// Cuts the lines of all cues of a file where another person begins to speak, and marks the lines with which
/// another person begins.
pub(super) fn cut_turns(cues: &mut [Vec<CueLine>]) {
    for lines in cues.iter_mut() {
        *lines = std::mem::take(lines).into_iter().flat_map(cut).collect();
    }
    let mut names: HashMap<String, usize> = HashMap::new();
    for name in cues.iter().flatten().filter_map(|line| name(&line.text)) {
        *names.entry(name.to_owned()).or_default() += 1;
    }
    // Where sentences have end marks, a name that comes again begins a turn behind such a mark alone.
    let has_ends = cues.iter().flatten().any(|line| line.text.ends_with(ENDS));
    let mut is_behind_end = true;
    for line in cues.iter_mut().flatten() {
        let begins = |name: &str| is_in_capitals(name) || names[name] > 1 && (is_behind_end || !has_ends);
        line.is_turn |= line.text.starts_with(DASHES)
            || line.text.starts_with(ANGLES)
            || name(&line.text).is_some_and(begins);
        is_behind_end = line.text.ends_with(ENDS);
    }
}

fn cut(line: CueLine) -> Vec<CueLine> {
    let places = turns_inside(&line.text);
    if places.is_empty() {
        return vec![line];
    }
    let starts = std::iter::once(0).chain(places.iter().copied());
    let ends = places.iter().copied().chain([line.text.len()]);
    // The spans that end behind the start of the piece in hand; both are in the order of the text.
    let mut rest = line.spans.as_slice();
    let piece = |(start, end): (usize, usize)| {
        let text = line.text[start..end].trim_end();
        rest = &rest[rest.partition_point(|span| span.at.end <= start)..];
        let mut spans = rest[..rest.partition_point(|span| span.at.start < end)].to_vec();
        cut_to(&mut spans, &(start..start + text.len()));
        CueLine { text: text.to_owned(), spans, is_turn: line.is_turn && start == 0 }
    };
    starts.zip(ends).map(piece).collect()
}

// Returns where other persons begin to speak inside of a line. A dash inside of a sentence parts no persons.
fn turns_inside(text: &str) -> Vec<usize> {
    let is_word = |at: &usize| *at > 0 && text[..*at].ends_with(' ');
    let speaks = |at: &usize| {
        let words = text[*at..].trim_start_matches('>').trim_start_matches([' ', '"', '“', '«', '[', '(']);
        words.starts_with(char::is_alphanumeric)
    };
    let angles = text.match_indices(ANGLES).map(|(at, _)| at).filter(is_word).filter(speaks);
    let dash = text.chars().next().filter(|first| DASHES.contains(first));
    let dashes = dash.into_iter().flat_map(|dash| text.match_indices(dash)).map(|(at, _)| at);
    let has_ends = text.contains(ENDS);
    let is_turn = |at: &usize| is_word(at) && (!has_ends || text[..*at].trim_end().ends_with(ENDS));
    let mut dashes: Vec<usize> = dashes.filter(is_turn).collect();
    // Without end marks, one dash parts two persons; two enclose an aside.
    if !has_ends && dashes.len() > 1 {
        dashes.clear();
    }
    let mut places: Vec<usize> = angles.chain(dashes).collect();
    places.sort_unstable();
    places
}

// Returns the name before a colon at the start of a line.
fn name(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once(':')?;
    let words = || name.split(' ');
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
            && !SAID.contains(&word.trim_start_matches(['و', 'ف']))
    };
    let fits = name.chars().count() <= NAME_CHARS && words().count() <= NAME_WORDS;
    (fits && words().all(is_name) && (rest.is_empty() || rest.starts_with(' '))).then_some(name)
}

fn is_in_capitals(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() > 1 && !name.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::block_source::TextSpan;

    fn cut_lines(lines: &[&str]) -> Vec<(String, bool)> {
        let line = |text: &&str| CueLine { text: (*text).to_owned(), ..CueLine::default() };
        let mut cues = vec![lines.iter().map(line).collect::<Vec<_>>()];
        cut_turns(&mut cues);
        cues.remove(0).into_iter().map(|line| (line.text, line.is_turn)).collect()
    }

    fn turns(lines: &[&str]) -> Vec<String> {
        cut_lines(lines).into_iter().filter(|(_, is_turn)| *is_turn).map(|(text, _)| text).collect()
    }

    #[test]
    fn a_line_is_cut_between_two_persons() {
        for (line, pieces) in [
            ("- Who is it? - Me.", &["- Who is it?", "- Me."][..]),
            ("– نعم – لا", &["– نعم", "– لا"]),
            (">> Good evening. >> Good evening to you.", &[">> Good evening.", ">> Good evening to you."]),
            ("- I know - we all know.", &["- I know - we all know."]),
            ("- He is 5 - or 6 - years old", &["- He is 5 - or 6 - years old"]),
            ("5 >> & <there>", &["5 >> & <there>"]),
            ("A well-known word - here.", &["A well-known word - here."]),
        ] {
            assert_eq!(cut_lines(&[line]).into_iter().map(|(text, _)| text).collect::<Vec<_>>(), pieces);
        }
    }

    #[test]
    fn the_pieces_of_a_line_share_out_its_spans() {
        let span = |at: std::ops::Range<usize>| TextSpan { from: at.start + 100..at.end + 100, at };
        let spans = vec![span(0..5), span(5..9), span(9..14)];
        let line = CueLine { text: ">> No. >> Yes.".to_owned(), spans, is_turn: false };
        let places = |line: CueLine| line.spans.into_iter().map(|span| span.at).collect::<Vec<_>>();
        assert_eq!(
            cut(line).into_iter().map(places).collect::<Vec<_>>(),
            [vec![0..5, 5..6], vec![0..2, 2..7]]
        );
    }

    #[test]
    fn a_line_of_very_many_turns_is_cut_in_linear_room() {
        let spans = (0..100_000).map(|at| TextSpan { from: at..at + 1, at: 5 * at..5 * at + 4 }).collect();
        let line = CueLine { text: ">> b ".repeat(100_000), spans, is_turn: false };
        let pieces = cut(line);
        assert_eq!(pieces.len(), 100_000);
        assert!(pieces.iter().all(|piece| piece.spans.capacity() < 8));
        assert_eq!(cut_lines(&[&">> ".repeat(100_000)]).len(), 1);
    }

    #[test]
    fn a_name_in_capitals_or_one_that_comes_again_begins_a_turn() {
        let lines =
            ["LAYLA: Where?", "Omar: Here.", "He left at 10: too late.", "Omar: There.", "One thing: wait."];
        assert_eq!(turns(&lines), ["LAYLA: Where?", "Omar: Here.", "Omar: There."]);
        let lines = ["سلمى: أين هو؟", "فقال: هنا.", "سلمى: أين؟", "وقال: هناك.", "وقال: لا."];
        assert_eq!(turns(&lines), ["سلمى: أين هو؟", "سلمى: أين؟"]);
        let lines = ["كلنا نعرف أن", "الحقيقة: غير ذلك.", "ويظنون أن", "الحقيقة: ما قيل."];
        assert!(turns(&lines).is_empty());
    }
}
