//! What follows calls of the server in events of client states: `.on_done(…)`, `.on_failed(…)`. Generated code says it here while a transaction runs; the
//! stage takes it with the commit.

use crate::failure::{Failure, Result};
use crate::states::{States, Turn};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// Code of the browser that runs later, as a transaction.
pub(super) type Then = Rc<RefCell<dyn FnMut(&mut dyn States, Failure) -> Result<()>>>;

/// Calls that are watched together.
pub(super) struct Watch {
    /// The one around it.
    pub(super) parent: Option<usize>,
    pub(super) done: Vec<Then>,
    pub(super) failed: Vec<Then>,
    /// How far the effects of the transaction were when it began.
    began: usize,
}

#[derive(Default)]
struct Watches {
    all: Vec<Watch>,
    /// Those that have not ended, the innermost last.
    open: Vec<usize>,
}

thread_local! {
    static WATCHES: RefCell<Watches> = RefCell::new(Watches::default());
}

/// From here on calls of the other side are watched.
pub fn begin(turn: &Turn) {
    WATCHES.with_borrow_mut(|watches| {
        let watch = Watch {
            parent: watches.open.last().copied(),
            done: Vec::new(),
            failed: Vec::new(),
            began: turn.effects_length(),
        };
        watches.open.push(watches.all.len());
        watches.all.push(watch);
    });
}

/// Runs once all calls that are watched are committed.
pub fn done<T: States>(then: impl FnMut(&mut T, Failure) -> Result<()> + 'static) {
    innermost(|watch| watch.done.push(follow(then)));
}

/// Runs for each call that is watched and fails.
pub fn failed<T: States>(then: impl FnMut(&mut T, Failure) -> Result<()> + 'static) {
    innermost(|watch| watch.failed.push(follow(then)));
}

/// Up to here.
pub fn end() {
    WATCHES.with_borrow_mut(|watches| watches.open.pop());
}

fn innermost(act: impl FnOnce(&mut Watch)) {
    WATCHES.with_borrow_mut(|watches| {
        let innermost = watches.open.last().copied();
        if let Some(watch) = innermost.and_then(|innermost| watches.all.get_mut(innermost)) {
            act(watch);
        }
    });
}

fn follow<T: States>(mut then: impl FnMut(&mut T, Failure) -> Result<()> + 'static) -> Then {
    Rc::new(RefCell::new(move |states: &mut dyn States, failure| {
        let states: &mut dyn Any = states;
        match states.downcast_mut::<T>() {
            Some(states) => then(states, failure),
            None => Err(Failure::unknown("the states of another program are tested")),
        }
    }))
}

/// The one that watches what is called now.
pub(crate) fn current() -> Option<usize> {
    WATCHES.with_borrow(|watches| watches.open.last().copied())
}

/// What was begun since the effects were so far is undone.
pub(crate) fn forget(effects: usize) {
    WATCHES.with_borrow_mut(|watches| {
        let kept = watches.all.iter().position(|watch| watch.began > effects);
        let kept = kept.unwrap_or(watches.all.len());
        watches.all.truncate(kept);
        watches.open.retain(|open| *open < kept);
    });
}

/// All that were begun in the transaction; there are none any more.
pub(super) fn take() -> Vec<Watch> {
    WATCHES.take().all
}
