//! The session and the tab of one test, without a server: events run one after another, background events beside them, and time passes when nothing else can
//! happen. All of it is one thread, and in the same order each time.

use super::watch::{self, Then, Watch};
use super::world;
use crate::background::{Background, Body, Job, JobId, Lent, Returned, Start};
use crate::config::Config;
use crate::context::Context;
use crate::dispatch::{self, Broken};
use crate::failure::{Failure, Result};
use crate::session::{Inbox, Input};
use crate::states::{CallError, DecodeError, Outgoing, States};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{self, Poll, Wake, Waker};
use tokio::sync::{mpsc, oneshot};

/// How many things may happen at one instant: background events that never wait for anything are told apart from those that have much to do.
const MOST_STEPS: usize = 1_000_000;

/// How many bodies may ask for the states at a time.
const ROOM: usize = 4096;

/// Session and tab of a test.
pub(super) struct Stage {
    /// None while an event or a body has them.
    states: Option<Box<dyn States>>,
    lent: Option<OnLoan>,
    own: Inbox,
    inbox: mpsc::Receiver<Box<Input>>,
    bodies: Vec<Running>,
    ready: Arc<Ready>,
    last_job: u64,
    /// The number of the last event.
    last: u64,
    tab: Arc<str>,
    /// What waits for its turn.
    next: VecDeque<Next>,
    /// What watches calls.
    watches: Vec<Watching>,
    /// What has failed, in order.
    failures: VecDeque<Failure>,
    /// The event of the browser that is told of failures.
    on_error: Option<&'static str>,
    /// What the states begin with, until they do: not before the test has said what functions in Rust give.
    starts: Vec<&'static str>,
    /// What events have logged.
    log: Rc<RefCell<Vec<String>>>,
}

/// Something that waits for its turn.
enum Next {
    /// An event is called.
    Call(Call),
    /// What follows a call runs; the failure is for those who ask for it.
    Then(Then, Failure),
}

/// A call of an event.
struct Call {
    event: String,
    args: Vec<Value>,
    /// What watches it.
    watch: Option<usize>,
}

/// What watches calls.
struct Watching {
    parent: Option<usize>,
    done: Vec<Then>,
    failed: Vec<Then>,
    /// How many of the calls have not ended.
    open: usize,
    is_well: bool,
}

impl Watching {
    /// `first` is where those of its transaction begin.
    fn new(watch: Watch, first: usize) -> Watching {
        Watching {
            parent: watch.parent.map(|parent| first + parent),
            done: watch.done,
            failed: watch.failed,
            open: 0,
            is_well: true,
        }
    }

    /// What runs once all calls are done has its turn, if they are.
    fn settle(&mut self, next: &mut VecDeque<Next>) {
        if self.open == 0 && self.is_well {
            let done = self.done.drain(..);
            next.extend(done.map(|then| Next::Then(then, Failure::default())));
        }
    }
}

/// States that a body has.
struct OnLoan {
    returned: oneshot::Receiver<Returned>,
    event: &'static str,
    context: Context,
}

/// A body that runs beside the session.
struct Running {
    id: JobId,
    event: &'static str,
    /// None while it is polled.
    body: Option<Body>,
}

impl Stage {
    pub(super) fn new(
        states: Box<dyn States>,
        on_error: Option<&'static str>,
        starts: &[&'static str],
        log: Rc<RefCell<Vec<String>>>,
    ) -> Stage {
        let (own, inbox) = mpsc::channel(ROOM);
        Stage {
            states: Some(states),
            lent: None,
            own,
            inbox,
            bodies: Vec::new(),
            ready: Arc::default(),
            last_job: 0,
            last: 0,
            tab: "test".into(),
            next: VecDeque::new(),
            watches: Vec::new(),
            failures: VecDeque::new(),
            on_error,
            starts: starts.to_vec(),
            log,
        }
    }

    /// Lets the states begin, if they have not yet.
    pub(super) fn begin_states(&mut self) -> Result<()> {
        if self.starts.is_empty() {
            return Ok(());
        }
        for event in std::mem::take(&mut self.starts) {
            self.next.push_back(Next::Call(Call {
                event: event.to_owned(),
                args: Vec::new(),
                watch: None,
            }));
        }
        self.settle();
        self.outcome()
    }

    /// The states, which are here whenever the test itself runs.
    pub(super) fn states(&mut self) -> Option<&mut dyn States> {
        self.states.as_deref_mut()
    }

    /// Runs an event and all that follows from it without waiting.
    pub(super) fn call(&mut self, event: &str, args: Vec<Value>) -> Result<()> {
        self.begin_states()?;
        self.next.push_back(Next::Call(Call {
            event: event.to_owned(),
            args,
            watch: None,
        }));
        self.settle();
        self.outcome()
    }

    /// Lets time pass.
    pub(super) fn sleep(&mut self, milliseconds: i64) -> Result<()> {
        self.begin_states()?;
        let until = now().saturating_add(milliseconds.max(0));
        self.settle();
        while world::wake_next(until) {
            self.settle();
        }
        world::set(until);
        self.outcome()
    }

    /// What has failed first.
    fn outcome(&mut self) -> Result<()> {
        let first = self.failures.pop_front();
        self.failures.clear();
        first.map_or(Ok(()), Err)
    }

    /// Runs all that can run now, and waits for the states to be here.
    fn settle(&mut self) {
        let mut steps = 0;
        loop {
            while self.states.is_none() {
                if !self.step() && !world::wake_next(i64::MAX) {
                    return self.failed("", Failure::unknown("the states of the tab are lost"));
                }
            }
            match self.next.pop_front() {
                Some(Next::Call(call)) => self.transact(&call),
                Some(Next::Then(then, failure)) => self.follow(&then, failure),
                None if self.step() => {}
                None => return,
            }
            steps += 1;
            if steps > MOST_STEPS {
                let why = "background events go on without ever waiting";
                return self.failed("", Failure::unknown(why));
            }
        }
    }

    /// Runs one event as a transaction.
    fn transact(&mut self, call: &Call) {
        let Some(mut states) = self.states.take() else {
            return;
        };
        let event = call.event.as_str();
        let context = self.begin(&mut *states);
        let ran = self.wait_for(states.call(event, &call.args));
        let failure = match ran {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(failure_of(error)),
            Err(failure) => Some(failure),
        };
        self.finish(states, event, failure.as_ref(), &context);
        if let Some(failure) = failure {
            self.tell(event, failure, call.watch);
        }
        self.handled(call.watch);
    }

    /// Runs what follows a call, as a transaction of the browser.
    fn follow(&mut self, then: &Then, failure: Failure) {
        let Some(mut states) = self.states.take() else {
            return;
        };
        let context = self.begin(&mut *states);
        let failure = (then.borrow_mut())(&mut *states, failure).err();
        self.finish(states, "", failure.as_ref(), &context);
        if let Some(failure) = failure {
            self.failed("", failure);
        }
    }

    fn begin(&mut self, states: &mut dyn States) -> Context {
        self.last += 1;
        let context = Context::new(&self.tab, self.last, &Arc::from("/"));
        watch::take();
        states.begin(context.clone());
        context
    }

    /// Ends a transaction, well if nothing has failed.
    fn finish(
        &mut self,
        mut states: Box<dyn States>,
        event: &str,
        failure: Option<&Failure>,
        context: &Context,
    ) {
        let mut out = Outgoing::default();
        let done = match failure {
            None => dispatch::commit(&mut *states, event, &mut out),
            Some(_) => {
                watch::take();
                dispatch::roll_back(&mut *states, event, &mut out)
            }
        };
        self.take_back(states, done, out, context);
    }

    /// A failure goes to those who watch the call, else it is one of the test.
    fn tell(&mut self, event: &str, failure: Failure, watch: Option<usize>) {
        let mut is_told = false;
        let mut next = watch;
        while let Some(watch) = next.and_then(|next| self.watches.get_mut(next)) {
            watch.is_well = false;
            for then in &watch.failed {
                is_told = true;
                let failure = Failure {
                    event: event.to_owned(),
                    ..failure.clone()
                };
                self.next.push_back(Next::Then(Rc::clone(then), failure));
            }
            next = watch.parent;
        }
        if !is_told {
            self.failed(event, failure);
        }
    }

    /// One of the calls that are watched has ended.
    fn handled(&mut self, watch: Option<usize>) {
        let mut next = watch;
        while let Some(watch) = next.and_then(|next| self.watches.get_mut(next)) {
            watch.open = watch.open.saturating_sub(1);
            watch.settle(&mut self.next);
            next = watch.parent;
        }
    }

    /// Waits for an event that has the states; what runs beside it goes on meanwhile, and time passes where nothing else can.
    fn wait_for<F: Future>(&mut self, running: F) -> Result<F::Output> {
        let limit = Config::default().event_time;
        let milliseconds = i64::try_from(limit.as_millis()).unwrap_or(i64::MAX);
        let until = now().saturating_add(milliseconds);
        let waker = Waker::from(Arc::new(Bell {
            of: None,
            ready: Arc::clone(&self.ready),
        }));
        let mut cx = task::Context::from_waker(&waker);
        let mut running = pin!(running);
        loop {
            if let Poll::Ready(output) = running.as_mut().poll(&mut cx) {
                return Ok(output);
            }
            while !self.ready.take_event() {
                if !self.step() && !world::wake_next(until) {
                    let message = format!("the event took longer than {} s", limit.as_secs());
                    return Err(Failure::unknown(message));
                }
            }
        }
    }

    /// One thing that can happen now; `false` if there is none.
    fn step(&mut self) -> bool {
        if let Some(loan) = &mut self.lent
            && let Ok(Returned { states, outcome }) = loan.returned.try_recv()
            && let Some(loan) = self.lent.take()
        {
            self.returned(states, outcome, &loan);
            return true;
        }
        if self.states.is_some()
            && let Ok(input) = self.inbox.try_recv()
        {
            if let Input::Lend(job, context, reply) = *input {
                self.lend(job, context, reply);
            }
            return true;
        }
        match self.ready.take_body() {
            Some(job) => {
                self.run(job);
                true
            }
            None => false,
        }
    }

    /// Lends the states to a body.
    fn lend(&mut self, job: JobId, context: Context, reply: oneshot::Sender<Lent>) {
        let body = self.bodies.iter().find(|body| body.id == job);
        let (Some(event), Some(mut states)) = (body.map(|body| body.event), self.states.take())
        else {
            return;
        };
        states.begin(context.clone());
        let (back, returned) = oneshot::channel();
        let lent = Lent {
            states: Some(states),
            back: Some(back),
        };
        match reply.send(lent) {
            Ok(()) => {
                self.lent = Some(OnLoan {
                    returned,
                    event,
                    context,
                });
            }
            Err(refused) => self.states = refused.into_states(),
        }
    }

    /// Takes states back from a body.
    fn returned(
        &mut self,
        mut states: Box<dyn States>,
        outcome: Option<Result<()>>,
        loan: &OnLoan,
    ) {
        let mut out = Outgoing::default();
        let done = match outcome {
            Some(Ok(())) => dispatch::commit(&mut *states, loan.event, &mut out),
            // It has failed, which its body knows; or it only read.
            Some(Err(_)) | None => dispatch::roll_back(&mut *states, loan.event, &mut out),
        };
        self.take_back(states, done, out, &loan.context);
    }

    /// The end of a transaction: the states are here again, and what it has called follows.
    fn take_back(
        &mut self,
        states: Box<dyn States>,
        done: std::result::Result<(), Broken>,
        out: Outgoing,
        context: &Context,
    ) {
        self.states = Some(states);
        if done.is_err() {
            return self.failed("", Failure::unknown("a transaction could not be ended"));
        }
        let effects = format!("[{}]", out.effects.text());
        let effects: Vec<Value> = serde_json::from_str(&effects).unwrap_or_default();
        let first = self.watches.len();
        let watches = watch::take().into_iter();
        self.watches
            .extend(watches.map(|watch| Watching::new(watch, first)));
        for effect in effects {
            match Effect::of(effect) {
                Some(Effect::Call(mut call)) => {
                    call.watch = call.watch.map(|watch| first + watch);
                    let mut next = call.watch;
                    while let Some(watch) = next.and_then(|next| self.watches.get_mut(next)) {
                        watch.open += 1;
                        next = watch.parent;
                    }
                    self.next.push_back(Next::Call(call));
                }
                Some(Effect::Log(text)) => self.log.borrow_mut().push(text),
                None => {}
            }
        }
        // Those that watch nothing are over at once.
        for watch in self.watches.iter_mut().skip(first) {
            watch.settle(&mut self.next);
        }
        for job in out.jobs {
            match job {
                Job::Cancel(event) => self.bodies.retain(|body| body.event != event),
                Job::Start(start) => self.start(start, context),
            }
        }
    }

    fn start(&mut self, start: Start, context: &Context) {
        if start.latest {
            self.bodies.retain(|body| body.event != start.event);
        }
        self.last_job += 1;
        let id = JobId(self.last_job);
        let body = (start.body)(Background {
            session: self.own.clone(),
            job: id,
            context: context.anew(),
        });
        self.bodies.push(Running {
            id,
            event: start.event,
            body: Some(body),
        });
        self.ready.ring(Some(id));
    }

    /// Goes on with a body.
    fn run(&mut self, id: JobId) {
        let Some(running) = self.bodies.iter_mut().find(|body| body.id == id) else {
            return;
        };
        let event = running.event;
        let Some(mut body) = running.body.take() else {
            return;
        };
        let waker = Waker::from(Arc::new(Bell {
            of: Some(id),
            ready: Arc::clone(&self.ready),
        }));
        match body.as_mut().poll(&mut task::Context::from_waker(&waker)) {
            Poll::Pending => {
                if let Some(running) = self.bodies.iter_mut().find(|body| body.id == id) {
                    running.body = Some(body);
                }
            }
            Poll::Ready(done) => {
                self.bodies.retain(|body| body.id != id);
                if let Err(failure) = done {
                    self.failed(event, failure);
                }
            }
        }
    }

    /// A failure that nobody takes: the test has failed, and the program is told as its page would be.
    fn failed(&mut self, event: &str, failure: Failure) {
        if let Some(on_error) = self.on_error.filter(|on_error| *on_error != event) {
            let Failure { message, known, .. } = &failure;
            let message = if *known { message.as_str() } else { "" };
            let told = json!({ "message": message, "event": event, "id": "test", "known": known });
            self.next.push_back(Next::Call(Call {
                event: on_error.to_owned(),
                args: vec![told],
                watch: None,
            }));
        }
        self.failures.push_back(Failure {
            event: event.to_owned(),
            ..failure
        });
    }
}

/// The instant in milliseconds.
fn now() -> i64 {
    world::now().map_or(0, |now| now.0)
}

fn failure_of(error: CallError) -> Failure {
    match error {
        CallError::Failed(failure) => failure,
        CallError::UnknownEvent => Failure::unknown("there is no such event"),
        CallError::BadArguments(DecodeError(problem)) => Failure::unknown(problem),
    }
}

/// An effect that a test knows. All others are for a page, and there is none.
enum Effect {
    /// A call of an event of the other side.
    Call(Call),
    /// A line of the log.
    Log(String),
}

impl Effect {
    fn of(effect: Value) -> Option<Effect> {
        let Value::Array(parts) = effect else {
            return None;
        };
        let mut parts = parts.into_iter();
        let name = parts.next()?;
        match (name.as_str()?, parts.next()?, parts.next()) {
            ("call", Value::String(event), Some(Value::Array(args))) => {
                let watch = parts.next().and_then(|watch| watch.as_u64());
                let watch = watch.and_then(|watch| usize::try_from(watch).ok());
                Some(Effect::Call(Call { event, args, watch }))
            }
            ("log", Value::String(text), None) => Some(Effect::Log(text)),
            _ => None,
        }
    }
}

/// Who can go on.
#[derive(Default)]
struct Ready(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    event: bool,
    bodies: VecDeque<JobId>,
}

impl Ready {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ring(&self, of: Option<JobId>) {
        let mut waiting = self.waiting();
        match of {
            None => waiting.event = true,
            Some(id) if waiting.bodies.contains(&id) => {}
            Some(id) => waiting.bodies.push_back(id),
        }
    }

    /// Whether the event that has the states can go on.
    fn take_event(&self) -> bool {
        std::mem::take(&mut self.waiting().event)
    }

    /// The next body that can go on.
    fn take_body(&self) -> Option<JobId> {
        self.waiting().bodies.pop_front()
    }
}

/// Wakes a body, or the event that has the states.
struct Bell {
    of: Option<JobId>,
    ready: Arc<Ready>,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.ready.ring(self.of);
    }
}
