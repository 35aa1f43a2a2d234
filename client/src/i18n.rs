//! Every sentence the screens say, in each language: a missing one does not compile.
//!
//! A [`Catalogue`] has a struct for each area with one field per sentence; what needs a number or a name is a function, so that
//! each language decides its own plurals and word order. Numbers and dates go through [`intl`].

mod agenda;
mod all;
mod arrival;
pub(crate) mod became;
mod closing;
mod decide;
mod desk;
mod en;
mod field;
mod follow;
mod fr;
mod grid;
mod hand_over;
mod history;
mod home;
pub(crate) mod intl;
mod invitations;
mod lang;
mod lock;
mod me;
mod media;
mod meet;
pub(crate) mod named;
mod needle;
mod papers;
mod people;
mod recover;
mod results;
mod see;
pub(crate) mod sentences;
mod shell;
mod tables;
#[cfg(test)]
mod tests;
mod trouble;
mod voices;
pub(crate) mod words;

pub(crate) use agenda::AgendaText;
pub(crate) use all::AllText;
pub(crate) use arrival::ArrivalText;
pub(crate) use closing::ClosingText;
pub(crate) use decide::DecideText;
pub(crate) use desk::DeskText;
pub(crate) use field::FieldText;
pub(crate) use follow::FollowText;
pub(crate) use grid::GridText;
pub(crate) use hand_over::HandOverText;
pub(crate) use history::HistoryText;
pub(crate) use home::HomeText;
pub(crate) use invitations::InvitationsText;
pub(crate) use lang::Lang;
pub(crate) use lock::LockText;
pub(crate) use me::MeText;
pub(crate) use media::MediaText;
pub(crate) use meet::MeetText;
pub(crate) use needle::NeedleText;
pub(crate) use papers::PapersText;
pub(crate) use people::PeopleText;
pub(crate) use recover::RecoverText;
pub(crate) use results::ResultsText;
pub(crate) use see::SeeText;
pub(crate) use shell::ShellText;
pub(crate) use tables::TablesText;
pub(crate) use trouble::TroubleText;
pub(crate) use voices::VoicesText;

/// Every sentence in one language, an area at a time: screens that arrive later bring their own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Catalogue(Lang);

impl Catalogue {
    /// The frame around every screen, and words used on several.
    pub(crate) fn shell(self) -> &'static ShellText {
        match self.0 {
            Lang::En => &en::shell::TEXT,
            Lang::Fr => &fr::shell::TEXT,
        }
    }

    /// Welcome, founding, the recovery sheet.
    pub(crate) fn arrival(self) -> &'static ArrivalText {
        match self.0 {
            Lang::En => &en::arrival::TEXT,
            Lang::Fr => &fr::arrival::TEXT,
        }
    }

    /// Making and following invitations.
    pub(crate) fn invitations(self) -> &'static InvitationsText {
        match self.0 {
            Lang::En => &en::invitations::TEXT,
            Lang::Fr => &fr::invitations::TEXT,
        }
    }

    /// The first screen.
    pub(crate) fn home(self) -> &'static HomeText {
        match self.0 {
            Lang::En => &en::home::TEXT,
            Lang::Fr => &fr::home::TEXT,
        }
    }

    /// Giving a voice and what becomes of it.
    pub(crate) fn voices(self) -> &'static VoicesText {
        match self.0 {
            Lang::En => &en::voices::TEXT,
            Lang::Fr => &fr::voices::TEXT,
        }
    }

    /// The common agenda.
    pub(crate) fn agenda(self) -> &'static AgendaText {
        match self.0 {
            Lang::En => &en::agenda::TEXT,
            Lang::Fr => &fr::agenda::TEXT,
        }
    }

    /// Lists, entries and forms of every kind.
    pub(crate) fn all(self) -> &'static AllText {
        match self.0 {
            Lang::En => &en::all::TEXT,
            Lang::Fr => &fr::all::TEXT,
        }
    }

    /// Indicators and their readings.
    pub(crate) fn results(self) -> &'static ResultsText {
        match self.0 {
            Lang::En => &en::results::TEXT,
            Lang::Fr => &fr::results::TEXT,
        }
    }

    /// What became of an indicator.
    pub(crate) fn needle(self) -> &'static NeedleText {
        match self.0 {
            Lang::En => &en::needle::TEXT,
            Lang::Fr => &fr::needle::TEXT,
        }
    }

    /// Looks at many entries at once.
    pub(crate) fn see(self) -> &'static SeeText {
        match self.0 {
            Lang::En => &en::see::TEXT,
            Lang::Fr => &fr::see::TEXT,
        }
    }

    /// The team's desk.
    pub(crate) fn desk(self) -> &'static DeskText {
        match self.0 {
            Lang::En => &en::desk::TEXT,
            Lang::Fr => &fr::desk::TEXT,
        }
    }

    /// What the team decides on its desk.
    pub(crate) fn decide(self) -> &'static DecideText {
        match self.0 {
            Lang::En => &en::decide::TEXT,
            Lang::Fr => &fr::decide::TEXT,
        }
    }

    /// What became of a voice, and supporting those of others.
    pub(crate) fn follow(self) -> &'static FollowText {
        match self.0 {
            Lang::En => &en::follow::TEXT,
            Lang::Fr => &fr::follow::TEXT,
        }
    }

    /// Files from hand to hand.
    pub(crate) fn hand_over(self) -> &'static HandOverText {
        match self.0 {
            Lang::En => &en::hand_over::TEXT,
            Lang::Fr => &fr::hand_over::TEXT,
        }
    }

    /// Who changed what.
    pub(crate) fn history(self) -> &'static HistoryText {
        match self.0 {
            Lang::En => &en::history::TEXT,
            Lang::Fr => &fr::history::TEXT,
        }
    }

    /// Tables to and from a spreadsheet.
    pub(crate) fn tables(self) -> &'static TablesText {
        match self.0 {
            Lang::En => &en::tables::TEXT,
            Lang::Fr => &fr::tables::TEXT,
        }
    }

    /// Paper, and files for other programs.
    pub(crate) fn papers(self) -> &'static PapersText {
        match self.0 {
            Lang::En => &en::papers::TEXT,
            Lang::Fr => &fr::papers::TEXT,
        }
    }

    /// A day in the field.
    pub(crate) fn field(self) -> &'static FieldText {
        match self.0 {
            Lang::En => &en::field::TEXT,
            Lang::Fr => &fr::field::TEXT,
        }
    }

    /// The lock between people who share a phone.
    pub(crate) fn lock(self) -> &'static LockText {
        match self.0 {
            Lang::En => &en::lock::TEXT,
            Lang::Fr => &fr::lock::TEXT,
        }
    }

    /// This person, this phone, and what waits to be sent.
    pub(crate) fn me(self) -> &'static MeText {
        match self.0 {
            Lang::En => &en::me::TEXT,
            Lang::Fr => &fr::me::TEXT,
        }
    }

    /// Photos, recordings, and reading aloud.
    pub(crate) fn media(self) -> &'static MediaText {
        match self.0 {
            Lang::En => &en::media::TEXT,
            Lang::Fr => &fr::media::TEXT,
        }
    }

    /// Who is in the initiative, their phones, and the lock.
    pub(crate) fn people(self) -> &'static PeopleText {
        match self.0 {
            Lang::En => &en::people::TEXT,
            Lang::Fr => &fr::people::TEXT,
        }
    }

    /// Coming back with the recovery sheet.
    pub(crate) fn recover(self) -> &'static RecoverText {
        match self.0 {
            Lang::En => &en::recover::TEXT,
            Lang::Fr => &fr::recover::TEXT,
        }
    }

    /// The measurement desk.
    pub(crate) fn grid(self) -> &'static GridText {
        match self.0 {
            Lang::En => &en::grid::TEXT,
            Lang::Fr => &fr::grid::TEXT,
        }
    }

    /// A meeting while it is held.
    pub(crate) fn meet(self) -> &'static MeetText {
        match self.0 {
            Lang::En => &en::meet::TEXT,
            Lang::Fr => &fr::meet::TEXT,
        }
    }

    /// Closing or handing over.
    pub(crate) fn closing(self) -> &'static ClosingText {
        match self.0 {
            Lang::En => &en::closing::TEXT,
            Lang::Fr => &fr::closing::TEXT,
        }
    }

    /// What can go wrong, in words.
    pub(crate) fn trouble(self) -> &'static TroubleText {
        match self.0 {
            Lang::En => &en::trouble::TEXT,
            Lang::Fr => &fr::trouble::TEXT,
        }
    }
}

impl Lang {
    /// Its sentences.
    pub(crate) fn catalogue(self) -> Catalogue {
        Catalogue(self)
    }
}
