//! The four tabs of a role.

use shared::domain::Role;
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::nav_link::NavLink;
use crate::hooks::{use_role, use_text};
use crate::i18n::ShellText;
use crate::route::Route;

type Tab = (Route, Icon, &'static str);

fn tabs(role: Role, t: &ShellText) -> [Tab; 4] {
    let home = (Route::Home, Icon::Home, t.home);
    let results = (Route::Results, Icon::Results, t.results);
    let agenda = (Route::Agenda, Icon::Agenda, t.agenda);
    let add = (Route::Give, Icon::Add, t.add);
    match role {
        Role::Viewer => [home, agenda, results, (Route::Me, Icon::Person, t.me)],
        Role::Resident => [home, add, results, (Route::Me, Icon::Person, t.me)],
        Role::FieldWorker | Role::Partner => {
            [(Route::Home, Icon::Home, t.today), add, (Route::ToSend, Icon::Outbox, t.to_send), results]
        }
        Role::Coordinator | Role::Lead => [home, (Route::Desk, Icon::Desk, t.desk), agenda, results],
    }
}

/// See the module.
#[component]
pub(crate) fn BottomBar() -> Html {
    let t = &use_text().shell;
    let role = use_role();
    let tab = |(to, picture, label): Tab| {
        html! {
            <li key={label} class="tabs__item">
                <NavLink {to} class="tabs__link">{ icon(picture) }<span>{ label }</span></NavLink>
            </li>
        }
    };
    html! {
        <nav class="tabs" aria-label={t.main_nav}>
            <ul class="tabs__list">{ for tabs(role, t).map(tab) }</ul>
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
            for lang in Lang::ALL {
                let mut labels = tabs(role, &lang.catalogue().shell).map(|(_, _, label)| label).to_vec();
                labels.sort_unstable();
                labels.dedup();
                assert_eq!(labels.len(), 4, "{role:?}");
            }
        }
    }
}
