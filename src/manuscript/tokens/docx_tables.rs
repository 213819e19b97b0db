//! [`tables_of_part`]: the tables of a part of a document of Word.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::name::LocalName;

/// A table of Word, by its places in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::manuscript) struct DocxTable {
    pub(in crate::manuscript) start: Range<usize>,
    /// The properties; empty, behind the start tag, if there are none.
    pub(in crate::manuscript) properties: Range<usize>,
    pub(in crate::manuscript) end: usize,
}

/// Returns the tables of a part, those in cells too. A table that has no end is left out.
pub(in crate::manuscript) fn tables_of_part(part: &str) -> Vec<DocxTable> {
    let mut xml = Reader::from_str(part);
    xml.config_mut().check_end_names = false;
    xml.config_mut().allow_dangling_amp = true;
    let (mut open, mut tables): (Vec<DocxTable>, Vec<DocxTable>) = (Vec::new(), Vec::new());
    let place = |xml: &Reader<&[u8]>| usize::try_from(xml.buffer_position()).unwrap_or(usize::MAX);
    let is = |found: &LocalName<'_>, name: &str| AsRef::<str>::as_ref(found) == name;
    loop {
        let start = place(&xml);
        let Ok(event) = xml.read_event() else { break };
        let from = start..place(&xml);
        match event {
            Event::Start(tag) if is(&tag.local_name(), "tbl") => {
                let properties = from.end..from.end;
                open.push(DocxTable { start: from, properties, end: 0 });
            }
            Event::Start(tag) if is(&tag.local_name(), "tblPr") => {
                if xml.read_to_end(tag.name()).is_err() {
                    break;
                }
                open.last_mut().into_iter().for_each(|table| table.properties = start..place(&xml));
            }
            Event::Empty(tag) if is(&tag.local_name(), "tblPr") => {
                open.last_mut().into_iter().for_each(|table| table.properties = from.clone());
            }
            Event::End(tag) if is(&tag.local_name(), "tbl") => {
                tables.extend(open.pop().map(|table| DocxTable { end: from.end, ..table }));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_their_own_properties() {
        let part = "<b><w:tbl><w:tblPr><w:jc/></w:tblPr><w:tc><w:tbl><w:tblPr/></w:tbl></w:tc></w:tbl>\
                    <w:tbl><w:tr/></w:tbl><w:tbl>";
        let shown: Vec<_> =
            tables_of_part(part).into_iter().map(|table| (&part[table.properties], table.end)).collect();
        assert_eq!(shown[0].0, "<w:tblPr/>");
        assert_eq!(shown[1].0, "<w:tblPr><w:jc/></w:tblPr>");
        assert_eq!((shown[2].0, shown.len()), ("", 3));
        assert!(shown[0].1 < shown[1].1);
    }
}
