//! A file of a document as tokens: elements that begin and end, texts, and marks without a text, each with
//! its place in the file. Each kind of document has a file.

mod cue_tags;
mod cues;
mod docx;
mod docx_fields;
mod docx_tables;
mod markdown;
mod page;
mod token;

pub(super) use cue_tags::CueTags;
pub(super) use cues::of_cues;
pub(super) use docx::of_part;
pub(super) use docx_fields::tag_name;
pub(super) use docx_tables::{DocxTable, tables_of_part};
pub(super) use markdown::of_markdown;
pub(super) use page::of_page;
pub(super) use token::{Element, ElementKind, MarkKind, Markup, Token, Tokens};
