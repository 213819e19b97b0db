//! The neighbours of a query, compared with those of a unit: [`AskedNeighbours`].
//!
//! A unit knows the neighbours of its source. If its target was searched, the neighbours of the query are
//! translated by the memory itself: the neighbour of a translation is the translation of the neighbour.

use crate::error::Result;
use crate::memory::connection::Indexed;
use crate::memory::place_props::places;
use crate::memory::unit_row;
use crate::text::fold;
use crate::unit::{Context, Unit};

use super::lookup::Lookup;

/// Upper bound on the units that are read to translate a neighbour. Chosen by hand: a text has few
/// translations.
const MOST_TRANSLATIONS: usize = 50;

/// The neighbours that a lookup asks for, folded.
pub(super) struct AskedNeighbours<'l> {
    lookup: &'l Lookup,
    own: FoldedNeighbours,
    // The same in the other language; read when a unit is found by its target.
    translated: Option<FoldedNeighbours>,
}

/// The folded texts any of which counts as the neighbour of a query.
#[derive(Default)]
struct FoldedNeighbours {
    previous: Vec<String>,
    next: Vec<String>,
}

impl<'l> AskedNeighbours<'l> {
    pub(super) fn new(lookup: &'l Lookup) -> Self {
        let folded = |text: &Option<String>| text.iter().map(|text| fold(text)).collect();
        let own = FoldedNeighbours {
            previous: folded(&lookup.context.previous),
            next: folded(&lookup.context.next),
        };
        Self { lookup, own, translated: None }
    }

    /// Returns how many of the neighbours the unit has, at the place that has the most of them: 0 to 2.
    pub(super) fn of(&mut self, unit: &Unit, is_target: bool, indexed: &mut Indexed) -> Result<u8> {
        if self.lookup.context == Context::default() {
            return Ok(0);
        }
        let asked = if is_target { self.translated(indexed)? } else { &self.own };
        Ok(places(unit).map(|place| asked.of(&place)).max().unwrap_or(0))
    }

    fn translated(&mut self, indexed: &mut Indexed) -> Result<&FoldedNeighbours> {
        if self.translated.is_none() {
            self.translated = Some(FoldedNeighbours {
                previous: self.translations(&self.own.previous, indexed)?,
                next: self.translations(&self.own.next, indexed)?,
            });
        }
        Ok(self.translated.get_or_insert_default())
    }

    /// Returns the folded sources of the units whose target folds to one of these texts.
    fn translations(&self, texts: &[String], indexed: &mut Indexed) -> Result<Vec<String>> {
        let Indexed { connection, cache } = indexed;
        let in_lang = &self.lookup.in_lang;
        let lanes = cache.pairs.lanes_of(connection, |lang| {
            in_lang.as_ref().is_none_or(|in_lang| in_lang.same_language(lang))
        })?;
        let mut translations = Vec::new();
        for text in texts.iter().filter(|text| !text.is_empty()) {
            for &lane in &lanes {
                let same = cache.same(connection, lane, text)?;
                for candidate in same.iter().filter(|same| same.is_target).take(MOST_TRANSLATIONS) {
                    let unit = unit_row::find(connection, cache, candidate.unit)?;
                    let unit = unit.filter(|unit| fold(unit.target().plain()) == *text);
                    translations.extend(unit.map(|unit| fold(unit.source().plain())));
                }
            }
        }
        Ok(translations)
    }
}

impl FoldedNeighbours {
    fn of(&self, place: &Context) -> u8 {
        let has = |asked: &[String], known: &Option<String>| {
            known.as_deref().is_some_and(|known| !asked.is_empty() && asked.contains(&fold(known)))
        };
        u8::from(has(&self.previous, &place.previous)) + u8::from(has(&self.next, &place.next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::memory::{Memory, Merge};
    use crate::similarity::Class;
    use crate::unit::Timestamp;

    fn between(previous: &str, next: &str) -> Context {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Context::new(text(previous), text(next))
    }

    fn memory(units: &[(&str, &str, Context)]) -> Memory {
        let memory = Memory::in_memory().unwrap();
        let mut batch = memory.batch().unwrap();
        for (english, arabic, context) in units {
            let unit = Unit::new(Lang::ENGLISH, *english, Lang::ARABIC, *arabic);
            batch.insert(&unit.with_context(context.clone())).unwrap();
        }
        batch.commit().unwrap();
        memory
    }

    fn best(memory: &Memory, text: &str, context: Context) -> (String, Class) {
        let found = memory.lookup(text, &Lookup::new().context(context)).unwrap();
        (found[0].unit().target().plain().to_owned(), found[0].class())
    }

    #[test]
    fn a_unit_with_both_neighbours_comes_before_one_with_a_single_neighbour() {
        let memory = memory(&[
            ("Seal", "ختم", between("Stamp", "Date")),
            ("Seal", "حشية", between("Gasket", "Date")),
            ("Seal", "فقمة", between("Stamp", "Whale")),
        ]);
        let best = |previous, next| best(&memory, "Seal", between(previous, next));
        assert_eq!(best("Gasket", "Date"), ("حشية".to_owned(), Class::Context));
        assert_eq!(best("stamp", "Whale").0, "فقمة");
        assert_eq!(best("Stamp", "Date").0, "ختم");
    }

    #[test]
    fn a_unit_remembers_every_place_at_which_it_stood() {
        let memory = memory(&[
            ("Apply", "تطبيق", between("Colours", "")),
            ("Apply", "تقدّم", between("Vacancies", "Salary")),
            ("Apply", "تطبيق", between("Fonts", "Sizes")),
            ("Apply", "تطبيق", between("Borders", "")),
        ]);
        for previous in ["Colours", "Fonts", "Borders"] {
            assert_eq!(best(&memory, "Apply", between(previous, "")), ("تطبيق".to_owned(), Class::Context));
        }
        assert_eq!(best(&memory, "Apply", between("", "Sizes")).0, "تطبيق");
        assert_eq!(best(&memory, "Apply", between("Vacancies", "")).0, "تقدّم");
        // Another memory learns the places too.
        let other = Memory::in_memory().unwrap();
        other.merge(&memory, &Merge::new()).unwrap();
        assert_eq!(best(&other, "Apply", between("Fonts", "")).1, Class::Context);
    }

    #[test]
    fn a_unit_found_by_its_target_has_the_translations_of_its_neighbours() {
        let memory = memory(&[
            ("The road is long.", "الطريق طويل.", between("", "Far")),
            ("Far", "بعيد", between("The road is long.", "Nadia is a cousin.")),
            ("Nadia is a cousin.", "نادية ابنة عم.", between("Far", "Distant")),
            ("Distant", "بعيد", between("Nadia is a cousin.", "")),
        ]);
        let best = |previous, next| best(&memory, "بعيد", between(previous, next));
        assert_eq!(best("نادية ابنة عم.", ""), ("Distant".to_owned(), Class::Context));
        assert_eq!(best("الطريق طويل.", "نادية ابنة عم."), ("Far".to_owned(), Class::Context));
        assert_eq!(best("كلام آخر.", "").1, Class::Exact);
    }

    #[test]
    fn a_pair_in_several_regions_and_directions_is_one_answer() {
        let memory = Memory::in_memory().unwrap();
        let (mut batch, mut units) = (memory.batch().unwrap(), Vec::new());
        for (english, arabic) in [("en-US", "ar-EG"), ("en-GB", "ar-SA"), ("en", "ar"), ("en-AU", "ar-MA")] {
            let (english, arabic) = (english.parse().unwrap(), arabic.parse().unwrap());
            units.push(Unit::new(english, "Shut it down.", arabic, "أطفئه."));
        }
        units.push(Unit::new(Lang::ARABIC, "أطفئه.", Lang::ENGLISH, "Shut it down."));
        units.push(Unit::new(Lang::ENGLISH, "Shut it down.", Lang::ARABIC, "أغلق المصنع."));
        for mut unit in units {
            // Without a date, units of one batch may differ by a second, and the later one comes first.
            unit.origin.created = Some(Timestamp::from_unix(0));
            batch.insert(&unit).unwrap();
        }
        batch.commit().unwrap();
        for lookup in [Lookup::new().limit(2), Lookup::new(), Lookup::new().exact(true)] {
            let found = memory.lookup("Shut it down.", &lookup).unwrap();
            let targets: Vec<&str> = found.iter().map(|found| found.unit().target().plain()).collect();
            assert_eq!(targets, ["أطفئه.", "أغلق المصنع."]);
        }
        let egypt = Lookup::new().in_lang(Lang::ENGLISH).to_lang("ar-EG".parse::<Lang>().unwrap());
        let found = memory.lookup("Shut it down.", &egypt).unwrap();
        assert_eq!(found[0].unit().target_lang().tag(), "ar-EG");
    }
}
