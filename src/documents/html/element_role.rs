//! [`ElementRole`]: what an element of HTML does to the text inside.

/// What an element does to the text inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ElementRole {
    /// Ends no block: `b`, `span`, `a` and all names that nobody knows.
    Inline,
    /// Begins and ends a block.
    Block,
    /// A block to which a `p` inside belongs: an article, a section, the main part.
    Section,
    /// A heading and its level.
    Heading(u8),
    /// A list: the end of an item inside does not end an item outside.
    List,
    /// An item of a list, a term or its description.
    Item,
    /// A table.
    Table,
    /// A group of rows.
    Rows,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// The caption of a table or picture.
    Caption,
    /// Text with its own spaces and lines.
    Pre,
    /// The head of a page or of a section.
    Header,
    /// The frame of a page, which a book has as text.
    Frame,
    /// Fields to fill in and the words about them.
    Form,
    /// The ways to other pages.
    Nav,
    /// A button, or a field with what can be chosen or typed.
    Control,
    /// What a reader of the page does not see or does not read.
    Unread,
    /// The title of the page.
    Title,
    /// A script or a style.
    Script,
    /// A line end.
    LineEnd,
    /// A rule between blocks.
    Rule,
    /// Any other element that has neither text nor an end tag.
    Void,
}

impl ElementRole {
    /// Returns the role of a name in small letters.
    pub(crate) fn of(name: &[u8]) -> Self {
        match name {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading(name[1] - b'0'),
            b"article" | b"section" | b"main" => Self::Section,
            b"ul" | b"ol" | b"dl" | b"menu" | b"dir" => Self::List,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" => Self::Rows,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"caption" | b"figcaption" => Self::Caption,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Self::Pre,
            b"header" => Self::Header,
            b"footer" | b"aside" => Self::Frame,
            b"form" => Self::Form,
            b"nav" => Self::Nav,
            b"title" => Self::Title,
            b"script" | b"style" => Self::Script,
            b"br" => Self::LineEnd,
            b"hr" => Self::Rule,
            b"select" | b"datalist" | b"textarea" | b"button" => Self::Control,
            name if is_unread(name) => Self::Unread,
            name if is_block(name) => Self::Block,
            name if is_void(name) => Self::Void,
            _ => Self::Inline,
        }
    }

    /// Returns the role that the attribute `role` gives to an element.
    pub(super) fn of_attribute(value: &str) -> Option<Self> {
        Some(match value.trim() {
            "navigation" => Self::Nav,
            "search" => Self::Form,
            "banner" => Self::Header,
            "contentinfo" | "complementary" => Self::Frame,
            _ => return None,
        })
    }

    /// Returns true if the element begins and ends a block.
    pub(crate) fn ends_a_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::Control
                | Self::Unread
                | Self::Script
                | Self::Title
                | Self::LineEnd
                | Self::Void
        )
    }

    /// Returns true if the text of the element is a text of its own where a page is translated.
    pub(crate) fn stands_alone(self) -> bool {
        self.ends_a_block() || matches!(self, Self::Control | Self::Title)
    }

    /// Returns true if the start of the element ends a paragraph that is open.
    pub(super) fn ends_a_paragraph(self) -> bool {
        self.ends_a_block() && !matches!(self, Self::Rows | Self::Row | Self::Cell)
    }

    /// Returns true if the element has no end tag.
    pub(crate) fn is_void(self) -> bool {
        matches!(self, Self::LineEnd | Self::Rule | Self::Void)
    }
}

// What is out of a page wherever it stands: what stands in for a script, a film or a picture.
fn is_unread(name: &[u8]) -> bool {
    matches!(
        name,
        b"template"
            | b"svg"
            | b"noscript"
            | b"noframes"
            | b"noembed"
            | b"iframe"
            | b"object"
            | b"audio"
            | b"video"
            | b"canvas"
            | b"rp"
            | b"rt"
            | b"annotation"
            | b"annotation-xml"
    )
}

fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"html"
            | b"head"
            | b"body"
            | b"p"
            | b"div"
            | b"blockquote"
            | b"address"
            | b"center"
            | b"details"
            | b"summary"
            | b"dialog"
            | b"fieldset"
            | b"legend"
            | b"figure"
            | b"hgroup"
            | b"search"
            | b"optgroup"
            | b"option"
    )
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"basefont"
            | b"bgsound"
            | b"col"
            | b"embed"
            | b"frame"
            | b"image"
            | b"img"
            | b"input"
            | b"keygen"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_role() {
        for (name, role) in [
            ("h3", ElementRole::Heading(3)),
            ("dd", ElementRole::Item),
            ("nav", ElementRole::Nav),
            ("svg", ElementRole::Unread),
            ("div", ElementRole::Block),
            ("wbr", ElementRole::Void),
            ("h7", ElementRole::Inline),
        ] {
            assert_eq!(ElementRole::of(name.as_bytes()), role, "{name}");
        }
    }

    #[test]
    fn a_cell_ends_a_block_and_no_paragraph() {
        assert!(ElementRole::Cell.ends_a_block() && !ElementRole::Cell.ends_a_paragraph());
        assert!(!ElementRole::Inline.ends_a_block() && !ElementRole::LineEnd.ends_a_block());
    }
}
