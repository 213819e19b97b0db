//! Values of JSON as objects of Python, and options from keyword arguments.

use std::path::PathBuf;
use std::time::Duration;

use mizan_core::requests::Options;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyList};
use serde_json::{Map, Value};

/// Returns a value as an object of Python.
pub(crate) fn object(py: Python<'_>, value: &Value) -> PyResult<Py<PyAny>> {
    Ok(match value {
        Value::Null => py.None(),
        Value::Bool(flag) => PyBool::new(py, *flag).to_owned().into_any().unbind(),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into_pyobject(py)?.into_any().unbind(),
            None => number.as_f64().into_pyobject(py)?.into_any().unbind(),
        },
        Value::String(text) => text.into_pyobject(py)?.into_any().unbind(),
        Value::Array(values) => {
            let values = values.iter().map(|value| object(py, value)).collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, values)?.into_any().unbind()
        }
        Value::Object(fields) => {
            let dict = PyDict::new(py);
            for (name, value) in fields {
                dict.set_item(name, object(py, value)?)?;
            }
            dict.into_any().unbind()
        }
    })
}

/// Returns the options of a request from keyword arguments, in which `_` stands for `-`.
pub(crate) fn options(given: Option<&Bound<'_, PyDict>>) -> PyResult<Map<String, Value>> {
    let mut options = Map::new();
    for (name, value) in given.into_iter().flatten() {
        let name = name.extract::<String>()?;
        // `from` and `in` are words of Python.
        let name = name.trim_end_matches('_').replace('_', "-");
        options.insert(name, of_object(&value)?);
    }
    Ok(options)
}

/// Returns the options of a request.
pub(crate) fn read(options: Map<String, Value>) -> Options {
    Options::from(options)
}

fn of_object(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    if value.is_none() {
        Ok(Value::Null)
    } else if let Ok(flag) = value.cast::<PyBool>() {
        Ok(Value::Bool(flag.is_true()))
    } else if let Ok(whole) = value.extract::<i64>() {
        Ok(whole.into())
    } else if let Ok(number) = value.extract::<f64>() {
        Ok(number.into())
    } else if let Ok(text) = value.extract::<String>() {
        Ok(text.into())
    } else if let Ok(values) = value.extract::<Vec<String>>() {
        Ok(values.into())
    } else if let Ok(path) = value.extract::<PathBuf>() {
        Ok(path.display().to_string().into())
    } else if let Ok(paths) = value.extract::<Vec<PathBuf>>() {
        Ok(paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().into())
    } else if let Ok(time) = value.extract::<Duration>() {
        // The only times among these options are milliseconds.
        Ok(u64::try_from(time.as_millis()).unwrap_or(u64::MAX).into())
    } else {
        Err(PyTypeError::new_err(format!("{} is no value of an option", value.get_type().name()?)))
    }
}
