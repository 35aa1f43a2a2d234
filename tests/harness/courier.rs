//! Files carried from phone to phone, where there may be no network at all.

use rand_chacha::rand_core::Rng;
use shared::domain::Role;
use shared::keys::invite::{Invite, Offer};
use shared::sync::{Imported, Parcel, Session};
use shared::wire::HandOverError;

use crate::chance::{below, happens};
use crate::{PhoneId, World};

impl World {
    /// A file made on a phone for another; nothing if the app is closed there.
    pub fn file(&mut self, from: PhoneId, parcel: Parcel) -> Option<Vec<u8>> {
        let file = self.with(from, |phone, around| {
            let (now, saved) = (phone.clock(around.events), phone.disk.load());
            Some(phone.session()?.export(&saved, parcel, now).expect("a neighbourhood fits in a file"))
        })?;
        self.oracle.look_for_leaks("a hand-over file", &file);
        Some(file)
    }

    /// As [`World::file`], and whoever made it saw it off.
    pub fn file_handed_over(&mut self, from: PhoneId, parcel: Parcel) -> Option<Vec<u8>> {
        let file = self.file(from, parcel)?;
        self.with(from, |phone, around| {
            phone.tell(around, |session, _| session.handed_over(session.goes_along()))
        });
        Some(file)
    }

    /// Somebody opens a file on a phone; nothing comes of it if the app is closed there.
    pub fn take_file(&mut self, to: PhoneId, file: &[u8]) -> Option<Result<Imported, HandOverError>> {
        self.with(to, |phone, around| {
            let now = phone.clock(around.events);
            phone.tell(around, |session, _| session.import(file, now))
        })
    }

    /// What the screen says of a file before anybody takes it in.
    ///
    /// # Errors
    /// As the phone would say taking it in.
    ///
    /// # Panics
    /// When what the phone stored cannot be restored.
    pub fn look_into(&mut self, on: PhoneId, file: &[u8]) -> Result<Imported, HandOverError> {
        self.with(on, |phone, around| {
            let now = phone.clock(around.events);
            Session::preview(phone.disk.load(), file, now, around.rng).map_err(|error| match error {
                shared::sync::PreviewError::HandOver(error) => error,
                shared::sync::PreviewError::Restore(error) => unreachable!("{error}"),
            })
        })
    }

    /// A file goes from one phone to another; at times it is damaged on its way, and then nothing may come of it.
    ///
    /// # Panics
    /// When a damaged file is taken in or changes anything, or a whole one does something else than was told before.
    pub fn carry_by_chance(&mut self, from: PhoneId, to: PhoneId) {
        let parcel = if happens(&mut self.rng, 500) { Parcel::Everything } else { Parcel::Unsent };
        let Some(mut file) = self.file_handed_over(from, parcel) else { return };
        if self.phone(to).session().is_none() {
            return;
        }
        if happens(&mut self.rng, 200) {
            self.damage(&mut file);
            let before = self.phone(to).disk.load();
            assert!(
                self.take_file(to, &file).is_none_or(|taken| taken.is_err()),
                "a damaged file was taken in"
            );
            assert_eq!(self.phone(to).disk.load(), before, "a damaged file changed something");
            return;
        }
        let told = happens(&mut self.rng, 300).then(|| self.look_into(to, &file));
        let taken = self.take_file(to, &file).expect("the app was open");
        assert!(taken.is_ok(), "{taken:?}");
        assert!(told.is_none_or(|told| told == taken), "the preview promised something else than {taken:?}");
    }

    /// Somebody makes an invitation that ends.
    pub fn invite_until(&mut self, by: PhoneId, role: Role, until_s: u64) -> Option<Invite> {
        self.offer(by, Offer { role, until_s, uses_max: 0 })
    }

    fn damage(&mut self, file: &mut Vec<u8>) {
        let at = below(&mut self.rng, file.len());
        if happens(&mut self.rng, 500) {
            file.truncate(at);
        } else if let Some(byte) = file.get_mut(at) {
            *byte ^= 1 << (self.rng.next_u32() % 8);
        }
    }
}
