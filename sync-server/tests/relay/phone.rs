//! A phone: the core's session, a disk in memory, and a real socket.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use futures_util::{SinkExt, StreamExt};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use shared::domain::template::template;
use shared::domain::{Audience, Command, Role};
use shared::keys::invite::{Invite, Offer};
use shared::sync::{Effect, Founding, Millis, Session};
use shared::wire::blob::BlobAnswer;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Bytes, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::soon;
use crate::web::ask;

/// A client's end of a socket.
pub(crate) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A phone.
pub(crate) struct Phone {
    /// What runs on it.
    pub(crate) session: Box<Session>,
    disk: BTreeMap<String, Vec<u8>>,
    relay: SocketAddr,
    socket: Option<Socket>,
}

/// What happened on the line.
enum Line {
    Frame(Bytes),
    Down,
    Quiet,
}

#[expect(clippy::disallowed_methods, reason = "the phone's clock")]
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is after 1970");
    Millis(i64::try_from(since.as_millis()).expect("and before the end of time"))
}

pub(crate) const fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

impl Phone {
    /// The phone of somebody who founds an initiative.
    pub(crate) fn founding(relay: SocketAddr, creation_code: &str) -> Self {
        let template = template("neighbourhood-table").expect("the plainest template");
        let founding = Founding { template, lang: "en", nickname: "Amina Tremblay", creation_code };
        Self::new(Session::found(&founding, now(), &mut rng()), relay)
    }

    /// The phone of somebody who was invited.
    pub(crate) fn joining(relay: SocketAddr, invite: &Invite) -> Self {
        Self::new(Session::join(invite, "Joao Silva", now(), &mut rng()).expect("a good invitation"), relay)
    }

    fn new(session: Session, relay: SocketAddr) -> Self {
        let mut session = Box::new(session);
        session.start(now());
        Self { session, disk: BTreeMap::new(), relay, socket: None }
    }

    /// An invitation for a resident.
    pub(crate) fn invite(&mut self) -> Invite {
        let offer = Offer { role: Role::Resident, until_s: 0, uses_max: 0 };
        self.session.invite(offer, "en", now(), &mut rng()).expect("a lead invites residents")
    }

    /// Gives a voice that everyone may read.
    pub(crate) fn say(&mut self, body: &str) {
        let voice = Command::GiveVoice {
            kind: "idea".to_owned(),
            body: body.to_owned(),
            audience: Audience::Everyone,
            lang: "en".to_owned(),
            media: Vec::new(),
        };
        self.session.edit(&voice, now(), &mut rng()).expect("a good voice");
    }

    /// Everything said that this phone can see.
    pub(crate) fn heard(&self) -> Vec<String> {
        let voices = self.session.initiative().each("contributions");
        voices.filter_map(|(_, voice)| voice.text("body").map(str::to_owned)).collect()
    }

    /// Whether everything written here is acknowledged and everything the relay had has come.
    pub(crate) fn is_up_to_date(&self) -> bool {
        let status = self.session.status();
        status.caught_up && status.n_to_send == 0
    }

    /// The relay is somewhere else from now on.
    pub(crate) fn relay_moved(&mut self, relay: SocketAddr) {
        self.relay = relay;
        self.session.nudge(now());
    }

    /// Lives on until `is_done`.
    pub(crate) async fn until(&mut self, what: &str, is_done: impl Fn(&Self) -> bool) {
        soon(what, async {
            self.perform().await;
            while !is_done(self) {
                match self.line().await {
                    Line::Frame(frame) => self.session.frame_received(&frame, now(), &mut rng()),
                    Line::Down => {
                        self.socket = None;
                        self.session.disconnected(now(), &mut rng());
                    }
                    Line::Quiet => self.session.woken(now(), &mut rng()),
                }
                self.perform().await;
            }
        })
        .await;
    }

    /// The next thing that happens on the line, or the session's time to wake.
    async fn line(&mut self) -> Line {
        let wakeup = self.session.next_wakeup().expect("a session that was started has plans");
        let wait = u64::try_from(wakeup.0.saturating_sub(now().0)).unwrap_or(0);
        let heard = async {
            let Some(socket) = &mut self.socket else { return std::future::pending().await };
            loop {
                match socket.next().await {
                    Some(Ok(Message::Binary(frame))) => return Line::Frame(frame),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Line::Down,
                    Some(Ok(Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                }
            }
        };
        tokio::time::timeout(Duration::from_millis(wait), heard).await.unwrap_or(Line::Quiet)
    }

    async fn perform(&mut self) {
        while let Some(effect) = self.session.next_effect() {
            match effect {
                Effect::Persist(writes) => {
                    for write in writes {
                        write.perform(&mut self.disk);
                    }
                }
                Effect::Dial => match Box::pin(connect_async(format!("ws://{}/sync", self.relay))).await {
                    Ok((socket, _)) => {
                        self.socket = Some(socket);
                        self.session.connected(now());
                    }
                    Err(_) => self.session.disconnected(now(), &mut rng()),
                },
                Effect::Send(frame) => {
                    let Some(socket) = &mut self.socket else { continue };
                    // A line that broke is noticed when it is read.
                    socket.send(Message::binary(frame)).await.unwrap_or(());
                }
                Effect::HangUp(_) => self.socket = None,
                Effect::Show => {}
                Effect::StartOver => {
                    self.socket = None;
                    let mut session = Session::restore(self.disk.clone().into_iter().collect(), &mut rng())
                        .expect("what was stored can be restored");
                    session.start(now());
                    *self.session = session;
                }
                Effect::Blob(call) => {
                    let header = format!("Authorization: {}", call.authorization);
                    let answer = ask(self.relay, call.method, &call.path, &[&header], &call.body).await;
                    let answer = BlobAnswer { status: answer.status, body: answer.body };
                    self.session.blob_answered(call.ticket, Some(answer), now());
                }
            }
        }
    }
}
