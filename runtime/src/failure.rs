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
    /// Where the page goes instead of showing the message.
    pub location: Option<String>,
    /// Whether the program has worded it for people (`fail(text)`).
    pub known: bool,
    /// Fields of the form that was sent, and what is wrong with each.
    pub fields: Box<[(String, String)]>,
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

    /// A failure whose message the user sees beside a field of the form that was sent.
    pub fn field(name: impl Into<String>, message: impl Into<String>) -> Failure {
        let message = message.into();
        Failure {
            fields: Box::new([(name.into(), message.clone())]),
            ..Failure::known(message)
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

/// Every error of Rust code ends the event; its text goes to the log. ([`Failure`] is therefore no [`std::error::Error`] itself.)
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(inner) = source {
            message.push_str(": ");
            message.push_str(&inner.to_string());
            source = inner.source();
        }
        Failure::unknown(message)
    }
}

/// What every function of a program gives.
pub type Result<T> = std::result::Result<T, Failure>;
