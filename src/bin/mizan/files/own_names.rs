//! [`own_names`]: the names of files in a memory, with as many folders as tell namesakes apart.

use std::collections::HashMap;
use std::path::{Component, Path};

/// Returns a name for each file: its base name, and where several files share a base name, as many of the
/// folders around each of them as make their names differ (`ui/menu.po`, `web/menu.po`). The same file twice
/// has one name.
pub(crate) fn own_names<'p>(paths: impl IntoIterator<Item = &'p Path>) -> Vec<String> {
    let parts: Vec<Vec<String>> = paths.into_iter().map(parts).collect();
    let mut names: Vec<String> = parts.iter().map(|parts| end(parts, 1)).collect();
    let deepest = parts.iter().map(Vec::len).max().unwrap_or(0);
    for depth in 2..=deepest {
        let mut files: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            files.entry(name).or_default().push(at);
        }
        let several = |files: &[usize]| files.iter().any(|&at| parts[at] != parts[files[0]]);
        let namesakes: Vec<usize> = files.into_values().filter(|files| several(files)).flatten().collect();
        if namesakes.is_empty() {
            break;
        }
        for at in namesakes {
            names[at] = end(&parts[at], depth);
        }
    }
    names
}

fn parts(path: &Path) -> Vec<String> {
    let name = |part: Component<'_>| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    path.components().filter_map(name).collect()
}

fn end(parts: &[String], depth: usize) -> String {
    parts[parts.len().saturating_sub(depth)..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_are_told_apart_by_as_few_folders_as_possible() {
        let paths = ["a/x/t.txt", "b/x/t.txt", "c/y/t.txt", "d/other.txt", "./a/x/t.txt", "t.po"];
        let names = own_names(paths.map(Path::new));
        assert_eq!(names, ["a/x/t.txt", "b/x/t.txt", "y/t.txt", "other.txt", "a/x/t.txt", "t.po"]);
        assert_eq!(own_names([Path::new("-")]), ["-"]);
    }
}
