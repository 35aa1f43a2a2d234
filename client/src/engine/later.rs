//! What the engine does once in an initiative's life, in a part of the module that arrives after the first.

use shared::domain::template;
use shared::keys::invite::{Invite, InviteError, Offer};
use shared::sync::{Founding, Session};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::clock;

/// Founds an initiative; none if no template has that name.
#[wasm_split(engine, fallible)]
pub(super) fn found(
    template: &str,
    nickname: &str,
    code: &str,
) -> Result<Option<Box<Session>>, SplitLoaderError> {
    Ok(template::template(template).map(|template| {
        let founding = Founding { template, nickname, creation_code: code };
        Box::new(Session::found(&founding, clock::now(), &mut clock::rng()))
    }))
}

/// Makes an invitation; see [`Session::invite`].
#[wasm_split(engine, fallible)]
pub(super) fn invite(
    session: &mut Session,
    offer: Offer,
    lang: &str,
) -> Result<Result<Box<Invite>, InviteError>, SplitLoaderError> {
    Ok(session.invite(offer, lang, clock::now(), &mut clock::rng()).map(Box::new))
}

/// Follows another invitation with the same device; see [`Session::rejoin`].
#[wasm_split(engine, fallible)]
pub(super) fn rejoin(
    session: &mut Session,
    invite: &Invite,
) -> Result<Result<(), InviteError>, SplitLoaderError> {
    Ok(session.rejoin(invite, clock::now()))
}

/// The lines of the recovery sheet, if this device has the founding key.
#[wasm_split(engine, fallible)]
pub(super) fn recovery_lines(session: &Session) -> Result<Option<Vec<String>>, SplitLoaderError> {
    Ok(session.recovery_sheet().map(|sheet| sheet.lines()))
}
