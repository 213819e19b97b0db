//! Options that restrict a verb to some of the units of a memory.

use mizan::memory::{Filter, Memory};
use mizan::{ErrorKind, Status, Timestamp};
use serde_json::{Map, Value};

use crate::options::names::status;
use crate::terminal::remark::remark;

/// The units that a verb considers.
#[derive(clap::Args)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// use only units of this subject field
    #[arg(long)]
    domain: Option<String>,
    /// use only units translated for this client
    #[arg(long)]
    client: Option<String>,
    /// use only units translated in this project
    #[arg(long)]
    project: Option<String>,
    /// use only units that this person created or last changed
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// use only units of this document
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    /// use only units of this status or a more trusted one, but in `delete` and `forget` of exactly this one:
    /// aligned, machine, translated or reviewed
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Option<Status>,
    /// use only units of exactly this status
    #[arg(long, value_name = "STATUS", value_parser = status, conflicts_with = "status")]
    only_status: Option<Status>,
    /// use only units created or changed on this day or later (2026-01-31)
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Timestamp>,
    /// use only units created and last changed before this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    before: Option<Timestamp>,
}

impl Filters {
    /// The names of the options, for verbs that refuse them beside another option.
    pub(crate) const NAMES: [&str; 9] =
        ["domain", "client", "project", "by", "document", "status", "only_status", "since", "before"];

    /// Reports on stderr each value of a filter that no unit has, with the most similar value that a unit
    /// has. Callers use this when they found nothing.
    pub(crate) fn name_unknown(&self, memory: &Memory) -> anyhow::Result<()> {
        for unknown in memory.unknown_values(&self.filter())? {
            remark!("{unknown}");
        }
        if self.since.is_some() || self.before.is_some() {
            tell_days(memory)?;
        }
        Ok(())
    }

    /// Returns true, after a report on stderr, if filters are given that no unit of the memory passes.
    pub(crate) fn leave_nothing(&self, memory: &Memory) -> anyhow::Result<bool> {
        if passes_any(&self.filter(), memory)? {
            return Ok(false);
        }
        remark!("no unit passes the filters");
        self.name_unknown(memory)?;
        Ok(true)
    }

    /// Returns the values of the options that are given, by their names, as a server takes them.
    pub(crate) fn named(&self) -> Map<String, Value> {
        let text = |text: &Option<String>| text.clone();
        let status = |status: Option<Status>| status.map(|status| status.name().to_owned());
        let day = |day: Option<Timestamp>| day.map(Timestamp::date);
        let all = [
            ("domain", text(&self.domain)),
            ("client", text(&self.client)),
            ("project", text(&self.project)),
            ("by", text(&self.by)),
            ("document", text(&self.document)),
            ("status", status(self.status)),
            ("only-status", status(self.only_status)),
            ("since", day(self.since)),
            ("before", day(self.before)),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into()))).collect()
    }

    /// Returns the document that the units must be of.
    pub(crate) fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    pub(crate) fn filter(&self) -> Filter {
        let mut filter = Filter::new();
        if let Some(domain) = &self.domain {
            filter = filter.domain(domain);
        }
        if let Some(client) = &self.client {
            filter = filter.client(client);
        }
        if let Some(project) = &self.project {
            filter = filter.project(project);
        }
        if let Some(person) = &self.by {
            filter = filter.by(person);
        }
        if let Some(document) = &self.document {
            filter = filter.document(document);
        }
        let until = self.before.map(|before| Timestamp::from_unix(before.unix() - 1));
        filter.status_from(self.status).status(self.only_status).since(self.since).until(until)
    }

    /// Returns the filter of a verb that deletes what passes. There a status stands for itself alone: who
    /// deletes aligned units does not mean the reviewed ones.
    pub(crate) fn filter_to_delete(&self) -> Filter {
        self.filter().status_from(None).status(self.only_status.or(self.status))
    }
}

/// Returns true if a unit of the memory passes a filter, or if the filter lets every unit pass.
pub(crate) fn passes_any(filter: &Filter, memory: &Memory) -> anyhow::Result<bool> {
    let is_past_damage = |unit: &mizan::Result<_>| !matches!(unit, Err(error) if matches!(error.kind(), ErrorKind::Damaged(_)));
    let first = || memory.only(filter.clone()).units().map(|mut units| units.find(is_past_damage));
    Ok(*filter == Filter::new() || first()?.transpose()?.is_some())
}

/// Says on stderr from when to when the units of a memory were made or changed.
fn tell_days(memory: &Memory) -> anyhow::Result<()> {
    let mut days: Option<[Timestamp; 2]> = None;
    for unit in memory.units()?.flatten() {
        let origin = unit.unit.origin();
        if let Some(moment) = origin.changed.max(origin.created) {
            let [first, last] = days.unwrap_or([moment; 2]);
            days = Some([first.min(moment), last.max(moment)]);
        }
    }
    if let Some([first, last]) = days.map(|days| days.map(Timestamp::date)) {
        remark!("the units were made or last changed from {first} to {last}");
    }
    Ok(())
}

/// Reads a day as the time at which it begins.
pub(crate) fn day(day: &str) -> Result<Timestamp, String> {
    let moment = Some(day).filter(|day| day.len() <= "2026-01-31".len()).and_then(|day| day.parse().ok());
    moment.ok_or_else(|| "expected a day like 2026-01-31".into())
}
