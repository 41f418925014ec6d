//! The id of a session: 128 random bits, in the cookie that every request of a browser carries, with the server's signature: only ids that it has made are
//! sessions.

use crate::secret::Secret;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;
use std::time::Duration;

const COOKIE_NAME: &str = "rxl_session";
const PURPOSE: &str = "session";

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

    /// The id in the cookie of a request, if there is one that this server has signed.
    pub fn of_request(headers: &HeaderMap, secret: &Secret) -> Option<SessionId> {
        let cookies = headers.get_all(COOKIE).iter();
        let mut pairs = cookies
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == COOKIE_NAME)?;
        let (id, signature) = value.split_once('.')?;
        let id: [u8; 16] = URL_SAFE_NO_PAD.decode(id).ok()?.try_into().ok()?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        let is_ours = secret.has_signed(PURPOSE, &id, &signature);
        is_ours.then_some(SessionId(id))
    }

    /// The value of a `Set-Cookie` header; the browser keeps the cookie for so long.
    pub fn cookie(&self, secret: &Secret, age: Duration, secure: bool) -> String {
        let age_s = age.as_secs();
        let secure = if secure { "; Secure" } else { "" };
        let id = URL_SAFE_NO_PAD.encode(self.0);
        let signature = URL_SAFE_NO_PAD.encode(secret.sign(PURPOSE, &self.0));
        format!(
            "{COOKIE_NAME}={id}.{signature}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Lax{secure}"
        )
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
    use crate::config::Config;
    use axum::http::HeaderValue;

    fn secret() -> Secret {
        Secret::open(&Config::default()).expect("there are random numbers")
    }

    fn headers(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(cookie).expect("ascii"));
        headers
    }

    #[test]
    fn a_cookie_leads_back_to_the_session() {
        let id = SessionId::random().expect("there are random numbers");
        let secret = secret();
        let cookie = id.cookie(&secret, Duration::from_secs(60), true);
        assert!(
            cookie.ends_with("; Max-Age=60; HttpOnly; SameSite=Lax; Secure"),
            "{cookie}"
        );
        let pair = cookie.split(';').next().expect("a pair");
        let headers = headers(&format!("a=b; {pair}; c=d"));
        assert!(SessionId::of_request(&headers, &secret) == Some(id));
    }

    #[test]
    fn a_cookie_that_the_server_has_not_made_is_none() {
        let secret = secret();
        let id = SessionId([7; 16]);
        let of_another = id.cookie(&self::secret(), Duration::MAX, false);
        let of_another = of_another.split(';').next().expect("a pair");
        let (unsigned, _) = of_another.split_once('.').expect("a signature");
        let mine = SessionId([8; 16]).cookie(&secret, Duration::MAX, false);
        let signature = mine.split(['.', ';']).nth(1).expect("a signature");
        for cookie in [
            "rxl_session=",
            "rxl_session=.",
            "rxl_session=BwcHBwcHBwcHBwcHBwcHBw",
            unsigned,
            of_another,
            &format!("{unsigned}.{signature}"),
            &format!("{unsigned}."),
        ] {
            let headers = headers(cookie);
            assert!(
                SessionId::of_request(&headers, &secret).is_none(),
                "{cookie}"
            );
        }
    }
}
