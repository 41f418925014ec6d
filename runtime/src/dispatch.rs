//! From an event of a page to its outcome: is the page allowed to send it, does it run, does it fail, does it panic? Whatever happens, the states are as
//! after a commit or as before the event.

use crate::manifest::Manifest;
use crate::protocol::{ErrorCode, Event, WireError, WireFailure};
use crate::states::{CallError, Failure, Outgoing, States};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tracing::{error, warn};

/// What became of an event.
#[derive(Debug)]
pub enum Outcome {
    /// It ran; its changes and effects are in the `Outgoing`.
    Done,
    /// It failed and changed nothing.
    Failed(WireFailure<'static>),
    /// It could not be understood, did not run and does not count.
    Refused(WireError),
    /// It panicked, and so did the rollback: the states cannot be trusted any more.
    Broken,
}

/// Runs an event as a transaction.
pub fn run(
    states: &mut dyn States,
    manifest: &Manifest,
    event: &Event,
    out: &mut Outgoing,
) -> Outcome {
    let unknown = || {
        let message = format!("`{}` is no event that a page may send", event.name);
        Outcome::Refused(WireError::about(
            event.number,
            ErrorCode::UnknownEvent,
            message,
        ))
    };
    if !manifest.events.contains(&*event.name) {
        return unknown();
    }
    // A panic may leave anything half done, and the rollback is what is for that.
    let ran = catch_unwind(AssertUnwindSafe(|| {
        states.call(&event.name, &event.args)?;
        states.commit(out);
        Ok(())
    }));
    let outcome = match ran {
        Ok(Ok(())) => return Outcome::Done,
        Ok(Err(CallError::UnknownEvent)) => unknown(),
        Ok(Err(CallError::BadArguments(problem))) => {
            let message = format!("`{}`: {problem}", event.name);
            Outcome::Refused(WireError::about(
                event.number,
                ErrorCode::BadArguments,
                message,
            ))
        }
        Ok(Err(CallError::Failed(failure))) => Outcome::Failed(wire_failure(&event.name, failure)),
        Err(panic) => {
            let id = new_failure_id();
            error!(
                event = &*event.name,
                id,
                "event panicked: {}",
                panic_message(&*panic)
            );
            Outcome::Failed(unknown_failure(&event.name, id))
        }
    };
    if catch_unwind(AssertUnwindSafe(|| states.rollback())).is_err() {
        error!(event = &*event.name, "undoing the event panicked");
        return Outcome::Broken;
    }
    outcome
}

/// What the page is told: all about failures that the program worded for people, of others the id alone, which is in the log.
fn wire_failure(event: &str, failure: Failure) -> WireFailure<'static> {
    if failure.known {
        return WireFailure {
            message: failure.message.into(),
            event: event.to_owned().into(),
            id: failure.id.into(),
            known: true,
        };
    }
    let id = match failure.id.is_empty() {
        true => new_failure_id(),
        false => failure.id,
    };
    warn!(event, id, "event failed: {}", failure.message);
    unknown_failure(event, id)
}

fn unknown_failure(event: &str, id: String) -> WireFailure<'static> {
    WireFailure {
        message: "".into(),
        event: event.to_owned().into(),
        id: id.into(),
        known: false,
    }
}

/// Names a failure in the log; it need not be secret, only not met twice.
fn new_failure_id() -> String {
    format!("{:08x}", getrandom::u32().unwrap_or_default())
}

/// The text of a panic.
pub(crate) fn panic_message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a message")
}
