//! From an event of a page to its outcome: is the page allowed to send it, does it run, does it fail, does it panic? Whatever happens, the states are as
//! after a commit or as before the event.

use crate::context::Context;
use crate::manifest::Manifest;
use crate::patience::within;
use crate::protocol::{ErrorCode, Event, WireError, WireFailure};
use crate::request::Passage;
use crate::states::{CallError, Failure, Outgoing, States};
use futures_util::FutureExt;
use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tracing::{error, warn};

/// What became of an event.
#[derive(Debug)]
pub enum Outcome {
    /// It ran; its changes and effects are in the `Outgoing`.
    Done,
    /// It failed and changed nothing.
    Failed(WireFailure<'static>),
    /// It changed nothing, and the page goes to this address.
    Redirected(String),
    /// It could not be understood, did not run and does not count.
    Refused(WireError),
    /// It panicked, and so did the rollback: the states cannot be trusted any more.
    Broken,
}

/// Runs an event that a page has sent. `out` gets what the page is told besides a failure: changes and effects, or what takes previews back.
pub async fn run(
    states: &mut dyn States,
    manifest: &Manifest,
    event: &Event,
    context: Context,
    passage: Option<Box<Passage>>,
    limit: Duration,
    out: &mut Outgoing,
) -> Outcome {
    if !manifest.events.contains(&*event.name) {
        return unknown(event);
    }
    transact(states, event, context, passage, limit, out).await
}

fn unknown(event: &Event) -> Outcome {
    let message = format!("`{}` is no event that a page may send", event.name);
    Outcome::Refused(WireError::about(
        event.number,
        ErrorCode::UnknownEvent,
        message,
    ))
}

/// Runs an event as a transaction.
pub async fn transact(
    states: &mut dyn States,
    event: &Event,
    context: Context,
    passage: Option<Box<Passage>>,
    limit: Duration,
    out: &mut Outgoing,
) -> Outcome {
    // A panic may leave anything half done, and the rollback is what is for that.
    let ran = caught(pin!(async {
        states.begin(context.clone());
        let running = match passage {
            None => states.call(&event.name, &event.args),
            Some(passage) => Box::pin(passage.run(|request| {
                context.set_request(request);
                states.call(&event.name, &event.args)
            })),
        };
        match within(limit, running).await {
            Ok(ran) => ran?,
            Err(_) => {
                let message = format!("the event took longer than {} s", limit.as_secs());
                return Err(CallError::Failed(Failure::unknown(message)));
            }
        }
        states.commit(out);
        Ok(())
    }))
    .await;
    let outcome = match ran {
        Ok(Ok(())) => return Outcome::Done,
        Ok(Err(CallError::UnknownEvent)) => unknown(event),
        Ok(Err(CallError::BadArguments(problem))) => {
            let message = format!("`{}`: {problem}", event.name);
            Outcome::Refused(WireError::about(
                event.number,
                ErrorCode::BadArguments,
                message,
            ))
        }
        Ok(Err(CallError::Failed(Failure {
            location: Some(location),
            ..
        }))) => Outcome::Redirected(location),
        Ok(Err(CallError::Failed(failure))) => Outcome::Failed(wire_failure(&event.name, failure)),
        Err(panic) => Outcome::Failed(panicked(&event.name, &*panic)),
    };
    match roll_back(states, &event.name, out) {
        Ok(()) => outcome,
        Err(Broken) => Outcome::Broken,
    }
}

/// The states panicked where nothing of the program should: they cannot be trusted any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken;

/// Undoes a transaction.
pub fn roll_back(states: &mut dyn States, event: &str, out: &mut Outgoing) -> Result<(), Broken> {
    *out = Outgoing::default();
    catch_unwind(AssertUnwindSafe(|| states.rollback(out))).map_err(|_| {
        error!(event, "undoing the event panicked");
        Broken
    })
}

/// Ends a transaction well.
pub fn commit(states: &mut dyn States, event: &str, out: &mut Outgoing) -> Result<(), Broken> {
    catch_unwind(AssertUnwindSafe(|| states.commit(out))).map_err(|panic| {
        let message = panic_message(&*panic);
        error!(event, "committing panicked: {message}");
        Broken
    })
}

/// Runs a future to its end, or to its panic. It is pinned by the caller, who has room for it already.
pub async fn caught<F>(mut future: F) -> Result<F::Output, Box<dyn Any + Send>>
where
    F: Future + Unpin,
{
    poll_fn(|cx| {
        let polled = catch_unwind(AssertUnwindSafe(|| future.poll_unpin(cx)));
        match polled {
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await
}

/// What the page is told of a panic, which is in the log.
pub fn panicked(event: &str, panic: &(dyn Any + Send)) -> WireFailure<'static> {
    let id = new_failure_id();
    error!(event, id, "event panicked: {}", panic_message(panic));
    unknown_failure(event, id)
}

/// What the page is told: all about failures that the program worded for people, of others the id alone, which is in the log.
pub fn wire_failure(event: &str, failure: Failure) -> WireFailure<'static> {
    if failure.known {
        return WireFailure {
            message: failure.message.into(),
            event: event.to_owned().into(),
            id: failure.id.into(),
            known: true,
            fields: failure.fields.into_vec(),
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
        fields: Vec::new(),
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
