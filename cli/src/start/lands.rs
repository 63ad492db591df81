//! What can be known of a shop from its country alone?
//!
//! Money, clocks and language of the countries where most shops stand, written down by hand from ISO 4217, the zone
//! database and common knowledge. A country with several clocks has those of its largest market. What is not here is
//! asked for.

/// A country as a shop begins in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Land {
    /// ISO 3166-1.
    pub(crate) code: &'static str,
    /// ISO 4217.
    pub(crate) currency: &'static str,
    /// IANA.
    pub(crate) zone: &'static str,
    /// What most of its shoppers read.
    pub(crate) language: &'static str,
    /// The days of an ordinary working week, as `delivery.toml` writes them.
    pub(crate) week: &'static str,
}

/// The country with a code, where it is known here.
pub(crate) fn of(code: &str) -> Option<Land> {
    all().find(|land| land.code == code)
}

/// Every country of the table.
pub(crate) fn all() -> impl Iterator<Item = Land> {
    LANDS.split(';').filter_map(|line| {
        let mut words = line.split_whitespace();
        let mut next = || words.next();
        Some(Land { code: next()?, currency: next()?, zone: next()?, language: next()?, week: next().unwrap_or(WEEK) })
    })
}

/// Whether a country has no customs towards the European Union.
pub(crate) fn in_union(code: &str) -> bool {
    UNION.split(' ').any(|member| member == code)
}

/// The European Union but for one of its members.
pub(crate) fn union_without(code: &str) -> Vec<&'static str> {
    UNION.split(' ').filter(|member| *member != code).collect()
}

const UNION: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

const WEEK: &str = "mon-fri";

const LANDS: &str = "\
    AE AED Asia/Dubai ar; AR ARS America/Argentina/Buenos_Aires es; AT EUR Europe/Vienna de;
    AU AUD Australia/Sydney en; BE EUR Europe/Brussels fr; BG EUR Europe/Sofia bg; BH BHD Asia/Bahrain ar sun-thu;
    BR BRL America/Sao_Paulo pt; CA CAD America/Toronto en; CH CHF Europe/Zurich de; CL CLP America/Santiago es;
    CN CNY Asia/Shanghai zh-Hans; CO COP America/Bogota es; CR CRC America/Costa_Rica es; CY EUR Asia/Nicosia el;
    CZ CZK Europe/Prague cs; DE EUR Europe/Berlin de; DK DKK Europe/Copenhagen da; EC USD America/Guayaquil es;
    EE EUR Europe/Tallinn et; EG EGP Africa/Cairo ar sun-thu; ES EUR Europe/Madrid es; FI EUR Europe/Helsinki fi;
    FR EUR Europe/Paris fr; GB GBP Europe/London en; GR EUR Europe/Athens el; HK HKD Asia/Hong_Kong zh-Hant;
    HR EUR Europe/Zagreb hr; HU HUF Europe/Budapest hu; ID IDR Asia/Jakarta id; IE EUR Europe/Dublin en;
    IL ILS Asia/Jerusalem he sun-thu; IN INR Asia/Kolkata en; IS ISK Atlantic/Reykjavik is; IT EUR Europe/Rome it;
    JO JOD Asia/Amman ar sun-thu; JP JPY Asia/Tokyo ja; KE KES Africa/Nairobi en; KR KRW Asia/Seoul ko;
    KW KWD Asia/Kuwait ar sun-thu; LT EUR Europe/Vilnius lt; LU EUR Europe/Luxembourg fr; LV EUR Europe/Riga lv;
    MA MAD Africa/Casablanca ar; MT EUR Europe/Malta en; MX MXN America/Mexico_City es;
    MY MYR Asia/Kuala_Lumpur ms; NG NGN Africa/Lagos en; NL EUR Europe/Amsterdam nl; NO NOK Europe/Oslo nb;
    NZ NZD Pacific/Auckland en; OM OMR Asia/Muscat ar sun-thu; PE PEN America/Lima es; PH PHP Asia/Manila en;
    PK PKR Asia/Karachi en; PL PLN Europe/Warsaw pl; PT EUR Europe/Lisbon pt; QA QAR Asia/Qatar ar sun-thu;
    RO RON Europe/Bucharest ro; RS RSD Europe/Belgrade sr; SA SAR Asia/Riyadh ar sun-thu; SE SEK Europe/Stockholm sv;
    SG SGD Asia/Singapore en; SI EUR Europe/Ljubljana sl; SK EUR Europe/Bratislava sk; TH THB Asia/Bangkok th;
    TN TND Africa/Tunis ar; TR TRY Europe/Istanbul tr; TW TWD Asia/Taipei zh-Hant; UA UAH Europe/Kyiv uk;
    US USD America/New_York en; UY UYU America/Montevideo es; VN VND Asia/Ho_Chi_Minh vi; ZA ZAR Africa/Johannesburg en";

#[cfg(test)]
mod tests {
    use shelfhelp::delivery::country;
    use shelfhelp::i18n::Locale;
    use shelfhelp::money::Currency;

    use super::*;

    #[test]
    fn every_line_of_the_table_is_sound() {
        let lands: Vec<Land> = all().collect();
        assert_eq!(lands.len(), LANDS.split(';').count());
        assert!(lands.len() >= 60, "{}", lands.len());
        for land in &lands {
            assert_eq!(country(land.code).as_deref(), Some(land.code));
            assert!(Currency::parse(land.currency).is_some(), "{land:?}");
            assert!(crate::zone::of(land.zone).is_some(), "{land:?}");
            assert!(Locale::parse(land.language).is_some(), "{land:?}");
            assert_eq!(lands.iter().filter(|other| other.code == land.code).count(), 1, "{land:?}");
        }
        for member in UNION.split(' ') {
            assert!(of(member).is_some(), "{member}");
        }
    }
}
