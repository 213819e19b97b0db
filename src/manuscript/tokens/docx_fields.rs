//! [`DocxField`], [`run_key`] and [`goes_on`]: fields of Word, which runs look alike, and which paragraphs
//! are one.

/// A field that is open in a paragraph: a run begins it, another one parts its code from its result, and a
/// third one ends it.
pub(super) enum DocxField {
    /// The code is read, from the run that begins the field, with this number of fields inside the code.
    Code { start: usize, inside: usize },
    /// The result is read; the element is the field.
    Result { element: usize },
}

// What of the properties of a run a reader sees. Fonts change with the script, and so does the size of
// letters of Arabic.
const SEEN: [&str; 15] = [
    "rStyle",
    "b",
    "i",
    "u",
    "strike",
    "dstrike",
    "caps",
    "smallCaps",
    "vertAlign",
    "color",
    "highlight",
    "shd",
    "sz",
    "vanish",
    "position",
];

/// Returns what a reader sees of the properties of a run, for telling which runs look alike.
pub(super) fn run_key(properties: &str) -> String {
    // Properties that a change has replaced stand behind all others.
    let properties = properties.split_once("rPrChange").map_or(properties, |(before, _)| before);
    let tags = properties.split_inclusive('>').map(str::trim);
    let mut key: String =
        tags.filter(|tag| SEEN.contains(&tag_name(tag)) && !tag.starts_with("</")).collect();
    // The letters of these fonts are pictures.
    for font in ["Symbol", "Wingdings", "Webdings"] {
        if properties.contains(font) {
            key += font;
        }
    }
    key
}

/// Returns what the properties of a run show, as XLIFF names it.
pub(super) fn run_label(properties: &str) -> Option<&'static str> {
    let is_on =
        |tag: &str| !["\"0\"", "\"false\"", "'0'", "'false'", "\"none\""].iter().any(|off| tag.contains(off));
    let has = |wanted: &str| properties.split_inclusive('>').any(|tag| tag_name(tag) == wanted && is_on(tag));
    let labels = [("b", "bold"), ("i", "italic"), ("u", "underlined")];
    labels.into_iter().find(|(name, _)| has(name)).map(|(_, label)| label)
}

/// Returns true if a paragraph with these properties goes on with the next one: a change has deleted its end,
/// or it is a large first letter.
pub(super) fn goes_on(properties: &str) -> bool {
    let properties = properties.split_once("pPrChange").map_or(properties, |(before, _)| before);
    properties.split_inclusive('>').any(|tag| match tag_name(tag) {
        "del" | "moveFrom" => true,
        "framePr" => tag.contains("dropCap=") && !tag.contains("dropCap=\"none\""),
        _ => false,
    })
}

/// Returns true if nothing but marks of places stands behind a paragraph, up to the next one.
pub(super) fn is_between_paragraphs(between: &str) -> bool {
    let (_, marks) = between.split_once('>').unwrap_or_default();
    marks
        .split_inclusive('>')
        .all(|tag| tag.trim().is_empty() || tag.ends_with("/>") && tag.trim().starts_with('<'))
}

/// Returns the name of a tag without its prefix.
pub(in crate::manuscript) fn tag_name(tag: &str) -> &str {
    let name = tag.trim_start().trim_start_matches(['<', '/']);
    let name =
        &name[..name.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(name.len())];
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_differ_in_what_does_not_show_look_alike() {
        let plain = "<w:rPr>\n <w:b/></w:rPr>";
        let marked = "<w:rPr><w:b/><w:rtl/><w:lang w:val=\"en-US\"/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr>";
        assert_eq!(run_key(plain), run_key(marked));
        assert_ne!(run_key(plain), run_key("<w:rPr><w:i/></w:rPr>"));
        assert_eq!(run_label(marked), Some("bold"));
        assert_eq!(run_label("<w:rPr><w:b w:val=\"0\"/></w:rPr>"), None);
    }
}
