// Made by rxlc from .rxl files. Changes here are lost.

pub mod input {
    use super::*;
    ///The extern functions of this file. Written as `async fn`.
    pub trait Externs: Send + Sync + 'static {
        ///Asks the shop.
        fn price(
            &self,
            cx: &rxl::Context,
            of: String,
        ) -> impl Future<Output = rxl::Result<i64>> + Send;
        fn words(
            &self,
            cx: &rxl::Context,
            count: i64,
        ) -> impl Future<Output = rxl::Result<rxl::Stream<String>>> + Send;
    }
    ///The extern events of `Cart`. Written as `async fn`.
    pub trait CartEvents: Send + Sync + 'static {
        fn import(
            &self,
            cart: &mut super::input::Cart,
            rows: rxl::List<super::input::Row>,
            cx: &mut rxl::EventContext,
        ) -> impl Future<Output = rxl::Result<()>> + Send;
    }
    #[derive(Clone, Debug, PartialEq)]
    pub struct Row {
        pub id: i64,
        pub name: String,
    }
    impl rxl::Data for Row {
        fn write(&self, out: &mut rxl::JsonWriter) {
            if out.is_full() {
                return;
            }
            out.raw("{\"id\":");
            rxl::Data::write(&self.id, out);
            out.raw(",\"name\":");
            rxl::Data::write(&self.name, out);
            out.raw("}");
        }
        fn read(value: &rxl::Value) -> Result<Self, rxl::data::DecodeError> {
            let object = rxl::data::read_fields(value, &["id", "name"])?;
            Ok(Self {
                id: rxl::data::read_field(object, "id")?,
                name: rxl::data::read_field(object, "name")?,
            })
        }
        fn print(&self, out: &mut String) {
            out.push_str("Row(");
            out.push_str("id: ");
            rxl::Data::print(&self.id, out);
            out.push_str(", name: ");
            rxl::Data::print(&self.name, out);
            out.push(')');
        }
    }
    rxl::serde_by_data!(Row);
    #[derive(Debug)]
    pub struct Cart {
        pub items: rxl::Var<rxl::List<String>>,
        pub total: rxl::Var<i64>,
    }
    impl Cart {
        /// All vars with an empty value of their type; `reset` gives them their defaults.
        pub(super) fn empty() -> Cart {
            Cart {
                items: rxl::Var::new(rxl::List::new()),
                total: rxl::Var::new(0),
            }
        }
        /// All vars with their defaults.
        pub fn reset(tab: &mut super::Tab) -> rxl::Result<()> {
            {
                let value = <rxl::List<String>>::from(vec![]);
                tab.cart.items.whole().set(value);
            }
            {
                let value = 0i64;
                tab.cart.total.whole().set(value);
            }
            Ok(())
        }
        pub fn count(tab: &super::Tab) -> rxl::Result<i64> {
            Ok(rxl::library::list::length(tab.cart.items.get()))
        }
        pub async fn add(tab: &mut super::Tab, item_0: String) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done: rxl::Result<()> = async {
                let cost: i64 = {
                    let argument_0 = ((&item_0)).clone();
                    let backend = std::sync::Arc::clone(&tab.backend);
                    let context = tab.turn.context();
                    backend.input_price(&context, argument_0).await?
                };
                {
                    let argument_0 = ((&item_0)).clone();
                    tab.cart.items.whole().push(argument_0)
                };
                {
                    let mut out = rxl::Outgoing::default();
                    rxl::States::preview(tab, &mut out);
                    tab.turn.flush(out).await?;
                }
                rxl::background::sleep(rxl::Duration(100i64)).await;
                {
                    let value = (*(&cost));
                    let old = (tab.cart.total.get()).clone();
                    let value = rxl::int::add(old, value)?;
                    tab.cart.total.whole().set(value);
                }
                {
                    super::input::Cart::note(tab)?;
                }
                Ok(())
            }
                .await;
            tab.turn.leave();
            done
        }
        pub fn note(tab: &mut super::Tab) -> rxl::Result<()> {
            tab.turn.enter()?;
            let done = (|| {
                {
                    let args: Vec<String> = vec![
                        rxl::delta::to_json((& { let mut text = String::new(); text
                        .push_str("now "); rxl::Data::print_plain((&
                        super::input::Cart::count(tab) ?), & mut text); text }))
                    ];
                    tab.turn.effect("log", &args);
                }
                Ok(())
            })();
            tab.turn.leave();
            done
        }
        pub async fn read(
            backend: std::sync::Arc<dyn super::Backend>,
            cx: rxl::Background,
            name: String,
        ) -> rxl::Result<()> {
            let mut seen: i64 = 0i64;
            {
                let mut stream = {
                    let argument_0 = {
                        let mut lent = cx.lend().await?;
                        let tab: &mut super::Tab = lent.tab()?;
                        let value = super::input::Cart::count(tab)?;
                        value
                    };
                    let context = cx.context();
                    backend.input_words(&context, argument_0).await?
                };
                while let Some(word) = cx.next(&mut stream).await? {
                    if !(*(&word) != *(&name)) {
                        continue;
                    }
                    {
                        let value = 1i64;
                        let old = ((&seen)).clone();
                        let value = rxl::int::add(old, value)?;
                        rxl::Edit::local(&mut seen).set(value);
                    }
                    {
                        let mut lent = cx.lend().await?;
                        let tab: &mut super::Tab = lent.tab()?;
                        let done = (|| -> rxl::Result<bool> {
                            if ((*tab.cart.total.get()) > 100i64) {
                                return Ok(true);
                            }
                            {
                                let argument_0 = ((&word)).clone();
                                tab.cart.items.whole().push(argument_0)
                            };
                            {
                                super::input::Cart::note(tab)?;
                            }
                            Ok(false)
                        })();
                        if lent.finish(done)? {
                            return Ok(());
                        }
                    }
                }
            }
            {
                let argument_0 = {
                    let mut text = String::new();
                    rxl::Data::print_plain((&seen), &mut text);
                    text
                };
                {
                    let mut lent = cx.lend().await?;
                    let tab: &mut super::Tab = lent.tab()?;
                    let done: rxl::Result<()> = async {
                        Box::pin(super::input::Cart::add(tab, argument_0)).await?;
                        Ok(())
                    }
                        .await;
                    lent.finish(done)?;
                }
            }
            if {
                let mut lent = cx.lend().await?;
                let tab: &mut super::Tab = lent.tab()?;
                let value = ((*(&seen)) > (*tab.cart.total.get()));
                value
            } {
                {
                    let args: Vec<String> = vec![
                        rxl::delta::to_json((& String::from("many"))),
                        rxl::delta::to_json((& super::prelude::Tone::Info))
                    ];
                    {
                        let mut lent = cx.lend().await?;
                        let tab: &mut super::Tab = lent.tab()?;
                        let done: rxl::Result<()> = async {
                            tab.turn.effect("toast", &args);
                            Ok(())
                        }
                            .await;
                        lent.finish(done)?;
                    }
                }
            }
            Ok(())
        }
        pub async fn tidy(
            backend: std::sync::Arc<dyn super::Backend>,
            cx: rxl::Background,
        ) -> rxl::Result<()> {
            {
                let argument_0 = {
                    let mut lent = cx.lend().await?;
                    let tab: &mut super::Tab = lent.tab()?;
                    let value = (rxl::library::list::at(tab.cart.items.get(), 0i64)?)
                        .clone();
                    value
                };
                {
                    let mut lent = cx.lend().await?;
                    let tab: &mut super::Tab = lent.tab()?;
                    let done: rxl::Result<()> = async {
                        {
                            let start = {
                                let backend = std::sync::Arc::clone(&tab.backend);
                                rxl::Start {
                                    event: "Cart.read",
                                    latest: true,
                                    detached: false,
                                    body: Box::new(move |cx| Box::pin(
                                        self::input::Cart::read(backend, cx, argument_0),
                                    )),
                                }
                            };
                            tab.turn.start(start);
                        }
                        Ok(())
                    }
                        .await;
                    lent.finish(done)?;
                }
            }
            Ok(())
        }
        pub async fn import(
            tab: &mut super::Tab,
            rows: rxl::List<super::input::Row>,
        ) -> rxl::Result<()> {
            let backend = std::sync::Arc::clone(&tab.backend);
            let mut context = rxl::EventContext::new(tab.turn.context());
            backend.input_cart_import(&mut tab.cart, rows, &mut context).await?;
            tab.turn.absorb(context);
            Ok(())
        }
    }
}
pub mod backend {
    use super::*;
    /// All that is written in Rust. Whoever implements the traits of the modules has it.
    pub trait Backend: Send + Sync + 'static {
        fn input_price<'a>(
            &'a self,
            cx: &'a rxl::Context,
            of: String,
        ) -> rxl::externs::Waiting<'a, i64>;
        fn input_words<'a>(
            &'a self,
            cx: &'a rxl::Context,
            count: i64,
        ) -> rxl::externs::Waiting<'a, rxl::Stream<String>>;
        fn input_cart_import<'a>(
            &'a self,
            cart: &'a mut input::Cart,
            rows: rxl::List<super::input::Row>,
            cx: &'a mut rxl::EventContext,
        ) -> rxl::externs::Waiting<'a, ()>;
    }
    impl<B: input::Externs + input::CartEvents> Backend for B {
        fn input_price<'a>(
            &'a self,
            cx: &'a rxl::Context,
            of: String,
        ) -> rxl::externs::Waiting<'a, i64> {
            Box::pin(input::Externs::price(self, cx, of))
        }
        fn input_words<'a>(
            &'a self,
            cx: &'a rxl::Context,
            count: i64,
        ) -> rxl::externs::Waiting<'a, rxl::Stream<String>> {
            Box::pin(input::Externs::words(self, cx, count))
        }
        fn input_cart_import<'a>(
            &'a self,
            cart: &'a mut input::Cart,
            rows: rxl::List<super::input::Row>,
            cx: &'a mut rxl::EventContext,
        ) -> rxl::externs::Waiting<'a, ()> {
            Box::pin(input::CartEvents::import(self, cart, rows, cx))
        }
    }
}
pub use backend::Backend;
/// All states of one browser tab.
pub struct Tab {
    pub cart: input::Cart,
    pub turn: rxl::Turn,
    pub backend: std::sync::Arc<dyn Backend>,
}
impl Tab {
    /// A tab whose states have their defaults. A default that fails leaves its var and those below it empty.
    pub fn new(backend: std::sync::Arc<dyn Backend>) -> Tab {
        let mut tab = Tab {
            cart: input::Cart::empty(),
            turn: rxl::Turn::default(),
            backend,
        };
        let _ = input::Cart::reset(&mut tab);
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
                "Cart.add" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Cart::add(tab, rxl::data::read_item(args, 0usize)?).await?;
                    Ok(())
                }
                "Cart.read" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    let argument_0 = rxl::data::read_item(args, 0usize)?;
                    let start = {
                        let backend = std::sync::Arc::clone(&tab.backend);
                        rxl::Start {
                            event: "Cart.read",
                            latest: true,
                            detached: false,
                            body: Box::new(move |cx| Box::pin(
                                self::input::Cart::read(backend, cx, argument_0),
                            )),
                        }
                    };
                    tab.turn.start(start);
                    Ok(())
                }
                "Cart.read.cancel" => {
                    rxl::states::expect_arguments(args, 0)?;
                    tab.turn.cancel("Cart.read");
                    Ok(())
                }
                "Cart.tidy" => {
                    rxl::states::expect_arguments(args, 0usize)?;
                    let start = {
                        let backend = std::sync::Arc::clone(&tab.backend);
                        rxl::Start {
                            event: "Cart.tidy",
                            latest: false,
                            detached: true,
                            body: Box::new(move |cx| Box::pin(
                                self::input::Cart::tidy(backend, cx),
                            )),
                        }
                    };
                    tab.turn.start(start);
                    Ok(())
                }
                "Cart.tidy.cancel" => {
                    rxl::states::expect_arguments(args, 0)?;
                    tab.turn.cancel("Cart.tidy");
                    Ok(())
                }
                "Cart.import" => {
                    rxl::states::expect_arguments(args, 1usize)?;
                    input::Cart::import(tab, rxl::data::read_item(args, 0usize)?).await?;
                    Ok(())
                }
                _ => Err(rxl::CallError::UnknownEvent),
            }
        })
    }
    fn preview(&mut self, out: &mut rxl::Outgoing) {
        self.cart.items.preview("Cart.items", out);
        self.cart.total.preview("Cart.total", out);
    }
    fn commit(&mut self, out: &mut rxl::Outgoing) {
        self.cart.items.commit("Cart.items", out);
        self.cart.total.commit("Cart.total", out);
        self.turn.end(out);
    }
    fn rollback(&mut self, out: &mut rxl::Outgoing) {
        self.cart.items.rollback("Cart.items", out);
        self.cart.total.rollback("Cart.total", out);
        self.turn.abort();
    }
    fn watch(&mut self, cells: &[String], out: &mut rxl::JsonWriter) {
        out.raw("{");
        let watched = cells.iter().any(|cell| cell == "Cart.items");
        if watched && !self.cart.items.is_watched() {
            rxl::states::separate(out);
            out.string("Cart.items");
            out.raw(":");
            rxl::Data::write(self.cart.items.get(), out);
        }
        self.cart.items.watch(watched);
        let watched = cells.iter().any(|cell| cell == "Cart.total");
        if watched && !self.cart.total.is_watched() {
            rxl::states::separate(out);
            out.string("Cart.total");
            out.raw(":");
            rxl::Data::write(self.cart.total.get(), out);
        }
        self.cart.total.watch(watched);
        out.raw("}");
    }
    fn vars(
        &mut self,
        visit: &mut dyn FnMut(&'static str, &mut dyn rxl::states::Stored),
    ) {
        visit("Cart.items", &mut self.cart.items);
        visit("Cart.total", &mut self.cart.total);
    }
}
/// The program for the server.
pub fn program(backend: impl Backend) -> rxl::Program {
    let backend: std::sync::Arc<dyn Backend> = std::sync::Arc::new(backend);
    rxl::Program {
        new_tab: std::sync::Arc::new(move || Box::new(
            Tab::new(std::sync::Arc::clone(&backend)),
        )),
        contract: "f99e9eeacb6cfd42",
        version: "0.1.0",
        requests: &["Cart.add", "Cart.import", "Cart.read"],
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
