//! The fields of one entity on their way into the document.

use std::collections::BTreeMap;

use rand_core::CryptoRng;

use super::{Author, CommandError, FieldError, Prepared, Problem, allowed};
use crate::domain::Edit;
use crate::domain::initiative::{Initiative, Value};
use crate::domain::period::Period;
use crate::domain::rights::Reach;
use crate::domain::schema::{self, FieldType, Kind, Shape};
use crate::domain::value;
use crate::keys::blob;
use crate::keys::seal::SealPublic;
use crate::sync::Millis;
use crate::wire::blob::BlobRef;

/// The fields of one entity on their way into the document, checked against its kind.
pub(super) struct Fields {
    pub(super) kind: &'static Kind,
    pub(super) values: BTreeMap<String, Value>,
    errors: Vec<FieldError>,
    /// Whether only what is given must be complete, and not the whole entity.
    pub(super) only_given: bool,
    blobs: Vec<Vec<u8>>,
}

impl Fields {
    pub(super) fn new(kind: &str) -> Self {
        let kind = schema::kind(kind).expect("commands name kinds of the schema");
        Self { kind, values: BTreeMap::new(), errors: Vec::new(), only_given: false, blobs: Vec::new() }
    }

    pub(super) fn fail(&mut self, field: &str, problem: Problem) {
        if !self.errors.iter().any(|error| error.field == field) {
            self.errors.push(FieldError { field: field.to_owned(), problem });
        }
    }

    pub(super) fn set(&mut self, field: &str, value: Value) {
        self.values.insert(field.to_owned(), value);
    }

    /// Words without the blanks around them; nothing is written for none.
    pub(super) fn words(&mut self, field: &str, words: &str, required: bool) {
        let words = words.trim();
        if words.is_empty() {
            if required {
                self.fail(field, Problem::Missing);
            }
        } else {
            self.set(field, Value::Text(words.to_owned()));
        }
    }

    pub(super) fn exists(&mut self, field: &str, initiative: &Initiative, kind: &str, key: &str) {
        if initiative.get(kind, key).is_none() {
            self.fail(field, Problem::Unknown);
        }
    }

    pub(super) fn period(&mut self, words: &str) {
        match Period::parse(words) {
            Ok(period) => {
                self.set("period_start", Value::Text(period.start().to_owned()));
                self.set("period_end", Value::Text(period.end().to_owned()));
            }
            Err(_) if words.trim().is_empty() => self.fail("period", Problem::Missing),
            Err(_) => self.fail("period", Problem::NotAPeriod),
        }
    }

    /// Takes the words of a field out of the clear and seals them to `readers`, in a blob that is referred to.
    pub(super) fn seal(&mut self, field: &str, readers: &[SealPublic], key: &str, rng: &mut impl CryptoRng) {
        // A field that is too long must be told so, not sealed.
        self.check();
        if let Some(Value::Text(words)) = self.values.remove(field) {
            self.seal_body(words.as_bytes(), readers, key, rng);
        }
    }

    /// Seals a body to `readers`, in a blob that is referred to.
    pub(super) fn seal_body(
        &mut self,
        body: &[u8],
        readers: &[SealPublic],
        key: &str,
        rng: &mut impl CryptoRng,
    ) {
        let bytes = blob::seal_body(body, readers, key.as_bytes(), rng);
        self.set("blob", Value::Bytes(BlobRef::to(&bytes).to_bytes()));
        self.blobs.push(bytes);
    }

    /// Checks every value against its field, and that what is required is there.
    fn check(&mut self) {
        for (name, value) in std::mem::take(&mut self.values) {
            let member = name.split_once(':').map(|(_, member)| member);
            match self.kind.field(&name).map(|spec| value::checked(spec.ty, member, &value)) {
                Some(Err(problem)) => {
                    self.fail(&name, problem);
                    self.values.insert(name, value);
                }
                Some(Ok(value)) => drop(self.values.insert(name, value)),
                None => self.fail(&name, Problem::NotOffered),
            }
        }
        let is_said = |name: &&str| self.values.get(*name).is_some_and(|value| !value.is_empty());
        let one_of = self.kind.one_of;
        let asks = !self.only_given || one_of.iter().any(|name| self.values.contains_key(*name));
        if asks && !one_of.is_empty() && !one_of.iter().any(is_said) {
            self.fail(one_of[0], Problem::Missing);
        }
        for spec in self.kind.fields.iter().filter(|spec| spec.required) {
            // A period that does not read leaves its two dates empty; it has been told so once.
            let told = spec.ty == FieldType::Date && self.errors.iter().any(|error| error.field == "period");
            let given = !self.only_given || self.values.keys().any(|name| is_of(name, spec.name));
            if given
                && !told
                && !self.values.iter().any(|(name, value)| is_of(name, spec.name) && !value.is_empty())
            {
                self.fail(spec.name, Problem::Missing);
            }
        }
    }

    /// What is wrong, if anything is.
    pub(super) fn checked(mut self) -> Result<Self, CommandError> {
        self.check();
        if self.errors.is_empty() { Ok(self) } else { Err(CommandError::Fields(self.errors)) }
    }

    pub(super) fn create(self, author: &Author, key: String, now: Millis) -> Result<Prepared, CommandError> {
        allowed(author, self.kind, Reach::Own)?;
        let Self { kind, values, blobs, .. } = self.checked()?;
        let mut fields: Vec<(String, Value)> = values.into_iter().collect();
        fields.push(("at".to_owned(), Value::Int(now.0)));
        let created = Some((kind.name.to_owned(), key.clone()));
        Ok(Prepared { edits: vec![Edit::Create { kind: kind.name, key, fields }], created, blobs })
    }

    pub(super) fn keyed(self, author: &Author, key: &str) -> Result<Prepared, CommandError> {
        debug_assert_eq!(self.kind.collection().shape, Shape::Keyed, "only keyed kinds are written this way");
        let needs = if key == author.tag.as_str() { Reach::Own } else { Reach::All };
        allowed(author, self.kind, needs)?;
        let Self { kind, values, .. } = self.checked()?;
        let set = |(field, value)| Edit::Set { kind: kind.name, key: key.to_owned(), field, value };
        Ok(Prepared { edits: values.into_iter().map(set).collect(), created: None, blobs: Vec::new() })
    }
}

/// Whether a name is that of the field `base`, in some language if it is worded.
pub(super) fn is_of(name: &str, base: &str) -> bool {
    name.split('@').next() == Some(base)
}
