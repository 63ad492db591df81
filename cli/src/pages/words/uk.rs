//! What do the pages say in Ukrainian?

use super::Say;

/// The words of a message.
pub(super) fn say(key: Say) -> &'static str {
    match key {
        Say::HelpCentre => "Центр допомоги",
        Say::Lead => "Відповіді на запитання наших покупців.",
        Say::Skip => "Перейти до тексту",
        Say::Breadcrumb => "Ви тут",
        Say::Languages => "Мови",
        Say::Choose => "Виберіть мову",
        Say::Topics => "Теми",
        Say::MoreTopic => "Інші запитання",
        Say::AllAnswers => {
            "one: Усі відповіді: {n} | few: Усі відповіді: {n} | many: Усі відповіді: {n} | other: Усі відповіді: {n}"
        }
        Say::Related => "Схожі відповіді",
        Say::Updated => "Остання зміна: {day}",
        Say::Shop => "До магазину",
        Say::Moved => "Сторінка переїхала",
        Say::ToneNote => "Примітка",
        Say::ToneTip => "Порада",
        Say::ToneWarning => "Важливо",
        Say::Video => "Відео на {host}",
        Say::Table => "Таблиця",
        Say::Notes => "Примітки",
        Say::NoteNumber => "Примітка {n}",
        Say::BackToText => "Назад до тексту",
        Say::Done => "готово",
        Say::ToDo => "попереду",
        Say::Delivery => "Доставка й повернення",
        Say::DeliveryLead => "Як {shop} надсилає посилки, скільки це коштує і що можна повернути.",
        Say::Exact => "Точні дати й ціну для вашої адреси дивіться на сторінці товару.",
        Say::To => "Куди",
        Say::Price => "Ціна",
        Say::Takes => "Термін",
        Say::WorkingDays => {
            "one: {n} робочий день | few: {n} робочі дні | many: {n} робочих днів | other: {n} робочого дня"
        }
        Say::PlainDays => "one: {n} день | few: {n} дні | many: {n} днів | other: {n} дня",
        Say::SameDay => "того самого дня",
        Say::Counted => "Дні рахуються від дня замовлення, разом із пакуванням.",
        Say::Cutoff => "Замовлення зараховується на цей день, якщо надійшло не пізніше: {when}.",
        Say::Travels => "Дні перевезення: {days}.",
        Say::Opens => "Години роботи: {hours}.",
        Say::Windows => "Можна вибрати: {hours}.",
        Say::NotAll => "Так можна надіслати не все:",
        Say::SomeOnly => "Лише для деяких товарів.",
        Say::OnPage => "На цій сторінці",
        Say::GoodToKnow => "Варто знати",
        Say::FreeFrom => "безкоштовно від {amount}",
        Say::UpTo => "до {bound}",
        Say::Above => "понад це",
        Say::Pieces => "one: {n} штука | few: {n} штуки | many: {n} штук | other: {n} штуки",
        Say::PerKg => "{amount} за кг",
        Say::PerPiece => "{amount} за штуку",
        Say::Percent => "{n}\u{a0}% від суми замовлення",
        Say::AtLeast => "щонайменше {amount}",
        Say::AtMost => "щонайбільше {amount}",
        Say::NotThere => "туди не доставляємо",
        Say::Elsewhere => "решта місць",
        Say::Anywhere => "усюди",
        Say::Returns => "Повернення",
        Say::ReturnDays => {
            "one: На повернення є {n} день від дня отримання. | few: На повернення є {n} дні від дня отримання. | many: На повернення є {n} днів від дня отримання. | other: На повернення є {n} дня від дня отримання."
        }
        Say::ReturnNever => "Товари назад не приймаємо.",
        Say::ReturnFree => "Повернення безкоштовне.",
        Say::ReturnCosts => "Повернення коштує {amount}.",
        Say::ReturnFees => "Скільки коштує повернення",
        Say::ReturnHow => "Як повернути: {ways}.",
        Say::ReturnExcept => "Що повернути не можна:",
        Say::ReturnSeason => "Замовлення з {from} по {to}: до {until}.",
        Say::ReturnRules => "Правила повністю",
    }
}
