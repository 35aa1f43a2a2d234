//! What people copy by hand or tap on: invitations, recovery sheets, and the grants in them.

use shared::domain::Role;
use shared::keys::grant::Terms;
use shared::keys::invite::{FRAGMENT_PREFIX, Glance, Invite, Membership, Offer};
use shared::keys::recovery::RecoverySheet;
use shared::keys::{DeviceKeys, Seed};
use shared::sync::Millis;

use base32ct::{Base32UpperUnpadded, Encoding as _};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::envelope::{Author, author};

/// Bytes of the recovery sheet's line.
const LINE: usize = 10;

/// One input.
pub fn run(data: &[u8]) {
    let Some((how, data)) = data.split_first() else { return };
    match how % 5 {
        0 => invitation(&String::from_utf8_lossy(data)),
        1 => invitation(&checked(data)),
        2 => sheet(&String::from_utf8_lossy(data).lines().map(str::to_owned).collect::<Vec<_>>()),
        3 => sheet(&lines(data)),
        _ => grants(data),
    }
}

fn invitation(text: &str) {
    let glance = Invite::glance(text);
    let Ok(invite) = Invite::read(text) else { return };
    let glance = glance.expect("what can be followed can be read to a person");
    let Glance { title, role, nickname, initiative } = glance;
    assert!((title, nickname.as_deref()) == (invite.title.clone(), invite.nickname()));
    assert!(Some((initiative, role)) == invite.member().map(|member| (member.initiative, member.terms.role)));
    assert!(Invite::read(&invite.to_fragment()).as_ref() == Ok(&invite));
    assert!(invite.member().is_some(), "an invitation whose grants do not hold was read");
    let joiner = DeviceKeys::from_seed(Seed::from_bytes([9; 32]));
    if let Ok(membership) = invite.accept(&joiner, Millis(0)) {
        assert!(membership.chain.verify().unwrap().device == joiner.key());
    }
}

/// A record with the check that chance would not find.
fn checked(record: &[u8]) -> String {
    let check = blake3::derive_key("ensemble 1 link check", record);
    format!("#{FRAGMENT_PREFIX}{}", Base64UrlUnpadded::encode_string(&[record, &check[..4]].concat()))
}

fn sheet(lines: &[String]) {
    if let Ok(sheet) = RecoverySheet::read(lines) {
        assert!(RecoverySheet::read(&sheet.lines()) == Ok(sheet));
    }
}

/// Lines as a sheet has them, with their checks.
fn lines(data: &[u8]) -> Vec<String> {
    let line = |(number, chunk): (usize, &[u8])| {
        let mut hasher = blake3::Hasher::new_derive_key("ensemble 1 recovery line");
        hasher.update(&(number as u64).to_be_bytes()).update(chunk);
        let check = Base32UpperUnpadded::encode_string(&hasher.finalize().as_bytes()[..5]);
        format!("{}{}", Base32UpperUnpadded::encode_string(chunk), &check[..2])
    };
    data.chunks(LINE).enumerate().map(line).collect()
}

/// A chain as long as the input, four bytes for each link: it holds only as long as rights shrink.
fn grants(data: &[u8]) {
    let (mut chain, mut issuer) = (author().chain.clone(), author().keys.clone());
    for link in data.chunks_exact(4).take(9) {
        let Some(role) = Role::from_code(link[0]) else { return };
        let subject = DeviceKeys::from_seed(Seed::from_bytes([link[3]; 32]));
        let before = chain.verify().unwrap().terms;
        let terms = Terms { role, admits_until_s: u64::from(link[1]), admits_max: 0, depth: link[2] };
        let Ok(longer) = chain.extend(&issuer, subject.key(), terms) else { return };
        let after = longer.verify().unwrap();
        assert!(after.device == subject.key() && after.terms.role <= before.role);
        assert!(after.terms.depth < before.depth);
        (chain, issuer) = (longer, subject);
    }
}

/// Inputs to begin with, each with a name.
#[must_use]
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let Author { founding, keys, chain, epoch, .. } = author();
    let team = Seed::from_bytes([4; 32]);
    let (chain, epoch, invite) = (chain.clone(), epoch.clone(), None);
    let membership = Membership { chain, epoch: epoch.clone(), team: Some(team.clone()), invite };
    let offer = Offer { role: Role::Resident, until_s: 0, uses_max: 0 };
    let invite = membership.invite(keys, offer, &epoch, "Elm Street", &mut ChaCha8Rng::seed_from_u64(1));
    let fragment = invite.unwrap().to_fragment();
    let record = Base64UrlUnpadded::decode_vec(fragment.trim_start_matches(FRAGMENT_PREFIX)).unwrap();
    let sheet = RecoverySheet { founding: founding.seed().clone(), epoch, team };
    let bytes: Vec<u8> = sheet.lines().iter().flat_map(|line| copied(line)).collect();
    let input = |how: u8, data: &[u8]| [&[how], data].concat();
    vec![
        ("link", input(0, format!("https://relay.example/#{fragment}").as_bytes())),
        ("record", input(1, &record[..record.len() - 4])),
        ("sheet", input(2, sheet.lines().join("\n").as_bytes())),
        ("lines", input(3, &bytes)),
        ("grants", input(4, &[4, 0, 4, 1, 1, 9, 1, 2])),
    ]
}

/// What a line of the sheet says, without its check.
fn copied(line: &str) -> Vec<u8> {
    let letters: String = line.chars().filter(char::is_ascii_alphanumeric).collect();
    Base32UpperUnpadded::decode_vec(&letters[..letters.len() - 2]).unwrap()
}
