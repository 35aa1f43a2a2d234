//! The normative bytes in `vectors/`, each under the sentence it proves. Other implementations read that file.
//!
//! `UPDATE_VECTORS=1` writes it anew: only when a new protocol version is meant.

use std::fmt::Write;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use shared::document::Document;
use shared::domain::Role;
use shared::keys::act::Introduction;
use shared::keys::epoch::EpochKey;
use shared::keys::grant::{Chain, Member, Terms};
use shared::keys::invite::{Invite, Membership, Offer};
use shared::keys::recovery::RecoverySheet;
use shared::keys::{DeviceKeys, Seed, SignDomain, seal};
use shared::sync::Millis;
use shared::wire::blob::Pass;
use shared::wire::envelope::Changes;
use shared::wire::message::{LogId, Open, PrintKey, open_proof};
use shared::wire::snapshot::{Coverage, Marked, Snapshot};
use shared::wire::{Closed, Envelope, EnvelopeId, HandOver, HangUp, Refusal, ToDevice, ToRelay};

/// Everybody in the vectors.
struct Cast {
    founding: DeviceKeys,
    lead: DeviceKeys,
    chain: Chain,
    member: Member,
    epoch: EpochKey,
    team: Seed,
}

fn cast() -> Cast {
    let [founding, lead] = [1, 2].map(|n| DeviceKeys::from_seed(Seed::from_bytes([n; 32])));
    let terms = Terms { role: Role::Lead, admits_until_s: 0, admits_max: 0, depth: 14 };
    let chain = Chain::found(&founding, lead.key(), terms);
    let member = chain.verify().unwrap();
    let (epoch, team) = (EpochKey::from_parts(1, [3; 32]), Seed::from_bytes([4; 32]));
    Cast { founding, lead, chain, member, epoch, team }
}

/// Vectors in the making.
struct Vectors(String);

impl Vectors {
    fn text(&mut self, name: &str, sentence: &str, value: &str) {
        write!(self.0, "\n# {sentence}\n{name} = {value}\n").unwrap();
    }

    fn bytes(&mut self, name: &str, sentence: &str, bytes: &[u8]) {
        self.text(name, sentence, &HEXLOWER.encode(bytes));
    }

    fn relay_hears(&mut self, name: &str, sentence: &str, message: &ToRelay) {
        assert_eq!(ToRelay::from_frame(&message.to_frame()).as_ref(), Ok(message), "{name} reads back");
        self.bytes(name, sentence, &message.to_frame());
    }

    fn device_hears(&mut self, name: &str, sentence: &str, message: &ToDevice) {
        assert_eq!(ToDevice::from_frame(&message.to_frame()).as_ref(), Ok(message), "{name} reads back");
        self.bytes(name, sentence, &message.to_frame());
    }
}

fn keys(vectors: &mut Vectors, cast: &Cast) {
    let founding = cast.founding.key();
    vectors.bytes("founding_key", "The public key grown from the seed 01 × 32.", founding.as_bytes());
    vectors.bytes("lead_key", "The public key grown from the seed 02 × 32.", cast.lead.key().as_bytes());
    vectors.text(
        "lead_tag",
        "The lead's tag, with which its keys in the document begin.",
        cast.lead.key().tag().as_str(),
    );
    vectors.bytes(
        "initiative",
        "The initiative's id, from its founding key.",
        cast.member.initiative.as_bytes(),
    );
    vectors.bytes(
        "grant",
        "The id of the grant that makes the lead a lead, fourteen links deep.",
        cast.member.grant.as_bytes(),
    );
    vectors.bytes(
        "commitment",
        "The commitment to the epoch key 03 × 32, number 1.",
        &cast.epoch.commitment(),
    );
    let signature = cast.lead.sign(SignDomain::Hello, b"words");
    vectors.bytes("signature", "The lead's signature over `words` in the domain `hello`.", &signature);
}

fn envelopes(vectors: &mut Vectors, cast: &Cast) -> Envelope {
    let membership = Envelope::membership(
        &cast.lead,
        &cast.member,
        &Introduction::of(&cast.lead, cast.chain.clone(), cast.epoch.name(), 1_700_000_000),
    );
    assert_eq!(membership.open_membership().unwrap().1, cast.member);
    vectors.bytes(
        "membership",
        "The envelope by which the lead shows its grant: header, introduction in CBOR, signature.",
        membership.bytes(),
    );
    let changes = Changes::new(vec![b"first chunk".to_vec(), b"second chunk, ".repeat(9)]);
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let envelope = Envelope::changes(&cast.lead, &cast.member, &cast.epoch, &changes, &mut rng);
    assert_eq!(envelope.open_changes(&cast.epoch).as_ref(), Ok(&changes));
    vectors.bytes(
        "changes",
        "The lead's changes `first chunk` and nine times `second chunk, `, deflated, padded, sealed and signed.",
        envelope.bytes(),
    );
    let coverage = Coverage { log: LogId([6; 16]), upto: 812 };
    let snapshot = Snapshot {
        heads: vec![7; 32].into(),
        authors: Vec::new(),
        history: vec![3, 0].into(),
        beside: Vec::new(),
    };
    let snapshot = Envelope::snapshot(&cast.lead, &cast.member, &cast.epoch, (coverage, &snapshot), &mut rng);
    let snapshot = snapshot.expect("it is short");
    assert_eq!(snapshot.marked(), Some(Marked::Snapshot(coverage)));
    vectors.bytes("snapshot", "A snapshot without authors that covers 812 envelopes.", snapshot.bytes());
    let attestation = Envelope::attestation(&cast.lead, &cast.member, snapshot.id());
    assert_eq!(attestation.marked(), Some(Marked::Attested(snapshot.id())));
    vectors.bytes("attestation", "An attestation of that snapshot.", attestation.bytes());
    vectors.bytes("changes_id", "That envelope's id.", envelope.id().as_bytes());
    membership
}

fn messages(vectors: &mut Vectors, cast: &Cast, membership: &Envelope) {
    let Member { initiative, device, grant, .. } = cast.member;
    let nonce = [5; 32];
    let log = LogId([6; 16]);
    let open = Open {
        channel: 0,
        initiative,
        device,
        grant,
        log: None,
        cursor: 0,
        chain: Some(cast.chain.clone()),
        creation_code: None,
        proof: cast.lead.sign(SignDomain::Hello, &open_proof(&nonce, initiative, grant)),
        at: None,
    };
    let again =
        Open { log: Some(log), cursor: 812, chain: None, at: Some(0x0102_0304_0506_0708), ..open.clone() };
    vectors.relay_hears(
        "open_first",
        "The lead opens channel 0 for the first time, with its chain.",
        &ToRelay::Open(Box::new(open)),
    );
    vectors.relay_hears(
        "open_again",
        "The lead resumes after number 812 of a log it knows.",
        &ToRelay::Open(Box::new(again)),
    );
    let envelope = membership.bytes().to_vec();
    vectors.relay_hears(
        "push",
        "It hands over its membership.",
        &ToRelay::Push { channel: 0, envelope: envelope.clone().into() },
    );
    let key = PrintKey([8; 32]);
    let compare = ToRelay::Compare { channel: 0, key, after: 0 };
    vectors.relay_hears(
        "compare",
        "It asks for the prints of a log it does not know, made with 08 × 32.",
        &compare,
    );
    vectors.relay_hears(
        "follow",
        "It has the first 700, and asks for what follows.",
        &ToRelay::Follow { channel: 0, after: 700 },
    );
    vectors.relay_hears("ping", "It asks for a sign of life.", &ToRelay::Ping);

    let challenge = ToDevice::Challenge { nonce, oldest: 1, newest: 1 };
    vectors.device_hears("challenge", "The relay's first words, with the nonce 05 × 32.", &challenge);
    let welcome = ToDevice::Welcome { channel: 0, log, head: 815, from: 812, pass: Pass([7; 16]) };
    vectors.device_hears("welcome", "The log ends at 815, and what follows 812 is on its way.", &welcome);
    let deliver = ToDevice::Deliver { channel: 0, after: 812, upto: 813, envelopes: vec![envelope.into()] };
    vectors.device_hears("deliver", "The envelope with number 813.", &deliver);
    let prints = key.print(&membership.id()).to_be_bytes().to_vec().into();
    let compared = ToDevice::Compared { channel: 0, after: 0, prints };
    vectors.device_hears("compared", "A log of one envelope, which is the membership.", &compared);
    let ack = ToDevice::Ack { channel: 0, id: membership.id(), seq: 816 };
    vectors.device_hears("ack", "The membership is stored under number 816.", &ack);
    let id = EnvelopeId::of(b"no envelope");
    let refused = ToDevice::Refused { channel: 0, id, reason: Refusal::Malformed };
    vectors.device_hears("refused", "What hashes like `no envelope` is none.", &refused);
    let closed = ToDevice::Closed { channel: 0, reason: Closed::UnknownGrant };
    vectors.device_hears("closed", "The relay wants to see the chain.", &closed);
    vectors.device_hears("pong", "A sign of life.", &ToDevice::Pong);
    vectors.device_hears(
        "goodbye",
        "The relay is shutting down.",
        &ToDevice::Goodbye { reason: HangUp::Unavailable },
    );
}

fn files(vectors: &mut Vectors, cast: &Cast, membership: &Envelope) {
    let rows = [membership.bytes()];
    let file =
        HandOver::write(&cast.lead, &cast.member, &rows, &[b"a sealed body"], Millis(1_767_225_600_000))
            .unwrap();
    let read = HandOver::read(&file, cast.member.initiative).unwrap();
    assert_eq!(
        (read.author, read.grant, read.envelopes.as_slice()),
        (cast.member.device, cast.member.grant, &rows[..])
    );
    vectors.bytes(
        "handover",
        "A file by the lead, made as 2026 began, with its membership and the body `a sealed body` in it.",
        &file,
    );
}

fn on_paper(vectors: &mut Vectors, cast: &Cast) {
    let Cast { lead, chain, epoch, team, .. } = cast;
    let membership =
        Membership { chain: chain.clone(), epoch: epoch.clone(), team: Some(team.clone()), invite: None };
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    let offer = Offer { role: Role::Resident, until_s: 1_767_225_600, uses_max: 40 };
    let invite = membership.invite(lead, offer, epoch, "Elm Street", &mut rng).unwrap();
    assert_eq!(Invite::read(&invite.to_fragment()).as_ref(), Ok(&invite));
    let sentence =
        "What follows the # in a link by which the lead invites up to forty residents until the end of 2025.";
    vectors.text("invitation", sentence, &invite.to_fragment());
    let resident = invite.accept(&DeviceKeys::from_seed(Seed::from_bytes([7; 32])), Millis(0)).unwrap();
    let member = resident.chain.verify().unwrap();
    vectors.bytes(
        "resident_grant",
        "The grant of whoever follows it with the seed 07 × 32.",
        member.grant.as_bytes(),
    );
    let sheet =
        RecoverySheet { founding: Seed::from_bytes([1; 32]), epoch: epoch.clone(), team: team.clone() };
    assert_eq!(RecoverySheet::read(&sheet.lines()).as_ref(), Ok(&sheet));
    for (n, line) in sheet.lines().iter().enumerate() {
        vectors.text(&format!("recovery_{}", n + 1), "A line of the recovery sheet.", line);
    }
}

fn all() -> String {
    let mut vectors = Vectors(
        "# Protocol version 1, byte by byte. Each value stands under the sentence it proves; see PROTOCOL.md.\n".to_owned(),
    );
    let cast = cast();
    let [genesis] = Document::new([0; 16]).heads().try_into().expect("one change");
    vectors.bytes("genesis", "The hash of the change that every document begins with.", &genesis);
    keys(&mut vectors, &cast);
    let membership = envelopes(&mut vectors, &cast);
    messages(&mut vectors, &cast, &membership);
    files(&mut vectors, &cast, &membership);
    on_paper(&mut vectors, &cast);
    let team = seal::SealSecret::derive(cast.team.as_bytes());
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    let sealed = seal::seal(b"only for you", &[team.public().clone()], b"key", &mut rng);
    assert_eq!(seal::open(&sealed, &team, b"key").as_deref(), Some(&b"only for you"[..]));
    vectors.bytes("sealed", "`only for you`, sealed to the team's key at the place `key`.", &sealed);
    vectors.0
}

#[test]
fn the_bytes_are_those_of_protocol_version_1() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/protocol-1.txt");
    let made = all();
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::write(&path, &made).expect("the vectors can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("the vectors are in the repository");
    for (made, kept) in made.lines().zip(kept.lines()) {
        assert_eq!(made, kept);
    }
    assert_eq!(made.lines().count(), kept.lines().count());
}
