use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A language: any BCP-47 tag, in canonical case (`ar`, `en`, `ar-EG`, `zh-Hant-TW`).
///
/// Arabic and English have rules of their own everywhere in this crate; every other language is served by generic
/// ones.
///
/// ```
/// use mizan::{Direction, Lang};
///
/// let egyptian: Lang = "ar_eg".parse()?;
/// assert_eq!(egyptian.tag(), "ar-EG");
/// assert!(egyptian.is_arabic());
/// assert_eq!(egyptian.direction(), Direction::RightToLeft);
/// assert_eq!(egyptian.base(), Lang::ARABIC);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(Cow<'static, str>);

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As English.
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

impl Lang {
    /// Arabic, of no region in particular.
    pub const ARABIC: Self = Self(Cow::Borrowed("ar"));
    /// English, of no region in particular.
    pub const ENGLISH: Self = Self(Cow::Borrowed("en"));
    /// A language not known (`und`).
    pub const UNDETERMINED: Self = Self(Cow::Borrowed("und"));
}

impl Lang {
    /// Returns the tag, in canonical case.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns the first subtag: the language without region or script (`ar` of `ar-EG`).
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Returns the language without region or script.
    #[must_use]
    pub fn base(&self) -> Self {
        Self::from_canonical(self.primary().to_owned())
    }

    /// Returns true for Arabic of any region.
    #[must_use]
    pub fn is_arabic(&self) -> bool {
        self.primary() == "ar"
    }

    /// Returns true for English of any region.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.primary() == "en"
    }

    /// Returns true if both are the same language, whatever their regions.
    #[must_use]
    pub fn same_language(&self, other: &Self) -> bool {
        self.primary() == other.primary()
    }

    /// Returns the direction in which the language is written; a script subtag decides over the language.
    #[must_use]
    pub fn direction(&self) -> Direction {
        const RIGHT_TO_LEFT: [&str; 12] =
            ["ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "ckb", "dv", "syr", "arc"];
        let script = self.0.split('-').nth(1).filter(|subtag| subtag.len() == 4);
        let right_to_left = match script {
            Some(script) => ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"].contains(&script),
            None => RIGHT_TO_LEFT.contains(&self.primary()),
        };
        if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// Returns the language that most letters of a text are written in, judged by script alone: Arabic for Arabic
    /// script, English for Latin script, `None` without a letter of either.
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        let (mut arabic, mut latin) = (0_usize, 0_usize);
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            match c {
                '\u{600}'..='\u{6FF}'
                | '\u{750}'..='\u{77F}'
                | '\u{FB50}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFC}' => {
                    arabic += 1;
                }
                'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => latin += 1,
                _ => {}
            }
        }
        match (arabic, latin) {
            (0, 0) => None,
            _ if arabic >= latin => Some(Self::ARABIC),
            _ => Some(Self::ENGLISH),
        }
    }

    fn from_canonical(tag: String) -> Self {
        match tag.as_str() {
            "ar" => Self::ARABIC,
            "en" => Self::ENGLISH,
            "und" => Self::UNDETERMINED,
            _ => Self(Cow::Owned(tag)),
        }
    }
}

impl FromStr for Lang {
    type Err = Error;

    /// Reads a tag of any case, with `-` or `_`; a POSIX locale's encoding and modifier (`ar_EG.UTF-8`) are dropped.
    fn from_str(tag: &str) -> Result<Self, Error> {
        // Nearly all tags of a file or memory of millions.
        match tag {
            "ar" => return Ok(Self::ARABIC),
            "en" => return Ok(Self::ENGLISH),
            _ => {}
        }
        let bare = tag.trim().split(['.', '@']).next().unwrap_or_default();
        let mut canonical = String::with_capacity(bare.len());
        for (i, subtag) in bare.split(['-', '_']).enumerate() {
            let well_formed =
                (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
            if !well_formed || (i == 0 && !subtag.bytes().all(|b| b.is_ascii_alphabetic())) {
                return Err(ErrorKind::Tag(tag.to_owned()).into());
            }
            if i > 0 {
                canonical.push('-');
            }
            match (i, subtag.len()) {
                (1.., 2) => canonical.push_str(&subtag.to_ascii_uppercase()),
                (1.., 4) if subtag.as_bytes()[0].is_ascii_alphabetic() => {
                    canonical.push_str(&subtag[..1].to_ascii_uppercase());
                    canonical.push_str(&subtag[1..].to_ascii_lowercase());
                }
                _ => canonical.push_str(&subtag.to_ascii_lowercase()),
            }
        }
        Ok(Self::from_canonical(canonical))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.0)
    }
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
        ] {
            assert_eq!(given.parse::<Lang>().unwrap().tag(), tag);
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for given in ["", "-", "ar--EG", "العربية", "12", "a b", "toolongsubtag"] {
            assert!(given.parse::<Lang>().is_err(), "{given:?}");
        }
    }

    #[test]
    fn a_text_is_judged_by_its_script() {
        assert_eq!(Lang::detect("أغلق الصمام (valve)."), Some(Lang::ARABIC));
        assert_eq!(Lang::detect("Close the valve."), Some(Lang::ENGLISH));
        assert_eq!(Lang::detect("12 — 40%"), None);
    }

    #[test]
    fn a_script_subtag_decides_the_direction() {
        assert_eq!("az-Arab".parse::<Lang>().unwrap().direction(), Direction::RightToLeft);
        assert_eq!("ar-Latn".parse::<Lang>().unwrap().direction(), Direction::LeftToRight);
    }
}
