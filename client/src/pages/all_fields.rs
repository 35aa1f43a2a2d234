//! The fields of any kind's form: what is asked, how it is asked, and what was answered.

use shared::domain::initiative::Value;
use shared::domain::schema::{FieldSpec, FieldType, Kind, NOTE_MAX};
use shared::domain::view::{EntryRow, Query, View};
use shared::domain::{FieldError, Problem, value};
use yew::prelude::*;

use crate::components::{Choice, Field, Offer, Pick, Ticks, Typing, choice, muted, pick, ticks};
use crate::hooks::{use_lang, use_view};
use crate::i18n::{Lang, named, words};
use crate::state::form::{Form, read_number};

/// As many answers as stand below each other; more are a list to open.
const OFFERS_MAX: usize = 7;
/// As many entries as a list to choose from holds.
const CHOICES_MAX: usize = 200;

/// The fields that a form asks: the parts of the key of what is new, and all that a person fills in.
pub(super) fn asked<'a>(
    kind: &'static Kind,
    is_new: bool,
    form: &'a Form,
) -> impl Iterator<Item = &'static FieldSpec> + 'a {
    let parts = if is_new { kind.parts } else { &[] };
    parts.iter().chain(kind.fields).filter(|spec| {
        let fills_itself = matches!(spec.ty, FieldType::Sealed | FieldType::PublicKey | FieldType::Device);
        // Files are chosen elsewhere; what something is about is decided by where one came from.
        let is_file = matches!(spec.ty, FieldType::Link("blobs") | FieldType::Links("blobs"));
        let comes_along = spec.ty == FieldType::Subject && !form.get(spec.name).is_empty();
        !fills_itself && !is_file && (spec.ty != FieldType::Subject || comes_along)
    })
}

/// The field or part of `from` that leads to something of the kind `to`.
pub(super) fn links_to(from: &'static Kind, to: &str) -> Option<&'static str> {
    let leads = |spec: &&FieldSpec| {
        matches!(spec.ty, FieldType::Link(kind) if kind == to) || spec.ty == FieldType::Subject
    };
    from.parts.iter().chain(from.fields).find(leads).map(|spec| spec.name)
}

/// What stands in the form for a value.
pub(super) fn content(value: &Value) -> String {
    match value {
        Value::Text(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Flag(yes) => if *yes { "true" } else { "" }.to_owned(),
        Value::Bytes(_) => String::new(),
    }
}

/// What was answered and is to be written: everything of what is new, else what differs from what stood there.
pub(super) fn values(
    kind: &'static Kind,
    is_new: bool,
    (stood, form): (&Form, &Form),
    lang: Lang,
) -> Result<Vec<(String, Value)>, Vec<FieldError>> {
    let (mut given, mut errors) = (Vec::new(), Vec::new());
    for spec in asked(kind, is_new, form) {
        let name = name_in(lang, spec);
        let names: Vec<String> = if spec.ty.is_set() { members(spec, stood, form) } else { vec![name] };
        for name in names {
            let (before, after) = (stood.get(&name), form.get(&name));
            if (is_new && after.trim().is_empty()) || (!is_new && before == after) {
                continue;
            }
            match read(spec, &name, after) {
                Ok(value) => given.push((name, value)),
                Err(problem) => errors.push(FieldError { field: name, problem }),
            }
        }
        let is_missing = spec.required
            && !spec.worded
            && form.get(spec.name).trim().is_empty()
            && spec.ty != FieldType::Who;
        if is_missing {
            errors.push(FieldError { field: spec.name.to_owned(), problem: Problem::Missing });
        }
    }
    if is_new && kind.fields.iter().any(|spec| matches!(spec.ty, FieldType::Line(_) | FieldType::Prose(_))) {
        given.push(("lang".to_owned(), Value::Text(lang.code().to_owned())));
    }
    if errors.is_empty() { Ok(given) } else { Err(errors) }
}

/// The members of a set that stand in either form.
fn members(spec: &FieldSpec, stood: &Form, form: &Form) -> Vec<String> {
    let prefix = [spec.name, ":"].concat();
    let mut names: Vec<String> = stood
        .names()
        .chain(form.names())
        .filter(|name| name.starts_with(&prefix))
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What was typed into a field of this name.
pub(super) fn read(spec: &FieldSpec, name: &str, typed: &str) -> Result<Value, Problem> {
    let member = name.split_once(':').map(|(_, member)| member);
    if spec.ty == FieldType::Number && !typed.trim().is_empty() {
        return read_number(typed).map(Value::Number).ok_or(Problem::NotANumber);
    }
    if spec.ty == FieldType::Flag || spec.ty.is_set() {
        return Ok(Value::Flag(typed == "true"));
    }
    value::read(spec.ty, member, typed)
}

/// One field of the form.
pub(super) struct Input<'a> {
    pub(super) lang: Lang,
    pub(super) kind: &'static Kind,
    pub(super) spec: &'static FieldSpec,
    pub(super) form: &'a Form,
    /// What is wrong with it; empty if nothing is.
    pub(super) wrong: AttrValue,
    /// Hears the field's name and what stands in it from here on.
    pub(super) on_change: Callback<(String, String)>,
}

/// The name in the document of a field as people in `lang` fill it in.
pub(super) fn name_in(lang: Lang, spec: &FieldSpec) -> String {
    if spec.worded { [spec.name, "@", lang.code()].concat() } else { spec.name.to_owned() }
}

/// The id of a field on the screen: the page's heading is called `title` already.
pub(super) fn id_of(name: &str) -> String {
    ["of-", name].concat()
}

impl Input<'_> {
    /// See the struct.
    pub(super) fn show(&self) -> Html {
        let t = self.lang.catalogue().all();
        match self.spec.ty {
            FieldType::Line(_) => self.typed("", Typing::Line),
            FieldType::Prose(max) => self.typed("", Typing::Lines(if max > NOTE_MAX { 6 } else { 3 })),
            FieldType::Number | FieldType::Count => self.typed("", Typing::Number),
            FieldType::Date => self.typed("", Typing::Day),
            FieldType::Moment => self.typed(t.moment_hint, Typing::Line),
            FieldType::Period => self.typed(t.period_hint, Typing::Line),
            FieldType::Address => self.typed("", Typing::Link),
            FieldType::Choice(codes) => self.one_of(self.offers(codes)),
            FieldType::Score(min, max) => {
                self.one_of((min..=max).map(|n| (n.to_string(), n.to_string())).collect())
            }
            FieldType::Codes(codes) => {
                several(self.spec, &self.label(), self.offers(codes), self.form, &self.on_change)
            }
            FieldType::Flag => self.yes_or_no(),
            FieldType::Link(target) | FieldType::Links(target) => self.entries(target),
            FieldType::Who => self.entries("partners"),
            // Where one came from decides it, or the app does.
            FieldType::Subject | FieldType::Device | FieldType::Sealed | FieldType::PublicKey => {
                html! { <span hidden=true></span> }
            }
        }
    }

    fn label(&self) -> String {
        let said = words::field(self.lang, self.kind.name, self.spec.name).unwrap_or(self.spec.name);
        let is_optional = !self.spec.required && self.spec.ty != FieldType::Flag;
        if is_optional { (self.lang.catalogue().shell().optional)(said) } else { said.to_owned() }
    }

    /// Codes and what they are called.
    fn offers(&self, codes: &[&str]) -> Vec<(String, String)> {
        let said = |code| words::code(self.lang, self.kind.name, self.spec.name, code).unwrap_or(code);
        codes.iter().map(|code| ((*code).to_owned(), said(code).to_owned())).collect()
    }

    fn typed(&self, hint: &'static str, typing: Typing) -> Html {
        let name = name_in(self.lang, self.spec);
        let initial = self.form.get(&name).to_owned();
        let (on_change, id) = (self.on_change.clone(), name.clone());
        let on_input = Callback::from(move |content| on_change.emit((id.clone(), content)));
        html! { <Field id={id_of(&name)} label={self.label()} {hint} error={self.wrong.clone()} {typing} {initial} {on_input} /> }
    }

    fn one_of(&self, mut offers: Vec<(String, String)>) -> Html {
        let t = self.lang.catalogue().all();
        let (on_change, name) = (self.on_change.clone(), self.spec.name);
        let (label, chosen) = (self.label(), self.form.get(name));
        if offers.len() > OFFERS_MAX {
            let on_pick = Callback::from(move |code| on_change.emit((name.to_owned(), code)));
            let (error, none, offers) = (&*self.wrong, t.choose, &*offers);
            return pick(&Pick { id: &id_of(name), label: &label, error, none, offers, chosen, on_pick });
        }
        // What may be left out may also be taken back.
        if !self.spec.required && !chosen.is_empty() {
            offers.push((String::new(), t.no_answer.to_owned()));
        }
        let offer = |(code, words): (String, String)| Offer {
            value: AttrValue::from(code),
            label: AttrValue::from(words),
            about: AttrValue::default(),
            icon: None,
        };
        let on_choose =
            Callback::from(move |code: AttrValue| on_change.emit((name.to_owned(), code.to_string())));
        choice(&Choice {
            id: &id_of(name),
            legend: &label,
            is_legend_hidden: false,
            error: &self.wrong,
            offers: offers.into_iter().map(offer).collect(),
            chosen,
            on_choose,
        })
    }

    fn yes_or_no(&self) -> Html {
        let name = self.spec.name;
        let is_given = self.form.get(name) == "true";
        let on_change = self.on_change.clone();
        let on_tick = Callback::from(move |code: String| {
            on_change.emit((code, if is_given { "" } else { "true" }.to_owned()));
        });
        let offers = vec![(name.to_owned(), self.label(), is_given)];
        ticks(&Ticks { id: &id_of(name), legend: "", offers, on_tick })
    }

    fn entries(&self, target: &'static str) -> Html {
        let (spec, label, form) = (self.spec, self.label(), self.form.clone());
        let (wrong, on_change) = (self.wrong.clone(), self.on_change.clone());
        html! { <Entries {spec} {target} {label} {form} {wrong} {on_change} /> }
    }
}

fn several(
    spec: &'static FieldSpec,
    label: &str,
    offers: Vec<(String, String)>,
    form: &Form,
    on_change: &Callback<(String, String)>,
) -> Html {
    let with_answer = |(code, words): (String, String)| {
        let is_given = form.get(&[spec.name, ":", &code].concat()) == "true";
        (code, words, is_given)
    };
    let offers = offers.into_iter().map(with_answer).collect();
    let (on_change, form) = (on_change.clone(), form.clone());
    let on_tick = Callback::from(move |code: String| {
        let name = [spec.name, ":", &code].concat();
        let turned = if form.get(&name) == "true" { "" } else { "true" };
        on_change.emit((name, turned.to_owned()));
    });
    ticks(&Ticks { id: &id_of(spec.name), legend: label, offers, on_tick })
}

#[derive(Properties, PartialEq)]
struct EntriesProps {
    spec: &'static FieldSpec,
    /// The kind to choose from.
    target: &'static str,
    label: AttrValue,
    form: Form,
    wrong: AttrValue,
    on_change: Callback<(String, String)>,
}

/// One or several entries of a kind to choose.
#[component]
fn Entries(props: &EntriesProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().all();
    let query =
        Query::List { kind: props.target.to_owned(), of: None, archived: false, from: 0, count: CHOICES_MAX };
    let view = use_view(query);
    let mut offers = Vec::new();
    if let Some(View::List(Some(list))) = view.as_deref() {
        let row = |row: &EntryRow| (row.key.clone(), named::name(lang, props.target, &row.name));
        offers.extend(list.rows.iter().map(row));
    }
    let spec = props.spec;
    if spec.ty.is_set() {
        if offers.is_empty() {
            return html! { <div class="field"><p class="field__label">{ &props.label }</p>{ muted(t.none_to_choose.to_owned()) }</div> };
        }
        return several(spec, &props.label, offers, &props.form, &props.on_change);
    }
    let none = match (spec.ty, offers.is_empty()) {
        (FieldType::Who, _) => t.myself,
        (_, true) => t.none_to_choose,
        (_, false) => t.choose,
    };
    let (on_change, name) = (props.on_change.clone(), spec.name);
    let on_pick = Callback::from(move |key| on_change.emit((name.to_owned(), key)));
    pick(&Pick {
        id: &id_of(name),
        label: &props.label,
        error: &props.wrong,
        none,
        offers: &offers,
        chosen: props.form.get(name),
        on_pick,
    })
}
