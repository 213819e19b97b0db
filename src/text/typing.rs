//! Arabic words that are often mistyped: هاذا for هذا, لاكن for لكن, ملاحضة for ملاحظة.
//!
//! Each word of the list is wrong in this spelling and has no other meaning. The mistakes are those that
//! Arabic books on spelling (قل ولا تقل, كتب الإملاء) warn of: an alef that is heard and not written, one lam
//! for two, ض for ظ, a nun for tanween, a letter for a short vowel.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::clitics::{PROCLITICS, split_conjunction};

/// Returns a folded Arabic word as it is rightly spelled; `None` if the list does not have it.
pub(super) fn rightly_spelled(word: &str) -> Option<String> {
    let of_list = |start: usize| {
        let right = TYPED.get(&word[start..])?;
        Some(format!("{}{right}", &word[..start]))
    };
    let of_stem = || {
        // Every stem of the list has one of these letters.
        word.contains(['ض', 'ظ']).then_some(())?;
        let &(typed, right) = STEMS.iter().find(|&&(typed, _)| word.contains(typed))?;
        Some(word.replacen(typed, right, 1))
    };
    let listed = without_clitics(word).find_map(|rest| of_list(word.len() - rest.len()));
    // The alef that ends a verb after the waw of the plural: كتبو for كتبوا.
    const LEAST_BEFORE: usize = 3;
    let is_plural =
        |word: &str| word.strip_suffix("وا").is_some_and(|stem| stem.chars().count() >= LEAST_BEFORE);
    let of_plural = || word.strip_suffix('ا').filter(|_| is_plural(word)).map(str::to_owned);
    listed.or_else(of_stem).or_else(of_plural)
}

/// Returns true if two folded words are the same once they are rightly spelled.
pub(super) fn are_one_word(a: &str, b: &str) -> bool {
    let right = |word: &str| rightly_spelled(word).unwrap_or_else(|| word.to_owned());
    bones(a).eq(bones(b)) && right(a) == right(b)
}

// The letters that all spellings of a word share.
fn bones(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter_map(|c| match c {
        'ا' | 'و' | 'ي' | 'ن' => None,
        'ظ' => Some('ض'),
        _ => Some(c),
    });
    let mut last = None;
    letters.filter(move |&c| last.replace(c) != Some(c))
}

// Returns a word, and it without a conjunction, each also without a preposition and the article.
fn without_clitics(word: &str) -> impl Iterator<Item = &str> {
    let rests = std::iter::once(word).chain(split_conjunction(word).map(|(_, rest)| rest));
    rests.flat_map(|rest| {
        let behind = PROCLITICS.iter().filter_map(move |proclitic| rest.strip_prefix(proclitic.letters));
        std::iter::once(rest).chain(behind)
    })
}

static TYPED: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| WORDS.iter().copied().collect());

// Whole words, folded.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("هاذا", "هذا"), ("هاذه", "هذه"), ("هاذي", "هذه"), ("هاذان", "هذان"), ("هاذين", "هذين"), ("هاولاء", "هولاء"),
    ("هاكذا", "هكذا"), ("ذالك", "ذلك"), ("ذالكم", "ذلكم"), ("كذالك", "كذلك"), ("لذالك", "لذلك"), ("اولايك", "اوليك"),
    ("لاكن", "لكن"), ("لاكنه", "لكنه"), ("لاكنها", "لكنها"), ("لاكنهم", "لكنهم"), ("لاكنني", "لكنني"), ("لاكننا", "لكننا"),
    ("اللذي", "الذي"), ("اللتي", "التي"), ("انتي", "انت"), ("حتا", "حتي"), ("متا", "متي"), ("الاهي", "الهي"),
    ("ايضن", "ايضا"), ("جدن", "جدا"), ("شكرن", "شكرا"), ("طبعن", "طبعا"), ("مثلن", "مثلا"), ("داءمن", "داءما"),
    ("دايمن", "دايما"), ("ابدن", "ابدا"), ("عفون", "عفوا"), ("غدن", "غدا"), ("احيانن", "احيانا"),
    ("انشاالله", "انشاءالله"), ("انشالله", "انشاءالله"), ("ماشاالله", "ماشاءالله"), ("مشاءالله", "ماشاءالله"),
    ("الرحمان", "الرحمن"),
];

// Stems with ض for ظ or ظ for ض, folded. Stems of which both spellings are words (حضر and حظر, منضم and منظم)
// are left out.
#[rustfmt::skip]
const STEMS: &[(&str, &str)] = &[
    ("ملاحض", "ملاحظ"), ("محافض", "محافظ"), ("موضف", "موظف"), ("وضيف", "وظيف"), ("نضام", "نظام"), ("نضيف", "نظيف"),
    ("انتضر", "انتظر"), ("انتضار", "انتظار"), ("ينتضر", "ينتظر"), ("تنضيم", "تنظيم"), ("ضروف", "ظروف"), ("ضاهر", "ظاهر"),
    ("عضيم", "عظيم"), ("حفض", "حفظ"), ("لحضه", "لحظه"), ("غليض", "غليظ"), ("مضاهر", "مظاهر"), ("ضلام", "ظلام"),
    ("نضري", "نظري"), ("منضار", "منظار"), ("مناضر", "مناظر"), ("ظغط", "ضغط"), ("ظرور", "ضرور"), ("ايظا", "ايضا"),
    ("بعظ", "بعض"), ("مريظ", "مريض"), ("موظوع", "موضوع"), ("ظابط", "ضابط"), ("رياظ", "رياض"), ("افظل", "افضل"),
    ("حاظر", "حاضر"), ("تفظل", "تفضل"), ("اظاف", "اضاف"), ("ظيوف", "ضيوف"), ("ابيظ", "ابيض"), ("ارظ", "ارض"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_words_are_the_words_that_were_meant() {
        for (typed, right) in [
            ("هاذا", "هذا"),
            ("وهاذه", "وهذه"),
            ("بهاذا", "بهذا"),
            ("لاكن", "لكن"),
            ("ولاكنها", "ولكنها"),
            ("ذالك", "ذلك"),
            ("اللذي", "الذي"),
            ("ملاحضات", "ملاحظات"),
            ("الموضفين", "الموظفين"),
            ("ايضن", "ايضا"),
            ("كتبو", "كتبوا"),
        ] {
            assert!(are_one_word(typed, right) && are_one_word(right, typed), "{typed} {right}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (a, b) in
            [("حضر", "حظر"), ("منضمه", "منظمه"), ("لكن", "لان"), ("ضل", "ظل"), ("هو", "هوا"), ("ملك", "ملكا")]
        {
            assert!(!are_one_word(a, b), "{a} {b}");
        }
    }
}
