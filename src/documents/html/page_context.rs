//! [`PageContext`]: what the elements around a text say about the text.

use super::element_role::ElementRole;
use crate::documents::block::BlockKind;

/// What the elements around a text say about the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageContext {
    pub(super) shown: Shown,
    pub(super) kind: BlockKind,
    /// True in an article, a section or the main part.
    is_in_section: bool,
    /// True if spaces and line ends stay as they are.
    pub(super) is_verbatim: bool,
}

/// Whether the text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Yes,
    /// Only if the title of the page begins with the text.
    IfTitle,
    /// Headings are read.
    Headings,
    /// Headings are read with which the title of the page begins.
    HeadingsIfTitle,
    No,
    /// Not, unless it turns out that the form holds the whole page.
    IfPage,
    /// The text is the title of the page.
    Title,
}

/// How much of a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The text of a page of the web, without what frames the text.
    Text,
    /// The text of a chapter of a book, where what would frame a page is text.
    Chapter,
    /// The text of a page of the web that is translated, with what frames the text, its title and its
    /// controls.
    Page,
    /// All that the file holds.
    All,
}

impl PageContext {
    /// Returns the context outside of all elements.
    pub(super) fn outside() -> Self {
        Self { shown: Shown::Yes, kind: BlockKind::Paragraph, is_in_section: false, is_verbatim: false }
    }

    /// Returns the context in an element of this role.
    pub(super) fn inside(self, role: ElementRole, extent: Extent) -> Self {
        let kind = match role {
            ElementRole::Heading(level) => BlockKind::Heading(level),
            ElementRole::Item if self.kind == BlockKind::Paragraph => BlockKind::ListItem,
            ElementRole::Caption => BlockKind::Caption,
            ElementRole::Pre | ElementRole::Script => BlockKind::Code,
            _ => self.kind,
        };
        Self {
            shown: self.shown_in(role, extent),
            kind,
            is_in_section: self.is_in_section || role == ElementRole::Section,
            is_verbatim: self.is_verbatim || matches!(role, ElementRole::Pre | ElementRole::Script),
        }
    }

    /// Returns the context in a block of this kind.
    pub(super) fn of_kind(self, kind: BlockKind) -> Self {
        Self { kind, ..self }
    }

    /// Returns the context in an element that is not read.
    pub(super) fn unread(self) -> Self {
        Self { shown: Shown::No, ..self }
    }

    /// Returns the context, if a form that is open holds the whole page.
    pub(super) fn in_a_form_that_is_a_page(self) -> Self {
        if self.shown == Shown::IfPage { Self { shown: Shown::Yes, ..self } } else { self }
    }

    fn shown_in(self, role: ElementRole, extent: Extent) -> Shown {
        match (self.shown, role) {
            (Shown::Headings, ElementRole::Heading(_)) => Shown::Yes,
            (Shown::HeadingsIfTitle, ElementRole::Heading(_)) => Shown::IfTitle,
            (Shown::Yes, ElementRole::Title) if extent == Extent::Page => Shown::Yes,
            (Shown::Yes, ElementRole::Title) => Shown::Title,
            (_, ElementRole::Title) => Shown::No,
            (shown, _) if extent == Extent::All => shown,
            (_, ElementRole::Unread | ElementRole::Script) => Shown::No,
            (shown, _) if extent == Extent::Page => shown,
            (_, ElementRole::Nav | ElementRole::Control) => Shown::No,
            (shown, _) if extent == Extent::Chapter => shown,
            (_, ElementRole::Frame) => Shown::No,
            (Shown::Yes, ElementRole::Form) => Shown::IfPage,
            (Shown::Yes, ElementRole::Header) if self.is_in_section => Shown::Headings,
            (Shown::Yes, ElementRole::Header) => Shown::HeadingsIfTitle,
            (shown, _) => shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_of_a_page_is_text_in_a_book() {
        let outside = PageContext::outside();
        assert_eq!(outside.inside(ElementRole::Frame, Extent::Text).shown, Shown::No);
        assert_eq!(outside.inside(ElementRole::Frame, Extent::Chapter).shown, Shown::Yes);
        assert_eq!(outside.inside(ElementRole::Unread, Extent::Chapter).shown, Shown::No);
        assert_eq!(outside.inside(ElementRole::Unread, Extent::All).shown, Shown::Yes);
    }

    #[test]
    fn a_heading_in_the_head_of_a_section_is_read() {
        let header = PageContext::outside()
            .inside(ElementRole::Section, Extent::Text)
            .inside(ElementRole::Header, Extent::Text);
        assert_eq!(header.inside(ElementRole::Heading(2), Extent::Text).shown, Shown::Yes);
        assert_eq!(header.inside(ElementRole::Block, Extent::Text).shown, Shown::Headings);
    }

    #[test]
    fn an_item_in_a_cell_belongs_to_the_cell() {
        let cell = BlockKind::Cell { table: 1, row: 1, column: 1 };
        assert_eq!(PageContext::outside().of_kind(cell).inside(ElementRole::Item, Extent::Text).kind, cell);
    }
}
