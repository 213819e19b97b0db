//! Follows a name to the file that defines it. [`Tree`] is the modules of a crate with all their names.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{ModuleText, SourceFile};

/// A crate as its files: each file by its path, `/` between the names.
pub(crate) struct Tree {
    pub(crate) files: BTreeMap<String, SourceFile>,
    modules: Vec<Module>,
}

pub(crate) struct Module {
    pub(crate) file: String,
    parent: usize,
    children: BTreeMap<String, usize>,
    /// Which of the file's modules this one is.
    place: usize,
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// An item, by the file that defines it.
    Item(String),
    Module(usize),
}

impl Tree {
    /// Reads the crate whose root is the file `root`; `sources` has the text of each file.
    pub(crate) fn read(root: &str, sources: &BTreeMap<String, String>) -> Self {
        let mut tree = Self { files: BTreeMap::new(), modules: Vec::new() };
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        tree.add_file(root, folder, 0, sources);
        tree
    }

    pub(crate) fn modules(&self) -> impl Iterator<Item = (usize, &Module, &ModuleText)> {
        self.modules.iter().enumerate().map(|(id, module)| (id, module, self.text(id)))
    }

    pub(crate) fn text(&self, id: usize) -> &ModuleText {
        let module = &self.modules[id];
        &self.files[&module.file].modules[module.place]
    }

    /// Returns what a path stands for in a module: nothing if its first name comes from another crate.
    pub(crate) fn meanings(&self, module: usize, path: &[String]) -> BTreeSet<Meaning> {
        self.resolve(module, path, &mut BTreeSet::new())
    }

    /// Returns what `name` stands for in a module, as one who imports it sees it.
    pub(crate) fn name_in(&self, module: usize, name: &str) -> BTreeSet<Meaning> {
        self.lookup(module, name, &mut BTreeSet::new())
    }

    fn add_file(
        &mut self,
        file: &str,
        folder: &str,
        parent: usize,
        sources: &BTreeMap<String, String>,
    ) -> usize {
        let text = sources.get(file).unwrap_or_else(|| panic!("no file {file}"));
        let read = SourceFile::read(text);
        let first = self.modules.len();
        let mut by_place = Vec::new();
        for (place, module) in read.modules.iter().enumerate() {
            let parent = match module.inside.split_last() {
                None => parent,
                Some((_, outer)) => {
                    first
                        + read
                            .modules
                            .iter()
                            .position(|m| m.inside == outer)
                            .expect("the outer module comes first")
                }
            };
            self.modules.push(Module { file: file.into(), parent, children: BTreeMap::new(), place });
            if let Some(name) = module.inside.last() {
                self.modules[parent].children.insert(name.clone(), first + place);
            }
            by_place.push((first + place, module.inside.clone(), module.children.clone()));
        }
        self.files.insert(file.into(), read);
        for (id, inside, children) in by_place {
            let folder = [&[folder.to_owned()], &inside[..]].concat().join("/");
            for child in children {
                self.add_child(id, &folder, &child, sources);
            }
        }
        first
    }

    fn add_child(&mut self, parent: usize, folder: &str, name: &str, sources: &BTreeMap<String, String>) {
        let inner = format!("{folder}/{name}");
        let file = [format!("{inner}.rs"), format!("{inner}/mod.rs")]
            .into_iter()
            .find(|file| sources.contains_key(file))
            .unwrap_or_else(|| panic!("no file for the module {inner}"));
        let id = self.add_file(&file, &inner, parent, sources);
        self.modules[parent].children.insert(name.into(), id);
    }

    fn resolve(&self, module: usize, path: &[String], seen: &mut Seen) -> BTreeSet<Meaning> {
        let Some((first, rest)) = path.split_first() else { return BTreeSet::new() };
        let mut found = match first.as_str() {
            "crate" => BTreeSet::from([Meaning::Module(0)]),
            "self" => BTreeSet::from([Meaning::Module(module)]),
            "super" => BTreeSet::from([Meaning::Module(self.modules[module].parent)]),
            name => self.lookup(module, name, seen),
        };
        for name in rest {
            let next = found.iter().flat_map(|meaning| match meaning {
                Meaning::Module(id) if name == "super" => {
                    BTreeSet::from([Meaning::Module(self.modules[*id].parent)])
                }
                Meaning::Module(id) => self.lookup(*id, name, seen),
                // A variant, or something that belongs to the type.
                Meaning::Item(_) => BTreeSet::from([meaning.clone()]),
            });
            found = next.collect();
        }
        found
    }

    fn lookup(&self, module: usize, name: &str, seen: &mut Seen) -> BTreeSet<Meaning> {
        if !seen.insert((module, name.to_owned())) {
            return BTreeSet::new();
        }
        let text = self.text(module);
        let mut found = BTreeSet::new();
        if text.definitions.iter().any(|(_, defined)| defined == name) {
            found.insert(Meaning::Item(self.modules[module].file.clone()));
        }
        found.extend(self.modules[module].children.get(name).map(|child| Meaning::Module(*child)));
        for line in text.uses.iter().filter(|line| !line.is_glob && line.name == name) {
            found.extend(self.resolve(module, &line.path, seen));
        }
        if found.is_empty() {
            for line in text.uses.iter().filter(|line| line.is_glob) {
                for meaning in self.resolve(module, &line.path, seen) {
                    if let Meaning::Module(id) = meaning {
                        found.extend(self.lookup(id, name, seen));
                    }
                }
            }
        }
        seen.remove(&(module, name.to_owned()));
        found
    }
}

/// The names on the way of a search, which a circle of `use` lines would bring back.
type Seen = BTreeSet<(usize, String)>;
