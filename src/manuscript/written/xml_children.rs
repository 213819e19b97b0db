//! [`XmlChildren`]: the elements in an element of properties, which a schema wants in a certain order.

use crate::manuscript::tokens::tag_name;

/// The elements in an element, as text.
pub(super) struct XmlChildren<'x> {
    /// The start tag, its name as given, and each child.
    start: &'x str,
    name: &'x str,
    children: Vec<String>,
}

impl<'x> XmlChildren<'x> {
    /// Reads an element; one without a text is the empty element of this name.
    pub(super) fn of(element: &'x str, name: &'x str) -> Self {
        let Some(end) = element.find('>') else { return Self { start: "", name, children: Vec::new() } };
        let (start, rest) = element.split_at(end + 1);
        if start.ends_with("/>") {
            return Self { start: "", name, children: Vec::new() };
        }
        let inside = rest.rfind("</").map_or(rest, |end| &rest[..end]);
        Self { start, name, children: children(inside) }
    }

    /// Returns the text of the child of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.children.iter().find(|child| tag_name(child) == name).map(String::as_str)
    }

    /// Removes the children of this name.
    pub(super) fn remove(&mut self, name: &str) {
        self.children.retain(|child| tag_name(child) != name);
    }

    /// Puts a child where the order has it. The order names the children that come after.
    pub(super) fn put(&mut self, child: String, behind: &[&str]) {
        let place = self.children.iter().position(|other| behind.contains(&tag_name(other)));
        self.children.insert(place.unwrap_or(self.children.len()), child);
    }

    /// Returns the element; nothing if it has no child.
    pub(super) fn text(&self) -> String {
        if self.children.is_empty() {
            return String::new();
        }
        let start = if self.start.is_empty() { format!("<{}>", self.name) } else { self.start.to_owned() };
        format!("{start}{}</{}>", self.children.concat(), self.name)
    }
}

fn children(inside: &str) -> Vec<String> {
    let (mut children, mut depth): (Vec<String>, usize) = (Vec::new(), 0);
    for tag in inside.split_inclusive('>') {
        match children.last_mut().filter(|_| depth > 0) {
            Some(child) => child.push_str(tag),
            None => children.push(tag.trim_start().to_owned()),
        }
        if tag.trim_start().starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with("/>") {
            depth += 1;
        }
    }
    children
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_put_where_the_order_has_it() {
        let mut children =
            XmlChildren::of("<w:pPr x='1'><w:pBdr><w:top/></w:pBdr> <w:jc w:val='left'/></w:pPr>", "w:pPr");
        children.put("<w:bidi/>".to_owned(), &["ind", "jc"]);
        let expected = "<w:pPr x='1'><w:pBdr><w:top/></w:pBdr><w:bidi/><w:jc w:val='left'/></w:pPr>";
        assert_eq!(children.text(), expected);
        assert_eq!(children.get("bidi"), Some("<w:bidi/>"));
        children.remove("pBdr");
        assert!(!children.text().contains("top"));
        assert_eq!(XmlChildren::of("<w:pPr/>", "w:pPr").text(), "");
    }
}
