//! Talking with the relay: until everything is exchanged, or until somebody says stop.

use std::ops::ControlFlow;
use std::path::Path;

use serde_json::{Value, json};
use shared::sync::{Line, SessionStatus};
use tokio::runtime::Builder;

use super::open;
use crate::member::Answer;
use crate::member::answer::remark;
use crate::member::cli::Sync;
use crate::member::failure::{Code, Failure, of_trouble};
use crate::member::line::Tally;
use crate::member::shell::{Shell, ShellError};

/// Syncs, once or for as long as nobody interrupts.
pub(super) fn sync(home: &Path, how: &Sync, answer: Answer) -> Result<Code, Failure> {
    let mut shell = open(home)?;
    if let Some(relay) = &how.relay {
        shell.set_relay(relay)?;
    }
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|error| Failure::new(Code::Io, format!("the system's sockets: {error}")))?;
    if how.watch {
        runtime.block_on(watch(&mut shell, answer))?;
    } else {
        runtime.block_on(once(&mut shell))?;
    }
    let (tally, status) = (shell.tally, shell.session().status());
    answer.say(&in_words(&tally, &status), &in_json(&tally, &status))?;
    if status.n_refused > 0 {
        remark(&format!("the relay refused {} of what was written here", status.n_refused));
        return Ok(Code::Attention);
    }
    Ok(Code::Done)
}

/// Until everything is exchanged.
async fn once(shell: &mut Shell) -> Result<(), Failure> {
    let is_over =
        |shell: &Shell| shell.session().is_level() || shell.session().status().line == Line::Offline;
    shell
        .run(|shell| if is_over(shell) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        .await?;
    shell.hang_up().await;
    if shell.session().is_level() {
        return Ok(());
    }
    Err(match (shell.session().status().trouble, &shell.line_error) {
        (Some(trouble), _) => of_trouble(trouble),
        (None, Some(error)) => {
            Failure::new(Code::Unavailable, format!("the relay cannot be reached: {error}"))
        }
        (None, None) => Failure::new(Code::Unavailable, "the relay fell silent"),
    })
}

/// Until interrupted; says what changes.
async fn watch(shell: &mut Shell, answer: Answer) -> Result<(), Failure> {
    let stopped =
        stopped().map_err(|error| Failure::new(Code::Io, format!("the system's signals: {error}")))?;
    let mut told = None;
    let mut unheard = None;
    let talk = shell.run(|shell| {
        let status = shell.session().status();
        let now = (status.line, status.n_to_send + status.n_carried, shell.tally.envelopes_down);
        if told == Some(now) {
            return ControlFlow::Continue(());
        }
        told = Some(now);
        match answer.say(&line_in_words(shell, &status), &in_json(&shell.tally, &status)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => {
                unheard = Some(failure);
                ControlFlow::Break(())
            }
        }
    });
    let talked: Result<(), ShellError> = tokio::select! {
        talked = talk => talked,
        () = stopped => Ok(()),
    };
    shell.hang_up().await;
    talked?;
    unheard.map_or(Ok(()), Err)
}

/// Ends when the person or the system asks the program to stop.
#[cfg(unix)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends when the person asks the program to stop.
#[cfg(not(unix))]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}

fn line_in_words(shell: &Shell, status: &SessionStatus) -> String {
    let line = match status.line {
        Line::Offline => "offline",
        Line::Connecting => "connecting",
        Line::Connected => "connected",
    };
    let why = shell.line_error.as_ref().filter(|_| status.line == Line::Offline);
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    format!("{line}{why}; {} to send, {} received", status.n_to_send, shell.tally.envelopes_down)
}

fn in_words(tally: &Tally, status: &SessionStatus) -> String {
    let Tally { bytes_up, bytes_down, envelopes_up, envelopes_down, round_trips, dials: _ } = tally;
    format!(
        "up {envelopes_up} envelopes, {bytes_up} bytes; down {envelopes_down} envelopes, {bytes_down} bytes; \
         {round_trips} round trips; {} to send",
        status.n_to_send,
    )
}

fn in_json(tally: &Tally, status: &SessionStatus) -> Value {
    let line = match status.line {
        Line::Offline => "offline",
        Line::Connecting => "connecting",
        Line::Connected => "connected",
    };
    json!({
        "line": line,
        "envelopes_up": tally.envelopes_up, "bytes_up": tally.bytes_up,
        "envelopes_down": tally.envelopes_down, "bytes_down": tally.bytes_down,
        "round_trips": tally.round_trips, "dials": tally.dials,
        "to_send": status.n_to_send, "carried": status.n_carried,
        "refused": status.n_refused, "set_aside": status.n_set_aside,
    })
}
