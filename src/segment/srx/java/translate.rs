//! Java's regular expressions in the spelling of Rust's.
//!
//! [`translate`] walks a pattern once and writes two: one with the same meaning for a backtracking engine,
//! and a loose one without look-around for an automaton.

use super::class::{DEEPEST, JavaChars, Shorthands, literal};
use super::pattern::TranslatedPattern;

// The highest count of a repetition (`{1000}`); it bounds the memory of a pattern. Chosen by hand.
const HIGHEST_COUNT: u32 = 1000;

/// Translates a pattern; the error names the part that cannot be translated.
pub(crate) fn translate(java: &str, shorthands: Shorthands) -> Result<TranslatedPattern, String> {
    let mut translator = Translator {
        chars: JavaChars::new(java, shorthands),
        pattern: TranslatedPattern { exact: true, ..TranslatedPattern::default() },
        open: Vec::new(),
        assertion: None,
        muted: 0,
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
    chars: JavaChars<'j>,
    pattern: TranslatedPattern,
    // The open groups: whether each is a look-around, and where it begins in the translated text.
    open: Vec<(bool, usize)>,
    // Where the last item begins in the translated text, if it is an assertion outside all groups.
    assertion: Option<usize>,
    // The number of open look-arounds; while it is not zero, nothing goes into the loose pattern.
    muted: usize,
}

impl Translator<'_> {
    fn finish(mut self) -> TranslatedPattern {
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
                let class = self.chars.class(0)?;
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

    // `++`, `*+`, `?+` stay possessive in the pattern and become greedy in the loose one.
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
        if self.chars.peek() != Some('?') {
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

    // Translates flags, for a group or for the rest of the pattern: `(?i:…)`, `(?iu)`.
    fn flags(&mut self, head: &str, start: usize) -> Result<(), String> {
        let (flags, end) = head.split_at(head.len() - 1);
        if let Some(unknown) = flags.chars().find(|c| !"imsxudU-".contains(*c)) {
            return Err(format!("the flag {unknown}"));
        }
        if flags.contains('x') {
            return Err("the flag x".into());
        }
        // `u` and `U` switch Unicode on, which is always on in Rust (where they mean other things); `d`
        // concerns line ends.
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
            'b' if self.chars.peek() == Some('{') => Err("\\b{…}".into()),
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
                let class = self.chars.escaped(c)?;
                self.both(&class);
                Ok(())
            }
        }
    }

    // Translates `\Q…\E`, whose text stands for itself.
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
            assert_eq!(translate(java, Shorthands::Ascii).unwrap().text, rust);
        }
    }

    #[test]
    fn the_loose_pattern_has_no_look_around() {
        let pattern = translate(r"\b(?<!x)a++(?=b)", Shorthands::Ascii).unwrap();
        assert_eq!((pattern.loose.as_str(), pattern.tail.as_str()), ("(?:)(?:)a+(?:)", "(?=b)"));
        assert!(!pattern.exact && translate("a+b", Shorthands::Ascii).unwrap().exact);
    }

    #[test]
    fn what_cannot_be_translated_is_said() {
        for java in [r"\G", r"\p{InElvish}", "(a", "a)", r"a{999999999}", "[a", "\\", r"(?x)a"] {
            assert!(translate(java, Shorthands::Ascii).is_err(), "{java}");
        }
        assert!(translate(&"(".repeat(10_000), Shorthands::Ascii).is_err());
    }
}
