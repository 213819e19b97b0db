//! Accuracies, shares, intervals and gains as JSON objects.

use serde::{Serialize, Serializer};

use crate::evaluate::{Accuracy, Gain, Interval, Share};

#[derive(Serialize)]
struct AccuracyFields {
    f1: f64,
    precision: f64,
    recall: f64,
}

#[derive(Serialize)]
struct ShareFields {
    all: usize,
    right: usize,
}

#[derive(Serialize)]
struct IntervalFields {
    high: f64,
    low: f64,
}

#[derive(Serialize)]
struct GainFields {
    f1: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
    over: f64,
}

impl Serialize for Accuracy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (precision, recall) = (self.precision(), self.recall());
        AccuracyFields { f1: self.f1(), precision, recall }.serialize(serializer)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ShareFields { all: self.all(), right: self.right() }.serialize(serializer)
    }
}

impl Serialize for Interval {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        IntervalFields { high: self.high(), low: self.low() }.serialize(serializer)
    }
}

impl Serialize for Gain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        GainFields { f1: self.f1(), interval: self.interval(), over: self.over() }.serialize(serializer)
    }
}
