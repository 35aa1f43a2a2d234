//! Asking a form at the door, one question a page. What was answered is kept as a draft until it is saved.

use std::rc::Rc;

use shared::domain::initiative::Words;
use shared::domain::rights::Reach;
use shared::domain::view::{DayCount, FormView, MyDay, Query, View};
use yew::prelude::*;

use super::field_ask_pages::{Pages, page};
use super::field_day::my_day;
use super::give_media::use_media;
use crate::bridge::Request;
use crate::components::{Page, button, skeleton};
use crate::hooks::{DraftKeeper, Kept, use_asking, use_draft, use_go, use_lang, use_reach, use_view};
use crate::i18n::{Lang, intl};
use crate::route::{AskPage, FieldScreen, Route};
use crate::state::ask::Visit;
use crate::state::taken::Deed;

/// Areas by key, with what they are called.
pub(super) type Areas = Vec<(String, String)>;

#[derive(Properties, PartialEq)]
pub(super) struct AskProps {
    /// The form's key.
    pub(super) form: String,
    pub(super) page: AskPage,
}

/// See the module.
#[component]
pub(super) fn Ask(props: &AskProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().field();
    let (kept, keeper) = use_draft(AttrValue::from(Visit::draft(&props.form)));
    let (kept_media, media_keeper) = use_draft(AttrValue::from(Visit::media_draft(&props.form)));
    let view = use_view(Query::Form(props.form.clone()));
    let day = use_view(my_day());
    let may_ask = use_reach("submissions") != Reach::Nothing;
    let title =
        |shown: Html| html! { <Page title={t.ask} back={Route::Field(FieldScreen::Day)}>{ shown }</Page> };
    match (view.as_deref(), day.as_deref(), kept.zip(kept_media)) {
        _ if !may_ask => title(html! { <p>{ t.may_not }</p> }),
        (Some(View::Form(None)), ..) => title(html! { <p>{ t.unknown_form }</p> }),
        (Some(View::Form(Some(form))), Some(View::MyDay(day)), Some((kept, kept_media))) => {
            let (form, areas, page, today) = (form.clone(), areas(lang, day), props.page, day.count);
            html! { <Door {form} {areas} {page} {today} {kept} {keeper} {kept_media} {media_keeper} /> }
        }
        _ => title(skeleton(lang)),
    }
}

#[derive(Properties, PartialEq)]
struct DoorProps {
    form: FormView,
    areas: Areas,
    page: AskPage,
    today: DayCount,
    kept: Kept,
    keeper: DraftKeeper,
    kept_media: Kept,
    media_keeper: DraftKeeper,
}

/// The areas of the day, as far as they have a name.
pub(super) fn areas(lang: Lang, day: &MyDay) -> Areas {
    let name = |(key, name): &(String, Words)| Some((key.clone(), name.pick(lang.code())?.1.to_owned()));
    day.areas.iter().filter_map(name).collect()
}

/// One household.
#[component]
fn Door(props: &DoorProps) -> Html {
    let (lang, go, asking) = (use_lang(), use_go(), use_asking());
    let form = &props.form;
    let visit = use_state_eq(|| Rc::new(first(props, lang)));
    let (taken, on_deed) = use_media(&props.kept_media, &props.media_keeper);
    // Whoever comes back to unfinished answers is told of them once.
    let is_noticed = use_state_eq(|| !props.kept.is_some());
    // Pages start anew with each household.
    let round = use_state_eq(|| 0_u32);
    let error = use_state_eq(|| (props.page, ""));
    let on_change = {
        let (visit, error, keeper) = (visit.clone(), error.clone(), props.keeper.clone());
        Callback::from(move |next: Visit| {
            error.set((error.0, ""));
            keeper.change(next.to_draft());
            visit.set(Rc::new(next));
        })
    };
    let begin_anew = {
        let (visit, keeper, round, is_noticed) =
            (visit.clone(), props.keeper.clone(), round.clone(), is_noticed.clone());
        let on_deed = on_deed.clone();
        Callback::from(move |()| {
            keeper.forget();
            on_deed.emit((String::new(), Deed::Clear));
            visit.set(Rc::new(visit.next()));
            round.set(*round + 1);
            is_noticed.set(true);
        })
    };
    let on_save = {
        let (asking, visit, go, begin_anew) = (asking.clone(), visit.clone(), go.clone(), begin_anew.clone());
        let (key, questions, taken) = (form.key.clone(), form.questions.clone(), Rc::clone(&taken));
        Callback::from(move |_: MouseEvent| {
            let Some(command) = visit.command(&key, &questions, &taken) else { return };
            let (go, key, begin_anew) = (go.clone(), key.clone(), begin_anew.clone());
            asking.ask(Request::Do(command), move |_| {
                begin_anew.emit(());
                go.emit(Route::Field(FieldScreen::Ask(key, AskPage::Done)));
            });
        })
    };
    let notice = if *is_noticed || props.page != AskPage::Consent {
        html! { <div hidden=true></div> }
    } else {
        let to = Route::Field(FieldScreen::Ask(form.key.clone(), visit.left_at(&form.questions, &taken)));
        unfinished(lang, props.kept.at_ms, &is_noticed, (go.clone(), to), begin_anew)
    };
    let pages = Pages {
        lang,
        page: props.page,
        form,
        areas: &props.areas,
        today: &props.today,
        visit: &visit,
        taken: (taken, on_deed),
        on_change,
        on_save,
        error,
        asking,
        go,
        notice,
        kept_at: props.keeper.kept_at(),
    };
    html! { <div key={format!("{:?} {}", props.page, *round)}>{ page(&pages) }</div> }
}

/// What was kept, or a household in the reader's language and the one place of the day.
fn first(props: &DoorProps, lang: Lang) -> Visit {
    let mut visit = Visit::from_draft(&props.kept.text);
    let languages = props.form.questions.languages();
    if !languages.contains(&visit.lang.as_str()) {
        let spoken = languages.iter().find(|code| **code == lang.code()).or(languages.first());
        visit.lang = spoken.map_or_else(|| lang.code().to_owned(), |code| (*code).to_owned());
    }
    if let ([(only, _)], true) = (props.areas.as_slice(), visit.area.is_empty()) {
        visit.area.clone_from(only);
    }
    visit
}

fn unfinished(
    lang: Lang,
    at_ms: i64,
    is_noticed: &UseStateHandle<bool>,
    (go, to): (Callback<Route>, Route),
    begin_anew: Callback<()>,
) -> Html {
    let text = lang.catalogue();
    let is_noticed = is_noticed.clone();
    let go_on = Callback::from(move |_: MouseEvent| {
        is_noticed.set(true);
        go.emit(to.clone());
    });
    let delete = Callback::from(move |_: MouseEvent| begin_anew.emit(()));
    html! {
        <section class="note">
            <p class="note__title">{ (text.field().unfinished)(&intl::time(lang, at_ms)) }</p>
            <div class="buttons">
                { button("button button--primary", text.shell().go_on, go_on) }
                { button("button", text.shell().delete, delete) }
            </div>
        </section>
    }
}
