//! The key with which the server signs what it hands out, so that it knows it again: from the environment, or from a file that it makes on its first start.

use crate::config::{Config, Keep};
use crate::store::StoreError;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// A signature.
pub(crate) const SIGNATURE_BYTES: usize = 32;

/// The key.
#[derive(Clone)]
pub(crate) struct Secret(Hmac<Sha256>);

impl Secret {
    /// The one in the settings, or the one beside the sessions. Without either it lasts as long as the process, as the sessions do then.
    pub fn open(config: &Config) -> Result<Secret, StoreError> {
        match (&config.secret, &config.keep) {
            (Some(text), _) => Ok(Secret::of(text.expose().as_bytes())),
            (None, Keep::OnDisk(folder)) => {
                let path = folder.join("secret");
                let key = read_or_make(&path)
                    .map_err(|error| StoreError::Unavailable(path, error.to_string()))?;
                Ok(Secret::of(&key))
            }
            (None, Keep::InMemory) => {
                let key = random_key()
                    .map_err(|error| StoreError::Unavailable("memory".into(), error.to_string()))?;
                Ok(Secret::of(&key))
            }
        }
    }

    fn of(key: &[u8]) -> Secret {
        // A key of any length will do.
        Secret(Hmac::new_from_slice(key).unwrap_or_else(|_| Hmac::new(&Default::default())))
    }

    /// Signs; `purpose` keeps a signature for one thing from being one for another.
    pub fn sign(&self, purpose: &str, bytes: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.over(purpose, bytes).finalize().into_bytes().into()
    }

    /// Whether the signature is right; how long this takes tells nothing about it.
    pub fn has_signed(&self, purpose: &str, bytes: &[u8], signature: &[u8]) -> bool {
        self.over(purpose, bytes).verify_slice(signature).is_ok()
    }

    fn over(&self, purpose: &str, bytes: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(bytes);
        mac
    }
}

fn random_key() -> io::Result<[u8; 32]> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    Ok(key)
}

/// The file is for its owner alone.
fn read_or_make(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Ok(key) if key.len() >= 32 => {
            keep_private(path)?;
            Ok(key)
        }
        Ok(_) => Err(io::Error::other(
            "the key is too short; delete the file to get a new one, which ends all sessions",
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = random_key()?;
            let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            // Under another name first, so that a half-written key is never taken for one.
            let unfinished = path.with_extension("new");
            let mut file = create_private(&unfinished)?;
            file.write_all(key.as_bytes())?;
            file.sync_all()?;
            fs::rename(&unfinished, path)?;
            Ok(key.into_bytes())
        }
        Err(error) => Err(error),
    }
}

fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn keep_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    if mode & 0o077 != 0 {
        tracing::warn!(
            "`{}` was readable for others; now it is for its owner alone",
            path.display()
        );
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_for_one_purpose_one_text_and_one_key() {
        let secret = Secret::of(b"key");
        let signature = secret.sign("session", b"id");
        assert!(secret.has_signed("session", b"id", &signature));
        assert!(!secret.has_signed("other", b"id", &signature));
        assert!(!secret.has_signed("session", b"di", &signature));
        assert!(!Secret::of(b"other").has_signed("session", b"id", &signature));
        assert!(!secret.has_signed("session", b"id", &signature[1..]));
    }
}
