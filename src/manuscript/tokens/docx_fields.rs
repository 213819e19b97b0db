//! [`DocxField`] and [`run_key`]: fields of Word, and which runs look alike.

/// A field that is open in a paragraph: a run begins it, another one parts its code from its result, and a
/// third one ends it.
pub(super) enum DocxField {
    /// The code is read, from the run that begins the field, with this number of fields inside the code.
    Code { start: usize, inside: usize },
    /// The result is read; the element is the field.
    Result { element: usize },
}

// What of the properties of a run does not show: the language, and how the run is checked and ordered.
const UNSEEN: [&str; 6] = ["lang", "noProof", "rtl", "cs", "rPrChange", "webHidden"];

/// Returns the properties of a run without those that do not show, for telling which runs look alike.
pub(super) fn run_key(properties: &str) -> String {
    let mut key = String::new();
    let mut skipped: Option<&str> = None;
    for tag in properties.split_inclusive('>') {
        let name = tag_name(tag);
        match skipped {
            Some(inside) => {
                skipped = Some(inside).filter(|inside| !(tag.starts_with("</") && name == *inside));
            }
            None if UNSEEN.contains(&name) => skipped = Some(name).filter(|_| !tag.ends_with("/>")),
            None => key += tag,
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
        let plain = "<w:rPr><w:b/></w:rPr>";
        let marked = "<w:rPr><w:b/><w:rtl/><w:lang w:val=\"en-US\"/><w:rPrChange w:id=\"1\"><w:rPr/></w:rPrChange></w:rPr>";
        assert_eq!(run_key(plain), run_key(marked));
        assert_ne!(run_key(plain), run_key("<w:rPr><w:i/></w:rPr>"));
        assert_eq!(run_label(marked), Some("bold"));
        assert_eq!(run_label("<w:rPr><w:b w:val=\"0\"/></w:rPr>"), None);
    }
}
