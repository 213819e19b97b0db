//! Reads a language tag in any case and writes it in the canonical one.

use std::str::FromStr;

use super::lang::Lang;
use crate::error::{Error, ErrorKind};

impl FromStr for Lang {
    type Err = Error;

    /// Reads a tag in any case, with `-` or `_` between its parts. The encoding and the modifier of a POSIX
    /// locale (`ar_EG.UTF-8`) are dropped.
    fn from_str(tag: &str) -> Result<Self, Error> {
        // Nearly every unit of a large file or memory has one of these tags, which take no allocation.
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
}
