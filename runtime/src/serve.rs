//! The whole life of an app's process: settings from the environment, log, listener, signals, exit code.

use crate::app::App;
use crate::config::Config;
use crate::error::ServeError;
use crate::states::Program;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::str::FromStr;
use tokio::net::TcpListener;
use tracing::level_filters::LevelFilter;

/// Serves a program until the process is told to stop. `main` of an app is nothing else.
pub fn serve(program: Program) -> ExitCode {
    start_log();
    let result = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::Io)
        .and_then(|runtime| runtime.block_on(run(program)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(program: Program) -> Result<(), ServeError> {
    let config = Config::from_env()?;
    let address = config.address;
    let app = App::new(program, config)?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| ServeError::Listen(address, error))?;
    let bound = listener.local_addr().map_err(ServeError::Io)?;
    // Others wait for this line, `rxlc dev` among them, so it must not stay in a buffer. Without standard output nobody does.
    let mut stdout = std::io::stdout();
    let _ = writeln!(stdout, "listening on http://{bound}").and_then(|()| stdout.flush());
    app.serve_on(listener, told_to_stop()).await
}

/// `RXL_LOG`: `error`, `warn`, `info`, `debug`, `trace` or `off`.
fn start_log() {
    let level = std::env::var("RXL_LOG").ok();
    let level = level.and_then(|level| LevelFilter::from_str(&level).ok());
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_max_level(level.unwrap_or(LevelFilter::INFO))
        .finish();
    // Somebody who has set up a log of their own wants that one.
    let _ = tracing::subscriber::set_global_default(log);
}

/// Ctrl-C, or what a service manager sends.
async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
