//! [`Upload`]: a file that a client sends, on the disk as long as it is needed.

use std::fs::File;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::OwnedSemaphorePermit;

use super::body::into_file;
use crate::error::Error;
use crate::server::failure::Failure;
use crate::server::memory::served::Served;

/// A file that a client sends, in a folder of its own. Both are removed when the value is dropped.
pub(in crate::server::memory) struct Upload {
    folder: TempDir,
    path: PathBuf,
    _place: OwnedSemaphorePermit,
}

impl Upload {
    /// Takes a file in, under the last part of a name, when there is a place for it.
    pub(in crate::server::memory) async fn take(
        served: &Served,
        name: &str,
        body: Body,
    ) -> Result<Self, Failure> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        if name.is_empty() || name.len() > 200 || name.starts_with('.') || name.contains(char::is_control) {
            return Err(Failure::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "\"name\": expected the name of a file",
            ));
        }
        let place = served.work.upload().await?;
        let folder = tempfile::Builder::new().prefix("mizan-serve-").tempdir().map_err(Error::from)?;
        let path = folder.path().join(name);
        let mut file = File::create_new(&path).map_err(Error::from)?;
        into_file(body, served.upload, &mut file).await?;
        Ok(Self { folder, path, _place: place })
    }

    pub(in crate::server::memory) fn path(&self) -> &Path {
        &self.path
    }

    /// Leaves the name of the folder out of the texts of an answer.
    pub(in crate::server::memory) fn named(&self, mut answer: Value) -> Value {
        let folder = format!("{}{}", self.folder.path().display(), std::path::MAIN_SEPARATOR);
        shorten(&mut answer, &folder);
        answer
    }

    /// Returns the report of an import. Of a file of which nothing could be read, that is a failure.
    pub(in crate::server::memory) fn readable(&self, report: Value) -> Result<Value, Failure> {
        let file = &report["files"][0];
        let why = file["error"].as_str().or_else(|| file["remarks"][0]["reason"].as_str());
        match why.filter(|_| report["read"] == 0) {
            Some(why) => Err(Failure::new(StatusCode::UNPROCESSABLE_ENTITY, why)),
            None => Ok(report),
        }
    }

    /// Leaves the name of the folder out of the message of an error.
    pub(in crate::server::memory) fn explained(&self, error: Error) -> Failure {
        Failure::from(error).without(&format!(
            "{}{}",
            self.folder.path().display(),
            std::path::MAIN_SEPARATOR
        ))
    }
}

fn shorten(value: &mut Value, folder: &str) {
    match value {
        Value::String(text) if text.contains(folder) => *text = text.replace(folder, ""),
        Value::Array(values) => values.iter_mut().for_each(|value| shorten(value, folder)),
        Value::Object(values) => values.values_mut().for_each(|value| shorten(value, folder)),
        _ => {}
    }
}
