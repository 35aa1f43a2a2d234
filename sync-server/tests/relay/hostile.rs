//! Strangers: whatever they send, they hear why they are sent away, and everybody else is served.

use shared::wire::limits::FRAME_MAX;
use shared::wire::{HangUp, ToDevice, ToRelay};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use crate::daemon::Daemon;
use crate::phone::Phone;
use crate::raw::{Closing, Line};
use crate::soon;
use crate::web::{get, upgrade};

fn goodbye(reason: HangUp) -> Option<ToDevice> {
    Some(ToDevice::Goodbye { reason })
}

#[tokio::test]
async fn frames_that_are_none_end_the_socket_and_not_the_relay() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let push = ToRelay::Push { channel: 0, envelope: vec![0; 300].into() };
    for (name, message, code, last) in [
        ("garbage", Message::binary(vec![1, 0xff, 0xfe]), CloseCode::Invalid, goodbye(HangUp::Malformed)),
        ("nothing", Message::binary(vec![]), CloseCode::Invalid, goodbye(HangUp::Malformed)),
        ("another version", Message::binary(vec![9, 1, 2]), CloseCode::Protocol, goodbye(HangUp::Version)),
        ("out of turn", Message::binary(push.to_frame()), CloseCode::Policy, goodbye(HangUp::OutOfTurn)),
        ("too long", Message::binary(vec![1; FRAME_MAX + 1]), CloseCode::Size, None),
        ("far too long", Message::binary(vec![1; 8 * FRAME_MAX]), CloseCode::Size, None),
        ("text", Message::text("hello"), CloseCode::Unsupported, None),
    ] {
        let (mut line, _) = Line::open(relay.address).await;
        line.send(message).await;
        assert_eq!(line.closing().await, Closing { code, last }, "{name}");
    }
    assert_eq!(get(relay.address, "/healthz", &[]).await.status, 200);
    let mut phone = Phone::founding(relay.address, "");
    phone.until("a phone is served", Phone::is_up_to_date).await;
}

#[tokio::test]
async fn who_says_nothing_is_let_go() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let (line, _) = Line::open(relay.address).await;
    let no_request = async {
        let mut stream = TcpStream::connect(relay.address).await.expect("the relay takes connections");
        let mut answer = Vec::new();
        let ended = soon("a connection without a request is closed", stream.read_to_end(&mut answer));
        ended.await.expect("it is closed in order")
    };
    let (closing, _) = tokio::join!(line.closing(), no_request);
    assert_eq!(closing, Closing { code: CloseCode::Policy, last: goodbye(HangUp::Silent) });
}

#[tokio::test]
async fn a_full_relay_says_so_and_takes_the_next_when_one_leaves() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let settings = ["--listen", "127.0.0.1:0", "--max-connections", "1"];
    let relay = Daemon::start_with(data.path(), &settings).await;
    let (line, _) = Line::open(relay.address).await;
    assert_eq!(upgrade(relay.address, &[]).await, 503);
    assert_eq!(get(relay.address, "/healthz", &[]).await.status, 200, "visitors are still served");
    drop(line);
    soon("the place is free again", async { while upgrade(relay.address, &[]).await != 101 {} }).await;
}

#[tokio::test]
async fn a_page_of_another_site_gets_no_socket() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    assert_eq!(upgrade(relay.address, &["Origin: https://elsewhere.example"]).await, 403);
    let own = format!("Origin: http://{}", relay.address);
    assert_eq!(upgrade(relay.address, &[own.as_str()]).await, 101);
}
