//! What do the pages say in Polish?

use super::Say;

/// The words of a message.
pub(super) fn say(key: Say) -> &'static str {
    match key {
        Say::HelpCentre => "Centrum pomocy",
        Say::Lead => "Odpowiedzi na pytania naszych klientów.",
        Say::Skip => "Przejdź do tekstu",
        Say::Breadcrumb => "Jesteś tutaj",
        Say::Languages => "Języki",
        Say::Choose => "Wybierz język",
        Say::Topics => "Tematy",
        Say::MoreTopic => "Więcej pytań",
        Say::AllAnswers => {
            "one: {n} odpowiedź | few: Wszystkie {n} odpowiedzi | many: Wszystkie {n} odpowiedzi | other: Wszystkie {n} odpowiedzi"
        }
        Say::Related => "Podobne odpowiedzi",
        Say::Updated => "Ostatnia zmiana: {day}",
        Say::Shop => "Do sklepu",
        Say::Moved => "Ta strona zmieniła adres",
        Say::ToneNote => "Uwaga",
        Say::ToneTip => "Wskazówka",
        Say::ToneWarning => "Ważne",
        Say::Video => "Wideo na {host}",
        Say::Table => "Tabela",
        Say::Notes => "Przypisy",
        Say::NoteNumber => "Przypis {n}",
        Say::BackToText => "Wróć do tekstu",
        Say::Done => "zrobione",
        Say::ToDo => "do zrobienia",
        Say::Delivery => "Dostawa i zwroty",
        Say::DeliveryLead => "Jak {shop} wysyła paczki, ile to kosztuje i co można zwrócić.",
        Say::Exact => "Dokładne terminy i cenę dla Twojej okolicy znajdziesz na stronie każdego produktu.",
        Say::To => "Dokąd",
        Say::Price => "Cena",
        Say::Takes => "Czas",
        Say::WorkingDays => {
            "one: {n} dzień roboczy | few: {n} dni robocze | many: {n} dni roboczych | other: {n} dnia roboczego"
        }
        Say::PlainDays => "one: {n} dzień | few: {n} dni | many: {n} dni | other: {n} dnia",
        Say::SameDay => "tego samego dnia",
        Say::Counted => "Dni liczymy od dnia zamówienia, razem z pakowaniem.",
        Say::Cutoff => "Zamówienie liczy się na dany dzień, jeśli wpłynie najpóźniej: {when}.",
        Say::Travels => "Paczki jadą w dni: {days}.",
        Say::Opens => "Godziny: {hours}.",
        Say::Windows => "Do wyboru: {hours}.",
        Say::NotAll => "Nie wszystko można tak wysłać:",
        Say::SomeOnly => "Tylko dla niektórych produktów.",
        Say::OnPage => "Na tej stronie",
        Say::GoodToKnow => "Warto wiedzieć",
        Say::FreeFrom => "bezpłatnie od {amount}",
        Say::UpTo => "do {bound}",
        Say::Above => "powyżej",
        Say::Pieces => "one: {n} sztuka | few: {n} sztuki | many: {n} sztuk | other: {n} sztuki",
        Say::PerKg => "{amount} za kg",
        Say::PerPiece => "{amount} za sztukę",
        Say::Percent => "{n}% wartości zamówienia",
        Say::AtLeast => "co najmniej {amount}",
        Say::AtMost => "najwyżej {amount}",
        Say::NotThere => "tam nie dostarczamy",
        Say::Elsewhere => "wszędzie indziej",
        Say::Anywhere => "wszędzie",
        Say::Returns => "Zwroty",
        Say::ReturnDays => {
            "one: Masz {n} dzień od dnia dostawy. | few: Masz {n} dni od dnia dostawy. | many: Masz {n} dni od dnia dostawy. | other: Masz {n} dnia od dnia dostawy."
        }
        Say::ReturnNever => "Nie przyjmujemy zwrotów.",
        Say::ReturnFree => "Zwrot jest bezpłatny.",
        Say::ReturnCosts => "Zwrot kosztuje {amount}.",
        Say::ReturnFees => "Ile kosztuje zwrot",
        Say::ReturnHow => "Jak zwrócić: {ways}.",
        Say::ReturnExcept => "Czego nie można zwrócić:",
        Say::ReturnSeason => "Zamówienia od {from} do {to}: zwrot do {until}.",
        Say::ReturnRules => "Pełne zasady",
    }
}
