//! What do the pages say in Russian?

use super::Say;

/// The words of a message.
pub(super) fn say(key: Say) -> &'static str {
    match key {
        Say::HelpCentre => "Центр помощи",
        Say::Lead => "Ответы на вопросы наших покупателей.",
        Say::Skip => "Перейти к тексту",
        Say::Breadcrumb => "Вы здесь",
        Say::Languages => "Языки",
        Say::Choose => "Выберите язык",
        Say::Topics => "Темы",
        Say::MoreTopic => "Другие вопросы",
        Say::AllAnswers => {
            "one: Все ответы: {n} | few: Все ответы: {n} | many: Все ответы: {n} | other: Все ответы: {n}"
        }
        Say::Related => "Похожие ответы",
        Say::Updated => "Последнее изменение: {day}",
        Say::Shop => "В магазин",
        Say::Moved => "Страница переехала",
        Say::ToneNote => "Примечание",
        Say::ToneTip => "Совет",
        Say::ToneWarning => "Важно",
        Say::Video => "Видео на {host}",
        Say::Table => "Таблица",
        Say::Notes => "Примечания",
        Say::NoteNumber => "Примечание {n}",
        Say::BackToText => "Назад к тексту",
        Say::Done => "готово",
        Say::ToDo => "предстоит",
        Say::Delivery => "Доставка и возврат",
        Say::DeliveryLead => "Как {shop} отправляет посылки, сколько это стоит и что можно вернуть.",
        Say::Exact => "Точные даты и цену для вашего адреса смотрите на странице товара.",
        Say::To => "Куда",
        Say::Price => "Цена",
        Say::Takes => "Срок",
        Say::WorkingDays => {
            "one: {n} рабочий день | few: {n} рабочих дня | many: {n} рабочих дней | other: {n} рабочего дня"
        }
        Say::PlainDays => "one: {n} день | few: {n} дня | many: {n} дней | other: {n} дня",
        Say::SameDay => "в тот же день",
        Say::Counted => "Дни считаются со дня заказа, вместе со сборкой.",
        Say::Cutoff => "Заказ считается сделанным в этот день, если он поступил не позднее: {when}.",
        Say::Travels => "Дни перевозки: {days}.",
        Say::Opens => "Часы работы: {hours}.",
        Say::Windows => "Можно выбрать: {hours}.",
        Say::NotAll => "Так можно отправить не всё:",
        Say::SomeOnly => "Только для некоторых товаров.",
        Say::OnPage => "На этой странице",
        Say::GoodToKnow => "Полезно знать",
        Say::FreeFrom => "бесплатно от {amount}",
        Say::UpTo => "до {bound}",
        Say::Above => "свыше",
        Say::Pieces => "one: {n} штука | few: {n} штуки | many: {n} штук | other: {n} штуки",
        Say::PerKg => "{amount} за кг",
        Say::PerPiece => "{amount} за штуку",
        Say::Percent => "{n}\u{a0}% от суммы заказа",
        Say::AtLeast => "не менее {amount}",
        Say::AtMost => "не более {amount}",
        Say::NotThere => "туда не доставляем",
        Say::Elsewhere => "остальные места",
        Say::Anywhere => "везде",
        Say::Returns => "Возврат",
        Say::ReturnDays => {
            "one: На возврат есть {n} день со дня получения. | few: На возврат есть {n} дня со дня получения. | many: На возврат есть {n} дней со дня получения. | other: На возврат есть {n} дня со дня получения."
        }
        Say::ReturnNever => "Товары обратно не принимаем.",
        Say::ReturnFree => "Возврат бесплатный.",
        Say::ReturnCosts => "Возврат стоит {amount}.",
        Say::ReturnFees => "Сколько стоит возврат",
        Say::ReturnHow => "Как вернуть: {ways}.",
        Say::ReturnExcept => "Что вернуть нельзя:",
        Say::ReturnSeason => "Заказы с {from} по {to}: до {until}.",
        Say::ReturnRules => "Правила полностью",
    }
}
