//! What do the pages themselves say?
//!
//! Only what the widget has no words for: the rest comes from its own catalogs. One row a message, one column a language;
//! `{name}` marks what is filled in, and a message that counts has one form for each CLDR plural category.
//!
//! Does not know: other languages. Pages in them speak English around the shop's own words, and the build says so.

use shelfhelp::i18n::Locale;

/// The languages of the table, in the order of its columns.
const TONGUES: [&str; 5] = ["en", "el", "ja", "zh-Hans", "ar"];

/// The column of a language; English where it has none.
pub(super) fn tongue(locale: &Locale) -> usize {
    known(locale).unwrap_or(0)
}

/// The column of a language, where it has one.
pub(super) fn known(locale: &Locale) -> Option<usize> {
    let all: Vec<Locale> = TONGUES.iter().filter_map(|tag| Locale::parse(tag)).collect();
    let best = locale.best_of(&all).filter(|best| best.language() != "zh" || locale.as_str().starts_with("zh-Hans"))?;
    TONGUES.iter().position(|tag| *tag == best.as_str())
}

macro_rules! words {
    ($($key:ident [$($words:literal)*],)*) => {
        /// The name of a message.
        #[derive(Clone, Copy, Debug)]
        pub(super) enum Say { $($key,)* }

        const TABLE: &[[&str; 5]] = &[$([$($words),*],)*];
    };
}

words! {
    HelpCentre ["Help centre" "Κέντρο βοήθειας" "ヘルプセンター" "帮助中心" "مركز المساعدة"],
    Lead [
        "Answers to what our customers ask." "Απαντήσεις σε όσα ρωτούν οι πελάτες μας."
        "お客様からよくいただくご質問への回答です。" "顾客常问的问题，这里都有解答。" "إجابات عمّا يسأله زبائننا."
    ],
    Skip ["Skip to the text" "Μετάβαση στο κείμενο" "本文へ進む" "跳到正文" "الانتقال إلى النص"],
    Breadcrumb ["You are here" "Βρίσκεστε εδώ" "現在の場所" "当前位置" "أنتم هنا"],
    Languages ["Languages" "Γλώσσες" "言語" "语言" "اللغات"],
    Choose ["Choose your language" "Επιλέξτε γλώσσα" "言語をお選びください" "请选择语言" "اختاروا لغتكم"],
    Topics ["Topics" "Θέματα" "トピック" "主题" "المواضيع"],
    MoreTopic ["More questions" "Άλλες ερωτήσεις" "そのほかのご質問" "其他问题" "أسئلة أخرى"],
    AllAnswers [
        "one: {n} answer | other: All {n} answers"
        "one: {n} απάντηση | other: Και οι {n} απαντήσεις"
        "other: {n}件すべてを見る"
        "other: 查看全部 {n} 条解答"
        "one: إجابة واحدة | two: الإجابتان | few: كل الإجابات ({n}) | many: كل الإجابات ({n}) | other: كل الإجابات ({n})"
    ],
    Related ["Related answers" "Σχετικές απαντήσεις" "関連する回答" "相关解答" "إجابات ذات صلة"],
    Updated [
        "Last changed on {day}" "Τελευταία αλλαγή: {day}" "最終更新：{day}" "最后更新：{day}" "آخر تحديث: {day}"
    ],
    Shop ["To the shop" "Στο κατάστημα" "ショップへ" "前往商店" "إلى المتجر"],
    Moved ["This page has moved" "Η σελίδα μεταφέρθηκε" "ページが移動しました" "此页面已迁移" "انتقلت هذه الصفحة"],
    ToneNote ["Note" "Σημείωση" "補足" "说明" "ملاحظة"],
    ToneTip ["Tip" "Συμβουλή" "ヒント" "小贴士" "نصيحة"],
    ToneWarning ["Important" "Προσοχή" "ご注意" "注意" "تنبيه"],
    Video ["Video on {host}" "Βίντεο στο {host}" "動画（{host}）" "视频（{host}）" "فيديو على {host}"],
    Table ["Table" "Πίνακας" "表" "表格" "جدول"],
    Notes ["Notes" "Σημειώσεις" "注" "注释" "هوامش"],
    NoteNumber ["Note {n}" "Σημείωση {n}" "注{n}" "注释 {n}" "هامش {n}"],
    BackToText ["Back to the text" "Πίσω στο κείμενο" "本文に戻る" "返回正文" "العودة إلى النص"],
    Done ["done" "έγινε" "済み" "已完成" "تم"],
    ToDo ["to do" "εκκρεμεί" "未完了" "待办" "لم يتم بعد"],
    Delivery ["Delivery and returns" "Αποστολή και επιστροφές" "お届けと返品" "配送与退货" "التوصيل والإرجاع"],
    DeliveryLead [
        "How {shop} sends parcels, what that costs, and what may come back."
        "Πώς στέλνει τα δέματα {shop}, τι κοστίζει και τι επιστρέφεται."
        "{shop}のお届け方法、送料、返品についてのご案内です。"
        "{shop} 的配送方式、费用与退货规则。"
        "كيف يرسل {shop} الطرود، وكم يكلّف ذلك، وما الذي يمكن إرجاعه."
    ],
    Exact [
        "Each product’s page shows the exact dates and price for your place."
        "Η σελίδα κάθε προϊόντος δείχνει τις ακριβείς ημερομηνίες και την τιμή για την περιοχή σας."
        "お届け先ごとの正確な日付と送料は、各商品のページでご確認いただけます。"
        "每件商品的页面会显示送到您所在地的准确日期和费用。"
        "تعرض صفحة كل منتج المواعيد الدقيقة والسعر إلى مكانكم."
    ],
    To ["To" "Προς" "お届け先" "目的地" "إلى"],
    Price ["Price" "Τιμή" "料金" "费用" "السعر"],
    Takes ["Takes" "Διάρκεια" "日数" "时长" "المدة"],
    WorkingDays [
        "one: {n} working day | other: {n} working days"
        "one: {n} εργάσιμη | other: {n} εργάσιμες"
        "other: {n}営業日"
        "other: {n} 个工作日"
        "one: يوم عمل واحد | two: {n} من أيام العمل | few: {n} أيام عمل | many: {n} يوم عمل | other: {n} يوم عمل"
    ],
    PlainDays [
        "one: {n} day | other: {n} days"
        "one: {n} ημέρα | other: {n} ημέρες"
        "other: {n}日"
        "other: {n} 天"
        "one: يوم واحد | two: {n} من الأيام | few: {n} أيام | many: {n} يومًا | other: {n} يوم"
    ],
    SameDay ["the same day" "αυθημερόν" "当日" "当天" "في اليوم نفسه"],
    Counted [
        "Days are counted from the day of the order, packing included."
        "Οι ημέρες μετρούν από την παραγγελία, μαζί με την προετοιμασία."
        "日数はご注文日からの目安で、発送準備を含みます。"
        "天数自下单当天起算，含打包时间。"
        "تُحسب الأيام من يوم الطلب، ويشمل ذلك التجهيز."
    ],
    Cutoff [
        "An order counts for its day when it comes in by: {when}."
        "Η παραγγελία μετρά για την ίδια μέρα αν γίνει έως: {when}."
        "当日扱いの締め切り：{when}"
        "当天截单时间：{when}。"
        "يُحسب الطلب ليومه إذا وصل قبل: {when}."
    ],
    Travels [
        "Parcels travel {days}." "Τα δέματα ταξιδεύουν {days}." "配送日：{days}" "运送日：{days}。" "أيام النقل: {days}."
    ],
    Opens ["Open {hours}." "Ώρες: {hours}." "営業時間：{hours}" "营业时间：{hours}。" "ساعات العمل: {hours}."],
    Windows [
        "You choose between: {hours}."
        "Διαλέγετε ανάμεσα σε: {hours}."
        "お選びいただける時間帯：{hours}"
        "可选时段：{hours}。"
        "تختارون بين: {hours}."
    ],
    NotAll [
        "Not everything can go this way:"
        "Δεν ταξιδεύουν όλα έτσι:"
        "一部の商品はこの方法をご利用いただけません："
        "并非所有商品都适用："
        "لا يصلح هذا لكل شيء:"
    ],
    SomeOnly [
        "Only for some products." "Μόνο για ορισμένα προϊόντα." "一部の商品のみご利用いただけます。" "仅限部分商品。"
        "لبعض المنتجات فقط."
    ],
    OnPage ["On this page" "Σε αυτή τη σελίδα" "このページの内容" "本页内容" "في هذه الصفحة"],
    GoodToKnow ["Good to know" "Καλό να ξέρετε" "ご案内" "温馨提示" "من المفيد أن تعرفوا"],
    FreeFrom [
        "free from {amount}" "δωρεάν από {amount}" "{amount}以上で無料" "满 {amount} 免费" "مجانًا من {amount}"
    ],
    UpTo ["up to {bound}" "έως {bound}" "{bound}まで" "不超过 {bound}" "حتى {bound}"],
    Above ["above that" "πάνω από αυτό" "それ以上" "超出部分" "أكثر من ذلك"],
    Pieces [
        "one: {n} piece | other: {n} pieces"
        "one: {n} τεμάχιο | other: {n} τεμάχια"
        "other: {n}点"
        "other: {n} 件"
        "one: قطعة واحدة | two: قطعتان | few: {n} قطع | many: {n} قطعة | other: {n} قطعة"
    ],
    PerKg ["{amount} per kg" "{amount} ανά κιλό" "1kgごとに{amount}" "每公斤 {amount}" "{amount} لكل كغ"],
    PerPiece ["{amount} per piece" "{amount} ανά τεμάχιο" "1点ごとに{amount}" "每件 {amount}" "{amount} لكل قطعة"],
    Percent [
        "{n} % of the order" "{n} % της παραγγελίας" "ご注文額の{n}%" "订单金额的 {n}%" "{n}٪ من قيمة الطلب"
    ],
    AtLeast ["at least {amount}" "τουλάχιστον {amount}" "最低{amount}" "最低 {amount}" "{amount} على الأقل"],
    AtMost ["at most {amount}" "το πολύ {amount}" "最高{amount}" "最高 {amount}" "{amount} على الأكثر"],
    NotThere [
        "we do not deliver there" "δεν στέλνουμε εκεί" "お届けできません" "暂不配送" "لا نوصل إلى هناك"
    ],
    Elsewhere ["everywhere else" "οπουδήποτε αλλού" "そのほかの地域" "其他地区" "أي مكان آخر"],
    Anywhere ["everywhere" "παντού" "すべての地域" "所有地区" "كل الأماكن"],
    Returns ["Returns" "Επιστροφές" "返品" "退货" "الإرجاع"],
    ReturnDays [
        "one: You have {n} day from the day it arrives. | other: You have {n} days from the day it arrives."
        "one: Έχετε {n} ημέρα από την παραλαβή. | other: Έχετε {n} ημέρες από την παραλαβή."
        "other: 商品の到着から{n}日以内に返品いただけます。"
        "other: 自收货之日起 {n} 天内可退货。"
        "one: أمامكم يوم واحد من يوم الوصول. | two: أمامكم يومان من يوم الوصول. | few: أمامكم {n} أيام من يوم الوصول. | many: أمامكم {n} يومًا من يوم الوصول. | other: أمامكم {n} يوم من يوم الوصول."
    ],
    ReturnNever [
        "We do not take anything back." "Δεν δεχόμαστε επιστροφές." "返品はお受けしておりません。" "不接受退货。"
        "لا نقبل الإرجاع."
    ],
    ReturnFree [
        "Sending it back is free." "Η επιστροφή είναι δωρεάν." "返品の送料は無料です。" "退货免运费。" "الإرجاع مجاني."
    ],
    ReturnCosts [
        "Sending it back costs {amount}." "Η επιστροφή κοστίζει {amount}." "返品の送料は{amount}です。"
        "退货运费为 {amount}。" "تكلفة الإرجاع {amount}."
    ],
    ReturnFees [
        "What it costs to send it back" "Κόστος επιστροφής" "返品の送料" "退货运费" "تكلفة الإرجاع"
    ],
    ReturnHow [
        "It can come back {ways}." "Τρόποι επιστροφής: {ways}." "返品方法：{ways}" "退货方式：{ways}。" "طرق الإرجاع: {ways}."
    ],
    ReturnExcept [
        "What cannot come back:" "Τι δεν επιστρέφεται:" "返品をお受けできないもの：" "不可退货：" "ما لا يمكن إرجاعه:"
    ],
    ReturnSeason [
        "Ordered between {from} and {to}: until {until}."
        "Παραγγελίες από {from} έως {to}: μέχρι {until}."
        "{from}から{to}までのご注文は、{until}まで返品いただけます。"
        "{from}至{to}的订单可在{until}前退货。"
        "الطلبات من {from} إلى {to}: حتى {until}."
    ],
    ReturnRules [
        "The rules in full" "Αναλυτικά οι όροι" "返品規定の全文" "完整退货规则" "الشروط كاملة"
    ],
}

impl Say {
    /// The words in a column of the table.
    pub(super) fn words(self, tongue: usize) -> &'static str {
        TABLE.get(self as usize).and_then(|row| row.get(tongue)).copied().unwrap_or_default()
    }

    /// The words with their `{…}` filled in.
    pub(super) fn fill(self, tongue: usize, values: &[(&str, &str)]) -> String {
        fill(self.words(tongue), values)
    }

    /// The words for a number of things that are written `shown`, in the plural form of `category`.
    pub(super) fn count(self, tongue: usize, category: &str, shown: &str) -> String {
        let forms = self.words(tongue);
        let form = |wanted: &str| forms.split(" | ").find_map(|form| form.strip_prefix(wanted)?.strip_prefix(": "));
        fill(form(category).or_else(|| form("other")).unwrap_or(forms), &[("n", shown)])
    }
}

/// What is filled in is taken as it stands, braces and all.
fn fill(words: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    out + rest
}

/// What speakers of a language call it.
pub(super) fn endonym(locale: &Locale) -> String {
    let tag = locale.as_str();
    let name = |tag: &str| ENDONYMS.iter().find(|(known, _)| *known == tag).map(|(_, name)| (*name).to_owned());
    match (name(tag), name(locale.language()), locale.region()) {
        (Some(name), ..) => name,
        (None, Some(name), Some(region)) => format!("{name} ({region})"),
        (None, Some(name), None) => name,
        (None, None, _) => tag.to_owned(),
    }
}

const ENDONYMS: [(&str, &str); 40] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).unwrap()
    }

    #[test]
    fn a_language_finds_its_column_or_english() {
        for (tag, column) in [("en-GB", 0), ("el", 1), ("ja", 2), ("zh-CN", 3), ("zh-Hant", 0), ("ar-AE", 4), ("fi", 0)]
        {
            assert_eq!(tongue(&locale(tag)), column, "{tag}");
        }
    }

    #[test]
    fn every_message_is_written_in_every_language_with_the_same_blanks() {
        let blanks = |words: &str| {
            let mut names: Vec<&str> =
                words.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
            names.sort_unstable();
            names.dedup();
            names.join(" ")
        };
        for row in TABLE {
            for words in row {
                assert!(!words.is_empty(), "{row:?}");
                assert_eq!(blanks(words), blanks(row[0]), "{words}");
            }
        }
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(Say::UpTo.fill(0, &[("bound", "{bound} {x}")]), "up to {bound} {x}");
        assert_eq!(Say::Pieces.count(0, "one", "1"), "1 piece");
        assert_eq!(Say::Pieces.count(2, "one", "1"), "1点");
    }

    #[test]
    fn languages_are_called_as_their_speakers_do() {
        let names = ["el", "zh-Hans", "pt-BR", "tlh"].map(|tag| endonym(&locale(tag)));
        assert_eq!(names, ["Ελληνικά", "简体中文", "Português (BR)", "tlh"]);
    }
}
