//! Recognising inline codes in plain text: tags and placeholders, for formats that do not mark them.

use super::code::{Code, CodeKind};
use super::text::UnitText;

/// The characters with which markup in a text begins.
const FIRST: [char; 4] = ['<', '{', '$', '%'];

impl UnitText {
    /// Returns the text in which markup is inline codes instead of text, as
    /// [`from_markup`](Self::from_markup) reads markup; none if the text has codes already or has no markup.
    #[cfg(feature = "memory")]
    pub(crate) fn markup_as_codes(&self) -> Option<Self> {
        self.codes().is_empty().then(|| Self::marked(self.plain())).flatten()
    }

    /// Returns the text in which markup is inline codes; none if a text has no markup. Fast for texts
    /// without.
    pub(crate) fn marked(text: &str) -> Option<Self> {
        let marked = text.contains(FIRST).then(|| Self::from_markup(text))?;
        (!marked.codes().is_empty()).then_some(marked)
    }

    /// Returns a text in which tags (`<b>`, `</g>`, `<br/>`) and placeholders (`{0}`, `{name}`, `${name}`,
    /// `%s`, `%1$d`, `%(name)s`) are inline codes instead of text. [`marked_up`](Self::marked_up) gives the
    /// text back.
    ///
    /// A tag without its counterpart becomes a code that stands alone. Takes linear time unless many tags are
    /// never closed.
    ///
    /// ```
    /// let text = mizan::UnitText::from_markup("Press <b>Save</b> to keep {0} files if 2 < 3.");
    /// assert_eq!(text.plain(), "Press Save to keep  files if 2 < 3.");
    /// let codes: Vec<_> = text.codes().iter().map(|code| code.markup.as_str()).collect();
    /// assert_eq!(codes, ["<b>", "</b>", "{0}"]);
    /// ```
    #[must_use]
    pub fn from_markup(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut codes = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut messages = Messages::default();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let opens_form = c == '{' && messages.opens_form();
            let found = found(rest, plain.chars().next_back()).filter(|_| !opens_form);
            let Some(found) = found else {
                messages.read(rest);
                plain.push(c);
                rest = &rest[c.len_utf8()..];
                continue;
            };
            let (markup, after) = rest.split_at(found.len);
            rest = after;
            let mut code = Code {
                at: plain.len(),
                kind: CodeKind::Single,
                id: (codes.len() + 1).to_string(),
                markup: markup.into(),
                label: None,
            };
            match found.tag {
                Tag::Open => open.push(codes.len()),
                Tag::Close => {
                    let opened = open.iter().rposition(|&at| name(&codes[at]) == name(&code));
                    if let Some(opened) = opened {
                        let opening: &mut Code = &mut codes[open[opened]];
                        opening.kind = CodeKind::Open;
                        code.kind = CodeKind::Close;
                        code.id.clone_from(&opening.id);
                        open.truncate(opened);
                    }
                }
                Tag::Single => {}
            }
            codes.push(code);
        }
        Self::with_codes(plain, codes)
    }
}

/// The ICU messages that are open at a place: `{count, plural, one {…} other {…}}`. The braces around a form
/// are none of a placeholder.
#[derive(Default)]
struct Messages {
    // For each open brace, whether it begins a message.
    open: Vec<bool>,
}

impl Messages {
    /// Returns true if a brace at this place would begin a form.
    fn opens_form(&self) -> bool {
        self.open.last() == Some(&true)
    }

    /// Reads the char with which `rest` begins.
    fn read(&mut self, rest: &str) {
        if rest.starts_with('{') {
            self.open.push(is_message(rest));
        } else if rest.starts_with('}') {
            self.open.pop();
        }
    }
}

/// Returns true for the head of an ICU message with forms: `{count, plural,`.
fn is_message(text: &str) -> bool {
    let name = prefix(&text[1..], is_of_name);
    let kind = text[1 + name..].trim_start().strip_prefix(',').unwrap_or_default().trim_start();
    let kinds = ["plural", "selectordinal", "select"];
    let after = kinds.into_iter().find_map(|name| kind.strip_prefix(name)).unwrap_or_default();
    name > 0 && after.trim_start().starts_with(',')
}

struct Found {
    len: usize,
    tag: Tag,
}

enum Tag {
    Open,
    Close,
    Single,
}

/// Returns the code that a text begins with.
fn found(text: &str, before: Option<char>) -> Option<Found> {
    let single = |len| Found { len, tag: Tag::Single };
    match text.as_bytes()[0] {
        b'<' => tag(text),
        b'{' | b'$' => braces(text).map(single),
        // The `%` of `5%s` belongs to the number.
        b'%' if !before.is_some_and(char::is_numeric) => format(text).map(single),
        _ => None,
    }
}

fn name(code: &Code) -> &str {
    let name = code.markup.trim_start_matches(['<', '/']);
    &name[..prefix(name, is_of_name)]
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')
}

/// Returns the length in bytes of the longest beginning of a text whose chars all satisfy `is`.
fn prefix(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}

fn tag(text: &str) -> Option<Found> {
    let inner = &text[1..];
    let is_close = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut rest = &inner[prefix(inner, is_of_name)..];
    loop {
        let trimmed = rest.trim_start();
        let end = trimmed.strip_prefix("/>").map(|after| (after, Tag::Single)).or_else(|| {
            let after = trimmed.strip_prefix('>')?;
            Some((after, if is_close { Tag::Close } else { Tag::Open }))
        });
        if let Some((after, tag)) = end {
            return Some(Found { len: text.len() - after.len(), tag });
        }
        // An attribute must have white space before it.
        rest = attribute(trimmed).filter(|_| trimmed.len() < rest.len())?;
    }
}

/// Returns what comes after an attribute, `name="value"`.
fn attribute(text: &str) -> Option<&str> {
    let name = prefix(text, is_of_name);
    let value = text[name..].trim_start().strip_prefix('=').filter(|_| name > 0)?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (_, after) = value[1..].split_once(quote)?;
    Some(after)
}

/// Returns the length of `{0}`, `{name}`, `{{name}}` or `${name}`.
fn braces(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('$').unwrap_or(text);
    let (inner, close) = match inner.strip_prefix("{{") {
        Some(inner) => (inner, "}}"),
        None => (inner.strip_prefix('{')?, "}"),
    };
    let name = prefix(inner, is_of_name);
    let after = inner[name..].strip_prefix(close).filter(|_| name > 0)?;
    Some(text.len() - after.len())
}

/// Returns the length of `%s`, `%1$d`, `%-5.2f`, `%lld`, `%(name)s`, `%@` or `%1$@`.
fn format(text: &str) -> Option<usize> {
    let inner = &text[1..];
    let inner = match inner.strip_prefix('(') {
        Some(name) => name[prefix(name, is_of_name)..].strip_prefix(')')?,
        None => &inner[prefix(inner, |c| c.is_ascii_digit() || matches!(c, '$' | '.' | '-' | '+' | '#'))..],
    };
    let after = variable(text).or_else(|| sized(inner)).or_else(|| {
        inner.strip_prefix(['s', 'd', 'i', 'u', 'f', 'x', 'X', 'o', 'e', 'g', 'c', 'S', 'C', 'p', '@'])
    });
    let after = after.filter(|after| !after.starts_with(char::is_alphanumeric))?;
    Some(text.len() - after.len())
}

/// Returns what comes after a variable of a stringsdict file, which has plural forms: `%#@files@`,
/// `%2$#@files@`.
fn variable(text: &str) -> Option<&str> {
    let name = text[1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '$').strip_prefix("#@")?;
    let length = prefix(name, is_of_name);
    name[length..].strip_prefix('@').filter(|_| length > 0)
}

/// Returns what comes after a number with its size in C (`lld`, `zu`, `lf`).
fn sized(text: &str) -> Option<&str> {
    let size =
        ["hh", "h", "ll", "l", "q", "L", "z", "t", "j"].into_iter().find(|size| text.starts_with(size))?;
    text[size.len()..].strip_prefix(['d', 'i', 'u', 'x', 'X', 'o', 'f', 'e', 'g'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn codes(text: &str) -> Vec<(CodeKind, String)> {
        let codes = UnitText::from_markup(text).codes().to_vec();
        codes.into_iter().map(|code| (code.kind, code.markup)).collect()
    }

    #[test]
    fn tags_and_placeholders_are_codes() {
        use CodeKind::{Close, Open, Single};
        for (text, expected) in [
            ("<b>x</b>", vec![(Open, "<b>"), (Close, "</b>")]),
            (
                "<g id=\"1\">x</g><x id='2'/>",
                vec![(Open, "<g id=\"1\">"), (Close, "</g>"), (Single, "<x id='2'/>")],
            ),
            ("a<br>b</i>", vec![(Single, "<br>"), (Single, "</i>")]),
            ("<b><i>x</b>", vec![(Open, "<b>"), (Single, "<i>"), (Close, "</b>")]),
            (
                "{0} {name} {{n}} ${user.id}",
                ["{0}", "{name}", "{{n}}", "${user.id}"].map(|m| (Single, m)).to_vec(),
            ),
            ("%#@files@ %2$#@the_days@", ["%#@files@", "%2$#@the_days@"].map(|m| (Single, m)).to_vec()),
            ("%s %1$d %.2f %(n)s %@", ["%s", "%1$d", "%.2f", "%(n)s", "%@"].map(|m| (Single, m)).to_vec()),
            (
                "%lld %1$@ %lu %2$zd %-5s",
                ["%lld", "%1$@", "%lu", "%2$zd", "%-5s"].map(|m| (Single, m)).to_vec(),
            ),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(kind, markup)| (kind, markup.to_owned())).collect();
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn the_forms_of_a_message_are_text() {
        let message = "{n, plural, =0 {Nothing.} one {One} other {# of {name}}} {name}";
        let names = ["{name}", "{name}"].map(|markup| (CodeKind::Single, markup.to_owned()));
        assert_eq!(codes(message), names);
        assert_eq!(codes("{who, select, male {he} other {{name}}}"), names[..1]);
        assert_eq!(codes("{n, number} {a}")[0].1, "{a}");
    }

    #[test]
    fn what_is_no_markup_stays_text() {
        for text in [
            "a < b and c > d",
            "<b and c>",
            "{}",
            "{ a }",
            "50% sure",
            "5%s",
            "100 %discount",
            "<3",
            "$5",
            "%",
        ] {
            assert_eq!(codes(text), [], "{text}");
            assert_eq!(UnitText::from_markup(text).plain(), text);
        }
    }

    proptest! {
        #[test]
        fn the_text_marked_up_is_the_text(text in "[<>/{}$%a-c1s=\" ابé]{0,30}") {
            let parsed = UnitText::from_markup(&text);
            prop_assert_eq!(parsed.marked_up(), text);
            for code in parsed.codes() {
                prop_assert!(parsed.plain().is_char_boundary(code.at));
            }
        }
    }
}
