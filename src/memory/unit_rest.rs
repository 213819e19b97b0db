//! [`UnitRest`]: the packed part of a unit's row, which lookups neither show in a list nor filter by.
//!
//! Each field is its number and its value; a field that is absent takes no byte.

use crate::unit::{Code, CodeKind, Context, Note, Origin, Prop, Scope, Timestamp, Unit};

use super::packed::{Packer, Unpacker};

// The numbers of the fields. They are written to files: a number is never given a new meaning.
const SOURCE_CODES: u64 = 1;
const TARGET_CODES: u64 = 2;
const CREATED_BY: u64 = 3;
const CHANGED: u64 = 4;
const CHANGED_BY: u64 = 5;
const USED: u64 = 6;
const USE_COUNT: u64 = 7;
const POSITION: u64 = 8;
const CONFIDENCE: u64 = 9;
const KEY: u64 = 10;
const PREVIOUS: u64 = 11;
const NEXT: u64 = 12;
const PROJECT: u64 = 13;
const NOTE: u64 = 14;
const PROP: u64 = 15;
// Number 16 is the sum of the row (`row_sum`), which stands before all other fields. Each field of a
// higher number is followed by its length in bytes, so that a reader passes over a field that it does not
// know.
const FIRST_WITH_LENGTH: u64 = 17;

/// Packs the fields that have no column of their own.
pub(super) fn pack_rest(unit: &Unit) -> Vec<u8> {
    let Origin { created_by, changed, changed_by, used, use_count, position, confidence, key, .. } =
        &unit.origin;
    let mut packer = Packer::default();
    let texts = [
        (CREATED_BY, created_by),
        (CHANGED_BY, changed_by),
        (KEY, key),
        (PREVIOUS, &unit.context.previous),
        (NEXT, &unit.context.next),
        (PROJECT, &unit.project),
    ];
    for (field, text) in texts {
        if let Some(text) = text {
            packer.number(field);
            packer.text(text);
        }
    }
    for (field, codes) in [(SOURCE_CODES, unit.source().codes()), (TARGET_CODES, unit.target().codes())] {
        if !codes.is_empty() {
            packer.number(field);
            pack_codes(&mut packer, codes);
        }
    }
    for (field, moment) in [(CHANGED, changed), (USED, used)] {
        if let Some(moment) = moment {
            packer.number(field);
            packer.signed(moment.unix());
        }
    }
    if *use_count > 0 {
        packer.number(USE_COUNT);
        packer.number(u64::from(*use_count));
    }
    if let Some(position) = position {
        packer.number(POSITION);
        packer.number(u64::from(*position));
    }
    if let Some(confidence) = confidence {
        packer.number(CONFIDENCE);
        packer.number(confidence.to_bits());
    }
    for note in &unit.notes {
        packer.number(NOTE);
        packer.number(note.scope as u64);
        packer.text(&note.text);
    }
    for prop in &unit.props {
        packer.number(PROP);
        packer.number(prop.scope as u64);
        packer.text(&prop.name);
        packer.text(&prop.value);
    }
    packer.0
}

/// The fields of a packed column.
#[derive(Default)]
pub(super) struct UnitRest {
    pub(super) source_codes: Vec<Code>,
    pub(super) target_codes: Vec<Code>,
    pub(super) origin: Origin,
    pub(super) context: Context,
    pub(super) project: Option<String>,
    pub(super) notes: Vec<Note>,
    pub(super) props: Vec<Prop>,
}

impl UnitRest {
    pub(super) fn unpack(bytes: &[u8], source: &str, target: &str) -> Option<Self> {
        let mut rest = Self::default();
        let mut bytes = Unpacker(bytes);
        while !bytes.0.is_empty() {
            rest.unpack_field(&mut bytes, source, target)?;
        }
        Some(rest)
    }

    fn unpack_field(&mut self, bytes: &mut Unpacker, source: &str, target: &str) -> Option<()> {
        let origin = &mut self.origin;
        match bytes.number()? {
            SOURCE_CODES => self.source_codes = unpack_codes(bytes, source)?,
            TARGET_CODES => self.target_codes = unpack_codes(bytes, target)?,
            CREATED_BY => origin.created_by = Some(bytes.text()?.into()),
            CHANGED => origin.changed = Some(Timestamp::from_unix(bytes.signed()?)),
            CHANGED_BY => origin.changed_by = Some(bytes.text()?.into()),
            USED => origin.used = Some(Timestamp::from_unix(bytes.signed()?)),
            USE_COUNT => origin.use_count = bytes.number()?.try_into().ok()?,
            POSITION => origin.position = Some(bytes.number()?.try_into().ok()?),
            CONFIDENCE => origin.confidence = Some(f64::from_bits(bytes.number()?)),
            KEY => origin.key = Some(bytes.text()?.into()),
            PREVIOUS => self.context.previous = Some(bytes.text()?.into()),
            NEXT => self.context.next = Some(bytes.text()?.into()),
            PROJECT => self.project = Some(bytes.text()?.into()),
            NOTE => {
                let scope = scope(bytes.number()?)?;
                self.notes.push(Note { scope, text: bytes.text()?.into() });
            }
            PROP => {
                let scope = scope(bytes.number()?)?;
                let (name, value) = (bytes.text()?.into(), bytes.text()?.into());
                self.props.push(Prop { name, value, scope });
            }
            FIRST_WITH_LENGTH.. => drop(bytes.bytes()?),
            _ => return None,
        }
        Some(())
    }
}

fn pack_codes(packer: &mut Packer, codes: &[Code]) {
    packer.number(codes.len() as u64);
    for code in codes {
        packer.number(code.at as u64);
        packer.number(code.kind as u64);
        packer.text(&code.id);
        packer.text(&code.markup);
        // A flag records whether the code has a label, since an empty label differs from none.
        packer.number(u64::from(code.label.is_some()));
        packer.text(code.label.as_deref().unwrap_or_default());
    }
}

fn unpack_codes(bytes: &mut Unpacker, plain: &str) -> Option<Vec<Code>> {
    let count = bytes.count()?;
    (0..count)
        .map(|_| {
            let at = usize::try_from(bytes.number()?).ok().filter(|&at| plain.is_char_boundary(at))?;
            let kind = match bytes.number()? {
                0 => CodeKind::Open,
                1 => CodeKind::Close,
                2 => CodeKind::Single,
                _ => return None,
            };
            let (id, markup) = (bytes.text()?.into(), bytes.text()?.into());
            let has_label = bytes.number()? == 1;
            let label = bytes.text()?;
            Some(Code { at, kind, id, markup, label: has_label.then(|| label.into()) })
        })
        .collect()
}

fn scope(number: u64) -> Option<Scope> {
    [Scope::Unit, Scope::Source, Scope::Target].into_iter().find(|&scope| scope as u64 == number)
}
