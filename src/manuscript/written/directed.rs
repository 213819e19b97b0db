//! [`directed_paragraph`], [`directed_run`] and [`directed_table`]: the direction of a paragraph, a run and a
//! table of Word.

use super::xml_children::XmlChildren;
use crate::lang::{Direction, Lang};

// What comes after `bidi` in the properties of a paragraph, as the schema of Word has it.
const BEHIND_BIDI: [&str; 16] = [
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
];
// What comes after `bidiVisual` in the properties of a table.
const BEHIND_BIDI_VISUAL: [&str; 14] = [
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
    "tblPrChange",
];
// What comes after `rtl` and after `lang` in the properties of a run.
const BEHIND_RTL: [&str; 7] = ["cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"];
const BEHIND_LANG: [&str; 4] = ["eastAsianLayout", "specVanish", "oMath", "rPrChange"];
// What comes after bold, italic and the size of letters of Arabic.
const BEHIND_BOLD: [&str; 32] = [
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
];
// Where in the list above the properties begin that come after italic, and after the size.
const BEHIND_ITALIC: usize = 2;
const BEHIND_SIZE: usize = 21;

/// Returns true for the start of a run of Word, and not of a drawing or a formula.
pub(super) fn is_of_word(open: &str) -> bool {
    !["<a:", "<m:", "<wps:"].iter().any(|other| open.starts_with(other))
}

/// Returns the properties of a paragraph whose text runs in a direction; `start` is its start tag.
pub(in crate::manuscript) fn directed_paragraph(
    properties: &str,
    start: &str,
    direction: Direction,
) -> String {
    let prefix = prefix(start);
    let name = format!("{prefix}pPr");
    let mut children = XmlChildren::of(properties, &name);
    children.remove("bidi");
    if direction == Direction::RightToLeft {
        let behind: Vec<&str> = BEHIND_BIDI.into_iter().chain(["pPrChange"]).collect();
        children.put(format!("<{prefix}bidi/>"), &behind);
    }
    children.text()
}

/// Returns the properties of a paragraph that went on with the next one and does so no longer: without the
/// change that deleted its end, and without the frame of a large first letter.
pub(in crate::manuscript) fn ended_paragraph(properties: &str, start: &str) -> String {
    let prefix = prefix(start);
    let (name, run) = (format!("{prefix}pPr"), format!("{prefix}rPr"));
    let mut children = XmlChildren::of(properties, &name);
    children.remove("framePr");
    if let Some(of_end) = children.get("rPr").map(str::to_owned) {
        let mut inside = XmlChildren::of(&of_end, &run);
        inside.remove("del");
        inside.remove("moveFrom");
        children.remove("rPr");
        let left = inside.text();
        if !left.is_empty() {
            children.put(left, &["sectPr", "pPrChange"]);
        }
    }
    children.text()
}

/// Returns the properties of a table whose columns run in a direction; `start` is its start tag.
pub(in crate::manuscript) fn directed_table(properties: &str, start: &str, direction: Direction) -> String {
    let prefix = prefix(start);
    let name = format!("{prefix}tblPr");
    let mut children = XmlChildren::of(properties, &name);
    if direction == Direction::LeftToRight && children.get("bidiVisual").is_none() {
        return properties.to_owned();
    }
    children.remove("bidiVisual");
    if direction == Direction::RightToLeft {
        children.put(format!("<{prefix}bidiVisual/>"), &BEHIND_BIDI_VISUAL);
    }
    // A table needs the element, even without a child.
    Some(children.text()).filter(|text| !text.is_empty()).unwrap_or_else(|| format!("<{name}/>"))
}

/// Returns the start of a run whose text runs in a direction: its start tag and its properties.
pub(super) fn directed_run(open: &str, direction: Direction, lang: &Lang) -> String {
    let prefix = prefix(open);
    let name = format!("{prefix}rPr");
    let (start, properties) = open.split_at(open.find('>').map_or(open.len(), |end| end + 1));
    let mut children = XmlChildren::of(properties, &name);
    children.remove("rtl");
    children.remove("cs");
    if direction == Direction::RightToLeft {
        // Arabic letters have their own marks for bold, italic and size.
        let behind = &BEHIND_BOLD[..];
        for (of, twin, behind) in [
            ("b", "bCs", behind),
            ("i", "iCs", &behind[BEHIND_ITALIC..]),
            ("sz", "szCs", &behind[BEHIND_SIZE..]),
        ] {
            if children.get(twin).is_none()
                && let Some(found) = children.get(of)
            {
                let child = found.replacen(&format!("<{prefix}{of}"), &format!("<{prefix}{twin}"), 1);
                children.put(child, behind);
            }
        }
        children.put(format!("<{prefix}rtl/>"), &BEHIND_RTL);
    }
    let attribute = format!("{prefix}{}", if direction == Direction::RightToLeft { "bidi" } else { "val" });
    let before = children.get("lang").map(str::to_owned);
    children.remove("lang");
    children.put(with_lang(before.as_deref(), &prefix, &attribute, &full_tag(lang)), &BEHIND_LANG);
    format!("{start}{}", children.text())
}

fn with_lang(before: Option<&str>, prefix: &str, attribute: &str, tag: &str) -> String {
    let others =
        before.unwrap_or_default().split_whitespace().skip(1).map(|part| part.trim_end_matches("/>"));
    let others = others.filter(|part| part.contains('=') && !part.starts_with(&format!("{attribute}=")));
    let others: String = others.map(|part| format!(" {part}")).collect();
    format!("<{prefix}lang{others} {attribute}=\"{tag}\"/>")
}

// Word knows no language without a region.
fn full_tag(lang: &Lang) -> String {
    match lang.tag() {
        "ar" => "ar-SA".to_owned(),
        "en" => "en-US".to_owned(),
        tag => tag.to_owned(),
    }
}

fn prefix(tag: &str) -> String {
    let name = tag.trim_start_matches('<');
    let name = &name[..name.find([' ', '>', '/', '\n', '\t']).unwrap_or(name.len())];
    name.split_once(':').map_or_else(String::new, |(prefix, _)| format!("{prefix}:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_run_has_the_marks_of_arabic() {
        let open = "<w:r w:rsidR=\"1\"><w:rPr><w:b/><w:sz w:val=\"28\"/><w:lang w:val=\"en-US\"/></w:rPr>";
        assert_eq!(
            directed_run(open, Direction::RightToLeft, &Lang::ARABIC),
            "<w:r w:rsidR=\"1\"><w:rPr><w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:rtl/>\
             <w:lang w:val=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr>"
        );
        assert_eq!(
            directed_run("<w:r>", Direction::RightToLeft, &Lang::ARABIC),
            "<w:r><w:rPr><w:rtl/><w:lang w:bidi=\"ar-SA\"/></w:rPr>"
        );
        assert_eq!(
            directed_run("<w:r><w:rPr><w:rtl/></w:rPr>", Direction::LeftToRight, &Lang::ENGLISH),
            "<w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr>"
        );
    }

    #[test]
    fn the_columns_of_a_table_run_from_the_right_or_not() {
        let properties = "<w:tblPr><w:tblStyle w:val=\"a\"/><w:tblW w:w=\"0\"/></w:tblPr>";
        let arabic = directed_table(properties, "<w:tbl>", Direction::RightToLeft);
        let expected = "<w:tblPr><w:tblStyle w:val=\"a\"/><w:bidiVisual/><w:tblW w:w=\"0\"/></w:tblPr>";
        assert_eq!(arabic, expected);
        assert_eq!(directed_table(&arabic, "<w:tbl>", Direction::RightToLeft), arabic);
        assert_eq!(directed_table(&arabic, "<w:tbl>", Direction::LeftToRight), properties);
        let bare = directed_table("", "<w:tbl>", Direction::RightToLeft);
        assert_eq!(bare, "<w:tblPr><w:bidiVisual/></w:tblPr>");
        assert_eq!(directed_table(&bare, "<w:tbl>", Direction::LeftToRight), "<w:tblPr/>");
        assert_eq!(directed_table("", "<w:tbl>", Direction::LeftToRight), "");
    }

    #[test]
    fn a_paragraph_runs_from_the_right_or_not() {
        let properties = "<w:pPr><w:pStyle w:val=\"a\"/><w:jc w:val=\"left\"/></w:pPr>";
        let arabic = directed_paragraph(properties, "<w:p>", Direction::RightToLeft);
        assert_eq!(arabic, "<w:pPr><w:pStyle w:val=\"a\"/><w:bidi/><w:jc w:val=\"left\"/></w:pPr>");
        assert_eq!(directed_paragraph(&arabic, "<w:p>", Direction::LeftToRight), properties);
        assert_eq!(directed_paragraph("", "<w:p>", Direction::RightToLeft), "<w:pPr><w:bidi/></w:pPr>");
    }
}
