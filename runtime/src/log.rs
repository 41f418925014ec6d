//! The log: for people, or JSON for machines.

use crate::config::{Config, LogFormat};
use std::io::IsTerminal;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::{Registry, fmt};

/// What the messages on the wire are logged as.
pub(crate) const WIRE: &str = "rxl::wire";

/// Begins to log to standard error, as the configuration says.
pub(crate) fn start(config: &Config) {
    let wire = match config.traces_wire() {
        true => LevelFilter::TRACE,
        false => LevelFilter::OFF,
    };
    let wanted = Targets::new()
        .with_default(config.log)
        .with_target(WIRE, wire);
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = match config.log_format {
        LogFormat::Text => lines
            .with_ansi(std::io::stderr().is_terminal())
            .with_target(false)
            .boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    let log = Registry::default().with(lines.with_filter(wanted));
    // Somebody who has set up a log of their own wants that one.
    let _ = tracing::subscriber::set_global_default(log);
}
