//! What is found when a world is compared with the model: at any moment, and once nothing goes wrong any more.

use std::collections::BTreeSet;

use shared::keys::act::Decision;
use shared::sync::Session;
use shared::wire::EnvelopeId;

use crate::oracle::{self, Finding};
use crate::phone::Phone;
use crate::screen::Screen;
use crate::{DAY_MS, MONTHS_MS, PhoneId, World};

impl World {
    /// What is not as it must be at any moment, whatever goes wrong.
    pub fn so_far(&mut self) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.oracle.seen);
        let Self { phones, oracle, relay, .. } = self;
        for phone in phones.iter().filter(|phone| !phone.is_out()) {
            let Some(session) = phone.session() else { continue };
            findings.extend(oracle.check_own(phone.id, session));
        }
        // What a relay lacks that came back from a backup, or keeps back, the phones have to bring again.
        if self.backup.is_none() && !self.is_in_doubt {
            findings.extend(oracle.check_store(|id| relay.logs.holds(id)));
        }
        findings
    }

    /// Makes the world well, lets it come to rest, and compares everything with the model.
    ///
    /// # Panics
    /// When something is not as it must be; says what, and the seed.
    pub fn settle(&mut self) {
        let findings = self.verdict();
        assert!(findings.is_empty(), "seed {}: {}", self.seed, oracle::told(&findings));
    }

    /// As [`World::settle`], but returns what is not as it must be.
    pub fn verdict(&mut self) -> Vec<Finding> {
        self.make_well();
        self.run_until_quiet();
        if std::mem::take(&mut self.is_in_doubt) {
            self.let_months_pass();
        }
        self.adopt_of_those_who_came_back();
        self.let_a_week_pass_where_the_app_stopped();
        // Everybody starts afresh from what is stored: what only memory held together must show now.
        self.open_all_again();
        let mut findings = self.compare();
        self.oracle.n_envelope_frames = 0;
        self.open_all_again();
        if self.oracle.n_envelope_frames > 0 {
            findings.push(Finding::MovedAgain { n_frames: self.oracle.n_envelope_frames });
        }
        findings.extend(self.compare());
        findings.extend(std::mem::take(&mut self.oracle.seen));
        findings
    }

    /// A lead takes up what somebody wrote in an earlier role, and whoever is a member again does not write any more.
    fn adopt_of_those_who_came_back(&mut self) {
        let lead = PhoneId(0);
        let Some(session) = self.phones.first().and_then(Phone::session) else { return };
        let people = session.people();
        let is_back = |tag: &str| people.members.iter().any(|row| row.tag == tag && !row.is_out);
        let late = session.document().late().filter(|change| is_back(change.device.tag().as_str()));
        let adopts: Vec<_> = late.map(|change| change.hash.into()).collect();
        if !adopts.is_empty() {
            let decision = Decision { adopts, ..Decision::default() };
            self.does(lead, |session, now, _| session.decide(decision, now));
            self.run_until_quiet();
        }
    }

    /// Every phone compares what the relay has with what it has: those whose clocks were set back at once.
    fn let_months_pass(&mut self) {
        self.open_all_again();
        self.each_phone(|phone| phone.clock_off_ms += MONTHS_MS);
        self.open_all_again();
    }

    /// What was set aside because the app was stopped by chance is tried again.
    fn let_a_week_pass_where_the_app_stopped(&mut self) {
        for phone in &mut self.phones {
            let is_stopped =
                |session: &Session| session.set_aside().any(|it| it.why.starts_with("the app stopped"));
            if phone.session().is_some_and(is_stopped) {
                phone.clock_off_ms += 8 * DAY_MS;
            }
        }
    }

    fn open_all_again(&mut self) {
        for at in 0..self.phones.len() {
            self.crash(PhoneId(at));
        }
        self.run_until_quiet();
    }

    fn compare(&mut self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut first: Option<(PhoneId, Screen)> = None;
        let out: BTreeSet<PhoneId> =
            self.phones.iter().filter(|phone| phone.is_out()).map(|phone| phone.id).collect();
        for phone in self.phones.iter().filter(|phone| !phone.is_out()) {
            let Some(session) = phone.session() else { continue };
            let status = session.status();
            let n_aside = status.n_set_aside - self.n_from_the_rogue(phone);
            // What a rogue builds on what it never sends waits for ever.
            let n_parked = if self.rogue.is_some() { 0 } else { session.document().n_parked() };
            if status.n_to_send + status.n_carried + status.n_refused + n_aside + n_parked > 0 {
                let what = format!("{}: {status:?} {:?}", phone.name, phone.disk.whys().collect::<Vec<_>>());
                findings.push(Finding::Unfinished { on: phone.id, what });
            }
            findings.extend(self.oracle.check_phone(phone.id, session.initiative(), &out));
            findings.extend(self.oracle.check_bodies(phone.id, session, &out));
            let screen = Screen::of(session);
            match &first {
                None => first = Some((phone.id, screen)),
                Some((one, seen)) if *seen != screen => {
                    findings.push(Finding::Apart { one: *one, other: phone.id });
                }
                Some(_) => {}
            }
        }
        findings.extend(self.left_of_withdrawn());
        let logs = &self.relay.logs;
        // What a relay lost is for members to bring again: they can't where only the rogue or somebody who is out had it, or
        // where all set it aside.
        let is_in_use = |phone: &Phone, id: &EnvelopeId| {
            match phone.disk.record_of(id) {
                Some(record) => phone
                    .session()
                    .is_some_and(|session| session.set_aside().all(|aside| aside.record != record)),
                // What is packed is in use.
                None => phone.disk.envelopes().contains(id),
            }
        };
        let has_member = |id: &EnvelopeId| {
            let mut members = self.phones.iter().filter(|phone| !phone.is_out());
            members.any(|phone| is_in_use(phone, id))
        };
        let may_lack = |id: &EnvelopeId| (self.rogue.is_some() || self.has_lost) && !has_member(id);
        findings.extend(self.oracle.check_store(|id| logs.holds(id) || may_lack(id)));
        for bytes in logs.everything() {
            self.oracle.look_for_leaks("the relay's store", bytes);
        }
        for bytes in self.relay.blobs.everything() {
            self.oracle.look_for_leaks("the relay's blobs", bytes);
        }
        findings
    }
}
