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

#[derive(Properties, PartialEq)]
pub(crate) struct ChoiceProps {
    /// Its id, which error summaries lead to; unique on the screen.
    pub(crate) id: AttrValue,
    pub(crate) legend: AttrValue,
    /// Set where the screen's heading asks the same.
    #[prop_or_default]
    pub(crate) is_legend_hidden: bool,
    /// What is wrong; empty if nothing is.
    #[prop_or_default]
    pub(crate) error: AttrValue,
    pub(crate) offers: Vec<Offer>,
    /// The code of the answer given, if one is.
    pub(crate) chosen: Option<AttrValue>,
    pub(crate) on_choose: Callback<AttrValue>,
}

/// See the module.
#[component]
pub(crate) fn Choice(props: &ChoiceProps) -> Html {
    let legend_class = if props.is_legend_hidden { "visually-hidden" } else { "choice__legend" };
    let offers = props.offers.iter().enumerate().map(|(place, offer)| one(props, place, offer));
    html! {
        <fieldset class="choice" aria-describedby={(!props.error.is_empty()).then(|| format!("{}-error", props.id))}>
            <legend class={legend_class}>{ &props.legend }</legend>
            <div class="field__heading">
                if !props.error.is_empty() {
                    <p class="field__error" id={format!("{}-error", props.id)}>{ &props.error }</p>
                }
            </div>
            <div class="choice__offers">{ for offers }</div>
        </fieldset>
    }
}

fn one(props: &ChoiceProps, place: usize, offer: &Offer) -> Html {
    // The first one bears the question's own id, so that summaries lead to it.
    let id = if place == 0 { props.id.to_string() } else { format!("{}-{}", props.id, offer.value) };
    let about_id = format!("{}-{}-about", props.id, offer.value);
    let onchange = {
        let (on_choose, value) = (props.on_choose.clone(), offer.value.clone());
        Callback::from(move |_: Event| on_choose.emit(value.clone()))
    };
    html! {
        <div class="choice__offer" key={offer.value.to_string()}>
            <input
                type="radio"
                class="choice__input"
                id={id.clone()}
                name={props.id.clone()}
                value={offer.value.clone()}
                checked={props.chosen.as_ref() == Some(&offer.value)}
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
