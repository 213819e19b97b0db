//! [`as_xliff`]: a document that is to be translated as a file of XLIFF 1.2 without translations.

use crate::documents::BlockKind;
use crate::error::Result;
use crate::formats::xliff::{Skeleton, UnitGroup, Writer};
use crate::lang::Lang;
use crate::manuscript::{Manuscript, ManuscriptPart};

/// Returns the file of XLIFF: a group for each part of the document, a unit for each segment, and the name
/// and the checksum of the document.
///
/// # Errors
///
/// None for an output in memory.
pub(super) fn as_xliff(manuscript: &Manuscript, name: &str, target: &Lang) -> Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new()).skeleton(Skeleton::new(name, manuscript.checksum()));
    for part in manuscript.parts() {
        writer.set_group(group(part));
        for mut unit in part.units(manuscript.lang(), target) {
            unit.origin_mut().document = Some(name.to_owned());
            writer.write(&unit)?;
        }
    }
    writer.finish()
}

fn group(part: &ManuscriptPart) -> UnitGroup {
    UnitGroup::new(part.number().to_string(), part.whereabouts()).of_kind(kind(part.kind()))
}

// The names that XLIFF 1.2 knows, where it knows one.
fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading(_) => "header",
        BlockKind::ListItem => "listitem",
        BlockKind::Cell { .. } => "cell",
        BlockKind::Caption => "caption",
        BlockKind::Footnote => "footnote",
        BlockKind::TextBox => "textbox",
        BlockKind::Comment => "x-comment",
        BlockKind::PageHead => "x-page-head",
        BlockKind::Cue { .. } => "x-cue",
        _ => "x-paragraph",
    }
}
