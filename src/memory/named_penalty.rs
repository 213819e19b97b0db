//! A memory that is named with a penalty: `FILE:PENALTY`.

use std::path::{Path, PathBuf};

use crate::error::{ErrorKind, Result};

const MOST: u8 = 100;

/// Parts the penalty from the name of a memory: a colon and digits at its end.
///
/// ```
/// use mizan::memory::parted_penalty;
///
/// assert_eq!(parted_penalty("plant.mizan:5".as_ref())?, ("plant.mizan".into(), 5));
/// assert_eq!(parted_penalty("C:plant.mizan".as_ref())?, ("C:plant.mizan".into(), 0));
/// # Ok::<(), mizan::Error>(())
/// ```
///
/// # Errors
///
/// If the penalty is more than 100 points.
pub fn parted_penalty(given: &Path) -> Result<(PathBuf, u8)> {
    let parts = given.to_str().and_then(|name| name.rsplit_once(':'));
    match parts.filter(|(file, digits)| {
        !file.is_empty() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    }) {
        Some((file, digits)) => {
            let penalty = digits.parse().ok().filter(|&penalty| penalty <= MOST);
            let too_large = || format!("the penalty of {file} is a number from 0 to {MOST}, not {digits}");
            Ok((file.into(), penalty.ok_or_else(|| ErrorKind::Option(too_large()))?))
        }
        None => Ok((given.to_owned(), 0)),
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
            ("C:plant:100", "C:plant", 100),
            ("plant:5a", "plant:5a", 0),
            (":5", ":5", 0),
        ] {
            assert_eq!(parted_penalty(given.as_ref()).unwrap(), (PathBuf::from(file), penalty));
        }
        assert!(
            parted_penalty("plant:101".as_ref()).is_err() && parted_penalty("plant:500".as_ref()).is_err()
        );
    }
}
