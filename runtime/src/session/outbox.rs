//! The numbered messages of a tab that it has not yet acknowledged, kept so that a lost connection loses none. Bounded: the oldest make room, and who misses
//! those gets whole values.

use super::Frame;
use std::collections::VecDeque;

/// Messages with consecutive sequence numbers.
#[derive(Debug, Default)]
pub struct Outbox {
    kept: VecDeque<Frame>,
    /// The sequence number of the last message, kept or not.
    last: u64,
    bytes: usize,
}

impl Outbox {
    /// As it was: these are the last messages, up to the one with the number `last`.
    pub fn restored(last: u64, frames: Vec<Frame>, max_bytes: usize) -> Outbox {
        let mut outbox = Outbox {
            last: last.saturating_sub(frames.len() as u64),
            ..Outbox::default()
        };
        for frame in frames {
            outbox.push(frame, max_bytes);
        }
        outbox.last = last;
        outbox
    }

    /// The number of the last message.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// Those of the messages after `seq` that are kept.
    pub fn kept_after(&self, seq: u64) -> impl Iterator<Item = &Frame> {
        let skipped = (seq + 1).saturating_sub(self.first());
        self.kept
            .iter()
            .skip(usize::try_from(skipped).unwrap_or(usize::MAX))
    }

    /// The number that the next message gets.
    pub fn next(&self) -> u64 {
        self.last + 1
    }

    /// Keeps the message with the number [`Outbox::next`].
    pub fn push(&mut self, frame: Frame, max_bytes: usize) {
        self.last += 1;
        self.bytes += frame.len();
        self.kept.push_back(frame);
        while self.bytes > max_bytes && self.forget_oldest() {}
    }

    /// Forgets the messages up to `seq`.
    pub fn acknowledge(&mut self, seq: u64) {
        while self.first() <= seq && self.forget_oldest() {}
        // A burst should not hold memory for as long as the tab lives.
        if self.kept.is_empty() && self.kept.capacity() > 64 {
            self.kept = VecDeque::new();
        }
    }

    /// The messages after `seq`, or none if some of them are not kept any more.
    pub fn after(&self, seq: u64) -> Option<impl Iterator<Item = &Frame>> {
        if seq > self.last || seq + 1 < self.first() {
            return None;
        }
        let skipped = usize::try_from(seq + 1 - self.first()).ok()?;
        Some(self.kept.iter().skip(skipped))
    }

    /// Forgets everything; the next message has a number above `seq`, which the page has seen.
    pub fn restart(&mut self, seq: u64) {
        self.kept = VecDeque::new();
        self.bytes = 0;
        self.last = self.last.max(seq);
    }

    /// The number of the first message that is kept, or of the next one.
    fn first(&self) -> u64 {
        self.next() - self.kept.len() as u64
    }

    fn forget_oldest(&mut self) -> bool {
        match self.kept.pop_front() {
            Some(frame) => {
                self.bytes -= frame.len();
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outbox(messages: &[&'static str], max_bytes: usize) -> Outbox {
        let mut outbox = Outbox::default();
        for message in messages {
            outbox.push(Frame::from_static(message), max_bytes);
        }
        outbox
    }

    fn after(outbox: &Outbox, seq: u64) -> Option<String> {
        let frames = outbox.after(seq)?;
        Some(frames.map(|frame| frame.as_str()).collect())
    }

    #[test]
    fn what_was_missed_is_there_until_it_is_acknowledged() {
        let mut outbox = outbox(&["a", "b", "c"], 100);
        assert_eq!(after(&outbox, 0).as_deref(), Some("abc"));
        assert_eq!(after(&outbox, 2).as_deref(), Some("c"));
        assert_eq!(after(&outbox, 3).as_deref(), Some(""));
        assert_eq!(after(&outbox, 4), None);
        outbox.acknowledge(2);
        assert_eq!(after(&outbox, 1), None);
        assert_eq!(after(&outbox, 2).as_deref(), Some("c"));
        outbox.acknowledge(99);
        assert_eq!(after(&outbox, 3).as_deref(), Some(""));
        assert_eq!(outbox.next(), 4);
    }

    #[test]
    fn the_oldest_make_room() {
        let outbox = outbox(&["aa", "bb", "cc"], 4);
        assert_eq!(after(&outbox, 0), None);
        assert_eq!(after(&outbox, 1).as_deref(), Some("bbcc"));
    }

    #[test]
    fn a_message_larger_than_the_outbox_is_not_kept() {
        let outbox = outbox(&["a", "bbbbbb"], 4);
        assert_eq!(after(&outbox, 1), None);
        assert_eq!(after(&outbox, 2).as_deref(), Some(""));
    }

    #[test]
    fn a_restart_never_goes_back() {
        let mut outbox = outbox(&["a", "b"], 100);
        outbox.restart(7);
        assert_eq!(outbox.next(), 8);
        outbox.restart(1);
        assert_eq!(outbox.next(), 8);
        assert_eq!(after(&outbox, 7).as_deref(), Some(""));
    }
}
