//! What does a column of a table hold, by its heading?
//!
//! Headings come in several languages and wordings, and may name a language of their own: `answer_de`, `Question (FR)`.

use shelfhelp::i18n::Locale;

use super::super::language;

/// What a column says of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    Question,
    Answer,
    /// A text that is the answer where no column is, and a summary beside one.
    Description,
    Topic,
    Language,
    Keywords,
    Address,
    Slug,
    Id,
    Status,
    Draft,
    Updated,
    Summary,
    Order,
    Also,
    /// Known to say nothing that a shopper reads.
    Left,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    pub(super) role: Role,
    pub(super) locale: Option<Locale>,
}

// Headings are parted by bars; within one, words by spaces. Case, hyphens and underlines do not count.
const NAMES: [(Role, &str); 16] = [
    (
        Role::Question,
        "question|questions|title|name|heading|subject|article title|question title|article name|faq|q|frage|titel|\
         überschrift|titre|pregunta|título|titulo|domanda|titolo|pergunta|vraag|fråga|rubrik|spørgsmål|spørsmål|otsikko|\
         kysymys|pytanie|tytuł|ερώτηση|τίτλος|вопрос|заголовок|soru|質問|タイトル|问题|标题|問題|標題",
    ),
    (
        Role::Answer,
        "answer|answers|body|content|text|html|body html|html body|article body|article content|answer text|response|a|\
         antwort|inhalt|réponse|reponse|contenu|texte|respuesta|contenido|texto|risposta|contenuto|testo|resposta|\
         conteúdo|antwoord|inhoud|tekst|svar|innehåll|indhold|innhold|vastaus|odpowiedź|treść|απάντηση|κείμενο|ответ|\
         текст|cevap|yanıt|回答|内容|答案|內容",
    ),
    (Role::Description, "description|beschreibung|descripción|descrizione|descrição|omschrijving|beskrivning|opis"),
    (
        Role::Topic,
        "category|categories|topic|section|collection|folder|group|category name|section name|collection name|folder name|\
         kategorie|thema|bereich|catégorie|rubrique|sujet|categoría|tema|sección|categoria|argomento|sezione|assunto|\
         categorie|onderwerp|kategori|ämne|emne|kategoria|κατηγορία|категория|раздел|カテゴリ|カテゴリー|分类|分類",
    ),
    (
        Role::Language,
        "language|locale|lang|language code|locale code|sprache|langue|idioma|lingua|língua|taal|språk|sprog|kieli|język|\
         γλώσσα|язык|dil|言語|语言|語言",
    ),
    (
        Role::Keywords,
        "tags|tag|keywords|keyword|labels|label names|search terms|search keywords|schlagworte|schlagwörter|stichwörter|\
         mots clés|étiquettes|palabras clave|etiquetas|parole chiave|palavras chave|trefwoorden|nyckelord|słowa kluczowe|\
         λέξεις κλειδιά|теги|タグ|标签",
    ),
    (
        Role::Address,
        "url|link|address|article url|html url|public url|permalink|href|adresse|enlace|aliases|redirects|old url|old urls",
    ),
    (Role::Slug, "slug|handle|path"),
    (Role::Id, "id|article id|external id|faq id|question id|key|number|nummer|nr|no"),
    (
        Role::Status,
        "status|state|published|publish|is published|visibility|visible|active|live|public|veröffentlicht|aktiv|zustand|\
         statut|publié|estado|publicado|stato|pubblicato|zichtbaar|gepubliceerd|publicerad",
    ),
    (
        Role::Draft,
        "draft|is draft|hidden|archived|unpublished|internal|entwurf|brouillon|borrador|bozza|rascunho|concept",
    ),
    (
        Role::Updated,
        "updated|updated at|updated on|last updated|last updated at|modified|last modified|modified at|edited at|last edited|\
         date|date updated|geändert|geändert am|aktualisiert|datum|mis à jour|modifié|actualizado|fecha|aggiornato|data|\
         bijgewerkt|uppdaterad|opdateret",
    ),
    (
        Role::Summary,
        "summary|excerpt|meta description|short description|zusammenfassung|résumé|resumen|riassunto|resumo|samenvatting",
    ),
    (Role::Order, "order|position|sort|sort order|rank|weight|reihenfolge|ordre|orden|ordine|volgorde"),
    (
        Role::Also,
        "also|also asked|also asked as|alternative questions|alternate questions|variations|phrasings|other phrasings|synonyms",
    ),
    (
        Role::Left,
        "created|created at|created on|author|author id|author name|owner|views|view count|votes|vote sum|vote count|\
         helpful|not helpful|helpful count|reactions|command|template suffix|row|top row|metafield",
    ),
];

/// What a heading says. None where it is not known.
pub(super) fn read(heading: &str) -> Option<Head> {
    let name = plain(heading);
    if let Some(role) = role(&name) {
        return Some(Head { role, locale: None });
    }
    // The language is the last word, or the first: "answer de", "de answer".
    let (first, last) = (name.split(' ').next()?, name.rsplit(' ').next()?);
    let ends = name.strip_suffix(last).map(|rest| (last, rest)).into_iter();
    let begins = name.strip_prefix(first).map(|rest| (first, rest)).into_iter();
    // `pt_BR` is two words here.
    let regional = name
        .len()
        .checked_sub(5)
        .filter(|_| name.is_ascii())
        .map(|cut| name.split_at(cut))
        .map(|(rest, tag)| (tag, rest));
    let found = regional.into_iter().chain(ends).chain(begins).find_map(|(tag, rest)| {
        let locale = of(&tag.replace(' ', "-"))?;
        Some(Head { role: role(rest.trim())?, locale: Some(locale) })
    });
    found.filter(|head| head.role != Role::Left)
}

fn role(name: &str) -> Option<Role> {
    NAMES.iter().find(|(_, names)| names.split('|').any(|known| known.trim() == name)).map(|(role, _)| *role)
}

/// Lower case, and one space for anything that parts words.
fn plain(heading: &str) -> String {
    let letters = heading.trim_start_matches('\u{feff}').to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

// Languages as tables name them.
const LANGUAGES: &str = "english en|englisch en|anglais en|inglés en|german de|deutsch de|allemand de|french fr|français fr|\
    französisch fr|spanish es|español es|spanisch es|italian it|italiano it|italienisch it|portuguese pt|português pt|\
    dutch nl|nederlands nl|greek el|ελληνικά el|polish pl|polski pl|swedish sv|svenska sv|danish da|dansk da|\
    norwegian nb|norsk nb|finnish fi|suomi fi|czech cs|čeština cs|hungarian hu|magyar hu|romanian ro|română ro|\
    turkish tr|türkçe tr|russian ru|русский ru|ukrainian uk|українська uk|arabic ar|العربية ar|hebrew he|עברית he|\
    japanese ja|日本語 ja|chinese zh|中文 zh|korean ko|한국어 ko";

/// A language by its tag or its name.
pub(super) fn of(text: &str) -> Option<Locale> {
    let text = text.trim();
    let name = text.to_lowercase();
    let named = LANGUAGES.split('|').filter_map(|entry| entry.trim().split_once(' ')).find(|(known, _)| *known == name);
    match named {
        Some((_, tag)) => Locale::parse(tag),
        None => language::code(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_many_wordings() {
        for (heading, want) in [
            ("Question", "Question"),
            ("Article Title", "Question"),
            ("Frage", "Question"),
            ("ΕΡΩΤΗΣΗ", "-"),
            ("Ερώτηση", "Question"),
            ("body_html", "Answer"),
            ("Réponse", "Answer"),
            ("Answer (FR)", "Answer fr"),
            ("answer_pt_BR", "Answer pt-BR"),
            ("answer-zh-TW", "Answer zh-Hant-TW"),
            ("de: Frage", "Question de"),
            ("Question English", "Question en"),
            ("Mots-clés", "Keywords"),
            ("Last updated", "Updated"),
            ("Colour", "-"),
            ("", "-"),
            ("de", "-"),
        ] {
            let told = read(heading).map_or("-".to_owned(), |head| {
                let locale = head.locale.map(|locale| format!(" {locale}")).unwrap_or_default();
                format!("{:?}{locale}", head.role)
            });
            assert_eq!(told, want, "{heading}");
        }
    }
}
