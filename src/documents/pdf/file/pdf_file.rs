//! [`PdfFile`]: the objects of a file by their numbers.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::budget::Budget;
use super::indirect::Indirect;
use super::lexer::Lexer;
use super::object::{Dict, Object, Stream};
use super::object_places::{ObjectPlace, ObjectPlaces};
use super::packed::Packed;

// The most references that are followed, one from within another.
const DEEPEST: usize = 16;

// The most bytes of unpacked streams of objects that are held at a time.
const HELD: usize = 32 << 20;

/// The objects of a file.
#[derive(Debug)]
pub(crate) struct PdfFile<'b> {
    bytes: &'b [u8],
    places: ObjectPlaces,
    budget: Budget,
    held: RefCell<HashMap<u32, Rc<Packed>>>,
    depth: Cell<usize>,
    damage: Cell<usize>,
}

impl<'b> PdfFile<'b> {
    /// Takes the places of the objects, and what was left when they were found.
    pub(super) fn new(bytes: &'b [u8], places: ObjectPlaces, budget: Budget) -> Self {
        Self { bytes, places, budget, held: RefCell::default(), depth: Cell::new(0), damage: Cell::new(0) }
    }

    /// Returns true if the file can be read with a password only, or says so.
    pub(crate) fn is_encrypted(&self) -> bool {
        !matches!(self.places.trailer.raw("Encrypt"), None | Some(Object::Null))
    }

    /// Returns true if each object lies where the table says.
    pub(super) fn is_sound(&self) -> bool {
        self.places.of_file().all(|(id, at)| {
            let found = Lexer::new(self.bytes, at).object_number();
            // An object that is not there is nothing; one with another number is a broken table.
            found == Some(id) || id == 0
        })
    }

    /// Returns how much work the file may still ask for.
    pub(crate) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Returns how many damaged streams were unpacked up to now.
    pub(crate) fn damage(&self) -> usize {
        self.damage.get()
    }

    /// Returns the dictionary of the document, which leads to its pages.
    pub(super) fn root(&self) -> Option<Dict> {
        self.value(&self.places.trailer, "Root").dict().cloned()
    }

    /// Returns an object by its number; `Null` if there is none.
    pub(crate) fn object(&self, id: u32) -> Object {
        self.depth.set(self.depth.get() + 1);
        let object = (self.depth.get() <= DEEPEST).then(|| self.find(id)).flatten();
        self.depth.set(self.depth.get() - 1);
        object.unwrap_or_default()
    }

    fn find(&self, id: u32) -> Option<Object> {
        match self.places.get(id)? {
            ObjectPlace::At(at) => {
                let (_, object) = self.indirect(&|id| self.object(id)).at(at)?;
                Some(self.follow(&object))
            }
            ObjectPlace::In(stream, index) => self.packed(stream)?.numbered(id, index),
        }
    }

    fn packed(&self, id: u32) -> Option<Rc<Packed>> {
        if let Some(packed) = self.held.borrow().get(&id) {
            return Some(Rc::clone(packed));
        }
        let object = self.object(id);
        let stream = object.stream()?;
        let packed = Rc::new(Packed::new(self.unpack(stream)?, &stream.dict)?);
        let mut held = self.held.borrow_mut();
        if held.values().map(|packed| packed.size()).sum::<usize>() > HELD {
            held.clear();
        }
        held.insert(id, Rc::clone(&packed));
        Some(packed)
    }

    /// Returns what a value refers to, or the value itself.
    pub(crate) fn follow(&self, value: &Object) -> Object {
        if let Object::Reference(id) = value { self.object(*id) } else { value.clone() }
    }

    /// Returns the value of a name; `Null` if there is none.
    pub(crate) fn value(&self, dict: &Dict, key: &str) -> Object {
        dict.raw(key).map(|value| self.follow(value)).unwrap_or_default()
    }

    /// Returns the bytes of a stream without its filters; `None` for a picture, and if nothing is left of the
    /// budget.
    pub(crate) fn unpack(&self, stream: &Stream) -> Option<Vec<u8>> {
        self.indirect(&|id| self.object(id)).unpack(stream)
    }

    fn indirect<'f>(&'f self, find: &'f dyn Fn(u32) -> Object) -> Indirect<'f> {
        Indirect { bytes: self.bytes, budget: &self.budget, damage: &self.damage, find }
    }
}
