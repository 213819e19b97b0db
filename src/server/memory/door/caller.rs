//! [`Caller`]: who sends a request, and what they may do.

use axum::http::StatusCode;

use crate::server::failure::Failure;
use crate::server::tokens::{Access, Rights};

/// Who sends a request.
#[derive(Clone)]
pub(in crate::server::memory) enum Caller {
    /// Whoever reaches a server that asks for no token.
    Anybody,
    /// Somebody without a token, who learns only that the server is there.
    Nobody,
    /// The holder of a token.
    Holder(Access),
}

impl Caller {
    /// Returns the name of the token.
    pub(in crate::server::memory) fn name(&self) -> Option<&str> {
        match self {
            Self::Holder(access) => Some(&access.name),
            Self::Anybody | Self::Nobody => None,
        }
    }

    /// Returns true if the caller may ask the memory of this name.
    pub(in crate::server::memory) fn opens(&self, memory: &str) -> bool {
        match self {
            Self::Anybody => true,
            Self::Nobody => false,
            Self::Holder(access) => access.opens(memory),
        }
    }

    /// Refuses a caller without these rights.
    pub(in crate::server::memory) fn needs(&self, rights: Rights) -> Result<(), Failure> {
        match self {
            Self::Anybody => Ok(()),
            Self::Holder(access) if access.rights >= rights => Ok(()),
            _ => Err(Failure::new(
                StatusCode::FORBIDDEN,
                format!("this needs a token with the rights {rights}"),
            )),
        }
    }
}
