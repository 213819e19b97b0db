//! [`KnownToken`]: a token of which only a hash is known.

use sha2::{Digest, Sha256};

use super::access::Access;

/// A token of which only a hash is known, and what it gives access to.
#[derive(Clone, Debug)]
pub(in crate::server) struct KnownToken {
    pub(in crate::server) access: Access,
    pub(super) hash: String,
}

impl KnownToken {
    /// Returns true for the text of the token.
    pub(in crate::server) fn is(&self, text: &str) -> bool {
        // The time of the comparison tells something of the hash alone, which leads to no token.
        self.hash == hash(text)
    }
}

/// Returns the hash of a token (SHA-256) in hexadecimal digits. A token has 192 random bits, so that nobody
/// can try all, and needs neither salt nor a slow hash.
pub(super) fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example of FIPS 180-4.
    #[test]
    fn the_hash_is_sha_256() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash("abc"), known);
    }
}
