//! Does a question ask where an order is?
//!
//! By a word for what was ordered beside one for looking for it, in the languages that answers are searched in.

use super::called::words;
use super::intent::{begins, parts};
use super::{LEFT_OUT, nothing};

// Beginnings of folded words; in Chinese and Japanese any part.
const ORDERED: &str = "order parcel package shipment delivery bestellung paket sendung lieferung commande colis livraison pedido \
    paquete envio παραγγελ δεμα πακετ طلب طرد شحن 注文 荷物 订单 訂單 包裹 快递 快遞";
const LOOKED_FOR: &str = "where wheres track trace status arrived missing wo verfolg angekommen suivi suivre statut ou donde \
    rastre seguimiento estado που εντοπ παρακολουθ κατασταση φτασει اين وين تتبع وصل حال どこ 追跡 届か いつ届 状況 哪 追踪 追蹤 查询 查詢 到了吗";

/// Whether it does.
pub fn orders_asked(question: &str) -> bool {
    if LEFT_OUT {
        return nothing();
    }
    let words = words(question);
    let says = |list: &'static str| {
        // Two letters begin too many words: those stand alone.
        let short = |term: &str| term.chars().count() > 2 || list.split(' ').any(|word| word == term);
        words.iter().any(|word| short(&word.term) && fits(list, &word.term))
            || parts(list).any(|part| question.contains(part))
    };
    says(ORDERED) && says(LOOKED_FOR)
}

fn fits(list: &str, term: &str) -> bool {
    list.split(' ').any(|word| word == term)
        || list.split(' ').any(|word| word.chars().count() > 2 && begins(word, term))
}
