//! Limits and times of the server, each with its unit in the name. Defaults suit a small server; `RXL_…` variables and the builder of `App` change them.

use crate::opener::Opener;
use std::env;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;
use tracing::level_filters::LevelFilter;

/// Where tabs are kept while nobody is connected to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// In memory: a server that stops forgets them.
    InMemory,
    /// On disk, in this folder: a restart keeps every confirmed event.
    OnDisk(PathBuf),
}

/// What a confirmed event outlives, with the store on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The end of the machine: every write waits until the disk has it.
    Machine,
    /// The end of the server's process, however it ends. The disk is waited for once a second, so that the failure of the machine takes back no more.
    Process,
}

impl FromStr for Durability {
    type Err = ();

    fn from_str(name: &str) -> Result<Durability, ()> {
        match name {
            "machine" => Ok(Durability::Machine),
            "process" => Ok(Durability::Process),
            _ => Err(()),
        }
    }
}

/// A text that no log and no message shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(String);

impl Hidden {
    /// A text to be hidden.
    pub fn new(text: impl Into<String>) -> Hidden {
        Hidden(text.into())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hidden")
    }
}

/// How the server behaves.
#[derive(Debug, Clone)]
pub struct Config {
    /// `RXL_ADDRESS`: where to listen.
    pub address: SocketAddr,
    /// `RXL_WEB_DIR`: development mode. The app's files are read from this folder and watched.
    pub web_dir: Option<PathBuf>,
    /// `RXL_OPENER`, `RXL_SOURCE_DIR`: in development, what opens a place of the program in an editor, and the folder of the sources.
    pub opener: Option<Opener>,
    /// `RXL_STORE`: `disk` or `memory`; `RXL_DATA_DIR`: the folder on disk. [`Config::from_env`] takes the disk if nothing else is said, in the folder
    /// `.rxl/data`; [`Config::default`] takes the memory.
    pub keep: Keep,
    /// `RXL_DURABILITY`: `machine` or `process`: what a confirmed event outlives.
    pub durability: Durability,
    /// `RXL_SECRET`: the key that signs the cookies of sessions, at least 32 characters. Without it the file `secret` beside the stored sessions holds one,
    /// made on the first start.
    pub secret: Option<Hidden>,
    /// `RXL_ORIGINS`: other origins whose pages may open a socket, separated by commas, as in `https://app.example`.
    pub origins: Vec<String>,
    /// `RXL_SECURE_COOKIE`: the session's cookie travels over https alone, also if no proxy says so.
    pub secure_cookie: bool,
    /// `RXL_SESSION_COOKIE_S`: how long a browser keeps the session's cookie after its last page or connection.
    pub session_cookie: Duration,
    /// `RXL_MESSAGE_BYTES`: largest message from a page.
    pub message_bytes: usize,
    /// `RXL_MESSAGES_PER_S`: messages of one page that are taken within a second; more of them wait.
    pub messages_per_s: usize,
    /// `RXL_MESSAGE_DEPTH`: nesting of lists and objects in a message.
    pub message_depth: usize,
    /// `RXL_OUTBOX_BYTES`: messages to a tab that are kept until it acknowledges them.
    pub outbox_bytes: usize,
    /// `RXL_SOCKET_QUEUE`: messages that wait for a page to read them.
    pub socket_queue: usize,
    /// `RXL_SESSION_QUEUE`: messages of all tabs of a session that wait to be handled.
    pub session_queue: usize,
    /// `RXL_SESSIONS`: sessions in memory.
    pub sessions: usize,
    /// `RXL_TABS_PER_SESSION`: tabs of a session, connected or away.
    pub tabs_per_session: usize,
    /// `RXL_TAB_GONE_S`: when a tab that is away is gone: background events that it has started end, and it leaves the memory for the store.
    pub tab_gone: Duration,
    /// `RXL_TAB_EXPIRY_S`: how long a tab that is away is kept in the store.
    pub tab_expiry: Duration,
    /// `RXL_STORED_TABS`: tabs in the store; with more, those that were away longest are removed.
    pub stored_tabs: usize,
    /// `RXL_EVENT_TIME_S`: how long an event may wait, background events apart.
    pub event_time: Duration,
    /// `RXL_PING_INTERVAL_S`: time between pings.
    pub ping_interval: Duration,
    /// `RXL_HELLO_TIMEOUT_S`: how long a new socket may be silent.
    pub hello_timeout: Duration,
    /// `RXL_LOG`: what is worth a line.
    pub log: LevelFilter,
    /// `RXL_LOG_FORMAT`: how lines look.
    pub log_format: LogFormat,
    /// `RXL_TRACE_WIRE`: in development, log each message with all that is in it.
    pub trace_wire: bool,
    /// `RXL_METRICS`: whether `/metrics` answers.
    pub metrics: bool,
    /// `RXL_SHUTDOWN_TIMEOUT_S`: how long a server that stops waits for what runs.
    pub shutdown_timeout: Duration,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
            web_dir: None,
            opener: None,
            keep: Keep::InMemory,
            durability: Durability::Process,
            secret: None,
            origins: Vec::new(),
            secure_cookie: false,
            session_cookie: Duration::from_secs(30 * 24 * 60 * 60),
            message_bytes: 1024 * 1024,
            messages_per_s: 1_000,
            message_depth: 64,
            outbox_bytes: 64 * 1024,
            socket_queue: 64,
            session_queue: 64,
            sessions: 100_000,
            tabs_per_session: 64,
            tab_gone: Duration::from_secs(60),
            tab_expiry: Duration::from_secs(24 * 60 * 60),
            stored_tabs: 1_000_000,
            event_time: Duration::from_secs(30),
            ping_interval: Duration::from_secs(30),
            hello_timeout: Duration::from_secs(10),
            log: LevelFilter::INFO,
            log_format: LogFormat::Text,
            trace_wire: false,
            metrics: true,
            shutdown_timeout: Duration::from_secs(5),
        }
    }
}

/// How lines of the log look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// An object of JSON each, for machines.
    Json,
}

impl FromStr for LogFormat {
    type Err = ();

    fn from_str(name: &str) -> Result<LogFormat, ()> {
        match name {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            _ => Err(()),
        }
    }
}

/// A variable of the environment with a value that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// `RXL_ADDRESS`
    pub variable: &'static str,
    /// What it should be.
    pub expected: &'static str,
}

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`: expected {}", self.variable, self.expected)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// The defaults, changed by the variables of the environment.
    ///
    /// # Errors
    /// Names the first variable that cannot be read.
    pub fn from_env() -> Result<Config, ConfigError> {
        Config::from_lookup(|name| env::var(name).ok())
    }

    /// Whether messages are logged: what they hold is nobody's business in production.
    pub fn traces_wire(&self) -> bool {
        self.trace_wire && self.web_dir.is_some()
    }

    fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Config, ConfigError> {
        let variables = Variables { lookup };
        let mut config = Config::default();
        variables.read(
            "RXL_ADDRESS",
            "an address like `127.0.0.1:3000`",
            &mut config.address,
        )?;
        config.web_dir = (variables.lookup)("RXL_WEB_DIR").map(PathBuf::from);
        let path = |name| (variables.lookup)(name).map(PathBuf::from);
        if let (Some(_), Some(program), Some(folder)) =
            (&config.web_dir, path("RXL_OPENER"), path("RXL_SOURCE_DIR"))
        {
            config.opener = Some(Opener { program, folder });
        }
        config.keep = variables.keep()?;
        variables.read(
            "RXL_DURABILITY",
            "`machine` or `process`",
            &mut config.durability,
        )?;
        config.secret = variables.secret()?;
        if let Some(origins) = (variables.lookup)("RXL_ORIGINS") {
            let origins = origins.split(',').map(str::trim);
            config.origins = origins
                .filter(|origin| !origin.is_empty())
                .map(str::to_owned)
                .collect();
        }
        variables.switch("RXL_SECURE_COOKIE", &mut config.secure_cookie)?;
        variables.seconds("RXL_SESSION_COOKIE_S", &mut config.session_cookie)?;
        variables.switch("RXL_TRACE_WIRE", &mut config.trace_wire)?;
        variables.switch("RXL_METRICS", &mut config.metrics)?;
        let levels = "`error`, `warn`, `info`, `debug`, `trace` or `off`";
        variables.read("RXL_LOG", levels, &mut config.log)?;
        variables.read("RXL_LOG_FORMAT", "`text` or `json`", &mut config.log_format)?;
        variables.count("RXL_MESSAGE_BYTES", &mut config.message_bytes)?;
        variables.count("RXL_MESSAGES_PER_S", &mut config.messages_per_s)?;
        variables.count("RXL_MESSAGE_DEPTH", &mut config.message_depth)?;
        variables.count("RXL_OUTBOX_BYTES", &mut config.outbox_bytes)?;
        variables.count("RXL_SOCKET_QUEUE", &mut config.socket_queue)?;
        variables.count("RXL_SESSION_QUEUE", &mut config.session_queue)?;
        variables.count("RXL_SESSIONS", &mut config.sessions)?;
        variables.count("RXL_TABS_PER_SESSION", &mut config.tabs_per_session)?;
        variables.seconds("RXL_TAB_GONE_S", &mut config.tab_gone)?;
        variables.seconds("RXL_TAB_EXPIRY_S", &mut config.tab_expiry)?;
        variables.count("RXL_STORED_TABS", &mut config.stored_tabs)?;
        variables.seconds("RXL_EVENT_TIME_S", &mut config.event_time)?;
        variables.seconds("RXL_PING_INTERVAL_S", &mut config.ping_interval)?;
        variables.seconds("RXL_HELLO_TIMEOUT_S", &mut config.hello_timeout)?;
        variables.seconds("RXL_SHUTDOWN_TIMEOUT_S", &mut config.shutdown_timeout)?;
        Ok(config)
    }
}

struct Variables<F> {
    lookup: F,
}

impl<F: Fn(&str) -> Option<String>> Variables<F> {
    fn read<T: FromStr>(
        &self,
        variable: &'static str,
        expected: &'static str,
        value: &mut T,
    ) -> Result<(), ConfigError> {
        if let Some(text) = (self.lookup)(variable) {
            *value = text
                .trim()
                .parse()
                .map_err(|_| ConfigError { variable, expected })?;
        }
        Ok(())
    }

    fn switch(&self, variable: &'static str, value: &mut bool) -> Result<(), ConfigError> {
        let expected = "`true` or `false`";
        *value = match (self.lookup)(variable).as_deref().map(str::trim) {
            None => *value,
            Some("true" | "1") => true,
            Some("false" | "0") => false,
            Some(_) => return Err(ConfigError { variable, expected }),
        };
        Ok(())
    }

    fn secret(&self) -> Result<Option<Hidden>, ConfigError> {
        match (self.lookup)("RXL_SECRET") {
            Some(text) if text.chars().count() < 32 => Err(ConfigError {
                variable: "RXL_SECRET",
                expected: "at least 32 characters",
            }),
            text => Ok(text.map(Hidden)),
        }
    }

    fn keep(&self) -> Result<Keep, ConfigError> {
        let folder = || (self.lookup)("RXL_DATA_DIR").map_or(".rxl/data".into(), PathBuf::from);
        match (self.lookup)("RXL_STORE").as_deref().map(str::trim) {
            None | Some("disk") => Ok(Keep::OnDisk(folder())),
            Some("memory") => Ok(Keep::InMemory),
            Some(_) => Err(ConfigError {
                variable: "RXL_STORE",
                expected: "`disk` or `memory`",
            }),
        }
    }

    fn count(&self, variable: &'static str, value: &mut usize) -> Result<(), ConfigError> {
        let expected = "a whole number above 0";
        self.read(variable, expected, value)?;
        // A queue without room could never be used.
        if *value == 0 {
            return Err(ConfigError { variable, expected });
        }
        Ok(())
    }

    fn seconds(&self, variable: &'static str, value: &mut Duration) -> Result<(), ConfigError> {
        let expected = "a whole number of seconds above 0";
        let mut seconds = value.as_secs();
        self.read(variable, expected, &mut seconds)?;
        if seconds == 0 {
            return Err(ConfigError { variable, expected });
        }
        *value = Duration::from_secs(seconds);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_lookup(|name| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn variables_change_defaults() {
        let config = config(&[
            ("RXL_ADDRESS", "0.0.0.0:80"),
            ("RXL_TAB_EXPIRY_S", "60"),
            ("RXL_LOG", "debug"),
            ("RXL_LOG_FORMAT", "json"),
            ("RXL_TRACE_WIRE", "1"),
            ("RXL_METRICS", "false"),
            ("RXL_ORIGINS", "https://a.example, https://b.example"),
        ])
        .expect("they are right");
        assert_eq!(config.address.port(), 80);
        assert_eq!(config.tab_expiry, Duration::from_secs(60));
        assert_eq!(config.origins, ["https://a.example", "https://b.example"]);
        assert_eq!(config.message_depth, 64);
        assert_eq!(config.log, LevelFilter::DEBUG);
        assert_eq!(config.log_format, LogFormat::Json);
        assert!(!config.metrics);
        assert!(config.trace_wire && !config.traces_wire(), "in production");
    }

    #[test]
    fn an_app_keeps_its_tabs_on_disk() {
        for (variables, keep) in [
            (&[][..], Keep::OnDisk(".rxl/data".into())),
            (
                &[("RXL_DATA_DIR", "/var/lib/app")],
                Keep::OnDisk("/var/lib/app".into()),
            ),
            (
                &[("RXL_STORE", "memory"), ("RXL_DATA_DIR", "/var/lib/app")],
                Keep::InMemory,
            ),
        ] {
            assert_eq!(config(variables).map(|config| config.keep), Ok(keep));
        }
        assert_eq!(Config::default().keep, Keep::InMemory);
    }

    #[test]
    fn wrong_variables_are_named() {
        for (variable, value) in [
            ("RXL_ADDRESS", "everywhere"),
            ("RXL_SOCKET_QUEUE", "0"),
            ("RXL_MESSAGE_BYTES", "1 MB"),
            ("RXL_LOG", "loud"),
            ("RXL_LOG_FORMAT", "xml"),
            ("RXL_METRICS", "maybe"),
            ("RXL_STORE", "cloud"),
            ("RXL_DURABILITY", "eternal"),
            ("RXL_SECRET", "short"),
            ("RXL_MESSAGES_PER_S", "0"),
        ] {
            let error = config(&[(variable, value)]).expect_err(value);
            assert_eq!(error.variable, variable);
        }
    }
}
