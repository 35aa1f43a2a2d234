//! Every top-level map of the document and who may write it, fixed by genesis.

use super::Shape;
use crate::domain::rights::Rights;

/// One top-level map of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collection {
    /// Its name at the document's root.
    pub name: &'static str,
    /// How it is stored.
    pub shape: Shape,
    /// Who may write it.
    pub rights: Rights,
}

const fn entity(name: &'static str, rights: Rights) -> Collection {
    Collection { name, shape: Shape::Entity, rights }
}

const fn keyed(name: &'static str, rights: Rights) -> Collection {
    Collection { name, shape: Shape::Keyed, rights }
}

const fn texts(name: &'static str, rights: Rights) -> Collection {
    Collection { name, shape: Shape::Texts, rights }
}

/// Every top-level map, created by genesis in this order, whether a kind below uses it yet or not.
///
/// Two devices that both create a map hide each other's entries, so no map is ever created later; and as every device
/// must judge every change alike, whatever its version, a map's rights are as fixed as its name.
pub const COLLECTIONS: &[Collection] = &[
    keyed("meta", Rights::LEAD),
    texts("agenda", Rights::FIELD_ALL),
    entity("definitions", Rights::PARTNERS_OWN),
    entity("causes", Rights::PARTNERS_OWN),
    entity("goals", Rights::TEAM),
    entity("strategies", Rights::TEAM),
    entity("versions", Rights::TEAM),
    keyed("endorsements", Rights::PARTNERS_OWN),
    entity("indicators", Rights::PARTNERS_OWN),
    keyed("measurement_plan", Rights::TEAM),
    entity("areas", Rights::TEAM),
    entity("segments", Rights::TEAM),
    entity("readings", Rights::FIELD_OWN),
    keyed("adoptions", Rights::TEAM),
    entity("targets", Rights::PARTNERS_OWN),
    entity("annotations", Rights::FIELD_OWN),
    entity("activities", Rights::PARTNERS_OWN),
    keyed("activity_partners", Rights::PARTNERS_OWN),
    keyed("activity_links", Rights::PARTNERS_OWN),
    entity("tasks", Rights::PARTNERS_OWN),
    entity("commitments", Rights::PARTNERS_OWN),
    entity("checkins", Rights::FIELD_OWN),
    entity("services", Rights::PARTNERS_OWN),
    entity("referral_paths", Rights::PARTNERS_OWN),
    keyed("referral_tally", Rights::FIELD_OWN),
    entity("practice_standards", Rights::TEAM),
    keyed("practice_adoptions", Rights::PARTNERS_OWN),
    entity("shared_messages", Rights::TEAM),
    keyed("message_use", Rights::PARTNERS_OWN),
    entity("campaigns", Rights::TEAM),
    entity("campaign_actions", Rights::PARTNERS_OWN),
    entity("meetings", Rights::PARTNERS_OWN),
    keyed("attendance", Rights::EVERYBODYS_OWN),
    entity("decisions", Rights::PARTNERS_OWN),
    keyed("positions", Rights::EVERYBODYS_OWN),
    entity("actions", Rights::PARTNERS_OWN),
    entity("updates", Rights::PARTNERS_OWN),
    entity("comments", Rights::EVERYBODYS_OWN),
    keyed("pulses", Rights::EVERYBODYS_OWN),
    keyed("backbone", Rights::TEAM),
    entity("partners", Rights::PARTNERS_OWN),
    keyed("relationships", Rights::TEAM),
    entity("contacts_log", Rights::TEAM),
    entity("pledges", Rights::PARTNERS_OWN),
    entity("roundtables", Rights::TEAM),
    entity("bodies", Rights::TEAM),
    keyed("skills_used", Rights::TEAM),
    entity("frameworks", Rights::TEAM),
    keyed("ratings", Rights::EVERYBODYS_OWN),
    entity("rounds", Rights::TEAM),
    entity("champions", Rights::TEAM),
    entity("urgency", Rights::TEAM),
    entity("early_resources", Rights::TEAM),
    keyed("engagement", Rights::TEAM),
    entity("equity_checks", Rights::PARTNERS_OWN),
    entity("learnings", Rights::FIELD_OWN),
    entity("questions", Rights::PARTNERS_OWN),
    entity("experiments", Rights::PARTNERS_OWN),
    entity("stories", Rights::EVERYBODYS_OWN),
    keyed("selections", Rights::PARTNERS_OWN),
    entity("reflections", Rights::PARTNERS_OWN),
    entity("system_changes", Rights::PARTNERS_OWN),
    entity("container_log", Rights::TEAM),
    entity("contributions", Rights::EVERYBODYS_OWN),
    keyed("reviews", Rights::TEAM),
    entity("replies", Rights::TEAM),
    keyed("promotions", Rights::TEAM),
    keyed("joined", Rights::TEAM),
    keyed("supports", Rights::EVERYBODYS_OWN),
    entity("forms", Rights::TEAM),
    entity("routes", Rights::TEAM),
    entity("submissions", Rights::FIELD_OWN),
    entity("field_days", Rights::FIELD_OWN),
    keyed("devices", Rights::EVERYBODYS_OWN),
    entity("invites", Rights::FIELD_OWN),
    entity("key_epochs", Rights::TEAM),
    entity("resolutions", Rights::TEAM),
    keyed("tags", Rights::TEAM),
    entity("resources", Rights::TEAM),
    entity("skills", Rights::TEAM),
    entity("tools", Rights::TEAM),
    entity("blobs", Rights::EVERYBODYS_OWN),
];

/// The collection called `name`.
#[must_use]
pub fn collection(name: &str) -> Option<&'static Collection> {
    COLLECTIONS.iter().find(|collection| collection.name == name)
}

#[cfg(test)]
mod tests {
    use super::COLLECTIONS;

    #[test]
    fn no_collection_is_named_twice() {
        let mut names: Vec<_> = COLLECTIONS.iter().map(|row| row.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COLLECTIONS.len());
    }
}
