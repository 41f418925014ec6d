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
pub mod prelude {
    use super::*;
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Align {
        Start,
        Center,
        End,
        Stretch,
        Baseline,
    }
    impl Align {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Align> {
            rxl::List::from(
                vec![
                    Align::Start, Align::Center, Align::End, Align::Stretch,
                    Align::Baseline
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Align> {
            match text.as_str() {
                "Start" => Some(Align::Start),
                "Center" => Some(Align::Center),
                "End" => Some(Align::End),
                "Stretch" => Some(Align::Stretch),
                "Baseline" => Some(Align::Baseline),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Align {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Align {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Start => out.raw("\"Start\""),
                Self::Center => out.raw("\"Center\""),
                Self::End => out.raw("\"End\""),
                Self::Stretch => out.raw("\"Stretch\""),
                Self::Baseline => out.raw("\"Baseline\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Start", 0) => Ok(Self::Start),
                ("Center", 0) => Ok(Self::Center),
                ("End", 0) => Ok(Self::End),
                ("Stretch", 0) => Ok(Self::Stretch),
                ("Baseline", 0) => Ok(Self::Baseline),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Start => out.push_str("Start"),
                Self::Center => out.push_str("Center"),
                Self::End => out.push_str("End"),
                Self::Stretch => out.push_str("Stretch"),
                Self::Baseline => out.push_str("Baseline"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Justify {
        Start,
        Center,
        End,
        Between,
        Around,
    }
    impl Justify {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Justify> {
            rxl::List::from(
                vec![
                    Justify::Start, Justify::Center, Justify::End, Justify::Between,
                    Justify::Around
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Justify> {
            match text.as_str() {
                "Start" => Some(Justify::Start),
                "Center" => Some(Justify::Center),
                "End" => Some(Justify::End),
                "Between" => Some(Justify::Between),
                "Around" => Some(Justify::Around),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Justify {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Justify {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Start => out.raw("\"Start\""),
                Self::Center => out.raw("\"Center\""),
                Self::End => out.raw("\"End\""),
                Self::Between => out.raw("\"Between\""),
                Self::Around => out.raw("\"Around\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Start", 0) => Ok(Self::Start),
                ("Center", 0) => Ok(Self::Center),
                ("End", 0) => Ok(Self::End),
                ("Between", 0) => Ok(Self::Between),
                ("Around", 0) => Ok(Self::Around),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Start => out.push_str("Start"),
                Self::Center => out.push_str("Center"),
                Self::End => out.push_str("End"),
                Self::Between => out.push_str("Between"),
                Self::Around => out.push_str("Around"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Tone {
        Neutral,
        Info,
        Success,
        Warning,
        Danger,
    }
    impl Tone {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Tone> {
            rxl::List::from(
                vec![
                    Tone::Neutral, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Tone> {
            match text.as_str() {
                "Neutral" => Some(Tone::Neutral),
                "Info" => Some(Tone::Info),
                "Success" => Some(Tone::Success),
                "Warning" => Some(Tone::Warning),
                "Danger" => Some(Tone::Danger),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Tone {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Tone {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Neutral => out.raw("\"Neutral\""),
                Self::Info => out.raw("\"Info\""),
                Self::Success => out.raw("\"Success\""),
                Self::Warning => out.raw("\"Warning\""),
                Self::Danger => out.raw("\"Danger\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Neutral", 0) => Ok(Self::Neutral),
                ("Info", 0) => Ok(Self::Info),
                ("Success", 0) => Ok(Self::Success),
                ("Warning", 0) => Ok(Self::Warning),
                ("Danger", 0) => Ok(Self::Danger),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Neutral => out.push_str("Neutral"),
                Self::Info => out.push_str("Info"),
                Self::Success => out.push_str("Success"),
                Self::Warning => out.push_str("Warning"),
                Self::Danger => out.push_str("Danger"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Variant {
        Solid,
        Soft,
        Outline,
        Ghost,
    }
    impl Variant {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Variant> {
            rxl::List::from(
                vec![Variant::Solid, Variant::Soft, Variant::Outline, Variant::Ghost],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Variant> {
            match text.as_str() {
                "Solid" => Some(Variant::Solid),
                "Soft" => Some(Variant::Soft),
                "Outline" => Some(Variant::Outline),
                "Ghost" => Some(Variant::Ghost),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Variant {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Variant {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Solid => out.raw("\"Solid\""),
                Self::Soft => out.raw("\"Soft\""),
                Self::Outline => out.raw("\"Outline\""),
                Self::Ghost => out.raw("\"Ghost\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Solid", 0) => Ok(Self::Solid),
                ("Soft", 0) => Ok(Self::Soft),
                ("Outline", 0) => Ok(Self::Outline),
                ("Ghost", 0) => Ok(Self::Ghost),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Solid => out.push_str("Solid"),
                Self::Soft => out.push_str("Soft"),
                Self::Outline => out.push_str("Outline"),
                Self::Ghost => out.push_str("Ghost"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Weight {
        Light,
        Regular,
        Medium,
        Bold,
    }
    impl Weight {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Weight> {
            rxl::List::from(
                vec![Weight::Light, Weight::Regular, Weight::Medium, Weight::Bold],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Weight> {
            match text.as_str() {
                "Light" => Some(Weight::Light),
                "Regular" => Some(Weight::Regular),
                "Medium" => Some(Weight::Medium),
                "Bold" => Some(Weight::Bold),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Weight {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Weight {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Light => out.raw("\"Light\""),
                Self::Regular => out.raw("\"Regular\""),
                Self::Medium => out.raw("\"Medium\""),
                Self::Bold => out.raw("\"Bold\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Light", 0) => Ok(Self::Light),
                ("Regular", 0) => Ok(Self::Regular),
                ("Medium", 0) => Ok(Self::Medium),
                ("Bold", 0) => Ok(Self::Bold),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Light => out.push_str("Light"),
                Self::Regular => out.push_str("Regular"),
                Self::Medium => out.push_str("Medium"),
                Self::Bold => out.push_str("Bold"),
            }
        }
    }
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Weekday {
        Monday,
        Tuesday,
        Wednesday,
        Thursday,
        Friday,
        Saturday,
        Sunday,
    }
    impl Weekday {
        /// All variants in order of declaration.
        pub fn values() -> rxl::List<Weekday> {
            rxl::List::from(
                vec![
                    Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday,
                    Weekday::Thursday, Weekday::Friday, Weekday::Saturday,
                    Weekday::Sunday
                ],
            )
        }
        /// The variant of this name.
        pub fn parse(text: String) -> Option<Weekday> {
            match text.as_str() {
                "Monday" => Some(Weekday::Monday),
                "Tuesday" => Some(Weekday::Tuesday),
                "Wednesday" => Some(Weekday::Wednesday),
                "Thursday" => Some(Weekday::Thursday),
                "Friday" => Some(Weekday::Friday),
                "Saturday" => Some(Weekday::Saturday),
                "Sunday" => Some(Weekday::Sunday),
                _ => None,
            }
        }
    }
    impl rxl::library::list::Order for Weekday {
        fn order(&self, other: &Self) -> std::cmp::Ordering {
            self.cmp(other)
        }
    }
    impl rxl::Data for Weekday {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Monday => out.raw("\"Monday\""),
                Self::Tuesday => out.raw("\"Tuesday\""),
                Self::Wednesday => out.raw("\"Wednesday\""),
                Self::Thursday => out.raw("\"Thursday\""),
                Self::Friday => out.raw("\"Friday\""),
                Self::Saturday => out.raw("\"Saturday\""),
                Self::Sunday => out.raw("\"Sunday\""),
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Monday", 0) => Ok(Self::Monday),
                ("Tuesday", 0) => Ok(Self::Tuesday),
                ("Wednesday", 0) => Ok(Self::Wednesday),
                ("Thursday", 0) => Ok(Self::Thursday),
                ("Friday", 0) => Ok(Self::Friday),
                ("Saturday", 0) => Ok(Self::Saturday),
                ("Sunday", 0) => Ok(Self::Sunday),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Monday => out.push_str("Monday"),
                Self::Tuesday => out.push_str("Tuesday"),
                Self::Wednesday => out.push_str("Wednesday"),
                Self::Thursday => out.push_str("Thursday"),
                Self::Friday => out.push_str("Friday"),
                Self::Saturday => out.push_str("Saturday"),
                Self::Sunday => out.push_str("Sunday"),
            }
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Mouse {
        pub x: i64,
        pub y: i64,
        pub button: i64,
        pub ctrl: bool,
        pub alt: bool,
        pub shift: bool,
        pub meta: bool,
    }
    impl rxl::Data for Mouse {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"x\":");
            rxl::Data::write(&self.x, out);
            out.raw(",\"y\":");
            rxl::Data::write(&self.y, out);
            out.raw(",\"button\":");
            rxl::Data::write(&self.button, out);
            out.raw(",\"ctrl\":");
            rxl::Data::write(&self.ctrl, out);
            out.raw(",\"alt\":");
            rxl::Data::write(&self.alt, out);
            out.raw(",\"shift\":");
            rxl::Data::write(&self.shift, out);
            out.raw(",\"meta\":");
            rxl::Data::write(&self.meta, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["x", "y", "button", "ctrl", "alt", "shift", "meta"],
            )?;
            Ok(Self {
                x: rxl::data::read_field(object, "x")?,
                y: rxl::data::read_field(object, "y")?,
                button: rxl::data::read_field(object, "button")?,
                ctrl: rxl::data::read_field(object, "ctrl")?,
                alt: rxl::data::read_field(object, "alt")?,
                shift: rxl::data::read_field(object, "shift")?,
                meta: rxl::data::read_field(object, "meta")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Mouse(");
            out.push_str("x: ");
            rxl::Data::print(&self.x, out);
            out.push_str(", y: ");
            rxl::Data::print(&self.y, out);
            out.push_str(", button: ");
            rxl::Data::print(&self.button, out);
            out.push_str(", ctrl: ");
            rxl::Data::print(&self.ctrl, out);
            out.push_str(", alt: ");
            rxl::Data::print(&self.alt, out);
            out.push_str(", shift: ");
            rxl::Data::print(&self.shift, out);
            out.push_str(", meta: ");
            rxl::Data::print(&self.meta, out);
            out.push(')');
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Key {
        pub key: String,
        pub code: String,
        pub ctrl: bool,
        pub alt: bool,
        pub shift: bool,
        pub meta: bool,
        pub repeat: bool,
    }
    impl rxl::Data for Key {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"key\":");
            rxl::Data::write(&self.key, out);
            out.raw(",\"code\":");
            rxl::Data::write(&self.code, out);
            out.raw(",\"ctrl\":");
            rxl::Data::write(&self.ctrl, out);
            out.raw(",\"alt\":");
            rxl::Data::write(&self.alt, out);
            out.raw(",\"shift\":");
            rxl::Data::write(&self.shift, out);
            out.raw(",\"meta\":");
            rxl::Data::write(&self.meta, out);
            out.raw(",\"repeat\":");
            rxl::Data::write(&self.repeat, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["key", "code", "ctrl", "alt", "shift", "meta", "repeat"],
            )?;
            Ok(Self {
                key: rxl::data::read_field(object, "key")?,
                code: rxl::data::read_field(object, "code")?,
                ctrl: rxl::data::read_field(object, "ctrl")?,
                alt: rxl::data::read_field(object, "alt")?,
                shift: rxl::data::read_field(object, "shift")?,
                meta: rxl::data::read_field(object, "meta")?,
                repeat: rxl::data::read_field(object, "repeat")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Key(");
            out.push_str("key: ");
            rxl::Data::print(&self.key, out);
            out.push_str(", code: ");
            rxl::Data::print(&self.code, out);
            out.push_str(", ctrl: ");
            rxl::Data::print(&self.ctrl, out);
            out.push_str(", alt: ");
            rxl::Data::print(&self.alt, out);
            out.push_str(", shift: ");
            rxl::Data::print(&self.shift, out);
            out.push_str(", meta: ");
            rxl::Data::print(&self.meta, out);
            out.push_str(", repeat: ");
            rxl::Data::print(&self.repeat, out);
            out.push(')');
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Scroll {
        pub x: i64,
        pub y: i64,
    }
    impl rxl::Data for Scroll {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"x\":");
            rxl::Data::write(&self.x, out);
            out.raw(",\"y\":");
            rxl::Data::write(&self.y, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["x", "y"])?;
            Ok(Self {
                x: rxl::data::read_field(object, "x")?,
                y: rxl::data::read_field(object, "y")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Scroll(");
            out.push_str("x: ");
            rxl::Data::print(&self.x, out);
            out.push_str(", y: ");
            rxl::Data::print(&self.y, out);
            out.push(')');
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Size {
        pub width: i64,
        pub height: i64,
    }
    impl rxl::Data for Size {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"width\":");
            rxl::Data::write(&self.width, out);
            out.raw(",\"height\":");
            rxl::Data::write(&self.height, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["width", "height"])?;
            Ok(Self {
                width: rxl::data::read_field(object, "width")?,
                height: rxl::data::read_field(object, "height")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Size(");
            out.push_str("width: ");
            rxl::Data::print(&self.width, out);
            out.push_str(", height: ");
            rxl::Data::print(&self.height, out);
            out.push(')');
        }
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Failure {
        pub message: String,
        pub event: String,
        pub id: String,
        pub known: bool,
    }
    impl rxl::Data for Failure {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"message\":");
            rxl::Data::write(&self.message, out);
            out.raw(",\"event\":");
            rxl::Data::write(&self.event, out);
            out.raw(",\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"known\":");
            rxl::Data::write(&self.known, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(
                value,
                &["message", "event", "id", "known"],
            )?;
            Ok(Self {
                message: rxl::data::read_field(object, "message")?,
                event: rxl::data::read_field(object, "event")?,
                id: rxl::data::read_field(object, "id")?,
                known: rxl::data::read_field(object, "known")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Failure(");
            out.push_str("message: ");
            rxl::Data::print(&self.message, out);
            out.push_str(", event: ");
            rxl::Data::print(&self.event, out);
            out.push_str(", id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", known: ");
            rxl::Data::print(&self.known, out);
            out.push(')');
        }
    }
    impl From<rxl::Failure> for Failure {
        fn from(failure: rxl::Failure) -> Failure {
            let rxl::Failure { message, event, id, known } = failure;
            Failure {
                message,
                event,
                id,
                known,
            }
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
        self.jobs.jobs.preview("Jobs.jobs", &mut out.changes);
        self.jobs.chosen.preview("Jobs.chosen", &mut out.changes);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.jobs.jobs.commit("Jobs.jobs", &mut out.changes);
        self.jobs.chosen.commit("Jobs.chosen", &mut out.changes);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.jobs.jobs.rollback("Jobs.jobs", &mut out.changes);
        self.jobs.chosen.rollback("Jobs.chosen", &mut out.changes);
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
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "8f8f8e729fafbbb1",
        version: "0.1.0",
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
