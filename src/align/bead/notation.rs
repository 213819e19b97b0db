//! Beads as lines of text, `[0, 1] : [2] : 0.973`: `Display` and `FromStr`.

use std::fmt;
use std::str::FromStr;

use super::bead::Bead;
use crate::error::{Error, Position, Result, Syntax};

impl fmt::Display for Bead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} : {:?} : {:.3}", self.source(), self.target(), self.confidence())
    }
}

impl FromStr for Bead {
    type Err = Error;

    /// Reads `[0, 1] : [2]` or `[0, 1] : [2] : 0.973`. The confidence is 1 if it is left out.
    fn from_str(line: &str) -> Result<Self> {
        parse(line).ok_or_else(|| Error::syntax(Position::default(), Syntax::Value(line.into())))
    }
}

pub(super) fn parse(line: &str) -> Option<Bead> {
    let mut fields = line.split(':').map(str::trim);
    let bead = Bead::new(indices(fields.next()?)?, indices(fields.next()?)?);
    let Some(confidence) = fields.next().filter(|field| !field.is_empty()) else { return Some(bead) };
    let confidence = confidence.parse().ok().filter(|c: &f64| c.is_finite())?;
    Some(bead.with_confidence(confidence))
}

fn indices(list: &str) -> Option<Vec<usize>> {
    let inner = list.strip_prefix('[')?.strip_suffix(']')?;
    if inner.trim().is_empty() {
        return Some(Vec::new());
    }
    inner.trim().trim_end_matches(',').split(',').map(|index| index.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bead_is_read_as_it_is_written() {
        for line in ["[0, 1] : [2] : 0.973", "[] : [7] : 1.000", "[4] : [] : 0.500"] {
            assert_eq!(line.parse::<Bead>().unwrap().to_string(), line);
        }
        assert_eq!("[3]:[4,5]".parse::<Bead>().unwrap().to_string(), "[3] : [4, 5] : 1.000");
    }

    #[test]
    fn what_is_no_bead_is_refused() {
        for line in ["", "[0] [1]", "[0] : [x]", "0 : 1", "[0] : [-1]", "[0] : [1] : much"] {
            assert!(line.parse::<Bead>().is_err(), "{line:?}");
        }
    }
}
