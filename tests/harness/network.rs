//! The network between phones and the relay: slow, cut off, silent, and when asked, worse than any real one.
//!
//! A connection is two queues of frames. A real one never repeats or swaps frames, but a session must not depend on
//! that either, so [`Weather`] can do both.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use shared::sync::{BlobCall, ConnId};
use shared::wire::blob::BlobAnswer;

use crate::PhoneId;
use crate::chance::{happens, ms};
use crate::events::{Event, Events};

/// How a phone is without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Both ends hear at once that the line is gone, and dialling fails at once: airplane mode.
    Told,
    /// Nobody hears anything, and dialling is never answered: a lift, a tunnel, a router that forgot.
    Silent,
    /// Only the relay hears of it.
    RelayTold,
    /// Only the phone hears of it.
    PhoneTold,
}

impl Cut {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Told, Self::Silent, Self::RelayTold, Self::PhoneTold];
}

/// How the network behaves where it is not cut.
#[derive(Debug, Clone, Copy)]
pub struct Weather {
    /// Milliseconds a frame takes: from, and up to.
    pub latency_ms: (i64, i64),
    /// Frames in a thousand that come twice.
    pub twice_per_mille: u32,
    /// Frames in a thousand that overtake or fall behind others.
    pub swapped_per_mille: u32,
}

impl Weather {
    /// As a network is on a good day.
    pub const FAIR: Self = Self { latency_ms: (5, 120), twice_per_mille: 0, swapped_per_mille: 0 };
    /// As no network should be.
    pub const FOUL: Self = Self { latency_ms: (5, 4_000), twice_per_mille: 80, swapped_per_mille: 80 };
}

/// One socket.
#[derive(Debug)]
pub struct Connection {
    /// Whose.
    pub phone: PhoneId,
    is_alive: bool,
    is_read: bool,
    phone_end: bool,
    relay_end: bool,
    last_up: i64,
    last_down: i64,
    n_down: usize,
}

/// Every socket there is, and what the air is like.
#[derive(Debug)]
pub struct Network {
    connections: BTreeMap<ConnId, Connection>,
    cut: BTreeMap<PhoneId, Cut>,
    n_dialled: u64,
    /// How it behaves where it is not cut.
    pub weather: Weather,
}

impl Network {
    /// A network on a good day.
    #[must_use]
    pub const fn new() -> Self {
        Self { connections: BTreeMap::new(), cut: BTreeMap::new(), n_dialled: 0, weather: Weather::FAIR }
    }

    /// A phone dials; what comes of it is told later, or never.
    pub fn dial(&mut self, phone: PhoneId, events: &mut Events, rng: &mut ChaCha8Rng) -> ConnId {
        let conn = ConnId(self.n_dialled);
        self.n_dialled += 1;
        let cut = self.cut.get(&phone).copied();
        let connection = Connection {
            phone,
            is_alive: cut.is_none(),
            is_read: true,
            phone_end: false,
            relay_end: false,
            last_up: events.now,
            last_down: events.now,
            n_down: 0,
        };
        self.connections.insert(conn, connection);
        let delay = self.latency(rng);
        match cut {
            None => events.plan(delay, Event::Opened(conn)),
            Some(Cut::Told | Cut::PhoneTold) => events.plan(delay, Event::DialFailed(conn)),
            Some(Cut::Silent | Cut::RelayTold) => {}
        }
        conn
    }

    /// The socket that a phone dialled opens; whether there still is one.
    pub fn opened(&mut self, conn: ConnId) -> bool {
        let Some(connection) = self.connections.get_mut(&conn).filter(|c| c.is_alive) else { return false };
        (connection.phone_end, connection.relay_end) = (true, true);
        true
    }

    fn latency(&self, rng: &mut ChaCha8Rng) -> i64 {
        let (from, to) = self.weather.latency_ms;
        ms(rng, from, to)
    }

    /// When the copies of one frame arrive.
    fn arrivals(&self, last: &mut i64, now: i64, rng: &mut ChaCha8Rng) -> Vec<i64> {
        let n = if happens(rng, self.weather.twice_per_mille) { 2 } else { 1 };
        let mut arrivals = Vec::new();
        for _ in 0..n {
            let at = now + self.latency(rng);
            if happens(rng, self.weather.swapped_per_mille) {
                arrivals.push(at);
            } else {
                *last = at.max(*last);
                arrivals.push(*last);
            }
        }
        arrivals
    }

    /// A phone sends a frame.
    pub fn send_up(&mut self, conn: ConnId, frame: &[u8], events: &mut Events, rng: &mut ChaCha8Rng) {
        let Some(mut last) =
            self.connections.get(&conn).filter(|c| c.is_alive && c.phone_end).map(|c| c.last_up)
        else {
            return;
        };
        for at in self.arrivals(&mut last, events.now, rng) {
            events.plan_at(at, Event::ToRelay(conn, frame.to_vec()));
        }
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.last_up = last;
        }
    }

    /// The relay sends a frame. On a line that died in silence it waits for ever.
    pub fn send_down(&mut self, conn: ConnId, frame: &[u8], events: &mut Events, rng: &mut ChaCha8Rng) {
        let Some(connection) = self.connections.get_mut(&conn).filter(|c| c.relay_end) else { return };
        connection.n_down += 1;
        if !connection.is_alive || !connection.is_read {
            return;
        }
        let mut last = connection.last_down;
        let arrivals = self.arrivals(&mut last, events.now, rng);
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.last_down = last;
            connection.n_down += arrivals.len() - 1;
        }
        for at in arrivals {
            events.plan_at(at, Event::ToPhone(conn, frame.to_vec()));
        }
    }

    /// A phone asks for a blob, in a request beside its socket; a request may arrive twice where frames do.
    pub fn ask(
        &self,
        (phone, opening): (PhoneId, u64),
        call: &BlobCall,
        events: &mut Events,
        rng: &mut ChaCha8Rng,
    ) {
        match self.cut.get(&phone) {
            None => {
                for at in self.arrivals(&mut 0, events.now, rng) {
                    events.plan_at(at, Event::BlobAsked(phone, opening, call.clone()));
                }
            }
            Some(Cut::Told | Cut::PhoneTold) => {
                let delay = self.latency(rng);
                events.plan(delay, Event::BlobAnswered(phone, opening, call.ticket, None));
            }
            Some(Cut::Silent | Cut::RelayTold) => {}
        }
    }

    /// The relay answers, unless the line is gone by now.
    pub fn answer(
        &self,
        (phone, opening): (PhoneId, u64),
        (ticket, answer): (u64, BlobAnswer),
        events: &mut Events,
        rng: &mut ChaCha8Rng,
    ) {
        if !self.is_cut(phone) {
            for at in self.arrivals(&mut 0, events.now, rng) {
                events.plan_at(at, Event::BlobAnswered(phone, opening, ticket, Some(answer.clone())));
            }
        }
    }

    /// Whoever dialled this socket reads nothing from it any more, and goes on sending.
    pub fn stop_reading(&mut self, conn: ConnId) {
        if let Some(connection) = self.connections.get_mut(&conn) {
            connection.is_read = false;
        }
    }

    /// A frame reaches a phone: whose it is, if it still listens, and whether it was the last on its way.
    pub fn arrives_down(&mut self, conn: ConnId) -> (Option<PhoneId>, bool) {
        let Some(connection) = self.connections.get_mut(&conn).filter(|c| c.is_alive) else {
            return (None, false);
        };
        connection.n_down -= 1;
        let is_drained = connection.n_down == 0 && connection.relay_end;
        (connection.phone_end.then_some(connection.phone), is_drained)
    }

    /// A frame reaches the relay; whether it still listens.
    #[must_use]
    pub fn arrives_up(&self, conn: ConnId) -> bool {
        self.connections.get(&conn).is_some_and(|c| c.is_alive && c.relay_end)
    }

    /// A phone closes its end.
    pub fn phone_hangs_up(&mut self, conn: ConnId, events: &mut Events, rng: &mut ChaCha8Rng) {
        let delay = self.latency(rng);
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        if std::mem::take(&mut connection.phone_end) && connection.is_alive {
            events.plan_at(connection.last_up.max(events.now + delay), Event::RelayEndClosed(conn));
        }
        if !connection.relay_end {
            self.connections.remove(&conn);
        }
    }

    /// The relay closes its end, behind what it has sent.
    pub fn relay_hangs_up(&mut self, conn: ConnId, events: &mut Events, rng: &mut ChaCha8Rng) {
        let delay = self.latency(rng);
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        if std::mem::take(&mut connection.relay_end) && connection.is_alive {
            events.plan_at(connection.last_down.max(events.now + delay), Event::PhoneEndClosed(conn));
        }
    }

    /// A phone learns that its socket is closed: whose it was, if it did not know.
    pub fn phone_end_closed(&mut self, conn: ConnId) -> Option<PhoneId> {
        let connection = self.connections.get_mut(&conn)?;
        std::mem::take(&mut connection.phone_end).then_some(connection.phone)
    }

    /// The relay learns that a socket is closed; whether it did not know.
    pub fn relay_end_closed(&mut self, conn: ConnId) -> bool {
        self.connections.get_mut(&conn).is_some_and(|connection| std::mem::take(&mut connection.relay_end))
    }

    /// A phone is without network from here on.
    pub fn cut(&mut self, phone: PhoneId, how: Cut, events: &mut Events) {
        self.cut.insert(phone, how);
        for (conn, connection) in self.connections.iter_mut().filter(|(_, c)| c.phone == phone && c.is_alive)
        {
            connection.is_alive = false;
            if matches!(how, Cut::Told | Cut::PhoneTold) {
                events.plan(1, Event::PhoneEndClosed(*conn));
            }
            if matches!(how, Cut::Told | Cut::RelayTold) {
                events.plan(1, Event::RelayEndClosed(*conn));
            }
        }
    }

    /// A phone has network again. Sockets that died stay dead.
    pub fn mend(&mut self, phone: PhoneId) {
        self.cut.remove(&phone);
    }

    /// Whether a phone is without network.
    #[must_use]
    pub fn is_cut(&self, phone: PhoneId) -> bool {
        self.cut.contains_key(&phone)
    }

    /// Whether frames get through on a socket, both ways.
    #[must_use]
    pub fn is_sound(&self, conn: ConnId) -> bool {
        self.connections.get(&conn).is_some_and(|c| c.is_alive && c.phone_end && c.relay_end)
    }

    /// Every socket closes with the relay; what it had sent still arrives.
    pub fn relay_died(&mut self, events: &mut Events) {
        for (conn, connection) in &mut self.connections {
            if std::mem::take(&mut connection.relay_end) && connection.is_alive {
                events.plan_at(connection.last_down + 1, Event::PhoneEndClosed(*conn));
            }
        }
    }
}

impl Default for Network {
    fn default() -> Self {
        Self::new()
    }
}
