//! Removes tabs from the store that have been away for too long, and the oldest ones if there are too many.

use super::{Head, Write};
use crate::app::Shared;
use crate::session::Input;
use crate::session::registry::Registry;
use futures_util::StreamExt;
use futures_util::stream;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::time::sleep;
use tracing::{debug, warn};

const LONGEST_INTERVAL: Duration = Duration::from_secs(10 * 60);

/// How many tabs are in memory at a time to be dropped.
const AT_A_TIME: usize = 16;

/// Sweeps from time to time, for as long as the app lives.
pub(crate) fn start(shared: &Arc<Shared>) {
    let interval = (shared.config.tab_expiry / 8).min(LONGEST_INTERVAL);
    let shared = Arc::downgrade(shared);
    tokio::spawn(async move {
        loop {
            sleep(interval).await;
            let Some(shared) = Weak::upgrade(&shared) else {
                return;
            };
            sweep(&shared).await;
        }
    });
}

async fn sweep(shared: &Arc<Shared>) {
    let keeper = &shared.keeper;
    let mut heads = match keeper.heads().await {
        Ok(heads) => heads,
        Err(failure) => return warn!("{failure}"),
    };
    heads.sort_by_key(|head| head.used_s);
    let too_many = heads.len().saturating_sub(shared.config.stored_tabs);
    let soon_too_old = (shared.config.tab_expiry / 4).as_secs();
    let mut dropped = Vec::new();
    for (index, head) in heads.into_iter().enumerate() {
        let used_s = head.used_s;
        if keeper.is_too_old(used_s) {
            dropped.push(head);
        } else if index < too_many || used_s + soon_too_old < keeper.now_s() {
            // What is in memory says so, and is not removed then.
            let is_there = shared.registry.tell(head.key.session, Input::StillThere);
            if index < too_many && !is_there {
                dropped.push(head);
            }
        }
    }
    let removed = dropped.len();
    if shared.program.stops.is_empty() {
        for Head { key, life, .. } in dropped {
            keeper.write(Write::Remove { key, life }, None);
        }
    } else {
        let drops = dropped.into_iter();
        let drops = drops.map(|head| Registry::drop_stored(shared, head.key, head.life));
        stream::iter(drops)
            .for_each_concurrent(AT_A_TIME, |dropping| dropping)
            .await;
    }
    debug!(removed, "old tabs are removed from the store");
}
