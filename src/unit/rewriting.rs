//! Units that a person writes anew: their texts ([`Unit::rewritten`]) and their note ([`Unit::annotated`]).

use super::note::Note;
use super::scope::Scope;
use super::status::Status;
use super::text::UnitText;
use super::unit::Unit;

impl Unit {
    /// Returns the unit with the texts that a person has typed in place of its own; `None` keeps a text. A
    /// unit of a machine or an aligner becomes [`Translated`](Status::Translated) if a text is another one.
    /// In a unit with codes, markup in the new texts stands for codes, since the unit is shown with its
    /// markup.
    ///
    /// ```
    /// use mizan::{Lang, Status, Unit};
    ///
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "مضخة").with_status(Status::Aligned);
    /// let unit = unit.rewritten(None, Some("صمام"));
    /// assert_eq!((unit.target().plain(), unit.status()), ("صمام", Status::Translated));
    /// ```
    #[must_use]
    pub fn rewritten(self, source: Option<&str>, target: Option<&str>) -> Self {
        let (source, target) = (typed(source, self.source()), typed(target, self.target()));
        if (&source, &target) == (self.source(), self.target()) {
            return self;
        }
        let status = self.status().max(Status::Translated);
        let mut unit = self.with_texts(source, target).with_status(status);
        unit.origin_mut().confidence = None;
        unit
    }

    /// Returns the unit with one note in place of all its notes; an empty note removes them.
    ///
    /// ```
    /// use mizan::{Lang, Unit};
    ///
    /// let unit = Unit::new(Lang::ENGLISH, "Valve", Lang::ARABIC, "صمام").annotated("checked");
    /// assert_eq!(unit.notes()[0].text, "checked");
    /// assert!(unit.annotated("").notes().is_empty());
    /// ```
    #[must_use]
    pub fn annotated(self, note: &str) -> Self {
        self.with_notes((!note.trim().is_empty()).then(|| Note::new(note, Scope::Unit)))
    }
}

fn typed(new: Option<&str>, old: &UnitText) -> UnitText {
    match new {
        Some(new) if new != old.plain() && old.codes().is_empty() => UnitText::from(new),
        Some(new) if new != old.plain() && new != old.marked_up() => UnitText::from_markup(new),
        _ => old.clone(),
    }
}
