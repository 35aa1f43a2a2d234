//! The word code on a receipt, such as `tulipe-417`: easy to say on the telephone, the same in English and French.

/// Words that are spelled alike, without accents, in English and French.
const WORDS: [&str; 64] = [
    "absent",
    "accent",
    "animal",
    "aquarium",
    "article",
    "avalanche",
    "avocat",
    "balcon",
    "ballet",
    "banana",
    "basilic",
    "bonbon",
    "bouquet",
    "cactus",
    "canal",
    "canyon",
    "carton",
    "cascade",
    "cerise",
    "client",
    "coquette",
    "corail",
    "cousin",
    "crayon",
    "culture",
    "danse",
    "dessert",
    "dragon",
    "fable",
    "festival",
    "fruit",
    "garage",
    "guitare",
    "horizon",
    "image",
    "jasmin",
    "jungle",
    "lanterne",
    "lavande",
    "lion",
    "machine",
    "magique",
    "mandarine",
    "menu",
    "message",
    "mimosa",
    "mirage",
    "moustache",
    "nature",
    "nuance",
    "orange",
    "palette",
    "panorama",
    "parasol",
    "piano",
    "pirate",
    "radio",
    "ravine",
    "rose",
    "sculpture",
    "table",
    "tango",
    "tulipe",
    "village",
];

/// The receipt code of the contribution with this key.
///
/// A code finds a contribution among those of one initiative; it proves nothing and two may share one (64,000 codes).
#[must_use]
pub fn code(key: &str) -> String {
    let hash = blake3::hash(key.as_bytes());
    let [a, b, c, ..] = *hash.as_bytes();
    let word = WORDS[usize::from(a) % WORDS.len()];
    let number = (u32::from(b) << 8 | u32::from(c)) % 1_000;
    format!("{word}-{number:03}")
}

/// The code that somebody typed, as [`code`] writes it: `Tulipe 417` is one, too.
#[must_use]
pub fn typed(words: &str) -> String {
    let letters: String =
        words.chars().filter(|sign| sign.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    [letters.as_str(), "-", &digits].concat()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_code_is_known_however_it_is_typed() {
        for words in ["tulipe-417", " Tulipe 417", "TULIPE417", "tulipe – 417"] {
            assert_eq!(super::typed(words), "tulipe-417");
        }
    }

    #[test]
    fn a_contribution_keeps_its_code() {
        assert_eq!(super::code("abc"), super::code("abc"));
        assert_ne!(super::code("abc"), super::code("abd"));
    }
}
