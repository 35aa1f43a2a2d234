//! Making a form, or the next version of one: its name, what is read out first, and its questions.

use shared::domain::command::may_create;
use shared::domain::questions::{Ask, OFFERS_MAX};
use shared::domain::schema;
use shared::domain::view::{FormView, Query, View};
use yew::prelude::*;

use super::all::{route, route_to};
use super::give_steps::kept_line;
use crate::bridge::{Reply, Request};
use crate::browser;
use crate::components::{
    ErrorSummary, Field, Page, Pick, Ticks, Typing, Wrong, button, pick, skeleton, submit, ticks,
    trouble_note,
};
use crate::hooks::{DraftKeeper, Kept, use_asking, use_draft, use_go_instead, use_lang, use_role, use_view};
use crate::i18n::Lang;
use crate::route::Route;
use crate::state::form::Form;
use crate::state::making::{Lack, Making, name, name_in};

#[derive(Properties, PartialEq)]
pub(crate) struct MakeFormProps {
    /// The key of the version that another is to follow; none for a new form.
    pub(crate) of: Option<String>,
}

/// See the module.
#[component]
pub(crate) fn MakeForm(props: &MakeFormProps) -> Html {
    let (lang, role) = (use_lang(), use_role());
    let t = lang.catalogue().field();
    let of = props.of.clone().unwrap_or_default();
    let (kept, keeper) = use_draft(AttrValue::from(["form.", &of].concat()));
    let view = use_view(Query::Form(of));
    let may_make = schema::kind("forms").is_some_and(|kind| may_create(kind, role));
    let shown = match (view.as_deref(), kept) {
        _ if !may_make => html! { <p>{ lang.catalogue().all().may_not }</p> },
        (Some(View::Form(None)), Some(_)) if props.of.is_some() => html! { <p>{ t.unknown_form }</p> },
        (Some(View::Form(before)), Some(kept)) => html! { <Maker before={before.clone()} {kept} {keeper} /> },
        _ => skeleton(lang),
    };
    let (title, back) = match &props.of {
        Some(form) => (t.next_version, route_to("forms", form)),
        None => (t.make, route("forms")),
    };
    html! { <Page {title} {back}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct MakerProps {
    /// The version before.
    before: Option<FormView>,
    kept: Kept,
    keeper: DraftKeeper,
}

#[component]
fn Maker(props: &MakerProps) -> Html {
    let (lang, asking, go) = (use_lang(), use_asking(), use_go_instead());
    let text = lang.catalogue();
    let t = text.field();
    let making = use_state_eq(|| match (props.kept.is_some(), &props.before) {
        (true, _) => Making(Form::decode(&props.kept.text)),
        (false, Some(before)) => Making::of(&before.title, &before.questions),
        (false, None) => Making::new(),
    });
    let lack = use_state_eq(|| None::<Lack>);
    let on_change = {
        let (making, keeper) = (making.clone(), props.keeper.clone());
        Callback::from(move |next: Making| {
            keeper.change(next.0.encode());
            making.set(next);
        })
    };
    let onsubmit = {
        let (asking, making, lack, go, keeper) =
            (asking.clone(), making.clone(), lack.clone(), go, props.keeper.clone());
        let before = props.before.as_ref().map(|before| (before.form_id.clone(), before.next_version));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let questions = making.questions();
            lack.set(questions.as_ref().err().copied());
            let Ok(questions) = questions else { return };
            // Nobody else makes a form in the same millisecond.
            let (form_id, version) = before.clone().unwrap_or_else(|| (browser::now_ms().to_string(), 1));
            let (go, keeper) = (go.clone(), keeper.clone());
            asking.ask(Request::Do(making.command(&questions, &form_id, version)), move |reply| {
                keeper.forget();
                if let Reply::Written { key: Some(key) } = reply {
                    go.emit(Route::Entry("forms".to_owned(), key));
                }
            });
        })
    };
    let maker = Fields { lang, making: &making, wrongs: wrongs(lang, *lack), on_change: on_change.clone() };
    let add = {
        let making = making.clone();
        Callback::from(move |_: MouseEvent| on_change.emit(making.with_another()))
    };
    html! {
        <form {onsubmit}>
            <ErrorSummary wrongs={maker.wrongs.clone()} />
            <p>{ if props.before.is_some() { t.make_next_about } else { t.make_about } }</p>
            { maker.worded("title", "", t.form_title, "", Typing::Line) }
            { maker.worded("consent", "", t.consent, t.consent_hint, Typing::Lines(4)) }
            { making.places().into_iter().enumerate().map(|(n, place)| maker.question(n + 1, place)).collect::<Html>() }
            <div>
                if making.has_room() {
                    { button("button", t.add_question, add) }
                }
            </div>
            { kept_line(lang, props.keeper.kept_at()) }
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button button--primary button--wide", if asking.is_busy() { text.shell().saving } else { text.shell().save }) }
        </form>
    }
}

/// The id of a field on the screen: the page's heading is called `title` already.
fn id_of(name: &str) -> String {
    ["make-", name].concat()
}

/// What is lacking, at the first field that it is about.
fn wrongs(lang: Lang, lack: Option<Lack>) -> Vec<Wrong> {
    let t = lang.catalogue().field();
    let wrong = |name: String, label: &'static str, sentence: String| Wrong {
        field: AttrValue::from(id_of(&name)),
        label: AttrValue::from(label),
        sentence: AttrValue::from(sentence),
    };
    let of_offers = |place, sentence| wrong(name_in(place, ".offers", lang), t.offers, sentence);
    let found = match lack {
        None => None,
        Some(Lack::Title) => {
            Some(wrong(["title@", lang.code()].concat(), t.form_title, t.needs_title.to_owned()))
        }
        Some(Lack::Questions) => Some(wrong(String::new(), t.add_question, t.needs_question.to_owned())),
        Some(Lack::Words(place)) => {
            Some(wrong(name_in(place, "", lang), t.question_words, t.needs_words.to_owned()))
        }
        Some(Lack::Offers(place)) => Some(of_offers(place, t.needs_offers.to_owned())),
        Some(Lack::Uneven(place)) => Some(of_offers(place, t.offers_differ.to_owned())),
        Some(Lack::TooMany(place)) => Some(of_offers(place, (t.too_many_offers)(OFFERS_MAX))),
    };
    found.into_iter().collect()
}

/// The fields of the form that makes a form.
struct Fields<'a> {
    lang: Lang,
    making: &'a Making,
    wrongs: Vec<Wrong>,
    on_change: Callback<Making>,
}

impl Fields<'_> {
    /// Hears what stands in a field from here on.
    fn typed(&self, name: &str) -> Callback<String> {
        let (making, on_change, name) = (self.making.clone(), self.on_change.clone(), name.to_owned());
        Callback::from(move |content: String| on_change.emit(Making(making.0.with(&name, &content))))
    }

    /// A field for each language, the reader's first.
    fn worded(&self, base: &str, what: &str, label: &str, hint: &'static str, typing: Typing) -> Html {
        let text = self.lang.catalogue();
        let mut languages = Lang::ALL;
        languages.sort_by_key(|lang| *lang != self.lang);
        let one = |lang: Lang| {
            let name = [base, what, "@", lang.code()].concat();
            let label = (text.field().in_this)(label, (text.shell().language)(lang.code()));
            let id = id_of(&name);
            html! {
                <Field key={id.as_str()} id={id.clone()} {label} {hint} {typing} lang={Some(AttrValue::from(lang.code()))}
                    error={Wrong::with(&self.wrongs, &id)} initial={self.making.0.get(&name).to_owned()}
                    on_input={self.typed(&name)} />
            }
        };
        languages.into_iter().map(one).collect()
    }

    fn question(&self, n: usize, place: usize) -> Html {
        let t = self.lang.catalogue().field();
        let ask = self.making.ask(place);
        let asks: Vec<(String, String)> =
            Ask::ALL.iter().map(|ask| (ask.name().to_owned(), (t.how)(*ask).to_owned())).collect();
        let how = name(place, ".ask");
        let on_ask = self.typed(&how);
        let repeats = name(place, ".repeats");
        let is_repeated = self.making.0.get(&repeats) == "yes";
        let (on_repeats, on_gone) = (self.typed(&repeats), self.typed(&name(place, ".gone")));
        let remove = Callback::from(move |_: MouseEvent| on_gone.emit("yes".to_owned()));
        let on_tick =
            Callback::from(move |_| on_repeats.emit(if is_repeated { "" } else { "yes" }.to_owned()));
        html! {
            <section class="section" key={place}>
                <h2>{ (t.question)(n) }</h2>
                { self.worded(&place.to_string(), "", t.question_words, "", Typing::Line) }
                { pick(&Pick {
                    id: &id_of(&how), label: t.how_answered, error: "", none: self.lang.catalogue().all().choose, offers: &asks, chosen: ask.name(),
                    on_pick: on_ask,
                }) }
                <div>
                    if ask == Ask::OneOf {
                        { self.worded(&place.to_string(), ".offers", t.offers, t.offers_hint, Typing::Lines(4)) }
                    }
                </div>
                { ticks(&Ticks {
                    id: &id_of(&repeats), legend: "",
                    offers: vec![("yes".to_owned(), t.repeats.to_owned(), is_repeated)], on_tick,
                }) }
                { button("button button--quiet", &(t.remove_question)(n), remove) }
            </section>
        }
    }
}
