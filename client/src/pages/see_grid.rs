//! The measurement desk: every indicator beside every year, and from each cell the way to what it lacks.

use shared::domain::rights::Reach;
use shared::domain::view::{Freshness, Grid, GridCell, GridRow, Query, Reached, View};
use yew::prelude::*;

use crate::browser;
use crate::components::{link, muted, skeleton};
use crate::hooks::{use_lang, use_reach, use_role, use_view};
use crate::i18n::{Lang, sentences};
use crate::route::Route;

/// Who looks, and what they may do about it.
#[derive(Clone, Copy)]
struct Looker {
    lang: Lang,
    may_record: bool,
    is_team: bool,
}

/// See the module.
#[component]
pub(crate) fn SeeGrid() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().grid();
    let may_record = use_reach("readings") != Reach::Nothing;
    let looker = Looker { lang, may_record, is_team: use_role().in_team() };
    let view = use_view(Query::Grid { today: browser::today() });
    let Some(View::Grid(grid)) = view.as_deref() else { return skeleton(lang) };
    if grid.rows.is_empty() {
        return html! { <p>{ lang.catalogue().results().none }</p> };
    }
    // The latest years come first: a phone shows no more than two or three.
    let years =
        grid.years.iter().rev().map(|year| html! { <th scope="col" key={year.clone()}>{ year }</th> });
    html! {
        <div class="stack">
            { muted(t.how_to_read.to_owned()) }
            <div class="grid" role="region" aria-label={t.caption} tabindex="0">
                <table class="table grid__table">
                    <caption class="visually-hidden">{ t.caption }</caption>
                    <thead>
                        <tr><th scope="col" class="grid__name">{ lang.catalogue().results().indicator }</th>{ years.collect::<Html>() }</tr>
                    </thead>
                    <tbody>{ grid.rows.iter().map(|row| looker.row(grid, row)).collect::<Html>() }</tbody>
                </table>
            </div>
        </div>
    }
}

impl Looker {
    fn row(self, grid: &Grid, row: &GridRow) -> Html {
        let t = self.lang.catalogue().grid();
        let name = row.name.pick(self.lang.code()).map_or(t.nameless, |(_, name)| name);
        let standing = match row.freshness {
            Freshness::Fresh => None,
            Freshness::Never => Some(t.never),
            Freshness::Due { .. } => Some(t.due),
            Freshness::Old { .. } => Some(t.old),
        };
        let latest = row.cells.iter().rposition(|cells| !cells.is_empty());
        let is_old = matches!(row.freshness, Freshness::Due { .. } | Freshness::Old { .. });
        let cells = grid.years.iter().zip(&row.cells).enumerate().rev();
        let cell = |(place, (year, cells)): (usize, (&String, &Vec<GridCell>))| {
            let class = match latest {
                _ if cells.is_empty() => "grid__empty",
                Some(latest) if latest == place && is_old => "grid__old",
                _ => "",
            };
            let found = cells.iter().rev().map(|cell| self.found(row, name, (year, cell)));
            html! {
                <td key={year.clone()} {class}>
                    if cells.is_empty() {
                        { self.nothing(row, name, year) }
                    }
                    <ul>{ found.collect::<Html>() }</ul>
                </td>
            }
        };
        let paste = Route::Paste(row.key.clone());
        html! {
            <tr key={row.key.clone()}>
                <th scope="row" class="grid__name">
                    <a dir="auto" href={Route::Indicator(row.key.clone()).path()}>{ name.to_owned() }</a>
                    if let Some(standing) = standing {
                        <p><strong>{ standing }</strong></p>
                    }
                    if self.may_record {
                        <p><a href={paste.path()} aria-label={(t.paste_for)(name)}>{ t.paste }</a></p>
                    }
                </th>
                { cells.map(cell).collect::<Html>() }
            </tr>
        }
    }

    /// An empty year: the way to fill it.
    fn nothing(self, row: &GridRow, name: &str, year: &str) -> Html {
        let t = self.lang.catalogue().grid();
        let record = Route::RecordFor(row.key.clone(), year.to_owned());
        html! {
            <>
                <p>{ t.nothing }</p>
                if self.may_record {
                    <a href={record.path()} aria-label={(t.record_for)(name, year)}>{ t.record }</a>
                }
            </>
        }
    }

    fn found(self, row: &GridRow, name: &str, (year, cell): (&str, &GridCell)) -> Html {
        let t = self.lang.catalogue().grid();
        let label = cell.period.label();
        let when = sentences::period(self.lang, &cell.period);
        let is_open = matches!(cell.reached, Reached::TwoAnswers(_));
        let to = match cell.reached {
            Reached::TwoAnswers(_) if self.is_team => Route::Desk,
            Reached::One { .. } if self.may_record => Route::RecordFor(row.key.clone(), label.clone()),
            Reached::TwoAnswers(_) | Reached::One { .. } => Route::Indicator(row.key.clone()),
        };
        let figure = sentences::reached(self.lang, &cell.reached, &row.unit);
        let story =
            Route::NewEntry("annotations".to_owned(), Some(("indicator".to_owned(), row.key.clone())));
        html! {
            <li key={label.clone()}>
                if label != year {
                    <p class="muted">{ when.clone() }</p>
                }
                <a class="grid__figure" href={to.path()} aria-label={(t.cell)(name, &when, &figure, is_open)}>{ figure.clone() }</a>
                if is_open {
                    <p class="grid__open">{ t.two_answers }</p>
                }
                if cell.is_adopted {
                    <p class="muted">{ t.adopted }</p>
                }
                if cell.wants_story && self.may_record {
                    <p><a href={story.path()} aria-label={(t.story_for)(name, &when)}>{ t.story }</a></p>
                }
            </li>
        }
    }
}

/// The way to the measurement desk.
pub(super) fn to_grid(lang: Lang) -> Html {
    let title = lang.catalogue().grid().title;
    html! { <p>{ link(&Route::See("figures".to_owned()), "button", title) }</p> }
}
