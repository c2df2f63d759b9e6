"""The cards of advice as data: what cracks, urges and days of pain call for, each shown once."""

from __future__ import annotations

from player.care.card import Card, by_key

ADVICE = by_key(
    Card(
        "crack-numb",
        "Leave it for today",
        (
            "Numbness, tingling or weakness in a limb should be checked. Please ask {advisers}.",
            "Call {emergency} if it is sudden, if both legs feel it, or if it is between your "
            "legs.",
            "It can have a harmless cause. This program can't tell.",
        ),
        ("S1", "S2", "S3", "U14", "U14b", "N11", "N12"),
        urgent=True,
    ),
    Card(
        "crack-neck",
        "Please leave your neck alone",
        (
            "Do not crack your own neck. A hard twist there can harm a blood vessel.",
            "Call {emergency} now for a sudden bad headache, dizziness, or trouble speaking or "
            "seeing.",
            "Call too when the face drops, or an arm or a leg goes weak.",
            "For a stiff neck, move it slowly and stop well before the end.",
        ),
        ("S3", "C66", "U14"),
        urgent=True,
    ),
    Card(
        "crack-sharp",
        "Sharp pain is a sign to stop",
        (
            "Leave the routines for today. Rest in a position that feels easy.",
            "If the pain stays or comes back, ask {clinician}.",
        ),
        ("S1", "S2", "S3", "U16"),
    ),
    Card(
        "crack-grinding",
        "Grinding that hurts",
        (
            "Grinding alone is common. With pain, stiffness or swelling, have it looked at.",
            "You could ask {clinician}.",
        ),
        ("S1", "S3", "C17"),
    ),
    Card(
        "crack-tender",
        "Tender or swollen",
        (
            "A tender or swollen spot by the spine should be looked at.",
            "Please ask {clinician}. Do not press or twist it until then.",
        ),
        ("S1", "N11"),
    ),
    Card(
        "urge-in-window",
        "Worth getting checked",
        (
            "On three days or more of the last seven, the urge came back soon after a crack.",
            "When relief lasts so short a time, it helps to ask why. You could ask {clinician}.",
        ),
        ("S1", "S2", "own"),
    ),
    Card(
        "pain-day-4",
        "Four days of pain",
        (
            "Pain that stays for more than a few days is worth a question to {doctor} or a "
            "physiotherapist.",
            "Many backs need some weeks, and most back pain is not serious.",
        ),
        ("S2", "S3", "N1", "N17"),
    ),
    Card(
        "pain-day-7",
        "A week of pain",
        (
            "Physiotherapists say: ask when pain is severe, or no better after about a week.",
            "Keep moving gently if it feels fine.",
        ),
        ("P1", "N2", "N17"),
    ),
    Card(
        "pain-day-14",
        "Two weeks of pain",
        (
            "After two weeks that get no better, please ask {clinician}.",
            "Most back pain settles within six weeks. Still, it is time to ask.",
        ),
        ("N2", "N17"),
    ),
    Card(
        "morning-worse",
        "The morning was worse",
        (
            "Your back felt worse this morning than before the last routine.",
            "Take an easier level, and do fewer, until the mornings are fine again.",
        ),
        ("P5", "N14"),
    ),
    Card(
        "two-mornings-worse",
        "Two days off",
        (
            "Twice in a row, the morning after was worse. Leave strength and turning for two days.",
            "Keep walking. Breathing is fine too.",
        ),
        ("P5", "N14", "own"),
    ),
    Card(
        "after-worse",
        "More pain than before",
        (
            "The pain rose by two or more during the routine.",
            "Next time do less: smaller, slower, and fewer of them.",
        ),
        ("P5", "N14", "C70"),
    ),
    Card(
        "may-do-more",
        "You may try a little more",
        (
            "On the last three days your back was fine before, after, and the next morning.",
            "If you like, do one repetition more, or take the next routine of its kind.",
            "Staying as you are is just as good.",
        ),
        ("N2", "own"),
    ),
    Card(
        "sore-too-long",
        "Sore for more than five days",
        (
            "Sore muscles mostly settle in two to five days. Please ask {doctor}.",
            "Until then, keep to walking and breathing.",
        ),
        ("N15",),
    ),
    Card(
        "after-sitting",
        "Mostly after sitting",
        (
            "Most of your cracks come after an hour of sitting.",
            "A short break every hour may help. The routine Hourly break takes three minutes.",
        ),
        ("S3", "C20", "P11"),
    ),
)
"""Every card of advice by its key."""
