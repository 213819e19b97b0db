//! Texts that are written in other letters than their language: Arabic as English, English as Arabic.

use super::lang::Lang;
use super::prose;
use super::script_of_lang::Script;

// The fewest words by which a text in other letters is more than a name or a term: words in Latin letters
// that begin with a small one, and words in other letters. Chosen by hand.
const LATIN_WORDS: usize = 3;
const OTHER_WORDS: usize = 2;

// Letters of another script for one of the own. Chosen by hand: a text about words of another language has
// more of its own.
const OUTWEIGH: usize = 5;

impl Lang {
    /// Returns whether a text is in other letters than those of the language; `None` if the text has no
    /// letter, or if texts of the language are not judged. Names, terms and code in other letters do not
    /// make a text foreign.
    pub(crate) fn is_foreign(&self, text: &str) -> Option<bool> {
        let script = self.only_script()?;
        // Most texts begin with their own letters.
        let first = text.chars().find(|c| c.is_alphabetic())?;
        Some(!script.has(first) && outweighs(text, script))
    }

    // Returns the script of a language whose texts are judged. A language that is written in several scripts,
    // such as Kurdish, is not among them.
    fn only_script(&self) -> Option<Script> {
        let script = self.script()?;
        let judged = match self.primary() {
            "ar" | "ckb" | "fa" | "prs" | "ur" => Script::Arabic,
            "ca" | "cs" | "da" | "de" | "en" | "es" | "et" | "fi" | "fr" | "ga" | "hr" | "hu" | "id"
            | "it" | "lt" | "lv" | "nb" | "nl" | "no" | "pl" | "pt" | "ro" | "sk" | "sl" | "sv" | "tr" => {
                Script::Latin
            }
            _ => return None,
        };
        (judged == script).then_some(script)
    }
}

// Returns true if the sentences of a text are in other letters than those of a script.
fn outweighs(text: &str, own: Script) -> bool {
    let (mut own_letters, mut other_letters, mut words) = (0, 0, 0);
    prose::each_word(text, |word| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        let own_here = letters().filter(|&c| own.has(c)).count();
        own_letters += own_here;
        other_letters += letters().count() - own_here;
        words += usize::from(own_here == 0 && letters().next().is_some_and(|c| !c.is_uppercase()));
    });
    let least = if own == Script::Arabic { LATIN_WORDS } else { OTHER_WORDS };
    words >= least && other_letters > OUTWEIGH * own_letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_foreign(lang: &str, text: &str) -> Option<bool> {
        lang.parse::<Lang>().unwrap().is_foreign(text)
    }

    #[test]
    fn a_text_in_other_letters_than_its_language_is_foreign() {
        assert_eq!(is_foreign("en", "افتح الباب الآن"), Some(true));
        assert_eq!(is_foreign("ar", "Open the door now"), Some(true));
        assert_eq!(is_foreign("ar-EG", "Please open the door"), Some(true));
    }

    #[test]
    fn names_terms_code_and_words_that_are_explained_are_not_foreign() {
        for (lang, text) in [
            ("ar", "Microsoft Office 365 Business Premium"),
            ("ar", "Windows"),
            ("ar", "`git clone --recursive repository` ثم انتظر"),
            ("ar", "PDF هو تنسيق للملفات"),
            ("en", "الله (Allah) is the word for God in Arabic"),
            ("en", "Open the door"),
            ("fa", "در را باز کنید"),
            ("ur", "دروازہ کھولیں"),
        ] {
            assert_eq!(is_foreign(lang, text), Some(false), "{text}");
        }
    }

    #[test]
    fn a_language_of_several_scripts_is_not_judged() {
        assert_eq!(is_foreign("ku", "دەرگاکە بکەرەوە"), None);
        assert_eq!(is_foreign("ku", "Derî veke"), None);
        assert_eq!(is_foreign("en", "12 — 40%"), None);
    }
}
