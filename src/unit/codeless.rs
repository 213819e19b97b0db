//! Texts for formats that have no place for inline codes: the codes that stand for words become text.

use std::borrow::Cow;

use super::code::{Code, CodeKind};
use super::text::UnitText;

/// The attributes of an XLIFF code that give its text.
const EQUIVALENTS: [&str; 3] = ["equiv-text", "equiv", "disp"];

/// What a text without codes has in the place of one.
enum Instead<'c> {
    /// The text that the code stands for.
    Text(Cow<'c, str>),
    Break,
    /// Nothing, but the words on both sides stay apart.
    Gap,
    Nothing,
}

impl UnitText {
    /// Returns the text for a format without codes. A code that stands for words (`{count}`, `%s`) is written
    /// as these; a line break becomes `line_break`, and formatting goes. A code of unknown meaning leaves a
    /// space between two words that it alone keeps apart.
    pub(crate) fn without_codes(&self, line_break: char) -> Cow<'_, str> {
        let plain = self.plain();
        if self.codes().is_empty() {
            return Cow::Borrowed(plain);
        }
        let (mut out, mut done) = (String::with_capacity(plain.len()), 0);
        for code in self.codes() {
            out.push_str(&plain[done..code.at]);
            done = code.at;
            let after = plain[done..].chars().next();
            match Instead::of(code) {
                Instead::Text(text) => out.push_str(&text),
                Instead::Break if parts(&out, after, |c| !c.is_whitespace()) => out.push(line_break),
                Instead::Gap if parts(&out, after, char::is_alphanumeric) => out.push(' '),
                Instead::Break | Instead::Gap | Instead::Nothing => {}
            }
        }
        out.push_str(&plain[done..]);
        Cow::Owned(out)
    }

    /// Returns true if [`without_codes`](Self::without_codes) leaves out a code.
    #[cfg(any(test, all(feature = "memory", feature = "formats")))]
    pub(crate) fn loses_codes(&self) -> bool {
        self.codes().iter().any(|code| !matches!(Instead::of(code), Instead::Text(_)))
    }
}

// Returns true if the characters before and after a code are of a kind.
fn parts(before: &str, after: Option<char>, is: impl Fn(char) -> bool) -> bool {
    before.chars().next_back().is_some_and(&is) && after.is_some_and(is)
}

impl<'c> Instead<'c> {
    fn of(code: &'c Code) -> Self {
        if code.kind != CodeKind::Single || code.markup.is_empty() {
            return Self::Nothing;
        }
        let markup = match equivalent(&code.markup) {
            Some(text) => Cow::Owned(text),
            None => Cow::Borrowed(&*code.markup),
        };
        if is_break(&markup) || code.label.as_deref().is_some_and(|label| ["lb", "x-br"].contains(&label)) {
            return Self::Break;
        }
        if is_tab(&markup) {
            return Self::Text(Cow::Borrowed(" "));
        }
        match markup.chars().next() {
            // A tag without its counterpart is formatting; one that closes itself stands for something.
            Some('<') if markup.ends_with("/>") => Self::Gap,
            Some('<') => Self::Nothing,
            // The groups and words of RTF, which old versions of Trados write.
            Some('\\') => Self::Nothing,
            _ if markup.starts_with("{\\") || markup == "}" => Self::Nothing,
            _ => Self::Text(markup),
        }
    }
}

fn is_break(markup: &str) -> bool {
    let is_line_end = |c: char| matches!(c, '\n' | '\r' | '\u{2028}');
    ["br", "lb"].iter().any(|name| tag(markup).eq_ignore_ascii_case(name))
        || ["\\n", "\\r\\n", "\\line"].contains(&markup.trim_end())
        || markup.chars().all(is_line_end)
}

fn is_tab(markup: &str) -> bool {
    tag(markup).eq_ignore_ascii_case("tab") || markup.trim_end() == "\\t" || markup.chars().all(|c| c == '\t')
}

// Returns the name of a tag that stands alone, without the prefix of Word's XML; empty if it is none.
fn tag(markup: &str) -> &str {
    let tag = markup.strip_prefix('<').unwrap_or_default();
    let tag = tag.strip_prefix("w:").unwrap_or(tag);
    &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())]
}

// Returns the text that an XLIFF code says it stands for.
fn equivalent(markup: &str) -> Option<String> {
    let tag = markup.strip_prefix('<')?;
    let value = |name: &&str| {
        let (_, rest) = tag.split_once(&format!(" {name}="))?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split_once(quote).map(|(value, _)| value)
    };
    let found = EQUIVALENTS.iter().find_map(value).filter(|value| !value.is_empty())?;
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    Some(entities.iter().fold(found.to_owned(), |text, (entity, c)| text.replace(entity, c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(before: &str, markup: &str, after: &str) -> (String, bool) {
        let code = Code::new(before.len(), CodeKind::Single, "1", markup);
        let text = UnitText::with_codes(format!("{before}{after}"), vec![code]);
        (text.without_codes('\n').into_owned(), text.loses_codes())
    }

    #[test]
    fn a_code_that_stands_for_words_is_written_as_these() {
        for markup in ["{seconds}", "%1$s", "${name}", "[1]", "$PRODUCT$"] {
            assert_eq!(written("in ", markup, " s."), (format!("in {markup} s."), false));
        }
        for code in [
            "<x id=\"1\" equiv-text=\"{seconds}\"/>",
            "<ph id=\"1\" disp=\"{seconds}\" equiv=\"{seconds}\"/>",
        ] {
            assert_eq!(written("in ", code, " s."), ("in {seconds} s.".into(), false));
        }
    }

    #[test]
    fn words_that_a_code_keeps_apart_stay_apart() {
        for markup in ["<br/>", "<br>", "\n", "\\n", "<w:br/>", "<x id=\"1\" equiv-text=\"&lt;br&gt;\"/>"] {
            assert_eq!(written("coming back", markup, "to start"), ("coming back\nto start".into(), true));
            assert_eq!(written("coming back ", markup, "to start"), ("coming back to start".into(), true));
        }
        assert_eq!(written("الصمام", "<x id=\"1\"/>", "مغلق"), ("الصمام مغلق".into(), true));
        assert_eq!(written("1.", "<tab/>", "الباب"), ("1. الباب".into(), false));
        assert_eq!(written("(", "<x id=\"1\"/>", "12"), ("(12".into(), true));
    }

    #[test]
    fn formatting_goes_without_a_trace() {
        for markup in ["<b>", "</b>", "{\\b ", "}", "\\f1 "] {
            assert_eq!(written("الصم", markup, "ام"), ("الصمام".into(), true), "{markup}");
        }
        let pair = [(0, CodeKind::Open, "<b>"), (4, CodeKind::Close, "</b>")];
        let codes = pair.map(|(at, kind, markup)| Code::new(at, kind, "1", markup)).to_vec();
        let text = UnitText::with_codes("Stop.", codes);
        assert_eq!((&*text.without_codes('\n'), text.loses_codes()), ("Stop.", true));
        assert!(!UnitText::from("Stop.").loses_codes());
    }
}
