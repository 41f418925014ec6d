// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Spot {
        pub x: f64,
        pub y: f64,
    }
    impl rxl::Data for Spot {
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
            out.push_str("Spot(");
            out.push_str("x: ");
            rxl::Data::print(&self.x, out);
            out.push_str(", y: ");
            rxl::Data::print(&self.y, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Spot);
    #[derive(Clone, Debug, PartialEq)]
    pub struct Look {
        pub theme: super::input::Theme,
        pub pinned: rxl::List<super::input::Look>,
    }
    impl rxl::Data for Look {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"theme\":");
            rxl::Data::write(&self.theme, out);
            out.raw(",\"pinned\":");
            rxl::Data::write(&self.pinned, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["theme", "pinned"])?;
            Ok(Self {
                theme: rxl::data::read_field(object, "theme")?,
                pinned: rxl::data::read_field(object, "pinned")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Look(");
            out.push_str("theme: ");
            rxl::Data::print(&self.theme, out);
            out.push_str(", pinned: ");
            rxl::Data::print(&self.pinned, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Look);
    #[derive(Clone, Debug, PartialEq)]
    pub enum Theme {
        Light,
        Dark(i64),
    }
    impl rxl::Data for Theme {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            match self {
                Self::Light => out.raw("\"Light\""),
                Self::Dark(field_0) => {
                    out.raw("{\"Dark\":[");
                    rxl::Data::write(field_0, out);
                    out.raw("]}");
                }
            }
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let (name, fields) = rxl::data::read_variant(value)?;
            match (name, fields.len()) {
                ("Light", 0) => Ok(Self::Light),
                ("Dark", 1usize) => Ok(Self::Dark(rxl::data::read_item(fields, 0usize)?)),
                _ => Err(rxl::data::DecodeError::expected("a variant")),
            }
        }
        fn print(&self, out: &mut String) {
            match self {
                Self::Light => out.push_str("Light"),
                Self::Dark(field_0) => {
                    out.push_str("Dark(");
                    rxl::Data::print(field_0, out);
                    out.push(')');
                }
            }
        }
    }
    rxl::serde_by_data!(Theme);
    #[derive(Debug)]
    pub struct Game {
        pub word: rxl::Var<String>,
        pub rounds: rxl::Var<i64>,
    }
    impl Game {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Game {
            Game {
                word: rxl::Var::new(String::new()),
                rounds: rxl::Var::new(0),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = String::from("crane");
                tab.game.word.whole().set(value);
            }
            {
                let value = 0i64;
                tab.game.rounds.whole().set(value);
            }
            Ok(())
        }
        pub fn guess(
            tab: &mut super::Tab,
            guess: String,
            spot: super::input::Spot,
        ) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let value = 1i64;
                    let old = (tab.game.rounds.get()).clone();
                    let value = rxl::int::add(old, value)?;
                    tab.game.rounds.whole().set(value);
                }
                if (*(&guess) != *tab.game.word.get()) {
                    {
                        let args: Vec<String> = vec![
                            rxl::delta::to_json((& String::from("No."))),
                            rxl::delta::to_json((& super::prelude::Tone::Info))
                        ];
                        tab.turn.effect("toast", &args);
                    }
                    {
                        let argument_0 = ((&spot)).clone();
                        let argument_1 = (*tab.game.rounds.get());
                        {
                            let args: &[String] = &[
                                rxl::delta::to_json(&argument_0),
                                rxl::delta::to_json(&argument_1),
                            ];
                            tab.turn.call_other_side("Typing.refuse", args);
                        }
                    }
                    return Ok(());
                }
                {
                    super::input::Game::clear(tab)?;
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub fn clear(tab: &mut super::Tab) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    {
                        let args: &[String] = &[];
                        tab.turn.call_other_side("Typing.clear", args);
                    }
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
    pub game: input::Game,
    pub turn: rxl::Turn,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new() -> Tab {
        let mut tab = Tab {
            game: input::Game::empty(),
            turn: rxl::Turn::default(),
        };
        let _ = input::Game::reset(&mut tab);
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
                "Game.guess" => {
                    rxl::states::expect_arguments(args, 2usize)?;
                    input::Game::guess(
                        tab,
                        rxl::data::read_item(args, 0usize)?,
                        rxl::data::read_item(args, 1usize)?,
                    )?;
                    Ok(())
                }
                "Game.clear" => {
                    rxl::states::expect_arguments(args, 0usize)?;
                    input::Game::clear(tab)?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.game.word.preview("Game.word", out);
        self.game.rounds.preview("Game.rounds", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.game.word.commit("Game.word", out);
        self.game.rounds.commit("Game.rounds", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.game.word.rollback("Game.word", out);
        self.game.rounds.rollback("Game.rounds", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Game.word");
        if watched && !self.game.word.is_watched() {
            rxl::states::separate(out);
            out.string("Game.word");
            out.raw(":");
            rxl::Data::write(self.game.word.get(), out);
        }
        self.game.word.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Game.rounds");
        if watched && !self.game.rounds.is_watched() {
            rxl::states::separate(out);
            out.string("Game.rounds");
            out.raw(":");
            rxl::Data::write(self.game.rounds.get(), out);
        }
        self.game.rounds.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Game.word", &mut self.game.word);
        visit("Game.rounds", &mut self.game.rounds);
    }
}
/// The program for the server.
pub fn program() -> rxl::Program {
    rxl::Program {
        new_tab: std::sync::Arc::new(|| Box::new(Tab::new())),
        contract: "473041ed22e10101",
        version: "0.1.0",
        requests: &[],
        starts: &[],
        stops: &[],
        assets: include!(concat!(env!("OUT_DIR"), "/assets.rs")),
    }
}
pub mod prelude {
    use super::*;
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
    rxl::serde_by_data!(Tone);
}
