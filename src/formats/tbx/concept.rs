//! [`Concept`]: the terms of one concept in all languages, parsed, and the units that they make.

use std::ops::Range;

use super::descriptions::SUBJECT_FIELD;
use crate::error::Syntax;
use crate::formats::lang_pairs::pairs;
use crate::formats::mended::Repaired;
use crate::formats::xml::entries::{Damage, Pair};
use crate::formats::xml::tags::{Element, Tags};
use crate::formats::xml::text::Mender;
use crate::lang::Lang;
use crate::unit::{Note, Origin, Prop, Scope, Timestamp, Unit};

/// A concept of a termbase: its terms in all languages.
#[derive(Default)]
pub(super) struct Concept {
    id: Option<String>,
    told: ConceptRemarks,
    langs: Vec<Language>,
    terms: Vec<ConceptTerm>,
}

/// A language of a concept, with the remarks on it.
struct Language {
    lang: Lang,
    told: ConceptRemarks,
    /// The places of its terms among the terms of the concept.
    terms: Range<usize>,
}

struct ConceptTerm {
    // The place of its language among the languages of the concept.
    lang: usize,
    text: String,
    told: ConceptRemarks,
}

/// Notes, properties, dates and people of a concept, a language or a term.
#[derive(Default)]
struct ConceptRemarks {
    notes: Vec<String>,
    props: Vec<(String, String)>,
    origin: Origin,
}

// The most pairs of terms of one concept. Chosen by hand: a hundred synonyms in each of two languages.
const MOST_PAIRS: usize = 10_000;

impl Concept {
    /// Parses a whole `<termEntry>` or `<conceptEntry>`, which may have this number of tags.
    pub(super) fn parse(text: &str, most_tags: usize, mender: &mut Mender<'_>) -> Result<Self, Damage> {
        let tree = Tags::parse(text, most_tags).map_err(|(byte, found)| (byte as u64, found))?;
        let root = tree.root();
        let mut concept = Self { id: root.attribute("id").map(Into::into), ..Self::default() };
        for child in root.children() {
            match child.local_name() {
                "langSet" | "langSec" => {
                    concept.take_lang(child, mender).map_err(|found| (child.span().start as u64, found))?;
                }
                _ => concept.told.take(child, mender),
            }
        }
        Ok(concept)
    }

    fn take_lang(&mut self, section: Element<'_>, mender: &mut Mender<'_>) -> Result<(), Syntax> {
        let tagged = section.attribute("xml:lang").or_else(|| section.attribute("lang"));
        let tagged =
            tagged.ok_or_else(|| Syntax::Missing(format!("<{}> without xml:lang", section.name())))?;
        let lang = tagged.parse().map_err(|_| Syntax::Value(format!("xml:lang={tagged:?}")))?;
        let at = self.langs.len();
        let (first, mut told) = (self.terms.len(), ConceptRemarks::default());
        for child in section.children() {
            match child.local_name() {
                "tig" | "ntig" | "termSec" => self.terms.extend(ConceptTerm::parse(child, at, mender)),
                _ => told.take(child, mender),
            }
        }
        self.langs.push(Language { lang, told, terms: first..self.terms.len() });
        Ok(())
    }

    /// Pairs each term in the source language with each term in another language.
    pub(super) fn pairs(
        &self,
        chosen: ([Option<&Lang>; 2], Option<&Lang>),
        most_langs: usize,
    ) -> Result<Vec<Pair>, Syntax> {
        let spoken: Vec<&Language> = self.langs.iter().filter(|lang| !lang.terms.is_empty()).collect();
        let langs: Vec<&Lang> = spoken.iter().map(|language| &language.lang).collect();
        let mut paired = Vec::new();
        let paired_langs = pairs("a concept", &langs, chosen, most_langs)?;
        // A language may have two sections.
        for (source, target) in
            paired_langs.into_iter().filter(|(source, target)| langs[*source] != langs[*target])
        {
            for term in spoken[source].terms.clone() {
                paired.extend(spoken[target].terms.clone().map(|translation| (term, translation)));
                if paired.len() > MOST_PAIRS {
                    return Err(Syntax::Malformed(format!(
                        "a concept of more than {MOST_PAIRS} pairs of terms"
                    )));
                }
            }
        }
        if paired.is_empty() {
            return Err(Syntax::Missing("a concept without a text and its translation".into()));
        }
        Ok(paired)
    }

    /// Returns the unit of two terms.
    pub(super) fn unit(&self, (source, target): Pair) -> Unit {
        let (source, target) = (&self.terms[source], &self.terms[target]);
        let lang = |term: &ConceptTerm| self.langs[term.lang].lang.clone();
        let mut unit = Unit::new(lang(source), &*source.text, lang(target), &*target.text).as_term();
        self.told.tell(&mut unit, Scope::Unit);
        for (term, scope) in [(source, Scope::Source), (target, Scope::Target)] {
            self.langs[term.lang].told.tell(&mut unit, scope);
            term.told.tell(&mut unit, scope);
        }
        unit.origin.key.clone_from(&self.id);
        unit
    }
}

impl ConceptTerm {
    fn parse(section: Element<'_>, lang: usize, mender: &mut Mender<'_>) -> Option<Self> {
        let (mut text, mut told) = (None, ConceptRemarks::default());
        // In an `<ntig>` the term and the notes on it stand in a group of their own.
        let groups = section.children().filter(|child| child.local_name() == "termGrp");
        for child in groups.flat_map(Element::children).chain(section.children()) {
            match child.local_name() {
                "term" if text.is_none() => text = Some(child.text(mender)),
                "term" | "termGrp" => {}
                _ => told.take(child, mender),
            }
        }
        let text = text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
        text.filter(|text| !text.is_empty()).map(|text| Self { lang, text, told })
    }
}

impl ConceptRemarks {
    fn take(&mut self, element: Element<'_>, mender: &mut Mender<'_>) {
        match element.local_name() {
            "transacGrp" => self.take_transaction(element, mender),
            group if group.ends_with("Grp") => {
                for child in element.children() {
                    self.take_one(child, mender);
                }
            }
            _ => self.take_one(element, mender),
        }
    }

    fn take_one(&mut self, element: Element<'_>, mender: &mut Mender<'_>) {
        let name = element.local_name();
        let text = element.text(mender).trim().to_owned();
        let text = match element.attribute("target") {
            Some(target) if text.is_empty() => target.into_owned(),
            _ => text,
        };
        // The kind of remark is the `type`, or the element's own name (`<basic:definition>`).
        let kind = element.attribute("type").map_or_else(|| name.to_owned(), Into::into);
        match name {
            _ if text.is_empty() || name == "termCompList" => {}
            "note" => self.notes.push(text),
            _ => self.props.push((kind, text)),
        }
    }

    fn take_transaction(&mut self, group: Element<'_>, mender: &mut Mender<'_>) {
        let (mut what, mut date, mut who) = (String::new(), None, None);
        for child in group.children() {
            let text = child.text(mender).trim().to_owned();
            match child.local_name() {
                "transac" | "transactionType" => what = text,
                "date" => {
                    date = text.parse::<Timestamp>().ok();
                    if date.is_none() {
                        mender.note(Repaired::Value(format!("date {text:?}")));
                    }
                }
                "transacNote" | "responsibility" if !text.is_empty() => who = who.or(Some(text)),
                _ => {}
            }
        }
        let origin = &mut self.origin;
        match &*what {
            "origination" | "input" => {
                (origin.created, origin.created_by) =
                    (origin.created.or(date), origin.created_by.take().or(who));
            }
            "modification" | "check" | "approval" => {
                (origin.changed, origin.changed_by) =
                    (date.or(origin.changed), who.or(origin.changed_by.take()));
            }
            _ => {}
        }
    }

    fn tell(&self, unit: &mut Unit, scope: Scope) {
        unit.notes.extend(self.notes.iter().map(|text| Note { text: text.clone(), scope }));
        for (name, value) in &self.props {
            if name == SUBJECT_FIELD && scope == Scope::Unit && unit.domain.is_none() {
                unit.domain = Some(value.clone());
            } else {
                unit.props.push(Prop { name: name.clone(), value: value.clone(), scope });
            }
        }
        let (origin, told) = (&mut unit.origin, &self.origin);
        origin.created = origin.created.or(told.created);
        origin.changed = origin.changed.max(told.changed);
        for (known, told) in
            [(&mut origin.created_by, &told.created_by), (&mut origin.changed_by, &told.changed_by)]
        {
            if known.is_none() {
                known.clone_from(told);
            }
        }
    }
}
