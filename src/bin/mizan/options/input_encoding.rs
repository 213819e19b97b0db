//! `--input-encoding`: the encoding in which texts are read, instead of the one that their bytes suggest.

use std::io::{self, Read};

use mizan::encoding::{Decoder, Encoding};

/// The encoding of the input.
#[derive(clap::Args)]
pub(crate) struct InputEncoding {
    /// read the text in this encoding, such as windows-1256, utf-16le or utf-8 [default: by its bytes]
    #[arg(long, value_name = "ENCODING")]
    pub(crate) input_encoding: Option<Encoding>,
}

impl InputEncoding {
    /// Returns a stream of lines as UTF-8. Lines that have arrived are passed on at once, unless the encoding
    /// was given as an option.
    pub(crate) fn lines<'r>(&self, input: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
        Ok(match self.input_encoding {
            Some(encoding) => Box::new(encoding.reader(input)?),
            None => Box::new(Decoder::live(input)?),
        })
    }
}
