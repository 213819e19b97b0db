//! Where a request has its token: in a header, in the path, or in the query.

use axum::extract::Request;
use axum::http::uri::{PathAndQuery, Uri};
use axum::http::{StatusCode, header};

use crate::server::failure::Failure;

/// Takes the token out of a request, whose address no longer has it then: `Authorization: Bearer TOKEN`, the
/// password of `Authorization: Basic`, a path `/t/TOKEN/…`, or `?key=TOKEN`.
pub(super) fn take_token(request: &mut Request) -> Result<Option<String>, Failure> {
    let in_header = request
        .headers_mut()
        .remove(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok().and_then(of_header));
    let (path, query) = (request.uri().path(), request.uri().query());
    let (in_path, path) = of_path(path);
    let (in_query, query) = query.map(of_query).unwrap_or_default();
    let bare = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let token = in_header.or_else(|| in_path.map(str::to_owned)).or(in_query);
    let bare: PathAndQuery =
        bare.parse().map_err(|_| Failure::new(StatusCode::BAD_REQUEST, "this is no path"))?;
    *request.uri_mut() = Uri::from(bare);
    Ok(token)
}

fn of_header(value: &str) -> Option<String> {
    let (scheme, rest) = value.trim().split_once(' ')?;
    let rest = rest.trim();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.to_owned());
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(base64(rest)?).ok()?;
    Some(pair.split_once(':')?.1.to_owned())
}

// Returns the token of a path and the rest of the path.
fn of_path(path: &str) -> (Option<&str>, &str) {
    let Some(rest) = path.strip_prefix("/t/") else { return (None, path) };
    match rest.find('/') {
        Some(end) => (Some(&rest[..end]), &rest[end..]),
        None => (Some(rest), "/"),
    }
}

// Returns the token of a query and the rest of the query.
fn of_query(query: &str) -> (Option<String>, String) {
    let (keys, others): (Vec<&str>, Vec<&str>) = query.split('&').partition(|pair| pair.starts_with("key="));
    (keys.first().map(|key| key["key=".len()..].to_owned()), others.join("&"))
}

// Decodes base64 (RFC 4648), with or without the padding at its end.
fn base64(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        (bits, count) = ((bits << 6 | u32::from(value)) & 0xFFFF, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn taken(uri: &str, authorization: Option<&str>) -> (Option<String>, String) {
        let mut request = Request::builder().uri(uri);
        if let Some(value) = authorization {
            request = request.header("authorization", value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        let token = take_token(&mut request).ok().unwrap();
        assert!(!request.headers().contains_key("authorization"));
        (token, request.uri().to_string())
    }

    #[test]
    fn a_token_is_taken_from_four_places() {
        let found = |token: &str, uri: &str| (Some(token.to_owned()), uri.to_owned());
        assert_eq!(taken("/v1/info", Some("Bearer abc")), found("abc", "/v1/info"));
        assert_eq!(taken("/v1/info", Some("Basic d2VibGF0ZTphYmM=")), found("abc", "/v1/info"));
        assert_eq!(taken("/t/abc/tmserver/languages/", None), found("abc", "/tmserver/languages/"));
        assert_eq!(taken("/v1/info?a=1&key=abc&b=2", None), found("abc", "/v1/info?a=1&b=2"));
        assert_eq!(taken("/v1/info?key=abc", None), found("abc", "/v1/info"));
        assert_eq!(taken("/t/abc", None), found("abc", "/"));
        assert_eq!(taken("http://here/v1/info", None), (None, "/v1/info".to_owned()));
    }

    #[test]
    fn what_is_no_token_is_none() {
        for value in ["", "Bearer", "Basic ???", "Basic bm9jb2xvbg==", "Digest abc"] {
            assert_eq!(taken("/", Some(value)).0, None, "{value}");
        }
    }
}
