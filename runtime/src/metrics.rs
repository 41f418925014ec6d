//! What the server has done so far, in numbers, and their text for Prometheus. Every thread counts in a place of its own, so that counting costs no waiting.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

const PLACES: usize = 16;

/// Upper bounds of the histogram, in microseconds, and what Prometheus calls them.
const BOUNDS: [(u64, &str); 12] = [
    (50, "0.00005"),
    (100, "0.0001"),
    (250, "0.00025"),
    (500, "0.0005"),
    (1_000, "0.001"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (10_000_000, "10"),
];

/// What has become of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EventOutcome {
    /// It ran.
    Done,
    /// It failed, and changed nothing.
    Failed,
    /// It could not be understood.
    Refused,
    /// It had been handled before, or came before its turn.
    Dropped,
}

impl EventOutcome {
    const ALL: [EventOutcome; 4] = [
        EventOutcome::Done,
        EventOutcome::Failed,
        EventOutcome::Refused,
        EventOutcome::Dropped,
    ];

    /// As in logs and metrics.
    pub fn name(self) -> &'static str {
        match self {
            EventOutcome::Done => "done",
            EventOutcome::Failed => "failed",
            EventOutcome::Refused => "refused",
            EventOutcome::Dropped => "dropped",
        }
    }
}

/// All counts of a server.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    places: [Place; PLACES],
}

/// The counts of one thread, or of a few; aligned, so that no two are in the same line of a cache.
#[derive(Debug, Default)]
#[repr(align(128))]
struct Place {
    events: [AtomicU64; EventOutcome::ALL.len()],
    /// Not cumulative; what is above the last bound counts as an event alone.
    durations: [AtomicU64; BOUNDS.len()],
    duration_ns: AtomicU64,
    bytes_up: AtomicU64,
    bytes_down: AtomicU64,
}

/// What is there at the moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gauges {
    /// Sessions in memory.
    pub sessions: usize,
    /// Open sockets.
    pub sockets: usize,
}

impl Metrics {
    fn place(&self) -> &Place {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        thread_local! {
            static OWN: usize = NEXT.fetch_add(1, Ordering::Relaxed) % PLACES;
        }
        let [first, ..] = &self.places;
        let own = OWN.try_with(|own| self.places.get(*own));
        own.ok().flatten().unwrap_or(first)
    }

    /// Counts an event.
    pub fn event(&self, outcome: EventOutcome, took: Duration) {
        let place = self.place();
        let outcomes = EventOutcome::ALL.iter().zip(&place.events);
        for (_, count) in outcomes.filter(|(of, _)| **of == outcome) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        if !matches!(outcome, EventOutcome::Done | EventOutcome::Failed) {
            return;
        }
        let took = u64::try_from(took.as_nanos()).unwrap_or(u64::MAX);
        place.duration_ns.fetch_add(took, Ordering::Relaxed);
        let mut bounds = BOUNDS.iter().zip(&place.durations);
        if let Some((_, count)) = bounds.find(|((bound, _), _)| took <= bound * 1000) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts a message from a page.
    pub fn up(&self, bytes: usize) {
        self.place()
            .bytes_up
            .fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// Counts a message to a page.
    pub fn down(&self, bytes: usize) {
        self.place()
            .bytes_down
            .fetch_add(bytes as u64, Ordering::Relaxed);
    }

    fn sum(&self, count: impl Fn(&Place) -> Option<&AtomicU64>) -> u64 {
        let counts = self.places.iter().filter_map(count);
        counts.map(|count| count.load(Ordering::Relaxed)).sum()
    }

    /// The text for Prometheus.
    pub fn text(&self, gauges: Gauges) -> String {
        let mut out = Text(String::new());
        out.head("rxl_sessions", "gauge", "Sessions in memory.");
        out.line("rxl_sessions", gauges.sessions as u64);
        out.head("rxl_tabs_connected", "gauge", "Open sockets of pages.");
        out.line("rxl_tabs_connected", gauges.sockets as u64);
        out.head(
            "rxl_events_total",
            "counter",
            "Events of pages, by what has become of them.",
        );
        for (index, outcome) in EventOutcome::ALL.iter().enumerate() {
            let name = format!("rxl_events_total{{outcome=\"{}\"}}", outcome.name());
            out.line(&name, self.sum(|place| place.events.get(index)));
        }
        let name = "rxl_event_duration_seconds";
        out.head(
            name,
            "histogram",
            "How long events that ran or failed took.",
        );
        let mut below = 0;
        for (index, (_, bound)) in BOUNDS.iter().enumerate() {
            below += self.sum(|place| place.durations.get(index));
            out.line(&format!("{name}_bucket{{le=\"{bound}\"}}"), below);
        }
        let [done, failed] = [0, 1].map(|index| self.sum(|place| place.events.get(index)));
        let count = done + failed;
        out.line(&format!("{name}_bucket{{le=\"+Inf\"}}"), count);
        let seconds = self.sum(|place| Some(&place.duration_ns)) as f64 / 1e9;
        out.line(&format!("{name}_sum"), seconds);
        out.line(&format!("{name}_count"), count);
        out.head(
            "rxl_message_bytes_total",
            "counter",
            "Bytes of messages from pages (up) and to them (down).",
        );
        let (up, down) = (
            self.sum(|place| Some(&place.bytes_up)),
            self.sum(|place| Some(&place.bytes_down)),
        );
        out.line("rxl_message_bytes_total{direction=\"up\"}", up);
        out.line("rxl_message_bytes_total{direction=\"down\"}", down);
        if let Some(bytes) = resident_bytes() {
            let name = "process_resident_memory_bytes";
            out.head(name, "gauge", "Memory that the process holds.");
            out.line(name, bytes);
        }
        out.0
    }
}

struct Text(String);

impl Text {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into a String cannot fail.
        let _ = write!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
    }

    fn line(&mut self, name: &str, value: impl std::fmt::Display) {
        // As above.
        let _ = writeln!(self.0, "{name} {value}");
    }
}

/// What the system says; on Linux alone.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_all_threads_are_in_the_text() {
        let metrics = Metrics::default();
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    metrics.event(EventOutcome::Done, Duration::from_micros(70));
                    metrics.event(EventOutcome::Failed, Duration::from_secs(20));
                    metrics.event(EventOutcome::Dropped, Duration::ZERO);
                    metrics.up(30);
                    metrics.down(40);
                });
            }
        });
        let text = metrics.text(Gauges {
            sessions: 2,
            sockets: 1,
        });
        for line in [
            "rxl_sessions 2",
            "rxl_tabs_connected 1",
            "rxl_events_total{outcome=\"done\"} 3",
            "rxl_events_total{outcome=\"failed\"} 3",
            "rxl_events_total{outcome=\"refused\"} 0",
            "rxl_events_total{outcome=\"dropped\"} 3",
            "rxl_event_duration_seconds_bucket{le=\"0.00005\"} 0",
            "rxl_event_duration_seconds_bucket{le=\"0.0001\"} 3",
            "rxl_event_duration_seconds_bucket{le=\"10\"} 3",
            "rxl_event_duration_seconds_bucket{le=\"+Inf\"} 6",
            "rxl_event_duration_seconds_sum 60.00021",
            "rxl_event_duration_seconds_count 6",
            "rxl_message_bytes_total{direction=\"up\"} 90",
            "rxl_message_bytes_total{direction=\"down\"} 120",
        ] {
            assert!(text.lines().any(|known| known == line), "{line}\n{text}");
        }
    }
}
