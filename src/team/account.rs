//! [`Account`]: what an address leads to, as a line of a file of passwords names it.

/// What a line of a file of passwords names.
pub(super) struct Account {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) database: String,
    pub(super) user: String,
}

impl Account {
    /// Returns the password of a line that names this account.
    pub(super) fn password_in(&self, line: &str) -> Option<String> {
        if line.starts_with('#') {
            return None;
        }
        let [host, port, database, user, password] = fields(line).try_into().ok()?;
        let is = |field: &str, value: &str| field == "*" || field == value;
        let fits = is(&host, &self.host)
            && is(&port, &self.port.to_string())
            && is(&database, &self.database)
            && is(&user, &self.user);
        fits.then_some(password)
    }
}

/// Splits a line at its colons; a backslash stands before one that belongs to a value.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            // All that follows the fourth colon is the password.
            ':' if fields.len() < 5 => fields.push(String::new()),
            '\\' => fields.last_mut().expect("there is one").extend(chars.next()),
            c => fields.last_mut().expect("there is one").push(c),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        let text = str::to_owned;
        Account { host: text("db"), port: 5433, database: text("team"), user: text("salma") }
    }

    #[test]
    fn a_line_fits_by_all_its_fields() {
        let found = |line: &str| account().password_in(line);
        assert_eq!(found("db:5433:team:salma:open"), Some("open".into()));
        assert_eq!(found("*:*:*:*:a:b\\\\c"), Some("a:b\\c".into()));
        for other in ["db:5432:team:salma:open", "#db:5433:team:salma:open", "db:5433:team", ""] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
