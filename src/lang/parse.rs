//! Reads a language tag in any case, a three-letter code or the name of a language, and writes the canonical
//! tag.

use std::str::FromStr;

use super::lang::Lang;
use super::names::{ARABIC_VARIETIES, CODES, NAMES, USUAL_SCRIPTS};
use crate::error::{Error, ErrorKind};

impl FromStr for Lang {
    type Err = Error;

    /// Reads a tag in any case, with `-` or `_` between its parts. The encoding and the modifier of a POSIX
    /// locale (`ar_EG.UTF-8`) are dropped. A code of three letters becomes the code of two that BCP 47 wants
    /// (`eng`, `ara` and `arb` are `en`, `ar` and `ar`), a script that goes without saying is left out
    /// (`eng_Latn` is `en`), and a language may be named in English, in the language itself or in Arabic.
    ///
    /// ```
    /// use mizan::Lang;
    ///
    /// for name in ["ar", "ara", "arb_Arab", "Arabic", "العربية"] {
    ///     assert_eq!(name.parse::<Lang>()?, Lang::ARABIC);
    /// }
    /// # Ok::<(), mizan::Error>(())
    /// ```
    fn from_str(tag: &str) -> Result<Self, Error> {
        // Nearly every unit of a large file or memory has one of these tags, which take no allocation.
        match tag {
            "ar" => return Ok(Self::ARABIC),
            "en" => return Ok(Self::ENGLISH),
            _ => {}
        }
        let bare = tag.trim().split(['.', '@']).next().unwrap_or_default();
        let read = if bare.len() > 3 { named(bare).or_else(|| canonical(bare)) } else { canonical(bare) };
        read.map(Self::from_canonical).ok_or_else(|| ErrorKind::Tag(tag.to_owned()).into())
    }
}

// The tag of the language that a name stands for.
fn named(name: &str) -> Option<String> {
    let name: String = name.to_lowercase().chars().map(|c| if "أإآ".contains(c) { 'ا' } else { c }).collect();
    let name = name.strip_prefix("اللغة ").unwrap_or(&name);
    // Of some names the article is a part (`ألماني`).
    let bare = name.strip_prefix("ال").unwrap_or(name);
    let known = NAMES.iter().find(|(_, names)| names.contains(&name) || names.contains(&bare))?;
    Some(known.0.to_owned())
}

// The tag in canonical case, with the shortest code of its language; None if it is not well-formed.
fn canonical(bare: &str) -> Option<String> {
    let mut canonical = String::with_capacity(bare.len());
    for (i, subtag) in bare.split(['-', '_']).enumerate() {
        let well_formed =
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
        if !well_formed || (i == 0 && !subtag.bytes().all(|b| b.is_ascii_alphabetic())) {
            return None;
        }
        match (i, subtag.len()) {
            (0, _) => canonical.push_str(&primary(subtag.to_ascii_lowercase())),
            (_, 2) => push(&mut canonical, &subtag.to_ascii_uppercase()),
            (_, 4) if subtag.as_bytes()[0].is_ascii_alphabetic() => {
                let script = subtag[..1].to_ascii_uppercase() + &subtag[1..].to_ascii_lowercase();
                if i > 1 || !goes_without_saying(&canonical, &script) {
                    push(&mut canonical, &script);
                }
            }
            _ => push(&mut canonical, &subtag.to_ascii_lowercase()),
        }
    }
    Some(canonical)
}

fn push(tag: &mut String, subtag: &str) {
    tag.push('-');
    tag.push_str(subtag);
}

// The first subtag. A variety of Arabic stays one after `ar`, so that the rules of Arabic serve it.
fn primary(code: String) -> String {
    if code.len() != 3 {
        return code;
    }
    if let Ok(at) = CODES.binary_search_by_key(&&*code, |(long, _)| *long) {
        return CODES[at].1.to_owned();
    }
    if ARABIC_VARIETIES.binary_search(&&*code).is_ok() { format!("ar-{code}") } else { code }
}

fn goes_without_saying(tag: &str, script: &str) -> bool {
    let lang = tag.split('-').next().unwrap_or_default();
    USUAL_SCRIPTS.iter().any(|(usual, langs)| *usual == script && langs.contains(&lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_any_case_and_written_in_one() {
        for (given, tag) in [
            ("AR", "ar"),
            ("ar_eg", "ar-EG"),
            ("EN-us", "en-US"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("ar_EG.UTF-8", "ar-EG"),
            ("es-419", "es-419"),
            ("sr_latn_rs", "sr-Latn-RS"),
        ] {
            assert_eq!(given.parse::<Lang>().unwrap().tag(), tag);
        }
    }

    #[test]
    fn codes_of_three_letters_and_names_mean_the_languages_they_name() {
        for (given, tag) in [
            ("eng", "en"),
            ("ENG-US", "en-US"),
            ("eng_Latn", "en"),
            ("ara", "ar"),
            ("arb", "ar"),
            ("arb_Arab", "ar"),
            ("ara_EG", "ar-EG"),
            ("arz_Arab", "ar-arz"),
            ("fre", "fr"),
            ("fra_Latn", "fr"),
            ("pes_Arab", "fa"),
            ("zho_Hans", "zh-Hans"),
            ("az-Arab", "az-Arab"),
            ("ar-Latn", "ar-Latn"),
            ("grc", "grc"),
            ("English", "en"),
            ("عربي", "ar"),
            ("اللغة الإنجليزية", "en"),
            ("Français", "fr"),
        ] {
            assert_eq!(given.parse::<Lang>().unwrap().tag(), tag, "{given}");
        }
    }

    #[test]
    fn the_codes_are_sorted() {
        assert!(CODES.is_sorted() && ARABIC_VARIETIES.is_sorted());
        for (tag, names) in &NAMES {
            names.iter().for_each(|name| assert_eq!(name.parse::<Lang>().unwrap().tag(), *tag, "{name}"));
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for given in ["", "-", "ar--EG", "الغيمة", "12", "a b", "toolongsubtag"] {
            assert!(given.parse::<Lang>().is_err(), "{given:?}");
        }
    }
}
