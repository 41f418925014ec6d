//! Messages to text, straight into the buffer of a frame.

use super::{ClientMessage, ServerMessage, WireFailure};
use serde::Serialize;
use std::fmt::Write;

impl ServerMessage<'_> {
    /// Appends the message to `out`.
    pub fn encode(&self, out: &mut String) {
        match self {
            ServerMessage::Welcome {
                tab,
                upto,
                resumed,
                message_bytes,
            } => {
                out.push_str("[\"welcome\",{\"tab\":");
                json(out, tab);
                put(
                    out,
                    format_args!(
                        ",\"upto\":{upto},\"resumed\":{resumed},\"message_bytes\":{message_bytes}}}]"
                    ),
                );
            }
            ServerMessage::Values { seq, values } => {
                put(out, format_args!("[\"values\",{seq},{values}]"));
            }
            ServerMessage::Changes {
                seq,
                upto,
                changes,
                effects,
            } => {
                // By far the most frequent message.
                let mut digits = itoa::Buffer::new();
                out.push_str("[\"changes\",");
                out.push_str(digits.format(*seq));
                out.push(',');
                out.push_str(digits.format(*upto));
                out.push_str(",[");
                out.push_str(changes);
                out.push(']');
                if !effects.is_empty() {
                    out.push_str(",[");
                    out.push_str(effects);
                    out.push(']');
                }
                out.push(']');
            }
            ServerMessage::Failed { seq, upto, failure } => {
                put(out, format_args!("[\"failed\",{seq},{upto},"));
                failure.encode(out);
                out.push(']');
            }
            ServerMessage::Resend(from) => put(out, format_args!("[\"resend\",{from}]")),
            ServerMessage::Error(error) => {
                put(out, format_args!("[\"error\",\"{}\",", error.code.as_str()));
                json(out, &error.message);
                if let Some(event) = error.event {
                    put(out, format_args!(",{event}"));
                }
                out.push(']');
            }
            ServerMessage::Gone => out.push_str("[\"gone\"]"),
            ServerMessage::Reload => out.push_str("[\"reload\"]"),
            ServerMessage::Update(update) => put(out, format_args!("[\"update\",{update}]")),
            ServerMessage::Problems(problems) => {
                put(out, format_args!("[\"problems\",{problems}]"));
            }
            ServerMessage::Pong => out.push_str("[\"pong\"]"),
        }
    }
}

impl WireFailure<'_> {
    /// Appends the failure to `out`.
    pub fn encode(&self, out: &mut String) {
        out.push_str("{\"message\":");
        json(out, &self.message);
        out.push_str(",\"event\":");
        json(out, &self.event);
        out.push_str(",\"id\":");
        json(out, &self.id);
        put(out, format_args!(",\"known\":{}", self.known));
        if !self.fields.is_empty() {
            out.push_str(",\"fields\":");
            json(out, &self.fields);
        }
        out.push('}');
    }
}

impl ClientMessage {
    /// Appends the message to `out`; for tests and other clients.
    pub fn encode(&self, out: &mut String) {
        match self {
            ClientMessage::Hello(hello) => {
                put(
                    out,
                    format_args!("[\"hello\",{{\"protocol\":{},\"contract\":", hello.protocol),
                );
                json(out, &hello.contract);
                out.push_str(",\"tab\":");
                json(out, &hello.tab);
                put(
                    out,
                    format_args!(",\"seen\":{},\"sent\":{},\"page\":", hello.seen, hello.sent),
                );
                json(out, &hello.page);
                out.push_str(",\"address\":");
                json(out, &hello.address);
                out.push_str("}]");
            }
            ClientMessage::Event(event) => {
                put(out, format_args!("[\"event\",{},", event.number));
                json(out, &event.name);
                out.push(',');
                json(out, &event.args);
                out.push(']');
            }
            ClientMessage::Skip(event) => put(out, format_args!("[\"skip\",{event}]")),
            ClientMessage::Show(show) => {
                out.push_str("[\"show\",");
                json(out, &show.page);
                out.push(',');
                json(out, &show.address);
                out.push(']');
            }
            ClientMessage::Ack(seq) => put(out, format_args!("[\"ack\",{seq}]")),
            ClientMessage::Ping => out.push_str("[\"ping\"]"),
        }
    }
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a String cannot fail.
    let _ = out.write_fmt(text);
}

/// A value whose keys are texts; such a value can always be written.
fn json<T: Serialize + ?Sized>(out: &mut String, value: &T) {
    match serde_json::to_string(value) {
        Ok(text) => out.push_str(&text),
        Err(_) => out.push_str("null"),
    }
}
