//! The report: for whom, about which time; then as it is printed, and the ways to hand it on.

use std::rc::Rc;

use shared::domain::Problem;
use shared::domain::period::Period;
use shared::domain::report::{Asked, Failures, Reader, ReportLang};
use yew::prelude::*;

use super::hand_over::{Made, file_name, hand_on};
use crate::bridge::{Paper, Reply, Request};
use crate::browser;
use crate::components::{Choice, Field, Offer, Page, Ticks, button, choice, submit, ticks, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::i18n::{Lang, sentences};
use crate::route::Route;

const READERS: [(&str, Reader); 3] =
    [("table", Reader::Table), ("funder", Reader::Funder), ("public", Reader::Public)];

/// What a report is to be, as it is being chosen.
#[derive(Clone, PartialEq)]
struct Wanted {
    lang: Lang,
    reader: &'static str,
    period: String,
    failures: bool,
}

impl Wanted {
    /// What the engine is to be asked for, unless the period is none.
    fn asked(&self) -> Option<Asked> {
        let said = Some(self.period.trim()).filter(|period| !period.is_empty());
        let period = said.map(Period::parse).transpose().ok()?;
        let reader = READERS.iter().find(|(code, _)| *code == self.reader)?.1;
        let lang = match self.lang {
            Lang::En => ReportLang::En,
            Lang::Fr => ReportLang::Fr,
        };
        let failures = if self.failures { Failures::Included } else { Failures::LeftOut };
        Some(Asked { lang, reader, period, failures })
    }
}

/// See the module.
#[component]
pub(crate) fn Report() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().papers();
    let asking = use_asking();
    let made = use_state_eq(|| None::<(Made, Lang)>);
    let wanted = use_state_eq(|| Wanted { lang, reader: "table", period: String::new(), failures: true });
    let is_wrong = use_state_eq(|| false);
    let onsubmit = {
        let (asking, made, wanted, is_wrong) =
            (asking.clone(), made.clone(), wanted.clone(), is_wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let asked = wanted.asked();
            is_wrong.set(asked.is_none());
            let Some(asked) = asked else { return };
            let (made, written_in) = (made.clone(), wanted.lang);
            asking.ask(Request::Paper(Paper::Report(asked)), move |reply| {
                if let Reply::File { bytes } = reply {
                    let file = Made { name: file_name("report", "html"), bytes: Rc::new(bytes) };
                    made.set(Some((file, written_in)));
                    browser::focus("report");
                }
            });
        })
    };
    html! {
        <Page title={t.report} back={Route::Papers}>
            <div class="stack screen-only">
                <p>{ t.report_about }</p>
                <form {onsubmit}>
                    { questions(lang, &wanted, *is_wrong) }
                    { submit("button button--primary", t.make_report) }
                </form>
                { trouble_note(lang, asking.trouble().as_deref()) }
            </div>
            <div id="report" tabindex="-1" class="stack">
                if let Some((made, written_in)) = &*made {
                    { shown(lang, made, *written_in) }
                }
            </div>
        </Page>
    }
}

fn questions(lang: Lang, wanted: &UseStateHandle<Wanted>, is_wrong: bool) -> Html {
    let text = lang.catalogue();
    let t = text.papers();
    let change = |change: fn(&mut Wanted, String)| {
        let wanted = wanted.clone();
        Callback::from(move |chosen: String| {
            let mut next = (*wanted).clone();
            change(&mut next, chosen);
            wanted.set(next);
        })
    };
    let ask = |id, legend, offers: Vec<Offer>, chosen: &str, on: Callback<String>| {
        let on_choose = Callback::from(move |code: AttrValue| on.emit(code.to_string()));
        choice(&Choice { id, legend, is_legend_hidden: false, error: "", offers, chosen, on_choose })
    };
    let offer = |code: &'static str, label: &'static str, about: &'static str| Offer {
        value: AttrValue::from(code),
        label: AttrValue::from(label),
        about: AttrValue::from(about),
        icon: None,
    };
    let langs = Lang::ALL.map(|lang| offer(lang.code(), lang.own_name(), ""));
    let readers = vec![
        offer("table", t.at_table, t.at_table_about),
        offer("funder", t.funder, t.funder_about),
        offer("public", t.public, t.public_about),
    ];
    let on_lang = change(|wanted, code| wanted.lang = Lang::of_tag(&code).unwrap_or(wanted.lang));
    let on_reader = change(|wanted, chosen| {
        let known = READERS.iter().find(|(code, _)| *code == chosen);
        wanted.reader = known.map_or(wanted.reader, |(code, _)| code);
    });
    let error = if is_wrong { sentences::problem(lang, &Problem::NotAPeriod) } else { String::new() };
    let failures = vec![("failures".to_owned(), t.failures.to_owned(), wanted.failures)];
    let on_tick = change(|wanted, _| wanted.failures = !wanted.failures);
    html! {
        <>
            { ask("report-lang", t.report_lang, langs.to_vec(), wanted.lang.code(), on_lang) }
            { ask("reader", t.reader, readers, wanted.reader, on_reader) }
            <Field id="period" label={(text.shell().optional)(t.period)} hint={text.all().period_hint} {error}
                on_input={change(|wanted, period| wanted.period = period)} />
            { ticks(&Ticks { id: "failures", legend: "", offers: failures, on_tick }) }
            <p role="status">{ if wanted.failures { "" } else { t.without_failures } }</p>
        </>
    }
}

fn shown(lang: Lang, made: &Made, written_in: Lang) -> Html {
    let text = lang.catalogue();
    let t = text.papers();
    html! {
        <>
            <div class="screen-only stack">
                <p>{ t.report_is_there }</p>
                <p>{ button("button button--primary", text.shell().print, Callback::from(|_| browser::print())) }</p>
                { hand_on(lang, made, &Callback::noop()) }
                <p class="muted">{ t.publish }</p>
            </div>
            <article class="report" lang={written_in.code()}>
                { Html::from_html_unchecked(AttrValue::from(body(&made.bytes))) }
            </article>
        </>
    }
}

/// What stands in the report's page, its headings one step lower: the screen has one of its own above. Every word of it was
/// escaped where it was written.
fn body(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let main = page.split_once("<main>").and_then(|(_, rest)| rest.rsplit_once("</main>"));
    let mut body = main.map(|(body, _)| body.to_owned()).unwrap_or_default();
    for level in (1..=5).rev() {
        for sign in ["<h", "</h"] {
            body = body.replace(&format!("{sign}{level}"), &format!("{sign}{}", level + 1));
        }
    }
    body
}

#[cfg(test)]
mod tests {
    use super::{Wanted, body};
    use crate::i18n::Lang;

    #[test]
    fn headings_step_down_once_and_words_stay() {
        let page = "<head><h1>no</h1></head><main>\n<h1 dir=\"auto\">A &lt;h1&gt;</h1><h4>B</h4><header>C</header></main>";
        assert_eq!(body(page.as_bytes()), "\n<h2 dir=\"auto\">A &lt;h1&gt;</h2><h5>B</h5><header>C</header>");
    }

    #[test]
    fn a_period_that_is_none_is_asked_for_again() {
        let wanted = Wanted { lang: Lang::En, reader: "public", period: "spring".to_owned(), failures: true };
        assert_eq!(wanted.asked(), None);
        assert!(Wanted { period: " 2026-05 ".to_owned(), ..wanted }.asked().is_some());
    }
}
