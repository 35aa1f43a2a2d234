//! What is in a table that somebody brings: its columns, and row by row what would come of it.

use shared::domain::csv::{BroughtColumn, Came, CameCell, CameRow, CellError, Preview, Wrong};
use shared::domain::schema::{self, FieldType};
use shared::domain::view::Edited;
use yew::prelude::*;

use super::history::{said, told};
use crate::components::{Pick, muted, pick, section};
use crate::i18n::{Lang, intl, named, sentences, words};

/// What a column or field is called.
fn label(lang: Lang, kind: &str, column: &str) -> String {
    let text = lang.catalogue();
    match column {
        "key" => text.tables().key.to_owned(),
        "text" if kind == "agenda" => text.tables().text.to_owned(),
        "period" if kind == "readings" => text.results().period.to_owned(),
        _ => match column.split_once('|') {
            Some((field, written_in)) if kind == "agenda" => {
                (text.all().in_language)((text.agenda().text)(field), (text.shell().language)(written_in))
            }
            _ => named::field(lang, kind, column),
        },
    }
}

/// What each column stands for, if more can be told by what fields are called in either language than by their names.
pub(super) fn guessed(kind: &str, preview: &Preview) -> Option<Vec<String>> {
    let mut said: Vec<String> = preview.columns.iter().map(|column| column.taken_for.clone()).collect();
    let mut is_more = false;
    for (place, column) in preview.columns.iter().enumerate() {
        let header = column.header.to_lowercase();
        if !column.taken_for.is_empty() || column.is_remark || header.is_empty() {
            continue;
        }
        let is_called = |offered: &&String| {
            [Lang::En, Lang::Fr].iter().any(|lang| label(*lang, kind, offered).to_lowercase() == header)
        };
        let found = preview.offered.iter().filter(|offered| !said.contains(offered)).find(is_called);
        if let Some(found) = found.cloned() {
            said[place] = found;
            is_more = true;
        }
    }
    is_more.then_some(said)
}

/// The columns, with what each stands for.
pub(super) fn which_columns(
    lang: Lang,
    kind: &'static str,
    preview: &Preview,
    on_said: Callback<Vec<String>>,
) -> Html {
    let t = lang.catalogue().tables();
    let all: Vec<String> = preview.columns.iter().map(|column| column.taken_for.clone()).collect();
    let offers: Vec<(String, String)> =
        preview.offered.iter().map(|column| (column.clone(), label(lang, kind, column))).collect();
    let shown = preview.columns.iter().enumerate().filter(|(_, column)| !column.is_remark);
    let is_open = shown.clone().any(|(_, column)| column.taken_for.is_empty());
    let one = |(place, column): (usize, &BroughtColumn)| {
        let header = match column.header.as_str() {
            "" => (t.nameless_column)(place + 1),
            header => header.to_owned(),
        };
        let label = if column.sample.is_empty() { header } else { (t.column)(&header, &column.sample) };
        let (all, on_said) = (all.clone(), on_said.clone());
        let on_pick = Callback::from(move |column| {
            let mut said = all.clone();
            said[place] = column;
            on_said.emit(said);
        });
        let (id, chosen) = (format!("column-{place}"), column.taken_for.as_str());
        pick(&Pick { id: &id, label: &label, error: "", none: t.left_out, offers: &offers, chosen, on_pick })
    };
    html! {
        <details class="section" open={is_open}>
            <summary class="summary">{ t.columns }</summary>
            <div class="stack">{ shown.map(one).collect::<Html>() }</div>
        </details>
    }
}

/// What would come of it, in numbers.
pub(super) fn counts(lang: Lang, preview: &Preview) -> Html {
    let t = lang.catalogue().tables();
    let counts = [
        (preview.n_new, t.n_new),
        (preview.n_changed, t.n_changed),
        (preview.n_refused, t.n_refused),
        (preview.n_same, t.n_same),
    ];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0);
    html! { <ul>{ counts.map(|(n, words)| html! { <li>{ words(n) }</li> }).collect::<Html>() }</ul> }
}

/// The same row by row.
pub(super) fn outcome(lang: Lang, kind: &str, preview: &Preview) -> Html {
    let t = lang.catalogue().tables();
    let more = preview.n_new + preview.n_changed + preview.n_refused - preview.rows.len();
    let body = html! {
        <>
            if preview.is_comma_guessed {
                <p class="note">{ t.comma_guessed }</p>
            }
            <ul class="cards">{ preview.rows.iter().map(|row| card(lang, kind, row)).collect::<Html>() }</ul>
            if more > 0 {
                { muted((t.more_rows)(more)) }
            }
        </>
    };
    section(t.outcome, body)
}

fn card(lang: Lang, kind: &str, row: &CameRow) -> Html {
    let t = lang.catalogue().tables();
    let (what, body) = match &row.came {
        Came::New(cells, beside) => (t.is_new, new(lang, kind, cells, beside)),
        Came::Changed(what, cells) => {
            let name = if what.name.is_empty() {
                label(lang, kind, &what.key)
            } else {
                named::name(lang, kind, &what.name)
            };
            let cells = cells.iter().map(|cell| changed(lang, kind, cell)).collect::<Html>();
            (t.is_changed, html! { <><p dir="auto"><strong>{ name }</strong></p>{ cells }</> })
        }
        Came::Refused(errors) => {
            (t.is_refused, errors.iter().map(|error| refused(lang, kind, error)).collect::<Html>())
        }
    };
    html! {
        <li key={row.row} class="card">
            <p class="card__kicker"><span>{ (t.row)(row.row) }</span><span class="tag">{ what }</span></p>
            { body }
        </li>
    }
}

fn new(lang: Lang, kind: &str, cells: &[CameCell], beside: &[f64]) -> Html {
    let t = lang.catalogue().tables();
    let line = |cell: &CameCell| {
        let Edited::Value { after, .. } = &cell.edited else { return Html::default() };
        let value = said(lang, kind, &cell.field, after, cell.leads_to.as_ref());
        html! { <p dir="auto">{ (t.field_is)(&label(lang, kind, &cell.field), &value) }</p> }
    };
    let values: Vec<String> = beside.iter().map(|value| intl::number(lang, *value)).collect();
    html! {
        <>
            { cells.iter().map(line).collect::<Html>() }
            if !values.is_empty() {
                <p><strong>{ (t.beside)(&values.join(", ")) }</strong></p>
            }
        </>
    }
}

fn changed(lang: Lang, kind: &str, cell: &CameCell) -> Html {
    let CameCell { field, edited, led_to, leads_to } = cell;
    html! {
        <>
            { muted(label(lang, kind, field)) }
            { told(lang, kind, (field, edited), (led_to.as_ref(), leads_to.as_ref())) }
        </>
    }
}

fn refused(lang: Lang, kind: &str, error: &CellError) -> Html {
    let t = lang.catalogue().tables();
    let column = if error.column.is_empty() { String::new() } else { label(lang, kind, &error.column) };
    let sentence = wrong(lang, kind, error);
    html! {
        <>
            <p dir="auto">{ if column.is_empty() { sentence } else { (t.field_is)(&column, &sentence) } }</p>
            if !error.found.is_empty() {
                { muted((t.found)(&error.found)) }
            }
        </>
    }
}

fn wrong(lang: Lang, kind: &str, error: &CellError) -> String {
    let t = lang.catalogue().tables();
    let sentence = match &error.wrong {
        Wrong::Value(problem, _) => {
            let mut sentence = sentences::problem(lang, problem);
            let answers = answers(lang, kind, &error.column);
            if !answers.is_empty() {
                sentence.push(' ');
                sentence.push_str(&(t.one_of)(&answers.join(", ")));
            }
            return sentence;
        }
        Wrong::Several(n) => return (t.several)(*n),
        Wrong::NoSuchColumn => t.no_such_column,
        Wrong::TwoReadings => t.two_readings,
        Wrong::Twice => t.twice,
        Wrong::Stays => t.stays,
        Wrong::NotAllowed => t.not_allowed,
        Wrong::NotByTable => t.not_by_table,
        Wrong::Quotation => t.quotation,
        Wrong::TooLong => t.too_long,
    };
    sentence.to_owned()
}

/// What a column takes, if it takes codes: the code as the table must have it, and what it is called.
fn answers(lang: Lang, kind: &str, column: &str) -> Vec<String> {
    let spec = schema::kind(kind)
        .and_then(|kind| kind.fields.iter().chain(kind.parts).find(|spec| spec.name == column));
    let Some(FieldType::Choice(codes) | FieldType::Codes(codes)) = spec.map(|spec| spec.ty) else {
        return Vec::new();
    };
    let one = |code: &&str| match words::code(lang, kind, column, code) {
        Some(words) => [*code, " (", words, ")"].concat(),
        None => (*code).to_owned(),
    };
    codes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use shared::domain::csv::{BroughtColumn, Preview};

    use super::guessed;

    fn column(header: &str, taken_for: &str) -> BroughtColumn {
        let (header, taken_for) = (header.to_owned(), taken_for.to_owned());
        BroughtColumn { header, sample: String::new(), taken_for, is_remark: false }
    }

    #[test]
    fn columns_are_known_by_what_fields_are_called_in_either_language() {
        let offered = ["key", "title", "owner", "due", "state"].map(str::to_owned).to_vec();
        let columns =
            vec![column("Titre", ""), column("DUE", "due"), column("Échéance", ""), column("x", "")];
        let preview = Preview { columns, offered, ..Preview::default() };
        let said = guessed("tasks", &preview).expect("one more is known");
        assert_eq!(said, ["title", "due", "", ""], "what is taken is not taken twice");
        let columns = vec![column("due", "due"), column("x", "")];
        assert_eq!(guessed("tasks", &Preview { columns, ..preview }), None);
    }
}
