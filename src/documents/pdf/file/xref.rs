//! [`read_table`]: the places of objects as the tables at the end of a file state them.
//!
//! A file that was changed has a table for each change, which names the table before it. A table is text, or
//! a stream of numbers.

use std::cell::Cell;

use super::budget::Budget;
use super::indirect::Indirect;
use super::lexer::Lexer;
use super::object::{Dict, Object};
use super::object_places::{ObjectPlace, ObjectPlaces};

// The most tables of a file: each change adds one.
const TABLES: usize = 1000;

// The most bytes of a row of a table that is a stream. Real rows have four to ten.
const WIDEST: usize = 32;

// The bytes at the end of a file in which the place of the last table stands.
const END: usize = 2048;

/// Returns the places as the tables have them; `None` if a table is broken.
pub(super) fn read_table(bytes: &[u8], budget: &Budget) -> Option<ObjectPlaces> {
    let end = bytes.len().saturating_sub(END);
    let word = memchr::memmem::rfind(&bytes[end..], b"startxref")?;
    let mut next = vec![Lexer::new(bytes, end + word + 9).object()?.whole()? as usize];
    let mut places = ObjectPlaces::default();
    let mut seen = Vec::new();
    while let Some(at) = next.pop() {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        let trailer = read_part(bytes, at, &mut places, budget)?;
        let place = |key| trailer.raw(key).and_then(Object::whole).map(|at| at as usize);
        // What a table that is text leaves to a stream comes before the table of the earlier change.
        next.extend([place("Prev"), place("XRefStm")].into_iter().flatten());
        if seen.len() == 1 {
            places.trailer = trailer;
        }
        if seen.len() > TABLES {
            return None;
        }
    }
    places.trailer.raw("Root").is_some().then_some(places)
}

fn read_part(bytes: &[u8], at: usize, places: &mut ObjectPlaces, budget: &Budget) -> Option<Dict> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.skip_space();
    if lexer.passes(b"xref") { read_text(lexer, places) } else { read_stream(bytes, at, places, budget) }
}

fn read_text(mut lexer: Lexer<'_>, places: &mut ObjectPlaces) -> Option<Dict> {
    while let Some(first) = lexer.digits() {
        for number in 0..lexer.digits()? {
            let at = lexer.digits()?;
            lexer.digits()?;
            lexer.skip_space();
            if lexer.passes(b"n") {
                places.add(first.checked_add(number)?, ObjectPlace::At(at as usize));
            } else if !lexer.passes(b"f") {
                return None;
            }
        }
    }
    lexer.passes(b"trailer").then(|| lexer.object())??.dict().cloned()
}

fn read_stream(bytes: &[u8], at: usize, places: &mut ObjectPlaces, budget: &Budget) -> Option<Dict> {
    // The table says where objects are, so that none can be referred to from it.
    let file = Indirect { bytes, budget, damage: &Cell::default(), find: &|_| Object::Null };
    let (_, object) = file.at(at)?;
    let stream = object.stream()?;
    let widths = whole_numbers(&stream.dict, "W")?;
    let widths: Vec<usize> = widths.into_iter().map(|width| width as usize).collect();
    let row = widths.iter().sum::<usize>();
    if widths.len() != 3 || row == 0 || row > WIDEST {
        return None;
    }
    let sections = whole_numbers(&stream.dict, "Index");
    let sections = sections.or_else(|| Some(vec![0, stream.dict.raw("Size")?.whole()?]))?;
    let table = file.unpack(stream)?;
    let mut rows = table.chunks_exact(row);
    for section in sections.chunks_exact(2) {
        for (number, row) in (0..section[1]).zip(&mut rows) {
            add_row(section[0].checked_add(number)?, row, &widths, places);
        }
    }
    Some(stream.dict.clone())
}

fn whole_numbers(dict: &Dict, key: &str) -> Option<Vec<u32>> {
    dict.raw(key)?.array()?.iter().map(Object::whole).collect()
}

fn add_row(id: u32, row: &[u8], widths: &[usize], places: &mut ObjectPlaces) {
    let mut rest = row;
    let mut next = |width: usize| {
        let (field, behind) = rest.split_at(width);
        rest = behind;
        field.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
    };
    let kind = if widths[0] == 0 { 1 } else { next(widths[0]) };
    let (second, third) = (next(widths[1]), next(widths[2]));
    match kind {
        1 => places.add(id, ObjectPlace::At(second as usize)),
        2 => places.add(id, ObjectPlace::In(second as u32, third as usize)),
        _ => {}
    }
}
