//! [`page_nodes`]: the pages of a document in order.

use std::collections::HashSet;
use std::rc::Rc;

use super::object::{Dict, Object};
use super::pdf_file::PdfFile;

// The most pages of a document.
const PAGES: usize = 100_000;

// The most branches from the root of the tree to a page. Real trees have two to four.
const DEEPEST: usize = 64;

/// A page: its dictionary, and what it has from the branches above.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageNode {
    /// What the page itself says.
    pub(crate) dict: Dict,
    /// Fonts and other things that the page uses.
    pub(crate) resources: Rc<Dict>,
    /// The sheet: left, bottom, right, top.
    pub(crate) sheet: Option<[f64; 4]>,
    /// True if the file names the page and does not have it.
    pub(crate) is_missing: bool,
}

/// Returns the pages in order.
pub(crate) fn page_nodes(file: &PdfFile<'_>) -> Vec<PageNode> {
    let mut walk = Walk { file, seen: HashSet::new(), pages: Vec::new() };
    if let Some(root) = file.root() {
        let top = root.raw("Pages").cloned().unwrap_or_default();
        walk.branch(&top, &PageNode::default(), DEEPEST);
    }
    match walk.pages.iter().all(|page| page.is_missing) {
        true => Vec::new(),
        false => walk.pages,
    }
}

/// Returns how many pages the file says that it has.
pub(crate) fn stated_pages(file: &PdfFile<'_>) -> Option<usize> {
    let pages = file.value(&file.root()?, "Pages");
    Some(file.value(pages.dict()?, "Count").whole()? as usize)
}

struct Walk<'f, 'b> {
    file: &'f PdfFile<'b>,
    // The numbers of the branches and pages that were reached: a tree has each once.
    seen: HashSet<u32>,
    pages: Vec<PageNode>,
}

impl Walk<'_, '_> {
    fn branch(&mut self, value: &Object, above: &PageNode, depth: usize) {
        if let Object::Reference(id) = *value
            && !self.seen.insert(id)
        {
            return;
        }
        let object = self.file.follow(value);
        if self.pages.len() >= PAGES || depth == 0 {
            return;
        }
        let Some(dict) = object.dict() else {
            self.pages.push(PageNode { is_missing: true, ..PageNode::default() });
            return;
        };
        let node = self.node(dict, above);
        let kids = self.file.value(dict, "Kids");
        match kids.array().filter(|_| !dict.is_type("Page")) {
            Some(kids) => kids.iter().for_each(|kid| self.branch(kid, &node, depth - 1)),
            None if dict.is_type("Pages") => {}
            None => self.pages.push(node),
        }
    }

    fn node(&self, dict: &Dict, above: &PageNode) -> PageNode {
        let resources = self.file.value(dict, "Resources").dict().cloned();
        let sheet = self.sheet(dict, "CropBox").or_else(|| self.sheet(dict, "MediaBox")).or(above.sheet);
        let resources = resources.map_or_else(|| Rc::clone(&above.resources), Rc::new);
        PageNode { dict: dict.clone(), resources, sheet, is_missing: false }
    }

    fn sheet(&self, dict: &Dict, key: &str) -> Option<[f64; 4]> {
        let sides = self.file.value(dict, key);
        let sides: Vec<f64> =
            sides.array()?.iter().filter_map(|side| self.file.follow(side).number()).collect();
        let [a, b, c, d] = sides[..] else { return None };
        Some([a.min(c), b.min(d), a.max(c), b.max(d)])
    }
}
