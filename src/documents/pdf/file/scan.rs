//! [`scan`]: finds the objects of a file whose tables are broken.

use std::cell::Cell;

use super::budget::Budget;
use super::indirect::Indirect;
use super::lexer::Lexer;
use super::object::{Dict, Object};
use super::object_places::{ObjectPlace, ObjectPlaces};
use super::packed::Packed;

/// Returns the places of all objects that the file has anywhere. Of two with the same number the later one
/// counts, as changes are added at the end.
pub(super) fn scan(bytes: &[u8], budget: &Budget) -> ObjectPlaces {
    let mut places = ObjectPlaces::default();
    let mut packed = Vec::new();
    let marks: Vec<usize> = memchr::memmem::find_iter(bytes, b" obj").collect();
    for (number, &mark) in marks.iter().enumerate() {
        let Some((id, at)) = head_before(bytes, mark) else { continue };
        places.set(id, ObjectPlace::At(at));
        // An object reaches to the next one: no reading goes further.
        let end = marks.get(number + 1).copied().unwrap_or(bytes.len());
        if let Some(Object::Dict(dict)) = Lexer::new(&bytes[..end], mark + 4).object() {
            if dict.is_type("ObjStm") {
                packed.push((id, at));
            }
            keep_root(&mut places, &dict, id);
        }
    }
    for at in memchr::memmem::find_iter(bytes, b"trailer") {
        let end = (at + LONGEST_TRAILER).min(bytes.len());
        if let Some(Object::Dict(dict)) = Lexer::new(&bytes[..end], at + 7).object()
            && dict.raw("Root").is_some()
        {
            places.trailer = dict;
        }
    }
    add_packed(bytes, budget, &packed, &mut places);
    places
}

// The most bytes of a trailer. Real ones have some hundred.
const LONGEST_TRAILER: usize = 4096;

// Finds the number before `obj`, and the place where it begins.
fn head_before(bytes: &[u8], mark: usize) -> Option<(u32, usize)> {
    let digits = |end: usize| {
        let length = bytes[..end].iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        (length > 0).then_some(end - length)
    };
    let generation = digits(mark)?;
    let space = bytes[..generation].iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let at = digits(generation - space).filter(|_| space > 0)?;
    Some((Lexer::new(bytes, at).digits()?, at))
}

// A table that is a stream is a trailer too; without any, the catalog itself is the root.
fn keep_root(places: &mut ObjectPlaces, dict: &Dict, id: u32) {
    if dict.is_type("XRef") && dict.raw("Root").is_some() {
        places.trailer = dict.clone();
    } else if dict.is_type("Catalog") && places.trailer.raw("Root").is_none() {
        places.trailer = Dict::of_root(id);
    }
}

fn add_packed(bytes: &[u8], budget: &Budget, packed: &[(u32, usize)], places: &mut ObjectPlaces) {
    let file = Indirect { bytes, budget, damage: &Cell::default(), find: &|_| Object::Null };
    for &(id, at) in packed.iter().rev() {
        let Some((_, Object::Stream(stream))) = file.at(at) else { continue };
        let Some(packed) = file.unpack(&stream).and_then(|bytes| Packed::new(bytes, &stream.dict)) else {
            continue;
        };
        for (index, inner) in packed.ids().enumerate() {
            places.add(inner, ObjectPlace::In(id, index));
        }
        for (index, inner) in packed.ids().enumerate() {
            if places.trailer.raw("Root").is_none()
                && packed
                    .object(index)
                    .is_some_and(|object| object.dict().is_some_and(|dict| dict.is_type("Catalog")))
            {
                places.trailer = Dict::of_root(inner);
            }
        }
    }
}
