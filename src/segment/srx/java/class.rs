//! Characters and classes of Java's regular expressions.
//!
//! [`JavaChars`] reads a pattern char by char and translates what stands after a backslash or inside `[…]`.

use std::iter::Peekable;
use std::str::Chars;

use super::named_classes::block;

// The greatest depth of brackets inside brackets; a person nests less. Chosen by hand.
pub(super) const DEEPEST: usize = 60;

/// Which characters `\w`, `\d` and `\s` stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shorthands {
    /// The ASCII characters, as in Java without flags.
    #[default]
    Ascii,
    /// The characters of Unicode's classes.
    Unicode,
}

/// The characters of a pattern that are still to be translated.
pub(super) struct JavaChars<'j> {
    chars: Peekable<Chars<'j>>,
    shorthands: Shorthands,
}

impl<'j> JavaChars<'j> {
    /// Returns the characters of a pattern.
    pub(super) fn new(java: &'j str, shorthands: Shorthands) -> Self {
        Self { chars: java.chars().peekable(), shorthands }
    }

    /// Returns the next character without taking it.
    pub(super) fn peek(&mut self) -> Option<char> {
        self.chars.peek().copied()
    }

    /// Translates the character or class after a backslash, `c` being its first letter.
    pub(super) fn escaped(&mut self, c: char) -> Result<String, String> {
        let class = match c {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' if self.shorthands == Shorthands::Unicode => format!("\\{c}"),
            'd' => "[0-9]".into(),
            'D' => "[^0-9]".into(),
            's' => "[\\t\\n\\x0B\\f\\r ]".into(),
            'S' => "[^\\t\\n\\x0B\\f\\r ]".into(),
            'w' => "[a-zA-Z_0-9]".into(),
            'W' => "[^a-zA-Z_0-9]".into(),
            'h' => "[ \\t\\x{A0}\\x{1680}\\x{180E}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}\\x{3000}]".into(),
            'H' => "[^ \\t\\x{A0}\\x{1680}\\x{180E}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}\\x{3000}]".into(),
            'v' => "[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]".into(),
            'V' => "[^\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]".into(),
            't' | 'n' | 'r' | 'f' | 'a' => format!("\\{c}"),
            'e' => "\\x1B".into(),
            'u' => self.hex(4)?,
            'x' => self.hex(2)?,
            'p' | 'P' => self.property(c)?,
            _ if c.is_ascii_alphanumeric() => return Err(format!("\\{c}")),
            _ => literal(c),
        };
        Ok(class)
    }

    fn hex(&mut self, digits: usize) -> Result<String, String> {
        let braced = self.chars.peek() == Some(&'{');
        let code: String = if braced {
            self.chars.next();
            self.chars.by_ref().take_while(|&c| c != '}').collect()
        } else {
            self.chars.by_ref().take(digits).collect()
        };
        match u32::from_str_radix(&code, 16).ok().and_then(char::from_u32) {
            Some(c) => Ok(format!("\\x{{{:X}}}", u32::from(c))),
            None => Err(format!("the character {code}")),
        }
    }

    fn property(&mut self, c: char) -> Result<String, String> {
        let name: String = match self.chars.next() {
            Some('{') => self.chars.by_ref().take_while(|&c| c != '}').collect(),
            Some(letter) => letter.into(),
            None => return Err(format!("\\{c}")),
        };
        let not = if c == 'P' { "^" } else { "" };
        if let Some(range) = block(&name) {
            return Ok(format!("[{not}{range}]"));
        }
        let bare = name.strip_prefix("Is").unwrap_or(&name);
        let known = format!("\\p{{{bare}}}");
        if regex_syntax::parse(&known).is_err() {
            return Err(format!("\\{c}{{{name}}}"));
        }
        Ok(format!("\\{c}{{{bare}}}"))
    }

    /// Translates a class after its `[`, with the classes and intersections inside it.
    pub(super) fn class(&mut self, depth: usize) -> Result<String, String> {
        if depth == DEEPEST {
            return Err("brackets too deep".into());
        }
        let mut class = String::from("[");
        if self.chars.peek() == Some(&'^') {
            self.chars.next();
            class.push('^');
        }
        let mut empty = true;
        loop {
            let c = self.chars.next().ok_or("a class is not closed")?;
            match c {
                ']' if !empty => break,
                '[' => class.push_str(&self.class(depth + 1)?),
                '\\' => match self.chars.next().ok_or("a backslash at the end")? {
                    'Q' => {
                        while let Some(c) = self.chars.next() {
                            if c == '\\' && self.chars.peek() == Some(&'E') {
                                self.chars.next();
                                break;
                            }
                            class.push_str(&literal(c));
                        }
                    }
                    'b' => return Err("\\b in a class".into()),
                    c => class.push_str(&self.escaped(c)?),
                },
                '&' if self.chars.peek() == Some(&'&') => {
                    self.chars.next();
                    class.push_str("&&");
                }
                '-' | '^' => class.push(c),
                c => class.push_str(&literal(c)),
            }
            empty = false;
        }
        class.push(']');
        // A hyphen at either end of a class stands for itself; beside another class Rust requires an escape.
        Ok(class.replace("-]", "\\-]").replace("[-", "[\\-").replace("[^-", "[^\\-").replace("]-", "]\\-"))
    }
}

/// Returns the pattern that matches this character alone.
pub(crate) fn literal(c: char) -> String {
    if c.is_ascii_punctuation() && !matches!(c, '<' | '>') { format!("\\{c}") } else { c.to_string() }
}

impl Iterator for JavaChars<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.chars.next()
    }
}
