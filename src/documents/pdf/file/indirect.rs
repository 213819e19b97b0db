//! [`Indirect`]: reads an object with its number at a place of the file, and unpacks streams.

use std::cell::Cell;

use super::budget::Budget;
use super::filters::unpack;
use super::lexer::Lexer;
use super::object::{Dict, Object, Stream};

// The most bytes of one stream, unpacked. The text of a page has some kilobytes, a drawing some megabytes.
const MOST: usize = 64 << 20;

/// The bytes of a file, and how to find the objects that others refer to.
pub(super) struct Indirect<'f> {
    pub(super) bytes: &'f [u8],
    pub(super) budget: &'f Budget,
    /// Counts the streams that are damaged.
    pub(super) damage: &'f Cell<usize>,
    /// Returns an object by its number.
    pub(super) find: &'f dyn Fn(u32) -> Object,
}

impl Indirect<'_> {
    /// Reads the object at a place, with its number.
    pub(super) fn at(&self, at: usize) -> Option<(u32, Object)> {
        let mut lexer = Lexer::new(self.bytes, at);
        let id = lexer.object_number()?;
        let object = lexer.object().unwrap_or_default();
        lexer.skip_space();
        match object {
            Object::Dict(dict) if lexer.passes(b"stream") => {
                if !lexer.passes(b"\r\n") && !lexer.passes(b"\n") {
                    lexer.passes(b"\r");
                }
                Some((id, Object::Stream(self.stream(dict, lexer.at())?)))
            }
            object => Some((id, object)),
        }
    }

    // A length that does not lead to the end of the stream is not believed.
    fn stream(&self, dict: Dict, start: usize) -> Option<Stream> {
        let stated = dict.raw("Length").and_then(|length| self.follow(length).whole());
        let fits = |length: &usize| {
            let mut lexer = Lexer::new(self.bytes, start.saturating_add(*length));
            lexer.skip_space();
            lexer.passes(b"endstream")
        };
        let length = stated.map(|length| length as usize).filter(fits);
        let length = length.or_else(|| {
            let rest = &self.bytes[start..];
            let length = memchr::memmem::find(rest, b"endstream").unwrap_or(rest.len());
            self.budget.take(length)?;
            Some(length)
        })?;
        Some(Stream { dict, start, length: length.min(self.bytes.len() - start) })
    }

    /// Returns what a value refers to, or the value itself.
    pub(super) fn follow(&self, value: &Object) -> Object {
        if let Object::Reference(id) = value { (self.find)(*id) } else { value.clone() }
    }

    /// Returns the bytes of a stream without its filters.
    pub(super) fn unpack(&self, stream: &Stream) -> Option<Vec<u8>> {
        let packed = self.bytes.get(stream.start..)?.get(..stream.length)?;
        let filters = self.list(&stream.dict, "Filter", "F");
        let params = self.list(&stream.dict, "DecodeParms", "DP");
        let params: Vec<Dict> = params.iter().map(|one| one.dict().cloned().unwrap_or_default()).collect();
        let unpacked = unpack(packed, &filters, &params, MOST.min(self.budget.left()))?;
        self.budget.take(unpacked.bytes.len() + packed.len())?;
        self.damage.set(self.damage.get() + usize::from(unpacked.is_damaged));
        Some(unpacked.bytes)
    }

    fn list(&self, dict: &Dict, key: &str, short: &str) -> Vec<Object> {
        let value = dict.raw(key).or_else(|| dict.raw(short)).map(|value| self.follow(value));
        match value {
            Some(Object::Array(values)) => values.iter().map(|value| self.follow(value)).collect(),
            Some(Object::Null) | None => Vec::new(),
            Some(value) => vec![value],
        }
    }
}
