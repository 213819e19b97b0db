//! [`expanded`]: the files that a pattern such as `*.tmx` stands for. The shells of Windows pass patterns on
//! to the program; those of other systems pass the names of the files.

use std::io;
use std::path::{Path, PathBuf};

use super::folder;
use crate::terminal::input;

/// Returns the files that an argument stands for if its last name is a pattern, in the order of their names;
/// `None` for any other argument. `*` stands for any letters, `?` for one. On other systems than Windows,
/// files may have these letters in their names, so nothing is a pattern.
pub(super) fn expanded(argument: &Path) -> Option<io::Result<Vec<PathBuf>>> {
    let pattern = argument.file_name()?.to_str().filter(|name| cfg!(windows) && name.contains(['*', '?']))?;
    let files = |entries: Vec<PathBuf>| {
        let names = entries.iter().filter_map(|path| path.file_name()?.to_str());
        names.filter(|name| fits(pattern, name)).map(|name| argument.with_file_name(name)).collect()
    };
    Some(folder::entries(input::folder(argument)).map(files))
}

/// Returns true if a name is one of those that a pattern stands for. Capitals are small letters, as in the
/// folders of Windows. A hidden file (`.name`) must be asked for by its full stop.
fn fits(pattern: &str, name: &str) -> bool {
    if name.starts_with('.') && !pattern.starts_with('.') {
        return false;
    }
    let [pattern, name] = [pattern, name].map(|text| text.to_lowercase().chars().collect::<Vec<char>>());
    // Where the last `*` stands, and up to where of the name it reaches: it takes a letter more each time the
    // rest does not fit.
    let (mut at, mut read, mut star) = (0, 0, None);
    while read < name.len() {
        match (pattern.get(at), star) {
            (Some('*'), _) => {
                star = Some((at, read));
                at += 1;
            }
            (Some(&letter), _) if letter == '?' || letter == name[read] => (at, read) = (at + 1, read + 1),
            (_, Some((of, reached))) => {
                star = Some((of, reached + 1));
                (at, read) = (of + 1, reached + 1);
            }
            (_, None) => return false,
        }
    }
    pattern[at..].iter().all(|&letter| letter == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_the_names_that_it_stands_for() {
        for (pattern, name) in [
            ("*.tmx", "قطن.tmx"),
            ("*.TMX", "a.b.tmx"),
            ("*", "a"),
            ("?.txt", "ع.txt"),
            ("عقد*", "عقد"),
            ("a*b*c", "aXbbXbc"),
            ("**a", "a"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in
            [("*.tmx", "a.tmx.gz"), ("?.txt", ".txt"), ("a*b", "ba"), ("*a", "b"), ("?", "ab"), ("*", ".a")]
        {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    #[cfg(not(windows))]
    fn elsewhere_a_name_is_a_name() {
        assert!(expanded(Path::new("*.tmx")).is_none());
    }

    #[test]
    #[cfg(windows)]
    fn a_pattern_stands_for_the_files_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["ب.tmx", "أ.tmx", "أ.txt"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let found = expanded(&folder.path().join("*.tmx")).unwrap().unwrap();
        assert_eq!(found, ["أ.tmx", "ب.tmx"].map(|name| folder.path().join(name)));
        assert!(expanded(&folder.path().join("أ.tmx")).is_none());
    }
}
