//! Splits Rust source into tokens. [`Token`] keeps the lines that a token covers; comments are left out.

/// A word, a literal or a mark of the source. `::` is one mark; all other marks are single characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// The token is an identifier or a keyword.
    pub(crate) is_word: bool,
    pub(crate) first_line: usize,
    pub(crate) last_line: usize,
}

/// Returns the tokens of `source`, lines counted from 1.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut scan = Scan { rest: source, line: 1 };
    let mut tokens = Vec::new();
    while let Some(first) = scan.rest.chars().next() {
        let line = scan.line;
        let length = scan.length(first);
        let text = &scan.rest[..length];
        let skipped = first.is_whitespace() || text.starts_with("//") || text.starts_with("/*");
        let text = text.to_owned();
        scan.take(length);
        if !skipped {
            let is_word = starts_word(first) && !text.contains(['"', '\'', '#']);
            tokens.push(Token { text, is_word, first_line: line, last_line: scan.line });
        }
    }
    tokens
}

struct Scan<'t> {
    rest: &'t str,
    line: usize,
}

impl Scan<'_> {
    fn take(&mut self, length: usize) {
        self.line += self.rest[..length].matches('\n').count();
        self.rest = &self.rest[length..];
    }

    /// The bytes of the token, comment or whitespace character that `rest` starts with.
    fn length(&self, first: char) -> usize {
        let rest = self.rest;
        match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => quoted(rest, 0),
            '\'' => char_or_lifetime(rest),
            ':' if rest.starts_with("::") => 2,
            _ if first.is_ascii_digit() => number(rest),
            _ if starts_word(first) => word_or_prefixed_literal(rest),
            _ => first.len_utf8(),
        }
    }
}

fn starts_word(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn word(text: &str) -> usize {
    text.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(text.len())
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The bytes up to the end of the string whose opening quote stands at `open`.
fn quoted(text: &str, open: usize) -> usize {
    let mut escaped = false;
    for (at, c) in text[open + 1..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return open + 1 + at + 1,
            _ => {}
        }
    }
    text.len()
}

fn char_or_lifetime(text: &str) -> usize {
    let mut after = text[1..].char_indices();
    let Some((_, first)) = after.next() else { return 1 };
    if first == '\\' {
        let close = text[3..].find('\'').map_or(text.len(), |at| 3 + at + 1);
        return close;
    }
    match after.next() {
        Some((at, '\'')) => 1 + at + 1,
        _ => 1 + word(&text[1..]),
    }
}

fn number(text: &str) -> usize {
    let whole = word(text);
    let fraction = text[whole..].strip_prefix('.').filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    whole + fraction.map_or(0, |t| 1 + word(t))
}

fn word_or_prefixed_literal(text: &str) -> usize {
    let length = word(text);
    let (prefix, rest) = text.split_at(length);
    let raw = matches!(prefix, "r" | "br" | "cr");
    let hashes = rest.find(|c| c != '#').unwrap_or(rest.len());
    if raw && rest[hashes..].starts_with('"') {
        let close = format!("\"{}", "#".repeat(hashes));
        let body = length + hashes + 1;
        return text[body..].find(&close).map_or(text.len(), |at| body + at + close.len());
    }
    if prefix == "r" && hashes == 1 {
        return length + 1 + word(&rest[1..]);
    }
    match (prefix, rest.chars().next()) {
        ("b" | "c", Some('"')) => quoted(text, length),
        ("b", Some('\'')) => length + char_or_lifetime(rest),
        _ => length,
    }
}
