//! Reads documents of one language as blocks of text.
//!
//! [`read_blocks`] calls a closure with the [`Block`]s of a document of any kind; [`Document`] collects them.
//! [`Stretches`] reads a plain text of any length, and every other document, in parts that fit into memory. A
//! document that cannot be read is refused with an error that names its format and says what to do instead.

#[cfg(feature = "documents")]
mod archive;
mod block;
#[cfg(feature = "documents")]
mod block_source;
mod column;
mod damage;
mod document;
#[cfg(feature = "documents")]
mod docx;
#[cfg(feature = "documents")]
mod epub;
#[cfg(feature = "documents")]
mod html;
#[cfg(feature = "documents")]
mod markdown;
#[cfg(feature = "documents")]
mod odt;
mod parting;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
#[cfg(feature = "documents")]
mod pptx;
mod prose;
mod read_options;
mod read_report;
mod reader;
mod refused;
#[cfg(feature = "documents")]
mod rtf;
mod start_of;
mod stretch_end;
mod stretches;
#[cfg(feature = "documents")]
mod subtitles;
#[cfg(feature = "documents")]
mod text_run;
mod text_whereabouts;
#[cfg(feature = "documents")]
mod tidy;
mod unseen;
mod whereabouts;
#[cfg(feature = "documents")]
mod xlsx;

pub use crate::format::Limits;
pub use block::{Block, BlockKind, Place};
#[cfg(feature = "documents")]
pub(crate) use block_source::TextSpan;
pub use column::Column;
pub use damage::TextDamage;
pub use document::Document;
#[cfg(feature = "documents")]
pub(crate) use docx::open_word;
#[cfg(feature = "documents")]
pub(crate) use html::{ElementRole, decode_page, shown_attributes};
#[cfg(feature = "documents")]
pub(crate) use markdown::{is_markdown_block, markdown_events, without_front_matter};
pub use parting::PartedDocument;
pub use read_options::ReadOptions;
pub use read_report::{DocumentRemark, ReadReport};
pub use reader::{can_read, read_blocks};
pub use stretches::{Stretch, Stretches};
#[cfg(feature = "documents")]
pub(crate) use subtitles::{CueMark, cue_marks, cue_places, goes_on, is_voice};
#[cfg(feature = "documents")]
pub use subtitles::{Passage, passages};
#[cfg(feature = "documents")]
pub(crate) use unseen::is_unseen;
