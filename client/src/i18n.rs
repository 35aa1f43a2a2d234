//! Every sentence the screens say, in each language: a missing one does not compile.
//!
//! A [`Catalogue`] holds one field per sentence, grouped by area; what needs a number or a name is a function, so that
//! each language decides its own plurals and word order. Numbers and dates go through [`intl`].

mod agenda;
mod arrival;
mod desk;
mod en;
mod fr;
mod home;
pub(crate) mod intl;
mod invitations;
mod lang;
mod me;
mod results;
pub(crate) mod sentences;
mod shell;
#[cfg(test)]
mod tests;
mod trouble;
mod voices;

pub(crate) use agenda::AgendaText;
pub(crate) use arrival::ArrivalText;
pub(crate) use desk::DeskText;
pub(crate) use home::HomeText;
pub(crate) use invitations::InvitationsText;
pub(crate) use lang::Lang;
pub(crate) use me::MeText;
pub(crate) use results::ResultsText;
pub(crate) use shell::ShellText;
pub(crate) use trouble::TroubleText;
pub(crate) use voices::VoicesText;

/// Every sentence in one language.
#[derive(Debug)]
pub(crate) struct Catalogue {
    /// The frame around every screen, and words used on several.
    pub(crate) shell: ShellText,
    /// Welcome, founding, the recovery sheet.
    pub(crate) arrival: ArrivalText,
    /// Making and following invitations.
    pub(crate) invitations: InvitationsText,
    /// The first screen.
    pub(crate) home: HomeText,
    /// Giving a voice and what becomes of it.
    pub(crate) voices: VoicesText,
    /// The common agenda.
    pub(crate) agenda: AgendaText,
    /// Indicators and their readings.
    pub(crate) results: ResultsText,
    /// The team's desk.
    pub(crate) desk: DeskText,
    /// This person, this phone, and what waits to be sent.
    pub(crate) me: MeText,
    /// What can go wrong, in words.
    pub(crate) trouble: TroubleText,
}

impl Lang {
    /// Its sentences.
    pub(crate) fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::En => &en::CATALOGUE,
            Self::Fr => &fr::CATALOGUE,
        }
    }
}
