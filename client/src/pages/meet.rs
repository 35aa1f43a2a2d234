//! Holding a meeting on one laptop: the item at hand, what is said about it, and on to the next.

use std::cell::RefCell;
use std::rc::Rc;

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::view::{MeetingView, NoteRow, Query, View};
use yew::prelude::*;

use super::all::route_to;
use super::give_steps::kept_line;
use super::meet_parts::{decisions, end, here, thoughts};
use super::see::cards;
use crate::bridge::Request;
use crate::browser;
use crate::components::{Field, Page, Typing, button, link, muted, section, skeleton, trouble_note};
use crate::hooks::{Asking, DraftKeeper, Kept, use_asking, use_draft, use_lang, use_view};
use crate::i18n::{Lang, intl};
use crate::route::Route;
use crate::state::course::Course;
use crate::state::form::Form;

#[derive(Properties, PartialEq)]
pub(crate) struct MeetProps {
    /// The meeting's key.
    pub(crate) meeting: String,
}

/// See the module.
#[component]
pub(crate) fn Meet(props: &MeetProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let (kept, keeper) = use_draft(AttrValue::from(["meeting.", &props.meeting].concat()));
    let view = use_view(Query::Meeting(props.meeting.clone()));
    let back = route_to("meetings", &props.meeting);
    let (title, shown) = match (view.as_deref(), kept) {
        (Some(View::Meeting(None)), _) => {
            (text.meet().title.to_owned(), html! { <p>{ text.all().unknown }</p> })
        }
        (Some(View::Meeting(Some(view))), Some(kept)) => {
            let (meeting, view) = (props.meeting.clone(), view.clone());
            (view.title.clone(), html! { <Holding {meeting} {view} {kept} {keeper} /> })
        }
        _ => (text.meet().title.to_owned(), skeleton(lang)),
    };
    html! { <Page {title} {back}>{ shown }</Page> }
}

/// Where the meeting is in its agenda, in every window of this browser.
#[hook]
pub(super) fn use_course(meeting: &str) -> (Course, Callback<Course>) {
    let course = use_state_eq(|| Course::read(&browser::bookmark(meeting)));
    {
        let course = course.clone();
        use_effect_with(meeting.to_owned(), move |meeting| {
            let meeting = meeting.clone();
            let listening = browser::on_window("storage", move || {
                course.set(Course::read(&browser::bookmark(&meeting)));
            });
            move || drop(listening)
        });
    }
    let go = {
        let (course, meeting) = (course.clone(), meeting.to_owned());
        Callback::from(move |next: Course| {
            browser::keep_bookmark(&meeting, &next.write());
            course.set(next);
        })
    };
    ((*course).clone(), go)
}

#[derive(Properties, PartialEq)]
struct HoldingProps {
    meeting: String,
    view: MeetingView,
    kept: Kept,
    keeper: DraftKeeper,
}

/// The laptop on the table: what is typed on it, and the way to write it down.
#[derive(Clone)]
pub(super) struct Laptop {
    pub(super) lang: Lang,
    pub(super) meeting: String,
    /// What is typed at this moment, whichever drawing of the screen asks.
    form: Rc<RefCell<Form>>,
    pub(super) asking: Asking,
    keeper: DraftKeeper,
    /// How often something was written: each time the fields begin anew.
    pub(super) n_written: UseStateHandle<usize>,
}

impl Laptop {
    /// Hears what is typed in a field.
    pub(super) fn typed(&self, name: &'static str) -> Callback<String> {
        let laptop = self.clone();
        Callback::from(move |words: String| laptop.keep(name, &words))
    }

    fn keep(&self, name: &str, words: &str) {
        let form = self.form.borrow().with(name, words);
        self.keeper.change(form.encode());
        self.form.replace(form);
    }

    /// What is typed in a field.
    pub(super) fn get(&self, name: &str) -> String {
        self.form.borrow().get(name).trim().to_owned()
    }

    pub(super) fn field(&self, name: &'static str, label: &'static str, typing: Typing) -> Html {
        let initial = AttrValue::from(self.form.borrow().get(name).to_owned());
        html! {
            <Field key={format!("{name}-{}", *self.n_written)} id={name} {label} {typing} {initial} on_input={self.typed(name)} />
        }
    }

    /// Writes something new; what was typed for it leaves the form once it is written.
    pub(super) fn writes(
        &self,
        kind: &str,
        fields: &[(&str, &str)],
        typed: &'static [&'static str],
        then: impl FnOnce() + 'static,
    ) {
        let value = |(name, words): &(&str, &str)| ((*name).to_owned(), Value::Text((*words).to_owned()));
        let fields = fields.iter().filter(|(_, words)| !words.is_empty()).map(value).collect();
        let given: Vec<String> = typed.iter().map(|name| self.get(name)).collect();
        let laptop = self.clone();
        let command = Command::Create { kind: kind.to_owned(), fields };
        self.asking.ask(Request::Do(command), move |_| {
            if !typed.is_empty() {
                // What was typed on meanwhile stays.
                for (name, _) in typed.iter().zip(&given).filter(|(name, given)| laptop.get(name) == **given)
                {
                    laptop.keep(name, "");
                }
                laptop.keeper.keep();
                laptop.n_written.set(*laptop.n_written + 1);
            }
            then();
        });
    }

    /// Notes what is typed under the item at hand, then goes on; at once, if nothing is typed.
    fn notes(&self, item: Option<&String>, then: impl FnOnce() + 'static) {
        let body = self.get("note");
        if body.is_empty() {
            return then();
        }
        let item = item.map_or("", String::as_str);
        let fields =
            [("subject", &*self.meeting), ("item", item), ("body", &body), ("lang", self.lang.code())];
        self.writes("comments", &fields, &["note"], then);
    }
}

#[component]
fn Holding(props: &HoldingProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().meet();
    let (course, go) = use_course(&props.meeting);
    let laptop = Laptop {
        lang,
        meeting: props.meeting.clone(),
        form: use_mut_ref(|| Form::decode(&props.kept.text)),
        asking: use_asking(),
        keeper: props.keeper.clone(),
        n_written: use_state_eq(|| 0),
    };
    let view = &props.view;
    let wall = Route::Wall(props.meeting.clone());
    html! {
        <div class="stack">
            { muted(t.works_offline.to_owned()) }
            { at_hand(&laptop, view, &course, &go) }
            { trouble_note(lang, laptop.asking.trouble().as_deref()) }
            <p>{ link(&wall, "button", t.wall) }</p>
            { muted(t.wall_about.to_owned()) }
            { agenda(&laptop, view, &course, &go) }
            { here(&laptop, view) }
            { decisions(&laptop, view, view.items.get(course.at)) }
            { thoughts(&laptop, view) }
            { end(&laptop, view) }
        </div>
    }
}

/// The item at hand, what was noted about it, and what is being noted.
fn at_hand(laptop: &Laptop, view: &MeetingView, course: &Course, go: &Callback<Course>) -> Html {
    let t = laptop.lang.catalogue().meet();
    let n_items = view.items.len();
    let item = view.items.get(course.at).cloned();
    let step = |next: Course| {
        let (laptop, item, go) = (laptop.clone(), item.clone(), go.clone());
        Callback::from(move |_: MouseEvent| {
            let (go, next) = (go.clone(), next.clone());
            laptop.notes(item.as_ref(), move || go.emit(next));
        })
    };
    let heading = match &item {
        Some(item) => item.clone(),
        None if n_items == 0 => t.no_agenda.to_owned(),
        None => t.all_done.to_owned(),
    };
    let is_of = |note: &&NoteRow| note.item == item;
    let notes: Vec<Html> = view.notes.iter().filter(is_of).map(|note| noted(laptop.lang, note)).collect();
    html! {
        <section class="section card">
            if item.is_some() {
                <p role="status">{ (t.item_of)(course.at + 1, n_items) }</p>
            }
            <h2 dir="auto">{ heading }</h2>
            { cards(t.no_notes, notes) }
            { laptop.field("note", t.note, Typing::Lines(3)) }
            { kept_line(laptop.lang, laptop.keeper.kept_at()) }
            <div class="buttons">
                { button("button", t.note_it, step(course.clone())) }
                if item.is_some() {
                    { button("button button--primary", t.next, step(course.next(n_items))) }
                }
                if course.at > 0 {
                    { button("button button--quiet", t.back, step(course.back())) }
                }
            </div>
        </section>
    }
}

fn noted(lang: Lang, note: &NoteRow) -> Html {
    let shell = lang.catalogue().shell();
    let who = if note.mine { shell.you } else { note.by.as_deref().unwrap_or(shell.somebody) };
    html! {
        <li key={note.key.clone()} class="card">
            <p class="words" dir="auto">{ note.body.clone() }</p>
            { muted((shell.by_at)(who, &intl::day(lang, note.at_ms))) }
        </li>
    }
}

/// All items with their ticks, and what was noted under none of them.
fn agenda(laptop: &Laptop, view: &MeetingView, course: &Course, go: &Callback<Course>) -> Html {
    let t = laptop.lang.catalogue().meet();
    let item = |(place, item): (usize, &String)| {
        let id = format!("item-{place}");
        let tick = {
            let (go, next) = (go.clone(), course.ticked(place));
            Callback::from(move |_: Event| go.emit(next.clone()))
        };
        let talk = {
            let (go, next) = (go.clone(), course.to(place));
            Callback::from(move |_: MouseEvent| go.emit(next.clone()))
        };
        let is_now = place == course.at;
        html! {
            <li key={id.clone()} class="item" aria-current={is_now.then_some("step")}>
                <div class="choice__offer">
                    <input type="checkbox" class="choice__input" id={id.clone()} checked={course.is_done(place)} onchange={tick} />
                    <label class="choice__label" for={id}><span dir="auto">{ item.clone() }</span></label>
                </div>
                if is_now {
                    <strong>{ t.now }</strong>
                } else {
                    <button type="button" class="button button--quiet" aria-label={(t.talk_about_it)(item)} onclick={talk}>{ t.talk_about }</button>
                }
            </li>
        }
    };
    let is_loose = |note: &&NoteRow| note.item.as_ref().is_some_and(|item| !view.items.contains(item));
    let loose: Vec<Html> = view.notes.iter().filter(is_loose).map(|note| noted(laptop.lang, note)).collect();
    let edit = Route::EditEntry("meetings".to_owned(), laptop.meeting.clone());
    let items = html! {
        <>
            <ol class="items">{ view.items.iter().enumerate().map(item).collect::<Html>() }</ol>
            if view.may_change {
                <p>{ link(&edit, "button button--quiet", t.edit_agenda) }</p>
            }
        </>
    };
    html! {
        <>
            { section(t.agenda, items) }
            if !loose.is_empty() {
                { section(t.loose, html! { <ul class="cards">{ loose.into_iter().collect::<Html>() }</ul> }) }
            }
        </>
    }
}
