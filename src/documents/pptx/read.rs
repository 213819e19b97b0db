//! [`read`]: opens a presentation and reads its slides.

use super::shape::{Role, in_order};
use super::slide::Slide;
use crate::documents::archive::{damage, open, unread};
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::{DocumentRemark, ReadReport};
use crate::error::Result;
use crate::package::{PartEvent, PartXml, Parts, Relations, attribute_in_namespace, main_part};

/// Calls a closure with the blocks of a presentation, slide by slide.
///
/// # Errors
///
/// If the file is no presentation, is damaged or beyond the limits, or if the closure returns an error.
pub(in crate::documents) fn read(
    bytes: &[u8],
    options: &ReadOptions,
    take: &mut TakeBlock<'_>,
) -> Result<ReadReport> {
    let parts = open(bytes, "presentation", options)?;
    let main = main_part(&parts, "ppt/presentation.xml")?;
    let Some(ids) = parts.read(&main, slides)? else {
        return Err(unread(&parts, "presentation"));
    };
    let relations = Relations::of(&parts, &main)?;
    let mut reading =
        Reading { parts: &parts, options, take, tables: 0, hidden: 0, hidden_shapes: 0, missing: Vec::new() };
    for (id, number) in ids.iter().zip(1..) {
        match relations.get(id) {
            Some(relation) => reading.slide(&relation.path, Place::Slide(number))?,
            None => reading.missing.push(DocumentRemark::Missing(format!(
                "slide {number}, for which the presentation names no part"
            ))),
        }
    }
    let mut remarks = reading.missing;
    for (count, one, several) in [
        (reading.hidden, "hidden slide", "hidden slides"),
        (reading.hidden_shapes, "hidden shape", "hidden shapes"),
    ] {
        remarks.extend((count > 0).then_some(DocumentRemark::LeftOut { count, one, several }));
    }
    remarks.extend(damage(&parts));
    Ok(ReadReport { remarks, ..ReadReport::default() })
}

// Returns the ids of the relations to the slides, in the order in which they are shown.
fn slides(xml: &mut PartXml<'_>) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    loop {
        match xml.next()? {
            PartEvent::Start(tag) if tag.local_name().as_ref() == "sldId" => {
                ids.extend(attribute_in_namespace(&tag, "id"));
            }
            PartEvent::Over => return Ok(ids),
            _ => {}
        }
    }
}

struct Reading<'r, 't> {
    parts: &'r Parts<'r>,
    options: &'r ReadOptions,
    take: &'r mut TakeBlock<'t>,
    tables: usize,
    hidden: usize,
    hidden_shapes: usize,
    missing: Vec<DocumentRemark>,
}

impl Reading<'_, '_> {
    fn slide(&mut self, path: &str, place: Place) -> Result<()> {
        let Some(mut slide) = self.part(path)? else {
            self.missing.push(DocumentRemark::missing_part(path));
            return Ok(());
        };
        if slide.is_hidden && !self.options.all {
            self.hidden += 1;
            return Ok(());
        }
        self.tables = slide.tables();
        let relations = Relations::of(self.parts, path)?;
        in_order(&mut slide.shapes);
        for shape in slide.shapes {
            if shape.role == Role::Frame && !self.options.headers {
                continue;
            }
            if shape.is_hidden && !self.options.all {
                self.hidden_shapes += usize::from(!shape.blocks.is_empty());
                continue;
            }
            self.emit(shape.blocks, place)?;
            for diagram in shape.diagrams.iter().filter_map(|id| relations.get(id)) {
                match self.part(&diagram.path)? {
                    Some(read) => {
                        read.shapes.into_iter().try_for_each(|shape| self.emit(shape.blocks, place))?;
                    }
                    None => self.missing.push(DocumentRemark::missing_part(&diagram.path)),
                }
            }
        }
        self.beside(&relations, "notesSlide", BlockKind::Footnote, place)?;
        if self.options.comments {
            self.beside(&relations, "comments", BlockKind::Comment, place)?;
        }
        Ok(())
    }

    // Reads the notes or comments to a slide. Of the shapes of notes, the one with their text is read.
    fn beside(&mut self, relations: &Relations, kind: &str, block: BlockKind, place: Place) -> Result<()> {
        for path in relations.paths(kind) {
            let Some(slide) = self.part(path)? else {
                self.missing.push(DocumentRemark::missing_part(path));
                continue;
            };
            for shape in slide.shapes {
                if shape.role == Role::Body || block == BlockKind::Comment {
                    let blocks = shape.blocks.into_iter().map(|(_, text)| (block, text)).collect();
                    self.emit(blocks, place)?;
                }
            }
        }
        Ok(())
    }

    fn part(&self, path: &str) -> Result<Option<Slide>> {
        self.parts.read(path, |xml| Slide::read(xml, self.options, self.tables))
    }

    fn emit(&mut self, blocks: Vec<(BlockKind, String)>, place: Place) -> Result<()> {
        blocks.into_iter().try_for_each(|(kind, text)| (self.take)(Block::new(kind, text, place)))
    }
}
