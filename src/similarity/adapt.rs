use std::ops::Range;

use crate::text::{self, Analysed, Calendar, Digits, canonical_number, fold, numbers};
use crate::unit::{Code, Unit, UnitText};

use super::agreement;
use super::edit::{Edit, Step};
use super::figure::Figure;
use super::month::Month;
use super::sentence::{Kind, Rules, Sentence};
use super::{Query, Remark};

/// A unit's translation with the numbers of the query put for its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapted {
    target: UnitText,
    places: Vec<Range<usize>>,
    remarks: Vec<Remark>,
}

impl Adapted {
    /// Returns the adapted translation; inline codes stand where they stood.
    #[must_use]
    pub fn target(&self) -> &UnitText {
        &self.target
    }

    /// Returns what was put in, in bytes of the adapted translation.
    #[must_use]
    pub fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    /// Returns what a translator still has to see to.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}

impl Query {
    /// Returns the unit's translation with the query's numbers, if query and unit have the same words and it is plain
    /// which number of the translation stands for which.
    ///
    /// Numbers are written as the translation writes its own: in its digits, with its separators. Names with digits
    /// (`A4`), web and mail addresses are exchanged as they are, the months of dates by their names. None if a number has no counterpart, is written out
    /// in words, or occurs with several new values.
    ///
    /// ```
    /// use mizan::similarity::Query;
    /// use mizan::{Lang, Unit};
    ///
    /// let unit = Unit::new(Lang::ENGLISH, "Wait 5 minutes.", Lang::ARABIC, "انتظر ٥ دقائق.");
    /// let adapted = Query::new(&"Wait 12 minutes.".into(), &Lang::ENGLISH).adapt(&unit).unwrap();
    /// assert_eq!(adapted.target().plain(), "انتظر ١٢ دقائق.");
    /// // After 12 the noun is دقيقة: the match says that it must be looked at.
    /// assert_eq!(adapted.remarks()[0].name(), "agreement");
    /// ```
    #[must_use]
    pub fn adapt(&self, unit: &Unit) -> Option<Adapted> {
        let source = Sentence::new(unit.source().plain(), self.rules);
        if !self.sentence.has_the_words_of(&source) {
            return None;
        }
        let exchanges = exchanges(self, &source, unit.source().plain())?;
        let rules = Rules::of(unit.target_lang());
        let mut puts = Vec::new();
        for (at, exchange) in exchanges.iter().enumerate() {
            let seen = exchanges[..at].iter().any(|earlier| earlier.old == exchange.old);
            if seen || exchange.old == exchange.new {
                continue;
            }
            puts.extend(exchange.puts(unit.target().plain(), &exchanges, rules)?);
        }
        puts.sort_by_key(|put| put.range.start);
        let apart = puts.windows(2).all(|two| two[0].range.end <= two[1].range.start);
        (apart && !puts.is_empty()).then(|| adapted(unit.target(), &puts, rules))
    }
}

// A number of the unit and the one that the query has for it.
struct Exchange {
    // Both folded, a number in its plain form: 1250.5.
    old: String,
    new: String,
    // Both folded, as they are written: 1,250.5.
    old_written: String,
    new_written: String,
    // As given, for what is no number but a name.
    old_given: String,
    new_given: String,
}

// What is put where, in bytes of the target as given.
struct Put {
    range: Range<usize>,
    text: String,
    old: String,
    new: String,
}

// The numbers of both texts in pairs, if each has its counterpart and no value turns into two.
fn exchanges(query: &Query, source: &Sentence, source_text: &str) -> Option<Vec<Exchange>> {
    let mut found: Vec<Exchange> = Vec::new();
    for step in Edit::new(&query.sentence, source, query.rules).steps {
        let is_number = |sentence: &Sentence, at: usize| sentence.tokens[at].kind == Kind::Number;
        match step {
            Step::First(a) if is_number(&query.sentence, a) => return None,
            Step::Second(b) if is_number(source, b) => return None,
            Step::Same(a, b) | Step::Changed(a, b) if is_number(&query.sentence, a) => {
                let (at, bt) = (&query.sentence.tokens[a], &source.tokens[b]);
                found.push(Exchange::new(
                    (source.text(bt), &source_text[source.given(bt, source_text)]),
                    (
                        query.sentence.text(at),
                        &query.text.plain()[query.sentence.given(at, query.text.plain())],
                    ),
                ));
            }
            _ => {}
        }
    }
    let sure = found.iter().all(|one| found.iter().all(|other| one.old != other.old || one.new == other.new));
    sure.then_some(found)
}

impl Exchange {
    fn new((old_written, old_given): (&str, &str), (new_written, new_given): (&str, &str)) -> Self {
        Self {
            old: canonical_number(old_written).into_owned(),
            new: canonical_number(new_written).into_owned(),
            old_written: old_written.into(),
            new_written: new_written.into(),
            old_given: old_given.into(),
            new_given: new_given.into(),
        }
    }

    // Every place of the target where the old one stands, if they are as many as in the source.
    fn puts(&self, target: &str, exchanges: &[Self], rules: Rules) -> Option<Vec<Put>> {
        let wanted = exchanges.iter().filter(|other| other.old == self.old).count();
        let puts = match (Month::named(&self.old_written), Month::named(&self.new_written)) {
            (Some(old), Some(new)) => self.months(target, old, new),
            (None, None) => match (figure(&self.old_written), figure(&self.new_written)) {
                (Some(old), Some(new)) => self.figures(target, old, new, rules),
                _ => Some(self.names(target)),
            },
            _ => None,
        };
        puts.filter(|puts| puts.len() == wanted)
    }

    // Months of the target, whoever's names they are; آذار/مارس is one.
    fn months(&self, target: &str, old: Month, new: Month) -> Option<Vec<Put>> {
        let is_old =
            |found: &text::Month| found.calendar == Calendar::Gregorian && found.number == old.number;
        let places = Analysed::new(target).months().into_iter().filter(is_old);
        places
            .map(|place| {
                let name = target[place.range.clone()].trim_end();
                let range = place.range.start..place.range.start + name.len();
                Some(self.put(range, renamed(name, new)?))
            })
            .collect()
    }

    fn figures(&self, target: &str, old: Signed<'_>, new: Signed<'_>, rules: Rules) -> Option<Vec<Put>> {
        if old.is_negative != new.is_negative {
            return None;
        }
        let value = canonical_number(old.figure);
        let places = numbers(target).into_iter().filter(|n| n.value == value && n.digits != Digits::Words);
        places
            .map(|number| {
                let figure = Figure { written: &target[number.range.clone()], digits: number.digits };
                let text = figure.rewritten(old.figure, new.figure, rules)?;
                Some(self.put(number.range, text))
            })
            .collect()
    }

    fn names(&self, target: &str) -> Vec<Put> {
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let stands_alone = |range: &Range<usize>| {
            !goes_on(target[..range.start].chars().next_back())
                && !goes_on(target[range.end..].chars().next())
        };
        let places = target.match_indices(self.old_given.as_str()).map(|(at, old)| at..at + old.len());
        places.filter(stands_alone).map(|range| self.put(range, self.new_given.clone())).collect()
    }

    fn put(&self, range: Range<usize>, text: String) -> Put {
        Put { range, text, old: self.old.clone(), new: self.new.clone() }
    }
}

// The names of another month in the place of one's; both stay in آذار/مارس and آذار (مارس.
fn renamed(names: &str, new: Month) -> Option<String> {
    let parts = names.split_inclusive(['/', '(']).map(|part| {
        let name = part.trim_end_matches(['/', '(']).trim();
        Some(part.replacen(name, Month::named(&fold(name))?.name_of(new), 1))
    });
    parts.collect()
}

// A folded number without its sign.
#[derive(Clone, Copy)]
struct Signed<'t> {
    figure: &'t str,
    is_negative: bool,
}

// The number that a folded token is, if it is digits and separators alone.
fn figure(written: &str) -> Option<Signed<'_>> {
    let figure = written.strip_prefix('-').unwrap_or(written);
    let is_figure = figure.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    is_figure.then_some(Signed { figure, is_negative: figure.len() < written.len() })
}

fn adapted(target: &UnitText, puts: &[Put], rules: Rules) -> Adapted {
    let given = target.plain();
    let (mut plain, mut places, mut done) = (String::with_capacity(given.len()), Vec::new(), 0);
    for put in puts {
        plain.push_str(&given[done..put.range.start]);
        places.push(plain.len()..plain.len() + put.text.len());
        plain.push_str(&put.text);
        done = put.range.end;
    }
    plain.push_str(&given[done..]);
    let codes = target.codes().iter().map(|code| Code { at: moved(code.at, puts, &places), ..code.clone() });
    let codes = codes.collect();
    let mut remarks = Vec::new();
    for (put, place) in puts.iter().zip(&places) {
        remarks.extend(agreement::remark(&plain, place, &put.old, &put.new, rules));
    }
    Adapted { target: UnitText::with_codes(plain, codes), places, remarks }
}

// Where a place of the target lies after the puts; one inside a number moves to its end.
fn moved(at: usize, puts: &[Put], places: &[Range<usize>]) -> usize {
    let before = puts.iter().zip(places).take_while(|(put, _)| put.range.start < at);
    match before.last() {
        Some((put, place)) if at >= put.range.end => place.end + (at - put.range.end),
        Some((_, place)) => place.end,
        None => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::unit::CodeKind;

    fn adapt(from: Lang, query: &str, source: &str, target: &str) -> Option<(String, Vec<String>)> {
        let to = if from.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC };
        let unit = Unit::new(from.clone(), source, to, target);
        let adapted = Query::new(&query.into(), &from).adapt(&unit)?;
        let plain = adapted.target().plain();
        let words = adapted.remarks().iter().map(|remark| plain[remark.range()].to_owned()).collect();
        Some((plain.to_owned(), words))
    }

    #[test]
    fn numbers_are_put_in_as_the_translation_writes_them() {
        let en = Lang::ENGLISH;
        for (query, source, target, adapted) in [
            ("It costs 1,250 riyals.", "It costs 900 riyals.", "يكلف ٩٠٠ ريال.", "يكلف ١٬٢٥٠ ريال."),
            ("Version 10.1.3", "Version 10.0.12", "الإصدار 10.0.12", "الإصدار 10.1.3"),
            ("Signed on 14/03/2025", "Signed on 12/03/2024", "وُقّع في ١٢/٠٣/٢٠٢٤", "وُقّع في ١٤/٠٣/٢٠٢٥"),
            ("On 14 May 2025", "On 12 March 2024", "في 12 مارس 2024", "في 14 مايو 2025"),
            ("On 14 April", "On 12 March", "في ١٢ آذار", "في ١٤ نيسان"),
            ("On 14 May", "On 12 March", "في ١٢ آذار/مارس", "في ١٤ أيار/مايو"),
            ("On 4 January", "On 12 March", "في ١٢ آذار (مارس)", "في ٤ كانون الثاني (يناير)"),
            ("On 4 March", "On 12 October", "في ١٢ تشرين الأول/أكتوبر", "في ٤ آذار/مارس"),
            ("Take 6 of 6", "Take 5 of 5", "خذ ٥ من ٥", "خذ ٦ من ٦"),
            ("From 3 to 5", "From 2 to 4", "من ٢ إلى ٤", "من ٣ إلى ٥"),
            ("Print it on A3.", "Print it on A4.", "اطبعه على ورق A4.", "اطبعه على ورق A3."),
            ("Write to b@x.org", "Write to a@x.org", "اكتب إلى a@x.org", "اكتب إلى b@x.org"),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target).unwrap().0, adapted);
        }
        let found = adapt(Lang::ARABIC, "بلغت النسبة ٧٫٢٥٪", "بلغت النسبة ٦٫٥٪", "The rate reached 6.5%");
        assert_eq!(found.unwrap().0, "The rate reached 7.25%");
    }

    #[test]
    fn what_is_not_plain_is_left_alone() {
        let en = Lang::ENGLISH;
        for (query, source, target) in [
            ("Wait 5 hours.", "Wait 5 hours.", "انتظر ٥ ساعات."),
            ("Wait 6 hours.", "Wait 5 hours.", "انتظر خمس ساعات."),
            ("On 12 May", "On 12 March", "في ١٢ من الشهر"),
            ("Use paper A3.", "Use paper A4.", "استخدم ورق A45."),
            ("Take 2 of 3.", "Take 1 of 1.", "خذ ١ من ١."),
            ("Take 2.", "Take 1.", "خذ ١ من ١."),
            ("Wait 5 or 6 hours.", "Wait 5 hours.", "انتظر ٥ ساعات."),
            ("Stop 6 hours.", "Wait 5 hours.", "انتظر ٥ ساعات."),
            ("It fell to -5 degrees.", "It fell to 5 degrees.", "انخفضت إلى ٥ درجات."),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target), None, "{query}");
        }
    }

    #[test]
    fn a_noun_that_must_follow_its_number_is_named() {
        let en = Lang::ENGLISH;
        for (query, source, target, words) in [
            ("Wait 12 minutes.", "Wait 5 minutes.", "انتظر ٥ دقائق.", vec!["دقائق"]),
            ("Wait 7 minutes.", "Wait 5 minutes.", "انتظر ٥ دقائق.", vec![]),
            ("Wait 105 minutes.", "Wait 5 minutes.", "انتظر ٥ دقائق.", vec![]),
            ("Wait 100 minutes.", "Wait 15 minutes.", "انتظر ١٥ دقيقة.", vec!["دقيقة"]),
            ("See chapter 12 above.", "See chapter 5 above.", "انظر الفصل ٥ أعلاه.", vec![]),
            ("See article 12 here.", "See article 5 here.", "انظر المادة ٥ هنا.", vec![]),
            ("A share of 50%", "A share of 5%", "حصة قدرها ٥٪", vec![]),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target).unwrap().1, words, "{query}");
        }
        let found = adapt(Lang::ARABIC, "انتظر ١ ساعة", "انتظر ٥ ساعة", "Wait 5 hours").unwrap();
        assert_eq!(found.1, ["hours"]);
    }

    #[test]
    fn codes_stay_where_they_stood() {
        let code =
            |at| Code { at, kind: CodeKind::Single, id: "1".into(), markup: "<x/>".into(), label: None };
        let target = UnitText::with_codes("انتظر ٥ دقائق", vec![code(0), code(11), code(13), code(14)]);
        let unit = Unit::new(Lang::ENGLISH, "Wait 5 minutes", Lang::ARABIC, target);
        let adapted = Query::new(&"Wait 10 minutes".into(), &Lang::ENGLISH).adapt(&unit).unwrap();
        assert_eq!(adapted.target().marked_up(), "<x/>انتظر <x/>١٠<x/> <x/>دقائق");
    }
}
