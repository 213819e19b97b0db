//! Numbers written in Arabic or English words.
//!
//! A number is read word by word into a [`Sum`]: a word either adds to the number so far, multiplies it, or
//! begins a new number.

use std::collections::HashMap;
use std::ops::Range;

use super::characters::is_arabic_mark;
use super::clitics::ARTICLE;
use super::fold::Folded;
use super::number_words::{ACCUSATIVE, ARABIC, ARABIC_VALUES, ENGLISH_VALUES};
use super::numbers::{Digits, Number, numbers};
use super::tokens::{Token, TokenKind, tokens};

/// Returns the numbers that a folded text writes in Arabic or English words, cardinal and ordinal alike, in
/// order. A lone `one` is left out, for it is seldom meant as a number. Linear.
pub(super) fn spelled_numbers<'f>(
    folded: &'f Folded,
    tokens: impl Iterator<Item = Token<'f>>,
) -> Vec<Number> {
    sums(folded, tokens).into_iter().filter_map(|sum| sum.finish(folded)).collect()
}

/// Returns the cardinal numbers that a text as given writes in words, without the clitics before them, in
/// order. A word behind figures counts with them ("5 million"). Left out are a lone plural ("thousands of
/// them") and a lone word that may be another one, as the definite noun behind it shows (ست البيت, ألف
/// الكاتب). Linear.
pub(super) fn counted_numbers(text: &str) -> Vec<Number> {
    let folded = Folded::new(text);
    // Both the figures and the words are in the order of the text.
    let mut figures = numbers(text).into_iter().peekable();
    let counted = sums(&folded, tokens(folded.as_str())).into_iter().filter(|sum| !sum.is_ordinal);
    counted
        .filter_map(|sum| {
            let range = folded.original(sum.bare());
            let end = range.start + text[range.clone()].trim_end_matches(|c: char| !is_of_word(c)).len();
            let mut before = None;
            while let Some(figure) = figures.next_if(|figure| figure.range.end <= range.start) {
                before = Some(figure);
            }
            let is_beside = |figure: &Number| matches!(&text[figure.range.end..range.start], " " | "\u{A0}");
            let word = &folded.as_str()[sum.bare()];
            if let Some(figure) = before.filter(is_beside) {
                let value = times(&figure.value, sum.words, part_of(word)?)?;
                return Some(Number { range: figure.range.start..end, value, digits: Digits::Words });
            }
            let behind = folded.as_str()[sum.range.end..].trim_start();
            let counts =
                sum.words > 1 || !(is_plural(word) || is_also_another(word) && behind.starts_with(ARTICLE));
            counts.then_some(())?;
            Some(Number { range: range.start..end, ..sum.finish(&folded)? })
        })
        .collect()
}

// Number words of three letters that are other words too: a lady, a fifth, to suffice, to write.
fn is_also_another(word: &str) -> bool {
    matches!(word, "ست" | "خمس" | "سبع" | "تسع" | "عشر" | "الف")
}

// Returns the value of figures with a word of thousands or more behind them, in plain form.
fn times(figures: &str, words: usize, part: Part) -> Option<String> {
    let Part::Times(unit, 1) = part else { return None };
    let (whole, decimals) = figures.split_once('.').unwrap_or((figures, ""));
    let zeros = unit.ilog10() as usize;
    let is_plain = whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit());
    (words == 1 && unit >= 1_000 && is_plain && decimals.len() <= zeros).then(|| {
        let value = format!("{whole}{decimals}{}", "0".repeat(zeros - decimals.len()));
        let value = value.trim_start_matches('0');
        if value.is_empty() { "0" } else { value }.to_owned()
    })
}

fn part_of(word: &str) -> Option<Part> {
    if word.is_ascii() { english(word) } else { arabic_part(word) }
}

/// Returns true for a folded word that may be a cardinal number or part of one.
pub(crate) fn is_number_word(word: &str) -> bool {
    let read = if word.is_ascii() { english(word) } else { arabic(word).map(|read| read.part) };
    read.is_some_and(|part| part != Part::Plain(1)) && !is_plural(word)
}

// A plural that counts nothing by itself.
fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "hundreds" | "thousands" | "millions" | "billions" | "ميات" | "مايات" | "الاف" | "ملايين" | "مليارات"
    )
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || is_arabic_mark(c)
}

// The runs of words that are numbers.
fn sums<'f>(folded: &'f Folded, tokens: impl Iterator<Item = Token<'f>>) -> Vec<Sum> {
    let mut numbers = Vec::new();
    let mut sum = Sum::default();
    for token in tokens {
        if sum.words > 0 && token.text == "and" {
            continue;
        }
        let gap = folded.as_str().get(sum.range.end..token.range.start).unwrap_or_default();
        let read = match token.kind {
            TokenKind::Arabic => arabic(token.text),
            TokenKind::Word => english(token.text).map(|part| Read { part, joint: Joint::Any, before: 0 }),
            TokenKind::Number => None,
        };
        let goes_on = matches!(gap.trim(), "" | "-" | "and");
        if !read.as_ref().is_some_and(|read| goes_on && sum.takes(read.part, read.joint)) {
            numbers.push(std::mem::take(&mut sum));
        }
        if let Some(read) = read {
            sum.is_ordinal |= is_ordinal(&token.text[read.before..]);
            sum.add(&read, token.range);
        }
    }
    numbers.push(sum);
    numbers
}

/// A number word as it was read.
struct Read {
    part: Part,
    joint: Joint,
    // The bytes of the clitics before it.
    before: usize,
}

/// The value of a number word.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// 1 to 99, or 200 to 900 as one word.
    Plain(u64),
    /// Hundreds, thousands or more: the unit, and the number of units that the word itself means (two for a
    /// dual).
    Times(u64, u64),
}

/// How a number word is joined to the word before.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Joint {
    /// With `و`, in Arabic: the value is added.
    And,
    /// Without `و`, in Arabic: the value multiplies, or makes a number from 11 to 19.
    Bare,
    /// In English, where both are possible.
    Any,
}

/// A number while it is being read.
#[derive(Default)]
struct Sum {
    // The value up to the last unit of a thousand or more.
    total: u64,
    // The value after the last unit.
    group: u64,
    // The last unit of a thousand or more; 0 before the first. The next unit must be smaller.
    unit: u64,
    words: usize,
    range: Range<usize>,
    // The bytes of the clitics before the first word.
    before: usize,
    is_ordinal: bool,
}

impl Sum {
    // Returns true if a number word continues the number.
    fn takes(&self, part: Part, link: Joint) -> bool {
        let (tail, fresh) = (self.group % 100, self.group == 0);
        match part {
            _ if self.words == 0 => true,
            Part::Plain(10) if link == Joint::Bare => (1..10).contains(&tail),
            Part::Plain(_) | Part::Times(100, _) if fresh => link != Joint::Bare,
            Part::Plain(value @ 1..10) => link != Joint::Bare && tail % 10 == 0 && tail != 10 && value > 0,
            Part::Plain(10..20) => link != Joint::Bare && tail == 0,
            Part::Plain(20..100) => tail == 0 && link != Joint::Bare || tail < 10 && link == Joint::And,
            Part::Plain(_) => false,
            Part::Times(100, many) => many == 1 && self.group < 10 && link != Joint::And,
            Part::Times(unit, _) => (self.unit == 0 || unit < self.unit) && (link != Joint::And || fresh),
        }
    }

    fn add(&mut self, read: &Read, range: Range<usize>) {
        match read.part {
            Part::Plain(value) => self.group += value,
            Part::Times(100, many) => self.group = self.group.max(1) * 100 * many,
            Part::Times(unit, many) => {
                self.total += std::mem::take(&mut self.group).max(1) * unit * many;
                self.unit = unit;
            }
        }
        if self.words == 0 {
            (self.range, self.before) = (range, read.before);
        } else {
            self.range.end = range.end;
        }
        self.words += 1;
    }

    // The place of the number without the clitics before it, in the folded text.
    fn bare(&self) -> Range<usize> {
        self.range.start + self.before..self.range.end
    }

    fn finish(self, folded: &Folded) -> Option<Number> {
        let value = self.total + self.group;
        // ثلاثا وعشرين is a number, سبعا alone may be a lion.
        let is_alone = self.words == 1 && ACCUSATIVE.contains(&&folded.as_str()[self.bare()]);
        (value > 1 && !is_alone).then(|| Number {
            range: folded.original(self.range),
            value: value.to_string(),
            digits: Digits::Words,
        })
    }
}

fn arabic(word: &str) -> Option<Read> {
    let read =
        |rest: &str, joint| Some(Read { part: arabic_part(rest)?, joint, before: word.len() - rest.len() });
    if let Some(read) = read(word, Joint::Bare) {
        return Some(read);
    }
    let (bare, joint) = match word.strip_prefix('و') {
        Some(rest) => (rest, Joint::And),
        None => (word, Joint::Bare),
    };
    let definite = || bare.strip_prefix(ARTICLE).filter(|&rest| rest != "اثنين");
    let after_preposition = || bare.strip_prefix(['ب', 'ل']);
    // `الثالثة العشرون` is not one number; `الثالثة عشرة` is (13th).
    read(bare, joint).or_else(|| read(definite()?, joint)).or_else(|| read(after_preposition()?, joint))
}

// Returns true for a number word that gives a place in an order.
fn is_ordinal(word: &str) -> bool {
    // ثالث, خامسة: no cardinal number but مئة (folded مايه) has an alef there.
    let is_arabic = word.chars().nth(1) == Some('ا') && !word.starts_with("ماي");
    is_arabic || matches!(word, "اول" | "اولي" | "first" | "second" | "third") || word.ends_with("th")
}

fn arabic_part(word: &str) -> Option<Part> {
    let hundreds = word.strip_suffix("مايه").or_else(|| word.strip_suffix("ميه"));
    match hundreds {
        Some("") => return Some(Part::Times(100, 1)),
        Some(unit) => {
            return ARABIC
                .iter()
                .find(|&&(name, value)| name == unit && value < 10)
                .map(|&(_, value)| Part::Plain(value * 100));
        }
        None => {}
    }
    part(&ARABIC_VALUES, word)
        .or_else(|| part(&ARABIC_VALUES, word.strip_suffix('ا').filter(|_| ACCUSATIVE.contains(&word))?))
}

fn english(word: &str) -> Option<Part> {
    part(&ENGLISH_VALUES, word)
}

fn part(values: &HashMap<&str, u64>, word: &str) -> Option<Part> {
    let &value = values.get(word)?;
    Some(match value {
        200 => Part::Plain(200),
        0..100 => Part::Plain(value),
        _ if value.to_string().starts_with('2') => Part::Times(value / 2, 2),
        _ => Part::Times(value, 1),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Analysed;
    use crate::text::number_words::ENGLISH;

    fn assert_numbers(text: &str, expected: &[&str]) {
        let found = Analysed::new(text).spelled_numbers();
        assert_eq!(found.iter().map(|number| number.value.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn arabic_numbers_are_read() {
        for (text, value) in [
            ("ثلاثة عشر يومًا", "13"),
            ("خمسة وعشرون", "25"),
            ("مئة وخمسون", "150"),
            ("مائتان وستة", "206"),
            ("ثلاثمائة وخمسة وستين يوما", "365"),
            ("خمسة آلاف ومائتي", "5200"),
            ("ألفان وأربعة وعشرون", "2024"),
            ("ثلاثة ملايين وأربعمئة ألف", "3400000"),
            ("المادة الخامسة عشرة", "15"),
            ("الحادية والثلاثون", "31"),
            ("بثلاث", "3"),
            ("بمئتي دينار", "200"),
            ("بألفي دينار", "2000"),
        ] {
            assert_numbers(text, &[value]);
        }
        assert_numbers("ثلاثة، أربعة", &["3", "4"]);
        assert_numbers("خمسة ستة وسبعة", &["5", "6", "7"]);
        assert_numbers("يوم الاثنين جاء أحد منهم", &[]);
    }

    #[test]
    fn english_numbers_are_read() {
        for (text, value) in [
            ("twenty-five", "25"),
            ("One hundred and fifty days", "150"),
            ("three hundred sixty-five thousand and two", "365002"),
            ("the twenty-first century", "21"),
            ("two million four hundred thousand", "2400000"),
            ("a hundred", "100"),
        ] {
            assert_numbers(text, &[value]);
        }
        assert_numbers("two, three and four", &["2", "3", "4"]);
        assert_numbers("one of them", &[]);
    }

    #[test]
    fn cardinal_numbers_are_counted_without_their_clitics() {
        for (text, counted) in [
            ("انتظر ثَلاثَ دقائق", vec![("ثَلاثَ", "3")]),
            ("بخمسة دنانير وستة دراهم", vec![("خمسة", "5"), ("ستة", "6")]),
            ("ألفان وأربعة وعشرون", vec![("ألفان وأربعة وعشرون", "2024")]),
            ("Wait twenty-five days.", vec![("twenty-five", "25")]),
            ("the third of them, thousands of people", vec![]),
            (
                "5 million, 1.5 million, 2,000 thousand",
                vec![("5 million", "5000000"), ("1.5 million", "1500000"), ("2,000 thousand", "2000000")],
            ),
            ("٣ ملايين و1.25 ألف", vec![("٣ ملايين", "3000000"), ("1.25 ألف", "1250")]),
            ("5 twenty and 3 hundred", vec![]),
            ("0 million", vec![("0 million", "0")]),
            ("ثلاثا وعشرين سنة", vec![("ثلاثا وعشرين", "23")]),
            ("رأى سبعا وست البيت وألف الكاتب", vec![]),
            ("ست بنات وألف ليلة", vec![("ست", "6"), ("ألف", "1000")]),
            ("المادة الثالثة عشرة ومئات الناس", vec![]),
        ] {
            let found: Vec<_> =
                counted_numbers(text).into_iter().map(|n| (&text[n.range], n.value)).collect();
            let expected: Vec<_> =
                counted.into_iter().map(|(text, value)| (text, value.to_owned())).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert!(["three", "وثلاثه", "مايه"].iter().all(|word| is_number_word(word)));
        assert!(["one", "واحد", "tree", "الاف"].iter().all(|word| !is_number_word(word)));
    }

    #[test]
    fn a_number_stands_where_it_says() {
        let text = "قبل خَمْسَةٍ وعشرين عامًا";
        assert_eq!(&text[Analysed::new(text).spelled_numbers()[0].range.clone()], "خَمْسَةٍ وعشرين");
    }

    proptest! {
        #[test]
        fn any_row_of_number_words_is_read(words in prop::collection::vec(0..ARABIC.len() + ENGLISH.len(), 0..60), and: bool) {
            let names: Vec<&str> = words.iter().map(|&at| ARABIC.iter().chain(ENGLISH).nth(at).unwrap().0).collect();
            let text = names.join(if and { " و" } else { " " });
            for number in Analysed::new(&text).spelled_numbers() {
                prop_assert!(text.get(number.range).is_some());
            }
        }
    }
}
