//! Reads what a client sends, within limits of bytes and of time.

use std::io::Write;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use http_body_util::BodyExt;
use tokio::time::timeout;

use crate::server::failure::Failure;

/// The most bytes of JSON: a hundred texts of ten thousand letters.
const JSON_BYTES: u64 = 4 << 20;
/// How long the body of a call may take as a whole, and a file between two pieces. Chosen by hand.
const WHOLE: Duration = Duration::from_secs(30);
const PIECE: Duration = Duration::from_secs(30);
/// How long a file may take as a whole.
const FILE: Duration = Duration::from_secs(900);

/// Reads a body of JSON.
pub(in crate::server::memory) async fn json_bytes(body: Body) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    read(body, JSON_BYTES, WHOLE, |piece| bytes.extend_from_slice(piece)).await?;
    Ok(bytes)
}

/// Reads a body into a file.
pub(in crate::server::memory) async fn into_file(
    body: Body,
    most: u64,
    file: &mut impl Write,
) -> Result<(), Failure> {
    let mut written = Ok(());
    read(body, most, FILE, |piece| {
        if written.is_ok() {
            written = file.write_all(piece);
        }
    })
    .await?;
    written.map_err(|error| crate::error::Error::from(error).into())
}

async fn read(
    mut body: Body,
    most: u64,
    whole: Duration,
    mut each: impl FnMut(&Bytes),
) -> Result<(), Failure> {
    let deadline = Instant::now() + whole;
    let mut read = 0u64;
    if hyper::body::Body::size_hint(&body).lower() > most {
        return Err(too_large(most));
    }
    loop {
        let left = deadline.saturating_duration_since(Instant::now()).min(PIECE);
        let frame = match timeout(left, body.frame()).await {
            Err(_) => {
                return Err(Failure::new(
                    StatusCode::REQUEST_TIMEOUT,
                    "the body of the request took too long",
                ));
            }
            Ok(None) => return Ok(()),
            Ok(Some(Err(_))) => {
                return Err(Failure::new(StatusCode::BAD_REQUEST, "the body of the request broke off"));
            }
            Ok(Some(Ok(frame))) => frame,
        };
        if let Ok(piece) = frame.into_data() {
            read += piece.len() as u64;
            if read > most {
                return Err(too_large(most));
            }
            each(&piece);
        }
    }
}

fn too_large(most: u64) -> Failure {
    let most = match most >> 20 {
        0 => format!("{most} bytes"),
        mebibytes => format!("{mebibytes} MiB"),
    };
    Failure::new(StatusCode::PAYLOAD_TOO_LARGE, format!("a body of more than {most}"))
}
