//! Plain HTTP, as much as is needed to look at answers.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::soon;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// By name in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Asks for `path`, with further header lines.
pub(crate) async fn get(relay: SocketAddr, path: &str, headers: &[&str]) -> Answer {
    ask(relay, "GET", path, headers, &[]).await
}

/// Asks with any method, and a body.
pub(crate) async fn ask(
    relay: SocketAddr,
    method: &str,
    path: &str,
    headers: &[&str],
    body: &[u8],
) -> Answer {
    let length = body.len();
    let mut lines = format!("{method} {path} HTTP/1.1\r\nHost: {relay}\r\nContent-Length: {length}\r\n");
    for header in headers {
        lines.push_str(header);
        lines.push_str("\r\n");
    }
    soon("the relay answers", exchange(relay, &lines, body)).await.expect("an answer")
}

/// Asks for a WebSocket; returns once the relay has decided, whatever it decided.
pub(crate) async fn upgrade(relay: SocketAddr, headers: &[&str]) -> u16 {
    let handshake = [
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
    let lines =
        format!("GET /sync HTTP/1.1\r\nHost: {relay}\r\n{}\r\n", [&handshake, headers].concat().join("\r\n"));
    let decided = async {
        let mut stream = TcpStream::connect(relay).await?;
        stream.write_all(format!("{lines}\r\n").as_bytes()).await?;
        let mut start = [0; 12];
        stream.read_exact(&mut start).await?;
        Ok::<_, std::io::Error>(start)
    };
    let start = soon("the relay decides", decided).await.expect("an answer");
    String::from_utf8_lossy(&start[9..]).parse().expect("a status")
}

async fn exchange(relay: SocketAddr, lines: &str, body: &[u8]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(relay).await?;
    stream.write_all(format!("{lines}Connection: close\r\n\r\n").as_bytes()).await?;
    // A relay that has refused already may not read on.
    stream.write_all(body).await.unwrap_or(());
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the end of the headers");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    Ok(Answer {
        status: status.expect("a status"),
        headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
        body: bytes.split_off(end + 4),
    })
}
