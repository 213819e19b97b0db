//! The address of a team's PostgreSQL, with its password from where libpq looks for one.

use std::env;
use std::path::PathBuf;

use mizan::team::{Address, PassFile};

/// Returns an address with the password of PGPASSWORD, or else of the file that PGPASSFILE names, or else of
/// `.pgpass` in the home folder.
pub(crate) fn with_password(address: Address) -> anyhow::Result<Address> {
    if let Ok(password) = env::var("PGPASSWORD") {
        return Ok(address.password(password));
    }
    let named = env::var_os("PGPASSFILE").map(PathBuf::from);
    let Some(file) = named.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".pgpass"))) else {
        return Ok(address);
    };
    let password = PassFile::new(file).password(&address)?;
    Ok(address.password(password))
}

/// Reads an address as a person gives it, and adds the password.
pub(crate) fn read(given: &str) -> anyhow::Result<Address> {
    with_password(given.parse()?)
}
