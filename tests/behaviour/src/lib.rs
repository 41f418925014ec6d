//! The program, with what it needs of Rust.

rxl::app!();

pub use app::app::Guest;
pub use app::externs::{Mood, Row};
pub use app::program;

use app::externs::{Externs, Outside, OutsideEvents};
use app::requests::{Asked, AskedEvents, Externs as Requests};
use axum::Extension;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Redirect;
use rxl::{Context, Error, EventContext, List, Stream, Tone};
use std::sync::Mutex;
use std::time::Duration;

/// What the program needs of Rust.
pub struct Backend;

/// What the program has given away to be remembered.
pub static REMEMBERED: Mutex<Vec<String>> = Mutex::new(Vec::new());

impl Externs for Backend {
    async fn answer(&self, _cx: &Context, question: String) -> rxl::Result<String> {
        tokio::time::sleep(Duration::from_secs(1)).await;
        match question.as_str() {
            "known" => Err(Error::known("I do not know")),
            "unknown" => Ok(String::from_utf8(vec![0xff])?),
            "panic" => panic!("on purpose"),
            _ => Ok(question.to_uppercase()),
        }
    }

    async fn mood(&self, _cx: &Context, of: String) -> rxl::Result<Option<Mood>> {
        Ok(match of.as_str() {
            "BAD!" => Some(Mood::Bad("rain".to_owned())),
            "GOOD!" => Some(Mood::Good),
            _ => None,
        })
    }

    async fn remember(&self, _cx: &Context, text: String) -> rxl::Result<()> {
        let mut remembered = REMEMBERED.lock().map_err(|_| Error::known("lost"))?;
        remembered.push(text);
        Ok(())
    }

    async fn words(&self, _cx: &Context, count: i64) -> rxl::Result<Stream<String>> {
        let (words, stream) = Stream::channel(1);
        tokio::spawn(async move {
            for number in 0..count {
                tokio::time::sleep(Duration::from_secs(1)).await;
                let word = match number {
                    1 => Ok("skip".to_owned()),
                    9 => Err(Error::known("no more words")),
                    _ => Ok(format!("word{number}")),
                };
                if words.send(word).await.is_err() {
                    return;
                }
            }
        });
        Ok(stream)
    }
}

impl OutsideEvents for Backend {
    async fn insert(
        &self,
        outside: &mut Outside,
        names: List<String>,
        cx: &mut EventContext,
    ) -> rxl::Result<()> {
        for name in names.iter() {
            let id = i64::try_from(outside.rows.len()).unwrap_or(i64::MAX);
            outside.rows.push(Row {
                id,
                name: name.clone(),
            });
        }
        cx.toast("inserted", Tone::Success);
        if outside.rows.len() > 3 {
            return Err(Error::known("too many rows"));
        }
        Ok(())
    }

    async fn who(&self, outside: &mut Outside, cx: &mut EventContext) -> rxl::Result<()> {
        *outside.reply = format!("{} {}", cx.tab(), cx.event_id());
        Ok(())
    }
}

/// What a layer of the tests puts into requests.
#[derive(Debug, Clone)]
pub struct FromLayer(pub String);

/// An extractor that wants a header.
struct Member(String);

impl<S: Send + Sync> FromRequestParts<S> for Member {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Member, Self::Rejection> {
        let name = parts.headers.get("x-member");
        let name = name.and_then(|name| name.to_str().ok());
        name.map(|name| Member(name.to_owned()))
            .ok_or((StatusCode::UNAUTHORIZED, "Who are you?"))
    }
}

/// An extractor that sends everybody away.
struct Elsewhere;

impl<S: Send + Sync> FromRequestParts<S> for Elsewhere {
    type Rejection = Redirect;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Elsewhere, Redirect> {
        Err(Redirect::to("/sign-in"))
    }
}

/// A part of the query.
#[derive(serde::Deserialize)]
struct Tab {
    tab: u8,
}

async fn answer(cx: &Context, question: &str) -> rxl::Result<String> {
    Ok(match question {
        "member" => cx.extract::<Member>().await?.0,
        "elsewhere" => {
            cx.extract::<Elsewhere>().await?;
            "here".to_owned()
        }
        "address" => {
            let method = cx.extract::<Method>().await?;
            format!("{method} {}", cx.extract::<Uri>().await?)
        }
        "query" => cx.extract::<Query<Tab>>().await?.tab.to_string(),
        "cookies" => {
            let headers = cx.extract::<HeaderMap>().await?;
            let cookies = headers.get_all("cookie").iter();
            let cookies: Vec<_> = cookies.filter_map(|value| value.to_str().ok()).collect();
            cookies.join("; ")
        }
        "layer" => cx.extract::<Extension<FromLayer>>().await?.0.0,
        _ => return Err(Error::known("ask something else")),
    })
}

impl Requests for Backend {
    async fn ask_request(&self, cx: &Context, question: String) -> rxl::Result<String> {
        answer(cx, &question).await
    }
}

impl AskedEvents for Backend {
    async fn ask_in_rust(&self, asked: &mut Asked, cx: &mut EventContext) -> rxl::Result<()> {
        *asked.reply = answer(cx, "member").await?;
        Ok(())
    }
}
