//! [`Blocks`]: an input that is read in blocks, of which no byte is lost when reading fails.
//!
//! The idea: a disk or a network that fails in the middle of a file has delivered all that stands before. So
//! the bytes that were read come first, and the error takes the place of the next block.

use std::io::{self, Read};

// The bytes of a block.
pub(super) const BLOCK: usize = 64 * 1024;

/// An input that is read in blocks.
pub(super) struct Blocks<R> {
    input: R,
    /// The error that stands in the place of the next block.
    failed: Option<io::Error>,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, failed: None }
    }

    /// Returns true if the last block ends where reading failed.
    pub(super) fn is_broken(&self) -> bool {
        self.failed.is_some()
    }

    /// Adds a block to a buffer. Returns the number of its bytes; none at the end of the input.
    pub(super) fn read(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let old = buffer.len();
        match self.input.by_ref().take(BLOCK as u64).read_to_end(buffer) {
            Err(error) if buffer.len() > old => {
                self.failed = Some(error);
                Ok(buffer.len() - old)
            }
            read => read,
        }
    }

    /// Adds the bytes that have arrived. Returns how many; none at the end of the input.
    pub(super) fn read_arrived(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        let old = buffer.len();
        buffer.resize(BLOCK.max(old + 1), 0);
        let read = loop {
            match self.input.read(&mut buffer[old..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        buffer.truncate(old + read.as_ref().copied().unwrap_or(0));
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_failure_comes_before_the_error() {
        struct Failing(&'static [u8]);
        impl Read for Failing {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                match self.0.read(into)? {
                    0 => Err(io::ErrorKind::ConnectionReset.into()),
                    read => Ok(read),
                }
            }
        }
        let (mut blocks, mut buffer) = (Blocks::new(Failing(b"Stop.")), Vec::new());
        assert_eq!(blocks.read(&mut buffer).unwrap(), 5);
        assert!(blocks.is_broken() && buffer == b"Stop.");
        assert_eq!(blocks.read(&mut buffer).unwrap_err().kind(), io::ErrorKind::ConnectionReset);
        assert_eq!(buffer, b"Stop.");
    }
}
