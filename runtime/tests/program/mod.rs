//! A program written by hand in the form that `rxlc` emits, small enough to see at once what each message does.

#![allow(dead_code, clippy::panic)]

use rxl::states::{DecodeError, Stored};
use rxl::{
    App, Asset, CallError, Config, Context, Data, Failure, JsonWriter, Outgoing, Program, Running,
    States, Var,
};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Its manifest.
pub const MANIFEST: &str = r#"{
  "app": "Test",
  "contract": "0123456789abcdef",
  "pages": [
    { "name": "Home", "path": [], "query": [], "params": [], "module": "pages/Home.js", "preload": ["modules/app.js"], "receives": ["Counter.count"], "title": "Home </title>" },
    { "name": "Names", "path": ["names", { "param": "id" }], "query": [], "params": [{ "name": "id", "type": "Int" }], "module": "pages/Names.js", "preload": [], "receives": ["Counter.count", "Counter.name"], "title": null },
    { "name": "Empty", "path": ["empty"], "query": [], "params": [], "module": "pages/Empty.js", "preload": [], "receives": [], "title": null }
  ],
  "events": ["Counter.add", "Counter.rename", "Counter.fail", "Counter.overflow", "Counter.panic", "Counter.panic_twice", "Counter.abort", "Counter.missing"]
}"#;

const ASSETS: &[Asset] = &[
    Asset {
        path: "manifest.json",
        contents: MANIFEST.as_bytes(),
    },
    Asset {
        path: "app.css",
        contents: include_bytes!("large.css"),
    },
    Asset {
        path: "pages/Home.js",
        contents: b"export default 1;\n",
    },
    Asset {
        path: "modules/app.js",
        contents: b"export const a = 1;\n",
    },
    Asset {
        path: "assets/drawing-0123456789abcdef.svg",
        contents: include_bytes!("large.css"),
    },
    Asset {
        path: "assets/picture-0123456789abcdef.png",
        contents: include_bytes!("large.css"),
    },
];

/// The program.
pub fn program() -> Program {
    Program {
        new_tab: Arc::new(|| Box::new(Counter::new())),
        contract: "0123456789abcdef",
        version: rxl::VERSION,
        requests: &[],
        starts: &[],
        stops: &[],
        assets: ASSETS,
    }
}

/// An empty folder of its own for a test.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sessions of {name}"));
    match std::fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
        _ => folder,
    }
}

/// An app with the defaults.
pub fn app() -> App {
    app_with(|_| {})
}

/// An app with other limits.
pub fn app_with(change: impl FnOnce(&mut Config)) -> App {
    let mut config = Config::default();
    change(&mut config);
    App::new(program(), config).unwrap_or_else(|error| panic!("{error}"))
}

/// Two vars, written as emitted code writes them.
struct Counter {
    count: Var<i64>,
    name: Var<String>,
    effects: Vec<&'static str>,
    is_stuck: bool,
}

impl Counter {
    fn new() -> Counter {
        Counter {
            count: Var::new(0),
            name: Var::new(String::new()),
            effects: Vec::new(),
            is_stuck: false,
        }
    }

    fn run(&mut self, event: &str, args: &[Value]) -> Result<(), CallError> {
        match (event, args) {
            ("Counter.add", [by]) => {
                let by = by.as_i64().ok_or_else(|| {
                    CallError::BadArguments(DecodeError(
                        "argument 1: expected a whole number".to_owned(),
                    ))
                })?;
                let count = *self.count.get() + by;
                self.count.whole().set(count);
            }
            ("Counter.rename", [Value::String(name)]) => {
                self.name.whole().set(name.clone());
                self.effects.push(r#"["toast","Renamed","Info"]"#);
            }
            ("Counter.fail", []) => {
                self.count.whole().set(-1);
                return Err(CallError::Failed(Failure::known("Not enough seats.")));
            }
            ("Counter.overflow", []) => {
                self.count.whole().set(-1);
                return Err(CallError::Failed(Failure::unknown("the secret is 42")));
            }
            ("Counter.panic", []) => {
                self.count.whole().set(-1);
                panic!("on purpose");
            }
            ("Counter.panic_twice", []) => {
                self.is_stuck = true;
                panic!("on purpose");
            }
            ("Counter.abort", []) => std::process::abort(),
            ("Counter.missing", _) => return Err(CallError::UnknownEvent),
            _ => {
                return Err(CallError::BadArguments(DecodeError(
                    "expected other arguments".to_owned(),
                )));
            }
        }
        Ok(())
    }

    fn end(&mut self, out: &mut Outgoing) {
        out.effects.raw(&self.effects.join(","));
        self.effects.clear();
    }
}

impl States for Counter {
    fn begin(&mut self, _context: Context) {}

    fn call<'a>(&'a mut self, event: &'a str, args: &'a [Value]) -> Running<'a> {
        Box::pin(async move { self.run(event, args) })
    }

    fn preview(&mut self, out: &mut Outgoing) {
        self.count.preview("Counter.count", out);
        self.name.preview("Counter.name", out);
        self.end(out);
    }

    fn commit(&mut self, out: &mut Outgoing) {
        self.count.commit("Counter.count", out);
        self.name.commit("Counter.name", out);
        self.end(out);
    }

    fn rollback(&mut self, out: &mut Outgoing) {
        assert!(!self.is_stuck, "on purpose");
        self.count.rollback("Counter.count", out);
        self.name.rollback("Counter.name", out);
        self.effects.clear();
    }

    fn watch(&mut self, cells: &[String], out: &mut JsonWriter) {
        out.raw("{");
        watch(&mut self.count, "Counter.count", cells, out);
        watch(&mut self.name, "Counter.name", cells, out);
        out.raw("}");
    }

    fn vars(&mut self, visit: &mut dyn FnMut(&'static str, &mut dyn Stored)) {
        visit("Counter.count", &mut self.count);
        visit("Counter.name", &mut self.name);
    }
}

fn watch<T: Data>(var: &mut Var<T>, name: &str, cells: &[String], out: &mut JsonWriter) {
    let watched = cells.iter().any(|cell| cell == name);
    if watched && !var.is_watched() {
        rxl::states::separate(out);
        out.string(name);
        out.raw(":");
        var.get().write(out);
    }
    var.watch(watched);
}
