//! Showing long texts: through the user's pager where a person looks at them.

use super::When;
use super::manual::Look;
use std::env;
use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

/// No line is longer than this, however wide the terminal is.
const WIDEST: usize = 100;

/// How texts are to be written to standard output.
pub(super) fn look(color: When) -> Look {
    let is_terminal = std::io::stdout().is_terminal();
    let has_colors = match color {
        When::Auto => is_terminal && env::var_os("NO_COLOR").is_none(),
        When::Always => true,
        When::Never => false,
    };
    if !is_terminal && !has_colors {
        return Look::Plain;
    }
    let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    Look::Wrapped {
        columns: columns.clamp(20, WIDEST),
        has_colors,
    }
}

/// Shows a text: through `$PAGER`, else `less`, if standard output is a terminal.
pub(super) fn show(text: &str) {
    if !std::io::stdout().is_terminal() || !page(text) {
        print!("{text}");
    }
}

/// Whether a pager has shown it.
fn page(text: &str) -> bool {
    let pager = env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next() else {
        return false;
    };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if env::var_os("LESS").is_none() {
        // Colours, and no pager for what fits on the screen.
        command.env("LESS", "FRX");
    }
    let Ok(mut pager) = command.spawn() else {
        return false;
    };
    if let Some(mut input) = pager.stdin.take() {
        // A pager that is closed early has shown enough.
        let _ = input.write_all(text.as_bytes());
    }
    pager.wait().is_ok()
}
