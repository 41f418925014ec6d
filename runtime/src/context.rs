//! What an event knows about what started it; Rust functions of a program get it.

use crate::failure::{Failure, Result};
use crate::request::refusal;
use crate::states::{Outgoing, Turn};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Poll, Waker};

/// Who has started an event.
#[derive(Debug, Clone, Default)]
pub struct Context(Option<Arc<Started>>);

#[derive(Debug)]
struct Started {
    tab: Arc<str>,
    number: u64,
    /// What the tab shows, with its query.
    address: Arc<str>,
    /// Made for those who ask for it.
    event_id: OnceLock<String>,
    previews: Previews,
    /// The request behind the event, if it asks for one.
    request: OnceLock<Arc<Parts>>,
}

impl Context {
    /// For an event of this number of a tab.
    pub(crate) fn new(tab: &Arc<str>, number: u64, address: &Arc<str>) -> Context {
        Context(Some(Arc::new(Started {
            tab: Arc::clone(tab),
            number,
            address: Arc::clone(address),
            event_id: OnceLock::new(),
            previews: Previews::default(),
            request: OnceLock::new(),
        })))
    }

    /// Names the event: the same text again if it runs again after a crash, so that what it did outside of the program can be done once.
    pub fn event_id(&self) -> &str {
        self.0.as_deref().map_or("", |started| {
            let id = || format!("{}-{}", started.tab, started.number);
            started.event_id.get_or_init(id)
        })
    }

    /// The path of the address that the tab shows, without its query.
    pub fn path(&self) -> &str {
        let address = self.0.as_deref().map_or("/", |started| &started.address);
        address.split('?').next().unwrap_or(address)
    }

    /// The id of the tab that has started it.
    pub fn tab(&self) -> &str {
        self.0.as_deref().map_or("", |started| &started.tab)
    }

    /// What any extractor of axum finds in the request behind the event: it has the headers and cookies with which the tab is connected and the address that
    /// the tab shows, and has passed through the layers of the app.
    ///
    /// # Errors
    /// The extractor rejects the request. Its answer is shown to the user: a redirection is followed, a text is a message.
    pub async fn extract<T>(&self) -> Result<T>
    where
        T: FromRequestParts<()>,
    {
        let request = self.0.as_deref().and_then(|started| started.request.get());
        let Some(request) = request else {
            return Err(Failure::unknown("no request is behind this event"));
        };
        let mut parts = Parts::clone(request);
        match T::from_request_parts(&mut parts, &()).await {
            Ok(found) => Ok(found),
            Err(rejection) => Err(refusal(rejection.into_response()).await),
        }
    }

    /// From now on this request is behind the event.
    pub(crate) fn set_request(&self, request: Parts) {
        if let Some(started) = self.0.as_deref() {
            // One event passes through the layers once.
            let _ = started.request.set(Arc::new(request));
        }
    }

    /// Whether a request is behind the event.
    pub(crate) fn has_request(&self) -> bool {
        let started = self.0.as_deref();
        started.is_some_and(|started| started.request.get().is_some())
    }

    /// The same event in a transaction of its own.
    pub(crate) fn anew(&self) -> Context {
        let Some(started) = self.0.as_deref() else {
            return Context::default();
        };
        Context(Some(Arc::new(Started {
            tab: Arc::clone(&started.tab),
            number: started.number,
            address: Arc::clone(&started.address),
            event_id: OnceLock::new(),
            previews: Previews::default(),
            request: started.request.clone(),
        })))
    }

    /// Where the transaction shows what it has done before its end; none if nobody looks.
    pub(crate) fn previews(&self) -> Option<&Previews> {
        self.0.as_deref().map(|started| &started.previews)
    }
}

/// What an `extern event` gets: the context, and effects that leave with its commit.
#[derive(Debug, Default)]
pub struct EventContext {
    context: Context,
    pub(crate) effects: Turn,
}

impl EventContext {
    /// For the event that runs.
    pub fn new(context: Context) -> EventContext {
        EventContext {
            context,
            effects: Turn::default(),
        }
    }

    /// Shows a message.
    pub fn toast(&mut self, text: &str, tone: Tone) {
        let args = [json(text), json(tone.name())];
        self.effects.effect("toast", &args);
    }

    /// Goes to an address of the app, which generated functions make.
    pub fn redirect(&mut self, to: &crate::Route) {
        let args = [crate::delta::to_json(to), "false".to_owned()];
        self.effects.effect("redirect", &args);
    }
}

impl std::ops::Deref for EventContext {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.context
    }
}

/// How a message looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Gray.
    Neutral,
    /// As most are.
    #[default]
    Info,
    /// Something went well.
    Success,
    /// Something may go wrong.
    Warning,
    /// Something went wrong.
    Danger,
}

impl Tone {
    fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "Neutral",
            Tone::Info => "Info",
            Tone::Success => "Success",
            Tone::Warning => "Warning",
            Tone::Danger => "Danger",
        }
    }
}

fn json(text: &str) -> String {
    crate::delta::to_json(&text.to_owned())
}

/// What a running event has flushed and the session has not sent yet.
#[derive(Debug, Default)]
pub(crate) struct Previews(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    previews: Vec<Outgoing>,
    session: Option<Waker>,
}

impl Previews {
    /// From the event.
    pub fn push(&self, preview: Outgoing) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.previews.push(preview);
        if let Some(session) = waiting.session.take() {
            session.wake();
        }
    }

    /// For the session: all that is there.
    pub fn take(&self) -> Vec<Outgoing> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut waiting.previews)
    }

    /// For the session, while the event runs: all that is there; it is woken when there is more.
    pub fn poll_take(&self, session: &Waker) -> Poll<Vec<Outgoing>> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.previews.is_empty() {
            waiting.session = Some(session.clone());
            return Poll::Pending;
        }
        Poll::Ready(std::mem::take(&mut waiting.previews))
    }
}
