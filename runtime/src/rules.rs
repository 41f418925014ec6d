//! Rules of records and parameters: `where … else "…"`. A page checks them before it sends a value, the server when one has arrived.

use crate::failure::{Failure, Result};

/// Collects the fields that break a rule, with what is said of them.
#[derive(Debug, Default)]
pub struct Wrong {
    /// The names on the way to the value that is being checked.
    path: Vec<String>,
    fields: Vec<(String, String)>,
}

impl Wrong {
    /// A field of the value that is being checked breaks a rule.
    pub fn field(&mut self, name: &str, message: String) {
        let mut path = self.path.join(".");
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
        self.fields.push((path, message));
    }

    /// Checks what stands in a field of it.
    ///
    /// # Errors
    /// Those of `check`.
    pub fn within(
        &mut self,
        name: &str,
        check: impl FnOnce(&mut Wrong) -> Result<()>,
    ) -> Result<()> {
        self.path.push(name.to_owned());
        let checked = check(self);
        self.path.pop();
        checked
    }

    /// Fails if a rule is broken.
    ///
    /// # Errors
    /// The failure has the message of the first rule, and all fields.
    pub fn into_result(self) -> Result<()> {
        match self.fields.first() {
            None => Ok(()),
            Some((_, message)) => Err(Failure {
                fields: self.fields.clone().into(),
                ..Failure::known(message.clone())
            }),
        }
    }
}
