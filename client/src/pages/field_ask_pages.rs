//! The pages of asking at the door.

use std::rc::Rc;

use shared::domain::media::Media;
use shared::domain::questions::{Ask, Question, Said};
use shared::domain::view::{DayCount, FormView};
use yew::prelude::*;

use super::field_ask::Areas;
use super::field_day::counted;
use super::give_media::TakeMedia;
use super::give_steps::kept_line;
use crate::components::{
    Choice, ErrorSummary, Field, Icon, Offer, Page, Pick, ReadAloud, Typing, Wrong, button, choice, icon,
    link, media_line, pick, submit, trouble_note,
};
use crate::hooks::Asking;
use crate::i18n::{FieldText, Lang, intl};
use crate::route::{AskPage, FieldScreen, Route};
use crate::state::ask::{Flaw, Visit, flaw};
use crate::state::form::read_number;
use crate::state::taken::{Deed, Taken};

/// What each page shows and tells.
pub(super) struct Pages<'a> {
    pub(super) lang: Lang,
    pub(super) page: AskPage,
    pub(super) form: &'a FormView,
    pub(super) areas: &'a Areas,
    pub(super) today: &'a DayCount,
    pub(super) visit: &'a Rc<Visit>,
    /// What was photographed and recorded, and what does something about it.
    pub(super) taken: (Rc<Taken>, Callback<(String, Deed)>),
    pub(super) on_change: Callback<Visit>,
    pub(super) on_save: Callback<MouseEvent>,
    /// What is wrong on which page; empty if nothing is.
    pub(super) error: UseStateHandle<(AskPage, &'static str)>,
    pub(super) asking: Asking,
    pub(super) go: Callback<Route>,
    /// That unfinished answers were found, while that is worth saying.
    pub(super) notice: Html,
    pub(super) kept_at: Option<i64>,
}

/// See the module.
pub(super) fn page(pages: &Pages<'_>) -> Html {
    let t = pages.text();
    match pages.page {
        AskPage::Consent => consent(pages),
        AskPage::Question(place) => match pages.form.questions.all.get(place - 1) {
            Some(question) => ask(pages, place, question),
            None => html! { <Page title={t.ask}><p>{ t.unknown_form }</p></Page> },
        },
        AskPage::Check => check(pages),
        AskPage::Done => done(pages),
    }
}

impl Pages<'_> {
    fn text(&self) -> &'static FieldText {
        self.lang.catalogue().field()
    }

    fn to(&self, page: AskPage) -> Route {
        Route::Field(FieldScreen::Ask(self.form.key.clone(), page))
    }

    /// What is wrong on this page; empty if nothing is.
    fn error(&self) -> &'static str {
        let (page, sentence) = *self.error;
        if page == self.page { sentence } else { "" }
    }

    fn wrongs(&self, field: &'static str, label: &'static str) -> Vec<Wrong> {
        let wrong = Wrong {
            field: AttrValue::from(field),
            label: AttrValue::from(label),
            sentence: AttrValue::from(self.error()),
        };
        if self.error().is_empty() { Vec::new() } else { vec![wrong] }
    }

    /// Goes on to `next` unless something is `lacking`.
    fn onward(&self, next: AskPage, lacking: Option<&'static str>) -> Callback<SubmitEvent> {
        let (go, error, page, to) = (self.go.clone(), self.error.clone(), self.page, self.to(next));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match lacking {
                Some(sentence) => error.set((page, sentence)),
                None => go.emit(to.clone()),
            }
        })
    }

    /// Takes an answer, or none, and goes on at once.
    fn answers(&self, place: usize, id: &str, said: Option<Said>) -> Callback<MouseEvent> {
        let next = self.visit.with(id, said);
        let to = self.to(next.after(place, &self.form.questions));
        let (go, on_change) = (self.go.clone(), self.on_change.clone());
        Callback::from(move |_| {
            on_change.emit(next.clone());
            go.emit(to.clone());
        })
    }

    /// What is asked, as it is read out.
    fn words<'w>(&self, words: &'w shared::domain::initiative::Words) -> (&'w str, &'w str) {
        words.pick(&self.visit.lang).unwrap_or(("", ""))
    }
}

fn offer(value: &str, label: &str) -> Offer {
    let (value, label) = (AttrValue::from(value.to_owned()), AttrValue::from(label.to_owned()));
    Offer { value, label, about: AttrValue::default(), icon: None }
}

/// What is read out, and whether the person agrees.
fn consent(pages: &Pages<'_>) -> Html {
    let t = pages.text();
    let visit = pages.visit;
    let (consent_lang, consent) = pages.words(&pages.form.questions.consent);
    let chosen = match visit.consent {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let on_choose = {
        let (visit, on_change) = (Rc::clone(visit), pages.on_change.clone());
        Callback::from(move |code: AttrValue| {
            on_change.emit(Visit { consent: Some(code == "yes"), ..(*visit).clone() });
        })
    };
    let agrees = Choice {
        id: "agrees",
        legend: t.agrees,
        is_legend_hidden: false,
        error: pages.error(),
        offers: vec![offer("yes", t.yes), offer("no", t.no)],
        chosen,
        on_choose,
    };
    let lacking = visit.consent.is_none().then_some(t.say_yes_or_no);
    let onsubmit = pages.onward(visit.after(0, &pages.form.questions), lacking);
    html! {
        <Page title={t.before} back={Route::Field(FieldScreen::Day)}>
            { pages.notice.clone() }
            <ErrorSummary wrongs={pages.wrongs("agrees", t.agrees)} />
            <form {onsubmit}>
                { language(pages) }
                if consent.is_empty() {
                    <p>{ t.no_consent_text }</p>
                } else {
                    <section class="note note--good">
                        <p class="note__title">{ t.read_aloud }</p>
                        <p class="lead words" lang={consent_lang.to_owned()} dir="auto">{ consent.to_owned() }</p>
                        <ReadAloud text={consent.to_owned()} lang={consent_lang.to_owned()} />
                    </section>
                }
                { choice(&agrees) }
                { area(pages) }
                { submit("button button--primary button--wide", pages.lang.catalogue().shell().next) }
            </form>
        </Page>
    }
}

fn language(pages: &Pages<'_>) -> Html {
    let t = pages.text();
    let languages = pages.form.questions.languages();
    if languages.len() < 2 {
        return html! { <div hidden=true></div> };
    }
    let name = pages.lang.catalogue().shell().language;
    let on_choose = {
        let (visit, on_change) = (Rc::clone(pages.visit), pages.on_change.clone());
        Callback::from(move |code: AttrValue| {
            on_change.emit(Visit { lang: code.to_string(), ..(*visit).clone() });
        })
    };
    choice(&Choice {
        id: "asked-in",
        legend: t.which_language,
        is_legend_hidden: false,
        error: "",
        offers: languages.iter().map(|code| offer(code, name(code))).collect(),
        chosen: &pages.visit.lang,
        on_choose,
    })
}

fn area(pages: &Pages<'_>) -> Html {
    let t = pages.text();
    if pages.areas.is_empty() {
        return html! { <div hidden=true></div> };
    }
    let on_pick = {
        let (visit, on_change) = (Rc::clone(pages.visit), pages.on_change.clone());
        Callback::from(move |area: String| on_change.emit(Visit { area, ..(*visit).clone() }))
    };
    pick(&Pick {
        id: "area",
        label: t.where_is_it,
        error: "",
        none: t.nowhere_said,
        offers: pages.areas,
        chosen: &pages.visit.area,
        on_pick,
    })
}

/// One question.
fn ask(pages: &Pages<'_>, place: usize, question: &Question) -> Html {
    let text = pages.lang.catalogue();
    let t = pages.text();
    let (asked_in, words) = pages.words(&question.words);
    // The answers that are offered belong to the question.
    let offered = question.offers.iter().map(|words| pages.words(words).1);
    let spoken = [words].into_iter().chain(offered).collect::<Vec<_>>().join(". ");
    let typed = pages.visit.typed(&question.id);
    let media = pages.taken.0.of(&question.id);
    let flaw = flaw(question, typed).filter(|flaw| *flaw != Flaw::Missing || media.is_empty());
    let lacking = flaw.map(|flaw| match flaw {
        Flaw::Missing => t.answer_first,
        Flaw::NotANumber => text.trouble().not_a_number,
        Flaw::TooLong => t.too_long,
    });
    let next = pages.visit.after(place, &pages.form.questions);
    let back = if place == 1 { AskPage::Consent } else { AskPage::Question(place - 1) };
    let last = match pages.form.last.0.get(&question.id) {
        Some(said @ Said::Words(words)) => Some((said.clone(), answered(pages, question, words))),
        _ => None,
    };
    html! {
        <Page title={words.to_owned()} back={pages.to(back)}>
            <p class="muted">{ (text.voices().step)(place, pages.form.questions.all.len()) }</p>
            <p><ReadAloud text={spoken} lang={asked_in.to_owned()} /></p>
            <ErrorSummary wrongs={pages.wrongs("answer", t.answer)} />
            <div>
                if let Some((said, words)) = last {
                    { button("button button--wide", &(t.same_as_last)(&words), pages.answers(place, &question.id, Some(said))) }
                }
            </div>
            <form onsubmit={pages.onward(next, lacking)}>
                <div lang={asked_in.to_owned()}>{ control(pages, question, words) }</div>
                { kept_line(pages.lang, pages.kept_at) }
                { show_or_say(pages, question, media) }
                { submit("button button--primary button--wide", text.shell().next) }
            </form>
            <div class="buttons">
                { button("button", t.skip, pages.answers(place, &question.id, None)) }
                { button("button", t.decline, pages.answers(place, &question.id, Some(Said::Declined))) }
            </div>
        </Page>
    }
}

/// An open answer can be shown or spoken as well.
fn show_or_say(pages: &Pages<'_>, question: &Question, media: Vec<Media>) -> Html {
    if question.ask != Ask::Text {
        return html! { <div hidden=true></div> };
    }
    let (taken, on_deed) = &pages.taken;
    let id = question.id.clone();
    let on_deed = on_deed.reform(move |deed| (id.clone(), deed));
    html! { <TakeMedia media={Rc::new(media)} n={taken.0.len()} {on_deed} /> }
}

/// What the answer to a question is given with.
fn control(pages: &Pages<'_>, question: &Question, words: &str) -> Html {
    let t = pages.text();
    let typed = pages.visit.typed(&question.id).to_owned();
    let on_said = {
        let (visit, on_change, id) = (Rc::clone(pages.visit), pages.on_change.clone(), question.id.clone());
        Callback::from(move |words: String| on_change.emit(visit.with(&id, Some(Said::Words(words)))))
    };
    let offers = match question.ask {
        Ask::YesNo => vec![offer("yes", t.yes), offer("no", t.no)],
        Ask::OneOf => {
            let offers = question.offers.iter().enumerate();
            offers.map(|(place, words)| offer(&(place + 1).to_string(), pages.words(words).1)).collect()
        }
        Ask::Number | Ask::Text => {
            let typing = if question.ask == Ask::Number { Typing::Number } else { Typing::Lines(4) };
            return html! {
                <Field id="answer" label={t.answer} error={pages.error()} initial={typed} {typing} on_input={on_said} />
            };
        }
    };
    let on_choose = Callback::from(move |code: AttrValue| on_said.emit(code.to_string()));
    choice(&Choice {
        id: "answer",
        legend: words,
        is_legend_hidden: true,
        error: pages.error(),
        offers,
        chosen: &typed,
        on_choose,
    })
}

/// An answer in words.
fn answered(pages: &Pages<'_>, question: &Question, typed: &str) -> String {
    let t = pages.text();
    match (question.ask, typed) {
        (Ask::YesNo, "yes") => t.yes.to_owned(),
        (Ask::YesNo, _) => t.no.to_owned(),
        (Ask::OneOf, place) => {
            let offer =
                place.parse::<usize>().ok().and_then(|place| question.offers.get(place.checked_sub(1)?));
            offer.map_or_else(String::new, |offer| pages.words(offer).1.to_owned())
        }
        (Ask::Number, typed) => {
            read_number(typed).map_or_else(|| typed.to_owned(), |n| intl::number(pages.lang, n))
        }
        (Ask::Text, typed) => typed.to_owned(),
    }
}

/// All answers, once more.
fn check(pages: &Pages<'_>) -> Html {
    let text = pages.lang.catalogue();
    let t = pages.text();
    let visit = pages.visit;
    let back = visit
        .consent
        .filter(|yes| *yes)
        .map_or(AskPage::Consent, |_| AskPage::Question(pages.form.questions.all.len().max(1)));
    let agreed = match visit.consent {
        Some(true) => t.yes,
        Some(false) => t.no,
        None => t.say_yes_or_no,
    };
    let one = |(place, question): (usize, &Question)| {
        let media = pages.taken.0.each(&question.id);
        let shown = media_line(pages.lang, media.map(|it| it.media_type.as_str()));
        let said = match visit.answers.0.get(&question.id) {
            None if !shown.is_empty() => shown,
            None => t.skipped.to_owned(),
            Some(Said::Declined) => t.declined.to_owned(),
            Some(Said::Words(typed)) if shown.is_empty() => answered(pages, question, typed),
            Some(Said::Words(typed)) => [answered(pages, question, typed), shown].join(" – "),
        };
        line(pages, AskPage::Question(place + 1), pages.words(&question.words).1, &said)
    };
    let is_agreed = visit.consent == Some(true);
    let save = if pages.asking.is_busy() { text.shell().saving } else { text.shell().save };
    html! {
        <Page title={t.check} back={pages.to(back)}>
            <dl class="check">
                { line(pages, AskPage::Consent, t.agrees, agreed) }
                if is_agreed {
                    { pages.form.questions.all.iter().enumerate().map(one).collect::<Html>() }
                }
            </dl>
            <p>
                { match visit.consent {
                    Some(true) => t.sealed_about,
                    Some(false) => t.refused_about,
                    None => "",
                } }
            </p>
            { trouble_note(pages.lang, pages.asking.trouble().as_deref()) }
            <button type="button" class="button button--primary button--wide" disabled={visit.consent.is_none()}
                onclick={pages.on_save.clone()}>
                { save }
            </button>
        </Page>
    }
}

fn line(pages: &Pages<'_>, page: AskPage, asked: &str, said: &str) -> Html {
    let t = pages.lang.catalogue().voices();
    html! {
        <div class="check__line">
            <dt class="check__name" dir="auto">{ asked.to_owned() }</dt>
            <dd class="check__answer words" dir="auto">{ said.to_owned() }</dd>
            <dd class="check__change">
                <a href={pages.to(page).path()} aria-label={(t.change_what)(asked)}>{ t.change }</a>
            </dd>
        </div>
    }
}

/// Saved.
fn done(pages: &Pages<'_>) -> Html {
    let t = pages.text();
    let lines = counted(pages.lang, pages.today);
    html! {
        <Page title={t.visit_saved}>
            <div class="receipt">
                <p class="receipt__saved">{ icon(Icon::Check) }<strong>{ t.so_far }</strong></p>
                <ul>{ lines.into_iter().map(|line| html! { <li>{ line }</li> }).collect::<Html>() }</ul>
            </div>
            <div class="buttons">
                { link(&pages.to(AskPage::Consent), "button button--primary", t.next_household) }
                { link(&Route::Field(FieldScreen::Day), "button", t.day) }
            </div>
        </Page>
    }
}
