//! Java's regular expressions in the spelling of Rust's.

use std::iter::Peekable;
use std::str::Chars;

/// A translated pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    /// The pattern, for an engine with look-around and backtracking.
    pub(super) text: String,
    /// A pattern that matches whatever the pattern does, and perhaps more, without look-around and word boundaries.
    pub(super) loose: String,
    /// Whether both mean the same.
    pub(super) exact: bool,
    /// Whether it looks at the start of the text.
    pub(super) anchored: bool,
    /// A word boundary or look-ahead at its end, which looks at what follows.
    pub(super) tail: String,
}

// A pattern nested deeper is no rule that a person wrote.
const DEEPEST: usize = 60;
// A repetition counts no higher; a hostile one would cost memory.
const HIGHEST_COUNT: u32 = 1000;

/// Translates a pattern, with the classes of Unicode or those of ASCII for `\w`, `\d` and `\s`; the error says what
/// cannot be translated.
pub(super) fn translate(java: &str, unicode: bool) -> Result<Pattern, String> {
    let mut translator = Translator {
        chars: java.chars().peekable(),
        pattern: Pattern { exact: true, ..Pattern::default() },
        open: Vec::new(),
        assertion: None,
        muted: 0,
        unicode,
    };
    while translator.chars.peek().is_some() {
        translator.item()?;
    }
    if !translator.open.is_empty() {
        return Err("a bracket is not closed".into());
    }
    Ok(translator.finish())
}

struct Translator<'j> {
    chars: Peekable<Chars<'j>>,
    pattern: Pattern,
    // For each open group whether it is a look-around, and where it began in the text.
    open: Vec<(bool, usize)>,
    // Where the assertion begins that was the last item, outside groups.
    assertion: Option<usize>,
    // How many look-arounds are open: they do not go into the loose pattern.
    muted: usize,
    unicode: bool,
}

impl Translator<'_> {
    fn finish(mut self) -> Pattern {
        if let Some(start) = self.assertion.filter(|_| self.open.is_empty()) {
            self.pattern.tail = self.pattern.text.split_off(start);
        }
        self.pattern
    }

    fn item(&mut self) -> Result<(), String> {
        let Some(c) = self.chars.next() else { return Ok(()) };
        self.assertion = None;
        match c {
            '\\' => self.escape(),
            '[' => {
                let class = self.class(0)?;
                self.both(&class);
                Ok(())
            }
            '(' => self.group(),
            ')' => self.close(),
            '{' => self.count(),
            '*' | '+' | '?' => {
                self.both(&c.to_string());
                self.possessive();
                Ok(())
            }
            '.' => {
                self.both("[^\\n\\r\\x{85}\\x{2028}\\x{2029}]");
                Ok(())
            }
            '^' => {
                self.assert("\\A");
                self.pattern.anchored = true;
                Ok(())
            }
            '$' => {
                self.assert("(?=\\n?\\z)");
                Ok(())
            }
            '|' => {
                self.both("|");
                Ok(())
            }
            c => {
                let literal = literal(c);
                self.both(&literal);
                Ok(())
            }
        }
    }

    fn both(&mut self, text: &str) {
        self.pattern.text.push_str(text);
        if self.muted == 0 {
            self.pattern.loose.push_str(text);
        }
    }

    fn assert(&mut self, text: &str) {
        self.assertion = self.open.is_empty().then_some(self.pattern.text.len());
        self.pattern.text.push_str(text);
        if self.muted == 0 {
            self.pattern.loose.push_str("(?:)");
        }
        self.pattern.exact = false;
    }

    // `++`, `*+`, `?+`: as such in the pattern, greedy in the loose one.
    fn possessive(&mut self) {
        match self.chars.peek() {
            Some('+') => {
                self.chars.next();
                self.pattern.text.push('+');
                self.pattern.exact = false;
            }
            Some('?') => {
                self.chars.next();
                self.both("?");
            }
            _ => {}
        }
    }

    fn count(&mut self) -> Result<(), String> {
        let mut count = String::from("{");
        for c in self.chars.by_ref() {
            count.push(c);
            if c == '}' {
                break;
            }
        }
        let inside = count.trim_matches(['{', '}']);
        let numbers = inside.split(',').filter(|number| !number.is_empty());
        let fits =
            numbers.clone().all(|number| number.parse::<u32>().is_ok_and(|number| number <= HIGHEST_COUNT));
        if !fits
            || numbers.count() == 0
            || !count.ends_with('}')
            || !inside.starts_with(|c: char| c.is_ascii_digit())
        {
            return Err(format!("the repetition {count}"));
        }
        self.both(&count);
        self.possessive();
        Ok(())
    }

    fn group(&mut self) -> Result<(), String> {
        if self.open.len() == DEEPEST {
            return Err("brackets too deep".into());
        }
        let start = self.pattern.text.len();
        if self.chars.peek() != Some(&'?') {
            self.open.push((false, start));
            self.both("(");
            return Ok(());
        }
        self.chars.next();
        let mut head = String::new();
        loop {
            let c = self.chars.next().ok_or("a bracket is not closed")?;
            head.push(c);
            match head.as_str() {
                "=" | "!" | "<=" | "<!" => {
                    self.look_around(&head, start);
                    return Ok(());
                }
                ":" => {
                    self.open.push((false, start));
                    self.both("(?:");
                    return Ok(());
                }
                ">" => {
                    self.open.push((false, start));
                    self.pattern.text.push_str("(?>");
                    if self.muted == 0 {
                        self.pattern.loose.push_str("(?:");
                    }
                    self.pattern.exact = false;
                    return Ok(());
                }
                _ => {}
            }
            match c {
                ')' | ':' => return self.flags(&head, start),
                '>' if head.starts_with('<') => {
                    self.open.push((false, start));
                    self.both(&format!("(?{head}"));
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    fn look_around(&mut self, head: &str, start: usize) {
        self.open.push((true, start));
        self.pattern.text.push_str("(?");
        self.pattern.text.push_str(head);
        self.muted += 1;
        self.pattern.exact = false;
    }

    // Flags, of the group or of what follows: `(?iu)`, `(?i:…)`.
    fn flags(&mut self, head: &str, start: usize) -> Result<(), String> {
        let (flags, end) = head.split_at(head.len() - 1);
        if let Some(unknown) = flags.chars().find(|c| !"imsxudU-".contains(*c)) {
            return Err(format!("the flag {unknown}"));
        }
        if flags.contains('x') {
            return Err("the flag x".into());
        }
        // Case is Unicode's in any case; `u` would mean another thing, and `d` and `U` nothing.
        let kept: String = flags.chars().filter(|c| "ims-".contains(*c)).collect();
        let kept = kept.trim_end_matches('-');
        if end == ":" {
            self.open.push((false, start));
            self.both(&format!("(?{kept}:"));
        } else if !kept.is_empty() {
            self.both(&format!("(?{kept})"));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), String> {
        let (looks_around, start) = self.open.pop().ok_or("a bracket closes nothing")?;
        self.pattern.text.push(')');
        if looks_around {
            self.muted -= 1;
            if self.muted == 0 {
                self.pattern.loose.push_str("(?:)");
            }
            let ahead = self.pattern.text[start..].starts_with("(?=")
                || self.pattern.text[start..].starts_with("(?!");
            self.assertion = (self.open.is_empty() && ahead).then_some(start);
        } else if self.muted == 0 {
            self.pattern.loose.push(')');
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), String> {
        let c = self.chars.next().ok_or("a backslash at the end")?;
        match c {
            'b' if self.chars.peek() == Some(&'{') => Err("\\b{…}".into()),
            'b' | 'B' => {
                self.assert(if c == 'b' { "\\b" } else { "\\B" });
                Ok(())
            }
            'A' => {
                self.assert("\\A");
                self.pattern.anchored = true;
                Ok(())
            }
            'z' | 'Z' => {
                self.assert(if c == 'z' { "\\z" } else { "(?=\\n?\\z)" });
                Ok(())
            }
            'Q' => {
                self.quoted();
                Ok(())
            }
            'R' => {
                self.both("(?:\\r\\n|[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}])");
                Ok(())
            }
            '1'..='9' => {
                self.pattern.text.push_str(&format!("\\{c}"));
                if self.muted == 0 {
                    self.pattern.loose.push_str("(?s:.{0,255})");
                }
                self.pattern.exact = false;
                Ok(())
            }
            'G' | 'X' | 'k' | 'N' => Err(format!("\\{c}")),
            _ => {
                let class = self.escaped(c)?;
                self.both(&class);
                Ok(())
            }
        }
    }

    // `\Q…\E`: as it stands.
    fn quoted(&mut self) {
        let mut text = String::new();
        for c in self.chars.by_ref() {
            text.push(c);
            if text.ends_with("\\E") {
                text.truncate(text.len() - 2);
                break;
            }
        }
        for c in text.chars() {
            self.both(&literal(c));
        }
    }

    // A character or class behind a backslash, inside a class or not.
    fn escaped(&mut self, c: char) -> Result<String, String> {
        let class = match c {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' if self.unicode => format!("\\{c}"),
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

    // A class, with the classes and intersections inside it.
    fn class(&mut self, depth: usize) -> Result<String, String> {
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
        // A hyphen at an end is one; Rust wants it escaped beside classes.
        Ok(class.replace("-]", "\\-]").replace("[-", "[\\-").replace("[^-", "[^\\-").replace("]-", "]\\-"))
    }
}

fn literal(c: char) -> String {
    if c.is_ascii_punctuation() && !matches!(c, '<' | '>') { format!("\\{c}") } else { c.to_string() }
}

// Java's blocks, and its names of ASCII classes.
fn block(name: &str) -> Option<&'static str> {
    Some(match name {
        "InArabic" => "\\x{600}-\\x{6FF}",
        "InArabicSupplement" => "\\x{750}-\\x{77F}",
        "InArabicPresentationForms-A" | "InArabicPresentationFormsA" => "\\x{FB50}-\\x{FDFF}",
        "InArabicPresentationForms-B" | "InArabicPresentationFormsB" => "\\x{FE70}-\\x{FEFF}",
        "InBasicLatin" | "InBasic_Latin" | "ASCII" => "\\x{0}-\\x{7F}",
        "InLatin-1Supplement" | "InLatin1Supplement" => "\\x{80}-\\x{FF}",
        "InLatinExtended-A" | "InLatinExtendedA" => "\\x{100}-\\x{17F}",
        "InGreek" | "InGreekandCoptic" => "\\x{370}-\\x{3FF}",
        "InCyrillic" => "\\x{400}-\\x{4FF}",
        "InHebrew" => "\\x{590}-\\x{5FF}",
        "InDevanagari" => "\\x{900}-\\x{97F}",
        "InThai" => "\\x{E00}-\\x{E7F}",
        "InKhmer" => "\\x{1780}-\\x{17FF}",
        "InGeneralPunctuation" => "\\x{2000}-\\x{206F}",
        "InHiragana" => "\\x{3040}-\\x{309F}",
        "InKatakana" => "\\x{30A0}-\\x{30FF}",
        "InCJKUnifiedIdeographs" => "\\x{4E00}-\\x{9FFF}",
        "Lower" => "a-z",
        "Upper" => "A-Z",
        "Alpha" => "a-zA-Z",
        "Digit" => "0-9",
        "Alnum" => "a-zA-Z0-9",
        "Punct" => "!-/:-@\\[-`{-~",
        "Space" => "\\t-\\r ",
        "Blank" => " \\t",
        "XDigit" => "0-9a-fA-F",
        "javaLowerCase" => "\\p{Lowercase}",
        "javaUpperCase" => "\\p{Uppercase}",
        "javaWhitespace" => "\\t-\\r\\x1C-\\x1F\\p{Z}--[\\x{A0}\\x{2007}\\x{202F}]",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_java_and_rust_spell_differently_is_translated() {
        for (java, rust) in [
            (r"\u061F", r"\x{61F}"),
            (r"\Qa.b\E+", r"a\.b+"),
            (r"[^\.]\s", r"[^\.][\t\n\x0B\f\r ]"),
            (r"\p{InArabic}", r"[\x{600}-\x{6FF}]"),
            (r"\p{IsAlphabetic}", r"\p{Alphabetic}"),
            (r"(?iu)a", "(?i)a"),
            (r"\<b\>", "<b>"),
            (r"a{2,3}?", "a{2,3}?"),
            (r"[a-]", r"[a\-]"),
        ] {
            assert_eq!(translate(java, false).unwrap().text, rust);
        }
    }

    #[test]
    fn the_loose_pattern_has_no_look_around() {
        let pattern = translate(r"\b(?<!x)a++(?=b)", false).unwrap();
        assert_eq!((pattern.loose.as_str(), pattern.tail.as_str()), ("(?:)(?:)a+(?:)", "(?=b)"));
        assert!(!pattern.exact && translate("a+b", false).unwrap().exact);
    }

    #[test]
    fn what_cannot_be_translated_is_said() {
        for java in [r"\G", r"\p{InElvish}", "(a", "a)", r"a{999999999}", "[a", "\\", r"(?x)a"] {
            assert!(translate(java, false).is_err(), "{java}");
        }
        assert!(translate(&"(".repeat(10_000), false).is_err());
    }
}
