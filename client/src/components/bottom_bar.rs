//! The four tabs of a role.

use shared::domain::Role;
use yew::prelude::*;

use super::header::current;
use super::icon::{Icon, icon};
use crate::browser;
use crate::hooks::App;
use crate::i18n::ShellText;
use crate::route::Route;
use crate::state::give::Step;

type Tab = (Route, Icon, &'static str);

fn tabs(role: Role, is_closed: bool, t: &ShellText) -> [Tab; 4] {
    let home = (Route::Home, Icon::Home, t.home);
    let results = (Route::Results, Icon::Results, t.results);
    let agenda = (Route::Agenda, Icon::Agenda, t.agenda);
    // What is closed asks for nothing.
    let add = match is_closed {
        true => (Route::Agenda, Icon::Agenda, t.agenda),
        false => (Route::Give(Step::Kind), Icon::Add, t.add),
    };
    match role {
        Role::Viewer => [home, agenda, results, (Route::Me, Icon::Person, t.me)],
        Role::Resident => [home, add, results, (Route::Me, Icon::Person, t.me)],
        Role::FieldWorker | Role::Partner => {
            [(Route::Home, Icon::Home, t.home), add, (Route::ToSend, Icon::Outbox, t.to_send), results]
        }
        Role::Coordinator | Role::Lead => [home, (Route::Desk, Icon::Desk, t.desk), agenda, results],
    }
}

/// See the module.
pub(super) fn bottom_bar(role: Role, app: &App) -> Html {
    let t = app.lang.catalogue().shell();
    let tab = |(to, picture, label): Tab| {
        html! {
            <li key={label} class="tabs__item">
                <a class="tabs__link" href={to.path()} aria-current={current(app, &to)}>
                    { icon(picture) }<span>{ label }</span>
                </a>
            </li>
        }
    };
    html! {
        <nav class="tabs" aria-label={t.main_nav}>
            <ul class="tabs__list">{ tabs(role, app.status.is_closed(&browser::today()), t).map(tab).into_iter().collect::<Html>() }</ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::Role;

    use super::tabs;
    use crate::i18n::Lang;

    #[test]
    fn no_tab_stands_twice() {
        for role in Role::ALL {
            for (lang, is_closed) in Lang::ALL.into_iter().flat_map(|lang| [(lang, false), (lang, true)]) {
                let tabs = tabs(role, is_closed, lang.catalogue().shell());
                let mut labels = tabs.map(|(_, _, label)| label).to_vec();
                labels.sort_unstable();
                labels.dedup();
                assert_eq!(labels.len(), 4, "{role:?}");
            }
        }
    }
}
