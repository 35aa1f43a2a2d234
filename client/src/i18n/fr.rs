//! French.

mod agenda;
mod arrival;
mod desk;
mod home;
mod invitations;
mod me;
mod results;
mod shell;
mod trouble;
mod voices;

use super::Catalogue;

pub(super) static CATALOGUE: Catalogue = Catalogue {
    shell: shell::TEXT,
    arrival: arrival::TEXT,
    invitations: invitations::TEXT,
    home: home::TEXT,
    voices: voices::TEXT,
    agenda: agenda::TEXT,
    results: results::TEXT,
    desk: desk::TEXT,
    me: me::TEXT,
    trouble: trouble::TEXT,
};
