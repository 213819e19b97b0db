//! Whether a text and its translation are about as long as texts and their translations are.

use crate::lang::Lang;

/// How long a translation may be, beside its text.
struct Usual {
    /// The fewest characters that the longer of the two texts has.
    from: usize,
    /// The least and the greatest number of Arabic characters for one English character.
    ratios: (f64, f64),
}

// Chosen by hand, wider than what professional translations have: of 23,390 pairs of at least 60 characters,
// laws, handbooks, news and messages, at most 2 in 1000 are outside 0.46 and 1.75.
const USUAL: [Usual; 4] = [
    Usual { from: 100, ratios: (0.40, 2.00) },
    Usual { from: 60, ratios: (0.38, 2.10) },
    Usual { from: 40, ratios: (0.36, 2.60) },
    Usual { from: 20, ratios: (0.25, 4.00) },
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

/// Returns true if one of two folded texts, each with its language, is much longer than the other, or several
/// times as long.
pub(super) fn is_uneven(texts: [(&Lang, &str); 2]) -> bool {
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
}
