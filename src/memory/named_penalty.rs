//! A memory that is named with a penalty: `FILE:PENALTY`.

use std::path::{Path, PathBuf};

const MOST: u8 = 100;

/// Parts the penalty from the name of a memory: a colon and digits at its end, 100 at most.
///
/// ```
/// use mizan::memory::parted_penalty;
///
/// assert_eq!(parted_penalty("plant.mizan:5".as_ref()), ("plant.mizan".into(), 5));
/// assert_eq!(parted_penalty("C:plant.mizan".as_ref()), ("C:plant.mizan".into(), 0));
/// ```
#[must_use]
pub fn parted_penalty(given: &Path) -> (PathBuf, u8) {
    let parts = given.to_str().and_then(|name| name.rsplit_once(':'));
    match parts.filter(|(file, digits)| {
        !file.is_empty() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    }) {
        Some((file, digits)) => (file.into(), digits.parse().unwrap_or(MOST).min(MOST)),
        None => (given.to_owned(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_and_digits_at_the_end_are_a_penalty() {
        for (given, file, penalty) in [
            ("plant.mizan", "plant.mizan", 0),
            ("plant.mizan:5", "plant.mizan", 5),
            ("C:plant:500", "C:plant", 100),
            ("plant:5a", "plant:5a", 0),
            (":5", ":5", 0),
        ] {
            assert_eq!(parted_penalty(given.as_ref()), (PathBuf::from(file), penalty));
        }
    }
}
