//! Hostile SRX rule files, and texts that are hard for the rules.

use super::{File, LARGE, filled, laughs, numbered};

const SEGMENT: &str = "segment good.txt --srx FILE -o out.txt";
const TEXT: &str = "segment FILE --lang en -o out.txt";

pub(super) const FILES: &[File] = &[
    ("rules.srx", SEGMENT, || srx(&numbered(|n| rule(&format!("a{n}\\."), " ")))),
    ("rule-long.srx", SEGMENT, || srx(&rule(&filled("a?"), ""))),
    ("rule-deep.srx", SEGMENT, || srx(&rule(&format!("{}a{}", filled("("), filled(")")), ""))),
    ("rule-classes-deep.srx", SEGMENT, || srx(&rule(&format!("{}a{}", filled("["), filled("]")), ""))),
    ("rule-counts.srx", SEGMENT, || srx(&rule("((((a{999}){999}){999}){999})", ""))),
    ("rule-backtracks.srx", SEGMENT, || srx(&rule("(?=(a+)+b)(\\w+\\s?)+\\.", "(\\s+\\1)+"))),
    ("laughs.srx", SEGMENT, || [laughs("srx").into_bytes(), srx(&rule("&e39;", " "))].concat()),
    ("rule-repeats.srx", SEGMENT, || srx(&rule("(?:(?:a?){50}){50}a{50}", "(?:(?:b?){50}){50}"))),
    ("rule-unclosed.srx", SEGMENT, || srx(&rule("(a[b", "{"))),
    ("rules-large.srx", SEGMENT, || srx(&rule("\\p{L}{1,900}\\p{N}{1,900}", "\\p{Lu}").repeat(200))),
    ("maps.srx", SEGMENT, || {
        srx(&format!(
            "{}</languagerule></languagerules><maprules>{}",
            rule("\\.", " "),
            filled("<languagemap languagepattern='(e+)+n.*' languagerulename='Default'/>")
        ))
    }),
    ("groups.srx", SEGMENT, || srx(&filled("</languagerule><languagerule languagerulename='Default'>"))),
    ("elements-deep.srx", SEGMENT, || srx(&filled("<rule>"))),
    ("entities.srx", SEGMENT, || srx(&rule(&filled("&amp;"), "&e;"))),
    ("comment-unclosed.srx", SEGMENT, || srx(&format!("<!-- {}", filled("<rule>")))),
    ("attributes.srx", SEGMENT, || srx(&format!("<rule{}></rule>", filled(" break='no'")))),
    ("word-long.txt", TEXT, || filled("ا").into_bytes()),
    ("points.txt", TEXT, || filled(".").into_bytes()),
    ("points-spaced.txt", TEXT, || filled(". ").into_bytes()),
    ("brackets.txt", TEXT, || filled("([{«").into_bytes()),
    ("quotes.txt", TEXT, || filled("\"'").into_bytes()),
    ("lines.txt", TEXT, || filled("\n").into_bytes()),
    ("page-ends.txt", TEXT, || filled("a\n\x0C1\n").into_bytes()),
    ("list.txt", TEXT, || filled("1. ").into_bytes()),
    ("initials.txt", TEXT, || filled("A. ").into_bytes()),
    ("hyphens.txt", TEXT, || filled("a-\n").into_bytes()),
    ("zeros.txt", TEXT, || vec![0; LARGE]),
    ("escapes.txt", TEXT, || filled("\x1b[2J").into_bytes()),
];

fn srx(rules: &str) -> Vec<u8> {
    let head = "<srx version='2.0'><header cascade='yes'/><body><languagerules><languagerule languagerulename='Default'>";
    let end = "</languagerule></languagerules><maprules><languagemap languagepattern='.*' languagerulename='Default'/>
        </maprules></body></srx>";
    format!("{head}{rules}{end}").into_bytes()
}

fn rule(before: &str, after: &str) -> String {
    format!("<rule break='yes'><beforebreak>{before}</beforebreak><afterbreak>{after}</afterbreak></rule>")
}
