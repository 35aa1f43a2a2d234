//! Everything that is made for paper and for other programs.

use shared::domain::schema::{KINDS, Kind};
use yew::prelude::*;

use super::paper_file::PaperFile;
use crate::bridge::Paper;
use crate::components::{Icon, Page, door, link, section};
use crate::hooks::{use_lang, use_role};
use crate::i18n::{Lang, words};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Papers() -> Html {
    let lang = use_lang();
    let may_invite = !use_role().may_invite().is_empty();
    let t = lang.catalogue().papers();
    let tables = html! {
        <>
            <p>{ t.tables_about }</p>
            <PaperFile paper={all_tables(lang)} name={("tables", "zip")} label={t.make_tables} />
            <p>{ link(&Route::All, "button", lang.catalogue().all().title) }</p>
        </>
    };
    html! {
        <Page title={t.title} back={Route::All}>
            <p>{ t.about }</p>
            <div class="doors">
            { door(&Route::Report, true, Icon::Agenda, t.report, &[t.report_about]) }
            { door(&Route::VoiceForm, false, Icon::Add, t.form, &[t.form_about]) }
            if may_invite {
                    { door(&Route::Invite, false, Icon::Invite, t.invitations, &[t.invitations_about]) }
                }
            { door(&Route::List("services".to_owned()), false, Icon::Hand, t.cards, &[t.cards_about]) }
            </div>
            { calendar(lang) }
            { impact_data(lang) }
            { section(t.tables, tables) }
        </Page>
    }
}

fn all_tables(lang: Lang) -> Paper {
    let of = |kind: &Kind| {
        let file = words::many(lang, kind.name).replace('/', "-");
        (kind.name.to_owned(), file, words::called(&[lang], kind))
    };
    Paper::Tables(KINDS.iter().map(of).collect())
}

fn impact_data(lang: Lang) -> Html {
    let t = lang.catalogue().papers();
    let paper = Paper::ImpactData(lang.code().to_owned());
    let body = html! {
        <>
            <p>{ t.impact_data_about }</p>
            <PaperFile {paper} name={("impact-data", "json")} label={t.make_impact_data} />
        </>
    };
    section(t.impact_data, body)
}

/// The calendar, to be made and handed on.
pub(super) fn calendar(lang: Lang) -> Html {
    let t = lang.catalogue().papers();
    let paper = Paper::Calendar(lang.code().to_owned());
    let body = html! {
        <>
            <p>{ t.calendar_about }</p>
            <PaperFile {paper} name={("calendar", "ics")} label={t.make_calendar} />
        </>
    };
    section(t.calendar, body)
}
