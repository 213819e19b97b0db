//! [`stretch`]: the spellings in which a text may have a word or a number of a search; [`spaced`]: the
//! letters of the short words of a phrase with the spaces between them.

use crate::memory::index::Stretch;
use crate::text::{canonical_number, neighbours_of};

use super::term_word::TermWord;

// The most forms of a word: those of three hamzas, each of which has one of four seats.
const MOST: usize = 64;

/// Returns the letters that each text with a respelled word has, in all forms that the index may have.
pub(super) fn stretch(word: &TermWord) -> Stretch {
    if word.is_number() && !word.is_prefix() {
        return Stretch::new(number_forms(word), Vec::new());
    }
    if !word.is_arabic() {
        return Stretch::new(vec![word.stem().to_owned()], Vec::new());
    }
    let mut forms = vec![word.stem_as_given(), word.stem().to_owned()];
    if word.has_hamza() {
        forms.extend(on_any_seat(word.stem()));
    }
    forms.sort();
    forms.dedup();
    let foreign = forms.iter().flat_map(|form| in_letters_of_neighbours(form)).collect();
    Stretch::new(forms, foreign)
}

/// Returns the forms in which the index may have a number of a search.
pub(super) fn number_forms(word: &TermWord) -> Vec<String> {
    numbers(word.text())
}

/// Returns the stretches that a text has if single spaces part the words of a phrase: words to which nothing
/// is written together, such as those of two letters, with the spaces around them. A word of two letters has
/// no gram of its own.
pub(super) fn spaced(words: &[TermWord]) -> Vec<Stretch> {
    let (mut stretches, mut letters, mut is_parted) = (Vec::new(), String::new(), false);
    for word in words {
        let has_one_form = !word.is_number() && stretch(word).has_one_form();
        // A space parts the words, whichever form the one before has.
        if is_parted && (!letters.is_empty() || has_one_form && word.begins_itself()) {
            letters.push(' ');
        }
        is_parted = true;
        if !has_one_form || !word.begins_itself() {
            stretches.push(std::mem::take(&mut letters));
        }
        if has_one_form {
            letters.push_str(&word.stem_as_given());
        }
        if !has_one_form || !word.ends_itself() {
            stretches.push(std::mem::take(&mut letters));
        }
    }
    stretches.push(letters);
    let long = stretches.into_iter().filter(|letters| letters.chars().count() > 2);
    long.map(|letters| {
        let foreign = if letters.is_ascii() { Vec::new() } else { in_letters_of_neighbours(&letters) };
        Stretch::new(vec![letters], foreign)
    })
    .collect()
}

// Writes each hamza on each seat, as the seats fold. A long alef may be a hamza and an alef.
fn on_any_seat(stem: &str) -> Vec<String> {
    let mut forms = vec![String::new()];
    for c in stem.chars() {
        let letters: &[&str] = match c {
            'ء' => &["ء", "ي", "و", "ا"],
            'ا' => &["ا", "ءا"],
            _ => &[],
        };
        if letters.is_empty() || forms.len() * letters.len() > MOST {
            forms.iter_mut().for_each(|form| form.push(c));
        } else {
            let longer = |form: &String| letters.iter().map(|letter| format!("{form}{letter}")).collect();
            forms = forms.iter().flat_map(|form| -> Vec<String> { longer(form) }).collect();
        }
    }
    forms
}

// Writes one of the letters as neighbours write it, wherever it stands.
fn in_letters_of_neighbours(form: &str) -> Vec<String> {
    let mut letters: Vec<char> = form.chars().collect();
    letters.sort_unstable();
    letters.dedup();
    let written = |letter: char| neighbours_of(letter).map(move |c| form.replace(letter, &c.to_string()));
    letters.into_iter().flat_map(written).collect()
}

// Writes a folded number with and without separators of thousands, with either decimal mark.
fn numbers(number: &str) -> Vec<String> {
    let plain = canonical_number(number);
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    if !plain.chars().all(|c| c.is_ascii_digit() || c == '.') || decimals.contains('.') {
        return vec![number.to_owned()];
    }
    let mut wholes =
        vec![if whole == "0" && !decimals.is_empty() { String::new() } else { whole.to_owned() }];
    if whole.len() > 3 {
        wholes.extend([",", ".", "\u{60C}"].map(|mark| in_groups(whole, mark)));
    }
    if whole.len() > 6 {
        wholes.push(in_groups(whole, " "));
    }
    let marks: &[&str] = if decimals.is_empty() { &[""] } else { &[".", ","] };
    wholes.iter().flat_map(|whole| marks.iter().map(move |mark| format!("{whole}{mark}{decimals}"))).collect()
}

fn in_groups(whole: &str, mark: &str) -> String {
    let first = (whole.len() - 1) % 3 + 1;
    let groups = whole.as_bytes()[first..].chunks(3).map(|group| String::from_utf8_lossy(group));
    std::iter::once(whole[..first].into()).chain(groups).collect::<Vec<_>>().join(mark)
}

#[cfg(test)]
mod tests {
    use super::super::term_text::TermText;
    use super::*;

    #[test]
    fn a_number_has_the_forms_in_which_it_is_written() {
        assert_eq!(numbers("1,250"), ["1250", "1,250", "1.250", "1،250"]);
        assert_eq!(numbers("1 000 000"), numbers("1000000"));
        assert_eq!(numbers("1000000").last().unwrap(), "1 000 000");
        assert_eq!(numbers("3.750"), ["3.75", "3,75"]);
        assert_eq!(numbers(".5"), [".5", ",5"]);
        assert_eq!(numbers("1.2.3"), ["1.2.3"]);
        assert_eq!(in_groups("1234567", ","), "1,234,567");
    }

    #[test]
    fn short_words_of_a_phrase_have_grams_with_their_spaces() {
        for (phrase, expected) in [
            ("\"في أو على\"", vec!["في او ", "علي"]),
            ("\"الكتاب في يد\"", vec!["كتاب", " في يد"]),
            ("\"of the in\"", vec!["of the", " in"]),
            ("\"to be\"", vec!["to be"]),
        ] {
            let words = TermText::new(phrase).words_of(0..phrase.len());
            let forms: Vec<Stretch> = expected.iter().map(|form| stretch_of(form)).collect();
            assert_eq!(spaced(&words), forms, "{phrase}");
        }
    }

    fn stretch_of(form: &str) -> Stretch {
        let foreign = if form.is_ascii() { Vec::new() } else { in_letters_of_neighbours(form) };
        Stretch::new(vec![form.to_owned()], foreign)
    }

    #[test]
    fn a_hamza_has_four_seats() {
        assert_eq!(on_any_seat("مسءول"), ["مسءول", "مسيول", "مسوول", "مساول"]);
        assert_eq!(on_any_seat("قران"), ["قران", "قرءان"]);
        assert!(on_any_seat("ءءءءءءءء").len() <= MOST);
    }
}
