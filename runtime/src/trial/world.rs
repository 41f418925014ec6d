//! What a test finds around the program: a clock that moves when the test says so, and random numbers that are the same each time.

use crate::data::{DateTime, Duration};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// 2020-01-01T00:00:00Z
const START: i64 = 1_577_836_800_000;

thread_local! {
    static WORLD: RefCell<Option<World>> = const { RefCell::new(None) };
}

/// The surroundings of the test that this thread runs.
struct World {
    /// In milliseconds since 1970.
    now: i64,
    /// Who sleeps, by the instant at which it wakes and the order in which it fell asleep.
    sleepers: BTreeMap<(i64, u64), Waker>,
    last_sleeper: u64,
    random: u64,
}

/// From now on this thread is in a world of its own, at its beginning.
pub fn enter() {
    let world = World {
        now: START,
        sleepers: BTreeMap::new(),
        last_sleeper: 0,
        random: 0,
    };
    WORLD.with_borrow_mut(|slot| *slot = Some(world));
}

fn with<T>(act: impl FnOnce(&mut World) -> T) -> Option<T> {
    WORLD.with_borrow_mut(|world| world.as_mut().map(act))
}

/// The instant, in a test.
pub fn now() -> Option<DateTime> {
    with(|world| DateTime(world.now))
}

/// Fills the bytes, in a test.
pub fn fill(bytes: &mut [u8]) -> bool {
    let filled = with(|world| {
        for chunk in bytes.chunks_mut(8) {
            let drawn = world.draw().to_le_bytes();
            for (byte, drawn) in chunk.iter_mut().zip(drawn) {
                *byte = drawn;
            }
        }
    });
    filled.is_some()
}

/// Wakes whoever is the next to wake, if that is not later than `limit`, and moves the clock there.
pub fn wake_next(limit: i64) -> bool {
    let woken = with(|world| {
        let first = world.sleepers.first_entry()?;
        let (at, _) = *first.key();
        if at > limit {
            return None;
        }
        let waker = first.remove();
        world.now = world.now.max(at);
        Some(waker)
    });
    // Outside of the world, since waking may look at it.
    let woken = woken.flatten();
    if let Some(waker) = &woken {
        waker.wake_by_ref();
    }
    woken.is_some()
}

/// Moves the clock.
pub fn set(now: i64) {
    with(|world| world.now = world.now.max(now));
}

/// Waits, in a test.
pub fn sleep(time: Duration) -> Option<Sleep> {
    with(|world| Sleep {
        until: world.now.saturating_add(time.0.max(0)),
    })
}

/// A wait for an instant of the simulated clock.
pub struct Sleep {
    until: i64,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let sleeps = with(|world| {
            if world.now >= self.until {
                return false;
            }
            world.last_sleeper += 1;
            let key = (self.until, world.last_sleeper);
            world.sleepers.insert(key, cx.waker().clone());
            true
        });
        match sleeps {
            Some(true) => Poll::Pending,
            _ => Poll::Ready(()),
        }
    }
}

impl World {
    /// The next number of the generator SplitMix64.
    fn draw(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }
}
