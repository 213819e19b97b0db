//! [`Outdated`]: which units of an earlier alignment of two texts a new alignment of the same texts has
//! replaced.

use std::collections::HashSet;

use super::bitext::Bitext;
use super::text::Text;
use crate::lang::Lang;
use crate::unit::{Context, Origin, Unit};

/// Tells the units that an earlier alignment made of the two texts of a bitext, and that the bitext no longer
/// has, from all other units.
///
/// ```
/// use mizan::bitext::{Bitext, Outdated, Text};
/// use mizan::{Bead, Lang, Unit};
///
/// let arabic = Text::lines("نعم\nلا", Lang::ARABIC);
/// let english = Text::lines("yes\nno", Lang::ENGLISH);
/// let beads = vec![Bead::new(vec![0], vec![0]), Bead::new(vec![1], vec![1])];
/// let bitext = Bitext::from_beads(arabic, english, beads)?;
/// let outdated = Outdated::of(&bitext);
/// let unit = |arabic, english| Unit::new(Lang::ARABIC, arabic, Lang::ENGLISH, english);
/// assert!(outdated.has(&unit("نعم لا", "yes")));
/// assert!(outdated.has(&unit("نعم لا", "yes").reversed()));
/// assert!(!outdated.has(&unit("نعم", "yes")));
/// assert!(!outdated.has(&unit("باب", "door")));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Outdated {
    // Both texts without spaces, since an earlier alignment may have cut them elsewhere.
    source: String,
    target: String,
    langs: [Lang; 2],
    pairs: HashSet<(String, String)>,
}

impl Outdated {
    /// Returns what tells the outdated units of a bitext. A bead of any confidence keeps its unit.
    #[must_use]
    pub fn of(bitext: &Bitext) -> Self {
        let all = |text: &Text| text.segments().iter().map(|segment| without_spaces(segment)).collect();
        let pairs = bitext.units(0.0, &Origin::default()).map(|unit| pair(&unit)).collect();
        let langs = [bitext.source(), bitext.target()].map(|text| text.lang().clone());
        Self { source: all(bitext.source()), target: all(bitext.target()), langs, pairs }
    }

    /// Returns true if both texts of a unit stand in the texts of the bitext, one of them beside a neighbour
    /// that the unit remembers, and no bead pairs them. The unit may be in either direction.
    #[must_use]
    pub fn has(&self, unit: &Unit) -> bool {
        let pair = self.in_order(unit);
        let Context { previous, next, .. } = unit.context();
        let is_alone = previous.is_none() && next.is_none();
        let is_inside = self.source.contains(&pair.0) && self.target.contains(&pair.1);
        is_inside
            && !self.pairs.contains(&pair)
            && (is_alone || self.has_neighbour(unit, &[&pair.0, &pair.1]))
    }

    /// Returns true if one text of a unit stands in the texts of the bitext beside a neighbour that the unit
    /// remembers, and the other does not stand there any more: the bitext has another translation. The unit
    /// may be in either direction.
    ///
    /// ```
    /// use mizan::bitext::{Bitext, Outdated, Text};
    /// use mizan::{Bead, Context, Lang, Unit};
    ///
    /// let arabic = Text::lines("نعم\nلا", Lang::ARABIC);
    /// let english = Text::lines("yes\nnever", Lang::ENGLISH);
    /// let beads = vec![Bead::new(vec![0], vec![0]), Bead::new(vec![1], vec![1])];
    /// let bitext = Bitext::from_beads(arabic, english, beads)?;
    /// let mut context = Context::default();
    /// context.previous = Some("نعم".to_owned());
    /// let unit = Unit::new(Lang::ARABIC, "لا", Lang::ENGLISH, "no").with_context(context);
    /// assert!(Outdated::of(&bitext).has_other(&unit));
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn has_other(&self, unit: &Unit) -> bool {
        let pair = self.in_order(unit);
        let langs = [unit.source_lang(), unit.target_lang()];
        let is_theirs = self.langs.iter().all(|own| langs.iter().any(|lang| lang.same_language(own)));
        is_theirs
            && match (self.source.contains(&pair.0), self.target.contains(&pair.1)) {
                (true, false) => self.has_neighbour(unit, &[&pair.0]),
                (false, true) => self.has_neighbour(unit, &[&pair.1]),
                _ => false,
            }
    }

    // Returns the texts of a unit without spaces, in the order of languages of the bitext.
    fn in_order(&self, unit: &Unit) -> (String, String) {
        let (source, target) = pair(unit);
        let is_reversed = unit.source_lang().same_language(&self.langs[1])
            && !unit.source_lang().same_language(&self.langs[0]);
        if is_reversed { (target, source) } else { (source, target) }
    }

    // Returns true if a neighbour stands beside one of some texts of a unit: short texts stand in many
    // documents. The neighbours are of either side, since those of a reversed unit are of its target.
    fn has_neighbour(&self, unit: &Unit, texts: &[&str]) -> bool {
        let Context { previous, next, .. } = unit.context();
        let bare = |text: &Option<String>| text.as_deref().map(without_spaces);
        let (previous, next) = (bare(previous), bare(next));
        let stands = |text: &str| {
            let before = previous.as_ref().map(|previous| format!("{previous}{text}"));
            let after = next.as_ref().map(|next| format!("{text}{next}"));
            [before, after]
                .iter()
                .flatten()
                .any(|both| self.source.contains(both) || self.target.contains(both))
        };
        texts.iter().any(|text| stands(text))
    }
}

fn pair(unit: &Unit) -> (String, String) {
    (without_spaces(unit.source().plain()), without_spaces(unit.target().plain()))
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}
