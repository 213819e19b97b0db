//! RTF documents, as Word and LibreOffice write them, to blocks.

mod charset;
mod reader;
mod rtf_destination;
mod rtf_flow;
mod rtf_state;
mod rtf_styles;
mod rtf_token;

pub(super) use reader::read;
