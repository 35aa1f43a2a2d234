//! A device that speaks the protocol by hand, so that it can also speak it badly.

use futures_util::{SinkExt, StreamExt};
use shared::domain::Role;
use shared::keys::act::Introduction;
use shared::keys::epoch::EpochKey;
use shared::keys::grant::{Chain, Member, Terms};
use shared::keys::{DeviceKeys, DeviceTag, InitiativeId, Seed, SignDomain};
use shared::wire::message::{LogId, Open, open_proof};
use shared::wire::{Envelope, ToDevice, ToRelay};
use std::net::SocketAddr;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use crate::phone::{Socket, rng};
use crate::soon;

/// A socket without a session behind it.
pub(crate) struct Line {
    socket: Socket,
}

/// How a relay closed a socket: the WebSocket code, and the last message before it.
#[derive(Debug, PartialEq)]
pub(crate) struct Closing {
    pub(crate) code: CloseCode,
    pub(crate) last: Option<ToDevice>,
}

impl Line {
    /// Opens a socket and hears the challenge.
    pub(crate) async fn open(relay: SocketAddr) -> (Self, [u8; 32]) {
        let opened = soon("a socket opens", Box::pin(connect_async(format!("ws://{relay}/sync")))).await;
        let mut line = Self { socket: opened.expect("the relay takes sockets").0 };
        let heard = line.hear().await;
        let ToDevice::Challenge { nonce, .. } = heard else {
            panic!("expected a challenge, heard {heard:?}")
        };
        (line, nonce)
    }

    pub(crate) async fn say(&mut self, message: &ToRelay) {
        self.send(Message::binary(message.to_frame())).await;
    }

    /// Sends anything.
    pub(crate) async fn send(&mut self, message: Message) {
        soon("the relay reads", self.socket.send(message)).await.expect("the socket is open");
    }

    pub(crate) async fn hear(&mut self) -> ToDevice {
        match soon("the relay speaks", self.socket.next()).await {
            Some(Ok(Message::Binary(frame))) => ToDevice::from_frame(&frame).expect("a message"),
            other => panic!("expected a frame, heard {other:?}"),
        }
    }

    /// Closes the socket; the relay knows when this returns.
    pub(crate) async fn hang_up(mut self) {
        self.socket.close(None).await.expect("the socket is open");
        while soon("the relay closes too", self.socket.next()).await.is_some() {}
    }

    /// Hears everything up to the close.
    pub(crate) async fn closing(mut self) -> Closing {
        let mut last = None;
        loop {
            match soon("the relay closes the socket", self.socket.next()).await {
                Some(Ok(Message::Binary(frame))) => last = ToDevice::from_frame(&frame).ok(),
                Some(Ok(Message::Close(Some(frame)))) => return Closing { code: frame.code, last },
                other => panic!("expected to hear why the socket is closed, heard {other:?}"),
            }
        }
    }
}

/// A founder without a document.
pub(crate) struct Device {
    keys: DeviceKeys,
    chain: Chain,
    member: Member,
}

impl Device {
    pub(crate) fn founder() -> Self {
        let founding = DeviceKeys::from_seed(Seed::generate(&mut rng()));
        let keys = DeviceKeys::from_seed(Seed::generate(&mut rng()));
        let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 5 };
        let chain = Chain::found(&founding, keys.key(), terms);
        let member = chain.verify().expect("a good chain");
        Self { keys, chain, member }
    }

    /// Its tag.
    pub(crate) fn tag(&self) -> DeviceTag {
        self.member.device.tag()
    }

    /// Its initiative.
    pub(crate) const fn initiative(&self) -> InitiativeId {
        self.member.initiative
    }

    /// The message that opens channel 0, from the log's beginning.
    pub(crate) fn open(&self, nonce: &[u8; 32]) -> ToRelay {
        self.resume(nonce, None, 0)
    }

    /// The message that opens channel 0, from a place in a log on.
    pub(crate) fn resume(&self, nonce: &[u8; 32], log: Option<LogId>, cursor: u64) -> ToRelay {
        let Member { initiative, device, grant, .. } = self.member;
        let proof = self.keys.sign(SignDomain::Hello, &open_proof(nonce, initiative, grant));
        let chain = Some(self.chain.clone());
        let open = Open {
            at: None,
            channel: 0,
            initiative,
            device,
            grant,
            log,
            cursor,
            chain,
            creation_code: None,
            proof,
        };
        ToRelay::Open(Box::new(open))
    }

    /// An envelope of this device.
    pub(crate) fn envelope(&self) -> Envelope {
        let holds = EpochKey::from_parts(1, [1; 32]).name();
        let introduction = Introduction::of(&self.keys, self.chain.clone(), holds, 0);
        Envelope::membership(&self.keys, &self.member, &introduction)
    }
}
