//! [`SearchTerm`]: a term of a search, which finds its places in a text.
//!
//! An Arabic word is found with its clitics: محكمة finds وللمحكمة and محكمتهم. A word with the article is
//! found only with the article, also after ل, where the article loses its alef. Words are compared twice: as
//! they fold, and in the spelling that the seats of a hamza and the letters of neighbours share.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::memory::index::{Stretch, WordGap};
use crate::text::{Respelling, Token, fold, of_neighbour, tokens};

use super::gaps::{gaps, word_gaps};
use super::marks::Marks;
use super::spellings::{number_forms, stretch};
use super::telephone::Telephone;
use super::term_text::{TermText, may_have_row};
use super::term_word::TermWord;

/// One or more words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SearchTerm {
    words: Vec<TermWord>,
    // The words in the spelling that their other spellings share.
    respelled: Vec<TermWord>,
    marks: Marks,
    stretches: Vec<Stretch>,
    // What stands at the gaps between the words.
    gaps: Vec<Stretch>,
    // The words in a row of which one is short.
    word_gaps: Vec<WordGap>,
    // The telephone number of which the words are digits: a text may have that number in other groups.
    telephone: Option<Telephone>,
    // Whether a text may have the words with another seat of a hamza.
    has_hamza: bool,
    // Whether the search itself has letters of neighbours or a hamza on another seat.
    is_respelled: bool,
}

impl SearchTerm {
    /// Returns the terms of a search, in which `"..."` is a phrase and `begin*` the beginning of a word.
    pub(super) fn all(search: &str) -> Vec<Self> {
        let search: String = search.nfc().collect();
        let (plain, respelled) = (TermText::new(&search), TermText::respelled(&search, Respelling::LETTERS));
        let telephones = Telephone::all(plain.folded());
        let terms = phrases(&plain).into_iter().zip(phrases(&respelled));
        terms
            .filter(|((_, words), _)| !words.is_empty())
            .map(|((place, words), (_, respelled))| {
                let telephone =
                    telephones.iter().find(|telephone| telephone.holds(plain.folded(), place.clone()));
                // The plus of a telephone number may be missing.
                let marks = match telephone {
                    Some(_) => Marks::default(),
                    None => Marks::of(&plain.folded()[place]),
                };
                Self::new(words, respelled, marks, telephone.cloned())
            })
            .collect()
    }

    fn new(
        words: Vec<TermWord>,
        respelled: Vec<TermWord>,
        marks: Marks,
        telephone: Option<Telephone>,
    ) -> Self {
        let mut stretches: Vec<Stretch> = match &telephone {
            Some(telephone) => {
                respelled.iter().flat_map(|word| telephone.stretches(&number_forms(word))).collect()
            }
            None => respelled.iter().map(stretch).collect(),
        };
        let with_marks = marks.parts().iter().filter(|part| part.is_ascii());
        stretches.extend(with_marks.map(|part| Stretch::new(vec![part.clone()], Vec::new())));
        let (gaps, word_gaps) = match telephone {
            None => (gaps(&respelled, marks.parts()), word_gaps(&respelled)),
            Some(_) => Default::default(),
        };
        let has_hamza = respelled.iter().any(TermWord::has_hamza);
        let is_respelled = words != respelled;
        Self { words, respelled, marks, stretches, gaps, word_gaps, telephone, has_hamza, is_respelled }
    }

    /// Returns the term with all forms of its words.
    pub(super) fn with_forms(&self) -> Self {
        let all = |words: &[TermWord]| words.iter().map(TermWord::with_forms).collect();
        Self::new(all(&self.words), all(&self.respelled), self.marks.clone(), self.telephone.clone())
    }

    /// Returns true for words of Arabic script.
    pub(super) fn is_arabic(&self) -> bool {
        self.respelled.first().is_some_and(TermWord::is_arabic)
    }

    /// Returns the stretches of letters that every text with this term has.
    pub(super) fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.stretches.iter()
    }

    /// Returns the stretches at the gaps between the words of the term and around it, which every text with
    /// this term has too. They have many forms, so only the index is asked for them.
    pub(super) fn gaps(&self) -> impl Iterator<Item = &Stretch> {
        self.gaps.iter()
    }

    /// Returns the gaps between words of the term of which the index knows which words follow one another.
    pub(super) fn word_gaps(&self) -> impl Iterator<Item = &WordGap> {
        self.word_gaps.iter()
    }
}

// Returns the place of each phrase of a search and its words; none for a phrase without words.
fn phrases(search: &TermText) -> Vec<(Range<usize>, Vec<TermWord>)> {
    let (mut phrases, mut at) = (Vec::new(), 0);
    for (number, part) in search.folded().split('"').enumerate() {
        // Every second part stood between quotation marks.
        let is_phrase = number % 2 == 1;
        let ends = if is_phrase { vec![at + part.len()] } else { ends_of_words(search, at..at + part.len()) };
        for end in ends {
            phrases.push((at..end, search.words_of(at..end)));
            // The space or quotation mark that ends it is one byte.
            at = end + 1;
        }
    }
    phrases
}

// Returns where the words of a part of a search end, at spaces outside numbers and at the end of the part.
fn ends_of_words(search: &TermText, part: Range<usize>) -> Vec<usize> {
    let numbers = search.spaced_numbers(part.clone());
    let spaces = search.folded()[part.clone()].match_indices(' ').map(|(at, _)| part.start + at);
    let outside = spaces.filter(|at| !numbers.iter().any(|number| number.contains(at)));
    outside.chain([part.end]).collect()
}

/// Returns the places of the terms in a text, in bytes and in order; empty if one of the terms is missing.
pub(super) fn places(terms: &[SearchTerm], text: &str) -> Vec<Range<usize>> {
    let plain = TermText::new(text);
    let respelled = has_other_spellings(terms, text).then(|| TermText::respelled(text, Respelling::LETTERS));
    let mut places = Vec::new();
    for term in terms {
        let before = places.len();
        places.extend(term.telephone.iter().flat_map(|telephone| plain.places_of(telephone)));
        if places.len() == before {
            places.extend(plain.places(&term.words, &term.marks));
            let respelled = respelled.iter();
            places.extend(respelled.flat_map(|respelled| respelled.places(&term.respelled, &term.marks)));
        }
        if places.len() == before {
            return Vec::new();
        }
        places[before..].sort_by_key(|range| (range.start, range.end));
        let mut of_term = places.split_off(before);
        of_term.dedup();
        places.extend(of_term);
    }
    places.sort_by_key(|range| (range.start, range.end));
    places.dedup();
    places
}

/// Returns false if one of the terms is not in a text: if its letters are missing, or no words of it follow
/// one another. Takes a tenth of the time of [`places`].
pub(super) fn may_be_in(terms: &[SearchTerm], text: &str) -> bool {
    let folded = fold(text);
    let has_letters = |term: &SearchTerm| term.stretches().all(|stretch| stretch.may_be_in(&folded));
    let may_have_row = |term: &SearchTerm| term.words.len() == 1 || may_have_row(&term.words, &folded);
    terms.iter().all(has_letters) && (has_other_spellings(terms, text) || terms.iter().all(may_have_row))
}

/// Returns true if the words found have the letters of a term and no others.
pub(super) fn is_as_asked(terms: &[&SearchTerm], found: &str) -> bool {
    let found = fold(found);
    let found: Vec<Token> = tokens(&found).collect();
    terms.iter().any(|term| {
        term.words.len() == found.len()
            && term.words.iter().zip(&found).all(|(word, found)| word.text() == found.text)
    })
}

// Returns true if a text may have terms in a spelling that its fold does not show.
fn has_other_spellings(terms: &[SearchTerm], text: &str) -> bool {
    let has_hamza = terms.iter().any(|term| term.has_hamza);
    let is_seat = |c| has_hamza && matches!(c, '\u{621}'..='\u{626}' | '\u{654}' | '\u{655}');
    let is_respelled = terms.iter().any(|term| term.is_respelled);
    is_respelled && !text.is_ascii() || text.contains(|c| is_seat(c) || of_neighbour(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(search: &str, text: &'t str) -> Vec<&'t str> {
        places(&SearchTerm::all(search), text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_word_is_found_with_what_clings_to_it() {
        for (search, word) in [
            ("محكمة", "المحكمة"),
            ("محكمة", "للمحكمة"),
            ("محكمة", "وَبِالمَحْكَمَةِ"),
            ("محكمه", "محكمتها"),
            ("المحكمة", "وللمحكمة"),
            ("المحكمة", "المحكمه"),
            ("قرار", "قرارًا"),
            ("قرار", "قرارهم"),
            ("قرار", "لقراراتهم"),
            ("شاهد", "الشاهدين"),
            ("شاهد", "شاهدان"),
            ("مسؤول", "المسؤولون"),
            ("محكم", "محكّمون"),
            ("محكمة", "المحكمتان"),
            ("شركة", "وشركاتهم"),
            ("شركة", "شركتين"),
            ("ليل", "لليل"),
            ("الليل", "لليل"),
            ("يكتب", "وسيكتب"),
            ("وجه", "وجهه"),
            ("ألعاب", "بألعابنا"),
            ("إدارة", "لإدارته"),
            ("court", "Court's"),
            ("court", "courts"),
            ("witness", "witnesses"),
            ("law", "Laws"),
            ("party", "parties"),
            ("box", "boxes"),
        ] {
            let expected = word.split(' ').next_back().unwrap();
            assert_eq!(found(search, word), [expected], "{search}");
        }
    }

    #[test]
    fn what_only_looks_like_a_word_is_not_found() {
        for (search, word) in [
            ("محكمة", "محكم"),
            ("محكمة", "محاكم"),
            ("المحكمة", "محكمة"),
            ("المحكمة", "لمحكمة"),
            ("مدرس", "مدرسة"),
            ("عيد", "سعيد"),
            ("يد", "وليد"),
            ("من", "ثمن"),
            ("لبن", "لبنان"),
            ("شعب", "شعبان"),
            ("أنس", "الإنسان"),
            ("ثلاث", "ثلاثين"),
            ("محكمة", "محكمون"),
            ("art", "cart"),
            ("court", "courtesy"),
            ("new", "news"),
            ("day", "daies"),
        ] {
            assert!(found(search, word).is_empty(), "{search} {word}");
        }
    }

    #[test]
    fn a_word_is_found_on_any_seat_of_its_hamza_and_in_letters_of_neighbours() {
        for (one, other) in [
            ("مسئول", "مسؤول"),
            ("المسئول", "وللمسؤول"),
            ("رءوس", "رؤوسهم"),
            ("هيأة", "الهيئة"),
            ("أصدقاء", "أصدقاؤهم"),
            ("القرآن", "القرءان"),
            ("هوية", "ھوية"),
            ("بھوية", "بهوية"),
            ("\"المسئول الأول\"", "المسؤول الأول"),
            ("مسئ*", "المسؤولية"),
            ("شئ", "شيء"),
            ("شاطئ", "شاطئهم"),
        ] {
            assert_eq!(found(one, other), [other], "{one}");
        }
        assert_eq!(found("مسؤول", "مسئول"), ["مسئول"]);
        assert_eq!(found("ھوية", "هوية"), ["هوية"]);
        assert_eq!(found("مسؤول", "من مسئول إلى مسؤول"), ["مسئول", "مسؤول"]);
        for (search, word) in [("مسئول", "مسلول"), ("هيئة", "هيبة"), ("سؤال", "سال")]
        {
            assert!(found(search, word).is_empty(), "{search} {word}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        let all = ["1250.50", "1,250.5", "1.250,50", "1250,5", "١٢٥٠٫٥٠", "١٬٢٥٠٫٥"];
        for search in all {
            for text in all {
                assert_eq!(found(search, text), [text], "{search}");
            }
        }
        for text in all.into_iter().chain(["1250", "1,250", "١،٢٥٠", "۱۲۵۰"]) {
            assert_eq!(found("1250", text), [text]);
        }
        assert_eq!(found("0.5", "a dose of .5 ml or ٫٥ ml"), [".5", "٫٥"]);
        assert_eq!(found("\"1250 dollars\"", "Pay 1,250 dollars"), ["1,250 dollars"]);
        for (search, text) in [("1250.5", "1,250"), ("1250", "12,500"), ("250", "1,250"), ("1.2", "1.2.3")] {
            assert!(found(search, text).is_empty(), "{search} {text}");
        }
        assert_eq!(found("3", "٢،٣،٤"), ["٣"]);
    }

    #[test]
    fn a_number_may_have_spaces_between_its_thousands() {
        let all = ["1 000 000", "1000000", "1,000,000", "1.000.000", "١ ٠٠٠ ٠٠٠", "1\u{A0}000\u{A0}000"];
        for search in all {
            for text in all {
                assert_eq!(found(search, &format!("Pay {text} dollars")), [text], "{search}");
            }
        }
        assert_eq!(found("1234567.89", "sum 1 234 567,89 now"), ["1 234 567,89"]);
        assert_eq!(found("1 234 567,89", "sum 1,234,567.89 now"), ["1,234,567.89"]);
        assert_eq!(found("pay 1 000 000", "1000000 to pay"), ["1000000", "pay"]);
        assert_eq!(found("\"1 000 000 dollars\"", "Pay 1,000,000 dollars"), ["1,000,000 dollars"]);
        assert_eq!(found("100", "pages 5 100 200"), ["100"]);
        assert_eq!(found("5 100", "100 or 5"), ["100", "5"]);
        assert_eq!(found("1 800 555", "call 1 800 555 1234"), ["1 800 555"]);
        for (search, text) in [
            ("5100", "page 5 100"),
            ("1800555", "1 800 555 1234"),
            ("20123456", "020 123 456"),
            ("1000000", "1 00 0000"),
            ("1000000", "7 1 000 000"),
            ("1000000", "1 000 000-1"),
        ] {
            assert!(found(search, text).is_empty(), "{search} {text}");
        }
    }

    #[test]
    fn a_telephone_number_is_found_in_any_grouping_of_its_digits() {
        let all = [
            "06 555 1234",
            "065551234",
            "06-555-1234",
            "٠٦ ٥٥٥ ١٢٣٤",
            "(06) 555 1234",
            "06\u{2011}555\u{A0}1234",
        ];
        for search in all {
            for text in all {
                let found = found(search, &format!("اتصل على {text} الآن")).concat();
                assert!(found.starts_with(text), "{search} {text}: {found}");
            }
        }
        assert_eq!(found("\"06 555 1234\"", "call 065551234"), ["065551234"]);
        assert_eq!(found("call 065551234", "Call (06) 555-1234"), ["Call", "(06) 555-1234"]);
        assert_eq!(found("1234567890", "+1 234 567 890"), ["+1 234 567 890"]);
        // The groups apart, as before, and fewer digits than a telephone number has.
        assert_eq!(found("06 555 1234", "rooms 1234, 06, 555"), ["1234", "06", "555"]);
        assert_eq!(found("06 555", "06 555 4321 or 555 06"), ["06", "555", "555", "06"]);
        for (search, text) in [("06 555", "06555"), ("06 555 1234", "065551235"), ("065551234", "06 555")] {
            assert!(found(search, text).is_empty(), "{search} {text}");
        }
    }

    #[test]
    fn beginnings_and_phrases_are_found_behind_clitics() {
        assert_eq!(found("محك*", "للمحكمة والمحاكم بمحكمتين"), ["للمحكمة", "بمحكمتين"]);
        assert_eq!(found("المحك*", "للمحكمة محكمة"), ["للمحكمة"]);
        assert_eq!(
            found("\"محكمة العدل\"", "أمام محكمة العدل، لمحكمة العدل"),
            ["محكمة العدل", "لمحكمة العدل"]
        );
        assert_eq!(found("\"محكمة العدل\"", "العدل في محكمة"), [""; 0]);
        assert_eq!(found("\"court* of\" justice", "Courts of justice"), ["Courts of", "justice"]);
        assert_eq!(found("٢٫٥ %", "نسبة 2.5%"), ["2.5", "%"]);
        assert_eq!(found("\"", "a \" b"), [""; 0]);
    }

    #[test]
    fn marks_of_words_are_searched_with_them() {
        for (search, text, expected) in [
            ("C++", "in C or C++, or C", &["C"][..]),
            (".NET", "the net of .NET", &["NET"]),
            ("{0}", "0 files in {0}", &["0"]),
            ("\"C++ code\"", "C code, C++ code", &["C++ code"]),
            ("بلغة C#", "كُتب بلغة C# لا بلغة C", &["بلغة", "C", "بلغة"]),
        ] {
            assert_eq!(found(search, text), expected, "{search}");
        }
    }

    #[test]
    fn other_forms_are_found_if_they_are_asked_for() {
        for (search, text) in [
            ("مصنع", "أغلقت المصانع"),
            ("المصنع", "أغلقت المصانع"),
            ("مصانع", "في المصنع"),
            ("وثيقة", "وثائقهم"),
            ("study", "they studied"),
            ("studies", "she is studying"),
            ("child", "the children"),
            ("children", "a child"),
            ("\"open valve\"", "opened valves"),
            ("Mohamed", "Muhammad's report"),
            ("\"Youssef Hassan\"", "by Yusuf Hasan"),
        ] {
            let terms = SearchTerm::all(search);
            assert!(places(&terms, text).is_empty(), "{search}");
            let terms: Vec<SearchTerm> = terms.iter().map(SearchTerm::with_forms).collect();
            assert!(!places(&terms, text).is_empty() && may_be_in(&terms, text), "{search}");
        }
        let terms = SearchTerm::all("university");
        let terms: Vec<SearchTerm> = terms.iter().map(SearchTerm::with_forms).collect();
        assert!(places(&terms, "the universe").is_empty());
    }
}
