//! [`Relations`]: what the parts of a document of Office say about one another.

use std::collections::HashMap;

use super::part_xml::{PartEvent, PartXml, attribute};
use super::parts::Parts;
use crate::error::Result;

/// What a part says about another one.
#[derive(Clone, Default)]
pub(crate) struct Relation {
    /// The last word of its type (`worksheet`, `footnotes`).
    pub(crate) kind: String,
    /// The path of the other part in the document.
    pub(crate) path: String,
}

/// The relations of a part, by their ids.
#[derive(Default)]
pub(crate) struct Relations(HashMap<String, Relation>);

impl Relations {
    /// Reads the relations of a part; none if the part has no list of them.
    pub(crate) fn of(parts: &Parts<'_>, path: &str) -> Result<Self> {
        let (folder, name) = split(path);
        let read = |xml: &mut PartXml<'_>| Self::read(xml, folder);
        Ok(parts.read(&format!("{folder}_rels/{name}.rels"), read)?.unwrap_or_default())
    }

    /// Returns the relation of this id.
    pub(crate) fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// Returns the paths of the parts of this kind, in the order of their names.
    pub(crate) fn paths(&self, kind: &str) -> Vec<&str> {
        let found = self.0.values().filter(|relation| relation.kind == kind);
        let mut paths: Vec<_> = found.map(|relation| relation.path.as_str()).collect();
        paths.sort_unstable_by_key(|path| (path.len(), *path));
        paths.dedup();
        paths
    }

    /// Returns the ids and paths of the parts of this kind, in the order of their paths.
    #[cfg(feature = "documents")]
    pub(crate) fn of_kind(&self, kind: &str) -> Vec<(&str, &str)> {
        let found = self.0.iter().filter(|(_, relation)| relation.kind == kind);
        let mut found: Vec<_> = found.map(|(id, relation)| (id.as_str(), relation.path.as_str())).collect();
        found.sort_unstable_by_key(|(id, path)| (path.len(), *path, *id));
        found
    }

    /// Returns the paths of the parts that are named, but are not there. A link leads to no part.
    #[cfg(feature = "documents")]
    pub(crate) fn missing(&self, parts: &Parts<'_>) -> Vec<&str> {
        let named = self.0.values().filter(|relation| relation.kind != "hyperlink");
        let paths = named.map(|relation| relation.path.as_str());
        let mut missing: Vec<_> = paths.filter(|path| !parts.has(path)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    fn read(xml: &mut PartXml<'_>, folder: &str) -> Result<Self> {
        let mut relations = Self::default();
        loop {
            match xml.next()? {
                PartEvent::Start(tag) if tag.local_name().as_ref() == "Relationship" => {
                    let value = |name: &str| attribute(&tag, name).unwrap_or_default();
                    // A part outside the document is never read.
                    if value("TargetMode") != "External" {
                        let kind = value("Type").rsplit('/').next().unwrap_or_default().to_owned();
                        let path = part_at(folder, &value("Target"));
                        relations.0.insert(value("Id"), Relation { kind, path });
                    }
                }
                PartEvent::Over => return Ok(relations),
                _ => {}
            }
        }
    }
}

/// Returns the path of the part that is the document itself; `usual` if the document does not say so.
pub(crate) fn main_part(parts: &Parts<'_>, usual: &str) -> Result<String> {
    let relations = Relations::of(parts, "")?;
    let found = relations.paths("officeDocument").into_iter().find(|path| parts.has(path));
    Ok(found.unwrap_or(usual).to_owned())
}

fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}

/// Returns the path of a target, which is given from the root or from a folder.
pub(crate) fn part_at(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/').filter(|name| !name.is_empty() && *name != ".") {
        if name == ".." {
            names.pop();
        } else {
            names.push(name);
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_root_and_from_a_folder() {
        for (folder, target, path) in [
            ("ppt/slides/", "../notesSlides/notesSlide1.xml", "ppt/notesSlides/notesSlide1.xml"),
            ("word/", "footnotes.xml", "word/footnotes.xml"),
            ("word/", "/xl/a.xml", "xl/a.xml"),
            ("", "../../a.xml", "a.xml"),
            ("", "\\word\\document.xml", "word/document.xml"),
            ("word/", "..\\notes\\a.xml", "notes/a.xml"),
        ] {
            assert_eq!(part_at(folder, target), path);
        }
    }
}
