//! [`Definitions`]: the inline tags and comments that the head of an SDLXLIFF file defines for its segments.

use std::collections::HashMap;

use super::inline::{InlineReader, Meanings, TagDef};
use crate::formats::xml::tags::{Element, Tags};
use crate::formats::xml::text::Mender;
use crate::unit::{Note, Scope};

// The most bytes of definitions kept of one file; further definitions are left out. Chosen by hand; it bounds
// the memory.
const MOST_BYTES: usize = 32 << 20;

/// The definitions read so far.
#[derive(Default)]
pub(super) struct Definitions {
    /// Inline tags by `id`.
    pub(super) tags: HashMap<String, TagDef>,
    // The texts of comments by `id`.
    comments: HashMap<String, Vec<String>>,
    bytes: usize,
}

impl Definitions {
    /// Reads a `tag` or a `cmt-def`; one that is damaged, or has more than this number of tags, is left out.
    pub(super) fn add(&mut self, text: &str, most_tags: usize, mender: &mut Mender<'_>) {
        let Ok(tree) = Tags::parse(text, most_tags) else { return };
        let definition = tree.root();
        let Some(id) = definition.attribute("id").filter(|_| self.bytes + text.len() <= MOST_BYTES) else {
            return;
        };
        let none = HashMap::new();
        let mut inline = InlineReader::new(mender, Meanings::V2(&none));
        self.bytes += text.len();
        if definition.local_name() == "cmt-def" {
            let comments = definition.descendants().filter(|child| child.local_name() == "Comment");
            let texts = comments.map(|comment| inline.flat(comment)).filter(|text| !text.trim().is_empty());
            self.comments.insert(id.into_owned(), texts.collect());
        } else if let Some(tag) = tag(definition, &mut inline) {
            self.tags.insert(id.into_owned(), tag);
        }
    }

    /// Returns the definitions that hold for the next `<file>` as well: the comments.
    pub(super) fn of_next_file(self) -> Self {
        Self { tags: HashMap::new(), ..self }
    }

    /// Returns the comments on a text or on parts of it, as far as the unit may copy them.
    pub(super) fn comments(
        &self,
        text: Element<'_>,
        scope: Scope,
        inline: &mut InlineReader<'_, '_, '_>,
    ) -> Vec<Note> {
        let ids =
            text.descendants().filter(|child| child.attribute("mtype").as_deref() == Some("x-sdl-comment"));
        let comments = ids.filter_map(|mark| self.comments.get(&*mark.attribute("sdl:cid")?)).flatten();
        let copied = comments.map_while(|text| {
            inline.take(size_of::<Note>() + text.len())?;
            Some(Note { text: text.clone(), scope })
        });
        copied.collect()
    }
}

fn tag(definition: Element<'_>, inline: &mut InlineReader<'_, '_, '_>) -> Option<TagDef> {
    let mut markup = |names: &[&str]| {
        let child = definition.children().find(|child| names.contains(&child.local_name()))?;
        Some(inline.flat(child))
    };
    Some(TagDef { open: markup(&["bpt", "ph", "st", "pt"])?, close: markup(&["ept"]) })
}
