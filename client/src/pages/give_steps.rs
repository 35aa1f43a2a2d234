//! The pages of giving a voice.

use std::rc::Rc;

use shared::domain::Audience;
use shared::domain::media::Media;
use shared::domain::schema::VOICE_KINDS;
use yew::prelude::*;

use super::give_media::TakeMedia;
use crate::components::{
    Choice, ErrorSummary, Field, Icon, Offer, Page, Pick, ReadAloud, Typing, Wrong, choice, media_line, pick,
    submit, trouble_note,
};
use crate::hooks::Asking;
use crate::i18n::{Lang, VoicesText, intl, words as called};
use crate::route::{FieldScreen, Route};
use crate::state::give::{ORIGINS, SPOKEN, Step, Voice};
use crate::state::taken::Deed;

/// What each page shows and tells.
pub(super) struct Steps<'a> {
    pub(super) lang: Lang,
    /// The page that is shown.
    pub(super) step: Step,
    pub(super) voice: &'a Rc<Voice>,
    /// What was photographed and recorded, and what does something about it.
    pub(super) taken: (Rc<Vec<Media>>, Callback<Deed>),
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
        Step::Origin => origin(steps),
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
        let of = self.voice.n_questions().max(if step == Step::Origin { 4 } else { 3 });
        let number = step.number().unwrap_or_default() + of - 3;
        html! {
            <Page {title} {back}>
                { self.notice.clone() }
                <p class="muted">{ (self.text().step)(number, of) }</p>
                <p><ReadAloud text={title} /></p>
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

/// How it came, and in which language, if it is somebody else's.
fn origin(steps: &Steps<'_>) -> Html {
    let text = steps.lang.catalogue();
    let t = text.field();
    let offer = |code: &&'static str| Offer {
        value: AttrValue::from(*code),
        label: AttrValue::from(called::code(steps.lang, "contributions", "origin", code).unwrap_or(code)),
        about: AttrValue::default(),
        icon: None,
    };
    let on_choose = {
        let (voice, on_change) = (Rc::clone(steps.voice), steps.on_change.clone());
        Callback::from(move |chosen: AttrValue| {
            let origin = ORIGINS.iter().find(|origin| chosen == **origin).copied();
            on_change.emit(Voice { origin, ..(*voice).clone() });
        })
    };
    let on_pick = {
        let (voice, on_change) = (Rc::clone(steps.voice), steps.on_change.clone());
        Callback::from(move |spoken: String| on_change.emit(Voice { spoken, ..(*voice).clone() }))
    };
    let origins = Choice {
        id: "origin",
        legend: t.how_it_came,
        is_legend_hidden: false,
        error: steps.error(),
        offers: ORIGINS.iter().map(offer).collect(),
        chosen: steps.voice.origin.unwrap_or_default(),
        on_choose,
    };
    let name = |code: &&str| ((*code).to_owned(), (text.shell().language)(code).to_owned());
    let spoken = Pick {
        id: "spoken",
        label: t.said_in,
        error: "",
        none: (text.shell().language)(steps.lang.code()),
        offers: &SPOKEN.iter().filter(|code| **code != steps.lang.code()).map(name).collect::<Vec<_>>(),
        chosen: &steps.voice.spoken,
        on_pick,
    };
    let onsubmit = steps.onward(Step::Kind, steps.voice.origin.is_none().then_some(t.choose_origin));
    let form = html! {
        <form {onsubmit}>
            <p>{ t.for_another_how }</p>
            { choice(&origins) }
            { pick(&spoken) }
            { steps.next() }
        </form>
    };
    let wrongs = steps.wrongs("origin", t.how_it_came);
    steps.question(Step::Origin, t.for_another, Route::Field(FieldScreen::Day), wrongs, form)
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
    let back = if steps.voice.origin.is_some() { Route::Give(Step::Origin) } else { Route::Home };
    steps.question(Step::Kind, t.kind_title, back, steps.wrongs("kind", t.check_kind), form)
}

/// The words.
fn words(steps: &Steps<'_>) -> Html {
    let t = steps.text();
    let on_input = {
        let (voice, on_change) = (Rc::clone(steps.voice), steps.on_change.clone());
        Callback::from(move |body: String| on_change.emit(Voice { body, ..(*voice).clone() }))
    };
    let (media, on_deed) = &steps.taken;
    let is_empty = steps.voice.body.trim().is_empty() && media.is_empty();
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
            <TakeMedia media={Rc::clone(media)} n={media.len()} on_deed={on_deed.clone()} />
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
    let media = &steps.taken.0;
    let is_whole = voice.next_step(media) == Step::Check;
    let kind = voice.kind.map_or(t.choose_kind, t.kind);
    let body = match (voice.body.trim(), media.is_empty()) {
        ("", true) => t.write_something,
        ("", false) => text.media().no_words,
        _ => voice.body.as_str(),
    };
    html! {
        <Page title={t.check_title} back={Route::Give(Step::Audience)}>
            { steps.notice.clone() }
            <dl class="check">
                if let Some(origin) = steps.voice.origin {
                    { line(t, text.field().how_it_came, Step::Origin, &came(steps, origin)) }
                }
                { line(t, t.check_kind, Step::Kind, kind) }
                { line(t, t.check_body, Step::Words, body) }
                if !media.is_empty() {
                    { line(t, text.media().check, Step::Words, &media_line(steps.lang, media.iter().map(|it| it.media_type.as_str()))) }
                }
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

/// How somebody else's voice came, and in which language.
fn came(steps: &Steps<'_>, origin: &str) -> String {
    let text = steps.lang.catalogue();
    let how = called::code(steps.lang, "contributions", "origin", origin).unwrap_or_default();
    (text.field().came)(how, (text.shell().language)(steps.voice.lang(steps.lang)))
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
