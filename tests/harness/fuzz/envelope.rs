//! Frames and envelopes: reading never panics, and what reads can be written and read again.

use std::io::Read;
use std::sync::OnceLock;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use flate2::read::DeflateDecoder;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::domain::Role;
use shared::keys::act::{Act, Decision, Introduction};
use shared::keys::epoch::EpochKey;
use shared::keys::grant::{Chain, Member, Terms};
use shared::keys::{DeviceKeys, Seed, SignDomain};
use shared::wire::envelope::{Changes, HEADER, SIGNATURE};
use shared::wire::limits::{CHANGES_MAX, CHANGES_PER_ENVELOPE};
use shared::wire::{Envelope, ToDevice, ToRelay};

/// A member who signs whatever the fuzzer makes up.
pub(super) struct Author {
    pub(super) founding: DeviceKeys,
    pub(super) keys: DeviceKeys,
    pub(super) chain: Chain,
    pub(super) member: Member,
    pub(super) epoch: EpochKey,
    /// The outside of an honest envelope.
    header: Vec<u8>,
}

/// The author, made once.
pub(super) fn author() -> &'static Author {
    static AUTHOR: OnceLock<Author> = OnceLock::new();
    AUTHOR.get_or_init(|| {
        let [founding, keys] = [1, 2].map(|n| DeviceKeys::from_seed(Seed::from_bytes([n; 32])));
        let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 6 };
        let chain = Chain::found(&founding, keys.key(), terms);
        let (member, epoch) = (chain.verify().unwrap(), EpochKey::from_parts(1, [3; 32]));
        let changes = Changes::new(vec![vec![0]]);
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let honest = Envelope::changes(&keys, &member, &epoch, &changes, &mut rng);
        let header = honest.bytes()[..HEADER].to_vec();
        Author { founding, keys, chain, member, epoch, header }
    })
}

/// One input.
pub fn run(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    match how % 7 {
        0 => frame_to_relay(data),
        1 => frame_to_device(data),
        2 => {
            if let Ok(envelope) = Envelope::read(data.to_vec()) {
                open(&envelope);
            }
        }
        3 => open_stored(data.to_vec()),
        4 => open_stored(outside(&[1], data)),
        5 => open_stored(sealed(data)),
        _ => open_stored(sealed(&signed(data))),
    }
}

fn frame_to_relay(data: &[u8]) {
    if let Ok(message) = ToRelay::from_frame(data) {
        assert!(ToRelay::from_frame(&message.to_frame()) == Ok(message));
    }
}

fn frame_to_device(data: &[u8]) {
    if let Ok(message) = ToDevice::from_frame(data) {
        assert!(ToDevice::from_frame(&message.to_frame()) == Ok(message));
    }
}

/// An envelope whose header says that it is of another kind, and whose signature is not looked at.
fn outside(kind: &[u8; 1], body: &[u8]) -> Vec<u8> {
    let header = &author().header;
    [&header[..1], kind, &header[2..], body, &[0; SIGNATURE]].concat()
}

/// An envelope with this body, encrypted.
fn sealed(body: &[u8]) -> Vec<u8> {
    encrypted(2, &[], body)
}

/// An envelope of a kind, with what it says in clear, and what it says encrypted.
pub(super) fn encrypted(kind: u8, clear: &[u8], body: &[u8]) -> Vec<u8> {
    let Author { header, epoch, .. } = author();
    let nonce: [u8; 24] = header[HEADER - 24..].try_into().unwrap();
    let outer = [&header[..1], &[kind], &header[2..], clear].concat();
    let sealed = XChaCha20Poly1305::new(&Key::from(epoch.encryption_key()))
        .encrypt(&XNonce::from(nonce), Payload { msg: body, aad: &outer })
        .unwrap();
    outside(&[kind], &[clear, &sealed].concat())
}

/// A body whose author has signed the last of its changes.
fn signed(data: &[u8]) -> Vec<u8> {
    let Some((codec, inner)) = data.split_first() else { return Vec::new() };
    let plain = if codec % 2 == 0 { inner.to_vec() } else { inflated(inner) };
    let message = [author().member.initiative.as_bytes(), last_chunk(&plain)].concat();
    let signature = author().keys.sign(SignDomain::Changes, &message);
    let len = u32::try_from(SIGNATURE + inner.len()).unwrap_or(u32::MAX).to_be_bytes();
    [&[codec % 2], &len[1..], &signature, inner].concat()
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // What was inflated before an error counts: it is the reader's to find that there is one.
    let _whole = DeflateDecoder::new(bytes).take(CHANGES_MAX as u64).read_to_end(&mut out);
    out
}

fn last_chunk(mut rest: &[u8]) -> &[u8] {
    let mut last = rest;
    while let Some((&[a, b, c], tail)) = rest.split_first_chunk::<3>() {
        let Some((chunk, tail)) = tail.split_at_checked(u32::from_be_bytes([0, a, b, c]) as usize) else {
            break;
        };
        (last, rest) = (chunk, tail);
    }
    last
}

fn open_stored(bytes: Vec<u8>) {
    if let Ok(envelope) = Envelope::read_stored(bytes) {
        open(&envelope);
    }
}

fn open(envelope: &Envelope) {
    let Author { keys, member, epoch, .. } = author();
    if let Ok((introduction, member, path)) = envelope.open_membership() {
        assert!(introduction.chain.trace() == Ok((member, path)));
    }
    if let Ok((act, about)) = envelope.open_act(member.terms.role) {
        assert!(act.chain().map(|chain| chain.trace().unwrap()) == about);
    }
    let Ok(changes) = envelope.open_changes(epoch) else { return };
    let total: usize = changes.chunks().iter().map(|chunk| chunk.len() + 3).sum();
    assert!((1..=CHANGES_PER_ENVELOPE).contains(&changes.chunks().len()) && total <= CHANGES_MAX);
    let again = Envelope::changes(keys, member, epoch, &changes, &mut ChaCha8Rng::seed_from_u64(2));
    assert!(Envelope::read(again.bytes().to_vec()).unwrap().open_changes(epoch) == Ok(changes));
}

/// Inputs to begin with, each with a name.
#[must_use]
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let Author { keys, chain, member, epoch, .. } = author();
    let changes = Changes::new(vec![vec![7; 30], vec![8; 3]]);
    let envelope = Envelope::changes(keys, member, epoch, &changes, &mut ChaCha8Rng::seed_from_u64(3));
    let introduction = Introduction::of(keys, chain.clone(), epoch.name(), 0);
    let membership = Envelope::membership(keys, member, &introduction).bytes().to_vec();
    let decision = Decision { adopts: vec![[5; 32].into()], drops: Vec::new(), keeps: vec![member.grant] };
    let act = Envelope::act(keys, member, &Act::Decision(decision)).bytes().to_vec();
    let push = ToRelay::Push { channel: 1, envelope: vec![1, 2].into() }.to_frame();
    let deliver =
        ToDevice::Deliver { channel: 1, after: 2, upto: 3, envelopes: vec![vec![1].into()] }.to_frame();
    let input = |how: u8, data: &[u8]| [&[how], data].concat();
    vec![
        ("push", input(0, &push)),
        ("ping", input(0, &ToRelay::Ping.to_frame())),
        ("deliver", input(1, &deliver)),
        ("challenge", input(1, &ToDevice::Challenge { nonce: [0; 32], oldest: 1, newest: 1 }.to_frame())),
        ("changes", input(2, envelope.bytes())),
        ("membership", input(3, &membership)),
        ("act", input(3, &act)),
        ("chain", input(4, &membership[HEADER..membership.len() - SIGNATURE])),
        ("body", input(5, &[0, 0, 0, 70, 1, 2, 3])),
        ("plain", input(6, &[0, 0, 0, 2, 7, 7, 0, 0, 1, 8])),
        ("deflated", input(6, &[1, 0x63, 0x60, 0x60, 0x64, 0x07, 0x00])),
    ]
}
