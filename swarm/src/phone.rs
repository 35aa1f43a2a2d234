//! A whole phone: the core's session, a disk in memory, and a socket that counts. For what depends on the app itself.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use futures_util::{SinkExt, StreamExt};
use shared::domain::template::template;
use shared::domain::{Audience, Command, Role};
use shared::keys::invite::{Invite, Offer};
use shared::sync::{Effect, Founding, Line, Session};
use tokio_tungstenite::tungstenite::Message;

use crate::clock::now;
use crate::device::rng;
use crate::line::{Socket, Traffic, connect};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(300);
/// Long enough for a ping, and for what a phone does when it hears that nobody has said anything.
const REST: Duration = Duration::from_secs(3);
/// What the long voices are made of.
const WORDS: [&str; 64] = [
    "the",
    "lamp",
    "at",
    "our",
    "corner",
    "is",
    "dark",
    "since",
    "spring",
    "and",
    "nobody",
    "walks",
    "to",
    "stop",
    "after",
    "six",
    "my",
    "mother",
    "waits",
    "by",
    "window",
    "until",
    "we",
    "are",
    "back",
    "rent",
    "went",
    "up",
    "again",
    "school",
    "bus",
    "comes",
    "late",
    "when",
    "it",
    "rains",
    "children",
    "play",
    "between",
    "parked",
    "cars",
    "because",
    "gate",
    "of",
    "park",
    "stays",
    "locked",
    "a",
    "neighbour",
    "helped",
    "with",
    "forms",
    "in",
    "french",
    "but",
    "office",
    "closed",
    "before",
    "she",
    "came",
    "could",
    "someone",
    "stay",
    "longer",
];

/// A phone.
pub(crate) struct Phone {
    /// What runs on it.
    pub(crate) session: Box<Session>,
    /// What it has sent and received.
    pub(crate) traffic: Arc<Traffic>,
    disk: BTreeMap<String, Vec<u8>>,
    relay: SocketAddr,
    socket: Option<Socket>,
}

impl Phone {
    /// The phone of somebody who founds an initiative.
    pub(crate) fn founding(relay: SocketAddr) -> Result<Self> {
        let Some(template) = template("neighbourhood-table") else { bail!("the plainest template is gone") };
        let founding = Founding { template, lang: "en", nickname: "Amina", creation_code: "" };
        Ok(Self::new(Session::found(&founding, now(), &mut rng()), relay))
    }

    /// The phone of somebody who was invited.
    pub(crate) fn joining(relay: SocketAddr, invite: &Invite) -> Result<Self> {
        Ok(Self::new(Session::join(invite, "Joao", now(), &mut rng())?, relay))
    }

    fn new(session: Session, relay: SocketAddr) -> Self {
        Self {
            session: Box::new(session),
            traffic: Arc::default(),
            disk: BTreeMap::new(),
            relay,
            socket: None,
        }
    }

    /// An invitation.
    pub(crate) fn invite(&mut self, role: Role) -> Result<Invite> {
        let offer = Offer { role, until_s: 0, uses_max: 0 };
        Ok(self.session.invite(offer, "en", now(), &mut rng())?)
    }

    /// Gives a voice of 30 words that everyone may read, for each `n` other ones.
    pub(crate) fn say(&mut self, n: usize) -> Result<()> {
        let mut drawn = n as u64;
        let words = (0..30).map(|_| {
            // Knuth's generator: its upper bits are well mixed.
            drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            WORDS[(drawn >> 58) as usize]
        });
        self.voice(words.collect::<Vec<_>>().join(" "))
    }

    /// Gives a voice of a few words.
    pub(crate) fn say_briefly(&mut self, n: usize) -> Result<()> {
        self.voice(format!("The lamp is dark, {n}."))
    }

    fn voice(&mut self, body: String) -> Result<()> {
        let (kind, lang) = ("idea".to_owned(), "en".to_owned());
        let voice = Command::GiveVoice { kind, body, audience: Audience::Everyone, lang, media: Vec::new() };
        self.session.edit(&voice, now(), &mut rng())?;
        Ok(())
    }

    /// Whether everything written here is acknowledged and everything the relay had has come.
    pub(crate) fn is_up_to_date(&self) -> bool {
        let status = self.session.status();
        status.line == Line::Connected && status.caught_up && status.n_to_send == 0
    }

    /// The app is closed, and opened again on another day.
    pub(crate) fn reopen(&mut self) -> Result<()> {
        self.socket = None;
        *self.session = self.restored()?;
        self.traffic = Arc::default();
        Ok(())
    }

    fn restored(&self) -> Result<Session> {
        Ok(Session::restore(self.disk.clone().into_iter().collect(), &mut rng())?)
    }

    /// Performs what is due and lives on until `is_done`.
    pub(crate) async fn until(&mut self, is_done: impl Fn(&Self) -> bool) -> Result<()> {
        self.session.start(now());
        tokio::time::timeout(PATIENCE, async {
            self.perform().await?;
            while !is_done(self) {
                let wakeup = self.session.next_wakeup().unwrap_or(now());
                let wait = u64::try_from(wakeup.0.saturating_sub(now().0)).unwrap_or(0);
                match tokio::time::timeout(Duration::from_millis(wait), self.hear()).await {
                    Ok(Some(frame)) => self.session.frame_received(&frame, now(), &mut rng()),
                    Ok(None) => {
                        self.socket = None;
                        self.session.disconnected(now(), &mut rng());
                    }
                    Err(_) => self.session.woken(now(), &mut rng()),
                }
                self.perform().await?;
            }
            Ok(())
        })
        .await?
    }

    /// Stays on the line while nobody says anything: then coordinators make snapshots, and attest those of others.
    pub(crate) async fn rest(&mut self) -> Result<()> {
        self.until(Self::is_up_to_date).await?;
        self.session.nudge(now());
        match tokio::time::timeout(REST, self.until(|_| false)).await {
            Ok(ended) => ended,
            // The rest is over.
            Err(_) => Ok(()),
        }
    }

    async fn hear(&mut self) -> Option<Vec<u8>> {
        let Some(socket) = &mut self.socket else { return std::future::pending().await };
        loop {
            match socket.next().await?.ok()? {
                Message::Binary(frame) => return Some(frame.into()),
                Message::Close(_) => return None,
                Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    async fn perform(&mut self) -> Result<()> {
        while let Some(effect) = self.session.next_effect() {
            match effect {
                Effect::Persist(writes) => {
                    for write in writes {
                        write.perform(&mut self.disk);
                    }
                }
                Effect::Dial => match connect(self.relay, &self.traffic).await {
                    Ok(socket) => {
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
                    *self.session = self.restored()?;
                    self.session.start(now());
                }
                Effect::Blob(_) => unreachable!("nobody here says anything to the team alone"),
            }
        }
        Ok(())
    }
}
