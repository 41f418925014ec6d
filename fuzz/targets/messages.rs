//! Whatever comes over the wire is understood, or refused; what is understood is written as it was read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rxl::protocol::{ClientMessage, ServerMessage};

const MAX_DEPTH: usize = 64;

fuzz_target!(|text: &str| {
    if let Ok(message) = ClientMessage::decode(text, MAX_DEPTH) {
        let mut written = String::new();
        message.encode(&mut written);
        let again = ClientMessage::decode(&written, MAX_DEPTH);
        assert_eq!(again.as_ref(), Ok(&message), "{written}");
    }
    if let Ok(message) = ServerMessage::decode(text) {
        let mut written = String::new();
        message.encode(&mut written);
        let again = ServerMessage::decode(&written);
        assert_eq!(again.as_ref(), Ok(&message), "{written}");
    }
});
