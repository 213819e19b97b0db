//! [`PageFonts`]: the fonts of a document, each read once.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::file::{Dict, Object, PdfFile};
use super::super::fonts::Font;

// The most fonts that are held at a time. A font has some hundred kilobytes at most; a document has ten.
const FONTS: usize = 200;

// What a font that stands in the resources themselves costs of the budget, as each use reads the font anew.
const FONT: usize = 16 << 10;

/// The fonts that were read.
#[derive(Debug, Default)]
pub(crate) struct PageFonts(HashMap<u32, Rc<Font>>);

impl PageFonts {
    /// Returns the font of a name in the resources of a page.
    pub(super) fn get(&mut self, file: &PdfFile<'_>, resources: &Dict, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = file.value(resources, "Font");
        let value = fonts.dict()?.raw_named(name)?;
        let Object::Reference(id) = *value else {
            file.budget().take(FONT)?;
            return Some(Rc::new(Font::read(file, value.dict()?)));
        };
        if let Some(font) = self.0.get(&id) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(file, file.object(id).dict()?));
        if self.0.len() >= FONTS {
            self.0.clear();
        }
        self.0.insert(id, Rc::clone(&font));
        Some(font)
    }
}
