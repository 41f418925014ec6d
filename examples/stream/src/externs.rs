//! Where the texts come from: words that take their time.

use crate::app::app;
use std::time::Duration;

/// What the program needs of Rust.
pub struct Backend;

/// How long a word takes to come.
const PACE: Duration = Duration::from_millis(60);

const WORDS: [&str; 24] = [
    "a", "river", "carries", "light", "over", "stones", "and", "under", "bridges", "while", "the",
    "town", "wakes", "to", "bells", "of", "quiet", "mills", "then", "every", "window", "opens",
    "on", "water",
];

impl app::Externs for Backend {
    async fn words(
        &self,
        _cx: &rxl::Context,
        number: i64,
        count: i64,
    ) -> rxl::Result<rxl::Stream<String>> {
        let (words, stream) = rxl::Stream::channel(1);
        let start = usize::try_from(number).unwrap_or(0) * 7;
        let count = usize::try_from(count).unwrap_or(0);
        let all = WORDS.iter().cycle().skip(start % WORDS.len()).take(count);
        tokio::spawn(async move {
            for word in all {
                tokio::time::sleep(PACE).await;
                // Whoever reads has been stopped.
                if words.send(Ok(format!("{word} "))).await.is_err() {
                    return;
                }
            }
        });
        Ok(stream)
    }
}
