//! One tab: its states, the page that it shows, the number of the last event handled, and the background events that it has started.

use super::jobs::Jobs;
use super::kept::Kept;
use super::line::Line;
use super::outbox::Outbox;
use super::{Ended, Frame, Inbox, Link, SessionId, frame};
use crate::app::Shared;
use crate::background::{JobId, Lent, Returned};
use crate::config::Config;
use crate::context::Context;
use crate::dispatch::{self, Broken, Outcome};
use crate::failure::Failure;
use crate::manifest::Manifest;
use crate::metrics::EventOutcome;
use crate::protocol::{ClientMessage, ErrorCode, Event, Hello, ServerMessage, WireError};
use crate::request::{Passage, Visitor};
use crate::states::{JsonWriter, Outgoing, States};
use crate::store::Keeper;
use crate::store::record::{self, Moment, Restored};
use futures_util::FutureExt;
use serde::de::IgnoredAny;
use std::cmp::Ordering;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};
use tracing::field::Empty as Unknown;
use tracing::{Instrument, debug, debug_span, error, warn};

/// When to look again at a tab that could leave the memory but is not stored yet.
const WRITING: Duration = Duration::from_secs(1);

/// How long a hook that is a transaction may take.
const HOOK_TIME: Duration = Duration::from_secs(5);

/// A tab, connected or away.
pub struct Tab {
    id: Arc<str>,
    /// None while they are lent, and after they were lost.
    states: Option<Box<dyn States>>,
    /// Path and query of what it shows.
    address: Arc<str>,
    /// Who was connected last, if events of the program ask.
    visitor: Option<Arc<Visitor>>,
    /// The number of the last event handled.
    last: u64,
    line: Line,
    jobs: Jobs,
    session: SessionId,
    /// The page shown.
    page: Box<str>,
    /// Page or address are not what is stored.
    has_moved: bool,
    /// What is stored; none as long as nothing is.
    kept: Option<Box<Kept>>,
    /// The events after `last` were asked for, and have not come yet.
    asked_to_resend: bool,
    is_broken: bool,
}

/// Whether a tab could be taken up by a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resumed {
    /// It is connected.
    Yes,
    /// Some other page has used the same id: what this one has sent is not what the tab has handled.
    OtherPage,
}

impl Tab {
    /// A tab to which nothing has happened.
    pub fn new(session: SessionId, id: &str, mut states: Box<dyn States>, shared: &Shared) -> Tab {
        if shared.keeper.is_durable() {
            states.vars(&mut |_, var| var.keep());
        }
        Tab {
            id: id.into(),
            states: Some(states),
            address: "/".into(),
            visitor: None,
            last: 0,
            line: Line::new(shared.config.outbox_bytes),
            jobs: Jobs::default(),
            session,
            page: "".into(),
            has_moved: true,
            kept: None,
            asked_to_resend: false,
            is_broken: false,
        }
    }

    /// Gives a new tab what was stored.
    pub fn restore(&mut self, kept: Kept, restored: Restored, shared: &Shared) {
        let Some(states) = self.states.as_deref_mut() else {
            return;
        };
        for unfit in record::restore(states, &restored.vars) {
            warn!(session = %self.session, "a var does not fit what was stored and has its default: {unfit}");
        }
        // The page has its cells already, so that only what it lacks is sent.
        let site = shared.site();
        let page = site.manifest.page(&restored.page);
        if let Some(page) = page {
            states.watch(&page.receives, &mut JsonWriter::default());
        }
        let frames = restored.frames.into_iter().map(Frame::from).collect();
        self.line.outbox = Outbox::restored(restored.seq, frames, shared.config.outbox_bytes);
        self.last = restored.last;
        self.page = restored.page.into();
        self.address = restored.address.into();
        self.kept = Some(Box::new(kept));
    }

    /// Begins what the states of a new tab begin with.
    pub async fn start(&mut self, shared: &Shared) {
        for event in shared.program.starts {
            let Some(states) = self.states.as_deref_mut() else {
                self.is_broken = true;
                return;
            };
            let context = Context::new(&self.id, 0, &self.address);
            let mut out = Outgoing::default();
            let ran = run_hook(states, event, &context, &mut out).await;
            match ran {
                Outcome::Broken => self.is_broken = true,
                Outcome::Done => self.jobs.call(&context, out.jobs),
                Outcome::Failed(_) | Outcome::Redirected(_) | Outcome::Refused(_) => {}
            }
        }
        if shared.program.has_hooks() {
            // From now on it is known, so that it begins and ends once, whatever happens.
            self.commit("", shared, |_, _| ());
        }
    }

    /// Runs what states do before they are dropped. What that changes is dropped with them, and nobody is there to see it.
    pub async fn stop(&mut self, shared: &Shared) {
        if let Some(kept) = &mut self.kept
            && !kept.dares(self.last + 1, &shared.keeper).await
        {
            let session = self.session;
            return error!(%session, "the server has ended each time when a tab was dropped; `on stop` is not run again");
        }
        for (event, number) in shared.program.stops.iter().zip(self.last + 1..) {
            let Some(states) = self.states.as_deref_mut() else {
                return;
            };
            // No event of a page has this number, nor will have.
            let context = Context::new(&self.id, number, &self.address);
            match run_hook(states, event, &context, &mut Outgoing::default()).await {
                Outcome::Failed(failure) if failure.known => {
                    warn!(event, "`on stop` failed: {}", failure.message);
                }
                // In the log already.
                Outcome::Failed(_) => {}
                Outcome::Done | Outcome::Redirected(_) | Outcome::Refused(_) => {}
                Outcome::Broken => return,
            }
        }
    }

    /// Stores what the transaction has changed, together with what `send` tells the page of it, which leaves only then.
    fn commit<T>(
        &mut self,
        stored: &str,
        shared: &Shared,
        send: impl FnOnce(&mut Line, u64) -> T,
    ) -> T {
        let keeper = &shared.keeper;
        if !keeper.is_durable() {
            return send(&mut self.line, self.last);
        }
        let kept = self
            .kept
            .get_or_insert_with(|| Box::new(Kept::new(self.session, &self.id, keeper)));
        self.line.hold(kept.next());
        let sent = send(&mut self.line, self.last);
        if let Some(states) = self.states.as_deref_mut() {
            let moment = Moment {
                last: self.last,
                seq: self.line.outbox.last(),
                page: &self.page,
                address: &self.address,
                has_moved: std::mem::take(&mut self.has_moved),
            };
            kept.commit(moment, &self.line, stored, states, keeper);
        }
        sent
    }

    /// Says that it is still there, or was until now.
    pub fn touch(&self, keeper: &Keeper) {
        if let Some(kept) = &self.kept {
            kept.touch(self.used_s(keeper), keeper);
        }
    }

    /// When its page was there last, in seconds since 1970.
    fn used_s(&self, keeper: &Keeper) -> u64 {
        let away = self
            .away_since()
            .map_or(0, |since| since.elapsed().as_secs());
        keeper.now_s().saturating_sub(away)
    }

    /// Leaves the memory for the store.
    pub fn leave(mut self, shared: &Shared) {
        let keeper = &shared.keeper;
        if self.last == 0 && !shared.program.has_hooks() {
            // Nothing has happened to it.
            return;
        }
        if keeper.is_durable() {
            return self.touch(keeper);
        }
        let used_s = self.used_s(keeper);
        let kept = self
            .kept
            .get_or_insert_with(|| Box::new(Kept::new(self.session, &self.id, keeper)));
        if let Some(states) = self.states.as_deref_mut() {
            let moment = Moment {
                last: self.last,
                seq: self.line.outbox.last(),
                page: &self.page,
                address: &self.address,
                has_moved: self.has_moved,
            };
            kept.snapshot(moment, &self.line, states, used_s, keeper);
        }
    }

    /// The id that its page gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its socket.
    pub fn link(&self) -> Option<&Link> {
        self.line.link()
    }

    /// Since when it has no socket.
    pub fn away_since(&self) -> Option<Instant> {
        self.line.away_since()
    }

    /// Whether its states cannot be trusted any more.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Its socket has ended.
    pub fn detach(&mut self, now: Instant) {
        self.line.detach(now);
    }

    /// When it leaves the memory, if nothing happens until then, and what it has started ends; not while something goes on without it.
    pub fn next_expiry(&self, config: &Config) -> Option<Instant> {
        let gone = self.away_since()? + config.tab_gone;
        if self.jobs.has_detached() && !self.jobs.has_attached() {
            return None;
        }
        match self.is_written() {
            true => Some(gone),
            false => Some(gone.max(Instant::now() + WRITING)),
        }
    }

    fn is_written(&self) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.is_written())
    }

    /// Whether it can leave the memory, since it has been away for long enough.
    pub fn is_over(&mut self, config: &Config, now: Instant) -> bool {
        if self
            .away_since()
            .is_none_or(|since| now < since + config.tab_gone)
        {
            return false;
        }
        self.jobs.end_attached();
        !self.jobs.has_detached() && self.is_written()
    }

    /// Takes a socket, in place of the one that it may have, and brings its page up to date.
    pub fn connect(&mut self, link: Link, hello: &Hello, known: bool, shared: &Shared) -> Resumed {
        let just_loaded = hello.seen == 0 && hello.sent == 0;
        if known && !just_loaded && hello.sent < self.last {
            return Resumed::OtherPage;
        }
        self.visitor.clone_from(&link.visitor);
        if let Some(old) = self.line.attach(link) {
            old.close(crate::protocol::close::TAKEN_OVER);
        }
        self.asked_to_resend = false;
        self.moves(&hello.page, &hello.address);
        self.line.tell(&ServerMessage::Welcome {
            tab: self.id.to_string().into(),
            upto: self.last,
            resumed: known,
            message_bytes: shared.config.message_bytes,
        });
        if let Some(problems) = shared.problems() {
            self.announce(problems);
        }
        self.line.outbox.acknowledge(hello.seen);
        let missed: Option<Vec<Frame>> = match just_loaded {
            true => None,
            false => self
                .line
                .outbox
                .after(hello.seen)
                .map(|frames| frames.cloned().collect()),
        };
        match missed {
            Some(missed) => {
                missed.into_iter().for_each(|frame| self.announce(frame));
                self.show(&hello.page, shared, Empty::Skip);
            }
            None => {
                self.line.outbox.restart(hello.seen);
                if let Some(states) = &mut self.states {
                    states.watch(&[], &mut JsonWriter::default());
                }
                self.show(&hello.page, shared, Empty::Send);
            }
        }
        Resumed::Yes
    }

    /// It shows something else from now on, unless that is the same.
    fn moves(&mut self, page: &str, address: &str) {
        if *self.page != *page || *self.address != *address {
            (self.page, self.address) = (page.into(), address.into());
            self.has_moved = true;
        }
    }

    /// Handles a message of its socket.
    pub async fn message(&mut self, message: ClientMessage, around: &Around<'_>) {
        let shared = around.shared;
        match message {
            ClientMessage::Event(event) => self.event(&event, around).await,
            ClientMessage::Skip(number) => {
                if self.is_next(number) {
                    self.last = number;
                    let nothing = Outgoing::default();
                    self.commit("", shared, |line, upto| line.changes(upto, &nothing));
                }
            }
            ClientMessage::Show(show) => match shared.knows_page(&show.page) {
                true => {
                    self.moves(&show.page, &show.address);
                    self.show(&show.page, shared, Empty::Skip);
                }
                false => self.line.tell(&ServerMessage::Error(WireError::new(
                    ErrorCode::UnknownPage,
                    format!("there is no page `{}`", show.page),
                ))),
            },
            ClientMessage::Ack(seq) => self.line.outbox.acknowledge(seq),
            ClientMessage::Ping => self.line.tell(&ServerMessage::Pong),
            ClientMessage::Hello(_) => self.line.tell(&ServerMessage::Error(WireError::new(
                ErrorCode::SecondHello,
                "this socket has said `hello` already",
            ))),
        }
    }

    /// Handles an event, and tells log and metrics about it; never what its arguments are.
    async fn event(&mut self, event: &Event, around: &Around<'_>) {
        let began = Instant::now();
        let span = debug_span!(
            "event",
            session = %around.session,
            handler = &*event.name,
            number = event.number,
            outcome = Unknown,
            duration_us = Unknown,
            changes = Unknown,
            bytes = Unknown,
        );
        let handled = pin!(self.handle(event, around));
        let mut handled = handled.instrument(span);
        let Handled {
            outcome,
            changes,
            bytes,
        } = (&mut handled).await;
        let span = handled.span();
        let took = began.elapsed();
        around.shared.metrics.event(outcome, took);
        if !span.is_disabled() {
            span.record("outcome", outcome.name());
            let microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
            span.record("duration_us", microseconds);
            span.record("changes", count(&changes));
            span.record("bytes", bytes);
            span.in_scope(|| debug!("handled"));
        }
    }

    async fn handle(&mut self, event: &Event, around: &Around<'_>) -> Handled {
        if !self.is_next(event.number) {
            return Handled::silently(EventOutcome::Dropped);
        }
        if let Some(kept) = &mut self.kept {
            kept.room().await;
            if !kept.dares(event.number, &around.shared.keeper).await {
                let why = "the server has ended each time when this event ran; it is not run again";
                let failure = dispatch::wire_failure(&event.name, Failure::unknown(why));
                self.last = event.number;
                return Handled {
                    bytes: self.commit("", around.shared, |line, upto| line.failed(upto, failure)),
                    ..Handled::silently(EventOutcome::Failed)
                };
            }
        }
        let passage = self.passage(&event.name, around.shared);
        let Some(states) = self.states.as_deref_mut() else {
            self.is_broken = true;
            return Handled::silently(EventOutcome::Failed);
        };
        let context = Context::new(&self.id, event.number, &self.address);
        let limit = around.shared.config.event_time;
        let mut out = Outgoing::default();
        let running = dispatch::run(
            states,
            around.manifest,
            event,
            context.clone(),
            passage,
            limit,
            &mut out,
        );
        let outcome = previewed(pin!(running), &context, &mut self.line, self.last).await;
        match outcome {
            Outcome::Done => {
                self.last = event.number;
                let bytes = self.commit(&out.stored.text, around.shared, |line, upto| {
                    line.changes(upto, &out)
                });
                self.jobs.call(&context, out.jobs);
                Handled {
                    outcome: EventOutcome::Done,
                    changes: out.changes.text,
                    bytes,
                }
            }
            Outcome::Failed(failure) => {
                self.take_back(&out);
                self.last = event.number;
                Handled {
                    bytes: self.commit("", around.shared, |line, upto| line.failed(upto, failure)),
                    ..Handled::silently(EventOutcome::Failed)
                }
            }
            Outcome::Redirected(location) => {
                self.last = event.number;
                out.redirect(&location);
                Handled {
                    bytes: self.commit("", around.shared, |line, upto| line.changes(upto, &out)),
                    ..Handled::silently(EventOutcome::Failed)
                }
            }
            Outcome::Refused(error) => {
                self.line.tell(&ServerMessage::Error(error));
                Handled::silently(EventOutcome::Refused)
            }
            Outcome::Broken => {
                self.is_broken = true;
                Handled::silently(EventOutcome::Failed)
            }
        }
    }

    /// The way through the layers of the app for an event behind which a request stands.
    fn passage(&self, event: &str, shared: &Shared) -> Option<Box<Passage>> {
        let visitor = self.visitor.as_deref()?;
        let passage = || Passage::new(shared.door(), visitor, &self.address);
        shared
            .program
            .needs_request(event)
            .then(|| Box::new(passage()))
    }

    /// What was shown of a transaction that has failed is no more.
    fn take_back(&mut self, out: &Outgoing) {
        if !out.is_empty() {
            self.line.changes(self.last, out);
        }
    }

    /// Whether this background event is one of its.
    pub fn runs(&self, job: JobId) -> bool {
        self.jobs.has(job)
    }

    /// Whether transactions have called background events that are not started yet.
    pub fn has_calls(&self) -> bool {
        self.jobs.has_calls()
    }

    /// Starts what transactions have called.
    pub fn start_jobs(&mut self, session: &Inbox, last: &mut u64, shared: &Shared) {
        let mut jobs = std::mem::take(&mut self.jobs);
        jobs.start(session, last, |event| self.passage(event, shared));
        self.jobs = jobs;
    }

    /// A background event has ended.
    pub fn ended(&mut self, job: JobId, ended: Ended) {
        let Some(event) = self.jobs.end(job) else {
            return;
        };
        match ended {
            Ended::Ran(Ok(())) => {}
            Ended::Ran(Err(Failure {
                location: Some(location),
                ..
            })) => {
                let mut out = Outgoing::default();
                out.redirect(&location);
                self.line.changes(self.last, &out);
            }
            Ended::Ran(Err(failure)) => {
                let failure = dispatch::wire_failure(event, failure);
                self.line.failed(self.last, failure);
            }
            Ended::Panicked(failure) => {
                self.line.failed(self.last, failure);
            }
        }
    }

    /// Lends the states to a background event, and commits what it has changed when they come back.
    pub async fn lend(
        &mut self,
        job: JobId,
        context: Context,
        reply: oneshot::Sender<Lent>,
        shared: &Shared,
    ) {
        if let Some(kept) = &self.kept {
            kept.room().await;
        }
        let Some(mut states) = self.states.take() else {
            self.is_broken = true;
            return;
        };
        states.begin(context.clone());
        let (back, returned) = oneshot::channel();
        let lent = Lent {
            states: Some(states),
            back: Some(back),
        };
        if let Err(refused) = reply.send(lent) {
            self.states = refused.into_states();
            return;
        }
        let event = self.jobs.event(job);
        let limit = shared.config.event_time;
        let mut returned = returned;
        let mut in_time = pin!(timeout(limit, &mut returned));
        let mut ended = previewed(in_time.as_mut(), &context, &mut self.line, self.last).await;
        if ended.is_err() {
            // It ends where it waits, and its states come back.
            self.jobs.end(job);
            ended = Ok(returned.await);
            let failure = Failure::unknown("a transaction took too long");
            let failure = dispatch::wire_failure(event, failure);
            self.line.failed(self.last, failure);
        }
        let Ok(Ok(Returned {
            mut states,
            outcome,
        })) = ended
        else {
            self.is_broken = true;
            return;
        };
        let mut out = Outgoing::default();
        let ended = match outcome {
            Some(Ok(())) => dispatch::commit(&mut *states, event, &mut out),
            Some(Err(_)) | None => dispatch::roll_back(&mut *states, event, &mut out),
        };
        self.states = Some(states);
        match ended {
            Ok(()) => {
                match out.stored.text.is_empty() {
                    // It has failed, or only read.
                    true => self.take_back(&out),
                    false => self.commit(&out.stored.text, shared, |line, upto| {
                        if !out.is_empty() {
                            line.changes(upto, &out);
                        }
                    }),
                }
                self.jobs.call(&context, out.jobs);
            }
            Err(Broken) => self.is_broken = true,
        }
    }

    /// Whether an event with this number is to be handled now. One that was handled is confirmed again, one that comes too early makes the page send those
    /// before it.
    fn is_next(&mut self, number: u64) -> bool {
        match number.cmp(&(self.last + 1)) {
            Ordering::Equal => {
                self.asked_to_resend = false;
                true
            }
            Ordering::Less => {
                self.confirm();
                false
            }
            Ordering::Greater => {
                // Once for each gap: the other events behind it are in flight as well.
                if !self.asked_to_resend {
                    self.asked_to_resend = true;
                    self.line.tell(&ServerMessage::Resend(self.last + 1));
                }
                false
            }
        }
    }

    fn confirm(&mut self) {
        self.line.changes(self.last, &Outgoing::default());
    }

    /// Watches what the page receives, and sends what it lacks.
    fn show(&mut self, page: &str, shared: &Shared, empty: Empty) {
        let Some(states) = &mut self.states else {
            self.is_broken = true;
            return;
        };
        let mut values = JsonWriter::default();
        {
            let site = shared.site();
            let receives = site
                .manifest
                .page(page)
                .map(|page| page.receives.as_slice());
            states.watch(receives.unwrap_or_default(), &mut values);
        }
        if values.text.len() > "{}".len() || empty == Empty::Send {
            let message = ServerMessage::Values {
                seq: self.line.outbox.next(),
                values: values.text.into(),
            };
            self.line.deliver(frame(&message));
        }
    }

    /// Sends a frame if there is a socket.
    pub fn announce(&mut self, frame: Frame) {
        self.line.announce(frame);
    }
}

/// What a tab needs to know of the server around it.
pub struct Around<'a> {
    /// Its session.
    pub session: SessionId,
    /// Which events a page may send.
    pub manifest: &'a Manifest,
    /// All else.
    pub shared: &'a Shared,
}

/// Runs a hook as a transaction.
async fn run_hook(
    states: &mut dyn States,
    hook: &str,
    context: &Context,
    out: &mut Outgoing,
) -> Outcome {
    let event = Event {
        number: 0,
        name: hook.into(),
        args: Vec::new(),
    };
    // On the heap while it runs.
    let running = dispatch::transact(states, &event, context.clone(), None, HOOK_TIME, out);
    Box::pin(running).await
}

/// What has become of an event.
struct Handled {
    outcome: EventOutcome,
    /// As they were sent.
    changes: String,
    /// Size of the answer.
    bytes: usize,
}

impl Handled {
    /// Without an answer of its own.
    fn silently(outcome: EventOutcome) -> Handled {
        Handled {
            outcome,
            changes: String::new(),
            bytes: 0,
        }
    }
}

/// The number of changes in a list without its brackets.
fn count(changes: &str) -> usize {
    let items: Result<Vec<IgnoredAny>, _> = serde_json::from_str(&format!("[{changes}]"));
    items.map_or(0, |items| items.len())
}

/// Waits for something that runs, and sends what it shows before its end.
async fn previewed<F: Future + Unpin>(
    mut running: F,
    context: &Context,
    line: &mut Line,
    upto: u64,
) -> F::Output {
    poll_fn(|cx| {
        let polled = running.poll_unpin(cx);
        let Some(previews) = context.previews() else {
            return polled;
        };
        let mut show = |shown: Vec<Outgoing>| {
            for out in &shown {
                line.changes(upto, out);
            }
        };
        if polled.is_ready() {
            show(previews.take());
            return polled;
        }
        while let Poll::Ready(shown) = previews.poll_take(cx.waker()) {
            show(shown);
        }
        polled
    })
    .await
}

/// What to do if there are no values to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// Nothing.
    Skip,
    /// Send them all the same: the message says where the numbers go on.
    Send,
}
