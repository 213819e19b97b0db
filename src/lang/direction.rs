//! [`Direction`]: whether a language is written from left to right or from right to left.

use super::lang::Lang;

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As English.
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

// Primary subtags of the languages that are written from right to left unless a script subtag says otherwise.
const LANGUAGES: [&str; 12] = ["ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "ckb", "dv", "syr", "arc"];

// Script subtags that are written from right to left.
const SCRIPTS: [&str; 5] = ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo"];

impl Lang {
    /// Returns the direction in which the language is written. If the tag has a script subtag, the script
    /// decides.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.tag().split('-').nth(1).filter(|subtag| subtag.len() == 4);
        let right_to_left = match script {
            Some(script) => SCRIPTS.contains(&script),
            None => LANGUAGES.contains(&self.primary()),
        };
        if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_subtag_decides_the_direction() {
        assert_eq!("az-Arab".parse::<Lang>().unwrap().direction(), Direction::RightToLeft);
        assert_eq!("ar-Latn".parse::<Lang>().unwrap().direction(), Direction::LeftToRight);
    }
}
