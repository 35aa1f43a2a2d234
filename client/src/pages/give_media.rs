//! Taking a photo, or recording what one says, for a voice that is being given.

use std::rc::Rc;

use shared::domain::media::{Media, PHOTO};
use shared::wire::limits::{MEDIA_PER_VOICE, RECORDING_SECONDS};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{self, Timer};
use crate::components::{Field, Icon, ShownMedia, button, icon, muted};
use crate::hooks::{DraftKeeper, Kept, use_lang};
use crate::i18n::Lang;
use crate::state::taken::{Deed, Taken};

/// The id of the field that takes a photo.
const PHOTO_FIELD: &str = "photo";

/// What was photographed and recorded, and what does something about it: on what there is by then, as recording takes a
/// while, and kept at once. It goes by the name of the question that it answers, if there is one.
#[hook]
pub(super) fn use_media(kept: &Kept, keeper: &DraftKeeper) -> (Rc<Taken>, Callback<(String, Deed)>) {
    let shown = use_state_eq(|| Rc::new(Taken::from_draft(&kept.text)));
    let current = use_mut_ref(|| Rc::clone(&shown));
    let (keeper, media) = (keeper.clone(), Rc::clone(&shown));
    let on_deed = Callback::from(move |(question, deed): (String, Deed)| {
        let is_typing = matches!(deed, Deed::Caption(..));
        let next = Rc::new(current.borrow().after(&question, deed));
        current.replace(Rc::clone(&next));
        keeper.change(next.to_draft());
        if !is_typing {
            keeper.keep();
        }
        shown.set(next);
    });
    (media, on_deed)
}

#[derive(Properties, PartialEq)]
pub(super) struct TakeMediaProps {
    /// What was taken so far.
    pub(super) media: Rc<Vec<Media>>,
    /// How many there are with those that are shown elsewhere.
    pub(super) n: usize,
    pub(super) on_deed: Callback<Deed>,
}

/// See the module.
#[component]
pub(super) fn TakeMedia(props: &TakeMediaProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().media();
    let is_unread = use_state_eq(|| false);
    let on_take = props.on_deed.reform(Deed::Take);
    let onchange = {
        let (on_take, is_unread) = (on_take.clone(), is_unread.clone());
        Callback::from(move |_: Event| {
            let (on_take, is_unread) = (on_take.clone(), is_unread.clone());
            spawn_local(async move {
                let taken = browser::chosen_photo(PHOTO_FIELD).await;
                is_unread.set(taken.is_none());
                taken.into_iter().for_each(|taken| on_take.emit(taken));
            });
        })
    };
    let taken = props.media.iter().enumerate().map(|(place, media)| taken(lang, place, media, props));
    html! {
        <section class="section">
            <h2>{ t.title }</h2>
            <ul class="cards">{ taken.collect::<Html>() }</ul>
            if props.n < MEDIA_PER_VOICE {
                <div class="field">
                    <label class="field__label" for={PHOTO_FIELD}>{ t.take_photo }</label>
                    <input id={PHOTO_FIELD} class="field__control" type="file" accept="image/*" capture="environment" {onchange} />
                </div>
                <p role="status">{ if *is_unread { t.photo_unread } else { "" } }</p>
                <Recorder {on_take} />
            }
            { muted(t.about.to_owned()) }
        </section>
    }
}

/// One that was taken: shown, described, or taken out again.
fn taken(lang: Lang, place: usize, media: &Media, props: &TakeMediaProps) -> Html {
    let t = lang.catalogue().media();
    let is_photo = media.media_type == PHOTO;
    let on_input = props.on_deed.reform(move |caption: String| Deed::Caption(place, caption));
    let remove = props.on_deed.reform(move |_: MouseEvent| Deed::Remove(place));
    html! {
        <li key={format!("{place} {}", media.bytes.len())} class="card">
            <ShownMedia media_type={media.media_type.clone()} seconds={media.seconds} caption="" bytes={Rc::new(media.bytes.clone())} />
            <Field
                id={format!("caption-{place}")}
                label={if is_photo { t.caption_photo } else { t.caption_recording }}
                hint={t.caption_hint}
                initial={media.caption.clone()}
                {on_input}
            />
            { button("button", if is_photo { t.remove_photo } else { t.remove_recording }, remove) }
        </li>
    }
}

/// Where recording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recording {
    Idle,
    /// The person is asked for the microphone.
    Asked,
    /// So many seconds are recorded.
    Since(i64),
    Refused,
}

#[derive(Properties, PartialEq)]
struct RecorderProps {
    on_take: Callback<Media>,
}

/// A button that begins and ends a recording.
#[component]
fn Recorder(props: &RecorderProps) -> Html {
    let t = use_lang().catalogue().media();
    let state = use_state_eq(|| Recording::Idle);
    {
        let state = state.clone();
        // Counts while it lasts.
        use_effect_with(*state, move |now| {
            let now = *now;
            let timer = matches!(now, Recording::Since(_)).then(|| {
                Timer::after(1000, move || {
                    if let Recording::Since(seconds) = now {
                        state.set(Recording::Since((seconds + 1).min(RECORDING_SECONDS)));
                    }
                })
            });
            move || drop(timer)
        });
    }
    // What was said until one goes elsewhere is kept.
    use_effect_with((), |()| browser::end_recording);
    if !browser::can_record() {
        return muted(t.cannot_record.to_owned());
    }
    let onclick = {
        let (state, on_take) = (state.clone(), props.on_take.clone());
        Callback::from(move |_: MouseEvent| match *state {
            Recording::Asked => {}
            Recording::Since(_) => browser::end_recording(),
            Recording::Idle | Recording::Refused => {
                state.set(Recording::Asked);
                let (state, on_take) = (state.clone(), on_take.clone());
                spawn_local(async move {
                    if !browser::begin_recording().await {
                        state.set(Recording::Refused);
                        return;
                    }
                    state.set(Recording::Since(0));
                    let taken = browser::recording().await;
                    state.set(Recording::Idle);
                    taken.into_iter().for_each(|taken| on_take.emit(taken));
                });
            }
        })
    };
    let (label, class) = match *state {
        Recording::Since(_) => (t.end_recording, "button button--wide button--recording"),
        Recording::Idle | Recording::Asked | Recording::Refused => (t.record, "button button--wide"),
    };
    // Told rarely to those who hear the page: what is said to them would be recorded.
    let told = match *state {
        Recording::Idle | Recording::Asked => String::new(),
        Recording::Since(seconds) => (t.recorded_so_far)(seconds - seconds % 15),
        Recording::Refused => t.refused.to_owned(),
    };
    let counted =
        if let Recording::Since(seconds) = *state { (t.recorded_so_far)(seconds) } else { String::new() };
    let is_hidden = !counted.is_empty();
    html! {
        <>
            <button type="button" {class} {onclick}>{ icon(Icon::Microphone) }<span>{ label }</span></button>
            <p aria-hidden="true">{ counted }</p>
            <p role="status" class={is_hidden.then_some("visually-hidden")}>{ told }</p>
        </>
    }
}
