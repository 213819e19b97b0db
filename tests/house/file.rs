//! What one source file says: [`SourceFile`] holds its definitions, `use` lines, paths and code lines.
//!
//! The file is read as trees of tokens, not as items, because paths also stand in the arguments of macros.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::UseTree;

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
        let tokens: TokenStream = source.parse().unwrap_or_else(|error| panic!("{error}: {source}"));
        let mut reader = Reader { modules: vec![ModuleText::default()], here: 0, lines: BTreeSet::new() };
        reader.trees(tokens, true);
        let has_head = source.starts_with("//!") || source.starts_with("#![doc =");
        Self { has_head, code_lines: reader.lines.len(), modules: reader.modules }
    }

    /// What the file defines itself: none for a file that only declares and re-exports.
    pub(crate) fn definitions(&self) -> impl Iterator<Item = &(usize, String)> {
        self.modules.iter().flat_map(|module| &module.definitions)
    }
}

struct Reader {
    modules: Vec<ModuleText>,
    /// The module that is being read.
    here: usize,
    lines: BTreeSet<usize>,
}

impl Reader {
    /// Reads the trees of a file or between brackets. `in_module` is true if they are the items of a module.
    fn trees(&mut self, tokens: TokenStream, in_module: bool) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut opens_item = true;
        while at < trees.len() {
            let rest = &trees[at..];
            let read = match &rest[0] {
                TokenTree::Punct(mark) if mark.as_char() == '#' => self.attribute(rest),
                TokenTree::Ident(word) if opens_item && word == "use" => self.use_line(rest),
                TokenTree::Ident(word) if opens_item && word == "mod" => self.module(rest),
                TokenTree::Ident(_) => self.word(rest, in_module && opens_item),
                TokenTree::Group(group) => self.group(group),
                tree => self.count(tree.span()),
            };
            opens_item = matches!(
                text(&trees[at + read - 1]).as_str(),
                ";" | "{}" | "[]" | "()" | "pub" | "unsafe" | "async" | "const" | "extern"
            );
            at += read;
        }
    }

    fn here(&mut self) -> &mut ModuleText {
        &mut self.modules[self.here]
    }

    /// Counts the lines of a token as code. Returns 1, the number of trees read.
    fn count(&mut self, span: Span) -> usize {
        self.lines.extend(span.start().line..=span.end().line);
        1
    }

    fn group(&mut self, group: &Group) -> usize {
        self.trees(group.stream(), false);
        self.count(group.span_open()) * self.count(group.span_close())
    }

    /// Reads an attribute, and leaves out the item behind one for tests. Comments are attributes too.
    fn attribute(&mut self, rest: &[TokenTree]) -> usize {
        let is_inner = text_at(rest, 1) == "!";
        let read = 2 + usize::from(is_inner);
        let Some(TokenTree::Group(group)) = rest.get(read - 1) else { return self.count(rest[0].span()) };
        let is_comment = rest[0].span().start() == group.span_open().start();
        if is_comment {
            return read;
        }
        let words = words(group.stream());
        let has = |word: &str| words.contains(word);
        if has("cfg") && !has("not") && !has("any") && (has("test") || has("doctest")) && !is_inner {
            return read + length_of_item(&rest[read..]);
        }
        self.count(rest[0].span());
        self.group(group);
        read
    }

    /// Reads a `use` line. What follows another `use` (`use<'a>` in a type) is read as it stands.
    fn use_line(&mut self, rest: &[TokenTree]) -> usize {
        let length = rest.iter().position(|tree| text(tree) == ";").map_or(rest.len(), |end| end + 1);
        let Ok(item) = syn::parse2::<syn::ItemUse>(rest[..length].iter().cloned().collect()) else {
            return self.count(rest[0].span());
        };
        for tree in &rest[..length] {
            self.count(tree.span());
        }
        let line = rest[0].span().start().line;
        self.use_tree(&item.tree, line, &mut Vec::new());
        length
    }

    fn use_tree(&mut self, tree: &UseTree, line: usize, path: &mut Vec<String>) {
        let mut leaf = |path: &[String], name: Option<String>| {
            self.here().words.extend(path.last().cloned());
            let (is_glob, name) = (name.is_none(), name.unwrap_or_default());
            self.here().uses.push(Use { line, path: path.to_vec(), name, is_glob });
        };
        let (named, name) = match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.use_tree(&step.tree, line, path);
                path.pop();
                return;
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.use_tree(tree, line, path));
            }
            UseTree::Glob(_) => return leaf(path, None),
            UseTree::Name(name) => (&name.ident, None),
            UseTree::Rename(named) => (&named.ident, Some(named.rename.to_string())),
        };
        let mut path = path.clone();
        if path.is_empty() || named != "self" {
            path.push(named.to_string());
        }
        leaf(&path, Some(name.unwrap_or_else(|| path[path.len() - 1].clone())));
    }

    fn module(&mut self, rest: &[TokenTree]) -> usize {
        let name = text_at(rest, 1);
        let Some(last) = rest.get(2) else { return self.count(rest[0].span()) };
        self.count(rest[0].span());
        let TokenTree::Group(group) = last else {
            self.here().children.push(name);
            return 2 + self.count(last.span());
        };
        let inside = [&self.here().inside[..], &[name]].concat();
        self.modules.push(ModuleText { inside, ..ModuleText::default() });
        let outer = std::mem::replace(&mut self.here, self.modules.len() - 1);
        self.trees(group.stream(), true);
        self.here = outer;
        self.count(group.span_open());
        2 + self.count(group.span_close())
    }

    /// Reads a word and the path that it begins.
    fn word(&mut self, rest: &[TokenTree], opens_item: bool) -> usize {
        if opens_item {
            self.definition(rest);
        }
        let mut path = vec![text(&rest[0])];
        let mut read = self.count(rest[0].span());
        while text_at(rest, read) == ":" && text_at(rest, read + 1) == ":" {
            let Some(TokenTree::Ident(word)) = rest.get(read + 2) else { break };
            path.push(word.to_string());
            read += 2 + self.count(word.span());
        }
        self.here().words.extend(path.iter().cloned());
        if path.len() > 1 {
            self.here().paths.push((rest[0].span().start().line, path));
        }
        read
    }

    fn definition(&mut self, rest: &[TokenTree]) {
        let line = rest[0].span().start().line;
        let name = match text(&rest[0]).as_str() {
            "const" if matches!(text_at(rest, 1).as_str(), "fn" | "unsafe" | "async" | "extern") => return,
            word if names_what_follows(word) => text_at(rest, 1),
            "impl" => String::new(),
            "macro_rules" => text_at(rest, 2),
            _ if text_at(rest, 1) == "!" => return self.macro_call(line, &rest[2]),
            _ => return,
        };
        self.here().definitions.push((line, name));
    }

    /// A macro called in the place of an item may define any name that follows a keyword in its arguments.
    fn macro_call(&mut self, line: usize, arguments: &TokenTree) {
        let TokenTree::Group(group) = arguments else { return };
        let trees: Vec<_> = group.stream().into_iter().collect();
        let names = trees.windows(2).filter(|pair| names_what_follows(&text(&pair[0])));
        let names: Vec<_> = names.map(|pair| (line, text(&pair[1]))).chain([(line, String::new())]).collect();
        self.here().definitions.extend(names);
    }
}

fn names_what_follows(word: &str) -> bool {
    matches!(word, "fn" | "struct" | "enum" | "union" | "trait" | "type" | "static" | "const")
}

/// The text of a word or a mark; a pair of brackets for a group.
fn text(tree: &TokenTree) -> String {
    match tree {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Brace => "{}".into(),
            Delimiter::Bracket => "[]".into(),
            Delimiter::Parenthesis | Delimiter::None => "()".into(),
        },
        tree => tree.to_string(),
    }
}

fn text_at(trees: &[TokenTree], at: usize) -> String {
    trees.get(at).map(text).unwrap_or_default()
}

fn words(tokens: TokenStream) -> BTreeSet<String> {
    let inner = |tree| match tree {
        TokenTree::Group(group) => words(group.stream()),
        tree => BTreeSet::from([tree.to_string()]),
    };
    tokens.into_iter().flat_map(inner).collect()
}

/// The number of trees of the item, field or statement at the start.
fn length_of_item(rest: &[TokenTree]) -> usize {
    let keyword = rest.iter().map(text).find(|text| {
        matches!(text.as_str(), "use" | "static" | "let" | "type" | "fn" | "mod" | "struct" | "impl")
    });
    let has_semicolon =
        keyword.is_some_and(|word| matches!(word.as_str(), "use" | "static" | "let" | "type"));
    let ends = |tree: &TokenTree| text(tree) == ";" || text(tree) == "{}" && !has_semicolon;
    rest.iter().position(ends).map_or(rest.len(), |end| end + 1)
}
