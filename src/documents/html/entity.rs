//! [`character`]: the characters that have names in HTML.

use html5gum::{Token, Tokenizer};

// The longest name, `CounterClockwiseContourIntegral`.
const LONGEST: usize = 31;

/// Returns the character of a name such as `eacute`.
pub(in crate::documents) fn character(name: &str) -> Option<char> {
    if name.len() > LONGEST || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let text = Tokenizer::new(&format!("&{name};")).find_map(|token| match token {
        Ok(Token::String(text)) => Some(text.to_vec()),
        _ => None,
    })?;
    let mut signs = std::str::from_utf8(&text).ok()?.chars();
    // A name that is not known stays as it is.
    signs.next().filter(|_| signs.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn characters_are_found_by_their_names() {
        for (name, found) in
            [("eacute", Some('é')), ("lrm", Some('\u{200E}')), ("amp", Some('&')), ("", None), ("sic", None)]
        {
            assert_eq!(character(name), found, "{name}");
        }
    }
}
