//! Files from hand to hand, and what was set aside.

use shared::domain::Difference;
use shared::sync::{Imported, Parcel, PreviewError, Session};
use shared::wire::HandOverError;

use crate::bridge::{HandOverSummary, HandOverTrouble, Reply, SetAsideRow, Trouble};

use super::Host;
use super::perform::trouble;
use crate::engine::clock;

impl Host {
    /// A file for another phone: everything, or what no relay has.
    pub(super) async fn export(&mut self, everything: bool) -> Result<Reply, Trouble> {
        let saved = self.saved().await?;
        let parcel = if everything { Parcel::Everything } else { Parcel::Unsent };
        let open = self.open()?;
        let bytes = open.session.export(&saved, parcel, clock::now());
        open.along = open.session.goes_along();
        bytes.map(|bytes| Reply::File { bytes }).map_err(|error| Trouble::HandOver(hand_over_trouble(&error)))
    }

    /// The file that was made last was saved or shared.
    pub(super) async fn handed_over(&mut self) -> Result<Reply, Trouble> {
        self.perform().await.finished()?;
        let open = self.open()?;
        open.session.handed_over(std::mem::take(&mut open.along));
        self.perform().await.saved()?;
        Ok(Reply::Done)
    }

    /// What taking a file in would come to.
    pub(super) async fn preview(&mut self, file: &[u8]) -> Result<Reply, Trouble> {
        let saved = self.saved().await?;
        match Session::preview(saved, file, clock::now(), &mut clock::rng()) {
            Ok(imported) => Ok(Reply::HandOver(summary(imported))),
            Err(PreviewError::HandOver(error)) => Err(Trouble::HandOver(hand_over_trouble(&error))),
            Err(PreviewError::Restore(error)) => Err(Trouble::StorageFailed { reason: error.to_string() }),
        }
    }

    /// Takes a file in; durable when this is `Ok`.
    pub(super) async fn import(&mut self, file: &[u8]) -> Result<Reply, Trouble> {
        self.perform().await.finished()?;
        let imported = self.open()?.session.import(file, clock::now());
        let imported = imported.map_err(|error| Trouble::HandOver(hand_over_trouble(&error)))?;
        self.perform().await.saved()?;
        Ok(Reply::HandOver(summary(imported)))
    }

    /// What could not be read and is kept, with its exact bytes one after the other, each with its length before it.
    pub(super) async fn set_aside(&mut self) -> Result<Reply, Trouble> {
        let saved = self.saved().await?;
        let mut bytes = Vec::new();
        let mut rows = Vec::new();
        for aside in self.open()?.session.set_aside() {
            let Some((_, record)) = saved.iter().find(|(key, _)| *key == aside.record) else { continue };
            let length = u32::try_from(record.len()).unwrap_or(u32::MAX);
            bytes.extend(length.to_be_bytes());
            bytes.extend_from_slice(record);
            rows.push(SetAsideRow { why: aside.why.to_owned(), n_bytes: record.len() });
        }
        Ok(Reply::SetAside { rows, bytes })
    }

    /// What is stored of the open initiative.
    pub(super) async fn saved(&mut self) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let id = self.open()?.row.id.clone();
        self.shelf.records(&id).await.map_err(|error| trouble(&error))
    }
}

fn summary(imported: Imported) -> HandOverSummary {
    let Imported { maker: _, maker_label, at, n_envelopes: _, n_fresh, n_waiting, refused, difference } =
        imported;
    let Difference { added, n_changed, n_texts, n_disagreeing } = difference;
    HandOverSummary {
        from: maker_label,
        at_ms: at.0,
        n_fresh,
        n_waiting,
        n_refused: refused.values().sum(),
        added: added.into_iter().collect(),
        n_changed: n_changed + n_texts,
        n_disagreeing,
    }
}

const fn hand_over_trouble(error: &HandOverError) -> HandOverTrouble {
    match error {
        HandOverError::OtherFile => HandOverTrouble::OtherFile,
        HandOverError::Version { .. } => HandOverTrouble::TooNew,
        HandOverError::CutShort { .. } => HandOverTrouble::CutShort,
        HandOverError::TooMuch { .. } => HandOverTrouble::TooLarge,
        HandOverError::OtherInitiative { .. } => HandOverTrouble::OtherInitiative,
        HandOverError::Altered | HandOverError::Envelope { .. } => HandOverTrouble::Altered,
        HandOverError::Stranger { .. } => HandOverTrouble::Stranger,
    }
}
