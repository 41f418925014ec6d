//! What goes wrong while a program runs: a failure ends its event and undoes it.

/// A failure of an event. The browser sees `message` if it is `known`, else only its `id`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Failure {
    /// What went wrong; worded for people if it is known.
    pub message: String,
    /// The event that failed; the session fills it in.
    pub event: String,
    /// Names the failure in the log; the session fills it in.
    pub id: String,
    /// Whether the program has worded it for people (`fail(text)`).
    pub known: bool,
}

impl Failure {
    /// A failure whose message the user sees.
    pub fn known(message: impl Into<String>) -> Failure {
        Failure {
            message: message.into(),
            known: true,
            ..Failure::default()
        }
    }

    /// A failure of the program: its message goes to the log.
    pub fn unknown(message: impl Into<String>) -> Failure {
        Failure {
            message: message.into(),
            ..Failure::default()
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// What every function of a program gives.
pub type Result<T> = std::result::Result<T, Failure>;
