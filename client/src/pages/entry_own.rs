//! A field with two answers: neither of them, but a third, and why. The reason stands beside the entry as a remark under the
//! field's name.

use shared::domain::initiative::Value;
use shared::domain::schema::{FieldSpec, FieldType, Kind};
use shared::domain::{Command, Problem};
use yew::prelude::*;

use super::all_fields::{Input, id_of, name_in, read};
use crate::bridge::Request;
use crate::components::{Field, Typing, submit, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::i18n::{Lang, sentences, words};
use crate::state::form::Form;

/// The language in which the field of this name is filled in; nothing if no screen is in it, or if it is no field of one
/// value.
fn lang_of(kind: &'static Kind, name: &str, mine: Lang) -> Option<(Lang, &'static FieldSpec)> {
    let spec = kind.field(name).filter(|spec| !spec.ty.is_set() && spec.ty != FieldType::Subject)?;
    let lang = [mine, mine.other()].into_iter().find(|lang| name_in(*lang, spec) == name)?;
    Some((lang, spec))
}

#[derive(Properties, PartialEq)]
pub(super) struct OwnAnswerProps {
    pub(super) kind: &'static Kind,
    /// The entry's key.
    pub(super) entry: String,
    /// The field's name in the document.
    pub(super) field: String,
}

/// See the module.
#[component]
pub(super) fn OwnAnswer(props: &OwnAnswerProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.all();
    let asking = use_asking();
    let form = use_state_eq(Form::default);
    let why = use_state_eq(String::new);
    let wrong = use_state_eq(|| None::<Problem>);
    let is_unexplained = use_state_eq(|| false);
    let Some((input_lang, spec)) = lang_of(props.kind, &props.field, lang) else {
        return html! { <span hidden=true></span> };
    };
    let on_change = {
        let form = form.clone();
        Callback::from(move |(name, content): (String, String)| form.set(form.with(&name, &content)))
    };
    let on_why = {
        let why = why.clone();
        Callback::from(move |typed| why.set(typed))
    };
    let onsubmit = {
        let (form, why, wrong, is_unexplained) = (form.clone(), why, wrong.clone(), is_unexplained.clone());
        let (kind, key, field, asking) =
            (props.kind, props.entry.clone(), props.field.clone(), asking.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = form.get(&field).trim().to_owned();
            let value = if typed.is_empty() { Err(Problem::Missing) } else { read(spec, &field, &typed) };
            wrong.set(value.as_ref().err().cloned());
            is_unexplained.set(why.trim().is_empty());
            let Ok(value) = value else { return };
            if why.trim().is_empty() {
                return;
            }
            let label = words::field(lang, kind.name, spec.name).unwrap_or(spec.name);
            let reason = remark(&key, label, why.trim(), lang);
            let fields = vec![(field.clone(), value)];
            let change = Command::Change { kind: kind.name.to_owned(), key: key.clone(), fields };
            let then = asking.clone();
            asking.ask(Request::Do(change), move |_| then.ask(Request::Do(reason), |_| {}));
        })
    };
    let error = wrong.as_ref().map(|problem| sentences::problem(lang, problem)).unwrap_or_default();
    let input = Input {
        lang: input_lang,
        kind: props.kind,
        spec,
        form: &form,
        wrong: AttrValue::from(error),
        on_change,
    };
    let why_id = [&*id_of(&props.field), "-why"].concat();
    let why_error = if *is_unexplained { text.needle().say_why } else { "" };
    html! {
        <details class="section">
            <summary class="summary">{ t.own_answer }</summary>
            <form {onsubmit}>
                { input.show() }
                <Field id={why_id} label={text.needle().why} error={why_error} typing={Typing::Lines(2)} on_input={on_why} />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button", t.keep_own) }
            </form>
        </details>
    }
}

/// The reason, as a remark on the entry under the field's name.
fn remark(entry: &str, field: &str, why: &str, lang: Lang) -> Command {
    let said = [("subject", entry), ("item", field), ("body", why), ("lang", lang.code())];
    let said = said.map(|(name, words)| (name.to_owned(), Value::Text(words.to_owned())));
    Command::Create { kind: "comments".to_owned(), fields: said.to_vec() }
}
