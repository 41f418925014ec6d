//! Load: pages that send as fast as they are answered, or at a fixed rate.

use crate::Result;
use crate::page::{Bytes, Page};
use crate::process::{Server, Subject};
use crate::workload::Workload;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep};

/// So many handshakes at a time.
const CONNECTING: usize = 64;

/// How much was done in how long, and what it cost the server.
#[derive(Debug, Clone, Copy)]
pub struct Throughput {
    /// Events that were answered, for each second.
    pub per_second: f64,
    /// Processor time of the server for each.
    pub processor: Duration,
    /// Bytes for each event, on average.
    pub up: f64,
    /// The same for answers.
    pub down: f64,
}

/// Opens `count` pages.
pub async fn connect(
    server: &Arc<Server>,
    subject: &Subject,
    workload: Workload,
    count: usize,
) -> Result<Vec<Page>> {
    let mut pages = Vec::with_capacity(count);
    let mut opening = JoinSet::new();
    for number in 0..count {
        if opening.len() == CONNECTING {
            pages.push(joined(&mut opening).await?);
        }
        let (server, subject) = (Arc::clone(server), subject.clone());
        opening.spawn(async move { Page::open(&server, &subject, workload, number).await });
    }
    while !opening.is_empty() {
        pages.push(joined(&mut opening).await?);
    }
    Ok(pages)
}

async fn joined<T: 'static>(tasks: &mut JoinSet<Result<T>>) -> Result<T> {
    match tasks.join_next().await {
        Some(Ok(result)) => result,
        Some(Err(error)) => Err(error.to_string()),
        None => Err("nothing runs".to_owned()),
    }
}

#[derive(Default)]
struct Gauge {
    answered: AtomicU64,
    stop: AtomicBool,
}

/// Every page sends its next event when the last one is answered.
pub async fn throughput(
    server: &Server,
    pages: Vec<Page>,
    warm_up: Duration,
    time: Duration,
) -> Result<Throughput> {
    let gauge = Arc::new(Gauge::default());
    let mut running = JoinSet::new();
    for page in pages {
        let gauge = Arc::clone(&gauge);
        running.spawn(send_and_wait(page, gauge));
    }
    sleep(warm_up).await;
    let answered = || gauge.answered.load(Ordering::Relaxed);
    let (began, events, processor) = (Instant::now(), answered(), server.processor_time()?);
    sleep(time).await;
    let elapsed = began.elapsed();
    let events = answered() - events;
    let processor = server.processor_time()?.saturating_sub(processor);
    gauge.stop.store(true, Ordering::Relaxed);
    let (mut bytes, mut sent) = (Bytes::default(), 0);
    while !running.is_empty() {
        let (page, count) = joined(&mut running).await?;
        bytes.up += page.up;
        bytes.down += page.down;
        sent += count;
    }
    if events == 0 {
        return Err("a server has answered nothing".to_owned());
    }
    Ok(Throughput {
        per_second: events as f64 / elapsed.as_secs_f64(),
        processor: processor.div_f64(events as f64),
        up: bytes.up as f64 / sent as f64,
        down: bytes.down as f64 / sent as f64,
    })
}

async fn send_and_wait(mut page: Page, gauge: Arc<Gauge>) -> Result<(Bytes, u64)> {
    page.bytes = Bytes::default();
    let mut sent = 0;
    while !gauge.stop.load(Ordering::Relaxed) {
        page.event().await?;
        page.answer().await?;
        sent += 1;
        gauge.answered.fetch_add(1, Ordering::Relaxed);
    }
    Ok((page.bytes, sent))
}

/// Every page sends at its fixed times, answered or not; gives how long each answer took, in order of length.
pub async fn latencies(
    pages: Vec<Page>,
    per_second: f64,
    warm_up: Duration,
    time: Duration,
) -> Result<Vec<Duration>> {
    let period = Duration::from_secs_f64(pages.len() as f64 / per_second);
    let count = pages.len() as f64;
    let begin = Instant::now() + Duration::from_millis(10);
    let mut running = JoinSet::new();
    for (number, page) in pages.into_iter().enumerate() {
        let first = begin + period.mul_f64(number as f64 / count);
        running.spawn(send_in_time(page, first, period, begin + warm_up, time));
    }
    let mut all = Vec::new();
    while !running.is_empty() {
        all.append(&mut joined(&mut running).await?);
    }
    all.sort_unstable();
    Ok(all)
}

async fn send_in_time(
    mut page: Page,
    first: Instant,
    period: Duration,
    begin: Instant,
    time: Duration,
) -> Result<Vec<Duration>> {
    let mut ticks = interval_at(first, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut waiting: VecDeque<(u64, Instant)> = VecDeque::new();
    let mut latencies = Vec::new();
    let end = begin + time;
    loop {
        tokio::select! {
            biased;
            answer = page.next_answer() => {
                let answer = answer?;
                let now = Instant::now();
                while let Some((_, sent)) = waiting.pop_front_if(|(number, _)| *number <= answer.upto) {
                    if sent >= begin {
                        latencies.push(now - sent);
                    }
                }
                page.taken(answer).await?;
                if now >= end && waiting.is_empty() {
                    return Ok(latencies);
                }
            }
            tick = ticks.tick(), if Instant::now() < end => {
                // Measured from when it was due, or the page's own lateness would hide the server's.
                let number = page.event().await?;
                waiting.push_back((number, tick));
            }
            () = tokio::time::sleep_until(end), if waiting.is_empty() => return Ok(latencies),
        }
    }
}
