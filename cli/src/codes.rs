//! Are the countries and currencies that the shop names real ones?
//!
//! A slip such as `UK` for `GB` or `ERO` for `EUR` is well formed, so only a list finds it. The widget carries none.

use shelfhelp::problem::{Log, Problem, Reader, Severity, Value};

/// ISO 3166-1 alpha-2, and Kosovo's `XK`, which carriers use.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ \
    FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT \
    JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP \
    MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE \
    RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV \
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// ISO 4217, without funds, metals and test codes.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Logs codes that nothing bears.
pub(crate) fn check(shop: &Value, log: &Log) {
    let reader = Reader::new(shop, "", log);
    reader.get("country").iter().for_each(|r| country(r, log));
    if let Some(reader) = reader.get("currency")
        && let Some(code) = letters(&reader, 3)
        && !CURRENCIES.split_whitespace().any(|known| known == code)
    {
        let (message, help) = (format!("no currency is `{code}`"), "write its three letters of ISO 4217, e.g. EUR");
        log.add(Problem::new(Severity::Warning, "currency-unknown", reader.at(), message, help));
    }
    let places = reader.get("delivery").and_then(|r| r.get("places"));
    for place in places.iter().flat_map(Reader::items) {
        let countries = place.get("countries").or_else(|| place.get("country"));
        countries.iter().flat_map(Reader::items).for_each(|r| country(&r, log));
    }
}

fn country(reader: &Reader<'_>, log: &Log) {
    let Some(code) = letters(reader, 2) else { return };
    if !COUNTRIES.split_whitespace().any(|known| known == code) {
        let help = match code.as_str() {
            "UK" => "the United Kingdom is GB",
            "EL" => "Greece is GR",
            "EU" => "list the countries one by one",
            _ => "write its two letters of ISO 3166-1, e.g. GR",
        };
        log.add(Problem::new(Severity::Error, "country-unknown", reader.at(), format!("no country is `{code}`"), help));
    }
}

/// A well-formed code in capitals. Others have been refused where they are read.
fn letters(reader: &Reader<'_>, length: usize) -> Option<String> {
    let text = reader.value().as_text()?.trim();
    (text.len() == length && text.bytes().all(|b| b.is_ascii_alphabetic())).then(|| text.to_ascii_uppercase())
}
