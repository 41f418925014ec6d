//! Cases, written by hand or by chance, and the program that holds all of them.

use std::fmt::Write as _;

/// Something to run on both sides.
pub struct Case {
    /// Where it comes from.
    pub origin: String,
    /// What it does.
    pub kind: Kind,
    /// Lines of code.
    pub code: String,
    /// What comes out: JSON, or `!` and why it fails. Cases made by chance do not say it.
    pub expected: Option<String>,
}

/// What a case does.
pub enum Kind {
    /// Gives a value of this type; its text in a hole is compared as well.
    Value(String),
    /// Changes the vars of a state.
    Event,
}

/// The program: every value a function, every event in a state of the server and in one of the browser. `members` are the members of both states.
pub fn program(declarations: &str, members: &str, cases: &[Case]) -> String {
    let mut text = format!("{declarations}\n");
    let mut events = String::new();
    let mut prints = String::new();
    for (number, case) in cases.iter().enumerate() {
        let code = indented(&case.code);
        match &case.kind {
            Kind::Value(ty) => {
                let _ = writeln!(text, "fn case_{number}() -> {ty} {{\n{code}}}\n");
                let _ = writeln!(
                    text,
                    "fn print_{number}() -> Text {{\n  \"{{case_{number}()}}\"\n}}\n"
                );
                let _ = writeln!(prints, "    text = print_{number}()");
            }
            Kind::Event => {
                let _ = writeln!(events, "event case_{number} {{\n{code}}}");
            }
        }
    }
    let _ = writeln!(text, "state OnServer {{\n{members}\n{events}}}\n");
    let _ = writeln!(text, "client state InBrowser {{\n{members}\n{events}}}\n");
    // What nothing in the browser names is not emitted for it.
    let _ = writeln!(
        text,
        "client state Printed {{\n  text: Text\n  event print_all {{\n{prints}  }}\n}}"
    );
    text
}

fn indented(code: &str) -> String {
    code.lines().fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "  {line}");
        text
    })
}

/// The names of the vars among the members of a state.
pub fn vars(members: &str) -> Vec<String> {
    let is_var = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    let vars = members.lines().filter(is_var);
    vars.filter(|line| !line.starts_with("computed ") && !line.starts_with("fn "))
        .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
        .collect()
}
