//! What do the pages say in Arabic?

use super::Say;

/// The words of a message.
pub(super) fn say(key: Say) -> &'static str {
    match key {
        Say::HelpCentre => "مركز المساعدة",
        Say::Lead => "إجابات عمّا يسأله زبائننا.",
        Say::Skip => "الانتقال إلى النص",
        Say::Breadcrumb => "أنتم هنا",
        Say::Languages => "اللغات",
        Say::Choose => "اختاروا لغتكم",
        Say::Topics => "المواضيع",
        Say::MoreTopic => "أسئلة أخرى",
        Say::AllAnswers => {
            "one: إجابة واحدة | two: الإجابتان | few: كل الإجابات ({n}) | many: كل الإجابات ({n}) | other: كل الإجابات ({n})"
        }
        Say::Related => "إجابات ذات صلة",
        Say::Updated => "آخر تحديث: {day}",
        Say::Shop => "إلى المتجر",
        Say::Moved => "انتقلت هذه الصفحة",
        Say::ToneNote => "ملاحظة",
        Say::ToneTip => "نصيحة",
        Say::ToneWarning => "تنبيه",
        Say::Video => "فيديو على {host}",
        Say::Table => "جدول",
        Say::Notes => "هوامش",
        Say::NoteNumber => "هامش {n}",
        Say::BackToText => "العودة إلى النص",
        Say::Done => "تم",
        Say::ToDo => "لم يتم بعد",
        Say::Delivery => "التوصيل والإرجاع",
        Say::DeliveryLead => "كيف يرسل {shop} الطرود، وكم يكلّف ذلك، وما الذي يمكن إرجاعه.",
        Say::Exact => "تعرض صفحة كل منتج المواعيد الدقيقة والسعر إلى مكانكم.",
        Say::To => "إلى",
        Say::Price => "السعر",
        Say::Takes => "المدة",
        Say::WorkingDays => {
            "one: يوم عمل واحد | two: {n} من أيام العمل | few: {n} أيام عمل | many: {n} يوم عمل | other: {n} يوم عمل"
        }
        Say::PlainDays => "one: يوم واحد | two: {n} من الأيام | few: {n} أيام | many: {n} يومًا | other: {n} يوم",
        Say::SameDay => "في اليوم نفسه",
        Say::Counted => "تُحسب الأيام من يوم الطلب، ويشمل ذلك التجهيز.",
        Say::Cutoff => "يُحسب الطلب ليومه إذا وصل قبل: {when}.",
        Say::Travels => "أيام النقل: {days}.",
        Say::Opens => "ساعات العمل: {hours}.",
        Say::Windows => "تختارون بين: {hours}.",
        Say::NotAll => "لا يصلح هذا لكل شيء:",
        Say::SomeOnly => "لبعض المنتجات فقط.",
        Say::OnPage => "في هذه الصفحة",
        Say::GoodToKnow => "من المفيد أن تعرفوا",
        Say::FreeFrom => "مجانًا من {amount}",
        Say::UpTo => "حتى {bound}",
        Say::Above => "أكثر من ذلك",
        Say::Pieces => "one: قطعة واحدة | two: قطعتان | few: {n} قطع | many: {n} قطعة | other: {n} قطعة",
        Say::PerKg => "{amount} لكل كغ",
        Say::PerPiece => "{amount} لكل قطعة",
        Say::Percent => "{n}٪ من قيمة الطلب",
        Say::AtLeast => "{amount} على الأقل",
        Say::AtMost => "{amount} على الأكثر",
        Say::NotThere => "لا نوصل إلى هناك",
        Say::Elsewhere => "أي مكان آخر",
        Say::Anywhere => "كل الأماكن",
        Say::Returns => "الإرجاع",
        Say::ReturnDays => {
            "one: أمامكم يوم واحد من يوم الوصول. | two: أمامكم يومان من يوم الوصول. | few: أمامكم {n} أيام من يوم الوصول. | many: أمامكم {n} يومًا من يوم الوصول. | other: أمامكم {n} يوم من يوم الوصول."
        }
        Say::ReturnNever => "لا نقبل الإرجاع.",
        Say::ReturnFree => "الإرجاع مجاني.",
        Say::ReturnCosts => "تكلفة الإرجاع {amount}.",
        Say::ReturnFees => "تكلفة الإرجاع",
        Say::ReturnHow => "طرق الإرجاع: {ways}.",
        Say::ReturnExcept => "ما لا يمكن إرجاعه:",
        Say::ReturnSeason => "الطلبات من {from} إلى {to}: حتى {until}.",
        Say::ReturnRules => "الشروط كاملة",
    }
}
