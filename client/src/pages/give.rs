//! Giving a voice, one question a page. What was answered is kept as a draft until it is given.

use std::rc::Rc;

use shared::domain::Role;
use yew::prelude::*;

use super::give_media::use_media;
use super::give_steps::{Steps, page};
use crate::bridge::{Reply, Request};
use crate::components::{Page, button, skeleton};
use crate::hooks::{DraftKeeper, Kept, use_asking, use_draft, use_go, use_go_instead, use_lang, use_role};
use crate::i18n::{Lang, intl};
use crate::route::{FieldScreen, Route};
use crate::state::give::{DRAFT, MEDIA_DRAFT, Step, Voice};
use crate::state::taken::Deed;

#[derive(Properties, PartialEq)]
pub(crate) struct GiveProps {
    /// The page of the form.
    pub(crate) step: Step,
}

/// See the module.
#[component]
pub(crate) fn Give(props: &GiveProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().voices();
    let (kept, keeper) = use_draft(AttrValue::from(DRAFT));
    let (kept_media, media_keeper) = use_draft(AttrValue::from(MEDIA_DRAFT));
    if use_role() < Role::Resident {
        return html! { <Page title={t.give}><p>{ t.read_only }</p></Page> };
    }
    let (Some(kept), Some(kept_media)) = (kept, kept_media) else {
        return html! { <Page title={t.give}>{ skeleton(lang) }</Page> };
    };
    html! { <GiveForm step={props.step} {kept} {keeper} {kept_media} {media_keeper} /> }
}

#[derive(Properties, PartialEq)]
struct GiveFormProps {
    step: Step,
    kept: Kept,
    keeper: DraftKeeper,
    kept_media: Kept,
    media_keeper: DraftKeeper,
}

#[component]
fn GiveForm(props: &GiveFormProps) -> Html {
    let (lang, go, go_instead, asking) = (use_lang(), use_go(), use_go_instead(), use_asking());
    let voice = use_state_eq(|| Rc::new(Voice::from_draft(&props.kept.text)));
    let (taken, on_deed) = use_media(&props.kept_media, &props.media_keeper);
    let media = use_memo(taken, |taken| taken.of(""));
    let on_deed = on_deed.reform(|deed| (String::new(), deed));
    let first_step = use_state_eq(|| props.step);
    // Whoever comes from the notice on the first screen has read it.
    let is_noticed = use_state_eq(|| !props.kept.is_some() || props.step == Step::Resume);
    // Questions start anew when the draft is thrown away.
    let round = use_state_eq(|| 0_u32);
    let error = use_state_eq(|| (props.step, ""));
    let on_change = {
        let (voice, error, keeper) = (voice.clone(), error.clone(), props.keeper.clone());
        Callback::from(move |next: Voice| {
            error.set((error.0, ""));
            keeper.change(next.to_draft());
            voice.set(Rc::new(next));
        })
    };
    let on_give = {
        let (asking, voice, keeper, go) = (asking.clone(), voice.clone(), props.keeper.clone(), go.clone());
        let (media, on_deed) = (Rc::clone(&media), on_deed.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(command) = voice.command(lang, media.to_vec()) else { return };
            let (keeper, go, on_deed) = (keeper.clone(), go.clone(), on_deed.clone());
            let is_own = voice.origin.is_none();
            asking.ask(Request::Do(command), move |reply| {
                keeper.forget();
                on_deed.emit(Deed::Clear);
                if let Reply::Written { key: Some(key) } = reply {
                    go.emit(if is_own { Route::Receipt(key) } else { Route::Field(FieldScreen::Card(key)) });
                }
            });
        })
    };
    let left_at = voice.next_step(&media);
    use_effect_with(props.step, move |step| {
        if *step == Step::Resume {
            go_instead.emit(Route::Give(left_at));
        }
    });
    let step = if props.step == Step::Resume { left_at } else { props.step };
    let forget_media = on_deed.clone();
    // Whoever goes on to another page has seen it.
    let notice = if *is_noticed || props.step != *first_step {
        html! { <div hidden=true></div> }
    } else {
        notice(
            lang,
            props.kept.at_ms,
            go_on(&is_noticed, left_at, &go),
            delete(props, &is_noticed, &round, &voice, &go).reform(move |event| {
                forget_media.emit(Deed::Clear);
                event
            }),
        )
    };
    let kept_at = props.keeper.kept_at();
    let taken = (media, on_deed);
    let steps =
        Steps { lang, step, voice: &voice, taken, on_change, on_give, error, asking, go, notice, kept_at };
    html! { <div key={format!("{}-{}", step.name(), *round)}>{ page(step, &steps) }</div> }
}

fn go_on(is_noticed: &UseStateHandle<bool>, left_at: Step, go: &Callback<Route>) -> Callback<MouseEvent> {
    let (is_noticed, go) = (is_noticed.clone(), go.clone());
    Callback::from(move |_| {
        is_noticed.set(true);
        go.emit(Route::Give(left_at));
    })
}

fn delete(
    props: &GiveFormProps,
    is_noticed: &UseStateHandle<bool>,
    round: &UseStateHandle<u32>,
    voice: &UseStateHandle<Rc<Voice>>,
    go: &Callback<Route>,
) -> Callback<MouseEvent> {
    let (is_noticed, round, voice) = (is_noticed.clone(), round.clone(), voice.clone());
    let (keeper, go) = (props.keeper.clone(), go.clone());
    Callback::from(move |_| {
        keeper.forget();
        voice.set(Rc::new(Voice::EMPTY));
        is_noticed.set(true);
        round.set(*round + 1);
        go.emit(Route::Give(Step::Kind));
    })
}

fn notice(lang: Lang, at_ms: i64, go_on: Callback<MouseEvent>, delete: Callback<MouseEvent>) -> Html {
    let text = lang.catalogue();
    html! {
        <section class="note">
            <p class="note__title">{ (text.voices().unfinished)(&intl::time(lang, at_ms)) }</p>
            <div class="buttons">
                { button("button button--primary", text.shell().go_on, go_on) }
                { button("button", text.shell().delete, delete) }
            </div>
        </section>
    }
}
