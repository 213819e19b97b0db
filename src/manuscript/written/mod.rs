//! A file of a document with translations in it: what is written in place of which bytes.

mod directed;
mod edits;
mod markdown_text;
mod page_tag;
mod renderer;
mod styled_text;
mod subtitles;
mod xml_children;

pub(super) use directed::{directed_paragraph, directed_table, ended_paragraph};
pub(super) use edits::{Edit, applied};
pub(super) use page_tag::{directed_tag, root_tag};
pub(super) use renderer::Renderer;
pub(super) use subtitles::{TranslatedPassage, filled_cues};
