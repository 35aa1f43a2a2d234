//! What became of an indicator: the change in a sentence, then whether the needle moved, with the reason.

use shared::domain::view::{Headline, Needle};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::{Lang, became};

/// The change since the beginning and since the period before.
pub(crate) fn change_note(lang: Lang, unit: &str, news: &Headline) -> Html {
    let t = lang.catalogue().needle();
    let line = |words: String| html! { <p>{ words }</p> };
    let since = news.change.as_ref().map(|change| {
        let amount = became::amount(lang, change, unit).into_iter().map(line).collect::<Html>();
        html! { <><p class="lead">{ became::change(lang, change, unit) }</p>{ amount }</> }
    });
    let step = news.step.as_ref().filter(|step| news.change.as_ref() != Some(*step));
    let step = step.map(|step| line((t.since_last)(&became::change(lang, step, unit))));
    html! { <div class="stack">{ since.unwrap_or_default() }{ step.unwrap_or_default() }</div> }
}

/// The needle test with its arithmetic, or why it cannot be said.
pub(crate) fn needle_note(lang: Lang, news: &Headline) -> Html {
    let (sentence, reasons) = became::needle(lang, news);
    let (class, picture) = match news.needle {
        Needle::Moved(_) => ("note note--good", Icon::Check),
        Needle::NotMoved(_) => ("note", Icon::Figure),
        Needle::Refused(_) => ("note", Icon::Question),
    };
    html! {
        <div {class}>
            <p class="note__title">{ icon(picture) }{ sentence }</p>
            <ul>{ reasons.into_iter().map(|reason| html! { <li key={reason.clone()}>{ reason.clone() }</li> }).collect::<Html>() }</ul>
        </div>
    }
}
