//! What runs the tests of a program (`test "…" { … }`): generated code calls it, and `rxlc test` reads what it prints. No app has it.

mod answers;
mod stage;
pub mod watch;
pub(crate) mod world;

pub use answers::Answers;

use crate::data::{Data, Duration, Route};
use crate::failure::{Failure, Result};
use crate::states::States;
use answers::Missing;
use serde_json::{Value, json};
use stage::Stage;
use std::any::Any;
use std::cell::{Cell, RefCell, RefMut};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::rc::Rc;

/// A test that runs.
pub struct Trial {
    stage: RefCell<Stage>,
    answers: Answers,
    /// The place of the statement that runs.
    place: Rc<Cell<u32>>,
    assertion: RefCell<Option<Assertion>>,
}

/// An assertion that does not hold.
enum Assertion {
    /// Nothing more is known.
    Plain,
    /// Both sides of a comparison.
    Sides(String, String),
    /// A place, and what was found there.
    Of(u32, String),
}

/// The states while a test reads them.
pub struct Borrowed<'a>(RefMut<'a, Stage>);

impl Borrowed<'_> {
    /// The states of the program.
    ///
    /// # Errors
    /// They are of another program: a mistake of this crate.
    pub fn tab<T: States>(&mut self) -> Result<&mut T> {
        let states = self.0.states();
        let states = states.map(|states| -> &mut dyn Any { states });
        states
            .and_then(|states| states.downcast_mut())
            .ok_or_else(|| Failure::unknown("the states of another program are tested"))
    }
}

impl Trial {
    fn new(
        states: Box<dyn States>,
        answers: Answers,
        on_error: Option<&'static str>,
        starts: &[&'static str],
        place: Rc<Cell<u32>>,
        log: Rc<RefCell<Vec<String>>>,
    ) -> Trial {
        Trial {
            stage: RefCell::new(Stage::new(states, on_error, starts, log)),
            answers,
            place,
            assertion: RefCell::new(None),
        }
    }

    /// The test is here now.
    pub fn at(&self, place: u32) {
        self.place.set(place);
    }

    /// What the test says of the functions that are written in Rust.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The states, to read them.
    ///
    /// # Errors
    /// What the states begin with has failed.
    pub fn lend(&self) -> Result<Borrowed<'_>> {
        let begun = self.stage.borrow_mut().begin_states();
        self.answered(begun)?;
        Ok(Borrowed(self.stage.borrow_mut()))
    }

    /// Runs an event and all that follows from it without waiting; `args` are JSON.
    ///
    /// # Errors
    /// The first failure among them.
    pub fn call(&self, event: &str, args: Vec<String>) -> Result<()> {
        let mut values = Vec::with_capacity(args.len());
        for arg in &args {
            values.push(serde_json::from_str(arg)?);
        }
        let done = self.stage.borrow_mut().call(event, values);
        self.answered(done)
    }

    /// Lets time pass.
    ///
    /// # Errors
    /// The first failure of what happens meanwhile.
    pub fn sleep(&self, time: Duration) -> Result<()> {
        let done = self.stage.borrow_mut().sleep(time.0);
        self.answered(done)
    }

    /// What the program may have caught all the same: a call of which the test says nothing.
    fn answered(&self, done: Result<()>) -> Result<()> {
        match self.answers.missing() {
            Some(_) => done.and_then(|()| Err(Failure::unknown("something has no answer"))),
            None => done,
        }
    }

    /// `try` of a call: its failure as a value.
    ///
    /// # Errors
    /// Something was called of which the test says nothing, which no `try` expects.
    pub fn tried(&self, done: Result<()>) -> Result<Option<Failure>> {
        match done {
            Ok(()) => Ok(None),
            Err(failure) if self.answers.missing().is_some() => Err(failure),
            Err(failure) => Ok(Some(failure)),
        }
    }

    /// `assert holds`
    ///
    /// # Errors
    /// It does not hold.
    pub fn check(&self, holds: bool) -> Result<()> {
        match holds {
            true => Ok(()),
            false => self.wrong(Assertion::Plain),
        }
    }

    /// `assert left == right` and the like.
    ///
    /// # Errors
    /// It does not hold.
    pub fn compare(&self, holds: bool, left: &impl Data, right: &impl Data) -> Result<()> {
        match holds {
            true => Ok(()),
            false => self.wrong(Assertion::Sides(printed(left), printed(right))),
        }
    }

    /// `assert value.is_…()` does not hold; the value stands at `place`.
    ///
    /// # Errors
    /// Always.
    pub fn refute(&self, place: u32, value: &impl Data) -> Result<()> {
        self.wrong(Assertion::Of(place, printed(value)))
    }

    fn wrong(&self, assertion: Assertion) -> Result<()> {
        self.assertion.replace(Some(assertion));
        Err(Failure::unknown("an assertion does not hold"))
    }

    /// What has become of it, for `rxlc test`.
    fn report(self, done: Result<()>) -> Value {
        let place = self.place.get();
        if let Some(missing) = self.answers.missing() {
            return match missing {
                Missing::Function(name) => json!({ "place": place, "no_answer": name }),
                Missing::Event(name) => json!({ "place": place, "in_rust": name }),
            };
        }
        let Err(failure) = done else {
            return json!({ "ok": true });
        };
        match self.assertion.into_inner() {
            Some(Assertion::Sides(left, right)) => {
                json!({ "place": place, "assertion": { "left": left, "right": right } })
            }
            Some(Assertion::Of(of, value)) => {
                json!({ "place": place, "assertion": { "of": of, "value": value } })
            }
            Some(Assertion::Plain) => json!({ "place": place, "assertion": {} }),
            None => {
                json!({ "place": place, "failed": { "event": failure.event, "message": words(&failure) } })
            }
        }
    }
}

/// A value as RXL writes it.
fn printed(value: &impl Data) -> String {
    let mut text = String::new();
    value.print(&mut text);
    text
}

/// A failure in words.
fn words(failure: &Failure) -> String {
    if failure.fields.is_empty() {
        return failure.message.clone();
    }
    let fields = failure.fields.iter();
    let fields: Vec<String> = fields
        .map(|(name, text)| format!("`{name}`: {text}"))
        .collect();
    fields.join(", ")
}

/// Runs the tests that the command line names by their numbers, and prints a line of JSON for each. `on_error` is the event of the browser that is told of
/// failures, `starts` are the events with which the states begin.
pub fn run(
    new_tab: impl Fn(Answers) -> Box<dyn States>,
    on_error: Option<&'static str>,
    starts: &[&'static str],
    tests: &[fn(&Trial) -> Result<()>],
) -> ExitCode {
    // What panics is told in the line of its test.
    std::panic::set_hook(Box::new(|_| {}));
    let numbers = std::env::args().skip(1);
    for number in numbers.filter_map(|number| number.parse::<usize>().ok()) {
        let Some(test) = tests.get(number) else {
            continue;
        };
        let place = Rc::new(Cell::new(0));
        let log = Rc::default();
        let ran = catch_unwind(AssertUnwindSafe(|| {
            world::enter();
            let answers = Answers::default();
            let states = new_tab(answers.clone());
            let trial = Trial::new(
                states,
                answers,
                on_error,
                starts,
                Rc::clone(&place),
                Rc::clone(&log),
            );
            let done = test(&trial);
            trial.report(done)
        }));
        let mut report = ran.unwrap_or_else(|panic| {
            let message = crate::dispatch::panic_message(&*panic);
            json!({ "place": place.get(), "panicked": message })
        });
        if let Value::Object(report) = &mut report {
            report.insert("log".to_owned(), json!(log.take()));
        }
        let mut out = std::io::stdout().lock();
        if writeln!(out, "{report}")
            .and_then(|()| out.flush())
            .is_err()
        {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// `confirm(text)`: whoever is asked says yes.
pub fn confirm(_: String) -> bool {
    true
}

/// `url_of(route)`
pub fn url_of(route: Route) -> String {
    format!("http://localhost{}", route.0)
}
