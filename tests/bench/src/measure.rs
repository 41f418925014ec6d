//! Which measurements are made, in which order. Every one has servers of its own, and the subjects take turns, so that other work on the machine disturbs
//! all alike.

use crate::Result;
use crate::load::{self, Throughput};
use crate::process::{Server, Subject};
use crate::workload::Workload;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;

/// How much is measured.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Numbers of sessions.
    pub sessions: Vec<usize>,
    /// How often each is measured; the median counts.
    pub rounds: usize,
    /// Sessions over which memory is measured.
    memory_sessions: usize,
    warm_up: Duration,
    time: Duration,
}

/// Latency is measured with this many sessions.
pub const LATENCY_SESSIONS: usize = 100;

/// What a server needs once, however many come, is there after so many: threads, caches, the first pages of its heap.
const WARM_SESSIONS: usize = 10;

impl Plan {
    /// What goes into the documents.
    pub fn full() -> Plan {
        Plan {
            sessions: vec![1, 10, 100, 1_000, 5_000],
            rounds: 3,
            memory_sessions: 5_000,
            warm_up: Duration::from_millis(500),
            time: Duration::from_secs(3),
        }
    }

    /// To see whether a change helps.
    pub fn quick() -> Plan {
        Plan {
            sessions: vec![1, 100],
            rounds: 3,
            memory_sessions: 1_000,
            warm_up: Duration::from_millis(300),
            time: Duration::from_secs(1),
        }
    }

    /// The most sockets that are open at once.
    pub fn most_sessions(&self) -> usize {
        let most = self.sessions.iter().copied().max().unwrap_or(0);
        // The first few of the memory's sessions are not counted.
        most.max(self.memory_sessions + WARM_SESSIONS)
    }
}

/// What was measured of one subject under one workload.
#[derive(Debug)]
pub struct Results {
    /// Which.
    pub subject: Subject,
    /// Doing what.
    pub workload: Workload,
    /// For each number of sessions of the plan.
    pub throughput: Vec<Throughput>,
    /// At half of the load that the slowest subject can take.
    pub latency: Latency,
    /// Memory for each session that is connected and does nothing, in bytes.
    pub memory: f64,
}

/// How long answers take.
#[derive(Debug, Clone, Copy)]
pub struct Latency {
    /// Events per second of all sessions together.
    pub load: f64,
    /// Half of the answers take no longer.
    pub p50: Duration,
    /// 95 %.
    pub p95: Duration,
    /// 99 %.
    pub p99: Duration,
}

/// Measures everything.
pub async fn all(plan: &Plan, workloads: &[Workload], stores: &[String]) -> Result<Vec<Results>> {
    let apps = stores.iter().cloned().map(|store| Subject::App { store });
    let subjects: Vec<Subject> = std::iter::once(Subject::Echo).chain(apps).collect();
    let mut results = Vec::new();
    for &workload in workloads {
        let mut throughput = vec![Vec::new(); subjects.len()];
        for &sessions in &plan.sessions {
            let mut rounds = vec![Vec::new(); subjects.len()];
            for _ in 0..plan.rounds {
                for (subject, rounds) in subjects.iter().zip(&mut rounds) {
                    let measured = one_throughput(plan, subject, workload, sessions).await?;
                    eprintln!(
                        "{} {subject:?} {sessions} sessions: {:.0} events/s, {:.1} µs",
                        workload.name(),
                        measured.per_second,
                        measured.processor.as_secs_f64() * 1e6
                    );
                    rounds.push(measured);
                }
            }
            for (rounds, throughput) in rounds.into_iter().zip(&mut throughput) {
                throughput.push(median_throughput(rounds));
            }
        }
        let highest = |throughput: &Vec<Throughput>| {
            let all = throughput.iter().map(|measured| measured.per_second);
            all.fold(0.0, f64::max)
        };
        let load = throughput.iter().map(highest).fold(f64::INFINITY, f64::min) / 2.0;
        let mut latencies = vec![Vec::new(); subjects.len()];
        for _ in 0..plan.rounds {
            for (subject, latencies) in subjects.iter().zip(&mut latencies) {
                let measured = one_latency(plan, subject, workload, load).await?;
                eprintln!("{} {subject:?} {measured:?}", workload.name());
                latencies.push(measured);
            }
        }
        for ((subject, throughput), latencies) in subjects.iter().zip(throughput).zip(latencies) {
            let memory = one_memory(plan, subject, workload).await?;
            eprintln!("{} {subject:?} {memory:.0} bytes/session", workload.name());
            results.push(Results {
                subject: subject.clone(),
                workload,
                throughput,
                latency: median_latency(latencies, load),
                memory,
            });
        }
    }
    Ok(results)
}

async fn one_throughput(
    plan: &Plan,
    subject: &Subject,
    workload: Workload,
    sessions: usize,
) -> Result<Throughput> {
    let server = Arc::new(Server::start(subject, workload).await?);
    let pages = load::connect(&server, subject, workload, sessions).await?;
    let measured = load::throughput(&server, pages, plan.warm_up, plan.time).await?;
    end(server).await?;
    Ok(measured)
}

async fn one_latency(
    plan: &Plan,
    subject: &Subject,
    workload: Workload,
    load: f64,
) -> Result<Latency> {
    let server = Arc::new(Server::start(subject, workload).await?);
    let pages = load::connect(&server, subject, workload, LATENCY_SESSIONS).await?;
    let all = load::latencies(pages, load, plan.warm_up, plan.time).await?;
    end(server).await?;
    let at = |part: f64| {
        let index = (all.len() as f64 * part) as usize;
        all.get(index.min(all.len().saturating_sub(1))).copied()
    };
    let nothing = "a server has answered nothing";
    Ok(Latency {
        load,
        p50: at(0.50).ok_or(nothing)?,
        p95: at(0.95).ok_or(nothing)?,
        p99: at(0.99).ok_or(nothing)?,
    })
}

/// Every session has handled one event, and its page has acknowledged it.
async fn one_memory(plan: &Plan, subject: &Subject, workload: Workload) -> Result<f64> {
    let server = Arc::new(Server::start(subject, workload).await?);
    let _warm = load::connect(&server, subject, workload, WARM_SESSIONS).await?;
    let before = server.memory()?;
    let count = plan.memory_sessions;
    let mut pages = load::connect(&server, subject, workload, count).await?;
    for page in &mut pages {
        page.event().await?;
        let answer = page.answer().await?;
        page.acknowledge(answer).await?;
    }
    sleep(Duration::from_secs(1)).await;
    let memory = server.memory()?.saturating_sub(before);
    end(server).await?;
    Ok(memory as f64 / count as f64)
}

async fn end(server: Arc<Server>) -> Result<()> {
    match Arc::into_inner(server) {
        Some(server) => server.end().await,
        None => Ok(()),
    }
}

fn median<T: Copy>(values: impl Iterator<Item = T>, key: impl Fn(&T) -> f64) -> Option<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_by(|a, b| key(a).total_cmp(&key(b)));
    values.get(values.len() / 2).copied()
}

fn median_throughput(rounds: Vec<Throughput>) -> Throughput {
    let all = || rounds.iter().copied();
    let middle = |key: fn(&Throughput) -> f64| median(all(), key).map_or(0.0, |one| key(&one));
    Throughput {
        per_second: middle(|one| one.per_second),
        processor: Duration::from_secs_f64(middle(|one| one.processor.as_secs_f64())),
        up: middle(|one| one.up),
        down: middle(|one| one.down),
    }
}

fn median_latency(rounds: Vec<Latency>, load: f64) -> Latency {
    let middle = |key: fn(&Latency) -> Duration| {
        median(rounds.iter().copied(), |one| key(one).as_secs_f64())
            .map_or(Duration::ZERO, |one| key(&one))
    };
    Latency {
        load,
        p50: middle(|one| one.p50),
        p95: middle(|one| one.p95),
        p99: middle(|one| one.p99),
    }
}
