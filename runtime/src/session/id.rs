//! The id of a session: 128 random bits, in the cookie that every request of a browser carries.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use std::fmt;

const COOKIE_NAME: &str = "rxl_session";
const MAX_AGE_S: u32 = 30 * 24 * 60 * 60;

/// Names a browser. Whoever knows it has its states, so it is random, and neither scripts nor logs get to see it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId([u8; 16]);

impl SessionId {
    /// A new one.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn random() -> Result<SessionId, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(SessionId(bytes))
    }

    /// As a store has it.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// From a store.
    pub fn from_bytes(bytes: [u8; 16]) -> SessionId {
        SessionId(bytes)
    }

    /// The id in the cookie of a request, if there is one of the right form.
    pub fn of_request(headers: &HeaderMap) -> Option<SessionId> {
        let cookies = headers.get_all(COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == COOKIE_NAME)?;
        SessionId::from_hex(value)
    }

    /// The value of a `Set-Cookie` header.
    pub fn cookie(&self, secure: bool) -> String {
        let secure = if secure { "; Secure" } else { "" };
        let hex = self.to_hex();
        format!("{COOKIE_NAME}={hex}; Path=/; Max-Age={MAX_AGE_S}; HttpOnly; SameSite=Lax{secure}")
    }

    fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn from_hex(text: &str) -> Option<SessionId> {
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u128::from_str_radix(text, 16).ok()?;
        Some(SessionId(number.to_be_bytes()))
    }
}

/// Enough to find the lines of one session in a log, too little to take it over.
impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third, ..] = self.0;
        write!(f, "{first:02x}{second:02x}{third:02x}")
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionId({self}…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_cookie_leads_back_to_the_session() {
        let id = SessionId::random().expect("there are random numbers");
        let cookie = id.cookie(true);
        assert!(
            cookie.ends_with("; HttpOnly; SameSite=Lax; Secure"),
            "{cookie}"
        );
        let pair = cookie.split(';').next().expect("a pair");
        let mut headers = HeaderMap::new();
        headers.insert(
            COOKIE,
            HeaderValue::from_str(&format!("a=b; {pair}; c=d")).expect("ascii"),
        );
        assert!(SessionId::of_request(&headers) == Some(id));
    }

    #[test]
    fn a_cookie_of_another_form_is_none() {
        for value in [
            "",
            "12",
            "zz345678901234567890123456789012",
            "+2345678901234567890123456789012",
        ] {
            let mut headers = HeaderMap::new();
            let pair = format!("rxl_session={value}");
            headers.insert(COOKIE, HeaderValue::from_str(&pair).expect("ascii"));
            assert!(SessionId::of_request(&headers).is_none(), "{value}");
        }
    }
}
