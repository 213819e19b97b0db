//! [`shown_attributes`]: what a page shows or says that stands in the attributes of a start tag: the text for
//! a picture, a hint, the label of a button, the description of the page.

use std::ops::Range;

use html5gum::StartTag;

/// The text of an attribute, and where its value stands in the page, between quotation marks.
pub(crate) struct ShownAttribute {
    pub(crate) text: String,
    pub(crate) from: Range<usize>,
}

// The attributes that any element may have, and those that hold a text in some elements alone.
const OF_ALL: [&str; 3] = ["title", "aria-label", "aria-description"];
const OF_SOME: [(&str, &[&str]); 6] = [
    ("alt", &["img", "area", "input"]),
    ("placeholder", &["input", "textarea"]),
    ("label", &["option", "optgroup", "track"]),
    ("summary", &["table"]),
    ("value", &["input"]),
    ("content", &["meta"]),
];
// Elements that no reader sees.
const UNSEEN: [&str; 5] = ["link", "meta", "base", "script", "style"];
// The kinds of fields that show their value as a label.
const BUTTONS: [&str; 3] = ["submit", "button", "reset"];
// What a page says about itself to those who list it.
const DESCRIPTIONS: [&str; 9] = [
    "description",
    "keywords",
    "og:title",
    "og:description",
    "og:site_name",
    "og:image:alt",
    "twitter:title",
    "twitter:description",
    "twitter:image:alt",
];

/// Returns the texts of a start tag's attributes, in the order of their places. A value without quotation
/// marks is left out.
pub(crate) fn shown_attributes(tag: &StartTag<usize>, page: &str) -> Vec<ShownAttribute> {
    let is_said = |value: &str| value.contains(char::is_alphabetic);
    let name = String::from_utf8_lossy(&tag.name);
    let shown = tag.attributes.iter().filter_map(|(attribute, value)| {
        let attribute = str::from_utf8(attribute).ok().filter(|attribute| is_shown(tag, &name, attribute))?;
        let text = String::from_utf8_lossy(value).into_owned();
        let from = quoted_value(page, value.span.start, attribute)?;
        is_said(&text).then_some(ShownAttribute { text, from })
    });
    let mut shown: Vec<ShownAttribute> = shown.collect();
    shown.sort_unstable_by_key(|attribute| attribute.from.start);
    shown
}

fn is_shown(tag: &StartTag<usize>, name: &str, attribute: &str) -> bool {
    let value = |name: &str| {
        let value = tag.attributes.get(name.as_bytes());
        value.map(|value| String::from_utf8_lossy(value).trim().to_ascii_lowercase()).unwrap_or_default()
    };
    let of_this = OF_SOME.iter().any(|(of, names)| *of == attribute && names.contains(&name));
    match attribute {
        "value" => of_this && BUTTONS.contains(&value("type").as_str()),
        "content" => {
            let says = |of: &str| DESCRIPTIONS.contains(&value(of).as_str());
            of_this && (says("name") || says("property"))
        }
        _ => of_this || OF_ALL.contains(&attribute) && !UNSEEN.contains(&name),
    }
}

// Returns where the value of the attribute stands whose name begins at a place.
fn quoted_value(page: &str, start: usize, name: &str) -> Option<Range<usize>> {
    let behind = page.get(start..)?.get(name.len()..)?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let from = page.len() - value.len() + 1;
    let length = page[from..].find(quote)?;
    Some(from..from + length)
}

#[cfg(test)]
mod tests {
    use html5gum::emitters::default::DefaultEmitter;
    use html5gum::{Token, Tokenizer};

    use super::*;

    fn shown(page: &str) -> Vec<(String, &str)> {
        let tokens = Tokenizer::new_with_emitter(page, DefaultEmitter::<usize>::new_with_span());
        let tags = tokens.filter_map(|token| match token {
            Ok(Token::StartTag(tag)) => Some(tag),
            _ => None,
        });
        tags.flat_map(|tag| shown_attributes(&tag, page))
            .map(|attribute| (attribute.text, &page[attribute.from]))
            .collect()
    }

    #[test]
    fn what_a_reader_sees_or_hears_is_shown() {
        let page = "<p lang=en TITLE = 'A &amp; B'><img src=\"a.png\" alt=\"A gate\" title=\"Gate\">\
                    <input type=submit value=\"Send\"><input value=\"no\" placeholder=\"Name\"><img alt=bare>\
                    <meta name=Description content=\"A page.\"><meta name=viewport content=\"width\"><link title=\"no\">\
                    <img alt=\"12\">";
        let expected = [
            ("A & B", "A &amp; B"),
            ("A gate", "A gate"),
            ("Gate", "Gate"),
            ("Send", "Send"),
            ("Name", "Name"),
            ("A page.", "A page."),
        ];
        assert_eq!(shown(page), expected.map(|(text, given)| (text.to_owned(), given)));
    }
}
