//! Text to messages. Strict: an item too many, a field too many or a number that no browser can count to is a mistake.

use super::{
    ClientMessage, ErrorCode, Event, Hello, Json, MAX_ADDRESS_BYTES, MAX_NUMBER, MAX_TAB_ID_BYTES,
    ServerMessage, Show, WireError, WireFailure,
};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

impl ClientMessage {
    /// Reads a message. Lists and objects may be nested `max_depth` deep.
    ///
    /// # Errors
    /// Says what is wrong with the message, and the number of the event if that could be read.
    pub fn decode(text: &str, max_depth: usize) -> Result<ClientMessage, WireError> {
        let items = items(text)?;
        let (kind, items) = kind(&items)?;
        match (kind.as_ref(), items) {
            ("event", items) => event(items, max_depth),
            ("ack", [seq]) => {
                Ok(ClientMessage::Ack(number(seq, 0).ok_or_else(|| {
                    expected("ack", "[\"ack\",sequence number]", None)
                })?))
            }
            ("hello", [hello]) => decode_hello(hello),
            ("show", [page, address]) => show(page, address),
            ("skip", [event]) => {
                Ok(ClientMessage::Skip(number(event, 1).ok_or_else(|| {
                    expected("skip", "[\"skip\",event number]", None)
                })?))
            }
            ("ping", []) => Ok(ClientMessage::Ping),
            ("hello" | "show" | "ack" | "skip" | "ping", _) => Err(WireError::new(
                ErrorCode::BadMessage,
                format!("`{kind}`: too many or too few items"),
            )),
            _ => Err(WireError::new(
                ErrorCode::BadMessage,
                "unknown kind of message",
            )),
        }
    }
}

fn event(items: &[&RawValue], max_depth: usize) -> Result<ClientMessage, WireError> {
    let form = "[\"event\",number,name,[argument,…]]";
    let number = items.first().and_then(|item| number(item, 1));
    let bad = || expected("event", form, number);
    let ([_, name, args], Some(number)) = (items, number) else {
        return Err(bad());
    };
    // The message is a list around the arguments.
    if depth(args.get()) >= max_depth {
        return Err(WireError::about(
            number,
            ErrorCode::BadMessage,
            format!("nested more than {max_depth} deep"),
        ));
    }
    Ok(ClientMessage::Event(Event {
        number,
        name: serde_json::from_str(name.get()).map_err(|_| bad())?,
        args: serde_json::from_str(args.get()).map_err(|_| bad())?,
    }))
}

fn decode_hello(item: &RawValue) -> Result<ClientMessage, WireError> {
    let bad = |what: &str| WireError::new(ErrorCode::BadMessage, format!("`hello`: {what}"));
    // A list would be taken for an object with the fields in order.
    if !item.get().starts_with('{') {
        return Err(bad("expected an object"));
    }
    let hello: Hello = serde_json::from_str(item.get()).map_err(|error| bad(&error.to_string()))?;
    if hello.seen > MAX_NUMBER || hello.sent > MAX_NUMBER {
        return Err(bad("number too large"));
    }
    if !is_address(&hello.address) {
        return Err(bad("expected an address that begins with `/`"));
    }
    if !is_tab_id(&hello.tab) {
        return Err(WireError::new(
            ErrorCode::BadTab,
            "expected an id of 1 to 64 letters, digits, `-` or `_`",
        ));
    }
    Ok(ClientMessage::Hello(Box::new(hello)))
}

fn show(page: &RawValue, address: &RawValue) -> Result<ClientMessage, WireError> {
    let page: Option<String> = serde_json::from_str(page.get()).ok();
    let address: Option<String> = serde_json::from_str(address.get()).ok();
    match (page, address) {
        (Some(page), Some(address)) if is_address(&address) => {
            Ok(ClientMessage::Show(Box::new(Show { page, address })))
        }
        _ => Err(expected("show", "[\"show\",page,address]", None)),
    }
}

fn expected(kind: &str, form: &str, event: Option<u64>) -> WireError {
    WireError {
        code: ErrorCode::BadMessage,
        message: format!("`{kind}`: expected {form}"),
        event,
    }
}

fn is_tab_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= MAX_TAB_ID_BYTES
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Path and query of the own origin; `//host` would be another one.
fn is_address(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && address.len() <= MAX_ADDRESS_BYTES
}

/// The items of a message, at most five: no message has more.
struct Items<'a> {
    items: [&'a RawValue; Items::MAX],
    count: usize,
}

impl Items<'_> {
    const MAX: usize = 5;
}

fn items(text: &str) -> Result<Items<'_>, WireError> {
    serde_json::from_str(text).map_err(|error| {
        let message = match error.classify() {
            serde_json::error::Category::Data => {
                "expected a list whose first item is the kind of the message"
            }
            _ => "not JSON",
        };
        WireError::new(ErrorCode::BadMessage, message)
    })
}

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ItemsVisitor;
        impl<'de> Visitor<'de> for ItemsVisitor {
            type Value = Items<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Items<'de>, A::Error> {
                let mut items = [RawValue::NULL; Items::MAX];
                let mut count = 0;
                while let Some(item) = seq.next_element()? {
                    *items
                        .get_mut(count)
                        .ok_or_else(|| A::Error::custom("too many items"))? = item;
                    count += 1;
                }
                Ok(Items { items, count })
            }
        }
        deserializer.deserialize_seq(ItemsVisitor)
    }
}

/// The kind of a message, and its other items.
fn kind<'a, 'b>(items: &'b Items<'a>) -> Result<(Cow<'a, str>, &'b [&'a RawValue]), WireError> {
    let bad = || {
        WireError::new(
            ErrorCode::BadMessage,
            "expected a list whose first item is the kind of the message",
        )
    };
    let all = items.items.get(..items.count).ok_or_else(bad)?;
    let (kind, rest) = all.split_first().ok_or_else(bad)?;
    Ok((text(kind).ok_or_else(bad)?, rest))
}

fn text(item: &RawValue) -> Option<Cow<'_, str>> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    serde_json::from_str::<Text<'_>>(item.get())
        .ok()
        .map(|text| text.0)
}

fn number(item: &RawValue, least: u64) -> Option<u64> {
    let number: u64 = serde_json::from_str(item.get()).ok()?;
    (least..=MAX_NUMBER).contains(&number).then_some(number)
}

/// How deep lists and objects are nested. The text is JSON.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

impl<'a> ServerMessage<'a> {
    /// Reads a message to a page, as the page does; for tests and other clients.
    ///
    /// # Errors
    /// Says what is wrong with the message.
    pub fn decode(text: &'a str) -> Result<ServerMessage<'a>, WireError> {
        let items = items(text)?;
        let (kind, items) = kind(&items)?;
        server_message(&kind, items)
            .ok_or_else(|| WireError::new(ErrorCode::BadMessage, format!("`{kind}`: wrong form")))
    }
}

fn server_message<'a>(kind: &str, items: &[&'a RawValue]) -> Option<ServerMessage<'a>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Welcome<'a> {
        #[serde(borrow)]
        tab: Cow<'a, str>,
        upto: u64,
        resumed: bool,
        message_bytes: usize,
    }
    let json = |item: &&'a RawValue| -> Json<'a> { Cow::Borrowed(item.get()) };
    Some(match (kind, items) {
        ("welcome", [welcome]) => {
            let welcome: Welcome<'a> = serde_json::from_str(welcome.get()).ok()?;
            ServerMessage::Welcome {
                tab: welcome.tab,
                upto: welcome.upto,
                resumed: welcome.resumed,
                message_bytes: welcome.message_bytes,
            }
        }
        ("values", [seq, values]) => ServerMessage::Values {
            seq: number(seq, 1)?,
            values: json(values),
        },
        ("values", [seq, values, failures]) => ServerMessage::Values {
            seq: number(seq, 1)?,
            values: format!("{},{}", values.get(), failures.get()).into(),
        },
        ("changes", [seq, upto, changes, effects @ ..]) if effects.len() <= 1 => {
            ServerMessage::Changes {
                seq: number(seq, 1)?,
                upto: number(upto, 0)?,
                changes: inside(changes)?,
                effects: match effects.first() {
                    Some(effects) => inside(effects)?,
                    None => Cow::Borrowed(""),
                },
            }
        }
        ("failed", [seq, upto, failure]) => ServerMessage::Failed {
            seq: number(seq, 1)?,
            upto: number(upto, 1)?,
            failure: serde_json::from_str::<WireFailure<'a>>(failure.get()).ok()?,
        },
        ("resend", [from]) => ServerMessage::Resend(number(from, 1)?),
        ("error", [code, message, event @ ..]) if event.len() <= 1 => {
            ServerMessage::Error(WireError {
                code: ErrorCode::from_str(&text(code)?)?,
                message: text(message)?.into_owned(),
                event: match event.first() {
                    Some(event) => Some(number(event, 1)?),
                    None => None,
                },
            })
        }
        ("gone", []) => ServerMessage::Gone,
        ("reload", []) => ServerMessage::Reload,
        ("update", [update]) => ServerMessage::Update(json(update)),
        ("problems", [problems]) => ServerMessage::Problems(json(problems)),
        ("pong", []) => ServerMessage::Pong,
        _ => return None,
    })
}

/// What stands between the brackets of a list.
fn inside<'a>(list: &&'a RawValue) -> Option<Json<'a>> {
    let inner = list.get().strip_prefix('[')?.strip_suffix(']')?;
    Some(Cow::Borrowed(inner))
}
