//! The lock between people who share a phone, in French.

use crate::i18n::LockText;

pub(in crate::i18n) static TEXT: LockText = LockText {
    title: "Verrouiller ce téléphone entre deux personnes",
    about: "Avec un code, toucher « Verrouiller » cache tout jusqu’à ce que le code soit tapé. Ce qu’on écrivait reste tel quel.",
    limits: "Cela arrête qui prend ce téléphone en main un moment. Cela n’arrête pas qui sait copier ce que le téléphone a enregistré : pour cela, il y a le verrou du téléphone lui-même. Un téléphone perdu, la coordination le retire.",
    impossible: "Ce navigateur ne peut pas garder de code à cette adresse. Servez-vous du verrou du téléphone.",
    is_set: "Ce téléphone a un code.",
    new_code: "Code",
    code_hint: "Quatre signes au moins. Quelques mots, c’est mieux.",
    again: "Le même code encore une fois",
    set: "Mettre ce code",
    too_short: "Choisissez quatre signes au moins.",
    not_the_same: "Les deux codes ne sont pas pareils.",
    take_off: "Enlever le verrou",
    lock: "Verrouiller",
    locked: "Ce téléphone est verrouillé",
    locked_about: "Ce qui a été écrit ici est conservé, et l’envoi continue.",
    code: "Code",
    open: "Ouvrir",
    wrong: "Ce n’est pas le code.",
    forgotten: "J’ai oublié le code",
    forgotten_about: "Rien n’est perdu. Ce qui est à envoyer part tout seul, ou par un fichier que seule votre initiative peut ouvrir. Le verrou peut s’enlever sans code un jour après votre demande ; ce qu’on écrivait est alors de nouveau là.",
    hand_on: "Fichier de ce qui n’est pas envoyé",
    begin_to_wait: "Enlever le verrou dans un jour",
    wait: |time| format!("Trop de codes faux. Réessayez à {time}."),
    comes_off: |when| format!("Le verrou pourra s’enlever à partir du {when}."),
};
