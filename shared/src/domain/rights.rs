//! Roles, and what each may write.
//!
//! The gate and the screens both ask here. Only *sections* and *own or all* are decided; states such as "proposed" are
//! the commands' business.

use serde::{Deserialize, Serialize};

/// What a device was invited as. Each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Reads; writes nothing.
    Viewer,
    /// Gives voices, keeps a nickname.
    Resident,
    /// Records readings, edits the agenda's working text.
    FieldWorker,
    /// Speaks for a partner organisation.
    Partner,
    /// Reads what is for the team, answers voices, edits all.
    Coordinator,
    /// Founded the initiative or stands in for who did.
    Lead,
}

impl Role {
    /// Every role, from the least to the most trusted.
    pub const ALL: [Self; 6] =
        [Self::Viewer, Self::Resident, Self::FieldWorker, Self::Partner, Self::Coordinator, Self::Lead];

    /// The number that stands for the role on the wire.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Viewer => 0,
            Self::Resident => 1,
            Self::FieldWorker => 2,
            Self::Partner => 3,
            Self::Coordinator => 4,
            Self::Lead => 5,
        }
    }

    /// The role a wire number stands for.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether people in this role read what was given to the team only.
    #[must_use]
    pub fn in_team(self) -> bool {
        self >= Self::Coordinator
    }

    /// The roles a person in this role may invite, the least trusted first.
    #[must_use]
    pub fn may_invite(self) -> &'static [Self] {
        match self {
            Self::Viewer | Self::Resident => &[],
            Self::FieldWorker | Self::Partner => &[Self::Resident],
            Self::Coordinator => &[Self::Viewer, Self::Resident, Self::FieldWorker, Self::Partner],
            Self::Lead => &Self::ALL,
        }
    }
}

/// How much of a section a role may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing.
    Nothing,
    /// What the writing device created, or what is keyed by it.
    Own,
    /// Everything in the section.
    All,
}

/// A section's rights, role by role. Viewers never write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Residents.
    pub resident: Reach,
    /// Field workers.
    pub field_worker: Reach,
    /// Partners.
    pub partner: Reach,
    /// Coordinators.
    pub coordinator: Reach,
    /// Leads.
    pub lead: Reach,
}

impl Rights {
    /// Everybody writes their own; coordinators and leads everything.
    pub const EVERYBODYS_OWN: Self = Self {
        resident: Reach::Own,
        field_worker: Reach::Own,
        partner: Reach::Own,
        coordinator: Reach::All,
        lead: Reach::All,
    };
    /// Field workers and partners write their own; coordinators and leads everything.
    pub const FIELD_OWN: Self = Self { resident: Reach::Nothing, ..Self::EVERYBODYS_OWN };
    /// Field workers and partners edit it together with coordinators and leads.
    pub const FIELD_ALL: Self = Self {
        resident: Reach::Nothing,
        field_worker: Reach::All,
        partner: Reach::All,
        coordinator: Reach::All,
        lead: Reach::All,
    };
    /// Partners write their own; coordinators and leads everything.
    pub const PARTNERS_OWN: Self = Self { field_worker: Reach::Nothing, ..Self::FIELD_OWN };
    /// Coordinators and leads only.
    pub const TEAM: Self = Self { partner: Reach::Nothing, ..Self::PARTNERS_OWN };

    /// Leads only.
    pub const LEAD: Self = Self { coordinator: Reach::Nothing, ..Self::TEAM };

    /// How much `role` may write.
    #[must_use]
    pub const fn reach(&self, role: Role) -> Reach {
        match role {
            Role::Viewer => Reach::Nothing,
            Role::Resident => self.resident,
            Role::FieldWorker => self.field_worker,
            Role::Partner => self.partner,
            Role::Coordinator => self.coordinator,
            Role::Lead => self.lead,
        }
    }
}
