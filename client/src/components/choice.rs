//! One of a few answers, below each other, each with a word of explanation.

use yew::prelude::*;

use super::icon::{Icon, icon};

/// An answer offered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offer {
    /// Its code.
    pub(crate) value: AttrValue,
    pub(crate) label: AttrValue,
    /// What it means; may be empty.
    pub(crate) about: AttrValue,
    pub(crate) icon: Option<Icon>,
}

/// A question with its answers.
pub(crate) struct Choice<'a> {
    /// Its id, which error summaries lead to; unique on the screen.
    pub(crate) id: &'a str,
    pub(crate) legend: &'a str,
    /// Set where the screen's heading asks the same.
    pub(crate) is_legend_hidden: bool,
    /// What is wrong; empty if nothing is.
    pub(crate) error: &'a str,
    pub(crate) offers: Vec<Offer>,
    /// The code of the answer given; empty if none is.
    pub(crate) chosen: &'a str,
    pub(crate) on_choose: Callback<AttrValue>,
}

/// See the module.
pub(crate) fn choice(asked: &Choice<'_>) -> Html {
    let legend_class = if asked.is_legend_hidden { "visually-hidden" } else { "choice__legend" };
    let error_id = format!("{}-error", asked.id);
    html! {
        <fieldset class="choice" aria-describedby={(!asked.error.is_empty()).then(|| error_id.clone())}>
            <legend class={legend_class}>{ asked.legend.to_owned() }</legend>
            <div class="field__heading">
                if !asked.error.is_empty() {
                    <p class="field__error" id={error_id}>{ asked.error.to_owned() }</p>
                }
            </div>
            <div class="choice__offers">
                { asked.offers.iter().enumerate().map(|(place, offer)| one(asked, place, offer)).collect::<Html>() }
            </div>
        </fieldset>
    }
}

fn one(asked: &Choice<'_>, place: usize, offer: &Offer) -> Html {
    // The first one bears the question's own id, so that summaries lead to it.
    let id = if place == 0 { asked.id.to_owned() } else { format!("{}-{}", asked.id, offer.value) };
    let about_id = format!("{}-{}-about", asked.id, offer.value);
    let onchange = {
        let (on_choose, value) = (asked.on_choose.clone(), offer.value.clone());
        Callback::from(move |_: Event| on_choose.emit(value.clone()))
    };
    html! {
        <div class="choice__offer" key={offer.value.to_string()}>
            <input
                type="radio"
                class="choice__input"
                id={id.clone()}
                name={asked.id.to_owned()}
                value={offer.value.clone()}
                checked={offer.value == asked.chosen}
                aria-describedby={(!offer.about.is_empty()).then(|| about_id.clone())}
                {onchange}
            />
            <label class="choice__label" for={id}>
                if let Some(picture) = offer.icon {
                    { icon(picture) }
                }
                <span>{ &offer.label }</span>
            </label>
            if !offer.about.is_empty() {
                <p class="choice__about" id={about_id}>{ &offer.about }</p>
            }
        </div>
    }
}
