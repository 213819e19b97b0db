//! [`Heading`]: what the cell at the head of a column says about the texts below.

use super::label::Label;
use crate::lang::Lang;

/// What a heading says; nothing for a word that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) lang: Option<Lang>,
    pub(crate) role: Option<Role>,
    /// The code of the language is also a usual heading of columns that have no texts (`id`, `no`).
    pub(crate) is_doubtful: bool,
}

/// What the texts of a column are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Source,
    Target,
    Note,
    Key,
    Label(Label),
}

// The headings that other tools give their columns.
const SOURCE: [&str; 7] =
    ["source", "source text", "source string", "original", "المصدر", "النص الأصلي", "الأصل"];
const TARGET: [&str; 9] = [
    "target",
    "target text",
    "target string",
    "translation",
    "translated text",
    "الهدف",
    "النص الهدف",
    "الترجمة",
    "ترجمة",
];
const NOTE: [&str; 13] = [
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "translator_comments",
    "developer_comments",
    "ملاحظة",
    "ملاحظات",
    "تعليق",
    "تعليقات",
    "الملاحظات",
];
const KEY: [&str; 20] = [
    "key",
    "keys",
    "ref",
    "reference",
    "identifier",
    "code",
    "number",
    "num",
    "#",
    "location",
    "string id",
    "context",
    "المفتاح",
    "المعرف",
    "المعرّف",
    "الرقم",
    "رقم",
    "الرمز",
    "م",
    "مسلسل",
];
// Codes of languages that are words of other columns too: identifier, number, serial number, type, and words.
const DOUBTFUL: [&str; 27] = [
    "id", "no", "nr", "so", "is", "it", "as", "or", "to", "in", "my", "am", "an", "na", "sn", "sr", "sl",
    "st", "se", "sc", "co", "ch", "vo", "ty", "tr", "ts", "ie",
];
// Words that stand beside the name of a language.
const FILLERS: [&str; 24] = [
    "text",
    "string",
    "language",
    "lang",
    "term",
    "word",
    "value",
    "column",
    "segment",
    "sentence",
    "source",
    "target",
    "translation",
    "original",
    "النص",
    "نص",
    "اللغة",
    "لغة",
    "الترجمة",
    "ترجمة",
    "المصطلح",
    "المقابل",
    "الكلمة",
    "الجملة",
];

impl Heading {
    /// Reads a heading.
    pub(crate) fn of(cell: &str) -> Self {
        let cell = cell.trim().to_lowercase();
        let lists: [(&[&str], Role); 4] =
            [(&SOURCE, Role::Source), (&TARGET, Role::Target), (&NOTE, Role::Note), (&KEY, Role::Key)];
        if let Some((_, role)) = lists.iter().find(|(words, _)| words.contains(&&*cell)) {
            return Self { role: Some(*role), ..Self::default() };
        }
        if let Some(label) = Label::of(&cell) {
            return Self { role: Some(Role::Label(label)), ..Self::default() };
        }
        if let Some(lang) = lang_named(&cell) {
            let is_doubtful = DOUBTFUL.contains(&cell.trim_end_matches(['.', ':']));
            return Self { lang: Some(lang), role: None, is_doubtful };
        }
        Self::of_words(&cell)
    }

    // Reads a heading of several words (`English text`, `Source (EN)`, `النص العربي`).
    fn of_words(cell: &str) -> Self {
        let words: Vec<&str> =
            cell.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
        let (fillers, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| FILLERS.contains(word));
        let lang = lang_named(&names.join(" ")).or_else(|| {
            let is_region =
                names.len() == 2 && lang_named(names[0]).is_some_and(|lang| names[0] != lang.tag());
            is_region.then(|| lang_named(names[0]))?
        });
        let has = |words: &[&str]| fillers.iter().any(|filler| words.contains(filler));
        let role = match lang {
            Some(_) if names.len() == 1 && DOUBTFUL.contains(&names[0]) => {
                return Self { role: Some(Role::Key), ..Self::default() };
            }
            Some(_) if has(&["source", "original"]) => Some(Role::Source),
            Some(_) if has(&["target", "translation", "الترجمة"]) => Some(Role::Target),
            _ => None,
        };
        Self { lang, role, is_doubtful: false }
    }
}

// Returns the language that a heading names, by a name or by a tag with a primary subtag of two letters.
pub(crate) fn lang_named(cell: &str) -> Option<Lang> {
    // `بالعربية` is "in Arabic".
    let name = cell.strip_prefix('ب').filter(|rest| rest.starts_with("ال")).unwrap_or(cell);
    let lang = name.parse::<Lang>().ok().filter(|lang| lang.primary().len() == 2)?;
    let is_subtag = |tag: &str| match tag.len() {
        2 | 4 => tag.bytes().all(|byte| byte.is_ascii_alphabetic()),
        3 => true,
        _ => false,
    };
    lang.tag().split('-').skip(1).all(is_subtag).then_some(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_in_many_ways() {
        for (cell, tag) in [
            ("en", "en"),
            ("EN-US", "en-US"),
            ("ar_EG", "ar-EG"),
            ("English", "en"),
            ("English text", "en"),
            ("Source (English)", "en"),
            ("Target [AR]", "ar"),
            ("Arabic (Egypt)", "ar"),
            ("العربية", "ar"),
            ("بالعربية", "ar"),
            ("النص العربي", "ar"),
            ("الترجمة الإنجليزية", "en"),
            ("اللغة الإنكليزية", "en"),
            ("الانجليزية", "en"),
            ("eng", "en"),
        ] {
            let heading = Heading::of(cell);
            assert_eq!(heading.lang.as_ref().map(Lang::tag), Some(tag), "{cell}");
            assert!(!heading.is_doubtful, "{cell}");
        }
    }

    #[test]
    fn words_of_other_columns_are_no_languages() {
        for cell in ["id", "ID", "no", "No.", "Nr", "so", "is"] {
            assert!(Heading::of(cell).is_doubtful, "{cell}");
        }
        for cell in ["key", "ref", "String ID", "Close the valve.", "is-active", "م", "", "text id"] {
            assert_eq!(Heading::of(cell).lang, None, "{cell}");
        }
    }
}
