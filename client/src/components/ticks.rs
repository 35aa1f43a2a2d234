//! Any number of answers, below each other.

use yew::prelude::*;

/// A question with its answers.
pub(crate) struct Ticks<'a> {
    /// Its id, which error summaries lead to; unique on the screen.
    pub(crate) id: &'a str,
    /// The question; empty if the one answer says it all.
    pub(crate) legend: &'a str,
    /// Code and words of each answer, and whether it is given.
    pub(crate) offers: Vec<(String, String, bool)>,
    /// Hears which answer is to be the other way round.
    pub(crate) on_tick: Callback<String>,
}

/// See the module.
pub(crate) fn ticks(asked: &Ticks<'_>) -> Html {
    let one = |place: usize, (code, words, is_given): &(String, String, bool)| {
        // The first one bears the question's own id, so that summaries lead to it.
        let id = if place == 0 { asked.id.to_owned() } else { format!("{}-{place}", asked.id) };
        let (on_tick, ticked) = (asked.on_tick.clone(), code.clone());
        let onchange = Callback::from(move |_: Event| on_tick.emit(ticked.clone()));
        html! {
            <div class="choice__offer" key={code.clone()}>
                <input type="checkbox" class="choice__input" id={id.clone()} checked={*is_given} {onchange} />
                <label class="choice__label" for={id}><span>{ words.clone() }</span></label>
            </div>
        }
    };
    html! {
        <fieldset class="choice">
            if !asked.legend.is_empty() {
                <legend class="choice__legend">{ asked.legend.to_owned() }</legend>
            }
            <div class="choice__offers">
                { asked.offers.iter().enumerate().map(|(place, offer)| one(place, offer)).collect::<Html>() }
            </div>
        </fieldset>
    }
}
