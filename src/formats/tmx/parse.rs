//! [`Tu`]: one `<tu>` element, parsed, and the units that its texts make.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::header::{moment, source_lang};
use super::inline::{Attributes, SegDraft};
use super::props;
use crate::error::Syntax;
use crate::formats::mended::Repaired;
use crate::formats::prop_names;
use crate::formats::xml::entries::Damage;
use crate::formats::xml::tags::too_many_tags;
use crate::formats::xml::text::Mender;
use crate::lang::Lang;
use crate::unit::{CodeKind, Note, Origin, Prop, Scope, Unit, UnitText};

/// A `<tu>` as it stands in the file.
#[derive(Default)]
pub(super) struct Tu {
    pub(super) source_lang: Option<Lang>,
    origin: Origin,
    told: TuRemarks,
    variants: Vec<Tuv>,
    // Bytes of the element that were parsed.
    parsed: u64,
}

/// A `<tuv>`: one language of a unit.
struct Tuv {
    lang: Lang,
    origin: Origin,
    told: TuRemarks,
    text: Option<UnitText>,
    // What makes it unreadable; the others may be enough for a unit.
    flaw: Option<Damage>,
}

/// Notes and properties. Whether they belong to the source or the target is known only once the texts are
/// paired.
#[derive(Default)]
struct TuRemarks {
    notes: Vec<String>,
    props: Vec<(String, String)>,
}

/// The element of a `<tu>` that the parser is in, beside the variant.
enum ParsePlace {
    Structure,
    Note(String),
    Prop(String, String),
    Seg(SegDraft, usize),
}

impl Tu {
    /// Parses a whole `<tu>` element, which may have this number of tags, texts and references.
    pub(super) fn parse(text: &str, most_tags: usize, mender: &mut Mender<'_>) -> Result<Self, Damage> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        let mut tu = Self::default();
        let mut inside = ParsePlace::Structure;
        for number in 0.. {
            if number > most_tags {
                return Err((tu.parsed, too_many_tags(most_tags)));
            }
            let event = match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => event,
                Err(error) => return Err((reader.error_position(), Syntax::Malformed(error.to_string()))),
            };
            tu.parsed = reader.buffer_position();
            tu.take(event, &mut inside, mender).map_err(|found| (reader.buffer_position(), found))?;
        }
        tu.leave_out_flawed(mender)?;
        Ok(tu)
    }

    // Leaves out the texts that cannot be read. The unit as a whole is damaged only if fewer than two are
    // left.
    fn leave_out_flawed(&mut self, mender: &mut Mender<'_>) -> Result<(), Damage> {
        for variant in self.variants.iter_mut().filter(|variant| variant.text.is_none()) {
            let found = format!("<tuv> in {} without <seg>", variant.lang);
            variant.flaw.get_or_insert((0, Syntax::Missing(found)));
        }
        let sound = self.variants.iter().filter(|variant| variant.flaw.is_none()).count();
        for variant in &mut self.variants {
            match variant.flaw.take() {
                Some(flaw) if sound < 2 => return Err(flaw),
                Some((_, found)) => {
                    variant.text = None;
                    mender.note(Repaired::Value(match found {
                        Syntax::Value(value) => value,
                        found => found.to_string(),
                    }));
                }
                None => {}
            }
        }
        self.variants.retain(|variant| variant.text.is_some());
        Ok(())
    }

    fn take(
        &mut self,
        event: Event<'_>,
        inside: &mut ParsePlace,
        mender: &mut Mender<'_>,
    ) -> Result<(), Syntax> {
        match event {
            Event::Start(tag) => self.start(&tag, inside, mender, CodeKind::Open),
            Event::Empty(tag) => {
                self.start(&tag, inside, mender, CodeKind::Single)?;
                self.end(inside);
                Ok(())
            }
            Event::End(_) => {
                self.end(inside);
                Ok(())
            }
            Event::Text(raw) => {
                if memchr::memchr(b'&', raw.as_bytes()).is_some() {
                    mender.note(Repaired::Entity("&".into()));
                }
                inside.text(|out| mender.text(&raw, out));
                Ok(())
            }
            Event::CData(raw) => {
                inside.text(|out| mender.text(&raw, out));
                Ok(())
            }
            Event::GeneralRef(name) => {
                inside.text(|out| mender.reference(&name, out));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn start(
        &mut self,
        tag: &BytesStart<'_>,
        inside: &mut ParsePlace,
        mender: &mut Mender<'_>,
        kind: CodeKind,
    ) -> Result<(), Syntax> {
        if let ParsePlace::Seg(inline, depth) = inside {
            *depth += 1;
            return start_inline(inline, tag, mender, kind);
        }
        match tag.local_name().as_ref() {
            "tu" => self.start_unit(tag, mender)?,
            "tuv" => {
                let mut variant = Tuv::new();
                variant.flaw = variant.start(tag, mender).err().map(|found| (self.parsed, found));
                self.variants.push(variant);
            }
            "seg" => *inside = ParsePlace::Seg(SegDraft::default(), 0),
            "note" => *inside = ParsePlace::Note(String::new()),
            "prop" => {
                let mut name = String::new();
                mender.attributes(tag, |_, key, value| {
                    if key == "type" {
                        name = value;
                    }
                })?;
                *inside = ParsePlace::Prop(name, String::new());
            }
            _ => {}
        }
        Ok(())
    }

    fn start_unit(&mut self, tag: &BytesStart<'_>, mender: &mut Mender<'_>) -> Result<(), Syntax> {
        mender.attributes(tag, |mender, name, value| match name {
            "srclang" => self.source_lang = source_lang(&value),
            _ => origin_attribute(&mut self.origin, mender, name, value),
        })
    }

    fn end(&mut self, inside: &mut ParsePlace) {
        match std::mem::replace(inside, ParsePlace::Structure) {
            ParsePlace::Seg(inline, 0) => {
                if let Some(variant) = self.variants.last_mut() {
                    variant.text = Some(inline.finish());
                }
            }
            ParsePlace::Seg(mut inline, depth) => {
                inline.end();
                *inside = ParsePlace::Seg(inline, depth - 1);
            }
            ParsePlace::Note(text) => self.told().notes.push(text),
            ParsePlace::Prop(name, value) => self.told().props.push((name, value)),
            ParsePlace::Structure => {}
        }
    }

    // Notes and properties stand before the variants or in one of them.
    fn told(&mut self) -> &mut TuRemarks {
        match self.variants.last_mut() {
            Some(variant) => &mut variant.told,
            None => &mut self.told,
        }
    }

    /// Returns the languages of the texts.
    pub(super) fn langs(&self) -> Vec<&Lang> {
        self.variants.iter().map(|variant| &variant.lang).collect()
    }

    /// Returns the unit of two of the texts, which are taken out for the last one.
    pub(super) fn unit(&mut self, (source, target): (usize, usize), is_last: bool) -> Unit {
        let mut text = |variant: usize| {
            let text = &mut self.variants[variant].text;
            if is_last { text.take() } else { text.clone() }.unwrap_or_default()
        };
        let texts = (text(source), text(target));
        let (source, target) = (&self.variants[source], &self.variants[target]);
        let mut unit = Unit::new(source.lang.clone(), texts.0, target.lang.clone(), texts.1);
        unit.origin = origin_of([&self.origin, &target.origin, &source.origin]);
        let told = [(&self.told, Scope::Unit), (&source.told, Scope::Source), (&target.told, Scope::Target)];
        for (told, scope) in told {
            unit.notes.extend(told.notes.iter().map(|text| Note { text: text.clone(), scope }));
            for (name, value) in &told.props {
                props::keep(Prop { name: name.clone(), value: value.clone(), scope }, &mut unit);
            }
        }
        let has_status = self.told.props.iter().any(|(name, _)| name == prop_names::STATUS);
        props::understand(&mut unit, has_status);
        unit
    }
}

impl Tuv {
    fn new() -> Self {
        let (origin, told) = (Origin::default(), TuRemarks::default());
        Self { lang: Lang::UNDETERMINED, origin, told, text: None, flaw: None }
    }

    fn start(&mut self, tag: &BytesStart<'_>, mender: &mut Mender<'_>) -> Result<(), Syntax> {
        let mut tagged = None;
        mender.attributes(tag, |mender, name, value| match name {
            // TMX 1.1 to 1.3 say `lang`; where a file has both, `xml:lang` is the newer.
            "xml:lang" => tagged = Some(value),
            "lang" => tagged = tagged.take().or(Some(value)),
            _ => origin_attribute(&mut self.origin, mender, name, value),
        })?;
        let tagged = tagged.ok_or_else(|| Syntax::Missing("<tuv> without xml:lang".into()))?;
        self.lang = tagged.parse().map_err(|_| Syntax::Value(format!("xml:lang={tagged:?}")))?;
        Ok(())
    }
}

impl ParsePlace {
    fn text(&mut self, append: impl FnOnce(&mut String)) {
        match self {
            Self::Structure => {}
            Self::Note(text) | Self::Prop(_, text) => append(text),
            Self::Seg(inline, _) => append(inline.sink()),
        }
    }
}

fn start_inline(
    inline: &mut SegDraft,
    tag: &BytesStart<'_>,
    mender: &mut Mender<'_>,
    kind: CodeKind,
) -> Result<(), Syntax> {
    let mut attributes = Attributes::default();
    mender.attributes(tag, |_, name, value| match name {
        "i" => attributes.i = value,
        "x" => attributes.x = Some(value),
        "type" => attributes.kind = Some(value),
        "pos" => attributes.pos = value,
        "assoc" => attributes.assoc = Some(value),
        "datatype" => attributes.datatype = Some(value),
        _ => {}
    })?;
    if !inline.start(tag.local_name().as_ref(), attributes) {
        let close = if kind == CodeKind::Single { "/" } else { "" };
        inline.start_foreign(kind, tag.name().as_ref(), format!("<{}{close}>", &**tag));
        mender.note(Repaired::Element(tag.name().as_ref().to_owned()));
    }
    Ok(())
}

fn origin_attribute(origin: &mut Origin, mender: &mut Mender<'_>, name: &str, value: String) {
    match name {
        "tuid" => origin.key = Some(value),
        "creationdate" => origin.created = moment(name, &value, mender),
        "changedate" => origin.changed = moment(name, &value, mender),
        "lastusagedate" => origin.used = moment(name, &value, mender),
        "creationid" => origin.created_by = Some(value),
        "changeid" => origin.changed_by = Some(value),
        "usagecount" => origin.use_count = value.trim().parse().unwrap_or(0),
        _ => {}
    }
}

// Joins the origins that the unit, its target and its source state. The unit takes precedence over the target
// (where OmegaT writes the origin), and the target over the source.
fn origin_of(told: [&Origin; 3]) -> Origin {
    let mut origin = Origin::default();
    for more in told {
        origin.key = origin.key.or_else(|| more.key.clone());
        origin.created = origin.created.or(more.created);
        origin.created_by = origin.created_by.or_else(|| more.created_by.clone());
        origin.changed = origin.changed.or(more.changed);
        origin.changed_by = origin.changed_by.or_else(|| more.changed_by.clone());
        origin.used = origin.used.or(more.used);
        origin.use_count = origin.use_count.max(more.use_count);
    }
    origin
}
