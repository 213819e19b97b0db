//! [`Writer`]: writes units as an XLIFF file, 1.2 or 2.1.

use std::io::Write;

use super::open_file::OpenFile;
use super::{write_v1, write_v2};
use crate::error::{ErrorKind, Result};
use crate::formats::mended::Repair;
use crate::formats::po::KeptHeader;
use crate::formats::prop_names::XLIFF_PREFIX;
use crate::formats::streams::WriteUnits;
use crate::formats::xliff::meta::{self, Extra};
use crate::formats::xliff::skeleton::Skeleton;
use crate::formats::xliff::unit_group::UnitGroup;
use crate::formats::xliff::version::Version;
use crate::formats::xml::page::Page;
use crate::lang::{Lang, LangPair};
use crate::unit::{Header, Unit};

/// Writes XLIFF 1.2, or 2.1 if asked, in UTF-8.
///
/// Units of one document that follow one another stand in one `<file>`. Details that XLIFF has no element for
/// (dates, users, properties) are written as contexts (1.2) or metadata (2.1) and are restored by the
/// [`Reader`](crate::formats::xliff::Reader). Characters that XML forbids are left out and listed in
/// [`repairs`](Self::repairs). A file that is not [finished](Self::finish) lacks its end. Takes 8 bytes of
/// memory for each unit of a document.
///
/// ```
/// use mizan::formats::xliff;
/// use mizan::{Lang, Unit};
///
/// let mut writer = xliff::Writer::new(Vec::new());
/// writer.write(&Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, "إغلاق"))?;
/// let file = String::from_utf8(writer.finish()?).unwrap();
/// assert!(file.contains("<source>Close</source>\n<target state=\"translated\">إغلاق</target>"));
/// # Ok::<(), mizan::Error>(())
/// ```
pub struct Writer<W> {
    out: W,
    version: Version,
    file: Option<OpenFile>,
    files: u32,
    /// The unit that was given last.
    held: Option<HeldUnit>,
    skeleton: Option<Skeleton>,
    /// The group of the units that are given next.
    group: Option<UnitGroup>,
    /// Whether the units that are given next must not be translated.
    is_protected: bool,
    /// The id of the group that is open.
    open_group: Option<String>,
    /// The header of the PO file that the units were read from, until it is written.
    po_header: Option<KeptHeader>,
    page: Page,
}

/// A unit that waits for the one behind it.
struct HeldUnit {
    unit: Unit,
    group: Option<UnitGroup>,
    is_protected: bool,
}

/// The id of the unit that holds the header of a PO file.
const PO_HEADER_ID: &str = "po-header";

impl<W: Write> Writer<W> {
    /// Returns a writer of 1.2 to an output, which should be buffered.
    #[must_use]
    pub fn new(out: W) -> Self {
        Self {
            out,
            version: Version::V1,
            file: None,
            files: 0,
            held: None,
            skeleton: None,
            group: None,
            is_protected: false,
            open_group: None,
            po_header: None,
            page: Page::default(),
        }
    }

    /// Returns the writer with another version.
    ///
    /// ```
    /// use mizan::formats::xliff::{Version, Writer};
    ///
    /// let file = Writer::new(Vec::new()).version(Version::V2).finish()?;
    /// assert!(String::from_utf8_lossy(&file).contains("version=\"2.1\""));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// Returns the writer with the document that the units were made of, and into which their translations go
    /// back; `None` names none. XLIFF 2.1 has no place for the checksum.
    ///
    /// ```
    /// use mizan::formats::xliff::{Skeleton, Writer};
    ///
    /// let file = Writer::new(Vec::new()).skeleton(Skeleton::new("plant.docx", "5f3a")).finish()?;
    /// assert!(String::from_utf8_lossy(&file).contains(r#"<skl><external-file href="plant.docx" crc="5f3a"/>"#));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn skeleton(mut self, skeleton: impl Into<Option<Skeleton>>) -> Self {
        self.skeleton = skeleton.into();
        self
    }

    /// Puts the units that are written from now on into a group; `None` into none.
    pub fn set_group(&mut self, group: impl Into<Option<UnitGroup>>) {
        self.group = group.into();
    }

    /// Marks the units that are written from now on as texts that must not be translated, if `yes`.
    ///
    /// ```
    /// use mizan::formats::xliff::Writer;
    /// use mizan::{Lang, Unit};
    ///
    /// let mut writer = Writer::new(Vec::new());
    /// writer.set_protected(true);
    /// writer.write(&Unit::new(Lang::ENGLISH, "ACME 400", Lang::ARABIC, ""))?;
    /// assert!(String::from_utf8_lossy(&writer.finish()?).contains(r#"translate="no""#));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    pub fn set_protected(&mut self, yes: bool) {
        self.is_protected = yes;
    }

    /// Returns what was repaired in the unit that was written last.
    #[must_use]
    pub fn repairs(&self) -> &[Repair] {
        self.page.repairs.as_slice()
    }

    /// Writes a unit. The unit reaches the output when the next one is written or the file is finished, since
    /// its next neighbour belongs to it.
    ///
    /// # Errors
    ///
    /// If the output refuses. A file of 2.1 holds one pair of languages, so there also if the unit has other
    /// languages than the first one.
    pub fn write(&mut self, unit: &Unit) -> Result<()> {
        self.page.repairs.clear();
        let given =
            HeldUnit { unit: unit.clone(), group: self.group.clone(), is_protected: self.is_protected };
        if let Some(held) = self.held.replace(given) {
            self.put(&held, Some(unit))?;
        }
        self.flush()
    }

    /// Writes the end of the file, flushes the output and returns it. A file without units has undetermined
    /// languages.
    ///
    /// # Errors
    ///
    /// If the output refuses.
    pub fn finish(mut self) -> Result<W> {
        match self.held.take() {
            Some(held) => self.put(&held, None)?,
            None => self.open(&Unit::new(Lang::UNDETERMINED, "", Lang::UNDETERMINED, "")),
        }
        self.close();
        self.page.text.push_str("</xliff>\n");
        self.flush()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn put(&mut self, held: &HeldUnit, next: Option<&Unit>) -> Result<()> {
        let HeldUnit { unit, group, is_protected } = held;
        self.go_to_file(unit)?;
        self.go_to_group(group.as_ref());
        let file = self.file.as_mut().expect("opened for this unit");
        let id = file.id(unit.origin.key.as_deref());
        let mut meta = meta::list(unit);
        if let Some(key) = unit.origin.key.as_ref().filter(|key| **key != id) {
            meta.push((format!("{XLIFF_PREFIX}key"), key.clone()));
        }
        // The next unit of the file is taken for the next one of the document, unless the unit names another.
        let next = next.filter(|next| file.holds(next)).map(|next| next.source().plain());
        let told = [
            ("previous", unit.context.previous.as_deref(), file.previous.as_deref()),
            ("next", unit.context.next.as_deref(), next),
        ];
        for (name, own, seen) in told {
            meta.extend(
                own.filter(|_| own != seen).map(|own| (format!("{XLIFF_PREFIX}{name}"), own.to_owned())),
            );
        }
        file.previous = Some(unit.source().plain().to_owned());
        let extra = Extra { id, meta, is_protected: *is_protected };
        match self.version {
            Version::V1 => write_v1::unit(&mut self.page, unit, &extra),
            Version::V2 => write_v2::unit(&mut self.page, unit, &extra),
        }
        Ok(())
    }

    fn go_to_file(&mut self, unit: &Unit) -> Result<()> {
        let Some(file) = &self.file else {
            self.open(unit);
            return Ok(());
        };
        if file.holds(unit) {
            return Ok(());
        }
        let pair = (&file.source_lang, &file.target_lang);
        if self.version == Version::V2 && pair != (unit.source_lang(), unit.target_lang()) {
            let held = Some(LangPair::new(pair.0.clone(), pair.1.clone()));
            let found = Some(LangPair::new(unit.source_lang().clone(), unit.target_lang().clone()));
            return Err(ErrorKind::Languages { format: "XLIFF 2", held, found }.into());
        }
        self.close();
        self.open(unit);
        Ok(())
    }

    fn go_to_group(&mut self, group: Option<&UnitGroup>) {
        if self.open_group.as_deref() == group.map(|group| group.id.as_str()) {
            return;
        }
        self.close_group();
        if let Some(group) = group {
            match self.version {
                Version::V1 => write_v1::group(&mut self.page, group),
                Version::V2 => write_v2::group(&mut self.page, group),
            }
            self.open_group = Some(group.id.clone());
        }
    }

    fn close_group(&mut self) {
        if self.open_group.take().is_some() {
            self.page.text.push_str("</group>\n");
        }
    }

    fn open(&mut self, unit: &Unit) {
        let (source, target) = (unit.source_lang(), unit.target_lang());
        if self.files == 0 {
            self.page.text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            match self.version {
                Version::V1 => write_v1::root(&mut self.page),
                Version::V2 => write_v2::root(&mut self.page, source, target),
            }
        }
        self.files += 1;
        let document = unit.origin.document.as_deref();
        match self.version {
            Version::V1 => write_v1::file(&mut self.page, (source, target), document, self.skeleton.as_ref()),
            Version::V2 => write_v2::file(&mut self.page, self.files, document, self.skeleton.as_ref()),
        }
        let file = self.file.insert(OpenFile::of(unit));
        if let Some(header) = self.po_header.take() {
            let id = file.id(Some(PO_HEADER_ID));
            match self.version {
                Version::V1 => write_v1::po_header(&mut self.page, &id, &header),
                Version::V2 => write_v2::po_header(&mut self.page, &id, &header),
            }
        }
    }

    fn close(&mut self) {
        self.close_group();
        if self.file.take().is_some() {
            self.page.text.push_str(match self.version {
                Version::V1 => "</body>\n</file>\n",
                Version::V2 => "</file>\n",
            });
        }
    }

    fn flush(&mut self) -> Result<()> {
        self.out.write_all(self.page.text.as_bytes())?;
        self.page.text.clear();
        Ok(())
    }
}

impl<W: Write> WriteUnits for Writer<W> {
    fn set_header(&mut self, header: &Header) {
        self.po_header = KeptHeader::of(header);
    }

    fn set_protected(&mut self, yes: bool) {
        self.set_protected(yes);
    }

    fn write(&mut self, unit: &Unit) -> Result<&[Repair]> {
        self.write(unit)?;
        Ok(self.page.repairs.as_slice())
    }

    fn finish(self: Box<Self>) -> Result<()> {
        (*self).finish().map(drop)
    }
}
