//! [`Lexer`]: reads values and words from the bytes of a PDF file, of a content stream or of a map of codes.

use super::object::{Dict, Object};

// The most arrays and dictionaries inside one another. Real files have fewer than ten.
const DEEPEST: usize = 64;

/// Reads values and words.
#[derive(Clone, Debug)]
pub(crate) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

/// A value, or a word that is none: an operator or a closing bracket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lexeme<'b> {
    Value(Object),
    Word(&'b [u8]),
}

impl<'b> Lexer<'b> {
    /// Begins to read at a place.
    pub(crate) fn new(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at: at.min(bytes.len()) }
    }

    /// Returns the place of the next byte.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes to a place.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    /// Reads the next value, in which `5 0 R` is a reference; `None` at the end or at a word.
    pub(super) fn object(&mut self) -> Option<Object> {
        match self.lexeme(DEEPEST)? {
            Lexeme::Value(Object::Number(number)) => Some(self.reference(number)),
            Lexeme::Value(value) => Some(value),
            Lexeme::Word(_) => None,
        }
    }

    /// Reads up to the next word; the values before it go to `values`. `None` at the end.
    pub(crate) fn word(&mut self, values: &mut Vec<Object>) -> Option<&'b [u8]> {
        values.clear();
        loop {
            match self.lexeme(DEEPEST)? {
                Lexeme::Value(value) => values.push(value),
                Lexeme::Word(word) => return Some(word),
            }
        }
    }

    /// Reads the words `number`, `generation` and `obj`, and returns the number.
    pub(super) fn object_number(&mut self) -> Option<u32> {
        let number = self.object_word()?.whole()?;
        self.object_word()?.whole()?;
        let word = self.lexeme(DEEPEST)?;
        (word == Lexeme::Word(b"obj")).then_some(number)
    }

    /// Reads a whole number of digits alone.
    pub(super) fn digits(&mut self) -> Option<u32> {
        self.skip_space();
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        std::str::from_utf8(&rest[..length]).ok()?.parse().ok()
    }

    /// Passes over white space and comments.
    pub(crate) fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                self.at += self.bytes[self.at..].iter().take_while(|byte| !b"\r\n".contains(byte)).count();
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Returns true, and passes over them, if these bytes come next.
    pub(super) fn passes(&mut self, expected: &[u8]) -> bool {
        let comes = self.bytes[self.at..].starts_with(expected);
        self.at += if comes { expected.len() } else { 0 };
        comes
    }

    fn object_word(&mut self) -> Option<Object> {
        if let Lexeme::Value(value) = self.lexeme(DEEPEST)? { Some(value) } else { None }
    }

    // Reads on after a number: a generation and an R make it a reference.
    fn reference(&mut self, number: f64) -> Object {
        let mut ahead = self.clone();
        let id = Object::Number(number).whole();
        if let (Some(id), true) = (id, ahead.is_generation()) {
            self.at = ahead.at;
            return Object::Reference(id);
        }
        Object::Number(number)
    }

    fn is_generation(&mut self) -> bool {
        self.skip_space();
        let digits = self.bytes[self.at..].iter().take(6).take_while(|byte| byte.is_ascii_digit()).count();
        self.at += digits;
        self.skip_space();
        let ends = |byte: &u8| !is_regular(*byte);
        digits > 0 && self.passes(b"R") && self.bytes.get(self.at).is_none_or(ends)
    }

    pub(crate) fn lexeme(&mut self, depth: usize) -> Option<Lexeme<'b>> {
        self.skip_space();
        let rest = &self.bytes[self.at..];
        let value = match *rest.first()? {
            b'/' => self.name(),
            b'(' => self.literal()?,
            b'<' if rest.get(1) == Some(&b'<') => Object::Dict(Dict::from_values(self.values(2, depth)?)),
            b'<' => self.hexadecimal(),
            b'[' => Object::Array(self.values(1, depth)?),
            b'+' | b'-' | b'.' | b'0'..=b'9' => return Some(self.number()),
            _ => return Some(self.bare()),
        };
        Some(Lexeme::Value(value))
    }

    // Reads values up to the closing bracket. The opening bracket has this many bytes.
    fn values(&mut self, bracket: usize, depth: usize) -> Option<Vec<Object>> {
        self.at += bracket;
        let depth = depth.checked_sub(1)?;
        let mut values = Vec::new();
        loop {
            match self.lexeme(depth)? {
                Lexeme::Value(value) => values.push(value),
                Lexeme::Word(b"]" | b">>") => return Some(values),
                Lexeme::Word(b"R") => refer(&mut values),
                Lexeme::Word(b"endobj" | b"stream" | b"endstream") => return None,
                Lexeme::Word(_) => values.push(Object::Null),
            }
        }
    }

    fn name(&mut self) -> Object {
        self.at += 1;
        let written = self.regular();
        let mut name = Vec::with_capacity(written.len());
        let mut rest = written;
        while let Some((&byte, behind)) = rest.split_first() {
            let code = behind.get(..2).filter(|_| byte == b'#').and_then(hexadecimal_byte);
            name.push(code.unwrap_or(byte));
            rest = if code.is_some() { &behind[2..] } else { behind };
        }
        Object::Name(name)
    }

    fn regular(&mut self) -> &'b [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
        self.at += length;
        &rest[..length]
    }

    fn number(&mut self) -> Lexeme<'b> {
        let start = self.at;
        let written = self.regular();
        match number(written) {
            Some(number) => Lexeme::Value(Object::Number(number)),
            None => Lexeme::Word(&self.bytes[start..self.at]),
        }
    }

    // Reads a word; a bracket that closes is one.
    fn bare(&mut self) -> Lexeme<'b> {
        let start = self.at;
        match self.regular() {
            b"" => {
                self.at += if self.bytes[start..].starts_with(b">>") { 2 } else { 1 };
                Lexeme::Word(&self.bytes[start..self.at])
            }
            b"true" | b"false" | b"null" => Lexeme::Value(Object::Null),
            word => Lexeme::Word(word),
        }
    }

    fn hexadecimal(&mut self) -> Object {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = memchr::memchr(b'>', rest).unwrap_or(rest.len());
        self.at = (self.at + length + 1).min(self.bytes.len());
        let digits: Vec<u8> = rest[..length].iter().filter_map(|byte| digit(*byte)).collect();
        // A digit that is missing at the end is a zero.
        let pair = |pair: &[u8]| pair[0] << 4 | pair.get(1).copied().unwrap_or(0);
        Object::Bytes(digits.chunks(2).map(pair).collect())
    }

    fn literal(&mut self) -> Option<Object> {
        self.at += 1;
        let (mut bytes, mut open) = (Vec::new(), 1);
        loop {
            let byte = self.next_byte()?;
            match byte {
                b'\\' => {
                    bytes.extend(self.escaped());
                    continue;
                }
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                return Some(Object::Bytes(bytes));
            }
            bytes.push(byte);
        }
    }

    // Reads what follows a backslash; a line end there is nothing.
    fn escaped(&mut self) -> Option<u8> {
        let byte = self.next_byte()?;
        Some(match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => self.octal(byte - b'0'),
            b'\r' => {
                self.passes(b"\n");
                return None;
            }
            b'\n' => return None,
            other => other,
        })
    }

    fn octal(&mut self, first: u8) -> u8 {
        let digits = self.bytes[self.at..].iter().take(2).take_while(|byte| matches!(byte, b'0'..=b'7'));
        let (code, length) = digits.fold((first, 0), |(code, n), digit| (code << 3 | (digit - b'0'), n + 1));
        self.at += length;
        code
    }

    fn next_byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }
}

// Makes a reference of the last two values.
fn refer(values: &mut Vec<Object>) {
    let id = values.len().checked_sub(2).and_then(|at| values[at].whole());
    if let Some(id) = id {
        values.truncate(values.len() - 2);
        values.push(Object::Reference(id));
    }
}

// Reads a number as viewers do: a second sign or point ends it.
fn number(written: &[u8]) -> Option<f64> {
    let text = std::str::from_utf8(written).ok()?;
    if let Ok(number) = text.parse::<f64>() {
        return text.bytes().all(|byte| !byte.is_ascii_alphabetic()).then_some(number);
    }
    let digits = text.trim_start_matches(['-', '+']);
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let clean = digits.as_bytes().get(end).is_none_or(|byte| *byte == b'-');
    if !clean {
        return None;
    }
    digits[..end].parse::<f64>().ok().map(|number| sign * number).or((digits == ".").then_some(0.0))
}

fn hexadecimal_byte(pair: &[u8]) -> Option<u8> {
    Some(digit(pair[0])? << 4 | digit(pair[1])?)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Option<Object> {
        Lexer::new(text.as_bytes(), 0).object()
    }

    fn bytes(text: &str) -> Option<Object> {
        Some(Object::Bytes(text.as_bytes().to_vec()))
    }

    #[test]
    fn strings_have_brackets_and_escapes() {
        assert_eq!(object(r"(a (b) \(\101\51\n\q)"), bytes("a (b) (A)\nq"));
        assert_eq!(object("(a\\\r\nb)"), bytes("ab"));
        assert_eq!(object("<41 4>"), bytes("A@"));
        assert_eq!(object("(a"), None);
    }

    #[test]
    fn numbers_and_references_are_told_apart() {
        assert_eq!(object("12 0 R"), Some(Object::Reference(12)));
        assert_eq!(object("-.5 0 R"), Some(Object::Number(-0.5)));
        assert_eq!(object("12 0 Rg"), Some(Object::Number(12.0)));
        assert_eq!(object("--3"), Some(Object::Number(-3.0)));
        assert_eq!(object("4.-"), Some(Object::Number(4.0)));
        assert_eq!(object("inf"), None);
    }

    #[test]
    fn dictionaries_hold_values_by_name() {
        let object = object("<< /A#20b [1 2 0 R /C] % no\n /D << /E (f) >> >>").unwrap();
        let dict = object.dict().unwrap();
        assert_eq!(dict.raw("A b").unwrap().array().unwrap().len(), 3);
        assert_eq!(dict.raw("D").unwrap().dict().unwrap().raw("E"), bytes("f").as_ref());
    }

    #[test]
    fn what_is_nested_too_deep_is_no_value() {
        assert_eq!(object(&"[".repeat(100_000)), None);
        assert_eq!(object(&"<<".repeat(100_000)), None);
    }
}
