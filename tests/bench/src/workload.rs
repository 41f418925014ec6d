//! What the pages do.

use crate::Result;

/// An example and what its pages do there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workload {
    /// One number, which goes up by one.
    Counter,
    /// A list of 1,000 rows, of which one is ticked.
    Todo,
}

impl Workload {
    /// By the name of its example.
    pub fn named(name: &str) -> Result<Workload> {
        match name {
            "counter" => Ok(Workload::Counter),
            "todo" => Ok(Workload::Todo),
            _ => Err(format!("there is no workload `{name}`: counter, todo")),
        }
    }

    /// The name of its example.
    pub fn name(self) -> &'static str {
        match self {
            Workload::Counter => "counter",
            Workload::Todo => "todo",
        }
    }

    /// For people.
    pub fn title(self) -> &'static str {
        match self {
            Workload::Counter => "the counter",
            Workload::Todo => "one row of 1,000 in the todo",
        }
    }

    /// The event that comes before the measured ones, if one does: name and arguments.
    pub fn first(self) -> Option<&'static str> {
        match self {
            Workload::Counter => None,
            Workload::Todo => Some("\"Todo.fill\",[]"),
        }
    }

    /// The event with this number: name and arguments.
    pub fn event(self, number: u64) -> String {
        match self {
            Workload::Counter => "\"Counter.increment\",[1]".to_owned(),
            // All over the list, since what is at its start is found sooner.
            Workload::Todo => format!("\"Todo.toggle\",[\"row-{}\"]", number * 389 % 1000 + 1),
        }
    }
}
