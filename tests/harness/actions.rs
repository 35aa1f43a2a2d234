//! Things that happen in a neighbourhood, drawn by chance.
