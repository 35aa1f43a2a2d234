//! The first screen of a phone that is in no initiative.

use yew::prelude::*;

use crate::components::{Icon, Page, PasteInvitation, icon, language_choice, link};
use crate::hooks::App;
use crate::i18n::ArrivalText;
use crate::route::Route;

/// See the module.
pub(crate) fn welcome(app: &App) -> Html {
    let t = app.lang.catalogue().arrival();
    html! {
        <Page title={t.welcome}>
            <p class="lead">{ t.what_it_is }</p>
            { language_choice(app) }
            { waiting(t, app) }
            <section class="facts" aria-label={t.facts}>
                <p>{ icon(Icon::Person) }<span>{ t.fact_no_account }</span></p>
                <p>{ icon(Icon::Offline) }<span>{ t.fact_offline }</span></p>
                <p>{ icon(Icon::Lock) }<span>{ t.fact_you_decide }</span></p>
            </section>
            <PasteInvitation />
            <section class="card">
                <h2 class="card__title">{ t.found_title }</h2>
                <p>{ t.found_about }</p>
                <p>{ link(&Route::Found, "button", t.found_title) }</p>
            </section>
            <section class="card">
                <h2 class="card__title">{ t.have_sheet }</h2>
                <p>{ t.have_sheet_about }</p>
                <p>{ link(&Route::Recover, "button", t.use_sheet) }</p>
            </section>
        </Page>
    }
}

/// An invitation that was opened before and not answered.
fn waiting(t: &ArrivalText, app: &App) -> Html {
    if app.invitation.is_none() {
        return html! { <div hidden=true></div> };
    }
    html! {
        <section class="note">
            <p>{ t.invitation_waiting }</p>
            <p>{ link(&Route::Join, "button button--primary", t.see_invitation) }</p>
        </section>
    }
}
