"""The usual words, per language: for the ways of filing, and for what lists are called."""

from collections.abc import Mapping

STANDARD: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "nl": {
        "who": {
            "complainant": "Ik klaag over wat mij is overkomen",
            "third_party": "Ik klaag over iets wat mij raakt, als derde",
            "representative": "Ik klaag namens iemand anders",
            "intermediary": "Ik geef door wat iemand mij vertelde",
            "observer": "Ik heb gezien wat een ander overkwam",
        },
        "anonymity": {
            "named": "Met mijn naam",
            "third_parties": "Met mijn naam, maar alleen voor wie de klacht behandelt",
            "anonymous": "Anoniem",
        },
        "channel": {
            "portal": "Portaal",
            "post": "Post",
            "phone": "Telefoon",
            "in_person": "Gesprek",
            "email": "E-mail",
            "api": "Ander systeem",
        },
    },
    "en": {
        "who": {
            "complainant": "I complain about what happened to me",
            "third_party": "I complain about something that affects me, as a third party",
            "representative": "I complain on behalf of somebody else",
            "intermediary": "I pass on what somebody told me",
            "observer": "I saw what happened to somebody else",
        },
        "anonymity": {
            "named": "With my name",
            "third_parties": "With my name, but only for those who handle the complaint",
            "anonymous": "Anonymously",
        },
        "channel": {
            "portal": "Portal",
            "post": "Post",
            "phone": "Telephone",
            "in_person": "Conversation",
            "email": "E-mail",
            "api": "Other system",
        },
    },
    "fr": {
        "who": {
            "complainant": "Je me plains de ce qui m'est arrivé",
            "third_party": "Je me plains de ce qui me touche en tant que tiers",
            "representative": "Je me plains au nom de quelqu'un d'autre",
            "intermediary": "Je transmets ce que quelqu'un m'a raconté",
            "observer": "J'ai vu ce qui est arrivé à quelqu'un d'autre",
        },
        "anonymity": {
            "named": "Avec mon nom",
            "third_parties": "Avec mon nom, mais seulement pour ceux qui traitent la plainte",
            "anonymous": "De manière anonyme",
        },
        "channel": {
            "portal": "Portail",
            "post": "Courrier",
            "phone": "Téléphone",
            "in_person": "Entretien",
            "email": "E-mail",
            "api": "Autre système",
        },
    },
    "de": {
        "who": {
            "complainant": "Ich beschwere mich über das, was mir geschehen ist",
            "third_party": "Ich beschwere mich als dritte Person über etwas, das mich betrifft",
            "representative": "Ich beschwere mich im Namen einer anderen Person",
            "intermediary": "Ich gebe weiter, was mir jemand erzählt hat",
            "observer": "Ich habe gesehen, was einer anderen Person geschehen ist",
        },
        "anonymity": {
            "named": "Mit meinem Namen",
            "third_parties": "Mit meinem Namen, aber nur für die, die die Beschwerde bearbeiten",
            "anonymous": "Anonym",
        },
        "channel": {
            "portal": "Portal",
            "post": "Post",
            "phone": "Telefon",
            "in_person": "Gespräch",
            "email": "E-Mail",
            "api": "Anderes System",
        },
    },
}

LISTS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "category": "Onderwerpen",
        "ground": "Gronden van discriminatie",
        "outcome": "Uitkomsten",
        "ruling": "Oordelen",
        "measure": "Soorten maatregelen",
        "handling": "Manieren van aanpak",
        "resolution": "Opgelost of niet",
        "who": "Wie er klaagt",
        "anonymity": "Met of zonder naam",
        "channel": "Wegen om te klagen",
    },
    "en": {
        "category": "Subjects",
        "ground": "Grounds of discrimination",
        "outcome": "Outcomes",
        "ruling": "Rulings",
        "measure": "Kinds of measures",
        "handling": "Ways of handling",
        "resolution": "Resolved or not",
        "who": "Who complains",
        "anonymity": "With or without a name",
        "channel": "Ways to complain",
    },
    "fr": {
        "category": "Sujets",
        "ground": "Motifs de discrimination",
        "outcome": "Issues",
        "ruling": "Jugements",
        "measure": "Types de mesures",
        "handling": "Modes de traitement",
        "resolution": "Résolu ou non",
        "who": "Qui se plaint",
        "anonymity": "Avec ou sans nom",
        "channel": "Voies pour se plaindre",
    },
    "de": {
        "category": "Themen",
        "ground": "Diskriminierungsgründe",
        "outcome": "Ergebnisse",
        "ruling": "Beurteilungen",
        "measure": "Arten von Maßnahmen",
        "handling": "Arten der Bearbeitung",
        "resolution": "Gelöst oder nicht",
        "who": "Wer sich beschwert",
        "anonymity": "Mit oder ohne Namen",
        "channel": "Wege für eine Beschwerde",
    },
}
"""What the lists are usually called that no question or field gives a name."""
