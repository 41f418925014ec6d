//! Background events: bodies that run beside their session, in a task of their own. They hold no state: the session lends it to them for each read and each
//! `update`, and commits what they have changed when it comes back. A body whose tab is gone gets nothing more.

use crate::context::Context;
use crate::data::Duration;
use crate::failure::{Failure, Result};
use crate::session::{Inbox, Input};
use crate::states::States;
use futures_util::StreamExt;
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use tokio::sync::{mpsc, oneshot};

/// The code of a background event.
pub type Body = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// What a transaction does to background events; it happens with the commit.
pub enum Job {
    /// One starts.
    Start(Start),
    /// What the tab has started of this one ends.
    Cancel(&'static str),
}

/// A background event that is called.
pub struct Start {
    /// Its name.
    pub event: &'static str,
    /// What the tab has started of it before ends.
    pub latest: bool,
    /// It goes on when its tab is gone.
    pub detached: bool,
    /// Makes its body.
    pub body: Box<dyn FnOnce(Background) -> Body + Send + Sync>,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Job::Start(start) => write!(f, "start {}", start.event),
            Job::Cancel(event) => write!(f, "cancel {event}"),
        }
    }
}

/// Tells running bodies of a session apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JobId(pub u64);

/// What a running body has of the session.
#[derive(Debug, Clone)]
pub struct Background {
    pub(crate) session: Inbox,
    pub(crate) job: JobId,
    pub(crate) context: Context,
}

impl Background {
    /// What has started it.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// The states of the tab, to read them or as a transaction.
    ///
    /// # Errors
    /// The tab is gone.
    pub async fn lend(&self) -> Result<Lent> {
        let (reply, lent) = oneshot::channel();
        let asked = Box::new(Input::Lend(self.job, self.context.clone(), reply));
        self.session.send(asked).await.map_err(|_| gone())?;
        lent.await.map_err(|_| gone())
    }

    /// The next item of a stream; none at its end.
    ///
    /// # Errors
    /// The stream fails.
    pub async fn next<T>(&self, stream: &mut Stream<T>) -> Result<Option<T>> {
        stream.0.next().await.transpose()
    }

    /// Lets others run, in a loop that may not wait for anything.
    pub async fn breathe(&self) {
        tokio::task::consume_budget().await;
    }
}

fn gone() -> Failure {
    Failure::unknown("the tab is gone")
}

/// Waits; a negative time does not.
pub async fn sleep(time: Duration) {
    #[cfg(feature = "testing")]
    if let Some(simulated) = crate::trial::world::sleep(time) {
        return simulated.await;
    }
    let time = std::time::Duration::from_millis(u64::try_from(time.0).unwrap_or(0));
    tokio::time::sleep(time).await;
}

/// States that a body has for a moment. Dropped without [`Lent::finish`] they go back as they were.
pub struct Lent {
    pub(crate) states: Option<Box<dyn States>>,
    pub(crate) back: Option<oneshot::Sender<Returned>>,
}

/// States that come back.
pub(crate) struct Returned {
    pub states: Box<dyn States>,
    /// How the transaction has ended; `None` if there was none.
    pub outcome: Option<Result<()>>,
}

impl Lent {
    /// The states of the program.
    ///
    /// # Errors
    /// They are of another program: a mistake of this crate.
    pub fn tab<T: States>(&mut self) -> Result<&mut T> {
        let states = self.states.as_deref_mut();
        let states = states.map(|states| -> &mut dyn Any { states });
        states
            .and_then(|states| states.downcast_mut())
            .ok_or_else(|| Failure::unknown("the states of another program were lent"))
    }

    /// Ends the transaction: what was changed is kept if it ended well.
    ///
    /// # Errors
    /// Gives the transaction's failure.
    pub fn finish<T>(mut self, done: Result<T>) -> Result<T> {
        let outcome = done.as_ref().map(|_| ()).map_err(Clone::clone);
        self.give_back(Some(outcome));
        done
    }

    /// The states, if nobody takes them.
    pub(crate) fn into_states(mut self) -> Option<Box<dyn States>> {
        self.states.take()
    }

    fn give_back(&mut self, outcome: Option<Result<()>>) {
        if let (Some(states), Some(back)) = (self.states.take(), self.back.take()) {
            // A session that has ended has no use for them.
            let _ = back.send(Returned { states, outcome });
        }
    }
}

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lent")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        self.give_back(None);
    }
}

/// What an extern function gives for `Stream<T>`: items one after another, until the end or a failure.
pub struct Stream<T>(Pin<Box<dyn futures_util::Stream<Item = Result<T>> + Send>>);

impl<T> Stream<T> {
    /// Any stream as one of the program.
    pub fn new(stream: impl futures_util::Stream<Item = Result<T>> + Send + 'static) -> Stream<T> {
        Stream(Box::pin(stream))
    }
}

impl<T: Send + 'static> Stream<T> {
    /// A stream of items that are there already.
    pub fn of(items: impl IntoIterator<Item = T, IntoIter: Send + 'static>) -> Stream<T> {
        Stream::new(futures_util::stream::iter(items.into_iter().map(Ok)))
    }

    /// A stream and the end at which items are put in; it ends when that is dropped. Whoever sends waits while `room` items have not been taken.
    pub fn channel(room: usize) -> (mpsc::Sender<Result<T>>, Stream<T>) {
        let (sender, mut items) = mpsc::channel(room.max(1));
        let stream = futures_util::stream::poll_fn(move |cx| items.poll_recv(cx));
        (sender, Stream::new(stream))
    }
}

impl<T> fmt::Debug for Stream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}
