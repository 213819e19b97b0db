//! Names of files in the heads of answers.

/// Returns the value of `Content-Disposition` by which a browser saves an answer under a name. Names may be
/// in any script: `filename*` is in UTF-8 with each byte escaped that is no plain letter (RFC 8187).
pub(super) fn attachment(name: &str) -> String {
    let escaped: String = name.bytes().map(escaped).collect();
    format!("attachment; filename*=UTF-8''{escaped}")
}

fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_any_script_is_plain_ascii() {
        assert_eq!(attachment("ا b.tmx"), "attachment; filename*=UTF-8''%D8%A7%20b.tmx");
    }
}
