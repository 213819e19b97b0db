//! What one source file says: [`SourceFile`] holds its definitions, `use` lines, paths and code lines.

use std::collections::BTreeSet;

use super::tokens::{Token, tokens};

/// A source file, and what each module in it (the file itself and its inline modules) holds.
pub(crate) struct SourceFile {
    /// The file opens with a `//!` comment.
    pub(crate) has_head: bool,
    /// Lines with code on them, without tests, comments and blank lines.
    pub(crate) code_lines: usize,
    /// The file itself comes first, its inline modules follow.
    pub(crate) modules: Vec<ModuleText>,
}

/// A module as far as one file holds it. Modules under `#[cfg(test)]` are left out.
#[derive(Default)]
pub(crate) struct ModuleText {
    /// The names of the modules from the file down to this one; none for the file itself.
    pub(crate) inside: Vec<String>,
    /// Modules declared here whose text is another file (`mod name;`).
    pub(crate) children: Vec<String>,
    /// Names defined here, with their line; an `impl` or a macro call is a definition without a name.
    pub(crate) definitions: Vec<(usize, String)>,
    pub(crate) uses: Vec<Use>,
    /// Paths of two names or more outside `use` lines, with their line.
    pub(crate) paths: Vec<(usize, Vec<String>)>,
    /// Every word of the module: what a glob import may bring in.
    pub(crate) words: BTreeSet<String>,
}

/// One leaf of a `use` line. A glob's path is the path before the `*`.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
    pub(crate) name: String,
    pub(crate) is_glob: bool,
}

impl SourceFile {
    pub(crate) fn read(source: &str) -> Self {
        let tokens = tokens(source);
        let mut reader = Reader {
            tokens: &tokens,
            at: 0,
            depth: 0,
            open: vec![(0, 0)],
            modules: vec![ModuleText::default()],
            lines: BTreeSet::new(),
        };
        reader.read();
        let (modules, code_lines) = (reader.modules, reader.lines.len());
        let has_head = source.starts_with("//!") || source.starts_with("#![doc =");
        Self { has_head, code_lines, modules }
    }

    /// What the file defines itself: none for a file that only declares and re-exports.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = &(usize, String)> {
        self.modules.iter().flat_map(|module| &module.definitions)
    }
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
    /// The modules that are open: their place in `modules` and the depth of their items.
    open: Vec<(usize, usize)>,
    modules: Vec<ModuleText>,
    lines: BTreeSet<usize>,
}

impl Reader<'_> {
    fn read(&mut self) {
        while self.at < self.tokens.len() {
            self.step();
        }
    }

    fn step(&mut self) {
        match self.text(0) {
            "#" if self.text(1) == "[" || self.text(1) == "!" => self.attribute(),
            "use" if self.starts_item() && self.text(1) != "<" => self.use_line(),
            "mod" if self.starts_item() => self.module(),
            "{" | "(" | "[" => {
                self.depth += 1;
                self.pass();
            }
            "}" | ")" | "]" => {
                self.depth -= 1;
                self.pass();
                if self.open.len() > 1 && self.depth < self.open.last().unwrap().1 {
                    self.open.pop();
                }
            }
            _ => self.word_or_mark(),
        }
    }

    fn token(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn text(&self, ahead: usize) -> &str {
        self.token(ahead).map_or("", |token| &token.text)
    }

    fn line(&self) -> usize {
        self.token(0).map_or(0, |token| token.first_line)
    }

    fn before(&self) -> &str {
        self.at.checked_sub(1).map_or("", |at| &self.tokens[at].text)
    }

    /// Counts the token's lines as code and goes on to the next token.
    fn pass(&mut self) {
        let token = &self.tokens[self.at];
        self.lines.extend(token.first_line..=token.last_line);
        self.at += 1;
    }

    fn here(&mut self) -> &mut ModuleText {
        &mut self.modules[self.open.last().unwrap().0]
    }

    /// Returns true if an item may start at this token: after another item, an attribute or a visibility.
    fn starts_item(&self) -> bool {
        let before = self.before();
        matches!(before, "" | "}" | ";" | "]" | "{" | ")" | "pub" | "unsafe" | "async" | "const" | "extern")
            || before.starts_with('"')
    }

    fn attribute(&mut self) {
        let inner = self.text(1) == "!";
        let start = self.at;
        let end = self.closing(self.at + 1 + usize::from(inner));
        let words: Vec<_> = self.tokens[start..end].iter().map(|token| token.text.as_str()).collect();
        let is_cfg = words.contains(&"cfg") && !words.contains(&"not") && !words.contains(&"any");
        let test_only = is_cfg && (words.contains(&"test") || words.contains(&"doctest"));
        if test_only && !inner {
            self.at = self.end_of_item(end);
            return;
        }
        while self.at < end {
            self.pass();
        }
    }

    /// The place behind the bracket that closes the first one opened at `from` or later.
    fn closing(&self, from: usize) -> usize {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(from) {
            match token.text.as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" if depth <= 1 => return at + 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// The place behind the item, field or statement that starts at `from`.
    fn end_of_item(&self, from: usize) -> usize {
        let rest = &self.tokens[from..];
        let ends_with_semicolon = rest
            .iter()
            .find(|t| {
                matches!(
                    t.text.as_str(),
                    "use" | "static" | "let" | "type" | "fn" | "mod" | "struct" | "impl"
                )
            })
            .is_some_and(|t| matches!(t.text.as_str(), "use" | "static" | "let" | "type"));
        let mut at = from;
        while let Some(token) = self.tokens.get(at) {
            match token.text.as_str() {
                "{" => {
                    at = self.closing(at);
                    if !ends_with_semicolon {
                        return at;
                    }
                }
                "(" | "[" => at = self.closing(at),
                ";" => return at + 1,
                "}" | ")" | "]" => return at,
                _ => at += 1,
            }
        }
        at
    }

    fn module(&mut self) {
        let name = self.text(1).to_owned();
        match self.text(2) {
            ";" => self.here().children.push(name),
            "{" => {
                let mut inside = self.here().inside.clone();
                inside.push(name);
                self.modules.push(ModuleText { inside, ..ModuleText::default() });
                self.open.push((self.modules.len() - 1, self.depth + 1));
                self.depth += 1;
            }
            _ => return self.pass(),
        }
        for _ in 0..3 {
            self.pass();
        }
    }

    fn use_line(&mut self) {
        let line = self.line();
        self.pass();
        if self.text(0) == "::" {
            self.pass();
        }
        let mut uses = Vec::new();
        self.use_tree(&[], &mut uses);
        for (path, name, is_glob) in uses {
            self.here().words.extend(path.last().cloned());
            self.here().uses.push(Use { line, path, name, is_glob });
        }
    }

    /// Reads one tree of a `use` line, up to the `,`, `}` or `;` behind it.
    fn use_tree(&mut self, before: &[String], leaves: &mut Vec<(Vec<String>, String, bool)>) {
        let mut path = before.to_vec();
        let mut name = None;
        while self.at < self.tokens.len() {
            match self.text(0) {
                ";" | "," | "}" => break,
                "*" => {
                    self.pass();
                    leaves.push((path, String::new(), true));
                    return;
                }
                "{" => {
                    self.use_trees(&path, leaves);
                    return;
                }
                "as" => {
                    self.pass();
                    name = Some(self.text(0).to_owned());
                }
                "::" => {}
                segment => path.push(segment.to_owned()),
            }
            self.pass();
        }
        if path.len() > 1 && path.last().is_some_and(|segment| segment == "self") {
            path.pop();
        }
        let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
        leaves.push((path, name, false));
    }

    fn use_trees(&mut self, path: &[String], leaves: &mut Vec<(Vec<String>, String, bool)>) {
        self.pass();
        while self.at < self.tokens.len() && self.text(0) != "}" {
            if self.text(0) == "," {
                self.pass();
            } else {
                self.use_tree(path, leaves);
            }
        }
        if self.at < self.tokens.len() {
            self.pass();
        }
    }

    fn word_or_mark(&mut self) {
        let Some(token) = self.token(0).cloned() else { return };
        if !token.is_word {
            return self.pass();
        }
        self.here().words.insert(token.text.clone());
        if self.depth == self.open.last().unwrap().1 && self.starts_item() {
            self.definition(&token);
        }
        if self.text(1) == "::" && !matches!(self.before(), "::" | ".") {
            return self.path();
        }
        self.pass();
    }

    fn definition(&mut self, token: &Token) {
        let line = token.first_line;
        let name = match token.text.as_str() {
            "fn" | "struct" | "enum" | "union" | "trait" | "type" | "static" => self.text(1).to_owned(),
            "const" if !matches!(self.text(1), "fn" | "unsafe" | "async" | "extern") => {
                self.text(1).to_owned()
            }
            "impl" => String::new(),
            "macro_rules" => self.text(2).to_owned(),
            _ if self.text(1) == "!" => return self.macro_call(line),
            _ => return,
        };
        self.here().definitions.push((line, name));
    }

    /// A macro called in the place of an item may define any name that follows a keyword in its arguments.
    fn macro_call(&mut self, line: usize) {
        let end = self.closing(self.at + 2);
        let inner = &self.tokens[self.at..end];
        let mut names: Vec<_> = inner
            .windows(2)
            .filter(|pair| {
                matches!(pair[0].text.as_str(), "fn" | "struct" | "enum" | "trait" | "const" | "static")
            })
            .map(|pair| (line, pair[1].text.clone()))
            .collect();
        names.push((line, String::new()));
        self.here().definitions.extend(names);
    }

    fn path(&mut self) {
        let line = self.line();
        let mut path = vec![self.text(0).to_owned()];
        self.pass();
        while self.text(0) == "::" && self.token(1).is_some_and(|next| next.is_word) {
            path.push(self.text(1).to_owned());
            let word = self.text(1).to_owned();
            self.here().words.insert(word);
            self.pass();
            self.pass();
        }
        if path.len() > 1 {
            self.here().paths.push((line, path));
        }
    }
}
