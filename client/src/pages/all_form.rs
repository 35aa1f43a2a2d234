//! Adding an entry of any kind, and changing one.

use shared::domain::command::may_create;
use shared::domain::schema::{self, FieldSpec, FieldType, Kind};
use shared::domain::view::{EntryView, Query, View};
use shared::domain::{Command, CommandError, FieldError, Role};
use yew::prelude::*;

use super::all::{route, route_to};
use super::all_fields::{Input, asked, content, id_of, name_in, values};
use super::give_steps::kept_line;
use crate::bridge::{Reply, Request, Trouble};
use crate::components::{ErrorSummary, Page, Wrong, skeleton, submit, trouble_note};
use crate::hooks::{
    Asking, DraftKeeper, Kept, use_asking, use_draft, use_go_instead, use_lang, use_role, use_view,
};
use crate::i18n::{Lang, named, sentences, words};
use crate::route::Route;
use crate::state::form::Form;

/// How many fields are asked at once; whoever has more to say opens the rest.
const FIRST: usize = 4;

#[derive(Properties, PartialEq)]
pub(crate) struct NewEntryProps {
    /// The kind.
    pub(crate) kind: String,
    /// What it is to lead to: a field and the key in it.
    pub(crate) of: Option<(String, String)>,
}

/// Adding one.
#[component]
pub(crate) fn NewEntry(props: &NewEntryProps) -> Html {
    let (lang, role) = (use_lang(), use_role());
    let t = lang.catalogue().all();
    let name = match &props.of {
        Some((field, key)) => format!("new.{}.{field}.{key}", props.kind),
        None => format!("new.{}", props.kind),
    };
    let (kept, keeper) = use_draft(AttrValue::from(name));
    let back = match &props.of {
        Some((field, key)) => leads_to(&props.kind, field).map(|kind| route_to(kind, key)),
        None => None,
    };
    let shown = match (writable(&props.kind, role), kept) {
        (None, _) => html! { <p>{ t.may_not }</p> },
        (Some(kind), Some(kept)) => {
            let preset = props.of.iter().fold(Form::default(), |form, (field, key)| form.with(field, key));
            html! { <EntryForm kind={kind.name} entry={None::<String>} stands={preset} {kept} {keeper} /> }
        }
        (Some(_), None) => skeleton(lang),
    };
    let title = words::new(lang, &props.kind);
    html! { <Page {title} back={back.unwrap_or_else(|| route(&props.kind))}>{ shown }</Page> }
}

/// The kind that a field of `kind` leads to, if it is always the same.
fn leads_to(kind: &str, field: &str) -> Option<&'static str> {
    let spec = schema::kind(kind)?
        .field(field)
        .or_else(|| schema::kind(kind)?.parts.iter().find(|part| part.name == field))?;
    if let FieldType::Link(target) | FieldType::Links(target) = spec.ty { Some(target) } else { None }
}

/// The kind, if there is one of this name that people in this role write.
fn writable(kind: &str, role: Role) -> Option<&'static Kind> {
    schema::kind(kind).filter(|kind| may_create(kind, role))
}

#[derive(Properties, PartialEq)]
pub(crate) struct EditEntryProps {
    /// The kind.
    pub(crate) kind: String,
    /// The key.
    pub(crate) entry: String,
}

/// Changing one.
#[component]
pub(crate) fn EditEntry(props: &EditEntryProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().all();
    let (kept, keeper) = use_draft(AttrValue::from(format!("edit.{}.{}", props.kind, props.entry)));
    let view = use_view(Query::Entry { kind: props.kind.clone(), key: props.entry.clone() });
    let back = route_to(&props.kind, &props.entry);
    let mut title = words::one(lang, &props.kind).to_owned();
    let shown = match (view.as_deref(), kept, schema::kind(&props.kind)) {
        (Some(View::Entry(Some(entry))), Some(kept), Some(kind)) if entry.may_change => {
            title = (t.edit_one)(&named::name(lang, kind.name, &entry.name));
            let entry_key = Some(entry.key.clone());
            html! { <EntryForm kind={kind.name} entry={entry_key} stands={stands(entry)} {kept} {keeper} /> }
        }
        (Some(View::Entry(Some(entry))), Some(_), _) if !entry.may_change => html! { <p>{ t.may_not }</p> },
        (Some(View::Entry(None)), ..) => html! { <p>{ t.unknown }</p> },
        _ => skeleton(lang),
    };
    html! { <Page {title} {back}>{ shown }</Page> }
}

/// The form of an entry as it stands.
fn stands(entry: &EntryView) -> Form {
    entry.fields.iter().fold(Form::default(), |form, field| form.with(&field.name, &content(&field.value)))
}

#[derive(Properties, PartialEq)]
struct EntryFormProps {
    kind: &'static str,
    /// The key; none while it is new.
    entry: Option<String>,
    /// What the form holds before anything is typed.
    stands: Form,
    kept: Kept,
    keeper: DraftKeeper,
}

#[component]
fn EntryForm(props: &EntryFormProps) -> Html {
    let (lang, asking, go) = (use_lang(), use_asking(), use_go_instead());
    let text = lang.catalogue();
    let kind = schema::kind(props.kind).expect("only kinds of the schema have forms");
    // What others write meanwhile does not change what stands in the form: only what differs from this is written.
    let stood = use_state_eq(|| props.stands.clone());
    let form = use_state_eq(|| match props.kept.is_some() {
        true => Form::decode(&props.kept.text),
        false => props.stands.clone(),
    });
    let own = use_state_eq(Vec::<FieldError>::new);
    let on_change = {
        let (form, keeper) = (form.clone(), props.keeper.clone());
        Callback::from(move |(name, content): (String, String)| {
            let next = form.with(&name, &content);
            keeper.change(next.encode());
            form.set(next);
        })
    };
    let is_new = props.entry.is_none();
    let onsubmit = give(props, kind, (&stood, &form, lang), &own, &asking, &go);
    let wrongs = wrongs(lang, kind.name, &own, &asking);
    let trouble = if wrongs.is_empty() { asking.trouble() } else { None };
    let (first, more): (Vec<_>, Vec<_>) = asked(kind, is_new, &form)
        .enumerate()
        .map(|(place, spec)| (spec, place < FIRST || spec.required || is_answered(spec, &props.stands)))
        .partition(|(_, is_first)| *is_first);
    let input = |(spec, _): (&'static FieldSpec, bool)| {
        let wrong = Wrong::with(&wrongs, &id_of(&name_in(lang, spec)));
        let input = Input { lang, kind, spec, form: &form, wrong, on_change: on_change.clone() };
        html! { <div key={spec.name}>{ input.show() }</div> }
    };
    // Whoever must look at a field must see it.
    let is_open = more.iter().any(|(spec, _)| !Wrong::with(&wrongs, &id_of(&name_in(lang, spec))).is_empty());
    let has_more = !more.is_empty();
    let save = if asking.is_busy() { text.shell().saving } else { text.shell().save };
    html! {
        <form {onsubmit}>
            <ErrorSummary wrongs={wrongs.clone()} />
            { first.into_iter().map(input).collect::<Html>() }
            if has_more {
                <details class="section" open={is_open}>
                    <summary class="summary">{ text.all().more_fields }</summary>
                    { more.into_iter().map(input).collect::<Html>() }
                </details>
            }
            { kept_line(lang, props.keeper.kept_at()) }
            { trouble_note(lang, trouble.as_deref()) }
            { submit("button button--primary button--wide", save) }
        </form>
    }
}

/// Whether anything stands in a field, in any language, or any of its members.
fn is_answered(spec: &FieldSpec, stands: &Form) -> bool {
    let is_of = |name: &str| name.split(['@', ':']).next() == Some(spec.name);
    stands.names().any(|name| is_of(name) && !stands.get(name).is_empty())
}

/// What is wrong, by the form's own check or by the engine's.
fn wrongs(lang: Lang, kind: &str, own: &[FieldError], asking: &Asking) -> Vec<Wrong> {
    let trouble = asking.trouble();
    let found = match trouble.as_deref() {
        _ if !own.is_empty() => own,
        Some(Trouble::Command(CommandError::Fields(errors))) => errors,
        _ => &[],
    };
    let wrong = |error: &FieldError| {
        let id = words::field(lang, kind, &error.field).map(|_| id_of(&error.field)).unwrap_or_default();
        Wrong {
            field: AttrValue::from(id),
            label: AttrValue::from(named::field(lang, kind, &error.field)),
            sentence: AttrValue::from(sentences::problem(lang, &error.problem)),
        }
    };
    found.iter().map(wrong).collect()
}

fn give(
    props: &EntryFormProps,
    kind: &'static Kind,
    (stood, form, lang): (&UseStateHandle<Form>, &UseStateHandle<Form>, Lang),
    own: &UseStateHandle<Vec<FieldError>>,
    asking: &Asking,
    go: &Callback<Route>,
) -> Callback<SubmitEvent> {
    let (stood, form, own, asking, go) =
        (stood.clone(), form.clone(), own.clone(), asking.clone(), go.clone());
    let (entry, keeper) = (props.entry.clone(), props.keeper.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let read = values(kind, entry.is_none(), (&stood, &form), lang);
        own.set(read.as_ref().err().cloned().unwrap_or_default());
        let Ok(fields) = read else { return };
        let command = match &entry {
            Some(key) => Command::Change { kind: kind.name.to_owned(), key: key.clone(), fields },
            None => Command::Create { kind: kind.name.to_owned(), fields },
        };
        let (keeper, go, entry) = (keeper.clone(), go.clone(), entry.clone());
        asking.ask(Request::Do(command), move |reply| {
            keeper.forget();
            let made = if let Reply::Written { key } = reply { key } else { None };
            go.emit(entry.or(made).map_or_else(|| route(kind.name), |key| route_to(kind.name, &key)));
        });
    })
}
