//! The whole life of an app's process: settings from the environment, log, listener, signals, exit code.

use crate::app::App;
use crate::config::Config;
use crate::error::ServeError;
use crate::log;
use crate::states::Program;
use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// Serves a program until the process is told to stop. `main` of an app is nothing else.
pub fn serve(program: Program) -> ExitCode {
    let result = Config::from_env()
        .map_err(ServeError::from)
        .and_then(|config| start(program, config));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(program: Program, config: Config) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeError::Io)?;
    runtime.block_on(async { serve_app(App::new(program, config)?).await })
}

/// Serves an app until the process is told to stop.
pub(crate) async fn serve_app(app: App) -> Result<(), ServeError> {
    let config = &app.shared.config;
    log::start(config);
    let stop = told_to_stop(config.web_dir.is_some());
    let listener = listener(config.address).await?;
    let bound = listener.local_addr().map_err(ServeError::Io)?;
    // Others wait for this line, `rxlc dev` among them, so it must not stay in a buffer. Without standard output nobody does.
    let mut stdout = std::io::stdout();
    let _ = writeln!(stdout, "listening on http://{bound}").and_then(|()| stdout.flush());
    app.serve_on(listener, stop).await
}

/// The socket on which the app listens: with `RXL_LISTENER=stdin` the one that the parent process has opened, so that it stays open while one server takes
/// the place of another.
async fn listener(address: SocketAddr) -> Result<TcpListener, ServeError> {
    #[cfg(unix)]
    if std::env::var_os("RXL_LISTENER").is_some_and(|from| from == "stdin") {
        use std::os::fd::AsFd;
        let socket = std::io::stdin().as_fd().try_clone_to_owned();
        let listener = std::net::TcpListener::from(socket.map_err(ServeError::Io)?);
        listener.set_nonblocking(true).map_err(ServeError::Io)?;
        return TcpListener::from_std(listener).map_err(ServeError::Io);
    }
    TcpListener::bind(address)
        .await
        .map_err(|error| ServeError::Listen(address, error))
}

/// Ctrl-C, or what a service manager sends; in development also that `rxlc dev` has ended. Signals are listened for from the call on, before anybody is told
/// that the server is there: until then they end the process at once.
#[cfg(unix)]
fn told_to_stop(is_development: bool) -> impl Future<Output = ()> {
    use tokio::signal::unix::{Signal, SignalKind, signal};
    let [interrupted, terminated] = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
    let received = async |signal: std::io::Result<Signal>| match signal {
        Ok(mut signal) => {
            signal.recv().await;
        }
        // Then it does what it does by default.
        Err(_) => std::future::pending().await,
    };
    let orphaned = async {
        let parent = std::os::unix::process::parent_id();
        while std::os::unix::process::parent_id() == parent {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    async move {
        tokio::select! {
            () = received(interrupted) => {}
            () = received(terminated) => {}
            () = orphaned, if is_development => {}
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
async fn told_to_stop(_is_development: bool) {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
