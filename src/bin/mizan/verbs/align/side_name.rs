//! [`SideName`]: what the name of a file says about the pair that the file is one side of.
//!
//! The language stands at the end of the name (`plant.ar.docx`, `plant_AR.docx`, `plant-ar-SA.docx`), or is
//! the name of a folder (`ar/plant.docx`), or stands in front of the name (`AR_plant.docx`), or is the whole
//! name (`plant/ar.docx`).

use std::path::{Component, Path, PathBuf};

/// What the name of a file says about its pair.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SideName {
    pub(super) is_arabic: bool,
    /// The path of the pair without languages and ending; the same for both files.
    pub(super) pair: PathBuf,
    /// The path that the other file would have.
    pub(super) partner: PathBuf,
}

// The words for Arabic and English in names of files.
const WORDS: [(&str, &str); 3] = [("ar", "en"), ("ara", "eng"), ("arabic", "english")];

// The name of a pair whose files are called after their languages alone.
const BOTH: &str = "ar-en";

const SEPARATORS: [char; 4] = ['.', '_', '-', ' '];

impl SideName {
    /// Reads the name of a file, whose path is given from the folder of all pairs.
    pub(super) fn of(below: &Path) -> Option<Self> {
        let (stem, ending) = (below.file_stem()?.to_str()?, below.extension()?.to_str()?);
        let folder = below.parent().unwrap_or(Path::new(""));
        let by_folder = folder_language(folder);
        let at_end = at_end(stem);
        let in_front = in_front(stem).filter(|_| at_end.is_none() && by_folder.is_none());
        if let Some(language) = Language::of(stem)
            .filter(|language| by_folder.as_ref().is_none_or(|folder| folder.is_arabic == language.is_arabic))
        {
            let partner = partner_folder(folder, language.is_arabic);
            return Some(Self {
                is_arabic: language.is_arabic,
                pair: pair_folder(folder, language.is_arabic).join(BOTH),
                partner: partner.join(format!("{}.{ending}", language.other)),
            });
        }
        let (name, language) = match (at_end, by_folder, in_front) {
            (Some((name, word)), ..) => (name, Language::of(word)?),
            (None, Some(language), _) => (stem, language),
            (None, None, Some((name, word))) => (name, Language::of(word)?),
            (None, None, None) => return None,
        };
        let translated = |word: Option<(&str, &str)>| match word {
            Some((_, word)) => {
                stem.replacen(word, &Language::of(word).map(|found| found.other).unwrap_or_default(), 1)
            }
            None => stem.to_owned(),
        };
        let partner = match at_end {
            // The word stands at the end; the same letters may stand before it.
            Some((_, word)) => format!("{}{}", &stem[..stem.len() - word.len()], Language::of(word)?.other),
            None => translated(in_front),
        };
        Some(Self {
            is_arabic: language.is_arabic,
            pair: pair_folder(folder, language.is_arabic).join(name),
            partner: partner_folder(folder, language.is_arabic).join(format!("{partner}.{ending}")),
        })
    }
}

struct Language {
    is_arabic: bool,
    // The word for the other language, in letters of the same size.
    other: String,
}

impl Language {
    // Reads `ar`, `AR`, `ar-SA` or `Arabic`.
    fn of(word: &str) -> Option<Self> {
        let (base, region) =
            word.split_once(['-', '_']).map_or((word, None), |(base, region)| (base, Some(region)));
        let is_region =
            |region: &str| matches!(region.len(), 2 | 3) && region.bytes().all(|b| b.is_ascii_alphanumeric());
        if region.is_some_and(|region| !is_region(region) || base.len() > 3) {
            return None;
        }
        let small = base.to_ascii_lowercase();
        let (arabic, english) =
            WORDS.iter().find(|(arabic, english)| [*arabic, *english].contains(&&*small))?;
        let is_arabic = small == *arabic;
        let other = if is_arabic { *english } else { *arabic };
        let is_capital = |c: char| c.is_ascii_uppercase();
        let other = match () {
            () if base.chars().all(is_capital) => other.to_ascii_uppercase(),
            () if base.starts_with(is_capital) => other[..1].to_ascii_uppercase() + &other[1..],
            () => other.to_owned(),
        };
        Some(Self { is_arabic, other })
    }
}

// Returns the name before the language, and the language.
fn at_end(stem: &str) -> Option<(&str, &str)> {
    let found = stem.match_indices(SEPARATORS).map(|(at, _)| (&stem[..at], &stem[at + 1..]));
    let mut found = found.filter(|(name, word)| !name.is_empty() && Language::of(word).is_some());
    found.next()
}

// Returns the name behind the language, and the language.
fn in_front(stem: &str) -> Option<(&str, &str)> {
    // A word may begin so before a hyphen.
    let (word, name) = stem.split_once(['.', '_', ' '])?;
    (!name.is_empty() && Language::of(word).is_some()).then_some((name, word))
}

fn folder_language(folder: &Path) -> Option<Language> {
    folder.components().rev().find_map(|part| Language::of(part.as_os_str().to_str()?))
}

// Returns the folder without the folders that are named after the language.
fn pair_folder(folder: &Path, is_arabic: bool) -> PathBuf {
    folder.components().filter(|part| word_in(*part, is_arabic).is_none()).collect()
}

fn partner_folder(folder: &Path, is_arabic: bool) -> PathBuf {
    let other =
        |part: Component<'_>| word_in(part, is_arabic).map_or_else(|| part.as_os_str().into(), Into::into);
    folder.components().map(other).collect::<Vec<std::ffi::OsString>>().iter().collect()
}

// Returns the word for the other language if the folder is named after this one.
fn word_in(part: Component<'_>, is_arabic: bool) -> Option<String> {
    let language = Language::of(part.as_os_str().to_str()?)?;
    (language.is_arabic == is_arabic).then_some(language.other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_in_all_usual_places() {
        for (path, is_arabic, pair, partner) in [
            ("plant.ar.docx", true, "plant", "plant.en.docx"),
            ("a/plant_AR.docx", true, "a/plant", "a/plant_EN.docx"),
            ("plant-ar-SA.docx", true, "plant", "plant-en.docx"),
            ("plant-en_US.pdf", false, "plant", "plant-ar.pdf"),
            ("Plant Arabic.docx", true, "Plant", "Plant English.docx"),
            ("docs/ar/plant.docx", true, "docs/plant", "docs/en/plant.docx"),
            ("en-GB/plant.en.md", false, "plant", "ar/plant.ar.md"),
            ("AR_plant.docx", true, "plant", "EN_plant.docx"),
            ("ar.ar.txt", true, "ar", "ar.en.txt"),
            ("plant/ar.md", true, "plant/ar-en", "plant/en.md"),
            ("plant/English.docx", false, "plant/ar-en", "plant/Arabic.docx"),
            ("en-GB.txt", false, "ar-en", "ar.txt"),
            ("EN/EN.txt", false, "ar-en", "AR/AR.txt"),
            ("docs/en/ar.md", false, "docs/ar", "docs/ar/ar.md"),
        ] {
            let (pair, partner) = (pair.into(), partner.into());
            assert_eq!(SideName::of(Path::new(path)), Some(SideName { is_arabic, pair, partner }), "{path}");
        }
    }

    #[test]
    fn other_names_say_nothing() {
        for path in [
            "seminar.docx",
            "plant.docx",
            "plant.ar",
            "men/plant.docx",
            "ar-chive.docx",
            "plant-ar-final.docx",
        ] {
            assert_eq!(SideName::of(Path::new(path)), None, "{path}");
        }
    }
}
