//! Requests for sealed bodies, beside the socket: one connection each, in HTTP 1.0, whose answers end with the
//! connection and come in one piece.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use shared::sync::BlobCall;
use shared::wire::blob::BlobAnswer;
use shared::wire::limits::PIECE_BYTES;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::address::RelayAddress;

/// An answer that has not come by then will not.
const PATIENCE: Duration = Duration::from_secs(30);
/// A piece and its headers.
const ANSWER_BYTES_MAX: u64 = PIECE_BYTES as u64 + 16 * 1024;

/// Asks a relay, and returns its answer or why there is none.
///
/// # Errors
/// When the relay cannot be reached, or what it says is no answer.
pub(crate) async fn ask(relay: &RelayAddress, call: &BlobCall) -> Result<BlobAnswer, String> {
    match tokio::time::timeout(PATIENCE, exchange(relay, call)).await {
        Ok(Ok(bytes)) => read(&bytes).ok_or_else(|| "the relay's answer is not HTTP".to_owned()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("no answer within {} s", PATIENCE.as_secs())),
    }
}

async fn exchange(relay: &RelayAddress, call: &BlobCall) -> io::Result<Vec<u8>> {
    let host = relay.host();
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| !port.ends_with(']'));
    let default = if relay.is_secure() { 443 } else { 80 };
    let place = if has_port { host.to_owned() } else { format!("{host}:{default}") };
    let stream = TcpStream::connect(&place).await?;
    if !relay.is_secure() {
        return speak(stream, host, call).await;
    }
    let name = place.rsplit_once(':').map_or(host, |(name, _)| name).trim_matches(['[', ']']);
    let name = ServerName::try_from(name.to_owned()).map_err(io::Error::other)?;
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    speak(stream, host, call).await
}

async fn speak(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    host: &str,
    call: &BlobCall,
) -> io::Result<Vec<u8>> {
    let BlobCall { method, path, authorization, body, .. } = call;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\nAuthorization: {authorization}\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    stream.flush().await?;
    let mut answer = Vec::new();
    stream.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await?;
    Ok(answer)
}

/// Reads an answer; one that was cut short is none.
fn read(bytes: &[u8]) -> Option<BlobAnswer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let body = bytes.get(end + 4..)?.to_vec();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    let is_length = |name: &str| name.eq_ignore_ascii_case("content-length");
    let length = lines.filter_map(|line| line.split_once(':')).find(|(name, _)| is_length(name));
    let is_whole = length.is_none_or(|(_, length)| length.trim().parse() == Ok(body.len()));
    is_whole.then_some(BlobAnswer { status, body })
}

#[cfg(test)]
mod tests {
    use shared::wire::blob::BlobAnswer;

    use super::read;

    #[test]
    fn an_answer_is_read_whole_or_not_at_all() {
        let read = |text: &str| read(text.as_bytes());
        let answer = |status, body: &str| Some(BlobAnswer { status, body: body.as_bytes().to_vec() });
        assert_eq!(read("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n512"), answer(200, "512"));
        assert_eq!(read("HTTP/1.1 204 No Content\r\ncache-control: no-store\r\n\r\n"), answer(204, ""));
        for cut in
            ["", "HTTP/1.0 200 OK\r\n", "HTTP/1.0 200 OK\r\ncontent-length: 4\r\n\r\n512", "SSH-2.0\r\n\r\n"]
        {
            assert_eq!(read(cut), None, "{cut:?}");
        }
    }
}
