//! What a device wrote and the others can no longer take up, because it builds on a change that lost to another one.

use std::collections::BTreeMap;

use automerge::legacy::{Key, ObjectId, OpType};
use automerge::{ActorId, ObjType};

use super::{Document, read};
use crate::domain::Edit;
use crate::keys::DeviceTag;

impl Document {
    /// The entities that this device made, that the document lacks, and that nothing will bring: each with when it was
    /// made, in seconds since 1970, as the edit that makes it again under its own key.
    ///
    /// Registers and texts are not among them. Somebody may have said something newer there meanwhile.
    #[must_use]
    pub fn stranded(&self, tag: &DeviceTag) -> Vec<(i64, Edit)> {
        let mut made: BTreeMap<(&ActorId, u64), (i64, Edit)> = BTreeMap::new();
        if !self.gate.has_forks() {
            return Vec::new();
        }
        let mut mine: Vec<_> = self.parked.iter().map(|parked| &parked.change).collect();
        mine.retain(|change| DeviceTag::of_actor(change.actor_id().to_bytes()) == *tag);
        mine.sort_by_key(|change| change.start_op());
        for change in mine {
            for (counter, op) in (change.start_op().get()..).zip(change.decode().operations) {
                let (Key::Map(name), ObjectId::Id(object)) = (&op.key, &op.obj) else { continue };
                if let OpType::Make(ObjType::Map) = op.action
                    && let Some(row) = self.gate.collection(object)
                    && self.initiative.get(row.name, name).is_none()
                {
                    let edit = Edit::Create { kind: row.name, key: name.to_string(), fields: Vec::new() };
                    made.insert((change.actor_id(), counter), (change.timestamp(), edit));
                } else if let OpType::Put(value) = &op.action
                    && object.actor() == change.actor_id()
                    && let Some((_, Edit::Create { fields, .. })) =
                        made.get_mut(&(change.actor_id(), object.counter()))
                    && let Some(value) = read::plain(value)
                {
                    fields.retain(|(field, _)| field != name.as_str());
                    fields.push((name.to_string(), value));
                }
            }
        }
        made.into_values().collect()
    }
}
