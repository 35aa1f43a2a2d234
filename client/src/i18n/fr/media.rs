//! Photos, recordings and reading aloud, in French.

use crate::i18n::MediaText;

pub(in crate::i18n) static TEXT: MediaText = MediaText {
    title: "Montrez-le ou dites-le",
    about: "Seule l’équipe voit les photos et entend les enregistrements, peu importe qui peut lire les mots. La photo est \
            réduite, et ce que l’appareil y a inscrit, comme le lieu, est retiré.",
    take_photo: "Une photo, si vous voulez",
    photo_unread: "Cette image ne s’ouvre pas. Prenez-en une autre.",
    remove_photo: "Retirer la photo",
    caption_photo: "Ce que la photo montre",
    record: "Enregistrer ce qui est dit",
    end_recording: "Arrêter l’enregistrement",
    recorded_so_far: |seconds| format!("Enregistrement : {seconds} secondes sur 60"),
    refused: "Le micro ne peut pas servir. Autorisez-le dans les réglages du navigateur, ou écrivez ce que vous voulez dire.",
    cannot_record: "Ce navigateur ne peut pas enregistrer.",
    remove_recording: "Retirer l’enregistrement",
    caption_recording: "Ce que dit l’enregistrement",
    caption_hint: "Pour qui ne peut pas le voir ou l’entendre. Vous pouvez laisser ceci vide.",

    check: "Ce que vous montrez et dites",
    no_words: "Sans mots écrits",
    count: |photos, recordings| {
        let photos = match photos {
            0 => None,
            1 => Some("1 photo".to_owned()),
            n => Some(format!("{n} photos")),
        };
        let recordings = match recordings {
            0 => None,
            1 => Some("1 enregistrement".to_owned()),
            n => Some(format!("{n} enregistrements")),
        };
        [photos, recordings].into_iter().flatten().collect::<Vec<_>>().join(", ")
    },
    undescribed: "Photo ; personne n’a dit ce qu’elle montre",
    recording: |seconds| {
        if seconds < 2 {
            format!("Enregistrement de {seconds} seconde")
        } else {
            format!("Enregistrement de {seconds} secondes")
        }
    },
    photo_awaited: "Une photo va ici. Elle n’est pas encore sur ce téléphone.",
    recording_awaited: |seconds| {
        format!("Un enregistrement va ici ({seconds} s). Il n’est pas encore sur ce téléphone.")
    },

    read_aloud: "Lire à voix haute",
    stop_reading: "Arrêter la lecture",
};
