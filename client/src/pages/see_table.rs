//! Who is at the table: sectors, contacts, skills, pledges, and how far each group is involved.

use shared::domain::schema::STAGES;
use shared::domain::view::{
    ContactRow, Coverage, Engagement, GroupRow, Involved, Named, PledgeSum, SkillRow,
};
use yew::prelude::*;

use super::see::{card, card_of_page, cards, to_entry, to_list};
use crate::components::section;
use crate::i18n::{Lang, intl, words};

/// Sectors and their gaps, whom nobody has spoken to, what was offered and is used.
pub(super) fn coverage(lang: Lang, coverage: &Coverage) -> Html {
    let t = lang.catalogue().see();
    let sector = |(code, partners): &(String, Vec<Named>)| {
        let name = words::code(lang, "partners", "sector", code).unwrap_or(code);
        let rows = partners.iter().map(
            |partner| html! { <li key={partner.key.clone()}>{ to_entry(lang, "partners", partner) }</li> },
        );
        html! {
            <div class="entry__fact" key={code.clone()}>
                <dt>{ name }</dt>
                <dd>
                    if partners.is_empty() {
                        <strong>{ t.nobody }</strong>
                    }
                    <ul>{ rows.collect::<Html>() }</ul>
                </dd>
            </div>
        }
    };
    let contact = |row: &ContactRow| {
        let mut lines = vec![row.days.map_or_else(|| t.never_spoken.to_owned(), t.spoken)];
        lines.extend(row.next_step.as_deref().map(t.next_step));
        card(&row.partner.key, to_entry(lang, "partners", &row.partner), lines)
    };
    let skill = |row: &SkillRow| {
        card(&row.skill.key, to_entry(lang, "skills", &row.skill), vec![(t.skill_used)(row.n_used)])
    };
    let year = |(year, n): &(i64, usize)| html! { <li key={year.to_string()}>{ format!("{year} – {}", (t.n_partners)(*n)) }</li> };
    let sectors = html! { <dl class="entry">{ coverage.sectors.iter().map(sector).collect::<Html>() }</dl> };
    html! {
        <div class="stack">
            { section(t.sectors, sectors) }
            { section(t.contacts, cards(t.nothing, coverage.contacts.iter().map(contact).collect())) }
            { section(t.skills, cards(t.nothing, coverage.skills.iter().map(skill).collect())) }
            if !coverage.scope.is_empty() {
                { section(t.scope, html! { <ul>{ coverage.scope.iter().map(year).collect::<Html>() }</ul> }) }
            }
            { to_list(lang, "partners") }
        </div>
    }
}

/// What was pledged, by kind and unit.
pub(super) fn pledges(lang: Lang, sums: &[PledgeSum]) -> Html {
    let t = lang.catalogue().see();
    let sum = |(place, sum): (usize, &PledgeSum)| {
        let amount = |value: f64| [&intl::number(lang, value), " ", &*sum.unit].concat();
        let kind = words::code(lang, "pledges", "kind", &sum.kind).unwrap_or(&sum.kind);
        let mut lines =
            vec![(t.pledged)(&amount(sum.offered), &amount(sum.confirmed), &amount(sum.received))];
        if sum.n_without_amount > 0 {
            lines.push((t.without_amount)(sum.n_without_amount));
        }
        card_of_page(&place.to_string(), html! { kind.to_owned() }, lines)
    };
    html! {
        <div class="stack">
            { cards(t.nothing, sums.iter().enumerate().map(sum).collect()) }
            { to_list(lang, "pledges") }
        </div>
    }
}

/// How far each group is involved at each stage, and where equity was looked at.
pub(super) fn engagement(lang: Lang, engagement: &Engagement) -> Html {
    let t = lang.catalogue().see();
    let group = |row: &GroupRow| {
        let cells =
            STAGES.iter().zip(&row.stages).map(|(stage, involved)| cell(lang, stage, involved.as_ref()));
        html! {
            <section class="section" key={row.group.key.clone()}>
                <h2>{ to_entry(lang, "segments", &row.group) }</h2>
                <dl class="entry">{ cells.collect::<Html>() }</dl>
            </section>
        }
    };
    let looked = |(kind, subject, stages): &(String, Named, Vec<usize>)| {
        let at = STAGES.iter().zip(stages).filter(|(_, n)| **n > 0);
        let lines =
            at.filter_map(|(stage, _)| words::code(lang, "engagement", "stage", stage)).map(str::to_owned);
        card(&subject.key, to_entry(lang, kind, subject), lines.collect())
    };
    html! {
        <div class="stack">
            { engagement.groups.iter().map(group).collect::<Html>() }
            if engagement.groups.is_empty() {
                <p>{ t.nothing }</p>
            }
            { section(t.equity, cards(t.nothing, engagement.equity.iter().map(looked).collect())) }
            { to_list(lang, "engagement") }
            { to_list(lang, "equity_checks") }
        </div>
    }
}

fn cell(lang: Lang, stage: &str, involved: Option<&Involved>) -> Html {
    let t = lang.catalogue().see();
    let level = |code: &Option<String>| {
        let code = code.as_deref().unwrap_or_default();
        words::code(lang, "engagement", "now", code).unwrap_or(t.not_involved)
    };
    let said = match involved {
        None => t.not_involved.to_owned(),
        Some(involved) => (t.now_wanted)(level(&involved.now), level(&involved.wanted)),
    };
    html! {
        <div class="entry__fact" key={stage.to_owned()}>
            <dt>{ words::code(lang, "engagement", "stage", stage).unwrap_or(stage).to_owned() }</dt>
            <dd>
                <span>{ said }</span>
                if let Some(reason) = involved.and_then(|involved| involved.reason.clone()) {
                    <span dir="auto">{ reason }</span>
                }
            </dd>
        </div>
    }
}
