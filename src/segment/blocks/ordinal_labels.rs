//! Arabic ordinals with the article that count the items of a line: `الأول. العلم. الثاني. العمل.`, with or
//! without the noun that they count: `الشرط الأول. …`.

use std::ops::Range;

use crate::segment::marks::terminal;
use crate::text::fold;

// First to tenth, as `fold` leaves them.
const MASCULINE: [&str; 10] =
    ["الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];
const FEMININE: [&str; 10] = [
    "الاولي",
    "الثانيه",
    "الثالثه",
    "الرابعه",
    "الخامسه",
    "السادسه",
    "السابعه",
    "الثامنه",
    "التاسعه",
    "العاشره",
];

// The units of the ordinals from the eleventh to the nineteenth, as `fold` leaves them.
const UNITS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];

// What closes such an ordinal.
const CLOSERS: [&str; 4] = [".", ":", ")", "-"];

/// An ordinal with a full stop, and the noun before it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ordinal {
    noun: String,
    is_feminine: bool,
    number: usize,
}

/// Returns the places of the labels that open the block and follow in order, each behind a whole sentence;
/// empty if fewer than two do. One ordinal alone may be a short sentence.
pub(super) fn ordinal_labels(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let body = &text[block.clone()];
    let at = |token: &str| token.as_ptr() as usize - text.as_ptr() as usize;
    let tokens = || body.split_whitespace();
    if !tokens().take(2).any(|token| number_of(token).is_some()) {
        return Vec::new();
    }
    let (mut labels, mut last) = (Vec::<Range<usize>>::new(), None::<Ordinal>);
    // The words since the last mark.
    let mut words: Vec<&str> = Vec::new();
    for token in tokens() {
        words.push(token);
        if !token.ends_with(|c| terminal(c).is_some()) {
            continue;
        }
        let sentence = std::mem::take(&mut words);
        let Some(ordinal) = Ordinal::read(&sentence) else {
            if last.is_none() {
                return Vec::new();
            }
            continue;
        };
        if last.as_ref().is_none_or(|last| ordinal.is_after(last)) {
            labels.push(at(sentence[0])..at(token) + token.len());
            last = Some(ordinal);
        }
    }
    let is_empty = |label: &Range<usize>| text[label.end..block.end].trim().is_empty();
    if labels.len() > 1 && !labels.last().is_some_and(is_empty) { labels } else { Vec::new() }
}

/// Returns the places of the ordinals from the eleventh on that open the block and count its items in order
/// (`حادي عشر. التحكيم ثاني عشر. اللغة`); empty if fewer than two do.
pub(super) fn teen_labels(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let at = |token: &str| token.as_ptr() as usize - text.as_ptr() as usize;
    let mut tokens = text[block.clone()].split_whitespace().peekable();
    let (mut labels, mut last) = (Vec::<Range<usize>>::new(), None::<(usize, &str)>);
    let mut is_first = true;
    while let Some(unit) = tokens.next() {
        let number = || UNITS.iter().position(|&one| one == fold(unit));
        let closer = tokens.peek().and_then(|ten| CLOSERS.into_iter().find(|closer| ten.ends_with(closer)));
        let closer = closer
            .filter(|closer| tokens.peek().is_some_and(|ten| fold(ten.trim_end_matches(closer)) == "عشر"));
        let label = closer.and_then(|closer| Some((number()?, closer)));
        match label {
            Some((number, closer)) if last.is_none_or(|last| last == (number.wrapping_sub(1), closer)) => {
                let ten = tokens.next().expect("it was peeked at");
                labels.push(at(unit)..at(ten) + ten.len());
                last = Some((number, closer));
            }
            _ if is_first => return Vec::new(),
            _ => {}
        }
        is_first = false;
    }
    let is_empty = |label: &Range<usize>| text[label.end..block.end].trim().is_empty();
    if labels.len() > 1 && !labels.last().is_some_and(is_empty) { labels } else { Vec::new() }
}

impl Ordinal {
    // Reads a sentence of nothing but the label.
    fn read(sentence: &[&str]) -> Option<Self> {
        let (ordinal, noun) = sentence.split_last()?;
        let noun = match noun {
            [] => String::new(),
            [noun] if noun.starts_with("ال") => fold(noun),
            _ => return None,
        };
        let (number, is_feminine) = number_of(ordinal)?;
        Some(Self { noun, is_feminine, number })
    }

    fn is_after(&self, last: &Self) -> bool {
        self.number == last.number + 1 && self.noun == last.noun && self.is_feminine == last.is_feminine
    }
}

// Returns the number of an ordinal with a full stop, and true for the feminine.
fn number_of(token: &str) -> Option<(usize, bool)> {
    let ordinal = token.strip_suffix('.').filter(|ordinal| ordinal.starts_with("ال")).map(fold)?;
    let place = |series: &[&str]| series.iter().position(|&one| one == ordinal);
    let masculine = place(&MASCULINE).map(|place| (place + 1, false));
    masculine.or_else(|| place(&FEMININE).map(|place| (place + 1, true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Asserts that the labels of a text begin at its start and where a `|` stands in it.
    fn assert_labels(marked: &str) {
        let text = marked.replace('|', "");
        let starts: Vec<usize> =
            ordinal_labels(&text, 0..text.len()).iter().skip(1).map(|label| label.start).collect();
        let bars = marked.match_indices('|').enumerate().map(|(count, (at, _))| at - count);
        assert_eq!(starts, bars.collect::<Vec<_>>(), "{marked}");
    }

    #[test]
    fn ordinals_with_the_article_count_items() {
        assert_labels("الأول. حسن الخط. |الثاني. سرعة الكتابة. |الثالث. حفظ السر.");
        assert_labels("السبب الأول. ضيق الوقت. |السبب الثاني. قلة المال.");
        assert_labels("المرحلة الأولى. نقيس الأرض. ثم نحفرها. |المرحلة الثانية. نبني الجدار.");
        assert_labels("الخامس. حسن الخط. |السادس. سرعة الكتابة.");
    }

    #[test]
    fn ordinals_from_the_eleventh_on_count_items() {
        let starts = |text: &str| -> Vec<String> {
            let labels = teen_labels(text, 0..text.len());
            labels.into_iter().map(|label| text[label].to_owned()).collect()
        };
        let text = "حادي عشر. التحكيم ثاني عشر. اللغة ثالث عشر. النسخ";
        assert_eq!(starts(text), ["حادي عشر.", "ثاني عشر.", "ثالث عشر."]);
        assert_eq!(starts("رابع عشر: المدة خامس عشر: الثمن").len(), 2);
        for text in [
            "حادي عشر. التحكيم",
            "هو حادي عشر. وذاك ثاني عشر. وهذا قصير",
            "حادي عشر. التحكيم رابع عشر. اللغة",
            "حادي عشر. ثاني عشر.",
        ] {
            assert_eq!(starts(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn an_ordinal_in_a_sentence_counts_nothing() {
        assert_labels("الأول. لم يعرفه أحد.");
        assert_labels("وصل الأول. ثم جاء الثاني. ثم جاء الثالث.");
        assert_labels("من الفائز؟ الأول. ومن الخاسر؟ الثاني.");
        assert_labels("الأول. حسن الخط. الثاني.");
        assert_labels("السبب الأول. ضيق الوقت. المرحلة الثانية. نبني الجدار.");
    }
}
