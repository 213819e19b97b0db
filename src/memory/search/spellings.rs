//! [`stretch`]: the spellings in which a text may have a word or a number of a search.

use crate::memory::index::Stretch;
use crate::text::{canonical_number, in_letters_of_neighbours};

use super::term_word::TermWord;

// The most forms of a word: those of three hamzas, each of which has one of four seats.
const MOST: usize = 64;

/// Returns the letters that each text with a respelled word has, in all forms that the index may have.
pub(super) fn stretch(word: &TermWord) -> Stretch {
    if word.is_number() && !word.is_prefix() {
        return Stretch::new(number_forms(word), Vec::new());
    }
    if !word.is_arabic() {
        let mut forms = word.inflected_letters();
        forms.push(word.stem().to_owned());
        forms.extend(word.others().iter().map(|name| name.stem().to_owned()));
        forms.sort();
        forms.dedup();
        return Stretch::new(forms, Vec::new());
    }
    let mut forms = Vec::new();
    for word in std::iter::once(word).chain(word.others()) {
        forms.extend([word.stem_as_given(), word.stem().to_owned()]);
        if word.has_hamza() {
            forms.extend(on_any_seat(word.stem()));
        }
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
    fn a_hamza_has_four_seats() {
        assert_eq!(on_any_seat("مسءول"), ["مسءول", "مسيول", "مسوول", "مساول"]);
        assert_eq!(on_any_seat("قران"), ["قران", "قرءان"]);
        assert!(on_any_seat("ءءءءءءءء").len() <= MOST);
    }
}
