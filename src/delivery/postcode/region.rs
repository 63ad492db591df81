//! Which part of its country does a postcode lie in?
//!
//! Parts are named by ISO 3166-2 without the country: `CA` of `US-CA`. Only what follows from the first characters of a
//! code is said; where a postal district straddles a border, that is the side on which most of it lies, or nothing.
//!
//! Does not know: countries whose codes do not follow such borders, such as Germany.

/// The part of the country in which a normalised postcode lies; none where the code does not say.
pub fn region_of<'c>(country: &str, code: &'c str) -> Option<&'c str> {
    match country {
        // The code begins with the number of the département, but for Corsica, which was parted later.
        "FR" => match code.get(..3)? {
            "200" | "201" => Some("2A"),
            "202" | "206" => Some("2B"),
            overseas if overseas.starts_with("97") || overseas.starts_with("98") => Some(overseas),
            department => department.get(..2).filter(|number| *number != "00" && *number != "20"),
        },
        // The number of the province, as on car plates.
        "TR" => code.get(..2).filter(|number| ("01".."82").contains(number)),
        // The letter of the province, where the full code is given.
        "AR" => code.get(..1).filter(|letter| *letter >= "A"),
        "GB" => nation(code),
        _ => {
            let entries = table(country)?.split(' ').filter_map(|entry| entry.split_once(':'));
            let (_, region) = entries.take_while(|(first, _)| *first <= code).last()?;
            (region != "-").then_some(region)
        }
    }
}

/// Whether a country has such a part; where we do not know all of them, whether it looks like one.
pub fn region_is_known(country: &str, region: &str) -> bool {
    match (country, table(country)) {
        ("AR", _) => region.len() == 1 && "ABCDEFGHJKLMNPQRSTUVWXYZ".contains(region),
        ("TR", _) => region.len() == 2 && ("01".."82").contains(&region),
        // Italy has provinces too, Portugal a mainland.
        ("IT" | "PT", _) | (_, None) => {
            matches!(region.len(), 1..=3) && region.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        }
        (_, Some(table)) => {
            let is_entry = table.split(' ').filter_map(|entry| entry.split_once(':')).any(|(_, r)| r == region);
            (is_entry && region != "-") || (country == "ES" && provinces(region).is_some())
        }
    }
}

/// Whether one part of a country is another or holds it, as the Canary Islands `CN` hold the province `TF`.
pub fn region_covers(country: &str, wide: &str, narrow: &str) -> bool {
    let parts = match (country, wide) {
        ("ES", _) => provinces(wide).unwrap_or_default(),
        ("FR", "20R" | "COR") => "2A 2B",
        ("GB", "GBN") => "ENG SCT WLS",
        _ => "",
    };
    wide == narrow || parts.split(' ').any(|part| part == narrow)
}

/// The provinces of a Spanish community.
fn provinces(community: &str) -> Option<&'static str> {
    COMMUNITIES.split('|').filter_map(|row| row.split_once(':')).find(|(name, _)| *name == community).map(|(_, p)| p)
}

/// The nation of a British code by its area; none for areas on both sides of a border and for what is no place.
fn nation(code: &str) -> Option<&'static str> {
    let area = code.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let is_of = |areas: &str| areas.split(' ').any(|a| a == area);
    match area {
        "BT" => Some("NIR"),
        "CF" | "SA" => Some("WLS"),
        _ if is_of("AB DD EH FK G HS IV KA KW KY ML PA PH ZE") => Some("SCT"),
        _ if area.len() > 2 || is_of("BF BX CA CH DG GL HR LD LL NP SY TD") => None,
        _ => Some("ENG"),
    }
}

// Where each part begins, in the order of codes: a part goes on to the next entry; `-` is no part, or several.
fn table(country: &str) -> Option<&'static str> {
    Some(match country {
        "US" => {
            "005:NY 006:PR 008:VI 009:PR 01:MA 028:RI 03:NH 039:ME 05:VT 055:MA 056:VT 06:CT 06390:NY 06391:CT 07:NJ \
            09:AE 1:NY 15:PA 197:DE 2:DC 201:VA 202:DC 206:MD 22:VA 247:WV 27:NC 29:SC 3:GA 32:FL 34:AA 341:FL 35:AL \
            37:TN 386:MS 398:GA 4:KY 43:OH 46:IN 48:MI 5:IA 53:WI 55:MN 569:DC 57:SD 58:ND 59:MT 6:IL 63:MO 66:KS \
            68:NE 7:LA 716:AR 73:OK 733:TX 734:OK 75:TX 8:CO 82:WY 832:ID 83414:WY 83415:ID 84:UT 85:AZ 87:NM 885:TX \
            889:NV 9:CA 962:AP 967:HI 96799:AS 968:HI 969:GU 96939:PW 96941:FM 9695:MP 9696:MH 97:OR 98:WA 995:AK"
        }
        // X is the Northwest Territories and Nunavut.
        "CA" => "A:NL B:NS C:PE E:NB G:QC K:ON R:MB S:SK T:AB V:BC X:NT X0A:NU X0D:NT Y:YT",
        "AU" => "02:ACT 03:- 08:NT 1:NSW 26:ACT 2619:NSW 29:ACT 2921:NSW 3:VIC 4:QLD 5:SA 6:WA 7:TAS 8:VIC 9:QLD",
        "BR" => {
            "01:SP 2:RJ 29:ES 3:MG 4:BA 49:SE 5:PE 57:AL 58:PB 59:RN 6:CE 64:PI 65:MA 66:PA 689:AP 69:AM 693:RR 694:AM \
            699:AC 7:DF 728:GO 73:DF 737:GO 768:RO 77:TO 78:MT 79:MS 8:PR 88:SC 9:RS"
        }
        "CN" => {
            "01:NM 03:SX 05:HE 1:BJ 11:LN 13:JL 15:HL 2:SH 21:JS 23:AH 25:SD 3:TJ 31:ZJ 33:JX 35:FJ 4:CQ 41:HN 43:HB \
            45:HA 5:- 51:GD 53:GX 55:GZ 57:HI 6:- 61:SC 65:YN 7:- 71:SN 73:GS 75:NX 8:- 81:QH 83:XJ 85:XZ 9:-"
        }
        "ES" => {
            "01:VI 02:AB 03:A 04:AL 05:AV 06:BA 07:PM 08:B 09:BU 10:CC 11:CA 12:CS 13:CR 14:CO 15:C 16:CU 17:GI 18:GR \
            19:GU 20:SS 21:H 22:HU 23:J 24:LE 25:L 26:LO 27:LU 28:M 29:MA 30:MU 31:NA 32:OR 33:O 34:P 35:GC 36:PO 37:SA \
            38:TF 39:S 40:SG 41:SE 42:SO 43:T 44:TE 45:TO 46:V 47:VA 48:BI 49:ZA 50:Z 51:CE 52:ML"
        }
        // Regions: 82 is Sicily, 88 Sardinia.
        "IT" => {
            "0:62 05:55 07:88 1:21 11:23 12:21 16:42 2:25 28:21 29:45 3:34 33:36 35:34 38:32 4:45 45:34 46:25 47:45 \
            5:52 6:57 64:65 7:75 75:77 76:75 8:72 85:77 86:67 87:78 9:82 99:-"
        }
        // 8115 is Iki, which is Nagasaki's.
        "JP" => {
            "00:01 01:05 02:03 03:02 04:01 1:13 21:14 26:12 3:08 32:09 33:11 37:10 38:20 4:19 41:22 44:23 5:21 51:24 \
            52:25 53:27 6:26 63:29 64:30 65:28 68:31 69:32 7:33 72:34 74:35 76:37 77:36 78:39 79:38 8:40 8115:42 812:40 \
            817:42 818:40 84:41 85:42 86:43 87:44 88:45 89:46 9:47 91:18 92:17 93:16 94:15 96:07 98:04 99:06"
        }
        "KR" => {
            "01:11 1:41 21:28 24:42 27:43 3:50 31:44 34:30 36:47 41:27 44:31 46:26 5:48 54:45 57:46 61:29 63:49 64:-"
        }
        "MX" => {
            "0:CMX 2:AGU 21:BCN 23:BCS 24:CAM 25:COA 28:COL 29:CHP 31:CHH 34:DUR 36:GUA 39:GRO 42:HID 44:JAL 5:MEX \
            58:MIC 62:MOR 63:NAY 64:NLE 68:OAX 72:PUE 76:QUE 77:ROO 78:SLP 8:SIN 83:SON 86:TAB 87:TAM 9:TLA 91:VER \
            97:YUC 98:ZAC"
        }
        // Madeira and the Azores.
        "PT" => "9:30 95:20",
        _ => return None,
    })
}

// Merchants say the Canary Islands rather than their two provinces.
const COMMUNITIES: &str = "AN:AL CA CO GR H J MA SE|AR:HU TE Z|AS:O|CB:S|CL:AV BU LE P SA SG SO VA ZA|CM:AB CR CU GU TO|\
    CN:GC TF|CT:B GI L T|EX:BA CC|GA:C LU OR PO|IB:PM|MC:MU|MD:M|NC:NA|PV:BI SS VI|RI:LO|VC:A CS V";
