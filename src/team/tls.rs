//! TLS to PostgreSQL, checked as libpq's `sslmode` says.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error as TlsError, RootCertStore, SignatureScheme,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Error, ErrorKind, Result};

use super::address::Checks;

/// Returns what makes connections over TLS.
pub(super) fn connector(checks: &Checks) -> Result<MakeRustlsConnect> {
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| failed(&error))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Verifier::new(checks, provider)?))
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn failed(error: &impl ToString) -> Error {
    ErrorKind::Team(format!("TLS: {}", error.to_string())).into()
}

/// Checks the certificate of a server as far as `sslmode` asks for it.
#[derive(Debug)]
struct Verifier {
    // `None` takes any certificate, as `sslmode=require` does.
    authority: Option<Arc<WebPkiServerVerifier>>,
    checks_host: bool,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn new(checks: &Checks, provider: Arc<CryptoProvider>) -> Result<Self> {
        let authority = match checks.authority {
            false => None,
            true => {
                let roots = Arc::new(roots(checks)?);
                let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider));
                Some(verifier.build().map_err(|error| failed(&error))?)
            }
        };
        Ok(Self { authority, checks_host: checks.host, provider })
    }
}

/// Returns the certificates of the authorities that are trusted: those of a file, or those of the system.
fn roots(checks: &Checks) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    let Some(path) = &checks.root else {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return Ok(roots);
    };
    let name = path.display();
    let certificates =
        CertificateDer::pem_file_iter(path).map_err(|error| failed(&format!("{name}: {error}")))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| failed(&format!("{name}: {error}")))?;
        roots.add(certificate).map_err(|error| failed(&format!("{name}: {error}")))?;
    }
    Ok(roots)
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let Some(authority) = &self.authority else { return Ok(ServerCertVerified::assertion()) };
        let checked =
            authority.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        match checked {
            // The name is checked last, once the authority is known.
            Err(TlsError::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.checks_host => Ok(ServerCertVerified::assertion()),
            checked => checked,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
