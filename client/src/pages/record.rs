//! Recording a reading of an indicator.

use shared::domain::period::Period;
use shared::domain::rights::Reach;
use shared::domain::view::{Query, View};
use shared::domain::{Command, CommandError, Problem, Value};
use yew::prelude::*;

use super::field_ask::{self, Areas};
use super::field_day::my_day;
use super::give_steps::kept_line;
use crate::bridge::{Request, Trouble};
use crate::components::{
    ErrorSummary, Field, Page, Pick, Typing, Wrong, pick, skeleton, submit, trouble_note,
};
use crate::hooks::{Asking, DraftKeeper, Kept, use_asking, use_draft, use_go, use_lang, use_reach, use_view};
use crate::i18n::{Lang, sentences};
use crate::route::Route;
use crate::state::form::{Form, read_number};

#[derive(Properties, PartialEq)]
pub(crate) struct RecordProps {
    /// The indicator's key.
    pub(crate) indicator: String,
    /// The period, if that is decided.
    #[prop_or_default]
    pub(crate) period: String,
}

/// See the module.
#[component]
pub(crate) fn Record(props: &RecordProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().results();
    let may_record = use_reach("readings") != Reach::Nothing;
    let (kept, keeper) = use_draft(AttrValue::from(draft(props)));
    let view = use_view(Query::Indicator(props.indicator.clone()));
    let day = use_view(my_day());
    let areas = match day.as_deref() {
        Some(View::MyDay(day)) => field_ask::areas(lang, day),
        _ => Vec::new(),
    };
    // Nothing typed yet: the period that was chosen is the first thing that stands there.
    let kept = kept.map(|kept| match kept.is_some() || props.period.is_empty() {
        true => kept,
        false => Kept { text: Form::default().with("period", &props.period).encode(), at_ms: kept.at_ms },
    });
    let mut title = t.record.to_owned();
    let shown = match (view.as_deref(), kept) {
        _ if !may_record => html! { <p>{ t.may_not }</p> },
        (Some(View::Indicator(None)), _) => html! { <p>{ t.unknown }</p> },
        (Some(View::Indicator(Some(indicator))), Some(kept)) => {
            let name = indicator.row.name.pick(lang.code()).map_or(t.indicator, |(_, name)| name);
            title = (t.record_for)(name);
            let unit = indicator.row.unit.clone();
            html! { <RecordForm indicator={props.indicator.clone()} {unit} {areas} {kept} {keeper} /> }
        }
        _ => skeleton(lang),
    };
    html! { <Page {title} back={Route::Indicator(props.indicator.clone())}>{ shown }</Page> }
}

/// The draft's name: what was begun for one period does not turn up in another.
fn draft(props: &RecordProps) -> String {
    let tail = if props.period.is_empty() { String::new() } else { [".", &props.period].concat() };
    ["reading.", &props.indicator, &tail].concat()
}

#[derive(Properties, PartialEq)]
struct RecordFormProps {
    indicator: AttrValue,
    unit: AttrValue,
    /// Where it can be: the areas of the day.
    areas: Areas,
    kept: Kept,
    keeper: DraftKeeper,
}

/// What the form lacks before the engine is asked at all.
fn check(form: &Form) -> Vec<(&'static str, Problem)> {
    let mut problems = Vec::new();
    if form.is_blank(&["period"]) {
        problems.push(("period", Problem::Missing));
    } else if Period::parse(form.get("period")).is_err() {
        problems.push(("period", Problem::NotAPeriod));
    }
    if form.is_blank(&["value"]) {
        problems.push(("value", Problem::Missing));
    } else if read_number(form.get("value")).is_none() {
        problems.push(("value", Problem::NotANumber));
    }
    problems
}

/// The label of a field, by name.
fn label(lang: Lang, field: &str) -> &'static str {
    let t = lang.catalogue().results();
    match field {
        "period" => t.period,
        "method" => t.method,
        "note" => t.note,
        _ => t.col_value,
    }
}

/// What is wrong, by the form's own check or by the engine's.
fn wrongs(lang: Lang, own: &[(&'static str, Problem)], asking: &Asking) -> Vec<Wrong> {
    let wrong = |field: &str, problem: &Problem| Wrong {
        field: AttrValue::from(field.to_owned()),
        label: AttrValue::from(label(lang, field)),
        sentence: AttrValue::from(sentences::problem(lang, problem)),
    };
    if !own.is_empty() {
        return own.iter().map(|(field, problem)| wrong(field, problem)).collect();
    }
    match asking.trouble().as_deref() {
        Some(Trouble::Command(CommandError::Fields(errors))) => {
            errors.iter().map(|error| wrong(&error.field, &error.problem)).collect()
        }
        _ => Vec::new(),
    }
}

#[component]
fn RecordForm(props: &RecordFormProps) -> Html {
    let (lang, asking, go) = (use_lang(), use_asking(), use_go());
    let text = lang.catalogue();
    let t = text.results();
    let form = {
        let text = props.kept.text.clone();
        use_state_eq(move || Form::decode(&text))
    };
    let own = use_state_eq(Vec::new);
    let typed = |name: &'static str| {
        let (form, keeper) = (form.clone(), props.keeper.clone());
        Callback::from(move |content: String| {
            let next = form.with(name, &content);
            keeper.change(next.encode());
            form.set(next);
        })
    };
    let onsubmit = record(props, &form, &own, &asking, &go);
    let wrongs = wrongs(lang, &own, &asking);
    let wrong = |field: &str| Wrong::with(&wrongs, field);
    let first = |name: &str| AttrValue::from(form.get(name).to_owned());
    // The fields carry what is wrong with them; the note is for everything else.
    let trouble = if wrongs.is_empty() { asking.trouble() } else { None };
    let optional = text.shell().optional;
    let save = if asking.is_busy() { text.shell().saving } else { text.shell().save };
    html! {
        <form {onsubmit}>
            <ErrorSummary wrongs={wrongs.clone()} />
            <Field id="period" label={t.period} hint={t.period_hint} error={wrong("period")}
                initial={first("period")} on_input={typed("period")} />
            <Field id="value" label={(t.value)((t.unit_label)(&props.unit))} error={wrong("value")}
                initial={first("value")} typing={Typing::Number} on_input={typed("value")} />
            <div>
                if !props.areas.is_empty() {
                    { pick(&Pick {
                        id: "area", label: text.field().where_is_it, error: "", none: text.field().everywhere,
                        offers: &props.areas, chosen: form.get("area"), on_pick: typed("area"),
                    }) }
                }
            </div>
            <Field id="method" label={optional(t.method)} hint={t.method_hint} error={wrong("method")}
                initial={first("method")} on_input={typed("method")} />
            <Field id="note" label={optional(t.note)} hint={t.note_hint} error={wrong("note")}
                initial={first("note")} typing={Typing::Lines(3)} on_input={typed("note")} />
            { kept_line(lang, props.keeper.kept_at()) }
            { trouble_note(lang, trouble.as_deref()) }
            { submit("button button--primary button--wide", save) }
        </form>
    }
}

fn record(
    props: &RecordFormProps,
    form: &UseStateHandle<Form>,
    own: &UseStateHandle<Vec<(&'static str, Problem)>>,
    asking: &Asking,
    go: &Callback<Route>,
) -> Callback<SubmitEvent> {
    let (form, own, asking, go) = (form.clone(), own.clone(), asking.clone(), go.clone());
    let (indicator, keeper) = (props.indicator.to_string(), props.keeper.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let problems = check(&form);
        let value = read_number(form.get("value")).filter(|_| problems.is_empty());
        own.set(problems);
        let Some(value) = value else { return };
        let command = command(&indicator, &form, value);
        let (keeper, go, key) = (keeper.clone(), go.clone(), indicator.clone());
        asking.ask(Request::Do(command), move |_| {
            keeper.forget();
            go.emit(Route::Indicator(key));
        });
    })
}

/// What recording it asks of the engine; with a place, by the table.
fn command(indicator: &str, form: &Form, value: f64) -> Command {
    let text = |name: &str| form.get(name).to_owned();
    let period = Period::parse(form.get("period")).ok().filter(|_| !form.get("area").is_empty());
    let Some(period) = period else {
        let [period, method, note] = ["period", "method", "note"].map(text);
        return Command::RecordReading { indicator: indicator.to_owned(), period, value, method, note };
    };
    let said = |name: &str, words: String| (name.to_owned(), Value::Text(words));
    let mut fields = vec![
        said("indicator", indicator.to_owned()),
        said("period_start", period.start().to_owned()),
        said("period_end", period.end().to_owned()),
        ("value".to_owned(), Value::Number(value)),
    ];
    fields.extend(["area", "method", "note"].map(|name| said(name, text(name))));
    Command::Create { kind: "readings".to_owned(), fields }
}

#[cfg(test)]
mod tests {
    use shared::domain::Problem;

    use super::check;
    use crate::state::form::Form;

    #[test]
    fn every_field_that_lacks_something_is_named_at_once() {
        let form = Form::default().with("value", "a dozen");
        assert_eq!(check(&form), [("period", Problem::Missing), ("value", Problem::NotANumber)]);
        assert_eq!(check(&form.with("period", "2026-05").with("value", "12,5")), []);
    }
}
