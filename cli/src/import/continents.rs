//! Which countries lie on a continent, as shipping zones count them?
//!
//! Gathered by hand. Countries that lie on two continents stand with the one that shops ship them with: Russia and Turkey
//! with Europe, Cyprus and the Caucasus with Asia.

/// The countries of `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
pub(super) fn countries(continent: &str) -> Option<Vec<&'static str>> {
    let list = match continent.trim().to_ascii_uppercase().as_str() {
        "AF" => AFRICA,
        "AN" => "AQ BV GS HM TF",
        "AS" => ASIA,
        "EU" => EUROPE,
        "NA" => NORTH_AMERICA,
        "OC" => "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
        "SA" => "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
        _ => return None,
    };
    Some(list.split_whitespace().collect())
}

const AFRICA: &str = "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU \
    MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW";

const ASIA: &str = "AE AF AM AZ BD BH BN BT CC CN CX CY GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO \
    MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TW UZ VN YE";

const EUROPE: &str = "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC \
    MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK";

const NORTH_AMERICA: &str = "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA \
    PM PR SV SX TC TT US VC VG VI";

#[cfg(test)]
mod tests {
    use super::countries;

    #[test]
    fn every_country_is_on_one_continent() {
        let mut all: Vec<&str> =
            ["AF", "AN", "AS", "EU", "NA", "OC", "SA"].iter().flat_map(|code| countries(code).unwrap()).collect();
        assert!(all.iter().all(|code| shelfhelp::delivery::country(code).as_deref() == Some(code)), "{all:?}");
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!((all.len(), countries("EU").unwrap().contains(&"GR"), countries("XX")), (count, true, None));
    }
}
