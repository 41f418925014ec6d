//! What can keep a server from starting or running.

use crate::config::ConfigError;
pub use crate::store::StoreError;
use std::fmt;
use std::io;
use std::net::SocketAddr;

/// Why the server did not start, or stopped.
#[derive(Debug)]
pub enum ServeError {
    /// A variable of the environment cannot be read.
    Config(ConfigError),
    /// Nobody can listen there.
    Listen(SocketAddr, io::Error),
    /// A file of the app is missing or cannot be read: its path, and why.
    File(String, String),
    /// The program was generated for another version of this crate.
    Version {
        /// The version that the program was generated for.
        program: &'static str,
    },
    /// The app was made outside of a tokio runtime.
    NoRuntime,
    /// Sessions cannot be stored.
    Store(StoreError),
    /// Accepting connections failed.
    Io(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::Config(error) => write!(f, "{error}"),
            ServeError::Listen(address, error) => {
                write!(
                    f,
                    "cannot listen on {address}: {error}; `RXL_ADDRESS` names another address"
                )
            }
            ServeError::File(path, why) => write!(f, "cannot read `{path}`: {why}"),
            ServeError::Version { program } => write!(
                f,
                "the program was generated for rxl {program}, but this is rxl {}; build it with the `rxlc` of the same version",
                crate::VERSION
            ),
            ServeError::NoRuntime => f.write_str(
                "an app is made inside of a tokio runtime, in an `async fn` for example",
            ),
            ServeError::Store(error) => write!(f, "{error}"),
            ServeError::Io(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for ServeError {}

impl From<ConfigError> for ServeError {
    fn from(error: ConfigError) -> ServeError {
        ServeError::Config(error)
    }
}

impl From<StoreError> for ServeError {
    fn from(error: StoreError) -> ServeError {
        ServeError::Store(error)
    }
}
