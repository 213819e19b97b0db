//! [`read`]: books (EPUB), chapter by chapter in the order of reading.

use std::collections::HashMap;

use super::archive::{damage, open, unread};
use super::block::{Place, TakeBlock};
use super::html::{Extent, read_part};
use super::read_options::ReadOptions;
use super::read_report::{DocumentRemark, ReadReport};
use crate::encoding::decode;
use crate::error::{ErrorKind, Result};
use crate::package::{PartEvent, PartXml, Parts, attribute, part_at};

const CONTAINER: &str = "META-INF/container.xml";
const ENCRYPTION: &str = "META-INF/encryption.xml";

/// What the list of contents of a book says.
#[derive(Default)]
struct Contents {
    // The path and the properties of each part, by its id.
    parts: HashMap<String, (String, String)>,
    // The ids of the chapters in the order of reading, and whether the reader passes through them.
    spine: Vec<(String, bool)>,
    // Parts that are the cover or a table of contents.
    frame: Vec<String>,
}

/// Calls a closure with the blocks of a book.
///
/// # Errors
///
/// If the file is no book, is protected against copying, is damaged or beyond the limits, or if the closure
/// returns an error.
pub(super) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let parts = open(bytes, "EPUB book", options)?;
    let not_this = || unread(&parts, "EPUB book");
    let path = parts.read(CONTAINER, contents_path)?.flatten().ok_or_else(not_this)?;
    let folder = &path[..path.rfind('/').map_or(0, |slash| slash + 1)];
    let contents = parts.read(&path, |xml| contents(xml, folder))?.ok_or_else(not_this)?;
    refuse_protected(&parts, &contents)?;
    let extent = if options.all { Extent::All } else { Extent::Chapter };
    let (mut tables, mut report) = (0, ReadReport::default());
    for (number, path) in (1..).zip(contents.chapters(options.all)) {
        let Some(chapter) = parts.bytes(path)? else {
            report.remarks.push(DocumentRemark::missing_part(path));
            continue;
        };
        read_part(&decode(&chapter).text, (extent, None), &mut tables, &mut |mut block| {
            block.place = Place::Chapter(number);
            take(block)
        })?;
    }
    let unlisted = contents.spine.iter().filter(|(id, _)| !contents.parts.contains_key(id));
    report.remarks.extend(unlisted.map(|(id, _)| {
        DocumentRemark::Missing(format!("the chapter `{id}`, for which the book names no part"))
    }));
    report.remarks.extend(damage(&parts));
    Ok(report)
}

impl Contents {
    // Returns the paths of the chapters. The cover and tables of contents are left out unless all is read.
    fn chapters(&self, all: bool) -> impl Iterator<Item = &str> {
        let found = self.spine.iter().filter_map(|(id, is_linear)| Some((self.parts.get(id)?, is_linear)));
        let is_text = move |(path, properties): &(String, String)| {
            let is_nav = properties.split(' ').any(|property| property == "nav");
            !is_nav && !self.frame.contains(path)
        };
        let found = found.filter(move |(part, is_linear)| all || **is_linear && is_text(part));
        found.map(|((path, _), _)| path.as_str())
    }
}

fn contents_path(xml: &mut PartXml<'_>) -> Result<Option<String>> {
    loop {
        match xml.next()? {
            PartEvent::Start(tag) if tag.local_name().as_ref() == "rootfile" => {
                return Ok(attribute(&tag, "full-path"));
            }
            PartEvent::Over => return Ok(None),
            _ => {}
        }
    }
}

fn contents(xml: &mut PartXml<'_>, folder: &str) -> Result<Contents> {
    let mut contents = Contents::default();
    loop {
        let tag = match xml.next()? {
            PartEvent::Start(tag) => tag,
            PartEvent::Over => return Ok(contents),
            _ => continue,
        };
        let value = |name: &str| attribute(&tag, name).unwrap_or_default();
        let path = || part_at(folder, &unescaped(value("href").split('#').next().unwrap_or_default()));
        match tag.local_name().as_ref() {
            "item" => drop(contents.parts.insert(value("id"), (path(), value("properties")))),
            "itemref" => contents.spine.push((value("idref"), value("linear") != "no")),
            "reference" if matches!(value("type").as_str(), "cover" | "toc") => contents.frame.push(path()),
            _ => {}
        }
    }
}

// Refuses a book whose chapters are encrypted. Fonts are often hidden from copying, which does not matter.
fn refuse_protected(parts: &Parts<'_>, contents: &Contents) -> Result<()> {
    let encrypted = parts.read(ENCRYPTION, |xml| {
        let mut paths = Vec::new();
        loop {
            match xml.next()? {
                PartEvent::Start(tag) if tag.local_name().as_ref() == "CipherReference" => {
                    paths.extend(attribute(&tag, "URI").map(|path| unescaped(&path)));
                }
                PartEvent::Over => return Ok(paths),
                _ => {}
            }
        }
    })?;
    let encrypted = encrypted.unwrap_or_default();
    match contents.chapters(true).any(|chapter| encrypted.iter().any(|path| path == chapter)) {
        true => {
            let instead =
                "its text can be read only in the program of the shop; ask the publisher for the text";
            Err(ErrorKind::Document { kind: "a book that is protected against copying", instead }.into())
        }
        false => Ok(()),
    }
}

// Resolves `%20` and the like in a path.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
