//! The file as the objects that it holds, each read when it is asked for.
//!
//! [`PdfFile`] finds objects by their numbers, also where the table of them is broken, and unpacks streams
//! within the limits of a [`Budget`]. Everything of a file is taken for hostile: no loop, depth, length or
//! size that a file states is believed.

mod budget;
mod filters;
mod indirect;
mod lexer;
mod lzw;
mod object;
mod object_places;
mod open;
mod packed;
mod pdf_file;
mod predictor;
mod scan;
mod tree;
mod xref;

pub(crate) use lexer::Lexer;
pub(crate) use object::{Dict, Object, Stream};
pub(crate) use open::open_pdf;
pub(crate) use pdf_file::PdfFile;
pub(crate) use tree::{PageNode, stated_pages};
