//! A session: one browser with all its tabs. Its task alone holds their states; all that can happen to it is one closed enum, [`Input`], taken from one bounded
//! queue. It knows messages, not bytes; a socket is a queue to it.

mod id;
mod jobs;
mod kept;
mod line;
mod outbox;
pub mod registry;
mod tab;

pub use id::SessionId;

use crate::app::Shared;
use crate::assets::Site;
use crate::background::{JobId, Lent};
use crate::context::Context;
use crate::dispatch::{caught, panic_message};
use crate::protocol::{
    ClientMessage, ErrorCode, Hello, PROTOCOL_VERSION, ServerMessage, WireError, WireFailure, close,
};
use crate::request::Visitor;
use crate::store::{Progress, StoreError, StoredTab, TabKey, Write, record};
use axum::extract::ws::Utf8Bytes;
use kept::Kept;
use registry::Refused;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use tab::{Around, Resumed, Tab};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};
use tracing::{debug, error};

/// The text of one message, shared between the outbox and the socket.
pub type Frame = Utf8Bytes;

/// The queue of a session. A place in it is a pointer, since every queue keeps a block of places for as long as its session lives.
pub type Inbox = mpsc::Sender<Box<Input>>;

/// Tells sockets apart within the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SocketId(pub u64);

/// Everything that can happen to a session.
#[derive(Debug)]
pub enum Input {
    /// A socket has connected and said `hello`.
    Connected(Link, Box<Hello>),
    /// A message has come through a socket.
    FromClient(SocketId, ClientMessage),
    /// A socket has ended.
    Disconnected(SocketId),
    /// A body that runs beside the session wants the states of its tab.
    Lend(JobId, Context, oneshot::Sender<Lent>),
    /// A body has ended.
    Ended(JobId, Ended),
    /// To all tabs: outside of the numbered messages.
    Announce(Frame),
    /// The store asks whether tabs are still there.
    StillThere,
    /// The store drops this life of a tab, unless it is there; before that its states stop. The sender is dropped when this is done.
    Drop(Arc<str>, u64, oneshot::Sender<()>),
    /// The server stops.
    Shutdown,
}

/// How a body has ended.
#[derive(Debug)]
pub enum Ended {
    /// It has run to its end, or failed.
    Ran(crate::Result<()>),
    /// It has panicked; the page is told this.
    Panicked(WireFailure<'static>),
}

/// What has to be stored before something may be said.
#[derive(Debug, Clone)]
pub struct After {
    progress: Arc<Progress>,
    number: u64,
}

impl After {
    /// Whether it is stored.
    pub fn is_over(&self) -> bool {
        self.progress.has(self.number)
    }

    /// Waits until it is.
    pub async fn over(&self) {
        self.progress.reach(self.number).await;
    }
}

/// What a session gives a socket to do.
#[derive(Debug)]
pub enum ToSocket {
    /// Send this, once what it tells of is stored.
    Frame(Frame, Option<After>),
    /// Close with this code.
    Close(u16),
}

/// The session's end of a socket.
#[derive(Debug, Clone)]
pub struct Link {
    /// Which socket.
    pub socket: SocketId,
    /// Its queue.
    pub outgoing: mpsc::Sender<Box<ToSocket>>,
    /// Who has opened it, if events of the program ask.
    pub visitor: Option<Arc<Visitor>>,
}

impl Link {
    /// Queues a message. `false` if the socket is gone or does not keep up.
    fn send(&self, frame: Frame, after: Option<After>) -> bool {
        self.outgoing
            .try_send(Box::new(ToSocket::Frame(frame, after)))
            .is_ok()
    }

    fn send_message(&self, message: &ServerMessage<'_>) -> bool {
        self.send(frame(message), None)
    }

    fn close(&self, code: u16) {
        // If there is no room, the socket sees the end of its queue instead, and closes as well.
        let _ = self.outgoing.try_send(Box::new(ToSocket::Close(code)));
    }
}

/// A message as text.
pub fn frame(message: &ServerMessage<'_>) -> Frame {
    let mut text = String::with_capacity(64);
    message.encode(&mut text);
    Frame::from(text)
}

/// Whether the task goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    GoOn,
    End,
}

/// The task's state.
struct Session {
    id: SessionId,
    shared: Arc<Shared>,
    tabs: Vec<Tab>,
    /// Sockets that belong to no tab, since theirs is gone; they may say `hello` again.
    waiting: Vec<Link>,
    /// Its own queue, for those who run beside it.
    own: mpsc::WeakSender<Box<Input>>,
    last_job: u64,
    /// What was served when a page last said `hello`. Its events are those of the program, whatever is served later.
    site: Arc<Site>,
}

/// Runs a session until nobody has been connected for long enough, or the server stops.
pub(crate) async fn run(
    id: SessionId,
    shared: Arc<Shared>,
    own: mpsc::WeakSender<Box<Input>>,
    mut inbox: mpsc::Receiver<Box<Input>>,
) {
    let mut session = Session {
        id,
        site: shared.site(),
        shared,
        tabs: Vec::new(),
        waiting: Vec::new(),
        own,
        last_job: 0,
    };
    loop {
        let input = match session.next_expiry() {
            None => inbox.recv().await,
            Some(at) => match timeout_at(at, inbox.recv()).await {
                Ok(input) => input,
                Err(_) => {
                    session.expire(Instant::now());
                    if session.is_empty() && session.shared.registry.retire(id, &mut inbox) {
                        return;
                    }
                    continue;
                }
            },
        };
        let Some(input) = input else { return };
        if session.take(*input).await == Then::End {
            return;
        }
        if session.is_empty() && session.shared.registry.retire(id, &mut inbox) {
            return;
        }
    }
}

impl Session {
    async fn take(&mut self, input: Input) -> Then {
        match input {
            Input::FromClient(socket, message) => self.message(socket, message).await,
            Input::Lend(job, context, reply) => Box::pin(self.lend(job, context, reply)).await,
            Input::Ended(job, ended) => {
                if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.runs(job)) {
                    tab.ended(job, ended);
                }
            }
            Input::Connected(link, hello) => Box::pin(self.hello(link, &hello)).await,
            Input::Disconnected(socket) => {
                self.waiting.retain(|link| link.socket != socket);
                if let Some(index) = self.tab_of(socket)
                    && let Some(tab) = self.tabs.get_mut(index)
                {
                    tab.detach(Instant::now());
                }
            }
            Input::Announce(frame) => {
                for tab in &mut self.tabs {
                    tab.announce(frame.clone());
                }
            }
            Input::StillThere => {
                for tab in &self.tabs {
                    tab.touch(&self.shared.keeper);
                }
            }
            Input::Drop(tab, life, _done) => Box::pin(self.drop_stored(tab, life)).await,
            Input::Shutdown => {
                for tab in &self.tabs {
                    tab.touch(&self.shared.keeper);
                }
                let links = self.tabs.iter().filter_map(Tab::link).chain(&self.waiting);
                links.for_each(|link| link.close(axum::extract::ws::close_code::RESTART));
                return Then::End;
            }
        }
        Then::GoOn
    }

    fn is_empty(&self) -> bool {
        self.tabs.is_empty() && self.waiting.is_empty()
    }

    fn tab_of(&self, socket: SocketId) -> Option<usize> {
        let mut tabs = self.tabs.iter();
        tabs.position(|tab| tab.link().is_some_and(|link| link.socket == socket))
    }

    fn next_expiry(&self) -> Option<Instant> {
        let config = &self.shared.config;
        self.tabs
            .iter()
            .filter_map(|tab| tab.next_expiry(config))
            .min()
    }

    fn expire(&mut self, now: Instant) {
        let shared = &self.shared;
        let config = &shared.config;
        for tab in self.tabs.extract_if(.., |tab| tab.is_over(config, now)) {
            tab.leave(shared);
        }
    }

    async fn message(&mut self, socket: SocketId, message: ClientMessage) {
        let Some(index) = self.tab_of(socket) else {
            return self.message_without_tab(socket, message).await;
        };
        let Some(tab) = self.tabs.get_mut(index) else {
            return;
        };
        let around = Around {
            session: self.id,
            manifest: &self.site.manifest,
            shared: &self.shared,
        };
        // On the heap while it runs, and not in the task for as long as the session lives.
        let result = caught(Box::pin(tab.message(message, &around))).await;
        self.settle(index, result);
    }

    /// Lends the states of the tab whose body asks for them, until they come back.
    async fn lend(&mut self, job: JobId, context: Context, reply: oneshot::Sender<Lent>) {
        let Some(index) = self.tabs.iter().position(|tab| tab.runs(job)) else {
            // What asks is about to end: its tab is gone, or it was cancelled.
            return;
        };
        let Some(tab) = self.tabs.get_mut(index) else {
            return;
        };
        let result = caught(pin!(tab.lend(job, context, reply, &self.shared))).await;
        self.settle(index, result);
    }

    async fn message_without_tab(&mut self, socket: SocketId, message: ClientMessage) {
        let mut waiting = self.waiting.iter();
        let Some(index) = waiting.position(|link| link.socket == socket) else {
            // What a socket sent before it learned that another one took its tab over, or that it was too slow.
            return;
        };
        match message {
            ClientMessage::Hello(hello) => {
                let link = self.waiting.swap_remove(index);
                Box::pin(self.hello(link, &hello)).await;
            }
            ClientMessage::Event(_)
            | ClientMessage::Skip(_)
            | ClientMessage::Show(_)
            | ClientMessage::Ack(_)
            | ClientMessage::Ping => {
                // Sent before `gone` arrived there.
                debug!(?socket, "message without a tab");
            }
        }
    }

    async fn hello(&mut self, link: Link, hello: &Hello) {
        let shared = Arc::clone(&self.shared);
        if hello.protocol != PROTOCOL_VERSION || hello.contract != shared.program.contract {
            link.send_message(&ServerMessage::Reload);
            return link.close(axum::extract::ws::close_code::NORMAL);
        }
        if !shared.knows_page(&hello.page) {
            let error = WireError::new(
                ErrorCode::UnknownPage,
                format!("there is no page `{}`", hello.page),
            );
            link.send_message(&ServerMessage::Error(error));
            return link.close(close::NO_HELLO);
        }
        let in_memory = self.tabs.iter().position(|tab| tab.id() == hello.tab);
        let known = match in_memory {
            Some(index) => Some(index),
            None => match self.load(&hello.tab).await {
                Ok(loaded) => loaded,
                // The page keeps what it has, and tries again.
                Err(_) => return link.close(axum::extract::ws::close_code::AGAIN),
            },
        };
        let index = match known {
            Some(index) => index,
            None if hello.sent > 0 => return self.gone(link),
            None => match self.new_tab(&hello.tab) {
                Some(index) => index,
                None => {
                    let error = WireError::new(
                        ErrorCode::TooManyTabs,
                        "this browser has too many tabs open",
                    );
                    link.send_message(&ServerMessage::Error(error));
                    return link.close(axum::extract::ws::close_code::AGAIN);
                }
            },
        };
        self.site = shared.site();
        let unused = link.clone();
        let mut resumed = Resumed::Yes;
        self.guarded(index, |tab| {
            resumed = tab.connect(link, hello, known.is_some(), &shared)
        });
        if resumed == Resumed::OtherPage {
            self.gone(unused);
        }
        if known.is_none()
            && shared.program.has_hooks()
            && let Some(tab) = self.tabs.get_mut(index)
        {
            let result = caught(pin!(tab.start(&shared))).await;
            self.settle(index, result);
        }
    }

    fn gone(&mut self, link: Link) {
        link.send_message(&ServerMessage::Gone);
        self.waiting.push(link);
    }

    /// Takes a tab out of the store; none if it is not there, or cannot be understood.
    async fn load(&mut self, id: &str) -> Result<Option<usize>, Refused> {
        let key = TabKey {
            session: self.id,
            tab: id.into(),
        };
        let stored = match self.shared.keeper.load(&key).await {
            Ok(Some(stored)) if self.shared.keeper.is_too_old(stored.used_s) => {
                // The store would have dropped it soon.
                self.stop(key, &stored).await;
                return Ok(None);
            }
            Ok(Some(stored)) => {
                self.shared.keeper.taken(&key, &stored);
                stored
            }
            Ok(None) => return Ok(None),
            Err(StoreError::Damaged(_, why)) => {
                self.set_aside(id, &why);
                return Ok(None);
            }
            Err(failure) => {
                error!(session = %self.id, "{failure}");
                return Err(Refused::Busy);
            }
        };
        let restored = match record::read(&stored) {
            Ok(restored) => restored,
            Err(why) => {
                self.set_aside(id, &why);
                return Ok(None);
            }
        };
        let Some(index) = self.new_tab(id) else {
            return Err(Refused::Busy);
        };
        let kept = Kept::of_stored(key, &stored, restored.seq, &self.shared.keeper);
        let shared = Arc::clone(&self.shared);
        self.guarded(index, |tab| tab.restore(kept, restored, &shared));
        // It is the last one, unless it could not be restored.
        Ok((self.tabs.len() == index + 1).then_some(index))
    }

    /// Drops a tab for the store, unless it has come back.
    async fn drop_stored(&mut self, tab: Arc<str>, life: u64) {
        let shared = Arc::clone(&self.shared);
        if let Some(tab) = self.tabs.iter().find(|there| *there.id() == *tab) {
            return tab.touch(&shared.keeper);
        }
        let session = self.id;
        let key = TabKey { session, tab };
        match shared.keeper.load(&key).await {
            Ok(Some(stored)) if stored.life == life => self.stop(key, &stored).await,
            // It is another one by now.
            Ok(_) => {}
            Err(StoreError::Damaged(_, why)) => {
                self.set_aside(&key.tab, &why);
                shared.keeper.write(Write::Remove { key, life }, None);
            }
            Err(failure) => error!(%session, "{failure}"),
        }
    }

    /// Drops a stored tab for good. If the program has something to do then, its states are taken out of the store for it.
    async fn stop(&mut self, key: TabKey, stored: &StoredTab) {
        let shared = Arc::clone(&self.shared);
        let life = stored.life;
        if !shared.program.stops.is_empty() {
            let stopped = caught(pin!(self.stop_states(key.clone(), stored))).await;
            if let Err(panic) = stopped {
                error!(session = %self.id, "dropping a tab panicked: {}", panic_message(&*panic));
            }
        }
        shared.keeper.write(Write::Remove { key, life }, None);
    }

    async fn stop_states(&mut self, key: TabKey, stored: &StoredTab) {
        let shared = Arc::clone(&self.shared);
        let restored = match record::read(stored) {
            Ok(restored) => restored,
            Err(why) => return self.set_aside(&key.tab, &why),
        };
        let states = (shared.program.new_tab)();
        let mut tab = Tab::new(self.id, &key.tab, states, &shared);
        let kept = Kept::of_stored(key, stored, restored.seq, &shared.keeper);
        tab.restore(kept, restored, &shared);
        tab.stop(&shared).await;
    }

    /// What is stored of a tab stays where it is until it is too old; the tab starts anew.
    fn set_aside(&self, id: &str, why: &str) {
        error!(session = %self.id, tab = id, "what is stored of a tab cannot be read, it starts anew: {why}");
    }

    /// A tab with the program's defaults; if there are too many, the one that is away longest leaves the memory.
    fn new_tab(&mut self, id: &str) -> Option<usize> {
        if self.tabs.len() >= self.shared.config.tabs_per_session {
            let away = self.tabs.iter().enumerate();
            let away = away.filter_map(|(index, tab)| Some((tab.away_since()?, index)));
            let (_, longest) = away.min()?;
            self.tabs.remove(longest).leave(&self.shared);
        }
        let make = &self.shared.program.new_tab;
        match catch_unwind(AssertUnwindSafe(|| make())) {
            Ok(states) => {
                let tab = Tab::new(self.id, id, states, &self.shared);
                self.tabs.push(tab);
                Some(self.tabs.len() - 1)
            }
            Err(panic) => {
                error!(session = %self.id, "making the states of a tab panicked: {}", panic_message(&*panic));
                None
            }
        }
    }

    /// Events contain their panics; should anything else of the program panic, then only its tab ends.
    fn guarded(&mut self, index: usize, act: impl FnOnce(&mut Tab)) {
        let Some(tab) = self.tabs.get_mut(index) else {
            return;
        };
        let result = catch_unwind(AssertUnwindSafe(|| act(tab)));
        self.settle(index, result);
    }

    /// Drops a tab that cannot be trusted any more, and starts what others have called.
    fn settle(&mut self, index: usize, result: Result<(), Box<dyn Any + Send>>) {
        let Some(tab) = self.tabs.get_mut(index) else {
            return;
        };
        if let Err(panic) = result {
            error!(session = %self.id, "a tab panicked and is dropped: {}", panic_message(&*panic));
        } else if !tab.is_broken() {
            if tab.has_calls()
                && let Some(own) = self.own.upgrade()
            {
                tab.start_jobs(&own, &mut self.last_job, &self.shared);
            }
            return;
        }
        if let Some(link) = self.tabs.swap_remove(index).link() {
            link.close(axum::extract::ws::close_code::ERROR);
        }
    }
}
