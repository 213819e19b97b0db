//! The letters of the Arabic and the Latin script. [`Lang::detect`] judges the language of a text by them.

use super::lang::Lang;
use super::prose;

/// Returns true for a letter of the Arabic script, presentation forms included.
pub(crate) fn is_arabic_letter(c: char) -> bool {
    // The letters of Arabic itself, which need no table.
    if matches!(c, '\u{620}'..='\u{64A}') {
        return true;
    }
    let in_arabic_block = matches!(
        c,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
    );
    in_arabic_block && c.is_alphabetic()
}

/// Returns true for a letter of the Latin script: ASCII, Latin-1 and Latin Extended-A and -B.
pub(crate) fn is_latin_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}') && c.is_alphabetic()
}

impl Lang {
    /// Returns the language that most letters of a text are written in, judged by script alone: Arabic for
    /// Arabic script, English for Latin script, `None` without a letter of either. The sentences decide:
    /// addresses, markup and code count only in a text that has nothing else.
    ///
    /// ```
    /// use mizan::Lang;
    ///
    /// assert_eq!(Lang::detect("راجع https://example.org/setup-guide الآن"), Some(Lang::ARABIC));
    /// ```
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        let mut prose = Letters::default();
        prose::each_word(text, |word| prose.count(word));
        prose.lang().or_else(|| {
            let mut all = Letters::default();
            all.count(text);
            all.lang()
        })
    }

    /// Returns the languages of a text and its translation: those given, and for the others what
    /// [`detect`](Self::detect) returns. If that is English for both, and one of them alone has Arabic
    /// letters, it is Arabic: the names that a short translation keeps may be longer than its own words,
    /// while an English text hardly ever holds Arabic.
    ///
    /// ```
    /// use mizan::Lang;
    ///
    /// let langs = Lang::detect_pair([None, None], ["Press Start.", "اضغط Start."]);
    /// assert_eq!(langs, [Some(Lang::ENGLISH), Some(Lang::ARABIC)]);
    /// ```
    #[must_use]
    pub fn detect_pair(given: [Option<Self>; 2], texts: [&str; 2]) -> [Option<Self>; 2] {
        let has_arabic = texts.map(|text| text.contains(is_arabic_letter));
        let is_given = given.each_ref().map(Option::is_some);
        let mut langs = given;
        for (lang, text) in langs.iter_mut().zip(texts) {
            *lang = lang.take().or_else(|| Self::detect(text));
        }
        let are_english = langs.iter().all(|lang| lang.as_ref().is_some_and(Self::is_english));
        let arabic = (0..2).find(|&side| has_arabic[side] && !has_arabic[1 - side] && !is_given[side]);
        if let Some(side) = arabic.filter(|_| are_english) {
            langs[side] = Some(Self::ARABIC);
        }
        langs
    }
}

/// How many letters of each script a text has.
#[derive(Default)]
struct Letters {
    arabic: usize,
    latin: usize,
}

impl Letters {
    fn count(&mut self, text: &str) {
        for c in text.chars() {
            self.arabic += usize::from(is_arabic_letter(c));
            self.latin += usize::from(is_latin_letter(c));
        }
    }

    fn lang(&self) -> Option<Lang> {
        match (self.arabic, self.latin) {
            (0, 0) => None,
            (arabic, latin) if arabic >= latin => Some(Lang::ARABIC),
            _ => Some(Lang::ENGLISH),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_judged_by_its_script() {
        assert_eq!(Lang::detect("أغلق الصمام (valve)."), Some(Lang::ARABIC));
        assert_eq!(Lang::detect("Close the valve."), Some(Lang::ENGLISH));
        assert_eq!(Lang::detect("12 — 40%"), None);
    }

    #[test]
    fn a_translation_that_keeps_long_names_is_arabic_beside_english() {
        let (en, ar) = (Some(Lang::ENGLISH), Some(Lang::ARABIC));
        for (source, target) in [
            ("Press Start.", "اضغط Start."),
            ("Open Control Panel", "افتح Control Panel"),
            ("Microsoft Windows and", "و Microsoft Windows"),
        ] {
            assert_eq!(Lang::detect_pair([None, None], [source, target]), [en.clone(), ar.clone()]);
            assert_eq!(Lang::detect_pair([None, None], [target, source]), [ar.clone(), en.clone()]);
            assert_eq!(Lang::detect_pair([en.clone(), None], [source, target]), [en.clone(), ar.clone()]);
        }
        for (source, target, langs) in [
            ("Press Start.", "Press Stop.", [&en, &en]),
            ("Say مرحبا to them all", "Say أهلا to them all", [&en, &en]),
            ("اضغط Start الآن", "اضغط البدء الآن", [&ar, &ar]),
            ("12", "١٢", [&None, &None]),
        ] {
            assert_eq!(Lang::detect_pair([None, None], [source, target]).each_ref(), langs, "{source}");
        }
        // What is given stands.
        assert_eq!(Lang::detect_pair([None, en.clone()], ["Press", "اضغط Start."]), [en.clone(), en.clone()]);
    }

    #[test]
    fn addresses_markup_and_code_do_not_outweigh_the_sentences() {
        for arabic in [
            "حمّل الملف من www.example.org/downloads/latest/installer-for-windows.zip",
            "اكتب `git clone --recursive repository` ثم انتظر",
            "<a class=\"external-link\" href=\"page.html\">الصفحة</a> التالية",
            "شغّل البرنامج:\n```\nsudo apt install build essential tools\n```\nثم أعد التشغيل.",
            "راسلنا على customer.support.department@example.org",
        ] {
            assert_eq!(Lang::detect(arabic), Some(Lang::ARABIC), "{arabic}");
        }
        assert_eq!(Lang::detect("See the note (ملاحظة) at example.org."), Some(Lang::ENGLISH));
        assert_eq!(Lang::detect("https://example.org"), Some(Lang::ENGLISH));
    }
}
