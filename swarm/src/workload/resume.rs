//! The app itself coming back: after nothing happened, after a day away, and with 50 edits.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use shared::domain::Role;

use crate::clock::Moment;
use crate::measure::rounded;
use crate::phone::Phone;
use crate::server::{Kind, Server};

/// One phone's way back.
async fn back(phone: &mut Phone, server: &Server) -> Result<Value> {
    let (cpu_s, began) = (server.cpu_s()?, Moment::now());
    phone.until(Phone::is_up_to_date).await?;
    let (up, down) = phone.traffic.so_far();
    let cpu_ms = (server.cpu_s()? - cpu_s) * 1_000.0;
    Ok(
        json!({ "bytes_up": up, "bytes_down": down, "ms": rounded(began.ms()), "server_cpu_ms": rounded(cpu_ms) }),
    )
}

/// Every way back, in bytes of the socket with its HTTP greeting.
pub(super) async fn run(relay: &Path) -> Result<Value> {
    let server = Server::start(Kind::Relay, relay).await?;
    let mut amina = Phone::founding(server.address)?;
    amina.until(Phone::is_up_to_date).await?;
    let mut joao = Phone::joining(server.address, &amina.invite(Role::Resident)?)?;
    joao.until(Phone::is_up_to_date).await?;
    amina.until(Phone::is_up_to_date).await?;
    // Everybody has what everybody wrote.
    amina.reopen()?;
    amina.until(Phone::is_up_to_date).await?;
    let greeting = {
        let traffic = std::sync::Arc::default();
        let mut socket = crate::line::connect(server.address, &traffic).await?;
        crate::line::hear(&mut socket).await?;
        traffic.so_far()
    };

    amina.reopen()?;
    let nothing_new = back(&mut amina, &server).await?;

    amina.reopen()?;
    for n in 0..5 {
        joao.say_briefly(n)?;
    }
    joao.until(Phone::is_up_to_date).await?;
    for n in 5..8 {
        amina.say_briefly(n)?;
    }
    let after_a_day = back(&mut amina, &server).await?;

    amina.reopen()?;
    for n in 8..58 {
        amina.say_briefly(n)?;
    }
    let with_50_edits = back(&mut amina, &server).await?;
    Ok(json!({
        "http_and_challenge": { "bytes_up": greeting.0, "bytes_down": greeting.1 },
        "nothing_new": nothing_new,
        "3_up_5_down": after_a_day,
        "50_up": with_50_edits,
    }))
}
