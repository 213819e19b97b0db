//! [`is_ignored`]: whether a disk takes `A.tmx` and `a.tmx` for one file, as those of Windows and macOS do.

use std::fs;
use std::path::Path;

/// Returns true if the files of a folder are found under their names in capitals as well as in small letters.
/// The folder itself is asked for under its name in the other case; where that name has no letters, the
/// folder around it is asked for.
pub(super) fn is_ignored(folder: &Path) -> bool {
    let Ok(folder) = fs::canonicalize(folder) else { return false };
    let named = folder.ancestors().find_map(|path| Some((path, path.with_file_name(other_case(path)?))));
    named.map_or(cfg!(any(windows, target_os = "macos")), |(path, other)| {
        fs::canonicalize(other).is_ok_and(|other| other == path)
    })
}

/// Returns the name of a file with capitals for small letters and small letters for capitals; `None` if that
/// is the same name.
fn other_case(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let swapped = |letter: char| match letter.is_ascii_lowercase() {
        true => letter.to_ascii_uppercase(),
        false => letter.to_ascii_lowercase(),
    };
    Some(name.chars().map(swapped).collect()).filter(|other| other != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_folder_that_is_found_in_the_other_case_is_on_such_a_disk() {
        let temp = tempfile::tempdir().unwrap();
        let folder = temp.path().join("Out");
        fs::create_dir(&folder).unwrap();
        assert!(cfg!(target_os = "macos") || !is_ignored(&folder));
        // As on a disk that does not tell small letters from capitals.
        let _ = std::os::unix::fs::symlink("Out", temp.path().join("oUT"));
        assert!(is_ignored(&folder));
        fs::create_dir(folder.join("12")).unwrap();
        assert!(is_ignored(&folder.join("12")) && !is_ignored(&folder.join("none")));
    }
}
