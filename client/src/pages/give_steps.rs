//! The pages of giving a voice.

use std::rc::Rc;

use shared::domain::Audience;
use shared::domain::schema::VOICE_KINDS;
use yew::prelude::*;

use crate::components::{Choice, ErrorSummary, Icon, NavLink, Offer, Page, TextArea, TroubleNote, Wrong};
use crate::hooks::{Asking, use_go, use_lang, use_text};
use crate::i18n::{VoicesText, intl};
use crate::route::Route;
use crate::state::give::{Step, Voice};

/// What each page shows and tells.
#[derive(Properties, PartialEq, Clone)]
pub(crate) struct StepProps {
    pub(crate) voice: Rc<Voice>,
    pub(crate) on_change: Callback<Voice>,
    pub(crate) on_give: Callback<()>,
    pub(crate) asking: Asking,
    /// That an unfinished note was found, while that is worth saying.
    pub(crate) notice: Html,
    /// When the draft was last kept.
    pub(crate) kept_at: Option<i64>,
}

fn to(step: Step) -> Route {
    if step == Step::Kind { Route::Give } else { Route::GiveStep { step } }
}

fn progress(t: &VoicesText, step: Step) -> Html {
    match step.number() {
        Some(n) => html! { <p class="muted">{ (t.step)(n, Step::QUESTIONS) }</p> },
        None => html! { <span hidden=true></span> },
    }
}

/// What kind it is.
#[component]
pub(crate) fn KindStep(props: &StepProps) -> Html {
    let text = use_text();
    let t = &text.voices;
    let go = use_go();
    let error = use_state_eq(|| "");
    let offer = |kind: &&'static str| Offer {
        value: AttrValue::from(*kind),
        label: AttrValue::from((t.kind)(kind)),
        about: AttrValue::default(),
        icon: Some(Icon::of_voice(kind)),
    };
    let on_choose = {
        let (voice, on_change, error) = (Rc::clone(&props.voice), props.on_change.clone(), error.clone());
        Callback::from(move |chosen: AttrValue| {
            let kind = VOICE_KINDS.iter().find(|kind| chosen == **kind).copied();
            error.set("");
            on_change.emit(Voice { kind, ..(*voice).clone() });
        })
    };
    let onsubmit = {
        let (is_chosen, error) = (props.voice.kind.is_some(), error.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_chosen {
                go.emit(to(Step::Words));
            } else {
                error.set(t.choose_kind);
            }
        })
    };
    html! {
        <Page title={t.kind_title} back={Route::Home}>
            { props.notice.clone() }
            { progress(t, Step::Kind) }
            <ErrorSummary wrongs={wrongs("kind", t.check_kind, *error)} />
            <form {onsubmit}>
                <Choice
                    id="kind"
                    legend={t.kind_title}
                    is_legend_hidden=true
                    error={*error}
                    offers={VOICE_KINDS.iter().map(offer).collect::<Vec<_>>()}
                    chosen={props.voice.kind.map(AttrValue::from)}
                    {on_choose}
                />
                <button type="submit" class="button button--primary button--wide">{ text.shell.next }</button>
            </form>
        </Page>
    }
}

fn wrongs(field: &'static str, label: &'static str, error: &'static str) -> Vec<Wrong> {
    if error.is_empty() {
        return Vec::new();
    }
    vec![Wrong {
        field: AttrValue::from(field),
        label: AttrValue::from(label),
        sentence: AttrValue::from(error),
    }]
}

/// The words.
#[component]
pub(crate) fn WordsStep(props: &StepProps) -> Html {
    let text = use_text();
    let t = &text.voices;
    let lang = use_lang();
    let go = use_go();
    let error = use_state_eq(|| "");
    let on_input = {
        let (voice, on_change, error) = (Rc::clone(&props.voice), props.on_change.clone(), error.clone());
        Callback::from(move |body: String| {
            error.set("");
            on_change.emit(Voice { body, ..(*voice).clone() });
        })
    };
    let onsubmit = {
        let (is_empty, error) = (props.voice.body.trim().is_empty(), error.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_empty {
                error.set(t.write_something);
            } else {
                go.emit(to(Step::Audience));
            }
        })
    };
    html! {
        <Page title={(t.prompt)(props.voice.kind.unwrap_or_default())} back={to(Step::Kind)}>
            { props.notice.clone() }
            { progress(t, Step::Words) }
            <ErrorSummary wrongs={wrongs("body", t.body, *error)} />
            <form {onsubmit}>
                <TextArea
                    id="body"
                    label={t.body}
                    hint={t.body_hint}
                    error={*error}
                    initial={props.voice.body.clone()}
                    rows=7
                    {on_input}
                />
                <p class="muted draft">
                    { props.kept_at.map(|at| (text.shell.draft_saved)(&intl::time(lang, at))).unwrap_or_default() }
                </p>
                <button type="submit" class="button button--primary button--wide">{ text.shell.next }</button>
            </form>
        </Page>
    }
}

/// Who may see it.
#[component]
pub(crate) fn AudienceStep(props: &StepProps) -> Html {
    let text = use_text();
    let t = &text.voices;
    let go = use_go();
    let offer = |(code, audience): (&'static str, Audience)| Offer {
        value: AttrValue::from(code),
        label: AttrValue::from((t.audience)(audience)),
        about: AttrValue::from((t.audience_about)(audience)),
        icon: Some(if audience == Audience::Team { Icon::Lock } else { Icon::People }),
    };
    let on_choose = {
        let (voice, on_change) = (Rc::clone(&props.voice), props.on_change.clone());
        Callback::from(move |code: AttrValue| {
            let audience = if code == "everyone" { Audience::Everyone } else { Audience::Team };
            on_change.emit(Voice { audience, ..(*voice).clone() });
        })
    };
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        go.emit(to(Step::Check));
    });
    let chosen = if props.voice.audience == Audience::Everyone { "everyone" } else { "team" };
    html! {
        <Page title={t.audience_title} back={to(Step::Words)}>
            { props.notice.clone() }
            { progress(t, Step::Audience) }
            <form {onsubmit}>
                <Choice
                    id="audience"
                    legend={t.audience_title}
                    is_legend_hidden=true
                    offers={[("team", Audience::Team), ("everyone", Audience::Everyone)].map(offer).to_vec()}
                    chosen={Some(AttrValue::from(chosen))}
                    {on_choose}
                />
                <button type="submit" class="button button--primary button--wide">{ text.shell.next }</button>
            </form>
        </Page>
    }
}

/// All of it, once more.
#[component]
pub(crate) fn CheckStep(props: &StepProps) -> Html {
    let text = use_text();
    let t = &text.voices;
    let voice = &props.voice;
    let give = props.on_give.reform(|_: MouseEvent| ());
    let is_whole = voice.next_step() == Step::Check;
    let kind = voice.kind.map_or(t.choose_kind, t.kind);
    let body = if voice.body.trim().is_empty() { t.write_something } else { voice.body.as_str() };
    html! {
        <Page title={t.check_title} back={to(Step::Audience)}>
            { props.notice.clone() }
            <dl class="check">
                { line(t, t.check_kind, Step::Kind, html! { <span>{ kind }</span> }) }
                { line(t, t.check_body, Step::Words, html! { <span class="words" dir="auto">{ body.to_owned() }</span> }) }
                { line(t, t.check_audience, Step::Audience, html! { <span>{ (t.audience)(voice.audience) }</span> }) }
            </dl>
            <TroubleNote trouble={props.asking.trouble()} />
            <button type="button" class="button button--primary button--wide" disabled={!is_whole} onclick={give}>
                { if props.asking.is_busy() { text.shell.saving } else { t.do_give } }
            </button>
        </Page>
    }
}

fn line(t: &VoicesText, name: &'static str, step: Step, answer: Html) -> Html {
    html! {
        <div class="check__line">
            <dt class="check__name">{ name }</dt>
            <dd class="check__answer">{ answer }</dd>
            <dd class="check__change">
                <NavLink to={to(step)} label={(t.change_what)(name)}>{ t.change }</NavLink>
            </dd>
        </div>
    }
}
