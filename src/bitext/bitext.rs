//! [`Bitext`]: two texts and the beads between their segments, and the units that the beads make.

use super::text::Text;
use super::untranslated::is_untranslated;
use crate::align::{Aligner, Alignment, Bead, BeadFile, Fingerprint};
use crate::error::Result;
use crate::unit::{Origin, Prop, Status, Unit};

/// Two texts and the beads between their segments.
#[derive(Clone, Debug)]
pub struct Bitext {
    source: Text,
    target: Text,
    alignment: Alignment,
    status: Status,
}

impl Bitext {
    /// Aligns two texts; their paragraphs count as evidence. Takes as much time and memory as
    /// [`Aligner::align`].
    ///
    /// ```
    /// use mizan::bitext::{Bitext, Text};
    /// use mizan::{Aligner, Lang, Origin, Segmenter};
    ///
    /// let arabic = Text::segmented("وصل القطار. ونزل الركاب.", Lang::ARABIC, &Segmenter::new(Lang::ARABIC));
    /// let english = Text::segmented("The train arrived. The passengers got off.", Lang::ENGLISH, &Segmenter::new(Lang::ENGLISH));
    /// let bitext = Bitext::align(arabic, english, &Aligner::new(Lang::ARABIC, Lang::ENGLISH));
    /// let units: Vec<_> = bitext.units(0.0, &Origin::default()).collect();
    /// assert_eq!(units[1].source().plain(), "ونزل الركاب.");
    /// assert_eq!(units[1].target().plain(), "The passengers got off.");
    /// assert_eq!(units[1].context().previous.as_deref(), Some("وصل القطار."));
    /// ```
    #[must_use]
    pub fn align(source: Text, target: Text, aligner: &Aligner) -> Self {
        let alignment = if source.has_empty_segments() || target.has_empty_segments() {
            aligner.align(source.segments(), target.segments())
        } else {
            aligner.align_paragraphs(&source.sentences(), &target.sentences())
        };
        Self { source, target, alignment, status: Status::Aligned }
    }

    /// Joins two texts by the beads of a file that a person has corrected. The units of this bitext have the
    /// status [`Reviewed`](crate::Status::Reviewed).
    ///
    /// # Errors
    ///
    /// If [`BeadFile::check`] finds a fault.
    pub fn from_bead_file(source: Text, target: Text, file: BeadFile) -> Result<Self> {
        file.check(source.segments(), target.segments())?;
        Self::from_beads(source, target, file.into_beads())
    }

    /// Returns the fingerprint of the segments that the beads number.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.source.segments(), self.target.segments())
    }

    /// Joins two texts by beads that a person made; a bead names segments by index. The units of this bitext
    /// have the status [`Reviewed`](crate::Status::Reviewed).
    ///
    /// # Errors
    ///
    /// If a bead names a segment that does not exist or that another bead has named.
    pub fn from_beads(source: Text, target: Text, beads: Vec<Bead>) -> Result<Self> {
        let alignment = Alignment::from_beads(beads, source.segments().len(), target.segments().len())?;
        Ok(Self { source, target, alignment, status: Status::Reviewed })
    }

    /// Returns a bitext of other texts and beads, whose units have the same status.
    pub(super) fn with(&self, source: Text, target: Text, alignment: Alignment) -> Self {
        Self { source, target, alignment, status: self.status }
    }

    /// Returns true if the beads are those of the aligner, and not given.
    #[cfg(feature = "review")]
    pub(crate) fn is_aligned(&self) -> bool {
        self.status == Status::Aligned
    }

    /// Returns the source text.
    #[must_use]
    pub fn source(&self) -> &Text {
        &self.source
    }

    /// Returns the target text.
    #[must_use]
    pub fn target(&self) -> &Text {
        &self.target
    }

    /// Returns the beads.
    #[must_use]
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// Returns a unit for each bead of at least this confidence that has text on both sides, in order,
    /// except those of [`one_language`](Self::one_language). Segments of one side are joined by spaces. A
    /// moved sentence and its counterpart make a unit with the property `x-moved`. If the source stands on a
    /// page, a slide, in a cell or on cues, the property `x-place` says so. Each unit gets the origin given,
    /// its own position, and its confidence rounded to three decimals.
    pub fn units(&self, at_least: f64, origin: &Origin) -> impl Iterator<Item = Unit> {
        let sure = self.alignment.beads().iter().filter(move |bead| bead.confidence() >= at_least);
        sure.filter_map(|bead| self.unit(bead, origin))
    }

    /// Returns the number of beads of at least this confidence that make no unit because both of their texts
    /// are of one language: paragraphs that were left untranslated. Both are the same text, or neither has
    /// a letter of the script of its own language; a few words may be a name. Beads of a person are all
    /// translations.
    ///
    /// ```
    /// use mizan::bitext::{Bitext, Text};
    /// use mizan::{Aligner, Lang, Origin};
    ///
    /// let arabic = Text::lines("افتح الباب.\nThis part is not translated yet.", Lang::ARABIC);
    /// let english = Text::lines("Open the door.\nThis part is not translated yet.", Lang::ENGLISH);
    /// let bitext = Bitext::align(arabic, english, &Aligner::new(Lang::ARABIC, Lang::ENGLISH));
    /// assert_eq!((bitext.units(0.0, &Origin::default()).count(), bitext.one_language(0.0)), (1, 1));
    /// ```
    #[must_use]
    pub fn one_language(&self, at_least: f64) -> usize {
        let sure = self.alignment.beads().iter().filter(|bead| bead.confidence() >= at_least);
        sure.filter_map(|bead| self.texts(bead)).filter(|texts| self.is_of_one_language(texts)).count()
    }

    fn texts(&self, bead: &Bead) -> Option<[String; 2]> {
        let target = if is_moved(bead) { bead.moved_to() } else { bead.target() };
        let texts = [self.source.joined(bead.source()), self.target.joined(target)];
        (!texts.iter().any(|text| text.trim().is_empty())).then_some(texts)
    }

    fn is_of_one_language(&self, [source, target]: &[String; 2]) -> bool {
        self.status != Status::Reviewed
            && is_untranslated((source, self.source.lang()), (target, self.target.lang()))
    }

    /// Returns the unit of a bead, as [`units`](Self::units) does.
    pub(crate) fn unit(&self, bead: &Bead, origin: &Origin) -> Option<Unit> {
        let texts = self.texts(bead).filter(|texts| !self.is_of_one_language(texts))?;
        let [source, target] = texts;
        let is_moved = is_moved(bead);
        let mut origin = origin.clone();
        origin.position = u32::try_from(bead.source()[0]).ok();
        origin.confidence = Some(bead.rounded_confidence());
        let mut unit = Unit::new(self.source.lang().clone(), source, self.target.lang().clone(), target);
        if is_moved {
            unit.props.push(Prop::moved());
        }
        unit.props.extend(self.source.place(bead.source()[0]).map(Prop::place));
        Some(
            unit.with_status(self.status)
                .with_origin(origin)
                .with_context(self.source.context(bead.source())),
        )
    }
}

fn is_moved(bead: &Bead) -> bool {
    !bead.source().is_empty() && !bead.moved_to().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::segment::Segmenter;

    fn text(text: &str, lang: Lang) -> Text {
        let segmenter = Segmenter::new(lang.clone());
        Text::segmented(text, lang, &segmenter)
    }

    #[test]
    fn beads_number_the_segments_and_not_the_breaks_between_paragraphs() {
        let arabic = text("العنوان\n\nوصل القطار. ونزل الركاب.\n\nثم عاد.", Lang::ARABIC);
        let english = text(
            "The title\n\nThe train arrived. The passengers got off.\n\nThen it went back.",
            Lang::ENGLISH,
        );
        let bitext = Bitext::align(arabic, english, &Aligner::new(Lang::ARABIC, Lang::ENGLISH));
        let beads: Vec<_> = bitext
            .alignment()
            .beads()
            .iter()
            .map(|bead| (bead.source().to_vec(), bead.target().to_vec()))
            .collect();
        assert_eq!(beads, (0..4).map(|i| (vec![i], vec![i])).collect::<Vec<_>>());
    }

    #[test]
    fn an_empty_line_is_a_segment_and_no_unit() {
        let bitext = Bitext::align(
            Text::lines("نعم.\n\nلا.\r\n", Lang::ARABIC),
            Text::lines("Yes.\n\nNo.", Lang::ENGLISH),
            &Aligner::new(Lang::ARABIC, Lang::ENGLISH),
        );
        assert_eq!(bitext.source().segments(), ["نعم.", "", "لا."]);
        assert_eq!(bitext.alignment().beads().len(), 4);
        let units: Vec<_> = bitext.units(0.0, &Origin::default()).collect();
        assert_eq!(units.len(), 2);
        assert_eq!(units[1].origin.position, Some(2));
        assert_eq!(units[1].context().previous.as_deref(), Some("نعم."));
    }

    #[test]
    fn what_a_person_paired_counts_as_reviewed() {
        let (arabic, english) =
            (Text::lines("نعم.\nلا.", Lang::ARABIC), Text::lines("Yes.\nNo.", Lang::ENGLISH));
        let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH);
        let by_machine = Bitext::align(arabic.clone(), english.clone(), &aligner);
        let beads = by_machine.alignment().beads().to_vec();
        let by_hand = Bitext::from_beads(arabic, english, beads).unwrap();
        assert!(by_machine.units(0.0, &Origin::default()).all(|unit| unit.status == Status::Aligned));
        assert!(by_hand.units(0.0, &Origin::default()).all(|unit| unit.status == Status::Reviewed));
    }
}
