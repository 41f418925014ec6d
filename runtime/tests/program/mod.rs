//! A program written by hand in the form that `rxlc` emits, small enough to see at once what each message does.

#![allow(dead_code, clippy::panic)]

use rxl::states::DecodeError;
use rxl::{
    App, Asset, CallError, Config, Context, Failure, JsonWriter, Outgoing, Program, Running, States,
};
use serde_json::Value;
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
  "events": ["Counter.add", "Counter.rename", "Counter.fail", "Counter.overflow", "Counter.panic", "Counter.panic_twice", "Counter.missing"]
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
];

/// The program.
pub fn program() -> Program {
    Program {
        new_tab: Arc::new(|| Box::new(Counter::default())),
        contract: "0123456789abcdef",
        version: rxl::VERSION,
        assets: ASSETS,
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

#[derive(Default)]
struct Counter {
    count: i64,
    name: String,
    /// The values at the last commit.
    committed: (i64, String),
    watched: Vec<String>,
    effects: Vec<&'static str>,
    is_stuck: bool,
}

impl Counter {
    fn value(&self, cell: &str) -> String {
        match cell {
            "Counter.count" => self.count.to_string(),
            _ => Value::from(self.name.as_str()).to_string(),
        }
    }
}

impl Counter {
    fn run(&mut self, event: &str, args: &[Value]) -> Result<(), CallError> {
        match (event, args) {
            ("Counter.add", [by]) => {
                let by = by.as_i64().ok_or_else(|| {
                    CallError::BadArguments(DecodeError(
                        "argument 1: expected a whole number".to_owned(),
                    ))
                })?;
                self.count += by;
            }
            ("Counter.rename", [Value::String(name)]) => {
                self.name = name.clone();
                self.effects.push(r#"["toast","Renamed","Info"]"#);
            }
            ("Counter.fail", []) => {
                self.count = -1;
                return Err(CallError::Failed(Failure::known("Not enough seats.")));
            }
            ("Counter.overflow", []) => {
                self.count = -1;
                return Err(CallError::Failed(Failure::unknown("the secret is 42")));
            }
            ("Counter.panic", []) => {
                self.count = -1;
                panic!("on purpose");
            }
            ("Counter.panic_twice", []) => {
                self.is_stuck = true;
                panic!("on purpose");
            }
            ("Counter.missing", _) => return Err(CallError::UnknownEvent),
            _ => {
                return Err(CallError::BadArguments(DecodeError(
                    "expected other arguments".to_owned(),
                )));
            }
        }
        Ok(())
    }

    fn write_changes(&mut self, out: &mut Outgoing) {
        for cell in &self.watched {
            let changed = match cell.as_str() {
                "Counter.count" => self.count != self.committed.0,
                _ => self.name != self.committed.1,
            };
            if changed {
                rxl::states::separate(&mut out.changes);
                out.changes
                    .raw(&format!("[\"{cell}\",{}]", self.value(cell)));
            }
        }
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
        self.write_changes(out);
    }

    fn commit(&mut self, out: &mut Outgoing) {
        self.write_changes(out);
        self.committed = (self.count, self.name.clone());
    }

    fn rollback(&mut self, _out: &mut Outgoing) {
        assert!(!self.is_stuck, "on purpose");
        (self.count, self.name) = self.committed.clone();
        self.effects.clear();
    }

    fn watch(&mut self, cells: &[String], out: &mut JsonWriter) {
        out.raw("{");
        for cell in cells.iter().filter(|cell| !self.watched.contains(cell)) {
            rxl::states::separate(out);
            out.raw(&format!("\"{cell}\":{}", self.value(cell)));
        }
        out.raw("}");
        self.watched = cells.to_vec();
    }
}
