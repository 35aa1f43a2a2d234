//! A new phone in an initiative that has been going on: 10,000 changes by 20 people.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use shared::domain::Role;

use crate::clock::Moment;
use crate::measure::rounded;
use crate::phone::Phone;
use crate::server::{Kind, Server};

const PEOPLE: usize = 20;
const EACH: usize = 500;
/// Phones that join, one after the other: the system counts processor time in steps of 10 ms.
const JOINERS: u32 = 10;

/// Builds the initiative, then joins it.
pub(super) async fn run(relay: &Path) -> Result<Value> {
    let server = Server::start(Kind::Relay, relay).await?;
    let mut lead = Phone::founding(server.address)?;
    lead.until(Phone::is_up_to_date).await?;
    let mut coordinator = Phone::joining(server.address, &lead.invite(Role::Coordinator)?)?;
    coordinator.until(Phone::is_up_to_date).await?;
    let invite = lead.invite(Role::Resident)?;
    let began = Moment::now();
    // Each writes without having heard the others, as in the first week of a listening campaign.
    for person in 2..PEOPLE {
        let mut phone = Phone::joining(server.address, &invite)?;
        for n in 0..EACH {
            phone.say(person * EACH + n)?;
        }
        phone.until(Phone::is_up_to_date).await?;
    }
    for (person, phone) in [&mut lead, &mut coordinator].into_iter().enumerate() {
        for n in 0..EACH {
            phone.say(person * EACH + n)?;
        }
        phone.until(Phone::is_up_to_date).await?;
    }
    // One makes a snapshot, the other attests it.
    for _ in 0..2 {
        lead.rest().await?;
        coordinator.rest().await?;
    }
    let n_voices = |phone: &Phone| phone.session.initiative().each("contributions").count();
    let built_s = began.s();

    let (cpu_s, rss_kib) = (server.cpu_s()?, server.rss_kib()?);
    let (mut bytes, mut ms) = ((0, 0), Vec::new());
    for _ in 0..JOINERS {
        let mut guest = Phone::joining(server.address, &invite)?;
        let began = Moment::now();
        guest.until(Phone::is_up_to_date).await?;
        ms.push(rounded(began.ms()));
        bytes = guest.traffic.so_far();
        anyhow::ensure!(n_voices(&guest) == PEOPLE * EACH, "the guest has {}", n_voices(&guest));
    }
    let cpu_s = (server.cpu_s()? - cpu_s) / f64::from(JOINERS);
    Ok(json!({
        "contributions": n_voices(&lead),
        "built_s": rounded(built_s),
        "bytes_up": bytes.0,
        "bytes_down": bytes.1,
        "server_cpu_s": rounded(cpu_s),
        "server_rss_kib": { "before": rss_kib, "after": server.rss_kib()? },
        "joined_after_ms": ms,
    }))
}
