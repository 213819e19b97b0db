//! [`of_cues`]: the tags of subtitles: those that belong to a cue as a whole, and those around a part of its
//! words.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::cue_tags::CueTags;
use super::token::{ElementKind, Tokens};
use crate::documents::{CueMark, cue_marks, cue_places, is_unseen, is_voice};

// Elements around one word at most; more are left out. Chosen by hand, to bound the time for hostile files.
const DEPTH: usize = 32;

/// Returns the tags of each cue of a file. Elements that begin with the same tag are one. Times inside a cue,
/// and classes without a name, are left out: they tell when each word of the source appears.
pub(in crate::manuscript) fn of_cues(file: &str) -> Tokens {
    let cues: Vec<CueScan> =
        cue_places(file).into_iter().map(|place| CueScan::of(file, place.unwrap_or_default())).collect();
    let (mut tokens, mut known) = (Tokens::default(), HashMap::new());
    for (number, cue) in cues.iter().enumerate() {
        // A title that begins in one cue and ends in the next is one: its tags belong to the words.
        let [before, after] = [number.wrapping_sub(1), number + 1].map(|beside| cues.get(beside));
        let goes_on = |tag: &str| {
            before.is_some_and(|cue| cue.last_words_in.contains(tag))
                || after.is_some_and(|cue| cue.first_words_in.contains(tag))
        };
        let element = |from: &Range<usize>, name: &str| {
            let open = || tokens.open(from.clone(), label(name), ElementKind::Plain);
            *known.entry(&file[from.clone()]).or_insert_with(open)
        };
        let tags = cue.tags(file, goes_on, element);
        tokens.cues.push(tags);
    }
    tokens
}

/// What stands in a cue, in order.
#[derive(Default)]
struct CueScan<'t> {
    marks: Vec<(Range<usize>, CueMark<'t>)>,
    /// For each mark that begins an element, the number of the one that ends it; none if the element goes on
    /// to the end of the cue.
    ends: Vec<Option<usize>>,
    /// The numbers of the first mark with words and of the last one.
    words: Option<(usize, usize)>,
    /// The tags that begin elements around the first words of several, and around the last ones.
    first_words_in: HashSet<&'t str>,
    last_words_in: HashSet<&'t str>,
}

impl<'t> CueScan<'t> {
    fn of(file: &'t str, place: Range<usize>) -> Self {
        let mut scan = Self::default();
        let mut start = place.start;
        for line in file[place].split(['\n', '\r']) {
            scan.marks.extend(cue_marks(line).map(|(at, mark)| (start + at.start..start + at.end, mark)));
            start += line.len() + 1;
        }
        scan.ends = ends(&scan.marks);
        let mut words = scan.marks.iter().enumerate().filter(|(_, (_, mark))| has_words(*mark));
        scan.words =
            words.next().map(|(first, _)| (first, words.next_back().map_or(first, |(last, _)| last)));
        for (number, (from, _)) in scan.marks.iter().enumerate().filter(|(_, (_, mark))| mark.is_open()) {
            match scan.words_beside(number) {
                (false, true) => _ = scan.first_words_in.insert(&file[from.clone()]),
                (true, false) => _ = scan.last_words_in.insert(&file[from.clone()]),
                _ => {}
            }
        }
        scan
    }

    /// Returns whether words stand before an element, and whether words stand behind it.
    fn words_beside(&self, open: usize) -> (bool, bool) {
        self.words.map_or((false, false), |(first, last)| {
            (first < open, self.ends[open].is_some_and(|end| end <= last))
        })
    }

    fn tags(
        &self,
        file: &str,
        goes_on: impl Fn(&str) -> bool,
        mut element: impl FnMut(&Range<usize>, &str) -> usize,
    ) -> CueTags {
        let mut tags = CueTags::default();
        let (first, last) = self.words.unwrap_or((self.marks.len(), self.marks.len()));
        // The elements that are open, each with the number of the mark that ends it.
        let mut open: Vec<(Option<usize>, usize)> = Vec::new();
        for (number, (from, mark)) in self.marks.iter().enumerate() {
            let before = open.len();
            open.retain(|(end, _)| *end != Some(number));
            let mut has_changed = open.len() < before;
            match mark {
                CueMark::Open(name) => {
                    let tag = &file[from.clone()];
                    if self.words_beside(number) == (false, false) && !goes_on(tag) {
                        tags.before.push(from.clone());
                        let close = self.ends[number].map(|end| &self.marks[end]);
                        let close = close.filter(|(_, mark)| matches!(mark, CueMark::Close(_)));
                        tags.after.extend(close.map(|(from, _)| from.clone()));
                    } else if !is_bare_class(tag) && open.len() < DEPTH {
                        open.push((self.ends[number], element(from, name)));
                        has_changed = true;
                    }
                }
                CueMark::Single if number < first => tags.before.push(from.clone()),
                CueMark::Single if number > last => tags.after.push(from.clone()),
                CueMark::Single => tags.singles.push(from.clone()),
                CueMark::Close(_) | CueMark::LeftOut | CueMark::Text(_) | CueMark::Sign(_) => {}
            }
            if has_changed {
                let mut stack: Vec<usize> = Vec::new();
                for (_, element) in &open {
                    if !stack.contains(element) {
                        stack.push(*element);
                    }
                }
                tags.stacks.push((from.end, stack));
            }
        }
        tags.after.sort_unstable_by_key(|from| from.start);
        tags
    }
}

// Returns, for each mark that begins an element, the number of the mark that ends it.
fn ends(marks: &[(Range<usize>, CueMark)]) -> Vec<Option<usize>> {
    let mut ends = vec![None; marks.len()];
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, (_, mark)) in marks.iter().enumerate() {
        let (CueMark::Open(name) | CueMark::Close(name)) = mark else { continue };
        let same = open.entry(name.to_ascii_lowercase()).or_default();
        let is_open = mark.is_open();
        // A voice ends where another one begins.
        if (!is_open || is_voice(name))
            && let Some(ended) = same.pop()
        {
            ends[ended] = Some(number);
        }
        same.extend(is_open.then_some(number));
    }
    ends
}

fn has_words(mark: CueMark) -> bool {
    match mark {
        CueMark::Text(text) => text.chars().any(|c| !c.is_whitespace() && !is_unseen(c)),
        CueMark::Sign(sign) => !sign.is_whitespace(),
        _ => false,
    }
}

fn is_bare_class(tag: &str) -> bool {
    tag.eq_ignore_ascii_case("<c>")
}

fn label(name: &str) -> Option<&'static str> {
    Some(match name.trim_start_matches('\\').to_ascii_lowercase().as_str() {
        "b" => "bold",
        "i" => "italic",
        "u" => "underlined",
        "s" => "strike",
        "v" => "voice",
        "ruby" => "ruby",
        _ => "style",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(cues: &[&str]) -> (Vec<String>, Vec<String>, Vec<usize>) {
        let cue = |(lines, number): (&&str, usize)| {
            format!("{number}\n00:00:0{number},000 --> 00:00:0{number},900\n{lines}\n\n")
        };
        let file: String = cues.iter().zip(1..).map(cue).collect();
        let tokens = of_cues(&file);
        let around = |cue: &CueTags| {
            let text = |tags: &[Range<usize>]| tags.iter().map(|tag| &file[tag.clone()]).collect::<String>();
            format!("{}|{}", text(&cue.before), text(&cue.after))
        };
        let elements = tokens.elements.iter().map(|element| file[element.open.clone()].to_owned());
        let most = |cue: &CueTags| cue.stacks.iter().map(|(_, stack)| stack.len()).max().unwrap_or_default();
        (tokens.cues.iter().map(around).collect(), elements.collect(), tokens.cues.iter().map(most).collect())
    }

    #[test]
    fn tags_around_all_words_belong_to_the_cue() {
        let (around, elements, _) = tags(&[
            "{\\an8}<i>Close\nthe door</i>",
            "<v Layla>Close <i>the</i> door",
            "<b><i>Yes</b></i>",
            "No",
            "<i>One</i> <i>two</i>",
        ]);
        assert_eq!(around, ["{\\an8}<i>|</i>", "<v Layla>|", "<b><i>|</b></i>", "|", "|"]);
        assert_eq!(elements, ["<i>"]);
    }

    #[test]
    fn a_title_that_goes_on_in_the_next_cue_belongs_to_the_words() {
        let (around, _, depth) = tags(&["She read <i>The Long", "<i>Road Home</i>", "twice."]);
        assert_eq!((around, depth), (vec!["|".to_owned(); 3], vec![1, 1, 0]));
    }

    #[test]
    fn times_and_bare_classes_are_left_out_and_voices_end_one_another() {
        let (around, elements, depth) =
            tags(&["<c>Close</c> <00:00:01.500><c> it</c>", "<v A>No.\n<v B>Yes."]);
        assert_eq!((around, depth), (vec!["|".to_owned(); 2], vec![0, 1]));
        assert_eq!(elements, ["<v A>", "<v B>"]);
    }
}
