//! Is a question that names a place about delivery there?
//!
//! By its words, in the languages that answers are searched in: a word of delivery, and none of sending back or of
//! making. Without a word of delivery it must ask for nothing but when and how much, or find an answer that tells of
//! delivery.

use super::called::words;
use super::stop::{LANGUAGES, is_stop};

// Beginnings of folded words; in Chinese and Japanese any part. Lists, not stems: `livre` is a book, `livrez` delivers.
const GOES: &str = "deliver ship send postage arriv dispatch liefer ausliefer versand versend verschick schickt schicken \
    zustell porto livrai livrez livrer livrab livron envoi envoy expedi envia envio entreg llega mandan despach παραδοσησ \
    παραδοση παραδοσε παραδιδ παραδωσ αποστολ αποστελ στελν στειλ μεταφορικ φτανε φτασ ερθει ερχ توصيل توصل شحن ارسال ترسل \
    يصل تصل وصول 届 送 配達 寄 运费 運費 发货 發貨 快递 快遞 到货 发往 邮";
// About a parcel, though the number behind it is not a postcode.
const PARCEL: &str = "parcel courier paket colis paquete κουριερ δεμα δεματ طرد 宅配 包裹";
// Back, or where it was made: another matter, whatever else is said.
const OTHER: &str = "return refund back exchange made manufactur produced retour rucksend ruckgab ruckerstatt ruckversand \
    zuruck erstatt umtausch hergestellt herstell produzier renvoy rembours fabri devol reembols hech επιστρ πισω φτιαχ \
    κατασκευ παραγετ παραγωγ ارجاع استرجاع استبدال ارجع صنع مصنوع تصنيع 返 製 作ら 作っ 退 寄回 换货 產 产 制造";
// Asks when and how much.
const ASKS: &str = "cost price fee charge day week long much many fast soon quick time date take go possible available \
    available kost preis gebuhr tag woche lang dauer schnell viel teuer moglich cout prix frais port jour semaine delai combien \
    temps possible cuest cost precio gasto dia semana plazo cuant tard posible κοστ τιμη ημερ μερ ποσ ωρα κανε γινετ \
    μπορ πηγαιν هل كم متي ما الي في سعر تكلف يوم ايام مده ممكن يمكن 何日 何時 料金 費用 日数 時間 可能 多少 几天 幾天 多久 什么 时候 \
    時候 时间 需要 可以 请问 能 吗 嗎 呢 到 要 天 会 會 给 往 我 你 们 有 没 吧 是 否 钱 錢 国 外";

/// What the words of a question say about it.
pub(super) struct Intent {
    /// Whether it has a word of delivery.
    pub(super) goes: bool,
    /// Whether it is about another matter.
    pub(super) is_other: bool,
    /// How many words there are beside those, the place and what holds a sentence together.
    pub(super) rest: usize,
}

/// Looks at the words of a question without those that name places.
pub(super) fn intent(question: &str, named: &[(usize, usize)]) -> Intent {
    let mut intent = Intent { goes: false, is_other: false, rest: 0 };
    let is_named = |at: usize| named.iter().any(|(start, end)| (*start..*end).contains(&at));
    for word in words(question).iter().filter(|word| !is_named(word.start)) {
        let term = word.term.as_str();
        let goes = is_about_going(term) || begins(PARCEL, term);
        intent.goes |= goes;
        intent.is_other |= begins(OTHER, term);
        let holds_together = || LANGUAGES.iter().any(|language| is_stop(term, *language));
        intent.rest += usize::from(!goes && !begins(ASKS, term) && !holds_together());
    }
    // What is left of Chinese and Japanese.
    let mut text: String = question.char_indices().map(|(at, c)| if is_named(at) { ' ' } else { c }).collect();
    if text.chars().any(is_glyph) {
        intent.goes |= parts(GOES).chain(parts(PARCEL)).any(|part| text.contains(part));
        intent.is_other |= parts(OTHER).any(|part| text.contains(part));
        for part in parts(GOES).chain(parts(PARCEL)).chain(parts(ASKS)) {
            text = text.replace(part, " ");
        }
        // Hiragana are endings here. Two characters make a word.
        intent.rest += text.chars().filter(|c| is_glyph(*c) && !('ぁ'..='ゖ').contains(c)).count().div_ceil(2);
    }
    intent
}

/// Whether a folded word is about something going somewhere.
pub(super) fn is_about_going(word: &str) -> bool {
    begins(GOES, word)
}

/// Whether a word begins as one of a list; in Arabic also after the words glued to its front.
pub(super) fn begins(list: &str, word: &str) -> bool {
    let bare = ["وال", "بال", "لل", "ال", "و", "س", "ب", "ل", "ف"].iter().find_map(|glued| word.strip_prefix(glued));
    list.split(' ').filter(|begin| !begin.is_empty()).any(|begin| {
        // Two Arabic letters begin too many words: those stand alone.
        let is_short = begin.chars().count() < 3 && !begin.is_ascii();
        let fits = |word: &str| if is_short { word == begin } else { word.starts_with(begin) };
        fits(word) || bare.is_some_and(fits)
    })
}

pub(super) fn parts(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(' ').filter(|part| part.chars().next().is_some_and(is_glyph))
}

/// Whether a character is of Chinese or Japanese.
fn is_glyph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
