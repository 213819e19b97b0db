//! [`Syntax`]: what a reader found at a place of its input and could not accept.

use std::fmt;

/// What a reader found that it could not accept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Syntax {
    /// The input ends inside the named element or record.
    Truncated(String),
    /// The input has no end: this, which closes the whole, is missing (`</tmx>`).
    NoEnd(String),
    /// The input is not of the format that the reader expects, which is named here.
    NotThis(&'static str),
    /// An attribute or element that must be there is missing (`<tuv> without xml:lang`).
    Missing(String),
    /// Markup that is not well-formed, in the words of the XML reader.
    Malformed(String),
    /// A number, bead, rule or other value that cannot be read, in the words of the input.
    Value(String),
    /// A bead that does not fit the two texts, or a line that is no bead.
    Bead(String),
}

impl fmt::Display for Syntax {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated(inside) => write!(f, "the file ends inside {inside}"),
            Self::NoEnd(end) => write!(f, "the file ends without {end}"),
            Self::NotThis(expected) => {
                let article = if begins_with_vowel(expected) { "an" } else { "a" };
                write!(f, "this is not {article} {expected}")
            }
            Self::Missing(what) | Self::Malformed(what) | Self::Bead(what) => f.write_str(what),
            Self::Value(value) => write!(f, "cannot read {value}"),
        }
    }
}

// Returns true for a name that is spoken with a vowel at its beginning, as are those that begin with the name
// of a letter (XLIFF, SRX).
fn begins_with_vowel(name: &str) -> bool {
    let is_spelled = name.chars().take(2).all(char::is_uppercase);
    let vowels = if is_spelled { "AEFHILMNORSX" } else { "AEIOUaeiou" };
    name.starts_with(|c| vowels.contains(c))
}
