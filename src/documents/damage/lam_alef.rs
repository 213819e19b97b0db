//! [`LamAlef`]: text in which each لا has become ال, as converters of PDF leave it.
//!
//! Lam and alef are drawn as one shape. A converter that turns a line round letter by letter instead of shape
//! by shape leaves the two letters in the wrong order. Of the words that become the given one in this way,
//! the commonest is taken.

use std::collections::HashMap;

use crate::lexicon::{Lexicon, Side, Vocabulary};

/// A text in which lam and alef are in the wrong order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LamAlef {
    /// How many words show it for certain.
    words: usize,
}

// Words that show the damage at least, and words for one of them at most. Chosen by hand: of the words of
// damaged texts, one in twenty shows it; whole texts have none.
const WORDS: usize = 3;
const WORDS_FOR_A_SIGN: usize = 300;
// Places of a word that are tried both ways; no word has more.
const PLACES: usize = 4;
// How much commoner a word must be than the one with the article, which the same letters spell. Chosen by
// hand: an article begins one word in four, and lam-alef one in fifty.
const FOR_THE_ARTICLE: f64 = 20.0;

impl LamAlef {
    /// Returns the damage, if many words show it.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (mut words, mut damaged) = (0, 0);
        for word in text.split(|c| !is_letter(c)).filter(|word| word.chars().nth(1).is_some()) {
            words += 1;
            damaged += usize::from(is_sure_sign(word));
        }
        (damaged >= WORDS && damaged * WORDS_FOR_A_SIGN >= words).then_some(Self { words: damaged })
    }

    /// Returns how many words show the damage for certain.
    pub(super) fn words(self) -> usize {
        self.words
    }

    /// Returns the text with the letters in their order.
    pub(super) fn undone(self, text: &str) -> String {
        let lexicon = Lexicon::built_in();
        let mut words = Words { vocabulary: lexicon.vocabulary(), lexicon: &lexicon, known: HashMap::new() };
        let mut undone = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_letter) {
            undone.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = rest.find(|c| !is_letter(c) && !is_mark(c)).unwrap_or(rest.len());
            undone.push_str(words.undone(&rest[..end]));
            rest = &rest[end..];
        }
        undone + rest
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{64A}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}')
}

fn is_alef(c: char) -> bool {
    matches!(c, 'ا' | 'أ' | 'إ' | 'آ')
}

// Returns true for a word that begins with an alef, an alef and a lam, whatever one-letter word precedes.
fn is_sure_sign(word: &str) -> bool {
    let begins = |word: &str| {
        let mut letters = word.chars();
        letters.next() == Some('ا') && letters.next().is_some_and(is_alef) && letters.next() == Some('ل')
    };
    begins(word) || word.strip_prefix(['و', 'ف', 'ب', 'ك']).is_some_and(begins)
}

/// The words that were met, and the lexicon that says which are common.
struct Words<'l> {
    vocabulary: Vocabulary<'l>,
    lexicon: &'l Lexicon,
    known: HashMap<String, String>,
}

impl Words<'_> {
    fn undone(&mut self, word: &str) -> &str {
        if !self.known.contains_key(word) {
            let likeliest = self.likeliest(word);
            self.known.insert(word.to_owned(), likeliest);
        }
        &self.known[word]
    }

    // Only a word that the damage turns into the given one is possible.
    fn likeliest(&mut self, word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        let places: Vec<usize> = (1..letters.len())
            .filter(|at| is_alef(letters[at - 1]) && letters[*at] == 'ل')
            .take(PLACES)
            .collect();
        let mut best = (f64::NEG_INFINITY, None);
        for chosen in 0..1_usize << places.len() {
            let mut before = letters.clone();
            for (_, at) in places.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1) {
                before.swap(at - 1, *at);
            }
            let score = if damaged(&before) == letters { self.score(&before) } else { f64::NEG_INFINITY };
            if score > best.0 {
                best = (score, Some(before));
            }
        }
        best.1.unwrap_or(letters).into_iter().collect()
    }

    // Returns how common a word is.
    fn score(&mut self, letters: &[char]) -> f64 {
        let word: String = letters.iter().filter(|c| is_letter(**c)).collect();
        let Some(stem) = self.vocabulary.stems(&word).first().copied() else { return 0.0 };
        let frequency = self.lexicon.frequency(Side::Arabic, stem);
        if is_common(&word) {
            return 1.0;
        }
        let bare = word.strip_prefix(['و', 'ف', 'ب', 'ك']).unwrap_or(&word);
        let has_article = [&word, bare].iter().any(|word| word.starts_with("ال")) || bare.starts_with("لل");
        let ends_in_lam_alef = letters.ends_with(&['ل', 'ا']);
        match (has_article, ends_in_lam_alef) {
            (true, false) => frequency * FOR_THE_ARTICLE,
            (false, true) => frequency / FOR_THE_ARTICLE,
            _ => frequency,
        }
    }
}

// Returns what the damage makes of a word.
fn damaged(word: &[char]) -> Vec<char> {
    let mut letters = word.to_vec();
    let mut at = 1;
    while at < letters.len() {
        if letters[at - 1] == 'ل' && is_alef(letters[at]) {
            letters.swap(at - 1, at);
            at += 1;
        }
        at += 1;
    }
    letters
}

// Words whose stems do not tell them from others with the same letters: علامة has the stem of عالم.
const COMMON_WORDS: [&str; 88] = [
    "لا",
    "لأن",
    "لأنه",
    "لأنها",
    "لأنهم",
    "لأي",
    "لأية",
    "لأجل",
    "لأول",
    "لإعادة",
    "لازم",
    "لاعب",
    "لاعبين",
    "لاحقا",
    "لاحظ",
    "إلا",
    "ألا",
    "كلا",
    "هلا",
    "بلا",
    "أولا",
    "بدلا",
    "فضلا",
    "قليلا",
    "طويلا",
    "كاملا",
    "مثال",
    "أمثلة",
    "علامة",
    "علامات",
    "علاقة",
    "علاقات",
    "أعلاه",
    "إصلاح",
    "إصلاحات",
    "إصلاحه",
    "صلاحية",
    "صلاحيات",
    "خلال",
    "خلاف",
    "بلاد",
    "كلام",
    "سلام",
    "سلامة",
    "إسلام",
    "إسلامي",
    "إسلامية",
    "ثلاث",
    "ثلاثة",
    "ثلاثين",
    "ملاحظة",
    "ملاحظات",
    "استعلام",
    "علاج",
    "غلاف",
    "سؤال",
    "سؤاله",
    "انتقال",
    "إرسال",
    "إرساله",
    "إرسالها",
    "فعالة",
    "عمال",
    "جوال",
    "إعلان",
    "إعلانات",
    "إعلام",
    "لاسلكية",
    "لاتينية",
    "اصطناعي",
    "استلام",
    "اختلاف",
    "مثالي",
    "مثالية",
    "فعالية",
    "إجمالي",
    "إجمالية",
    "احتمال",
    "احتمالات",
    "غالبا",
    "حاليا",
    "تالي",
    "تالية",
    "مالية",
    "مقال",
    "مقالات",
    "رسالة",
    "مسألة",
];

fn is_common(word: &str) -> bool {
    const CLITICS: [&str; 12] = ["", "و", "ف", "ال", "وال", "فال", "ب", "بال", "وب", "لل", "ولل", "كال"];
    CLITICS.iter().any(|clitics| word.strip_prefix(clitics).is_some_and(|word| COMMON_WORDS.contains(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "أعلنت وزارة الاتصالات خلال الاجتماع الأخير أن الإنتاجية ارتفعت ثلاثة أضعاف، ولا شك أن للإدارة دورا. \
                        لا يجوز إلا بعد الاتفاق على الآليات والإجراءات، وقال المدير إن الحال أفضل مما كان قبلًا، وليست مثالية.";

    #[test]
    fn lam_and_alef_are_put_in_order() {
        let damaged: String = damaged(&TEXT.chars().collect::<Vec<_>>()).into_iter().collect();
        assert!(damaged.contains("االتصاالت خالل االجتماع األخير"));
        assert_eq!(LamAlef::of(&damaged).unwrap().undone(&damaged), TEXT);
    }

    #[test]
    fn a_whole_text_is_not_taken_for_damaged() {
        assert_eq!(LamAlef::of(TEXT), None);
    }
}
