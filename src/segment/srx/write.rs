//! [`built_in`]: the built-in rules as an SRX file, as far as SRX can express them.

use std::fmt::Write;

use super::java::Shorthands;
use super::rule_text::RuleText;
use crate::segment::words::{Says, abbreviations, deciding_words};

// The comment at the head of the file: the rules that need more context than an SRX rule sees.
const UNSAID: &str = "\
  What these rules cannot say, and mizan does all the same:
  - whether lines were wrapped at a width and go on: here every line end separates;
  - where a quotation was opened, and whether a text mirrors its guillemets: a quotation is judged by its end alone;
  - which verb announces what follows an abbreviation or the next quotation, and whose title a letter is;
  - sentences inside a bracket or between dashes that stand in a sentence;
  - whether the sentence began with a small letter, as people write in forums;
  - the items of a list written in one line (1. Open it 2. Close it);
  - page numbers and running heads inside a sentence, and words that are cut at a line end;
  - quoted mail and comments, with a mark at the head of each line;
  - code between backticks and messages in ICU's format;
  - the number of a note behind a full stop (valve.3 Then);
  - verses, and the language of each paragraph of a mixed document.";

// The head of a word. Java's `\b` is not used, since its meaning differs between versions of Java.
const HEAD: &str = r"(?<![\p{L}\p{N}\p{M}])";
// Invisible controls, which Arabic texts have around a stop.
const HIDDEN: &str = r"[\u200B-\u200F\u202A-\u202E\u061C\u2066-\u2069]{0,3}";
// The closing signs after a mark: quotation marks, brackets and invisible controls.
const CLOSERS: &str = r#"[\u00BB\u201D\u2019\u203A"'\)\]\}\u00AB\u200B-\u200F\u202C\u061C\u2069]{0,6}"#;

/// Returns the built-in rules as an SRX 2.0 file, with a comment that lists the rules that SRX cannot
/// express.
///
/// ```
/// use mizan::segment::srx::{Srx, built_in};
///
/// let rules = Srx::read(built_in().as_bytes())?;
/// assert!(rules.unsupported().is_empty());
/// # Ok::<(), mizan::Error>(())
/// ```
#[must_use]
pub fn built_in() -> String {
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = write!(
        file,
        "<!--\n  The built-in segmentation rules of mizan {}.\n{UNSAID}\n-->\n",
        env!("CARGO_PKG_VERSION")
    );
    file.push_str(
        "<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n<header segmentsubflows=\"yes\" cascade=\"no\">\n\
        <formathandle type=\"start\" include=\"no\"/>\n<formathandle type=\"end\" include=\"yes\"/>\n\
        <formathandle type=\"isolated\" include=\"no\"/>\n</header>\n<body>\n<languagerules>\n",
    );
    group(&mut file, "Arabic", &[arabic(), latin(), ends()].concat());
    group(&mut file, "English", &[latin(), ends()].concat());
    group(&mut file, "Generic", &ends());
    file.push_str("</languagerules>\n<maprules>\n");
    for (pattern, name) in [("[Aa][Rr].*", "Arabic"), ("[Ee][Nn].*", "English"), (".*", "Generic")] {
        let _ = writeln!(file, "<languagemap languagepattern=\"{pattern}\" languagerulename=\"{name}\"/>");
    }
    file.push_str("</maprules>\n</body>\n</srx>\n");
    file
}

// Returns a rule that forbids a break.
fn no(before: impl Into<String>, after: impl Into<String>) -> RuleText {
    RuleText { breaks: false, ..yes(before, after) }
}

// Returns a rule that breaks.
fn yes(before: impl Into<String>, after: impl Into<String>) -> RuleText {
    // Java's `\s` does not match a no-break space.
    let spaced = |pattern: String| pattern.replace(r"\s", r"[\s\u00A0]");
    let (before, after) = (spaced(before.into()), spaced(after.into()));
    RuleText { breaks: true, shorthands: Shorthands::Ascii, before, after }
}

// Returns the rules for Arabic words.
fn arabic() -> Vec<RuleText> {
    [arabic_abbreviations(), arabic_letters(), arabic_marks()].into_iter().flatten().collect()
}

fn arabic_words(says: Says) -> String {
    alternatives(list(says, LetterScript::Arabic))
}

// Returns a pattern for a noun that names the letter after it, with the prefixes that it may have.
fn arabic_label() -> String {
    format!("(?:و|ب|ف)?(?:ال|لل)?(?:{})", arabic_words(Says::LABEL))
}

fn arabic_abbreviations() -> Vec<RuleText> {
    let goes_on = arabic_words(Says::GOES_ON);
    let behind = format!(
        r"\s+(?:(?:{goes_on})(?![\p{{L}}\p{{M}}])|\p{{L}}+(?:\u064B\u0627|\u0627\u064B)|بال|لل|\(|\p{{Ll}})"
    );
    let opening = format!(r"(?:{})(?![\p{{L}}])", arabic_words(Says::OPENS));
    let stop = format!(r"{HIDDEN}\.{HIDDEN}");
    let label = format!(r"{HEAD}{}\s+\p{{L}}{stop}", arabic_label());
    vec![
        no(
            format!(
                r"{HEAD}(?:{}){stop}",
                abbreviated(Says::COMPANY.union(Says::CURRENCY), LetterScript::Arabic)
            ),
            format!(r"\s+(?!{opening})و\p{{L}}{{2}}"),
        ),
        no(
            format!(r"\p{{N}}\s{{0,3}}{HIDDEN}(?:{}){stop}", abbreviated(Says::UNIT, LetterScript::Arabic)),
            behind.clone(),
        ),
        yes(
            format!(r"\p{{N}}\s{{0,3}}{HIDDEN}(?:{}){stop}", abbreviated(Says::UNIT, LetterScript::Arabic)),
            r"\s",
        ),
        no(format!(r"^\s{{0,9}}\(?[\p{{L}}]{stop}"), r"\s"),
        yes(label, r"\s"),
        no(format!(r"{HEAD}(?:{}){stop}", abbreviated(Says::NUMBER, LetterScript::Arabic)), r"\s{0,3}\p{N}"),
        no(
            format!(r"{HEAD}[وفل]?(?:{}){stop}", abbreviated(Says::TITLE, LetterScript::Arabic)),
            r"\s+[^\p{N}]",
        ),
        no(format!(r"{HEAD}(?:{}){stop}", abbreviated(Says::INNER, LetterScript::Arabic)), r"\s"),
        no(format!(r"{HEAD}(?:{}){stop}", abbreviated(Says::ENDING, LetterScript::Arabic)), behind),
    ]
}

fn arabic_letters() -> Vec<RuleText> {
    let any = arabic_words;
    let goes_on = any(Says::GOES_ON);
    let opens = format!(r"(?:{}|و\p{{L}}{{3,20}})(?![\p{{L}}])", any(Says::OPENS));
    let stop = format!(r"{HIDDEN}\.{HIDDEN}");
    let noun = arabic_label();
    let letter = format!(r"(?:{}|[\u0621-\u064A])", any(Says::LETTER));
    let words = list(Says::WORD, LetterScript::Arabic);
    let plain = alternatives(
        list(Says::LETTER, LetterScript::Arabic).into_iter().filter(|name| !words.contains(name)).collect(),
    );
    let surname = format!(r"\s+(?!(?:{goes_on}|{})(?![\p{{L}}\p{{M}}]))[\u0621-\u064A]", any(Says::OPENS));
    let initial = format!(r"\s+(?!{opens})");
    vec![
        no(format!(r"{HEAD}{letter}\.\s?{letter}\.[\u0022\u00BB\u201D]?"), initial),
        no(format!(r"{HEAD}(?:{})\s(?:{})\.", any(Says::GIVEN), alternatives(words)), surname.clone()),
        yes(format!(r"{HEAD}(?:{})\s(?:{plain})\.", any(Says::LETTER)), r"\s"),
        yes(format!(r"{HEAD}{noun}\s(?:{plain})\."), r"\s"),
        no(format!(r"{HEAD}(?:{plain})\."), surname),
        no(format!(r"{HEAD}[\u0621-\u064A]{stop}"), r"\s+[\p{L}\p{N}]"),
    ]
}

fn arabic_marks() -> Vec<RuleText> {
    let said = arabic_words(Says::SAID);
    let paused = alternatives(
        [list(Says::GOES_ON, LetterScript::Arabic), list(Says::PAUSE, LetterScript::Arabic)].concat(),
    );
    vec![
        no(format!(r"(?:\u2026|\.\.+){CLOSERS}"), format!(r"\s+(?:{paused})(?![\p{{L}}\p{{M}}])")),
        no(r"(?:\u2026|\.\.\.+)", r"\sو"),
        no(r"\s(?:\u2026|\.\.+)", r"\s"),
        no(format!(r"{HEAD}(?:{})!", arabic_words(Says::EXCLAIMED)), r"\s+\p{L}"),
        no(
            r"[!?\u061F]{1,5}[\u00BB\u201D\u0022\u200B-\u200F]{1,3}",
            format!(r"\s+(?:(?:{said})(?![\p{{L}}\p{{M}}])|ف\p{{L}}{{2}})"),
        ),
        no(r"\u061F", r"\s(?:أو|أم)\s"),
        yes(r"\u061F", r"[\u0621-\u064A]"),
        yes(r"[\u0621-\u064A\u064B-\u0652]{3}\.", r"[\u0621-\u064A\u064B-\u0652]{3}"),
    ]
}

// Returns the rules for words in Latin script, which Arabic text has as well.
fn latin() -> Vec<RuleText> {
    let word = |says| alternatives(list(says, LetterScript::Latin));
    let opens = format!(r"(?:{})(?![\p{{L}}])", word(Says::OPENS));
    let goes_on = format!(r"\s+(?!{opens})");
    vec![
        no(format!(r"{HEAD}(?:{})\.", abbreviated(Says::TITLE, LetterScript::Latin)), r"\s"),
        no(
            format!(r"{HEAD}(?:{})\.", abbreviated(Says::NUMBER, LetterScript::Latin)),
            r"\s{0,3}[\p{N}\p{Ll}]",
        ),
        no(format!(r"{HEAD}(?:{})\.", abbreviated(Says::INNER, LetterScript::Latin)), r"\s"),
        yes(format!(r"{HEAD}etc\."), r"\s+\p{Lu}"),
        no(format!(r"{HEAD}(?:{})\.", abbreviated(Says::ENDING, LetterScript::Latin)), goes_on.clone()),
        no(format!(r"\p{{N}}\s{{0,3}}(?:{})\.", abbreviated(Says::UNIT, LetterScript::Latin)), r"\s+\p{Ll}"),
        no(format!(r"{HEAD}(?:[A-Za-z]\.){{2,6}}"), goes_on.clone()),
        no(format!(r"{HEAD}[A-Z]\."), goes_on),
        no(format!(r"{HEAD}(?:{})!", word(Says::EXCLAIMED)), r"\s+\p{L}"),
        no(r"(?:\u2026|\.\.+)", r"\s+[\p{Ll}\p{N}]"),
        no(r"[.!?][\u201D\u2019\u0022']{1,2}", r"\s+\p{Ll}"),
        no(r"(?:![\)\]]?|[.?][\)\]])", r"\s+\p{Ll}"),
        no(format!(r"{HEAD}\p{{L}}{{1,2}}\."), r"\s+\p{Ll}"),
        no(r"\.\s\.\s\.", r"\s+\p{Ll}"),
    ]
}

// Returns the rules for every language.
fn ends() -> Vec<RuleText> {
    vec![
        yes(r"\n|\u2029|\u2028", ""),
        no(r"^\s{0,9}[\u2022\u2043-]?\s?\(?(?:\p{N}{1,3}|[a-z])\.\)?", r"\s"),
        no(r"\.", r"\s\.(?![\p{L}\p{N}])"),
        no(r"[\(\[](?:\u2026|[.!?\u061F]{1,5})[\)\]]", r"\s"),
        no(format!(r"[.!?\u061F\u2026\u06D4]{CLOSERS}"), r"\s{0,3}[,;:،؛]"),
        no(r"[=&/#%_][!?]", r"\s"),
        yes(
            format!(
                r"[.!?\u061F\u2026\u06D4\u3002]{CLOSERS}(?:\[\p{{N}}{{1,3}}\]|\(\p{{N}}{{1,3}}\)|</\w{{1,9}}>){{0,2}}"
            ),
            r"\s",
        ),
    ]
}

fn group(file: &mut String, name: &str, rules: &[RuleText]) {
    let _ = writeln!(file, "<languagerule languagerulename=\"{name}\">");
    for rule in rules {
        let breaks = if rule.breaks { "yes" } else { "no" };
        let _ = writeln!(
            file,
            "<rule break=\"{breaks}\">\n<beforebreak>{}</beforebreak>\n<afterbreak>{}</afterbreak>\n</rule>",
            quick_xml::escape::escape(rule.before.as_str()),
            quick_xml::escape::escape(rule.after.as_str()),
        );
    }
    file.push_str("</languagerule>\n");
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterScript {
    Arabic,
    Latin,
}

impl LetterScript {
    fn of(word: &str) -> Self {
        if word.contains(|c| ('\u{600}'..='\u{6FF}').contains(&c)) { Self::Arabic } else { Self::Latin }
    }
}

// Returns the abbreviations of one class and script as the alternatives of a pattern. An abbreviation of two
// classes is left out.
fn abbreviated(says: Says, script: LetterScript) -> String {
    let fitting = abbreviations().filter(|abbreviation| abbreviation.says.any(says));
    alternatives(fitting.map(|one| one.text).filter(|text| LetterScript::of(text) == script).collect())
}

fn list(says: Says, script: LetterScript) -> Vec<&'static str> {
    let fitting = deciding_words().filter(|word| word.says == says);
    fitting.map(|word| word.text).filter(|word| LetterScript::of(word) == script).collect()
}

fn alternatives(mut words: Vec<&str>) -> String {
    // The longest come first, since an alternative hides a longer one that begins with it.
    words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.dedup();
    words.iter().map(|word| word.replace('.', r"\.")).collect::<Vec<_>>().join("|")
}
