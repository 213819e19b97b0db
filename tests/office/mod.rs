//! Makes documents for tests: zip files of parts, and documents of Word around a body.
#![allow(dead_code, reason = "every test file compiles this module and uses a part of it")]

use std::io::{Cursor, Write};
use std::path::Path;

use mizan::documents::{Block, BlockKind, Document, ReadOptions};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Packs parts into a zip file.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip_of_bytes(&parts)
}

/// Packs parts, given as bytes, into a zip file.
pub(crate) fn zip_of_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        packed.start_file(*name, SimpleFileOptions::default()).unwrap();
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

/// Returns a list of relations, each an id, a kind and a target.
pub(crate) fn relations(of: &[(&str, &str, &str)]) -> String {
    let relation = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id='{id}' Type='{RELATIONS}/{kind}' Target='{target}'/>")
    };
    format!("<Relationships>{}</Relationships>", of.iter().map(relation).collect::<String>())
}

/// Returns a document of Word with this body, and with these parts, each a kind and the content of its root.
pub(crate) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let body = format!("<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>");
    let names: Vec<_> =
        others.iter().map(|(kind, _)| (format!("word/{kind}.xml"), format!("{kind}.xml"))).collect();
    let ids: Vec<_> = (0..others.len()).map(|number| format!("r{number}")).collect();
    let listed: Vec<_> = (0..others.len())
        .map(|at| (ids[at].as_str(), others[at].0.trim_end_matches(char::is_numeric), names[at].1.as_str()))
        .collect();
    let (root, own) = (relations(&[("r1", "officeDocument", "word/document.xml")]), relations(&listed));
    let texts: Vec<_> =
        others.iter().map(|(_, text)| format!("<w:part xmlns:w='w'>{text}</w:part>")).collect();
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root.as_str()),
        ("word/document.xml", body.as_str()),
        ("word/_rels/document.xml.rels", own.as_str()),
    ];
    parts.extend(names.iter().zip(&texts).map(|((path, _), text)| (path.as_str(), text.as_str())));
    zip(&parts)
}

/// Returns a run of text.
pub(crate) fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// Returns a paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// Reads a document.
pub(crate) fn blocks(bytes: &[u8], options: &ReadOptions) -> Vec<Block> {
    read(bytes, options).blocks().to_vec()
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Document {
    Document::read(bytes, None, options).unwrap()
}

/// Returns the texts of the blocks of a document.
pub(crate) fn texts(bytes: &[u8]) -> Vec<String> {
    blocks(bytes, &ReadOptions::default()).into_iter().map(|block| block.text).collect()
}

/// Returns the kinds of the blocks of a document.
pub(crate) fn kinds(bytes: &[u8]) -> Vec<BlockKind> {
    blocks(bytes, &ReadOptions::default()).into_iter().map(|block| block.kind).collect()
}

/// Returns the error that a document gives.
pub(crate) fn error(bytes: &[u8], name: &str) -> String {
    Document::read(bytes, Some(Path::new(name)), &ReadOptions::default()).unwrap_err().to_string()
}
