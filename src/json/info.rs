//! Gives the counts of a memory as a JSON object.

use serde::{Serialize, Serializer};

use crate::memory::{DomainCount, Info, LengthCount, MonthCount, PairCount, StatusCount, YearCount};

#[derive(Serialize)]
struct InfoFields<'i> {
    bytes: u64,
    domains: Vec<DomainFields<'i>>,
    free: u64,
    lengths: Vec<LengthFields>,
    months: Vec<MonthFields>,
    newest: Option<String>,
    oldest: Option<String>,
    pairs: Vec<PairFields<'i>>,
    source_chars: f64,
    statuses: Vec<StatusFields>,
    steps: u64,
    target_chars: f64,
    units: u64,
    used: UsedFields,
    waiting: u64,
    years: Vec<YearFields>,
}

#[derive(Serialize)]
struct DomainFields<'i> {
    domain: Option<&'i str>,
    units: u64,
}

#[derive(Serialize)]
struct LengthFields {
    to: Option<usize>,
    units: u64,
}

#[derive(Serialize)]
struct MonthFields {
    month: String,
    units: u64,
}

#[derive(Serialize)]
struct PairFields<'i> {
    source_lang: &'i str,
    target_lang: &'i str,
    units: u64,
}

#[derive(Serialize)]
struct StatusFields {
    status: &'static str,
    units: u64,
}

#[derive(Serialize)]
struct UsedFields {
    units: u64,
    uses: u64,
}

#[derive(Serialize)]
struct YearFields {
    units: u64,
    year: i64,
}

impl Serialize for Info {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = InfoFields {
            bytes: self.bytes,
            domains: self.domains.iter().map(DomainFields::of).collect(),
            free: self.free,
            lengths: self.lengths.iter().map(LengthFields::of).collect(),
            months: self.months.iter().map(MonthFields::of).collect(),
            newest: self.newest.map(|moment| moment.to_string()),
            oldest: self.oldest.map(|moment| moment.to_string()),
            pairs: self.pairs.iter().map(PairFields::of).collect(),
            source_chars: self.source_chars,
            statuses: self.statuses.iter().map(StatusFields::of).collect(),
            steps: self.steps,
            target_chars: self.target_chars,
            units: self.units,
            used: UsedFields { units: self.used.units, uses: self.used.uses },
            waiting: self.waiting,
            years: self.years.iter().map(YearFields::of).collect(),
        };
        fields.serialize(serializer)
    }
}

impl<'i> DomainFields<'i> {
    fn of(count: &'i DomainCount) -> Self {
        Self { domain: count.domain.as_deref(), units: count.units }
    }
}

impl LengthFields {
    fn of(count: &LengthCount) -> Self {
        Self { to: count.longest, units: count.units }
    }
}

impl MonthFields {
    fn of(count: &MonthCount) -> Self {
        Self { month: format!("{:04}-{:02}", count.year, count.month), units: count.units }
    }
}

impl<'i> PairFields<'i> {
    fn of(count: &'i PairCount) -> Self {
        let (source, target) = (count.langs.source(), count.langs.target());
        Self { source_lang: source.tag(), target_lang: target.tag(), units: count.units }
    }
}

impl StatusFields {
    fn of(count: &StatusCount) -> Self {
        Self { status: count.status.name(), units: count.units }
    }
}

impl YearFields {
    fn of(count: &YearCount) -> Self {
        Self { units: count.units, year: count.year }
    }
}
