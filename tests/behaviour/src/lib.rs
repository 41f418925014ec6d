//! The program, with what it needs of Rust.

rxl::app!();

pub use app::program;

use app::externs::{Externs, Mood, Outside, OutsideEvents, Row};
use rxl::{Context, Error, EventContext, List, Stream, Tone};
use std::time::Duration;

/// What the program needs of Rust.
pub struct Backend;

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

    async fn remember(&self, _cx: &Context, _text: String) -> rxl::Result<()> {
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
