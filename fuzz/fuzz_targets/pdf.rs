//! Any bytes as the objects of a PDF whose places are right. A zero byte ends an object; a byte of one parts
//! the dictionary of a stream from its content. The first byte chooses what is read, whether streams are
//! packed, whether the objects without streams lie in a stream themselves, and whether the bytes are a file
//! as they are.
#![no_main]

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

/// Bits of the first byte.
const PACKED: u8 = 8;
const INSIDE: u8 = 16;
const AS_IT_IS: u8 = 32;

fuzz_target!(|input: &[u8]| {
    let [chosen, rest @ ..] = input else { return };
    let file = if chosen & AS_IT_IS > 0 { rest.to_vec() } else { file(rest, *chosen) };
    reading::check_document(&file, "a.pdf", *chosen);
});

/// A file, and where its objects lie: at a byte, or at a place in the stream of objects.
#[derive(Default)]
struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
}

enum Place {
    Byte(usize),
    Inside(usize),
}

fn file(objects: &[u8], chosen: u8) -> Vec<u8> {
    let mut file = File { bytes: b"%PDF-1.5\n".to_vec(), places: Vec::new() };
    let (mut heads, mut inside) = (String::new(), Vec::new());
    for (object, id) in objects.split(|byte| *byte == 0).zip(1..) {
        match object.iter().position(|byte| *byte == 1) {
            Some(at) => file.add(&stream(&object[..at], &object[at + 1..], chosen)),
            None if chosen & INSIDE > 0 => {
                heads += &format!("{id} {} ", inside.len());
                file.places.push(Place::Inside(file.inside()));
                inside.extend([object, b" "].concat());
            }
            None => file.add(object),
        }
    }
    if chosen & INSIDE > 0 {
        let dict = format!("/Type /ObjStm /N {} /First {}", file.inside(), heads.len());
        file.add(&stream(dict.as_bytes(), &[heads.as_bytes(), &inside].concat(), chosen));
        file.with_packed_places()
    } else {
        file.with_places()
    }
}

fn stream(dict: &[u8], content: &[u8], chosen: u8) -> Vec<u8> {
    let (mut content, mut filter) = (content.to_vec(), "");
    if chosen & PACKED > 0 {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&content).expect("memory takes all");
        (content, filter) = (packed.finish().expect("memory takes all"), "/Filter /FlateDecode ");
    }
    let head = format!("{filter}/Length {} >>\nstream\n", content.len());
    [b"<< ", dict, b" ", head.as_bytes(), &content, b"\nendstream"].concat()
}

impl File {
    fn inside(&self) -> usize {
        self.places.iter().filter(|place| matches!(place, Place::Inside(_))).count()
    }

    fn add(&mut self, object: &[u8]) {
        self.places.push(Place::Byte(self.bytes.len()));
        self.bytes.extend(format!("{} 0 obj\n", self.places.len()).bytes());
        self.bytes.extend(object);
        self.bytes.extend(b"\nendobj\n");
    }

    fn with_places(mut self) -> Vec<u8> {
        let start = self.bytes.len();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.places.len() + 1);
        for place in &self.places {
            let Place::Byte(at) = place else { continue };
            table += &format!("{at:010} 00000 n \n");
        }
        table += &format!("trailer\n<< /Size {} /Root 1 0 R >>\n", self.places.len() + 1);
        self.end(table.as_bytes(), start)
    }

    fn with_packed_places(mut self) -> Vec<u8> {
        // The stream of objects is the last object.
        let (start, holder) = (self.bytes.len(), self.places.len());
        let mut table = vec![0; 6];
        for place in &self.places {
            let (kind, at, third) = match place {
                Place::Byte(at) => (1, *at, 0),
                Place::Inside(at) => (2, holder, *at),
            };
            table.push(kind);
            table.extend(&(at as u32).to_be_bytes()[1..]);
            table.extend((third as u16).to_be_bytes());
        }
        let dict = format!("/Type /XRef /W [1 3 2] /Root 1 0 R /Size {}", table.len() / 6);
        let table = stream(dict.as_bytes(), &table, 0);
        let id = format!("{} 0 obj\n", holder + 1);
        self.end(&[id.as_bytes(), &table, b"\nendobj\n"].concat(), start)
    }

    fn end(&mut self, table: &[u8], start: usize) -> Vec<u8> {
        self.bytes.extend(table);
        self.bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        std::mem::take(&mut self.bytes)
    }
}
