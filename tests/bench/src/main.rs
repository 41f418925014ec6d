//! Load on compiled apps: `rxl-bench` starts each server as a process of its own, opens sockets as pages do, and writes what it has measured as a table.
//! The same load goes to a server that only echoes (`rxl-bench echo`), which is as fast as a server over a WebSocket can be here.
//! `cargo xtask bench` builds all of it and runs it.

mod echo;
mod load;
mod measure;
mod page;
mod process;
mod report;
mod workload;

use measure::Plan;
use std::path::PathBuf;
use std::process::ExitCode;
use workload::Workload;

/// What goes wrong is told to a person who has started a benchmark.
type Result<T> = std::result::Result<T, String>;

const HELP: &str = "\
rxl-bench [OPTION]…      measure the apps built beside this program
  --quick                shorter and with fewer sessions
  --store NAME           with this store alone: memory, disk, synced (on disk, RXL_DURABILITY=machine); may stand several times
  --only counter|todo    this app alone
  --sessions NUMBER      this many sessions alone
  --into FILE            write the tables into this document
rxl-bench echo           the server that only echoes
";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.first().map(String::as_str) {
        Some("echo") => echo::serve().await,
        _ => bench(&arguments).await,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("rxl-bench: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn bench(arguments: &[String]) -> Result<()> {
    let mut plan = Plan::full();
    let mut stores = Vec::new();
    let mut workloads = vec![Workload::Counter, Workload::Todo];
    let mut into = None;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().cloned().ok_or(HELP);
        match argument.as_str() {
            "--quick" => plan = Plan::quick(),
            "--store" => stores.push(value()?),
            "--only" => workloads = vec![Workload::named(&value()?)?],
            "--sessions" => {
                let sessions = value()?.parse();
                plan.sessions = vec![sessions.map_err(|_| HELP)?];
            }
            "--into" => into = Some(PathBuf::from(value()?)),
            _ => return Err(HELP.to_owned()),
        }
    }
    if stores.is_empty() {
        stores.extend(["memory", "disk"].map(str::to_owned));
    }
    process::allow_files(plan.most_sessions())?;
    let results = measure::all(&plan, &workloads, &stores).await?;
    let table = report::markdown(&plan, &results);
    match into {
        Some(file) => report::write_into(&file, &table),
        None => {
            println!("\n{table}");
            Ok(())
        }
    }
}
