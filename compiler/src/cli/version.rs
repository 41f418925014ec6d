//! `rxlc --version`

use std::sync::LazyLock;

/// The version, with the commit and its day where they are known: `0.1.0 (abc1234 2026-01-31)`.
pub(super) static VERSION: LazyLock<String> =
    LazyLock::new(|| worded(env!("CARGO_PKG_VERSION"), env!("RXLC_COMMIT")));

fn worded(version: &str, commit: &str) -> String {
    if cfg!(debug_assertions) {
        format!("{version} (built for development)")
    } else if commit.is_empty() {
        version.to_owned()
    } else {
        format!("{version} ({commit})")
    }
}
