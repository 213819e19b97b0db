//! Whether two Arabic words have a translation in common: [`Lexicon::tells_apart`].

use super::lexicon::Lexicon;

// The least probability of a translation that counts: most words have rarer ones by chance.
const LEAST: f32 = 0.05;

impl Lexicon {
    /// Returns true if the lexicon knows two folded Arabic words as different ones: they have other stems,
    /// and no translation in common. نجار is a carpenter, تجار are traders; يدرس and تدرس are forms of one
    /// verb.
    pub(crate) fn tells_apart(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.stem(one), self.stem(other));
        if one == other {
            return false;
        }
        let (Some(one), Some(other)) = (self.find(&one), self.find(&other)) else { return false };
        let meanings = |stem| self.translations(stem).filter(|found| found.to_english() >= LEAST);
        let is_shared = |english| meanings(other).any(|found| found.stem() == english);
        let are_known = [one, other].into_iter().all(|stem| meanings(stem).next().is_some());
        are_known && !meanings(one).any(|found| is_shared(found.stem()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_that_differ_in_their_first_letter_are_told_apart_and_forms_of_a_verb_are_not() {
        let lexicon = Lexicon::built_in();
        for (one, other) in
            [("نجار", "تجار"), ("تمر", "نمر"), ("نقود", "تقود"), ("تحول", "نحول"), ("يمين", "امين")]
        {
            assert!(lexicon.tells_apart(one, other) && lexicon.tells_apart(other, one), "{one} {other}");
        }
        for (one, other) in
            [("تدرس", "يدرس"), ("تكتب", "اكتب"), ("تختار", "نختار"), ("تقدم", "نقدم"), ("تظير", "نظير")]
        {
            assert!(!lexicon.tells_apart(one, other) && !lexicon.tells_apart(other, one), "{one} {other}");
        }
    }
}
