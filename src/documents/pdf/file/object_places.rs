//! [`ObjectPlaces`]: where each object of a file lies.

use std::collections::HashMap;

use super::object::Dict;

// The most objects of a file. A file of 1,000 pages has some ten thousand.
const OBJECTS: usize = 4_000_000;

/// Where an object lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectPlace {
    /// At a byte of the file.
    At(usize),
    /// In a packed stream: its number, and which of its objects.
    In(u32, usize),
}

/// The places of the objects by their numbers, and the dictionary that names the first objects.
#[derive(Clone, Debug, Default)]
pub(super) struct ObjectPlaces {
    places: HashMap<u32, ObjectPlace>,
    /// Names the root of the document.
    pub(super) trailer: Dict,
}

impl ObjectPlaces {
    /// Returns the place of an object.
    pub(super) fn get(&self, id: u32) -> Option<ObjectPlace> {
        self.places.get(&id).copied()
    }

    /// Adds a place, unless the object has one.
    pub(super) fn add(&mut self, id: u32, place: ObjectPlace) {
        if self.places.len() < OBJECTS {
            self.places.entry(id).or_insert(place);
        }
    }

    /// Sets the place of an object.
    pub(super) fn set(&mut self, id: u32, place: ObjectPlace) {
        if self.places.len() < OBJECTS {
            self.places.insert(id, place);
        }
    }

    /// Returns all places of objects that do not lie in packed streams.
    pub(super) fn of_file(&self) -> impl Iterator<Item = (u32, usize)> {
        self.places.iter().filter_map(|(id, place)| match place {
            ObjectPlace::At(at) => Some((*id, *at)),
            ObjectPlace::In(..) => None,
        })
    }
}
