//! Waiting that ends. What is ready at once, as most is, needs no timer.

use futures_util::future::poll_immediate;
use std::time::Duration;
use tokio::time::error::Elapsed;
use tokio::time::timeout;

/// Waits for `future`, but no longer than `limit`. It is pinned by the caller, who has room for it already.
///
/// # Errors
/// The time is over.
pub(crate) async fn within<F>(limit: Duration, mut future: F) -> Result<F::Output, Elapsed>
where
    F: Future + Unpin,
{
    match poll_immediate(&mut future).await {
        Some(output) => Ok(output),
        // On the heap, so that those who seldom wait keep no room for it.
        None => Box::pin(timeout(limit, future)).await,
    }
}
