//! The background events that a tab has started. Dropping them ends them, at the next place where they wait.

use super::{Ended, Inbox, Input};
use crate::background::{Background, Job, JobId, Start};
use crate::context::Context;
use crate::dispatch::{caught, panicked};
use crate::request::Passage;
use std::pin::pin;
use tokio::task::AbortHandle;

/// What runs, and what is about to.
#[derive(Debug, Default)]
pub struct Jobs {
    running: Vec<Running>,
    /// From committed transactions, in order, with what has started those.
    called: Vec<(Context, Job)>,
}

#[derive(Debug)]
struct Running {
    id: JobId,
    event: &'static str,
    is_detached: bool,
    task: AbortHandle,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Jobs {
    /// Takes what a committed transaction does to background events.
    pub fn call(&mut self, context: &Context, jobs: Vec<Job>) {
        let jobs = jobs.into_iter();
        self.called.extend(jobs.map(|job| (context.anew(), job)));
    }

    /// Whether something was called.
    pub fn has_calls(&self) -> bool {
        !self.called.is_empty()
    }

    /// Starts and ends what was called.
    pub fn start(
        &mut self,
        session: &Inbox,
        last: &mut u64,
        passage: impl Fn(&str) -> Option<Box<Passage>>,
    ) {
        for (context, job) in std::mem::take(&mut self.called) {
            match job {
                Job::Cancel(event) => self.running.retain(|running| running.event != event),
                Job::Start(start) => {
                    if start.latest {
                        self.running.retain(|running| running.event != start.event);
                    }
                    *last += 1;
                    // What has started it may have passed already.
                    let passage = match context.has_request() {
                        true => None,
                        false => passage(start.event),
                    };
                    self.running.push(spawn(
                        start,
                        JobId(*last),
                        context,
                        passage,
                        session.clone(),
                    ));
                }
            }
        }
    }

    /// Whether this one runs.
    pub fn has(&self, id: JobId) -> bool {
        self.running.iter().any(|running| running.id == id)
    }

    /// The event whose body this is, and forgets it.
    pub fn end(&mut self, id: JobId) -> Option<&'static str> {
        let at = self.running.iter().position(|running| running.id == id)?;
        Some(self.running.swap_remove(at).event)
    }

    /// The event whose body this is.
    pub fn event(&self, id: JobId) -> &'static str {
        let running = self.running.iter().find(|running| running.id == id);
        running.map_or("", |running| running.event)
    }

    /// Whether some of them end with their tab.
    pub fn has_attached(&self) -> bool {
        self.running.iter().any(|running| !running.is_detached)
    }

    /// Whether some of them go on without their tab.
    pub fn has_detached(&self) -> bool {
        self.running.iter().any(|running| running.is_detached)
    }

    /// The tab is gone.
    pub fn end_attached(&mut self) {
        self.running.retain(|running| running.is_detached);
    }
}

fn spawn(
    start: Start,
    id: JobId,
    context: Context,
    passage: Option<Box<Passage>>,
    session: Inbox,
) -> Running {
    let background = Background {
        session: session.clone(),
        job: id,
        context,
    };
    let Start {
        event,
        detached,
        body,
        ..
    } = start;
    let task = tokio::spawn(async move {
        let ended = match caught(pin!(async {
            if let Some(passage) = passage {
                let request = passage.pass().await?;
                background.context.set_request(request);
            }
            body(background).await
        }))
        .await
        {
            Ok(result) => Ended::Ran(result),
            Err(panic) => Ended::Panicked(panicked(event, &*panic)),
        };
        // A session that has ended needs no word.
        let _ = session.send(Box::new(Input::Ended(id, ended))).await;
    });
    Running {
        id,
        event,
        is_detached: detached,
        task: task.abort_handle(),
    }
}
