//! Giving a voice, one question a page. What was answered is kept as a draft until it is given.

use std::rc::Rc;

use yew::prelude::*;

use super::give_steps::{AudienceStep, CheckStep, KindStep, StepProps, WordsStep};
use crate::bridge::{Reply, Request};
use crate::components::{Page, Skeleton};
use crate::hooks::{DraftKeeper, Kept, use_asking, use_draft, use_go, use_lang, use_role, use_text};
use crate::i18n::intl;
use crate::route::Route;
use crate::state::give::{DRAFT, Step, Voice};
use shared::domain::Role;

#[derive(Properties, PartialEq)]
pub(crate) struct GiveProps {
    /// The page of the form.
    pub(crate) step: Step,
}

/// See the module.
#[component]
pub(crate) fn Give(props: &GiveProps) -> Html {
    let t = &use_text().voices;
    let (kept, keeper) = use_draft(AttrValue::from(DRAFT));
    if use_role() < Role::Resident {
        return html! { <Page title={t.give}><p>{ t.read_only }</p></Page> };
    }
    match kept {
        None => html! { <Page title={t.give}><Skeleton /></Page> },
        Some(kept) => html! { <GiveForm step={props.step} {kept} {keeper} /> },
    }
}

#[derive(Properties, PartialEq)]
struct GiveFormProps {
    step: Step,
    kept: Kept,
    keeper: DraftKeeper,
}

#[component]
fn GiveForm(props: &GiveFormProps) -> Html {
    let (lang, go, asking) = (use_lang(), use_go(), use_asking());
    let voice = {
        let text = props.kept.text.clone();
        use_state_eq(move || Rc::new(Voice::from_draft(&text)))
    };
    // Whoever comes from the notice on the first screen has read it.
    let is_noticed = {
        let is_new = !props.kept.is_some() || props.step == Step::Resume;
        use_state_eq(move || is_new)
    };
    let first_step = {
        let step = props.step;
        use_state_eq(move || step)
    };
    // Questions start anew when the draft is thrown away.
    let round = use_state_eq(|| 0_u32);
    let on_change = {
        let (voice, keeper) = (voice.clone(), props.keeper.clone());
        Callback::from(move |next: Voice| {
            keeper.change(next.to_draft());
            voice.set(Rc::new(next));
        })
    };
    let on_give = {
        let (asking, voice, keeper, go) = (asking.clone(), voice.clone(), props.keeper.clone(), go.clone());
        Callback::from(move |()| {
            let Some(command) = voice.command(lang) else { return };
            let (keeper, go) = (keeper.clone(), go.clone());
            asking.ask(Request::Do(command), move |reply| {
                keeper.forget();
                if let Reply::Written { key: Some(key) } = reply {
                    go.emit(Route::Receipt { key });
                }
            });
        })
    };
    use_resume(props.step, voice.next_step());
    let step = if props.step == Step::Resume { voice.next_step() } else { props.step };
    // Whoever goes on to another page has seen it.
    let notice = if *is_noticed || props.step != *first_step {
        html! { <div hidden=true></div> }
    } else {
        notice(props, &is_noticed, &round, &voice, &go)
    };
    let kept_at = props.keeper.kept_at();
    let steps = StepProps { voice: Rc::clone(&voice), on_change, on_give, asking, notice, kept_at };
    html! { <div key={format!("{step}-{}", *round)}>{ page(step, steps) }</div> }
}

/// Goes to the page where the voice was left.
#[hook]
fn use_resume(step: Step, left_at: Step) {
    let navigator = yew_router::hooks::use_navigator().expect("screens are inside the router");
    use_effect_with(step, move |step| {
        if *step == Step::Resume {
            navigator.replace(&Route::GiveStep { step: left_at });
        }
    });
}

fn page(step: Step, props: StepProps) -> Html {
    match step {
        Step::Kind => html! { <KindStep ..props /> },
        Step::Words => html! { <WordsStep ..props /> },
        Step::Audience => html! { <AudienceStep ..props /> },
        Step::Check | Step::Resume => html! { <CheckStep ..props /> },
    }
}

fn notice(
    props: &GiveFormProps,
    is_noticed: &UseStateHandle<bool>,
    round: &UseStateHandle<u32>,
    voice: &UseStateHandle<Rc<Voice>>,
    go: &Callback<Route>,
) -> Html {
    html! {
        <Notice
            at_ms={props.kept.at_ms}
            on_go_on={
                let (is_noticed, go, next) = (is_noticed.clone(), go.clone(), voice.next_step());
                Callback::from(move |()| {
                    is_noticed.set(true);
                    go.emit(Route::GiveStep { step: next });
                })
            }
            on_delete={
                let (is_noticed, round, voice) = (is_noticed.clone(), round.clone(), voice.clone());
                let (keeper, go) = (props.keeper.clone(), go.clone());
                Callback::from(move |()| {
                    keeper.forget();
                    voice.set(Rc::new(Voice::EMPTY));
                    is_noticed.set(true);
                    round.set(*round + 1);
                    go.emit(Route::Give);
                })
            }
        />
    }
}

#[derive(Properties, PartialEq)]
struct NoticeProps {
    at_ms: i64,
    on_go_on: Callback<()>,
    on_delete: Callback<()>,
}

#[component]
fn Notice(props: &NoticeProps) -> Html {
    let text = use_text();
    let lang = use_lang();
    let go_on = props.on_go_on.reform(|_: MouseEvent| ());
    let delete = props.on_delete.reform(|_: MouseEvent| ());
    html! {
        <section class="note">
            <p class="note__title">{ (text.voices.unfinished)(&intl::time(lang, props.at_ms)) }</p>
            <div class="buttons">
                <button type="button" class="button button--primary" onclick={go_on}>{ text.shell.go_on }</button>
                <button type="button" class="button" onclick={delete}>{ text.shell.delete }</button>
            </div>
        </section>
    }
}
