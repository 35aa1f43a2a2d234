//! The pages of giving a voice.

use std::rc::Rc;

use shared::domain::Audience;
use shared::domain::schema::VOICE_KINDS;
use yew::prelude::*;

use crate::components::{
    Choice, ErrorSummary, Field, Icon, Offer, Page, Typing, Wrong, choice, submit, trouble_note,
};
use crate::hooks::Asking;
use crate::i18n::{Lang, VoicesText, intl};
use crate::route::Route;
use crate::state::give::{Step, Voice};

/// What each page shows and tells.
pub(super) struct Steps<'a> {
    pub(super) lang: Lang,
    /// The page that is shown.
    pub(super) step: Step,
    pub(super) voice: &'a Rc<Voice>,
    pub(super) on_change: Callback<Voice>,
    pub(super) on_give: Callback<MouseEvent>,
    /// What is wrong with the answer of which page; empty if nothing is.
    pub(super) error: UseStateHandle<(Step, &'static str)>,
    pub(super) asking: Asking,
    pub(super) go: Callback<Route>,
    /// That an unfinished note was found, while that is worth saying.
    pub(super) notice: Html,
    /// When the draft was last kept.
    pub(super) kept_at: Option<i64>,
}

/// See the module.
pub(super) fn page(step: Step, steps: &Steps<'_>) -> Html {
    match step {
        Step::Kind => kind(steps),
        Step::Words => words(steps),
        Step::Audience => audience(steps),
        Step::Check | Step::Resume => check(steps),
    }
}

impl Steps<'_> {
    fn text(&self) -> &'static VoicesText {
        self.lang.catalogue().voices()
    }

    /// What is wrong with this page's answer; empty if nothing is.
    fn error(&self) -> &'static str {
        let (step, sentence) = *self.error;
        if step == self.step { sentence } else { "" }
    }

    /// Goes on to `next` unless something is `lacking`.
    fn onward(&self, next: Step, lacking: Option<&'static str>) -> Callback<SubmitEvent> {
        let (go, error, step) = (self.go.clone(), self.error.clone(), self.step);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match lacking {
                Some(sentence) => error.set((step, sentence)),
                None => go.emit(Route::Give(next)),
            }
        })
    }

    /// One question as a page.
    fn question(&self, step: Step, title: &'static str, back: Route, wrongs: Vec<Wrong>, form: Html) -> Html {
        let number = step.number().unwrap_or_default();
        html! {
            <Page {title} {back}>
                { self.notice.clone() }
                <p class="muted">{ (self.text().step)(number, Step::QUESTIONS) }</p>
                <ErrorSummary {wrongs} />
                { form }
            </Page>
        }
    }

    fn wrongs(&self, field: &'static str, label: &'static str) -> Vec<Wrong> {
        let wrong = Wrong {
            field: AttrValue::from(field),
            label: AttrValue::from(label),
            sentence: AttrValue::from(self.error()),
        };
        if self.error().is_empty() { Vec::new() } else { vec![wrong] }
    }

    fn next(&self) -> Html {
        submit("button button--primary button--wide", self.lang.catalogue().shell().next)
    }
}

/// What kind it is.
fn kind(steps: &Steps<'_>) -> Html {
    let t = steps.text();
    let offer = |kind: &&'static str| Offer {
        value: AttrValue::from(*kind),
        label: AttrValue::from((t.kind)(kind)),
        about: AttrValue::default(),
        icon: Some(Icon::of_voice(kind)),
    };
    let on_choose = {
        let (voice, on_change) = (Rc::clone(steps.voice), steps.on_change.clone());
        Callback::from(move |chosen: AttrValue| {
            let kind = VOICE_KINDS.iter().find(|kind| chosen == **kind).copied();
            on_change.emit(Voice { kind, ..(*voice).clone() });
        })
    };
    let kinds = Choice {
        id: "kind",
        legend: t.kind_title,
        is_legend_hidden: true,
        error: steps.error(),
        offers: VOICE_KINDS.iter().map(offer).collect(),
        chosen: steps.voice.kind.unwrap_or_default(),
        on_choose,
    };
    let onsubmit = steps.onward(Step::Words, steps.voice.kind.is_none().then_some(t.choose_kind));
    let form = html! { <form {onsubmit}>{ choice(&kinds) }{ steps.next() }</form> };
    steps.question(Step::Kind, t.kind_title, Route::Home, steps.wrongs("kind", t.check_kind), form)
}

/// The words.
fn words(steps: &Steps<'_>) -> Html {
    let t = steps.text();
    let on_input = {
        let (voice, on_change) = (Rc::clone(steps.voice), steps.on_change.clone());
        Callback::from(move |body: String| on_change.emit(Voice { body, ..(*voice).clone() }))
    };
    let is_empty = steps.voice.body.trim().is_empty();
    let onsubmit = steps.onward(Step::Audience, is_empty.then_some(t.write_something));
    let form = html! {
        <form {onsubmit}>
            <Field
                id="body"
                label={t.body}
                hint={t.body_hint}
                error={steps.error()}
                initial={steps.voice.body.clone()}
                typing={Typing::Lines(7)}
                {on_input}
            />
            { kept_line(steps.lang, steps.kept_at) }
            { steps.next() }
        </form>
    };
    let title = (t.prompt)(steps.voice.kind.unwrap_or_default());
    steps.question(Step::Words, title, Route::Give(Step::Kind), steps.wrongs("body", t.body), form)
}

/// When what is typed was last kept.
pub(super) fn kept_line(lang: Lang, kept_at: Option<i64>) -> Html {
    let said = lang.catalogue().shell().draft_saved;
    html! { <p class="muted draft">{ kept_at.map(|at| said(&intl::time(lang, at))).unwrap_or_default() }</p> }
}

/// Who may see it.
fn audience(steps: &Steps<'_>) -> Html {
    let t = steps.text();
    let offer = |(code, audience): (&'static str, Audience)| Offer {
        value: AttrValue::from(code),
        label: AttrValue::from((t.audience)(audience)),
        about: AttrValue::from((t.audience_about)(audience)),
        icon: Some(if audience == Audience::Team { Icon::Lock } else { Icon::People }),
    };
    let on_choose = {
        let (voice, on_change) = (Rc::clone(steps.voice), steps.on_change.clone());
        Callback::from(move |code: AttrValue| {
            let audience = if code == "everyone" { Audience::Everyone } else { Audience::Team };
            on_change.emit(Voice { audience, ..(*voice).clone() });
        })
    };
    let audiences = Choice {
        id: "audience",
        legend: t.audience_title,
        is_legend_hidden: true,
        error: "",
        offers: [("team", Audience::Team), ("everyone", Audience::Everyone)].map(offer).to_vec(),
        chosen: if steps.voice.audience == Audience::Everyone { "everyone" } else { "team" },
        on_choose,
    };
    let onsubmit = steps.onward(Step::Check, None);
    let form = html! { <form {onsubmit}>{ choice(&audiences) }{ steps.next() }</form> };
    steps.question(Step::Audience, t.audience_title, Route::Give(Step::Words), Vec::new(), form)
}

/// All of it, once more.
fn check(steps: &Steps<'_>) -> Html {
    let text = steps.lang.catalogue();
    let t = steps.text();
    let voice = steps.voice;
    let is_whole = voice.next_step() == Step::Check;
    let kind = voice.kind.map_or(t.choose_kind, t.kind);
    let body = if voice.body.trim().is_empty() { t.write_something } else { voice.body.as_str() };
    html! {
        <Page title={t.check_title} back={Route::Give(Step::Audience)}>
            { steps.notice.clone() }
            <dl class="check">
                { line(t, t.check_kind, Step::Kind, kind) }
                { line(t, t.check_body, Step::Words, body) }
                { line(t, t.check_audience, Step::Audience, (t.audience)(voice.audience)) }
            </dl>
            { trouble_note(steps.lang, steps.asking.trouble().as_deref()) }
            <button
                type="button"
                class="button button--primary button--wide"
                disabled={!is_whole}
                onclick={steps.on_give.clone()}
            >
                { if steps.asking.is_busy() { text.shell().saving } else { t.do_give } }
            </button>
        </Page>
    }
}

fn line(t: &VoicesText, name: &'static str, step: Step, answer: &str) -> Html {
    html! {
        <div class="check__line">
            <dt class="check__name">{ name }</dt>
            <dd class="check__answer words" dir="auto">{ answer.to_owned() }</dd>
            <dd class="check__change">
                <a href={Route::Give(step).path()} aria-label={(t.change_what)(name)}>{ t.change }</a>
            </dd>
        </div>
    }
}
