//! Which file leans on which. An [`Arrow`] goes from the file that uses a name to the file that defines it.

use super::names::{Meaning, Tree};

/// A name that one file uses and another one defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrow {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) line: usize,
    pub(crate) path: String,
}

/// The arrows of a crate, and the paths that lead nowhere.
pub(crate) struct Arrows {
    pub(crate) arrows: Vec<Arrow>,
    /// Paths from `crate`, `self` or `super` for which no definition was found: places where the reading
    /// fails.
    pub(crate) unresolved: Vec<String>,
}

impl Arrows {
    pub(crate) fn of(tree: &Tree) -> Self {
        let mut arrows = Self { arrows: Vec::new(), unresolved: Vec::new() };
        for (id, module, text) in tree.modules() {
            let only_re_exports = tree.files[&module.file].definitions().next().is_none();
            for line in text.uses.iter().filter(|_| !only_re_exports) {
                if line.is_glob {
                    arrows.add_glob(tree, id, line.line, &line.path);
                } else {
                    arrows.add(tree, id, line.line, &line.path);
                }
            }
            for (line, path) in &text.paths {
                arrows.add(tree, id, *line, path);
            }
        }
        arrows.arrows.sort();
        arrows
            .arrows
            .dedup_by(|next, kept| next.from == kept.from && next.to == kept.to && next.path == kept.path);
        arrows
    }

    fn add(&mut self, tree: &Tree, module: usize, line: usize, path: &[String]) {
        let from = file_of(tree, module);
        let found = tree.meanings(module, path);
        if found.is_empty() && matches!(path[0].as_str(), "crate" | "self" | "super") {
            self.unresolved.push(format!("{from}:{line}: {}", path.join("::")));
        }
        for meaning in found {
            if let Meaning::Item(to) = meaning {
                self.push(from, &to, line, path.join("::"));
            }
        }
    }

    /// Adds an arrow for each word of the module that the glob may bring in.
    fn add_glob(&mut self, tree: &Tree, module: usize, line: usize, path: &[String]) {
        let from = file_of(tree, module);
        for meaning in tree.meanings(module, path) {
            match meaning {
                Meaning::Item(to) => self.push(from, &to, line, path.join("::")),
                Meaning::Module(id) => {
                    for word in &tree.text(module).words {
                        for found in tree.name_in(id, word) {
                            if let Meaning::Item(to) = found {
                                self.push(from, &to, line, format!("{}::{word}", path.join("::")));
                            }
                        }
                    }
                }
            }
        }
    }

    fn push(&mut self, from: &str, to: &str, line: usize, path: String) {
        if from != to {
            self.arrows.push(Arrow { from: from.into(), to: to.into(), line, path });
        }
    }
}

fn file_of(tree: &Tree, module: usize) -> &str {
    &tree.modules().nth(module).expect("a module of this tree").1.file
}
