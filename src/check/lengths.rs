//! Whether a text and its translation are about as long as texts and their translations are.

use crate::lang::Lang;

/// How long a translation may be, beside its text.
struct Usual {
    /// The fewest characters that the longer of the two texts has.
    from: usize,
    /// The least and the greatest number of Arabic characters for one English character.
    ratios: (f64, f64),
}

// Outside are at most 5 in 10,000 at either end of 158,902 pairs of 24 human translations: laws, handbooks,
// health, housing, messages of programs. A short Arabic text may say much: its limits are wider.
const USUAL: [Usual; 5] = [
    Usual { from: 100, ratios: (0.40, 2.10) },
    Usual { from: 60, ratios: (0.38, 2.25) },
    Usual { from: 40, ratios: (0.36, 2.60) },
    Usual { from: 30, ratios: (0.30, 3.10) },
    Usual { from: 20, ratios: (0.25, 2.70) },
];
// The fewest words of the longer text; a term of one language may be explained in the other.
const FEWEST_WORDS: usize = 5;
// Added to both lengths, so that a mark or a short word more does not count in a short text.
const SLACK: f64 = 3.0;

// How many times as long as the other a text of any languages may be, from how many characters on. Chosen by
// hand.
const TIMES: usize = 4;
const LONG: usize = 40;

/// Returns true if one of two folded texts is several times as long as the other.
pub(super) fn is_many_times(texts: [&str; 2]) -> bool {
    let lengths = texts.map(|text| text.chars().count());
    let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    short > 0 && long >= LONG && long > TIMES * short
}

// Returns the number of characters of a text; of one with several plural forms between bars, that of a form.
fn length_of_form(text: &str) -> usize {
    let forms = text.split('|').filter(|form| form.contains(char::is_alphanumeric)).count();
    text.chars().count() / forms.max(1)
}

// The most words of a term that has an explanation. Chosen by hand.
const TERM: usize = 4;

// Returns two texts without what stands in brackets in one of them alone, which explains a term.
fn without_explanations(texts: [&str; 2]) -> [String; 2] {
    let has_no_brackets = |text: &str| !text.contains(['(', ')']);
    match texts.map(without_brackets) {
        [Some(bare), None] if has_no_brackets(texts[1]) => [bare, texts[1].to_owned()],
        [None, Some(bare)] if has_no_brackets(texts[0]) => [texts[0].to_owned(), bare],
        _ => texts.map(str::to_owned),
    }
}

// Returns a term without the explanation in brackets after or before it.
fn without_brackets(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('(')?;
    let (_, after) = rest.split_once(')')?;
    let is_term =
        |bare: &String| bare.contains(char::is_alphabetic) && bare.split_whitespace().nth(TERM).is_none();
    Some(format!("{before}{after}")).filter(is_term)
}

/// Returns true if one of two folded texts, each with its language, is much longer than the other, or several
/// times as long.
pub(super) fn is_uneven(texts: [(&Lang, &str); 2]) -> bool {
    let bare = without_explanations(texts.map(|(_, text)| text));
    let texts = [(texts[0].0, &*bare[0]), (texts[1].0, &*bare[1])];
    let is_many_times = || is_many_times(texts.map(|(_, text)| text));
    let lengths = texts.map(|(_, text)| length_of_form(text));
    let long = lengths[0].max(lengths[1]);
    let place = |is: fn(&Lang) -> bool| texts.iter().position(|(lang, _)| is(lang));
    match (place(Lang::is_arabic), place(Lang::is_english)) {
        (Some(arabic), Some(english)) => {
            let ratio = (lengths[arabic] as f64 + SLACK) / (lengths[english] as f64 + SLACK);
            let is_sentence = texts.iter().any(|(_, text)| text.split(' ').count() >= FEWEST_WORDS);
            let usual = USUAL.iter().find(|usual| long >= usual.from).filter(|_| is_sentence);
            usual.is_some_and(|usual| ratio < usual.ratios.0 || ratio > usual.ratios.1) || is_many_times()
        }
        _ => is_many_times(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_translation_is_too_short() {
        let english =
            "close the main valve before you start the pump, and wait until the pressure has fallen.";
        let whole = "اغلق الصمام الرييسي قبل تشغيل المضخه، وانتظر حتي ينخفض الضغط.";
        let half = "اغلق الصمام الرييسي قبل تشغيل.";
        let is_uneven = |arabic| is_uneven([(&Lang::ENGLISH, english), (&Lang::ARABIC, arabic)]);
        assert!(!is_uneven(whole) && is_uneven(half));
    }

    #[test]
    fn an_explanation_in_brackets_does_not_count() {
        let is_uneven = |english, arabic| is_uneven([(&Lang::ENGLISH, english), (&Lang::ARABIC, arabic)]);
        assert!(!is_uneven("keeper (of the property of an absent owner)", "قيم"));
        assert!(is_uneven("keeper of the property of an absent owner", "قيم"));
    }
}
