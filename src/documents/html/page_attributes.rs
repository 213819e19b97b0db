//! [`PageAttributes`]: what the attributes of a start tag say about the text inside.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Spanned};

use super::element_role::ElementRole;

/// The attributes of a start tag.
pub(super) struct PageAttributes<'t>(&'t BTreeMap<HtmlString, Spanned<HtmlString, usize>>);

// The classes and roles of a link from the text to a note or back, as EPUB, ARIA, pandoc and LibreOffice
// write them.
const LINKS_TO_NOTES: [&str; 12] = [
    "doc-noteref",
    "doc-backlink",
    "doc-pagebreak",
    "noteref",
    "pagebreak",
    "footnote-ref",
    "footnote-back",
    "footnote-backref",
    "sdfootnoteanc",
    "sdendnoteanc",
    "sdfootnotesym",
    "sdendnotesym",
];
// The beginning of the address of a link back from a note, as LibreOffice writes it into books.
const LINK_FROM_A_NOTE: &str = "#calledF";
// The same for notes.
const NOTES: [&str; 10] = [
    "doc-footnote",
    "doc-endnote",
    "doc-endnotes",
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "rearnote",
    "rearnotes",
    "footnote-definition",
];
// The beginnings of the ids of notes, as LibreOffice writes them.
const IDS_OF_NOTES: [&str; 2] = ["sdfootnote", "sdendnote"];

// The beginnings of the names of such fields, of ASP.NET and of JavaServer Faces.
const STATES_OF_PAGES: [&str; 2] = ["__VIEWSTATE", "javax.faces.ViewState"];

impl<'t> PageAttributes<'t> {
    pub(super) fn new(attributes: &'t BTreeMap<HtmlString, Spanned<HtmlString, usize>>) -> Self {
        Self(attributes)
    }

    /// Returns true if the page does not show the element.
    pub(super) fn hide(&self) -> bool {
        !self.0.is_empty()
            && (self.has("hidden")
                || self.style_says(&["display:none", "visibility:hidden", "mso-hide:all", "mso-list:ignore"]))
    }

    /// Returns true if screen readers skip the element: the name of an icon, the sign of a link to a heading,
    /// a second copy of a formula.
    pub(super) fn are_decoration(&self) -> bool {
        self.value("aria-hidden").is_some_and(|value| value.trim().eq_ignore_ascii_case("true"))
    }

    /// Returns true if the element is a mark of a note or of a page, which is not a part of the text.
    pub(super) fn mark_a_note(&self) -> bool {
        !self.0.is_empty()
            && (self.are_one_of(&LINKS_TO_NOTES)
                || self.value("href").is_some_and(|href| href.starts_with(LINK_FROM_A_NOTE))
                || self.style_says(&["mso-footnote-id:", "mso-endnote-id:"]) && self.has("href"))
    }

    /// Returns true if the element holds a note.
    pub(super) fn hold_a_note(&self) -> bool {
        !self.0.is_empty()
            && (self.are_one_of(&NOTES)
                || self.style_says(&["mso-element:footnote", "mso-element:endnote"])
                || IDS_OF_NOTES.iter().any(|id| self.value("id").is_some_and(|value| value.starts_with(id))))
    }

    /// Returns true for the field in which a program keeps the state of a page. The form around holds the
    /// whole page.
    pub(super) fn keep_the_state_of_a_page(&self) -> bool {
        self.value("name").is_some_and(|name| STATES_OF_PAGES.iter().any(|state| name.starts_with(state)))
    }

    /// Returns the role that the element has instead of that of its name.
    pub(super) fn role(&self) -> Option<ElementRole> {
        self.value("role").and_then(|role| ElementRole::of_attribute(&role))
    }

    /// Returns a number such as `colspan`, or 1.
    pub(super) fn number(&self, name: &str) -> usize {
        self.value(name).and_then(|value| value.trim().parse().ok()).filter(|number| *number > 0).unwrap_or(1)
    }

    /// Returns true if there is an attribute of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name.as_bytes())
    }

    fn value(&self, name: &str) -> Option<String> {
        self.0.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
    }

    fn are_one_of(&self, wanted: &[&str]) -> bool {
        ["role", "epub:type", "class"].iter().filter_map(|name| self.value(name)).any(|value| {
            value.split_ascii_whitespace().any(|word| wanted.contains(&word.to_ascii_lowercase().as_str()))
        })
    }

    fn style_says(&self, wanted: &[&str]) -> bool {
        let Some(style) = self.value("style") else { return false };
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        wanted.iter().any(|wanted| style.contains(wanted))
    }
}
