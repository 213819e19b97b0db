//! [`Packed`]: objects that lie together in one stream.

use super::lexer::Lexer;
use super::object::{Dict, Object};

/// The unpacked bytes of a stream of objects.
#[derive(Debug)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    // The number of each object, and the byte where it begins.
    heads: Vec<(u32, usize)>,
}

impl Packed {
    /// Reads the heads of the objects.
    pub(super) fn new(bytes: Vec<u8>, dict: &Dict) -> Option<Self> {
        let first = dict.raw("First")?.whole()? as usize;
        let mut lexer = Lexer::new(bytes.get(..first)?, 0);
        let mut heads = Vec::new();
        while let (Some(id), Some(offset)) = (lexer.digits(), lexer.digits()) {
            heads.push((id, first.saturating_add(offset as usize)));
        }
        Some(Self { bytes, heads })
    }

    /// Returns the numbers of the objects in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = u32> {
        self.heads.iter().map(|(id, _)| *id)
    }

    /// Returns an object by its place in the order.
    pub(super) fn object(&self, index: usize) -> Option<Object> {
        Lexer::new(&self.bytes, self.heads.get(index)?.1).object()
    }

    /// Returns an object by its number, for a table that gives a wrong place.
    pub(super) fn numbered(&self, id: u32, index: usize) -> Option<Object> {
        let fits = self.heads.get(index).is_some_and(|head| head.0 == id);
        let index = if fits { index } else { self.heads.iter().position(|head| head.0 == id)? };
        self.object(index)
    }

    /// Returns the size in bytes.
    pub(super) fn size(&self) -> usize {
        self.bytes.len() + self.heads.len() * size_of::<(u32, usize)>()
    }
}
