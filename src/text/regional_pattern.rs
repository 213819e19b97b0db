//! [`RegionalPattern`]: a pattern of the spellings of a word, parsed from its text in
//! [`REGIONAL_WORDS`](super::regional_words::REGIONAL_WORDS).

use super::letter_set::LetterSet;

// The endings that a word of the table may have, in folded letters: of number, gender and case, and the
// relative ending with these.
const ENDINGS: [&str; 14] =
    ["", "ه", "ا", "ات", "ان", "ين", "ون", "ي", "يه", "يا", "يات", "يان", "يين", "يون"];

/// A pattern of all spellings of one word.
pub(super) struct RegionalPattern {
    /// Whether the pattern is one of the end of a word.
    pub(super) is_of_end: bool,
    /// The letters that may begin a match, those of a folded text too.
    pub(super) first: LetterSet,
    spellings: Vec<Spelling>,
}

struct Spelling {
    letters: Vec<PatternLetter>,
    tail: Tail,
}

/// What may follow the letters of a spelling.
enum Tail {
    Ending,
    Nothing,
    Anything,
}

/// A letter of a spelling: one of several, or none.
struct PatternLetter {
    letters: LetterSet,
    // The first of the letters.
    main: char,
    is_optional: bool,
}

impl RegionalPattern {
    /// Parses a pattern.
    pub(super) fn new(pattern: &str) -> Self {
        let tail = pattern.strip_prefix('*');
        let spellings: Vec<Spelling> = tail.unwrap_or(pattern).split('|').map(Spelling::new).collect();
        let first = spellings.iter().map(Spelling::first).fold(LetterSet::default(), LetterSet::and);
        Self { is_of_end: tail.is_some(), first, spellings }
    }

    /// Returns how many letters the pattern matches at the beginning of a text, if nothing follows that the
    /// pattern forbids. `is_folded` tells that ئ became ي.
    pub(super) fn length(&self, text: &str, is_folded: bool) -> Option<usize> {
        self.spellings.iter().find_map(|spelling| spelling.length(0, text, is_folded))
    }

    /// Returns the first spelling, without its optional letters.
    pub(super) fn first_spelling(&self) -> impl Iterator<Item = char> {
        let letters = self.spellings.iter().take(1).flat_map(|spelling| &spelling.letters);
        letters.filter(|letter| !letter.is_optional).map(|letter| letter.main)
    }
}

impl Spelling {
    fn new(spelling: &str) -> Self {
        let (mut letters, mut rest) = (Vec::new(), spelling);
        let tail = loop {
            match rest {
                "" => break Tail::Ending,
                "." => break Tail::Nothing,
                "*" => break Tail::Anything,
                _ => {
                    let (letter, after) = PatternLetter::parse(rest);
                    letters.push(letter);
                    rest = after;
                }
            }
        };
        Self { letters, tail }
    }

    fn first(&self) -> LetterSet {
        let optional = self.letters.iter().take_while(|letter| letter.is_optional).count();
        let first = self.letters.iter().take(optional + 1).map(|letter| letter.letters);
        let first = first.fold(LetterSet::default(), LetterSet::and);
        if first.has('ئ') { first.and(LetterSet::of("ي")) } else { first }
    }

    // Returns how many letters the spelling matches from its letter at this index on.
    fn length(&self, at: usize, text: &str, is_folded: bool) -> Option<usize> {
        let Some(letter) = self.letters.get(at) else {
            let fits = match self.tail {
                Tail::Ending => ENDINGS.contains(&text),
                Tail::Nothing => text.is_empty(),
                Tail::Anything => true,
            };
            return fits.then_some(0);
        };
        let mut chars = text.chars();
        let is = |c: char| letter.letters.has(c) || is_folded && c == 'ي' && letter.letters.has('ئ');
        let with = chars.next().is_some_and(is).then(|| self.length(at + 1, chars.as_str(), is_folded));
        let without = || letter.is_optional.then(|| self.length(at + 1, text, is_folded)).flatten();
        with.flatten().map(|len| len + 1).or_else(without)
    }
}

impl PatternLetter {
    // Parses the letter with which a spelling begins, and returns the rest.
    fn parse(spelling: &str) -> (Self, &str) {
        let (letters, rest) = match spelling.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            Some(parts) => parts,
            None => spelling.split_at(spelling.chars().next().map_or(0, char::len_utf8)),
        };
        let (is_optional, rest) = rest.strip_prefix('?').map_or((false, rest), |rest| (true, rest));
        let main = letters.chars().next().unwrap_or_default();
        (Self { letters: LetterSet::of(letters), main, is_optional }, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl RegionalPattern {
        /// Returns all spellings, without what may follow.
        pub(in crate::text) fn all_spellings(&self) -> Vec<String> {
            self.spellings.iter().flat_map(|spelling| written(&spelling.letters)).collect()
        }
    }

    fn written(letters: &[PatternLetter]) -> Vec<String> {
        let Some((letter, rest)) = letters.split_first() else { return vec![String::new()] };
        let rests = written(rest);
        let own = ('\u{621}'..='\u{64A}').filter(|&c| letter.letters.has(c)).map(String::from);
        let own: Vec<String> = own.chain(letter.is_optional.then(String::new)).collect();
        own.iter().flat_map(|own| rests.iter().map(move |rest| format!("{own}{rest}"))).collect()
    }

    #[test]
    fn a_pattern_matches_its_spellings_and_endings_alone() {
        let pattern = RegionalPattern::new("ب[جغ]ر?|سج.");
        for (text, length) in [
            ("بج", Some(2)),
            ("بغرات", Some(3)),
            ("بغرس", None),
            ("سج", Some(2)),
            ("سجات", None),
            ("نغ", None),
        ] {
            assert_eq!(pattern.length(text, false), length, "{text}");
        }
        assert!(pattern.first.has('ب') && pattern.first.has('س') && !pattern.first.has('ر'));
        assert_eq!(pattern.first_spelling().collect::<String>(), "بج");
        assert_eq!(RegionalPattern::new("م[ئا]ه*").length("ميهب", true), Some(3));
    }
}
