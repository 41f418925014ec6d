//! What a test says of the functions that are written in Rust.

use crate::background::Stream;
use crate::failure::{Failure, Result};
use crate::list::List;
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The answers of one test. Copies are the same answers.
#[derive(Clone, Default)]
pub struct Answers(Arc<Mutex<Given>>);

#[derive(Default)]
struct Given {
    by_function: BTreeMap<&'static str, Answer>,
    /// What was called first of that which has no answer.
    missing: Option<Missing>,
}

enum Answer {
    Value(Box<dyn Any + Send>),
    Failure(String),
}

/// Something was called of which the test says nothing.
#[derive(Debug, Clone, Copy)]
pub(super) enum Missing {
    /// An extern function: the test can say what it gives.
    Function(&'static str),
    /// An extern event, which tests cannot run.
    Event(&'static str),
}

impl Answers {
    fn given(&self) -> MutexGuard<'_, Given> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on the function gives this.
    pub fn returns<T: Any + Send>(&self, function: &'static str, value: T) {
        let answer = Answer::Value(Box::new(value));
        self.given().by_function.insert(function, answer);
    }

    /// From now on the function fails with this text.
    pub fn fails(&self, function: &'static str, text: String) {
        let answer = Answer::Failure(text);
        self.given().by_function.insert(function, answer);
    }

    /// A call of a function.
    ///
    /// # Errors
    /// The test says that it fails, or says nothing of it.
    pub fn value<T: Any + Clone>(&self, function: &'static str) -> Result<T> {
        let mut given = self.given();
        match given.by_function.get(function) {
            Some(Answer::Failure(text)) => return Err(Failure::known(text.clone())),
            Some(Answer::Value(value)) => {
                if let Some(value) = value.downcast_ref::<T>() {
                    return Ok(value.clone());
                }
            }
            None => {}
        }
        given.missing.get_or_insert(Missing::Function(function));
        Err(Failure::unknown(format!("`{function}` has no answer")))
    }

    /// A call of a function that gives a stream.
    ///
    /// # Errors
    /// Those of [`Answers::value`].
    pub fn stream<T: crate::Data>(&self, function: &'static str) -> Result<Stream<T>> {
        let items: List<T> = self.value(function)?;
        Ok(Stream::of(items))
    }

    /// A call of an event that is written in Rust.
    ///
    /// # Errors
    /// Always: there is nothing that could stand for it.
    pub fn event(&self, event: &'static str) -> Result<()> {
        self.given().missing.get_or_insert(Missing::Event(event));
        Err(Failure::unknown(format!("`{event}` is written in Rust")))
    }

    /// What was called and has no answer.
    pub(super) fn missing(&self) -> Option<Missing> {
        self.given().missing
    }
}
