//! One of many answers, in the phone's own list.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A question whose answers are too many to stand below each other.
pub(crate) struct Pick<'a> {
    /// Its id, which error summaries lead to; unique on the screen.
    pub(crate) id: &'a str,
    pub(crate) label: &'a str,
    /// What is wrong; empty if nothing is.
    pub(crate) error: &'a str,
    /// What stands for no answer.
    pub(crate) none: &'static str,
    /// Code and words of each answer.
    pub(crate) offers: &'a [(String, String)],
    /// The code of the answer given; empty if none is.
    pub(crate) chosen: &'a str,
    pub(crate) on_pick: Callback<String>,
}

/// See the module.
pub(crate) fn pick(asked: &Pick<'_>) -> Html {
    let onchange = {
        let on_pick = asked.on_pick.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
            {
                on_pick.emit(list.value());
            }
        })
    };
    let is_wrong = !asked.error.is_empty();
    let error_id = format!("{}-error", asked.id);
    let option = |(code, words): &(String, String)| {
        html! { <option key={code.clone()} value={code.clone()} selected={code == asked.chosen}>{ words.clone() }</option> }
    };
    html! {
        <div class={if is_wrong { "field field--wrong" } else { "field" }}>
            <div class="field__heading">
                <label class="field__label" for={asked.id.to_owned()}>{ asked.label.to_owned() }</label>
                if is_wrong {
                    <p class="field__error" id={error_id.clone()}>{ asked.error.to_owned() }</p>
                }
            </div>
            <select id={asked.id.to_owned()} class="field__control" {onchange} aria-invalid={is_wrong.then_some("true")}
                aria-describedby={is_wrong.then_some(error_id)}>
                <option value="" selected={asked.chosen.is_empty()}>{ asked.none }</option>
                { asked.offers.iter().map(option).collect::<Html>() }
            </select>
        </div>
    }
}
