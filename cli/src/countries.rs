//! What are countries called where there is no browser to say it?
//!
//! English names, for questions typed at the command line and for what it prints.

use shelfhelp::i18n::{Format, Native};
use shelfhelp::money::Money;
use shelfhelp::time::{Date, TimeOfDay, Weekday};

/// Plain English forms that call countries by their names.
pub(crate) struct English;

impl Format for English {
    fn day(&self, day: Date) -> String {
        Native.day(day)
    }

    fn day_range(&self, first: Date, last: Date) -> String {
        Native.day_range(first, last)
    }

    fn day_long(&self, day: Date) -> String {
        Native.day_long(day)
    }

    fn weekday(&self, day: Weekday) -> String {
        Native.weekday(day)
    }

    fn weekdays(&self, first: Weekday, last: Weekday) -> String {
        Native.weekdays(first, last)
    }

    fn hours(&self, from: TimeOfDay, until: TimeOfDay) -> String {
        Native.hours(from, until)
    }

    fn span(&self, minutes: i64) -> String {
        Native.span(minutes)
    }

    fn days(&self, days: i64) -> String {
        Native.days(days)
    }

    fn all_of(&self, things: &[&str]) -> String {
        Native.all_of(things)
    }

    fn any_of(&self, things: &[&str]) -> String {
        Native.any_of(things)
    }

    fn time(&self, time: TimeOfDay) -> String {
        Native.time(time)
    }

    fn money(&self, amount: Money) -> String {
        Native.money(amount)
    }

    fn number(&self, number: i64) -> String {
        Native.number(number)
    }

    fn plural(&self, number: i64) -> &'static str {
        Native.plural(number)
    }

    fn country(&self, code: &str) -> String {
        names().find(|(known, _)| *known == code).map_or(code, |(_, name)| name).to_owned()
    }
}

/// Pairs of code and name.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.split('|').filter_map(|name| name.split_once(' '))
}

const NAMES: &str = "\
    AD Andorra|AE the United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia|\
    AO Angola|AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|\
    AZ Azerbaijan|BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|\
    BH Bahrain|BI Burundi|BJ Benin|BL Saint Barthélemy|BM Bermuda|BN Brunei|BO Bolivia|BQ Caribbean Netherlands|\
    BR Brazil|BS the Bahamas|BT Bhutan|BV Bouvet Island|BW Botswana|BY Belarus|BZ Belize|CA Canada|\
    CC the Cocos Islands|CD DR Congo|CF Central African Republic|CG Congo|CH Switzerland|CI Ivory Coast|\
    CK Cook Islands|CL Chile|CM Cameroon|CN China|CO Colombia|CR Costa Rica|CU Cuba|CV Cape Verde|CW Curaçao|\
    CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|DK Denmark|DM Dominica|DO Dominican Republic|\
    DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FJ Fiji|\
    FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|GB the United Kingdom|GD Grenada|\
    GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM the Gambia|GN Guinea|\
    GP Guadeloupe|GQ Equatorial Guinea|GR Greece|GS South Georgia and South Sandwich Islands|GT Guatemala|GU Guam|\
    GW Guinea-Bissau|GY Guyana|HK Hong Kong|HM Heard and McDonald Islands|HN Honduras|HR Croatia|HT Haiti|\
    HU Hungary|ID Indonesia|IE Ireland|IL Israel|IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq|\
    IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica|JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|\
    KI Kiribati|KM Comoros|KN Saint Kitts and Nevis|KP North Korea|KR South Korea|KW Kuwait|KY Cayman Islands|\
    KZ Kazakhstan|LA Laos|LB Lebanon|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho|\
    LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MF Saint Martin|\
    MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|MN Mongolia|MO Macao|\
    MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV the Maldives|\
    MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|NG Nigeria|\
    NI Nicaragua|NL the Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama|PE Peru|\
    PF French Polynesia|PG Papua New Guinea|PH the Philippines|PK Pakistan|PL Poland|PM Saint Pierre and Miquelon|\
    PN Pitcairn|PR Puerto Rico|PS Palestine|PT Portugal|PW Palau|PY Paraguay|QA Qatar|RE Réunion|RO Romania|\
    RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SB Solomon Islands|SC the Seychelles|SD Sudan|SE Sweden|\
    SG Singapore|SH Saint Helena|SI Slovenia|SJ Svalbard and Jan Mayen|SK Slovakia|SL Sierra Leone|SM San Marino|\
    SN Senegal|SO Somalia|SR Suriname|SS South Sudan|ST São Tomé and Príncipe|SV El Salvador|SX Sint Maarten|\
    SY Syria|SZ Eswatini|TC Turks and Caicos Islands|TD Chad|TF French Southern Territories|TG Togo|TH Thailand|\
    TJ Tajikistan|TK Tokelau|TL Timor-Leste|TM Turkmenistan|TN Tunisia|TO Tonga|TR Turkey|TT Trinidad and Tobago|\
    TV Tuvalu|TW Taiwan|TZ Tanzania|UA Ukraine|UG Uganda|UM U.S. Outlying Islands|US the United States|UY Uruguay|\
    UZ Uzbekistan|VA Vatican City|VC Saint Vincent and Grenadines|VE Venezuela|VG British Virgin Islands|\
    VI U.S. Virgin Islands|VN Vietnam|VU Vanuatu|WF Wallis and Futuna|WS Samoa|XK Kosovo|YE Yemen|YT Mayotte|\
    ZA South Africa|ZM Zambia|ZW Zimbabwe";
