//! Phones that meet through the relay.

use shared::keys::invite::Invite;
use shared::sync::LineTrouble;
use shared::wire::message::{LogId, PrintKey};
use shared::wire::{ToDevice, ToRelay};

use crate::daemon::Daemon;
use crate::phone::Phone;
use crate::raw::{Device, Line};

#[tokio::test]
async fn two_phones_see_the_same() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let mut amina = Phone::founding(relay.address, "");
    amina.say("a bench at the stop");
    amina.until("the founder's words are stored", Phone::is_up_to_date).await;

    let mut joao = Phone::joining(relay.address, &amina.invite());
    joao.say("light on the path");
    joao.until("the guest has caught up", Phone::is_up_to_date).await;
    amina.until("news arrives by itself", |amina| amina.heard().len() == 2).await;
    assert_eq!(amina.session.initiative(), joao.session.initiative());
    assert_eq!(amina.session.document().heads(), joao.session.document().heads());

    amina.say("and a third thing");
    amina.until("it is stored", Phone::is_up_to_date).await;
    joao.until("it is passed on to a phone that is connected", |joao| joao.heard().len() == 3).await;
    assert_eq!(amina.session.initiative(), joao.session.initiative());
}

#[tokio::test]
async fn an_envelope_sent_twice_is_stored_once() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let device = Device::founder();
    let envelope = device.envelope();
    let push = ToRelay::Push { channel: 0, envelope: envelope.bytes().to_vec().into() };
    let stored = ToDevice::Ack { channel: 0, id: envelope.id(), seq: 1 };

    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.open(&nonce)).await;
    assert!(matches!(line.hear().await, ToDevice::Welcome { head: 0, .. }));
    for _ in 0..2 {
        line.say(&push).await;
    }
    for _ in 0..2 {
        assert_eq!(line.hear().await, stored, "together");
    }
    line.say(&push).await;
    assert_eq!(line.hear().await, stored, "and later");

    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.open(&nonce)).await;
    assert!(matches!(line.hear().await, ToDevice::Welcome { head: 1, from: 0, .. }));
    let envelopes = vec![envelope.bytes().to_vec().into()];
    assert_eq!(line.hear().await, ToDevice::Deliver { channel: 0, after: 0, upto: 1, envelopes });
    line.say(&ToRelay::Ping).await;
    assert_eq!(line.hear().await, ToDevice::Pong, "and nothing more");
}

/// An invitation to an initiative that no relay has.
fn stray_invite() -> Invite {
    Phone::founding(([127, 0, 0, 1], 9).into(), "").invite()
}

async fn trouble_of(mut phone: Phone) -> Option<LineTrouble> {
    let is_settled = |phone: &Phone| phone.session.status().trouble.is_some() || phone.is_up_to_date();
    phone.until("the relay decides", is_settled).await;
    phone.session.status().trouble
}

#[tokio::test]
async fn a_relay_for_everyone_to_reach_takes_up_nothing_unasked() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start_with(data.path(), &["--listen", "0.0.0.0:0"]).await;
    let founder = Phone::founding(relay.address, "");
    assert_eq!(trouble_of(founder).await, Some(LineTrouble::FoundingClosed));
    let guest = Phone::joining(relay.address, &stray_invite());
    assert_eq!(trouble_of(guest).await, Some(LineTrouble::UnknownInitiative));
}

#[tokio::test]
async fn a_creation_code_lets_its_holder_found_and_everyone_join() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let settings = ["--listen", "127.0.0.1:0", "--creation-code", "correct horse"];
    let relay = Daemon::start_with(data.path(), &settings).await;
    for wrong in ["", "correct cow"] {
        let founder = Phone::founding(relay.address, wrong);
        assert_eq!(trouble_of(founder).await, Some(LineTrouble::FoundingClosed), "{wrong:?}");
    }
    let mut founder = Phone::founding(relay.address, "correct horse");
    founder.until("the initiative is founded", Phone::is_up_to_date).await;
    let guest = Phone::joining(relay.address, &founder.invite());
    assert_eq!(trouble_of(guest).await, None);
}

#[tokio::test]
async fn a_device_that_knew_another_log_compares_before_anything_is_sent() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let device = Device::founder();
    let envelope = device.envelope();
    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.open(&nonce)).await;
    assert!(matches!(line.hear().await, ToDevice::Welcome { head: 0, .. }));
    line.say(&ToRelay::Push { channel: 0, envelope: envelope.bytes().to_vec().into() }).await;
    assert!(matches!(line.hear().await, ToDevice::Ack { seq: 1, .. }));

    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.resume(&nonce, Some(LogId([9; 16])), 812)).await;
    assert!(matches!(line.hear().await, ToDevice::Welcome { head: 1, from: 0, .. }));
    let key = PrintKey([8; 32]);
    line.say(&ToRelay::Compare { channel: 0, key, after: 0 }).await;
    let prints = key.print(&envelope.id()).to_be_bytes().to_vec().into();
    assert_eq!(line.hear().await, ToDevice::Compared { channel: 0, after: 0, prints });
    line.say(&ToRelay::Follow { channel: 0, after: 0 }).await;
    let envelopes = vec![envelope.bytes().to_vec().into()];
    assert_eq!(line.hear().await, ToDevice::Deliver { channel: 0, after: 0, upto: 1, envelopes });
}

#[tokio::test]
async fn a_log_that_is_behind_a_device_gets_a_new_id_for_good() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let relay = Daemon::start(data.path()).await;
    let device = Device::founder();
    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.open(&nonce)).await;
    let ToDevice::Welcome { log, .. } = line.hear().await else { panic!("expected a welcome") };
    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.resume(&nonce, Some(log), 5)).await;
    let ToDevice::Welcome { log: fresh, .. } = line.hear().await else { panic!("expected a welcome") };
    assert_ne!(fresh, log);
    relay.kill().await;
    let relay = Daemon::start(data.path()).await;
    let (mut line, nonce) = Line::open(relay.address).await;
    line.say(&device.open(&nonce)).await;
    assert!(matches!(line.hear().await, ToDevice::Welcome { log, .. } if log == fresh));
}
