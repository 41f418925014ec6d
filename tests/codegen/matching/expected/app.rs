// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Job {
        pub id: i64,
        pub name: String,
        pub status: super::input::Status,
        pub level: super::input::Level,
        pub next: Option<i64>,
    }
    impl rxl::Data for Job {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"name\":");
            rxl::Data::write(&self.name, out);
            out.raw(",\"status\":");
            rxl::Data::write(&self.status, out);
            out.raw(",\"level\":");
            rxl::Data::write(&self.level, out);
            out.raw(",\"next\":");
            rxl::Data::write(&self.next, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["id", "name", "status", "level", "next"],
            )?;
            Ok(Self {
                id: rxl::data::read_field(object, "id")?,
                name: rxl::data::read_field(object, "name")?,
                status: rxl::data::read_field(object, "status")?,
                level: rxl::data::read_field(object, "level")?,
                next: rxl::data::read_field(object, "next")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Job(");
            out.push_str("id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", name: ");
            rxl::Data::print(&self.name, out);
            out.push_str(", status: ");
            rxl::Data::print(&self.status, out);
            out.push_str(", level: ");
            rxl::Data::print(&self.level, out);
            out.push_str(", next: ");
            rxl::Data::print(&self.next, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Job);
    #[derive(Clone, Debug, PartialEq)]
    pub enum Status {
        Idle,
        Busy(i64),
        Failed(String, i64),
    }
    impl rxl::Data for Status {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Idle => out.raw("\"Idle\""),
                Self::Busy(field_0) => {
                    out.raw("{\"Busy\":[");
                    rxl::Data::write(field_0, out);
                    out.raw("]}");
                }
                Self::Failed(field_0, field_1) => {
                    out.raw("{\"Failed\":[");
                    rxl::Data::write(field_0, out);
                    out.raw(",");
                    rxl::Data::write(field_1, out);
                    out.raw("]}");
                }
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Idle", 0) => Ok(Self::Idle),
                ("Busy", 1usize) => Ok(Self::Busy(rxl::data::read_item(fields, 0usize)?)),
                ("Failed", 2usize) => {
                    Ok(
                        Self::Failed(
                            rxl::data::read_item(fields, 0usize)?,
                            rxl::data::read_item(fields, 1usize)?,
                        ),
                    )
                }
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Idle => out.push_str("Idle"),
                Self::Busy(field_0) => {
                    out.push_str("Busy(");
                    rxl::Data::print(field_0, out);
                    out.push(')');
                }
                Self::Failed(field_0, field_1) => {
                    out.push_str("Failed(");
                    rxl::Data::print(field_0, out);
                    out.push_str(", ");
                    rxl::Data::print(field_1, out);
                    out.push(')');
                }
            }
        }
    }
    rxl::serde_by_data!(Status);
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Level {
        Low,
        High,
    }
    impl Level {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Level> {
            rxl::List::from(vec![Level::Low, Level::High])
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Level> {
            match text.as_str() {
                "Low" => Some(Level::Low),
                "High" => Some(Level::High),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Level {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Level {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Low => out.raw("\"Low\""),
                Self::High => out.raw("\"High\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Low", 0) => Ok(Self::Low),
                ("High", 0) => Ok(Self::High),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Low => out.push_str("Low"),
                Self::High => out.push_str("High"),
            }
        }
    }
    rxl::serde_by_data!(Level);
    #[allow(non_snake_case)]
    pub fn describe(mut status: super::input::Status) -> rxl::Result<String> {
        Ok(
            (match &((&status)).clone() {
                super::input::Status::Idle => String::from("idle"),
                super::input::Status::Busy(100i64) => String::from("done"),
                super::input::Status::Busy(percent_1) if ((*percent_1) > 90i64) => {
                    String::from("nearly")
                }
                super::input::Status::Busy(percent_2) => {
                    let mut text = String::new();
                    rxl::Data::print_plain(percent_2, &mut text);
                    text.push_str(" %");
                    text
                }
                super::input::Status::Failed(message, attempt) => {
                    let shown: String = rxl::library::text::trim(message);
                    if rxl::library::text::is_empty((&shown)) {
                        return Ok(String::from("failed"));
                    }
                    {
                        let mut text = String::new();
                        rxl::Data::print_plain((&shown), &mut text);
                        text.push_str(" (");
                        rxl::Data::print_plain(attempt, &mut text);
                        text.push_str(")");
                        text
                    }
                }
                #[allow(unreachable_patterns)]
                _ => return Err(rxl::Failure::unknown("no arm of a match fits")),
            }),
        )
    }
    #[allow(non_snake_case)]
    pub fn distance(mut a: Option<i64>, mut b: Option<i64>) -> rxl::Result<i64> {
        Ok(
            (match &(*(&a)) {
                None => 0i64,
                Some(1i64 | 2i64) => 1i64,
                Some(x) => {
                    let y: i64 = (if let Some(other) = &(*(&b)) {
                        (*other)
                    } else {
                        {
                            return Ok((*x));
                        }
                    });
                    let mut sum: i64 = 0i64;
                    for i in (rxl::Range::new(0i64, (*x))).into_iter() {
                        if !(*(&rxl::int::remainder((*(&i)), 2i64)?) == *(&0i64)) {
                            continue;
                        }
                        {
                            let value = rxl::int::multiply((*(&i)), (*(&y)))?;
                            let old = ((&sum)).clone();
                            let value = rxl::int::add(old, value)?;
                            rxl::Edit::local(&mut sum).set(value);
                        }
                    }
                    (if ((*(&sum)) < 0i64) { (-(*(&sum))) } else { (*(&sum)) })
                }
                #[allow(unreachable_patterns)]
                _ => return Err(rxl::Failure::unknown("no arm of a match fits")),
            }),
        )
    }
    #[derive(Debug)]
    pub struct Jobs {
        pub jobs: rxl::Var<rxl::List<super::input::Job>>,
        pub chosen: rxl::Var<Option<i64>>,
    }
    impl Jobs {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Jobs {
            Jobs {
                jobs: rxl::Var::new(rxl::List::new()),
                chosen: rxl::Var::new(None),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <rxl::List<super::input::Job>>::from(vec![]);
                tab.jobs.jobs.whole().set(value);
            }
            {
                let value = <Option<i64>>::None;
                tab.jobs.chosen.whole().set(value);
            }
            Ok(())
        }
        pub fn worst(tab: &super::Tab) -> rxl::Result<Option<super::input::Job>> {
            Ok(
                rxl::library::list::max_by(
                    tab.jobs.jobs.get(),
                    |job: &super::input::Job| -> rxl::Result<_> { Ok((*(&job.level))) },
                )?,
            )
        }
        pub fn described(tab: &super::Tab) -> rxl::Result<rxl::List<String>> {
            Ok(
                rxl::library::list::map(
                    tab.jobs.jobs.get(),
                    |job: &super::input::Job| -> rxl::Result<_> {
                        Ok(super::input::describe(((&job.status)).clone())?)
                    },
                )?,
            )
        }
        pub fn choose(tab: &mut super::Tab, id: i64) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = Some((*(&id)));
                    tab.jobs.chosen.whole().set(value);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
    }
}
/// All states of one browser tab.
pub struct Tab {
    pub jobs: input::Jobs,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            jobs: input::Jobs::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Jobs::reset(&mut tab);
        rxl::States::commit(&mut tab, &mut rxl::Outgoing::default());
        tab
    }
}
impl rxl::States for Tab {
    fn begin(&mut self, context: rxl::Context) {
        self.turn = rxl::Turn::new(context);
    }
    fn call<'a>(
        &'a mut self,
        event: &'a str,
        args: &'a [rxl::Value],
    ) -> rxl::Running<'a> {
        let tab = self;
        Box::pin(async move {
            match event {
                "Jobs.choose" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Jobs::choose(tab, rxl::data::read_item(args, 0usize)?)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.jobs.jobs.preview("Jobs.jobs", out);
        self.jobs.chosen.preview("Jobs.chosen", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.jobs.jobs.commit("Jobs.jobs", out);
        self.jobs.chosen.commit("Jobs.chosen", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.jobs.jobs.rollback("Jobs.jobs", out);
        self.jobs.chosen.rollback("Jobs.chosen", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Jobs.jobs");
        if watched && !self.jobs.jobs.is_watched() {
            rxl::states::separate(out);
            out.string("Jobs.jobs");
            out.raw(":");
            rxl::Data::write(self.jobs.jobs.get(), out);
        }
        self.jobs.jobs.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Jobs.chosen");
        if watched && !self.jobs.chosen.is_watched() {
            rxl::states::separate(out);
            out.string("Jobs.chosen");
            out.raw(":");
            rxl::Data::write(self.jobs.chosen.get(), out);
        }
        self.jobs.chosen.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Jobs.jobs", &mut self.jobs.jobs);
        visit("Jobs.chosen", &mut self.jobs.chosen);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "8f8f8e729fafbbb1",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
