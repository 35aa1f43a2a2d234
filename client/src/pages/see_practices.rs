//! What partners do alike, and what is there before one begins.

use shared::domain::view::Named;
use shared::domain::view::{NeedRow, Practices, Readiness, Site};
use yew::prelude::*;

use super::see::{card, cards, to_entry, to_list};
use crate::components::section;
use crate::i18n::{Lang, named, words};

/// Practices beside partners, messages, referrals.
pub(super) fn practices(lang: Lang, practices: &Practices) -> Html {
    let t = lang.catalogue().see();
    let message = |(message, n): &(Named, usize)| {
        card(&message.key, to_entry(lang, "shared_messages", message), vec![(t.message_used)(*n)])
    };
    let referral = |(path, month, n): &(Named, String, i64)| {
        let lines = vec![named::moment(lang, month), (t.n_referred)(*n)];
        card(&[&path.key, " ", month].concat(), to_entry(lang, "referral_paths", path), lines)
    };
    html! {
        <div class="stack">
            { section(t.standards, standards(lang, practices)) }
            { section(t.messages, cards(t.nothing, practices.messages.iter().map(message).collect())) }
            { section(t.referrals, cards(t.nothing, practices.referrals.iter().map(referral).collect())) }
            { to_list(lang, "practice_standards") }
            { to_list(lang, "practice_adoptions") }
        </div>
    }
}

fn standards(lang: Lang, practices: &Practices) -> Html {
    let t = lang.catalogue().see();
    if practices.standards.is_empty() || practices.partners.is_empty() {
        return html! { <p>{ t.nothing }</p> };
    }
    let site = |site: &Site| {
        let state = words::code(lang, "practice_adoptions", "state", &site.state).unwrap_or(&site.state);
        if site.site.is_empty() { state.to_owned() } else { (t.at_site)(&site.site, state) }
    };
    let cell = |sites: &Vec<Site>| {
        let told: Vec<String> = sites.iter().map(site).collect();
        html! { <td dir="auto">{ if told.is_empty() { "–".to_owned() } else { told.join(", ") } }</td> }
    };
    let row = |(standard, cells): &(Named, Vec<Vec<Site>>)| {
        html! {
            <tr key={standard.key.clone()}>
                <th scope="row">{ to_entry(lang, "practice_standards", standard) }</th>
                { cells.iter().map(cell).collect::<Html>() }
            </tr>
        }
    };
    let column = |partner| html! { <th scope="col">{ to_entry(lang, "partners", partner) }</th> };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={t.standards}>
            <table class="table">
                <caption class="visually-hidden">{ t.standards }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::one(lang, "practice_standards") }</th>
                        { practices.partners.iter().map(column).collect::<Html>() }
                    </tr>
                </thead>
                <tbody>{ practices.standards.iter().map(row).collect::<Html>() }</tbody>
            </table>
        </div>
    }
}

/// Champions, urgency and early needs, with the evidence.
pub(super) fn readiness(lang: Lang, readiness: &Readiness) -> Html {
    let t = lang.catalogue().see();
    let champion = |(champion, commits): &(Named, bool)| {
        card(&champion.key, to_entry(lang, "champions", champion), vec![(t.commits)(*commits).to_owned()])
    };
    let claim = |(claim, has): &(Named, bool)| {
        card(&claim.key, to_entry(lang, "urgency", claim), vec![(t.has_evidence)(*has).to_owned()])
    };
    let need = |row: &NeedRow| {
        let name = words::code(lang, "early_resources", "need", &row.need).unwrap_or(&row.need).to_owned();
        let mut lines = vec![if row.is_covered() { t.covered } else { t.not_covered }.to_owned()];
        lines.extend(row.have.iter().map(|what| (t.have)(what)));
        lines.extend(row.gaps.iter().map(|what| (t.gap)(what)));
        card(&row.need, html! { name }, lines)
    };
    html! {
        <div class="stack">
            { section(t.champions, cards(t.nothing, readiness.champions.iter().map(champion).collect())) }
            { section(t.urgency, cards(t.nothing, readiness.urgency.iter().map(claim).collect())) }
            { section(t.needs, cards(t.nothing, readiness.needs.iter().map(need).collect())) }
            { to_list(lang, "champions") }
            { to_list(lang, "urgency") }
            { to_list(lang, "early_resources") }
        </div>
    }
}
