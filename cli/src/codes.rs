//! Is the currency that the shop names a real one?
//!
//! A slip such as `ERO` for `EUR` is well formed, so only a list finds it. The widget carries none.

use shelfhelp::problem::{Log, Problem, Reader, Severity, Value};

/// ISO 4217, without funds, metals and test codes.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Whether a currency bears these three capital letters.
pub(crate) fn is_currency(code: &str) -> bool {
    CURRENCIES.split_whitespace().any(|known| known == code)
}

/// Logs codes that nothing bears.
pub(crate) fn check(shop: &Value, log: &Log) {
    let reader = Reader::new(shop, "", log);
    if let Some(reader) = reader.get("currency")
        && let Some(code) = reader.value().as_text().map(|text| text.trim().to_ascii_uppercase())
        && code.len() == 3
        && !is_currency(&code)
    {
        let (message, help) = (format!("no currency is `{code}`"), "write its three letters of ISO 4217, e.g. EUR");
        log.add(Problem::new(Severity::Warning, "currency-unknown", reader.at(), message, help));
    }
}
