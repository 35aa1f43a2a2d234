//! What entries of any kind are called and what their fields say, in the reader's language.

use shared::domain::initiative::Value;
use shared::domain::period::Period;
use shared::domain::schema::{self, FieldType};
use shared::domain::view::{EntryField, Piece};

use super::{Lang, intl, sentences, words};

/// What an entry is called: its pieces, with a point between them.
pub(crate) fn name(lang: Lang, kind: &str, pieces: &[Piece]) -> String {
    let mut name = String::new();
    for piece in pieces {
        let said = one(lang, kind, piece);
        if !said.is_empty() {
            if !name.is_empty() {
                name.push_str(" · ");
            }
            name.push_str(&said);
        }
    }
    if name.is_empty() { lang.catalogue().all().nameless.to_owned() } else { name }
}

fn one(lang: Lang, kind: &str, piece: &Piece) -> String {
    match piece {
        Piece::Words(said) => said.pick(lang.code()).map(|(_, said)| said.to_owned()).unwrap_or_default(),
        Piece::Code(field, code) => words::code(lang, kind, field, code).unwrap_or(code).to_owned(),
        Piece::When(when) => moment(lang, when),
        Piece::Device(tag) => (lang.catalogue().all().phone)(tag.get(..4).unwrap_or(tag)),
    }
}

/// A day, a moment or a period, as the schema writes them.
pub(crate) fn moment(lang: Lang, written: &str) -> String {
    match (Period::parse(written), written.split_once('T')) {
        (Ok(period), _) => sentences::period(lang, &period),
        (Err(_), Some((day, hour))) => [&intl::calendar_day(lang, day), ", ", hour].concat(),
        (Err(_), None) => written.to_owned(),
    }
}

/// What a field of an entry is called: as its kind says, with the language it is in if that is another.
pub(crate) fn field(lang: Lang, kind: &str, name: &str) -> String {
    let t = lang.catalogue();
    let Some(said) = words::field(lang, kind, name) else { return (t.all().other_field)(name) };
    match name.split_once('@') {
        Some((_, written_in)) if written_in != lang.code() => {
            (t.all().in_language)(said, (t.shell().language)(written_in))
        }
        _ => said.to_owned(),
    }
}

/// What a field says.
pub(crate) fn value(lang: Lang, kind: &str, of: &EntryField, value: &Value) -> String {
    if let Some(target) = &of.leads_to {
        return name(lang, &target.kind, &target.name);
    }
    let t = lang.catalogue().all();
    let spec = schema::kind(kind).and_then(|kind| kind.field(&of.name));
    let ty = spec.map(|spec| spec.ty);
    match (ty, value) {
        (Some(FieldType::Codes(_)), Value::Flag(_)) => {
            let member = of.name.split_once(':').map_or("", |(_, member)| member);
            let field = of.name.split(':').next().unwrap_or_default();
            words::code(lang, kind, field, member).unwrap_or(member).to_owned()
        }
        (_, Value::Flag(yes)) => if *yes { t.yes } else { t.no }.to_owned(),
        (_, Value::Text(code)) if of.name == "lang" => (lang.catalogue().shell().language)(code).to_owned(),
        (Some(FieldType::Date | FieldType::Moment | FieldType::Period), Value::Text(written)) => {
            moment(lang, written)
        }
        (_, Value::Text(said)) => words::code(lang, kind, &of.name, said)
            .filter(|_| ty.is_none_or(|ty| matches!(ty, FieldType::Choice(_))))
            .map_or_else(|| said.clone(), str::to_owned),
        (_, Value::Number(number)) => intl::number(lang, *number),
        #[expect(clippy::cast_precision_loss, reason = "counts of a neighbourhood are far below 2^53")]
        (_, Value::Int(n)) => intl::number(lang, *n as f64),
        (_, Value::Bytes(_)) => String::new(),
    }
}
