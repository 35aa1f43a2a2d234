//! Performs the session's effects with a home and a socket, in order, each complete before the next begins.
//!
//! An effect that fails ends the shell: whoever opens the home again has what is stored, as after a crash.

use std::future::pending;
use std::ops::ControlFlow;
use std::time::Duration;

use shared::sync::{Effect, RestoreError, Session};
use thiserror::Error;
use tokio_tungstenite::tungstenite::Bytes;

use super::address::RelayAddress;
use super::clock;
use super::home::{Home, HomeError};
use super::line::{Line, Tally};
use super::request;

/// The longest the session sleeps, in milliseconds, so that a clock set back does not put off what is due.
const WAIT_MS_MAX: i64 = 60_000;

/// A session with its home and its line.
#[derive(Debug)]
pub struct Shell {
    session: Box<Session>,
    home: Home,
    line: Option<Line>,
    /// What went over the line so far.
    pub tally: Tally,
    /// Why the last socket ended or could not be opened.
    pub line_error: Option<String>,
}

/// Why a shell cannot go on.
#[derive(Debug, Error)]
pub enum ShellError {
    /// The home cannot be used.
    #[error(transparent)]
    Home(#[from] HomeError),
    /// What is stored there is no session.
    #[error("the home's records: {0}")]
    Restore(#[from] RestoreError),
    /// It is not known where the relay is.
    #[error("this home knows no relay")]
    NoRelay,
}

/// What happened while waiting.
enum Heard {
    Frame(Bytes),
    Down(String),
    Time,
}

impl Shell {
    /// Stores a new session in an empty home.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn begin(home: Home, session: Session) -> Result<Self, ShellError> {
        let mut shell = Self::with(home, session);
        shell.store()?;
        Ok(shell)
    }

    /// Restores the session of a home.
    ///
    /// # Errors
    /// When the home holds none that this version reads.
    pub fn open(home: Home) -> Result<Self, ShellError> {
        let session = Self::restored(&home)?;
        Self::begin(home, *session)
    }

    fn restored(home: &Home) -> Result<Box<Session>, ShellError> {
        Ok(Box::new(Session::restore(home.records()?, &mut clock::rng())?))
    }

    fn with(home: Home, session: Session) -> Self {
        let (session, tally) = (Box::new(session), Tally::default());
        Self { session, home, line: None, tally, line_error: None }
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The home.
    #[must_use]
    pub const fn home(&self) -> &Home {
        &self.home
    }

    /// Remembers where the relay is.
    ///
    /// # Errors
    /// When that is not known to be durable.
    pub fn set_relay(&mut self, relay: &RelayAddress) -> Result<(), ShellError> {
        Ok(self.home.set_relay(relay)?)
    }

    /// Does something with the session, and stores what comes of it; what is to be sent waits for [`Shell::run`].
    ///
    /// # Errors
    /// When it is not known to be durable. The session is of no use then.
    pub fn tell<T>(&mut self, act: impl FnOnce(&mut Session) -> T) -> Result<T, ShellError> {
        let output = act(&mut self.session);
        self.store()?;
        Ok(output)
    }

    /// Performs what is queued while there is no line.
    fn store(&mut self) -> Result<(), ShellError> {
        // With nothing in between, they are durable together: one flush for a thousand voices.
        let mut writes = Vec::new();
        while let Some(effect) = self.session.next_effect() {
            match effect {
                Effect::Persist(more) => writes.extend(more),
                Effect::StartOver => {
                    self.home.write(&std::mem::take(&mut writes))?;
                    self.session = Self::restored(&self.home)?;
                }
                // Nothing was dialled, so there is nobody to send to and nothing to close.
                Effect::Dial | Effect::Send(_) | Effect::HangUp(_) | Effect::Blob(_) | Effect::Show => {}
            }
        }
        Ok(self.home.write(&writes)?)
    }

    /// Talks with the relay until `look` says stop; it is asked after everything that happens.
    ///
    /// It may be dropped at any moment: what was stored is whole, and the rest is sent another time.
    ///
    /// # Errors
    /// When no relay is known, or something cannot be stored. That a relay cannot be reached is no error here: the
    /// session waits and tries again.
    pub async fn run(&mut self, mut look: impl FnMut(&Self) -> ControlFlow<()>) -> Result<(), ShellError> {
        let relay = self.home.relay()?.ok_or(ShellError::NoRelay)?;
        self.session.start(clock::now());
        loop {
            self.perform(&relay).await?;
            if look(self).is_break() {
                return Ok(());
            }
            match self.hear().await {
                Heard::Frame(frame) => {
                    self.session.frame_received(&frame, clock::now(), &mut clock::rng());
                }
                Heard::Down(why) => self.lose_line(why),
                Heard::Time => self.session.woken(clock::now(), &mut clock::rng()),
            }
        }
    }

    /// Hangs up, if there is a line.
    pub async fn hang_up(&mut self) {
        if let Some(line) = self.line.take() {
            line.close().await;
        }
    }

    async fn perform(&mut self, relay: &RelayAddress) -> Result<(), ShellError> {
        while let Some(effect) = self.session.next_effect() {
            match effect {
                Effect::Persist(writes) => self.home.write(&writes)?,
                Effect::Dial => {
                    self.hang_up().await;
                    match Line::open(relay, &mut self.tally).await {
                        Ok(line) => {
                            self.line = Some(line);
                            self.session.connected(clock::now());
                        }
                        Err(why) => self.lose_line(why),
                    }
                }
                Effect::Send(frame) => {
                    if let Some(line) = &mut self.line
                        && let Err(why) = line.send(frame, &mut self.tally).await
                    {
                        self.lose_line(why);
                    }
                }
                Effect::HangUp(_) => self.hang_up().await,
                Effect::Blob(call) => {
                    let answer = request::ask(relay, &call).await;
                    let answer = answer.map_err(|why| self.line_error = Some(why)).ok();
                    self.session.blob_answered(call.ticket, answer, clock::now());
                }
                Effect::StartOver => {
                    self.hang_up().await;
                    self.session = Self::restored(&self.home)?;
                    self.session.start(clock::now());
                }
                Effect::Show => {}
            }
        }
        Ok(())
    }

    /// The next frame, the end of the line, or the moment the session waits for.
    async fn hear(&mut self) -> Heard {
        let now = clock::now();
        let wait = self.session.next_wakeup().map(|at| at.0.saturating_sub(now.0).clamp(0, WAIT_MS_MAX));
        let (line, tally) = (&mut self.line, &mut self.tally);
        let hear = async {
            match line {
                Some(line) => line.hear(tally).await,
                None => pending().await,
            }
        };
        let heard = match wait.map(|ms| Duration::from_millis(ms.unsigned_abs())) {
            Some(wait) => tokio::time::timeout(wait, hear).await,
            None => Ok(hear.await),
        };
        match heard {
            Ok(Ok(frame)) => Heard::Frame(frame),
            Ok(Err(why)) => Heard::Down(why),
            Err(_) => Heard::Time,
        }
    }

    fn lose_line(&mut self, why: String) {
        self.line = None;
        self.line_error = Some(why);
        self.session.disconnected(clock::now(), &mut clock::rng());
    }
}
