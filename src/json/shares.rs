//! Accuracies and shares as JSON objects.

use serde::{Serialize, Serializer};

use crate::evaluate::{Accuracy, Share};

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
