//! Where a relay is: one address for links, one for the socket.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A relay's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelayAddress {
    is_secure: bool,
    host: String,
}

/// Why words are no relay's address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("expected a relay's address, as https://ensemble.example or http://127.0.0.1:8080; found {found:?}")]
pub struct AddressError {
    /// The words.
    pub found: String,
}

impl RelayAddress {
    /// Where the socket is.
    #[must_use]
    pub fn socket(&self) -> String {
        format!("{}://{}/sync", if self.is_secure { "wss" } else { "ws" }, self.host)
    }

    /// Whether it is reached through TLS.
    #[must_use]
    pub const fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// Its name or number, and its port if that is named.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The relay an invitation's link leads to, if it names one.
    #[must_use]
    pub fn of_link(link: &str) -> Option<Self> {
        let (before, _) = link.trim().split_once('#')?;
        let host_at = before.find("://")? + 3;
        let host_ends = before.get(host_at..)?.find(['/', '?']).map_or(before.len(), |at| host_at + at);
        before.get(..host_ends)?.parse().ok()
    }
}

impl FromStr for RelayAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let error = || AddressError { found: text.to_owned() };
        let (scheme, rest) = text.trim().split_once("://").ok_or_else(error)?;
        let is_secure = match scheme.to_ascii_lowercase().as_str() {
            "https" | "wss" => true,
            "http" | "ws" => false,
            _ => return Err(error()),
        };
        let host = rest.strip_suffix("/sync").unwrap_or(rest).trim_end_matches('/');
        let is_host = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
        if host.is_empty() || host.starts_with(':') || !host.chars().all(is_host) {
            return Err(error());
        }
        Ok(Self { is_secure, host: host.to_ascii_lowercase() })
    }
}

/// As links begin.
impl fmt::Display for RelayAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.is_secure { "https" } else { "http" }, self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::RelayAddress;

    #[test]
    fn an_address_gives_links_and_the_socket() {
        for (words, link, socket) in [
            ("https://Ensemble.example/", "https://ensemble.example", "wss://ensemble.example/sync"),
            ("ws://127.0.0.1:8080/sync", "http://127.0.0.1:8080", "ws://127.0.0.1:8080/sync"),
            ("http://[::1]:80", "http://[::1]:80", "ws://[::1]:80/sync"),
        ] {
            let address: RelayAddress = words.parse().expect(words);
            assert_eq!((address.to_string().as_str(), address.socket().as_str()), (link, socket));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for words in
            ["", "ensemble.example", "ftp://ensemble.example", "https://", "https://a b", "https://a/b"]
        {
            assert!(words.parse::<RelayAddress>().is_err(), "{words}");
        }
    }

    #[test]
    fn a_link_names_its_relay() {
        let relay = |link: &str| RelayAddress::of_link(link).map(|relay| relay.to_string());
        assert_eq!(relay("https://a.example/fr?x=/#i=abc").as_deref(), Some("https://a.example"));
        assert_eq!(relay("http://127.0.0.1:1/#i=abc").as_deref(), Some("http://127.0.0.1:1"));
        assert_eq!(relay("i=abc"), None);
    }
}
