//! Units and matches: [`Unit`] and [`Match`], which is a unit too, [`Difference`] and [`Adapted`].

use pyo3::prelude::*;
use serde_json::{Map, Value};

use crate::json::object;

/// A unit of a memory.
#[pyclass(frozen, subclass, module = "mizan")]
pub(crate) struct Unit {
    fields: Map<String, Value>,
}

/// A unit found for a query.
#[pyclass(frozen, extends = Unit, module = "mizan")]
pub(crate) struct Match;

/// Where a query and a unit differ, in characters.
#[pyclass(frozen, get_all, module = "mizan")]
pub(crate) struct Difference {
    /// The kind of difference, such as "number".
    name: String,
    /// The place in the query, as start and end.
    query: (usize, usize),
    /// The place in the source text of the unit, as start and end.
    unit: (usize, usize),
}

/// A translation with the numbers of the query put in.
#[pyclass(frozen, get_all, module = "mizan")]
pub(crate) struct Adapted {
    /// The text.
    target: String,
    /// The places of the numbers, in characters.
    places: Vec<(usize, usize)>,
    /// The names of what a translator should check.
    remarks: Vec<String>,
}

/// Returns the objects of an array.
pub(crate) fn objects(answer: Value) -> Vec<Map<String, Value>> {
    let values = match answer {
        Value::Array(values) => values,
        _ => Vec::new(),
    };
    values
        .into_iter()
        .filter_map(|value| if let Value::Object(fields) = value { Some(fields) } else { None })
        .collect()
}

impl Match {
    pub(crate) fn all(py: Python<'_>, answer: Value) -> PyResult<Vec<Py<Self>>> {
        let made = |fields| Py::new(py, PyClassInitializer::from(Unit::new(fields)).add_subclass(Self));
        objects(answer).into_iter().map(made).collect()
    }
}

impl Unit {
    pub(crate) fn new(fields: Map<String, Value>) -> Self {
        Self { fields }
    }

    pub(crate) fn all(answer: Value) -> Vec<Self> {
        objects(answer).into_iter().map(Self::new).collect()
    }
}

fn text<'f>(fields: &'f Map<String, Value>, name: &str) -> &'f str {
    fields.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(fields: &Map<String, Value>, name: &str) -> i64 {
    fields.get(name).and_then(Value::as_i64).unwrap_or_default()
}

fn place(value: Option<&Value>) -> (usize, usize) {
    let at = |index: usize| value.and_then(|place| place[index].as_u64()).unwrap_or_default();
    (usize::try_from(at(0)).unwrap_or(0), usize::try_from(at(1)).unwrap_or(0))
}

fn array<'f>(fields: &'f Map<String, Value>, name: &str) -> &'f [Value] {
    fields.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

#[pymethods]
impl Match {
    /// How alike query and source are, from 0 to 100.
    #[getter]
    fn percent(found: &Bound<'_, Self>) -> i64 {
        number(fields(found), "percent")
    }

    /// The class: "context", "exact", "spelling", "format" or "fuzzy".
    #[getter]
    fn class_(found: &Bound<'_, Self>) -> String {
        text(fields(found), "class").to_owned()
    }

    /// Where query and source differ.
    #[getter]
    fn differences(found: &Bound<'_, Self>) -> Vec<Difference> {
        let differences = array(fields(found), "differences").iter();
        differences
            .map(|one| Difference {
                name: one["name"].as_str().unwrap_or_default().to_owned(),
                query: place(one.get("query")),
                unit: place(one.get("unit")),
            })
            .collect()
    }

    /// The translation with the numbers of the query put in, or None.
    #[getter]
    fn adapted(found: &Bound<'_, Self>) -> Option<Adapted> {
        let adapted = fields(found).get("adapted")?.as_object()?;
        let remarks = array(adapted, "remarks").iter().filter_map(Value::as_str);
        Some(Adapted {
            target: text(adapted, "target").to_owned(),
            places: array(adapted, "places").iter().map(|one| place(Some(one))).collect(),
            remarks: remarks.map(str::to_owned).collect(),
        })
    }

    fn __repr__(found: &Bound<'_, Self>) -> String {
        let fields = fields(found);
        let [class, source, target] = ["class", "source", "target"].map(|name| text(fields, name));
        format!("Match({} %, {class}, {source:?}, {target:?})", number(fields, "percent"))
    }
}

fn fields<'f>(found: &'f Bound<'_, Match>) -> &'f Map<String, Value> {
    &found.as_super().get().fields
}

#[pymethods]
impl Unit {
    /// The text.
    #[getter]
    fn source(&self) -> &str {
        text(&self.fields, "source")
    }

    /// Its translation.
    #[getter]
    fn target(&self) -> &str {
        text(&self.fields, "target")
    }

    /// The language of the text.
    #[getter]
    fn source_lang(&self) -> &str {
        text(&self.fields, "source_lang")
    }

    /// The language of the translation.
    #[getter]
    fn target_lang(&self) -> &str {
        text(&self.fields, "target_lang")
    }

    /// The number of the unit.
    #[getter]
    fn id(&self) -> i64 {
        number(&self.fields, "id")
    }

    /// The status: "aligned", "machine", "translated" or "reviewed".
    #[getter]
    fn status(&self) -> &str {
        text(&self.fields, "status")
    }

    /// All that is known about the unit, with the keys of docs/json.md.
    fn to_dict(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        object(py, &Value::Object(self.fields.clone()))
    }

    fn __repr__(&self) -> String {
        format!("Unit({}, {:?}, {:?})", self.id(), self.source(), self.target())
    }
}

#[pymethods]
impl Difference {
    fn __repr__(&self) -> String {
        format!("Difference({:?}, query={:?}, unit={:?})", self.name, self.query, self.unit)
    }
}

#[pymethods]
impl Adapted {
    fn __repr__(&self) -> String {
        format!("Adapted({:?})", self.target)
    }
}
