//! What does a question want to know: when, where, how much?
//!
//! Two questions of the same words are not the same where one asks when and the other where. A short list of question
//! words by language; what is in none of them could ask anything.

use crate::audit::claims::fold;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Time,
    Place,
    Cost,
    Reason,
    Who,
    Whether,
    Manner,
    Which,
}

use Ask::{Cost, Manner, Place, Reason, Time, Whether, Which, Who};

/// The first of these that a question holds, in this order: the longer sign before the one it contains.
const SIGNS: &[(&str, &[(Ask, &str)])] = &[
    (
        "en",
        &[
            (Cost, "how much|what does it cost"),
            (Time, "how long|how soon|when|what time|by what date"),
            (Place, "where"),
            (Reason, "why"),
            (Who, "who"),
            (Manner, "how"),
            (Which, "what|which"),
            (Whether, "can|do|does|is|are|may|will|could|am|did|have|has|should|shall|would|was|were|must"),
        ],
    ),
    (
        "de",
        &[
            (Cost, "wie viel|wieviel|was kostet"),
            (Time, "wie lange|wann|wie schnell|bis wann"),
            (Place, "wo|wohin|woher"),
            (Reason, "warum|wieso|weshalb"),
            (Who, "wer|wem"),
            (Manner, "wie"),
            (Which, "was|welche|welcher|welches"),
            (Whether, "kann|konnen|ist|sind|habt|haben|darf|gibt|geht|muss|wird|soll|sollte|werden"),
        ],
    ),
    (
        "fr",
        &[
            (Time, "combien de temps|quand|sous combien|delai"),
            (Cost, "combien"),
            (Place, "ou"),
            (Reason, "pourquoi"),
            (Who, "qui"),
            (Manner, "comment"),
            (Whether, "est-ce|puis-je|peut|peux|avez"),
            (Which, "quel|quelle|quels|quelles"),
        ],
    ),
    (
        "es",
        &[
            (Time, "cuanto tiempo|cuanto tarda|cuando"),
            (Cost, "cuanto"),
            (Place, "donde"),
            (Reason, "por que"),
            (Who, "quien"),
            (Manner, "como"),
            (Which, "que|cual|cuales"),
            (Whether, "puedo|se puede|es|hay|teneis|tienen"),
        ],
    ),
    (
        "el",
        &[
            (Time, "ποτε|ποσο καιρο|ποσες μερες|σε ποσ"),
            (Cost, "ποσο|κοστιζ"),
            (Place, "που"),
            (Reason, "γιατι"),
            (Who, "ποιος"),
            (Manner, "πως"),
            (Which, "τι|ποια|ποιο|ποιες"),
            (Whether, "μπορω|ειναι|εχετε|γινεται|στελνετε|κανετε|υπαρχει"),
        ],
    ),
    (
        "ja",
        &[
            (Time, "いつ|何日|期間"),
            (Cost, "いくら|料金"),
            (Place, "どこ"),
            (Reason, "なぜ|どうして"),
            (Manner, "方法|どうやって|どのように|には|方は|たい"),
            (Which, "何|どの|どんな"),
            (Whether, "ますか|ですか|ませんか|でしょうか"),
        ],
    ),
    (
        "zh",
        &[
            (Time, "什么时候|多久|何时|几天|幾天|什麼時候"),
            (Cost, "多少|费用"),
            (Place, "哪里|哪裡|哪儿"),
            (Reason, "为什么|為什麼"),
            (Manner, "怎么|如何|怎样|怎麼"),
            (Which, "什么|哪些|什麼"),
            (Whether, "吗|嗎|能|可以|是否"),
        ],
    ),
    (
        "ar",
        &[
            (Time, "متى|كم يوم|كم يستغرق"),
            (Cost, "كم|بكم"),
            (Place, "اين"),
            (Reason, "لماذا"),
            (Who, "من هو|من هي"),
            (Manner, "كيف"),
            (Which, "ما|ماذا|اي"),
            (Whether, "هل"),
        ],
    ),
];

/// What a question asks for, where its language is known and it says so.
pub(super) fn asks(question: &str, language: &str) -> Option<Ask> {
    let (_, signs) = SIGNS.iter().find(|(code, _)| *code == language)?;
    let text: String = fold(question).into_iter().collect();
    let holds = |sign: &str| match language {
        "ja" | "zh" => text.contains(sign),
        _ => text.match_indices(sign).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + sign.len()..).and_then(|after| after.chars().next());
            // Beginnings such as `σε ποσ` go on.
            let ends = sign.ends_with("ποσ") || sign.ends_with("κοστιζ") || !after.is_some_and(char::is_alphanumeric);
            !before.is_some_and(char::is_alphanumeric) && ends
        }),
    };
    signs.iter().find(|(_, list)| list.split('|').any(holds)).map(|(ask, _)| *ask)
}
