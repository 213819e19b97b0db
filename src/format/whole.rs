//! [`Whole`]: an input that is read into memory as a whole, if it is no longer than a limit.
//!
//! The idea: a device or a pipe may never end, so no reader asks for all that there is.

use std::io::Read;

use crate::error::{ErrorKind, Result};

/// What is read as a whole, and how long it may be.
pub(crate) struct Whole {
    /// What is read, as messages name it (`a workbook`).
    pub(crate) what: &'static str,
    /// The most bytes.
    pub(crate) limit: u64,
    /// What the user can do, or the likely reason, if there are more bytes.
    pub(crate) hint: &'static str,
}

impl Whole {
    /// Reads an input to its end.
    pub(crate) fn read(&self, input: impl Read) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_on(input, &mut bytes)?;
        Ok(bytes)
    }

    /// Reads an input of which some bytes were read, to its end.
    pub(crate) fn read_on(&self, input: impl Read, bytes: &mut Vec<u8>) -> Result<()> {
        let Self { what, limit, hint } = *self;
        let room = limit.saturating_add(1).saturating_sub(bytes.len() as u64);
        input.take(room).read_to_end(bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ErrorKind::TooLarge { what, limit, hint }.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn an_input_without_an_end_is_refused_at_the_limit() {
        let whole = Whole { what: "a document", limit: 1 << 20, hint: "split it into several" };
        let refused = whole.read(io::repeat(b'a')).unwrap_err();
        assert_eq!(refused.to_string(), "a document of more than 1 MiB: split it into several");
        assert_eq!(whole.read(io::repeat(b'a').take(1 << 20)).unwrap().len(), 1 << 20);
        let mut begun = b"Stop. ".to_vec();
        whole.read_on(&b"Go on."[..], &mut begun).unwrap();
        assert_eq!(begun, b"Stop. Go on.");
    }
}
