//! What a voice becomes, as the form says it: which kind, in which words, with which answer.

use shared::domain::Audience;
use shared::domain::initiative::Value;
use shared::domain::schema::{self, FieldSpec, FieldType, Kind};
use shared::domain::view::VoiceRow;

use super::form::Form;
use crate::i18n::Lang;

/// What a voice can become, each with its field for a few words and the one for all of them, where that is another.
pub(crate) const KINDS: [(&str, &str, &str); 6] = [
    ("causes", "title", "note"),
    ("definitions", "term", "wording"),
    ("goals", "title", "description"),
    ("activities", "title", "description"),
    ("learnings", "what", ""),
    ("stories", "story", ""),
];
/// Characters of a voice that a title begins with.
const TITLE_CHARS: usize = 100;

/// The words of a voice that everybody may read; those for the team are not copied to where everybody reads.
fn open_words(voice: &VoiceRow) -> &str {
    voice.body.as_deref().filter(|_| voice.audience == Audience::Everyone).unwrap_or_default()
}

/// The form as it begins: a few of her words, and nothing chosen.
pub(crate) fn first(voice: &VoiceRow) -> Form {
    let line = open_words(voice).lines().next().unwrap_or_default();
    let title: String = line.chars().take(TITLE_CHARS).collect();
    Form::default().with("title", &title)
}

/// The language of the answer: the voice's, if the app speaks it.
pub(crate) fn answer_lang(voice: &VoiceRow, mine: Lang) -> Lang {
    Lang::of_tag(&voice.lang).unwrap_or(mine)
}

/// What else must be chosen for a kind; how far an activity has come follows from where it comes from.
pub(crate) fn to_choose(
    kind: &'static Kind,
) -> impl Iterator<Item = (&'static FieldSpec, &'static [&'static str])> {
    kind.fields
        .iter()
        .filter(|spec| spec.required && spec.name != "state")
        .filter_map(|spec| if let FieldType::Choice(codes) = spec.ty { Some((spec, codes)) } else { None })
}

/// The answer as it stands: what was typed, even if that is nothing, else what is suggested.
pub(crate) fn reply_of(form: &Form, suggested: &str) -> String {
    if form.names().any(|name| name == "reply") {
        return form.get("reply").to_owned();
    }
    suggested.to_owned()
}

/// The fields of the entry; nothing as long as something is missing.
pub(crate) fn fields(
    form: &Form,
    voice: &VoiceRow,
    lang: Lang,
) -> Option<(&'static Kind, Vec<(String, Value)>)> {
    let (name, title, whole) = *KINDS.iter().find(|(name, ..)| *name == form.get("to"))?;
    let kind = schema::kind(name)?;
    // Of a language that the agenda is not written in, the reader's own is nearest.
    let written_in = if schema::TEXT_LANGUAGES.contains(&&*voice.lang) { &*voice.lang } else { lang.code() };
    let mut fields = Vec::new();
    let mut say = |name: &str, words: &str| {
        let is_worded = kind.fields.iter().any(|spec| spec.name == name && spec.worded);
        let name = if is_worded { [name, "@", written_in].concat() } else { name.to_owned() };
        fields.push((name, Value::Text(words.to_owned())));
    };
    say(title, Some(form.get("title").trim()).filter(|words| !words.is_empty())?);
    let words = open_words(voice);
    // A definition needs words of its own.
    let words = if words.is_empty() && name == "definitions" { form.get("title") } else { words };
    if !whole.is_empty() && !words.is_empty() {
        say(whole, words);
    }
    for (spec, _) in to_choose(kind) {
        say(spec.name, Some(form.get(spec.name)).filter(|code| !code.is_empty())?);
    }
    match name {
        "activities" => say("state", "idea"),
        "definitions" | "causes" => say("state", "proposed"),
        _ => {}
    }
    say("lang", written_in);
    Some((kind, fields))
}

#[cfg(test)]
mod tests {
    use shared::domain::Audience;
    use shared::domain::initiative::Value;
    use shared::domain::view::{SendState, VoiceRow};

    use super::{KINDS, fields, first};
    use crate::i18n::Lang;

    fn voice(audience: Audience) -> VoiceRow {
        VoiceRow {
            key: "v".to_owned(),
            receipt: "maple-001".to_owned(),
            kind: "idea".to_owned(),
            body: Some("More lamps".to_owned()),
            awaited: false,
            withdrawn: None,
            lang: "fr".to_owned(),
            audience,
            at_ms: 0,
            by: None,
            mine: false,
            for_another: None,
            state: SendState::Received,
            review: None,
            reason: None,
            edited_since: false,
            may_reword: false,
            n_phones: 0,
            n_joined: 0,
            replies: Vec::new(),
            media: Vec::new(),
        }
    }

    fn all_words(audience: Audience, title: &str) -> Vec<String> {
        let voice = voice(audience);
        let begun = first(&voice).with("ambition", "bau_no").with("kind", "worked");
        let begun = if title.is_empty() { begun } else { begun.with("title", title) };
        let read = KINDS.iter().filter_map(|(kind, ..)| fields(&begun.with("to", kind), &voice, Lang::En));
        let words = read.flat_map(|(_, fields)| fields);
        words
            .filter_map(|(_, value)| if let Value::Text(words) = value { Some(words) } else { None })
            .collect()
    }

    #[test]
    fn what_was_for_the_team_is_not_copied_to_where_everybody_reads() {
        assert!(all_words(Audience::Everyone, "").iter().any(|words| words == "More lamps"));
        assert!(all_words(Audience::Team, "").is_empty(), "without a title there is nothing to add");
        let copied = all_words(Audience::Team, "Light");
        assert!(!copied.is_empty() && copied.iter().all(|words| !words.contains("lamps")), "{copied:?}");
    }
}
