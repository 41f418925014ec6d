//! Builds the browser client with npm, and embeds it with its compressed forms. Everything goes to the folder that cargo gives for it; only npm's packages
//! are in the source tree, where npm wants them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::SystemTime;

const INSTALL_NODE: &str = "the browser client is built with Node.js 20 or newer and npm, and there is no `npm` on the PATH
  on Debian or Ubuntu: apt-get install nodejs npm
  elsewhere: https://nodejs.org/en/download";

/// Node's own zlib has both encodings, so this script needs no crates for them.
const COMPRESS: &str = "
const { readFileSync, writeFileSync } = require('node:fs');
const zlib = require('node:zlib');
for (const path of process.argv.slice(1)) {
  const plain = readFileSync(path);
  writeFileSync(path + '.gz', zlib.gzipSync(plain, { level: 9 }));
  writeFileSync(path + '.br', zlib.brotliCompressSync(plain, { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
}
";

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}\n");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let client = folder("CARGO_MANIFEST_DIR")?.join("client");
    let out = folder("OUT_DIR")?;
    for name in [
        "src",
        "package.json",
        "package-lock.json",
        "build.mjs",
        "required_react.mjs",
        "tsconfig.json",
    ] {
        println!("cargo::rerun-if-changed={}", client.join(name).display());
    }
    println!("cargo::rerun-if-changed=build.rs");

    let bundles = out.join("client");
    let failed = |error: std::io::Error| format!("{}: {error}", bundles.display());
    // Nothing of an older build may stay.
    if bundles.exists() {
        fs::remove_dir_all(&bundles).map_err(failed)?;
    }
    install(&client)?;
    npm(&client, &["run", "--silent", "build"], &bundles)?;
    let entries = fs::read_dir(&bundles).map_err(failed)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<PathBuf>, _>>()
        .map_err(failed)?;
    paths.sort();
    let shown: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    let mut arguments = vec!["-e", COMPRESS];
    arguments.extend(shown.iter().map(|path| &**path));
    node(&arguments)?;

    let modules: String = paths.iter().filter_map(|path| module(path)).collect();
    let code = format!("pub const MODULES: &[Module] = &[\n{modules}];\n");
    fs::write(out.join("client.rs"), code).map_err(|error| format!("client.rs: {error}"))
}

/// A module of the client with its compressed forms, as an item of a list in Rust.
fn module(path: &Path) -> Option<String> {
    let name = path.file_stem()?.to_str()?;
    Some(format!(
        "    Module {{ name: \"rxl/{name}\", plain: include_bytes!(\"client/{name}.js\"), gzip: include_bytes!(\"client/{name}.js.gz\"), brotli: \
         include_bytes!(\"client/{name}.js.br\") }},\n"
    ))
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    let path = env::var_os(variable).ok_or_else(|| format!("cargo has not set `{variable}`"))?;
    Ok(PathBuf::from(path))
}

/// Installs the packages if they are missing or older than the lock file.
fn install(client: &Path) -> Result<(), String> {
    let installed = modified(&client.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&client.join("package-lock.json")) {
        return Ok(());
    }
    npm(client, &["ci", "--no-audit", "--no-fund"], client)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// Runs npm in the client's folder. What is built goes to `out`.
fn npm(client: &Path, arguments: &[&str], out: &Path) -> Result<(), String> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(client)
        .env("RXL_CLIENT_OUT", out);
    run(command, &format!("npm {}", arguments.join(" ")))
}

fn node(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new("node");
    command.args(arguments);
    run(command, "node")
}

fn run(mut command: Command, shown: &str) -> Result<(), String> {
    // What goes to standard output is read by cargo.
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => INSTALL_NODE.to_owned(),
            _ => format!("`{shown}`: {error}"),
        })?;
    if output.status.success() {
        return Ok(());
    }
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    Err(format!("`{shown}` failed ({})\n{out}{err}", output.status))
}
