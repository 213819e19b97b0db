//! The calls in JSON under `/v1`, which are the requests of the bindings ([`crate::requests`]) over HTTP.

mod about;
mod body;
mod files;
mod flaws;
mod given;
mod lookup;
mod routes;
mod search;
mod stream;
mod texts;
mod units;
mod upload;

pub(super) use body::json_bytes;
pub(super) use routes::routes;
pub(super) use upload::Upload;
