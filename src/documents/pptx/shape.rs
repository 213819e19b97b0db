//! [`Shape`]: a part of a slide that has text, and where the slide shows the shape.

use crate::documents::block::BlockKind;

/// A part of a slide that has text.
#[derive(Default)]
pub(in crate::documents) struct Shape {
    pub(in crate::documents) place: ShapePlace,
    pub(in crate::documents) role: Role,
    /// True for a shape that the slide does not show.
    pub(in crate::documents) is_hidden: bool,
    /// The blocks, in order.
    pub(in crate::documents) blocks: Vec<(BlockKind, String)>,
    /// The ids of the relations to diagrams.
    pub(in crate::documents) diagrams: Vec<String>,
}

/// The distance of a shape from the top of the slide, in EMU; `None` if the layout of the slide decides.
pub(in crate::documents) type ShapePlace = Option<i64>;

/// What a shape is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::documents) enum Role {
    /// The title of the slide.
    Title,
    /// Text in a place that the layout has for it.
    Body,
    /// The number, date, header or footer of the slide.
    Frame,
    /// Text in a place of its own.
    #[default]
    Free,
}

impl Role {
    /// Returns the role that a placeholder has by its type.
    pub(in crate::documents) fn of_placeholder(kind: &str) -> Self {
        match kind {
            "title" | "ctrTitle" => Self::Title,
            "sldNum" | "dt" | "ftr" | "hdr" => Self::Frame,
            _ => Self::Body,
        }
    }

    /// Returns what a paragraph of such a shape is.
    pub(in crate::documents) fn kind(self) -> BlockKind {
        match self {
            Self::Title => BlockKind::Heading(1),
            Self::Body => BlockKind::Paragraph,
            Self::Frame => BlockKind::PageHead,
            Self::Free => BlockKind::TextBox,
        }
    }
}

/// Puts the shapes of a slide into the order of reading: the title, then shapes that the layout places, then
/// the others from top to bottom. Shapes at about the same height stay in the order in which they were made.
pub(in crate::documents) fn in_order(shapes: &mut [Shape]) {
    // Shapes whose tops are in the same band count as side by side: a fifth of an inch, in EMU. Chosen by
    // hand.
    const BAND: i64 = 914_400 / 5;
    shapes.sort_by_key(|shape| {
        let band = shape.place.map_or(i64::MIN, |top| top / BAND);
        (shape.role != Role::Title, band)
    });
}
