//! [`Token`]: the secret in the address of a server.

use std::fmt;

use crate::error::{Error, Result};

/// A secret of 192 random bits, in hexadecimal digits.
#[derive(Clone)]
pub(super) struct Token(String);

impl Token {
    pub(super) fn random() -> Result<Self> {
        let mut bytes = [0; 24];
        getrandom::fill(&mut bytes).map_err(|error| Error::from(std::io::Error::other(error.to_string())))?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// Returns true for the secret itself. Takes the same time for any text of the same length.
    pub(super) fn is(&self, text: &str) -> bool {
        let differing = self.0.bytes().zip(text.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b));
        self.0.len() == text.len() && differing == 0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_itself_alone() {
        let token = Token::random().unwrap();
        let text = token.to_string();
        assert!(token.is(&text));
        for other in ["", &text[1..], &format!("{text}0"), &Token::random().unwrap().to_string()] {
            assert!(!token.is(other));
        }
    }
}
