//! [`PluralRule`]: the `Plural-Forms` field of a PO header, which says how many forms a language has and
//! which form stands for which number.
//!
//! A rule is a C expression over the number `n`. Two rules are compared by their values for the numbers 0 to
//! 199, not by their text.

use crate::lang::Lang;

/// A plural rule: the form for each number.
#[derive(Clone, Debug)]
pub(super) struct PluralRule {
    field: String,
    /// The form for each number from 0, up to the number before `NUMBERS`.
    forms: Vec<usize>,
    count: usize,
}

// The rules of all languages repeat after at most 100 numbers. Some have a further form for 1000000, but
// their values for 200 numbers already tell any two of them apart.
const NUMBERS: u64 = 200;

impl PluralRule {
    /// Reads a `Plural-Forms` field (`nplurals=2; plural=(n != 1);`). `None` if the rule makes no sense, or
    /// does not use each of its forms.
    pub(super) fn parse(field: &str) -> Option<Self> {
        let count = field.split(';').find_map(|part| part.trim().strip_prefix("nplurals"))?;
        let count: usize = count.trim_start().strip_prefix('=')?.trim().parse().ok()?;
        let forms: Vec<usize> = (0..NUMBERS).map(|n| form_of(field, n)).collect::<Option<_>>()?;
        let all = (0..count).all(|form| forms.contains(&form)) && forms.iter().all(|form| *form < count);
        // A line break would end the field of the header.
        all.then(|| Self { field: field.trim().replace(['\n', '\r'], " "), forms, count })
    }

    /// Returns the rule that gettext's manual gives for a language.
    pub(super) fn of(lang: &Lang) -> Self {
        Self::parse(forms(lang)).expect("the rules of the table make sense")
    }

    /// Returns the field of the header.
    pub(super) fn field(&self) -> &str {
        &self.field
    }

    /// Returns how many forms there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Returns for how many of the numbers from 0 to 199 this form stands.
    pub(super) fn numbers_of(&self, form: usize) -> usize {
        self.forms.iter().filter(|of_number| **of_number == form).count()
    }

    /// Returns, for each form of this rule, the form of another rule that stands for the same number.
    pub(super) fn counterparts(&self, other: &Self) -> Vec<usize> {
        let number = |form| self.forms.iter().position(|of_number| *of_number == form);
        (0..self.count).filter_map(|form| number(form).map(|number| other.forms[number])).collect()
    }
}

impl PartialEq for PluralRule {
    fn eq(&self, other: &Self) -> bool {
        self.forms == other.forms
    }
}

/// Returns the form that stands for one thing, after a `Plural-Forms` field (`nplurals=2; plural=(n != 1);`).
pub(super) fn singular_form(field: &str) -> Option<usize> {
    form_of(field, 1)
}

fn form_of(field: &str, n: u64) -> Option<usize> {
    let rule = field.split(';').find_map(|part| part.trim().strip_prefix("plural"))?;
    let mut rule = Rule { rest: rule.trim_start().strip_prefix('=')?, n };
    let form = rule.value(0)?;
    rule.rest.trim().is_empty().then(|| usize::try_from(form).ok())?
}

// The `Plural-Forms` field that gettext's manual gives for a language.
fn forms(lang: &Lang) -> &'static str {
    match lang.primary() {
        "ar" => {
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
        }
        "id" | "ja" | "ko" | "ms" | "th" | "vi" | "zh" => "nplurals=1; plural=0;",
        "fa" | "fr" | "tr" => "nplurals=2; plural=(n > 1);",
        "cs" | "sk" => "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
        "pl" => "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        "be" | "bs" | "hr" | "ru" | "sr" | "uk" => {
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
        }
        _ => "nplurals=2; plural=(n != 1);",
    }
}

/// The part of a rule that is not evaluated yet, and the number `n`.
struct Rule<'r> {
    rest: &'r str,
    n: u64,
}

// The binary operators of a rule by precedence, the loosest first. Within a level, an operator stands before
// the shorter one that it begins with (`<=` before `<`).
const LEVELS: [&[&str]; 6] =
    [&["||"], &["&&"], &["==", "!="], &["<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

// The deepest nesting of a rule, in levels. Bounds the stack. Chosen by hand: rules in use have a dozen
// levels at most.
const DEEPEST: usize = 64;

impl Rule<'_> {
    /// Evaluates `condition ? value : value`, or an expression without `?`.
    fn value(&mut self, depth: usize) -> Option<u64> {
        let condition = self.level(0, depth)?;
        if !self.eat("?") {
            return Some(condition);
        }
        let yes = self.value(deeper(depth)?)?;
        let no = self.eat(":").then(|| self.value(depth + 1))??;
        Some(if condition == 0 { no } else { yes })
    }

    fn level(&mut self, level: usize, depth: usize) -> Option<u64> {
        let Some(signs) = LEVELS.get(level) else { return self.operand(depth) };
        let mut left = self.level(level + 1, depth)?;
        while let Some(sign) = signs.iter().find(|sign| self.eat(sign)) {
            let right = self.level(level + 1, depth)?;
            left = calculate(left, sign, right)?;
        }
        Some(left)
    }

    fn operand(&mut self, depth: usize) -> Option<u64> {
        if self.eat("!") {
            return Some(u64::from(self.operand(deeper(depth)?)? == 0));
        }
        if self.eat("(") {
            let value = self.value(deeper(depth)?)?;
            return self.eat(")").then_some(value);
        }
        if self.eat("n") {
            return Some(self.n);
        }
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.rest.split_at(digits);
        self.rest = rest;
        number.parse().ok()
    }

    fn eat(&mut self, sign: &str) -> bool {
        let trimmed = self.rest.trim_start();
        let rest = trimmed.strip_prefix(sign);
        self.rest = rest.unwrap_or(trimmed);
        rest.is_some()
    }
}

fn deeper(depth: usize) -> Option<usize> {
    (depth < DEEPEST).then_some(depth + 1)
}

fn calculate(left: u64, sign: &str, right: u64) -> Option<u64> {
    match sign {
        "||" => Some(u64::from(left != 0 || right != 0)),
        "&&" => Some(u64::from(left != 0 && right != 0)),
        "==" => Some(u64::from(left == right)),
        "!=" => Some(u64::from(left != right)),
        "<=" => Some(u64::from(left <= right)),
        ">=" => Some(u64::from(left >= right)),
        "<" => Some(u64::from(left < right)),
        ">" => Some(u64::from(left > right)),
        "+" => left.checked_add(right),
        "-" => left.checked_sub(right),
        "*" => left.checked_mul(right),
        "/" => left.checked_div(right),
        _ => left.checked_rem(right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_for_one_is_found_in_each_rule() {
        assert_eq!(singular_form(forms(&Lang::ARABIC)), Some(1));
        for tag in ["en", "fr", "ja", "cs", "pl", "ru"] {
            assert_eq!(singular_form(forms(&tag.parse().unwrap())), Some(0), "{tag}");
        }
        assert_eq!(
            singular_form("nplurals=4; plural=(n%100==1 ? 1 : n%100==2 ? 2 : n%100==3 || n%100==4 ? 3 : 0);"),
            Some(1)
        );
    }

    #[test]
    fn a_form_of_one_rule_has_its_counterpart_in_another() {
        let six = PluralRule::of(&Lang::ARABIC);
        let three = PluralRule::parse("nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);").unwrap();
        assert_eq!(six.counterparts(&three), [2, 0, 1, 2, 2, 2]);
        assert_ne!(six, three);
        let other_words =
            "nplurals=6; plural=(n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11&&n%100<=99?4:5);";
        assert_eq!(PluralRule::parse(other_words), Some(six));
        for unused in ["nplurals=4; plural=(n != 1);", "nplurals=1; plural=(n != 1);"] {
            assert_eq!(PluralRule::parse(unused), None);
        }
    }

    #[test]
    fn a_rule_that_makes_no_sense_has_none() {
        let deep = format!("plural={}n{}", "(".repeat(100_000), ")".repeat(100_000));
        for rule in
            ["", "nplurals=INTEGER; plural=EXPRESSION;", "plural=n%0", "plural=n n", "plural=(n", &deep]
        {
            assert_eq!(singular_form(rule), None);
        }
    }
}
