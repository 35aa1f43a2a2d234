//! Editing one text of the agenda. Others may be editing it too: what is saved is the difference to the text as it stood
//! when the person began, so nobody's words are lost.

use shared::domain::Command;
use shared::domain::rights::Reach;
use shared::domain::schema::AGENDA_TEXTS;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use super::agenda_wordings::Wordings;
use super::give_steps::kept_line;
use crate::bridge::Request;
use crate::components::{Field, Page, Typing, button, link, skeleton, submit, trouble_note};
use crate::hooks::{Asking, DraftKeeper, Kept, use_asking, use_draft, use_go, use_lang, use_reach, use_view};
use crate::i18n::intl;
use crate::route::Route;
use crate::state::form::Form;

#[derive(Properties, PartialEq)]
pub(crate) struct AgendaTextProps {
    /// One of the agenda's texts.
    pub(crate) field: String,
}

/// See the module.
#[component]
pub(crate) fn AgendaText(props: &AgendaTextProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().agenda();
    let may_edit = use_reach("agenda") == Reach::All;
    let shown = if !AGENDA_TEXTS.contains(&props.field.as_str()) {
        html! { <p>{ t.unknown }</p> }
    } else if !may_edit {
        html! { <p>{ t.may_not }</p> }
    } else {
        // In another language it is another text.
        html! { <Loading key={lang.code()} field={props.field.clone()} lang={lang.code()} /> }
    };
    html! { <Page title={(t.edit_title)((t.text)(&props.field))} back={Route::Agenda}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct LoadingProps {
    field: AttrValue,
    lang: AttrValue,
}

#[component]
fn Loading(props: &LoadingProps) -> Html {
    let lang = use_lang();
    let (kept, keeper) = use_draft(AttrValue::from(format!("agenda.{}.{}", props.field, props.lang)));
    let view = use_view(Query::Agenda);
    let has_chosen = use_state_eq(|| false);
    let begins_with = use_mut_ref(AttrValue::default);
    let (Some(View::Agenda(agenda)), Some(kept)) = (view.as_deref(), kept) else {
        return skeleton(lang);
    };
    let words = agenda.texts.get(&*props.field);
    let now = words.and_then(|words| words.by_lang.get(&*props.lang)).cloned().unwrap_or_default();
    let now = AttrValue::from(now);
    if *has_chosen && !kept.is_some() && keeper.kept_at().is_none() {
        // Whoever chose a wording and was not writing goes on from it.
        begins_with.replace(now.clone());
    }
    let key = begins_with.borrow().to_string();
    let on_chosen = Callback::from(move |()| has_chosen.set(true));
    html! {
        <div class="stack">
            <Wordings field={props.field.clone()} now={now.clone()} {on_chosen} />
            <Editor {key} field={props.field.clone()} lang={props.lang.clone()} {now} {kept} {keeper} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    field: AttrValue,
    lang: AttrValue,
    /// The text as it stands with everybody's changes.
    now: AttrValue,
    kept: Kept,
    keeper: DraftKeeper,
}

/// The text being written, and the text it began from.
#[derive(Clone, PartialEq)]
struct Writing {
    base: String,
    text: String,
}

impl Writing {
    fn begin(kept: &Kept, now: &str) -> Self {
        if kept.is_some() {
            let form = Form::decode(&kept.text);
            return Self { base: form.get("base").to_owned(), text: form.get("text").to_owned() };
        }
        Self { base: now.to_owned(), text: now.to_owned() }
    }
}

#[component]
fn Editor(props: &EditorProps) -> Html {
    let (ui_lang, go, asking) = (use_lang(), use_go(), use_asking());
    let text = ui_lang.catalogue();
    let t = text.agenda();
    let writing = {
        let (kept, now) = (props.kept.clone(), props.now.clone());
        use_state_eq(move || Writing::begin(&kept, &now))
    };
    let is_resumed = {
        let is_some = props.kept.is_some();
        use_state_eq(move || is_some)
    };
    let on_input = {
        let (writing, keeper) = (writing.clone(), props.keeper.clone());
        Callback::from(move |typed: String| {
            let form = Form::default().with("base", &writing.base).with("text", &typed);
            keeper.change(form.encode());
            writing.set(Writing { text: typed, ..(*writing).clone() });
        })
    };
    let onsubmit = save(props, &writing, &asking, &go);
    let drop_draft = {
        let (keeper, writing, is_resumed) = (props.keeper.clone(), writing.clone(), is_resumed.clone());
        let now = props.now.to_string();
        Callback::from(move |_: MouseEvent| {
            keeper.forget();
            writing.set(Writing { base: now.clone(), text: now.clone() });
            is_resumed.set(false);
        })
    };
    html! {
        <form {onsubmit}>
            <div>
                if *is_resumed {
                    <div class="note">
                        <p>{ (t.draft_from)(&intl::time(ui_lang, props.kept.at_ms)) }</p>
                        { button("button", t.draft_drop, drop_draft) }
                    </div>
                }
            </div>
            // Throwing the draft away starts the field anew.
            <div key={if *is_resumed { "resumed" } else { "fresh" }}>
                <Field
                    id="text"
                    label={(t.text)(&props.field)}
                    hint={(t.edit_hint)((text.shell().language)(&props.lang))}
                    initial={writing.text.clone()}
                    lang={Some(props.lang.clone())}
                    typing={Typing::Lines(10)}
                    {on_input}
                />
            </div>
            <p class="muted" role="status">{ if *props.now == *writing.base { "" } else { t.changed_meanwhile } }</p>
            { kept_line(ui_lang, props.keeper.kept_at()) }
            { trouble_note(ui_lang, asking.trouble().as_deref()) }
            <div class="buttons">
                { submit("button button--primary", if asking.is_busy() { text.shell().saving } else { text.shell().save }) }
                { link(&Route::Agenda, "button", text.shell().back) }
            </div>
        </form>
    }
}

fn save(
    props: &EditorProps,
    writing: &UseStateHandle<Writing>,
    asking: &Asking,
    go: &Callback<Route>,
) -> Callback<SubmitEvent> {
    let (writing, asking, go) = (writing.clone(), asking.clone(), go.clone());
    let (field, lang, keeper) = (props.field.clone(), props.lang.clone(), props.keeper.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let (go, keeper) = (go.clone(), keeper.clone());
        let command = Command::SetText {
            field: field.to_string(),
            lang: lang.to_string(),
            text: writing.text.clone(),
            base: writing.base.clone(),
        };
        asking.ask(Request::Do(command), move |_| {
            keeper.forget();
            go.emit(Route::Agenda);
        });
    })
}
