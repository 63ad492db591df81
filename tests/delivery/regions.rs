//! Which part of a country a postcode lies in.

use shelfhelp::delivery::postcode::{example, normalise, region_covers, region_is_known, region_of};

#[test]
fn a_postcode_says_its_state_province_or_prefecture() {
    for (country, cases) in [
        ("US", "90210 CA, 10001 NY, 20500 DC, 96813 HI, 00901 PR, 00801 VI, 99501 AK, 60601 IL, 77002 TX, 88510 TX"),
        ("US", "73301 TX, 73102 OK, 73402 OK, 02108 MA, 05501 MA, 05401 VT, 05602 VT, 06390 NY, 06510 CT, 06902 CT"),
        ("US", "00501 NY, 03901 ME, 03801 NH, 04101 ME, 02903 RI, 08540 NJ, 19103 PA, 19801 DE, 20101 VA, 20201 DC"),
        ("US", "20601 MD, 21201 MD, 22201 VA, 24701 WV, 26301 WV, 27601 NC, 29401 SC, 30301 GA, 39901 GA, 33101 FL"),
        ("US", "34101 FL, 34021 AA, 09012 AE, 96201 AP, 35201 AL, 37201 TN, 38103 TN, 39201 MS, 40202 KY, 43215 OH"),
        ("US", "46204 IN, 48201 MI, 50309 IA, 53202 WI, 55401 MN, 57104 SD, 58102 ND, 59601 MT, 63101 MO, 66101 KS"),
        ("US", "68102 NE, 70112 LA, 72201 AR, 80202 CO, 82001 WY, 83101 WY, 83201 ID, 83414 WY, 83702 ID, 84101 UT"),
        ("US", "85001 AZ, 87501 NM, 89101 NV, 96150 CA, 97201 OR, 98101 WA, 99201 WA, 96799 AS, 96910 GU, 96950 MP"),
        ("CA", "A1A1A1 NL, B3H1A1 NS, C1A1A1 PE, E1A1A1 NB, G1A1A1 QC, H2X1Y4 QC, J7A1A1 QC, K1A0B1 ON, M5V ON"),
        (
            "CA",
            "P7B5Z5 ON, R3C1A1 MB, S4P1A1 SK, T2P1A1 AB, V6B1A1 BC, X0A0H0 NU, X0C0G0 NU, X0E0T0 NT, X1A1A1 NT, Y1A1A1 YT",
        ),
        ("AU", "0200 ACT, 0800 NT, 0872 NT, 1001 NSW, 2000 NSW, 2600 ACT, 2618 ACT, 2619 NSW, 2620 NSW, 2900 ACT"),
        ("AU", "2921 NSW, 2999 NSW, 3000 VIC, 4000 QLD, 5000 SA, 6000 WA, 7000 TAS, 8001 VIC, 9726 QLD, 0300 -"),
        (
            "BR",
            "01310100 SP, 19900000 SP, 20040002 RJ, 29010000 ES, 30110000 MG, 40010000 BA, 49010000 SE, 50010000 PE",
        ),
        (
            "BR",
            "57020000 AL, 58010000 PB, 59010000 RN, 60010000 CE, 64000000 PI, 65010000 MA, 66010000 PA, 68900000 AP",
        ),
        (
            "BR",
            "69005000 AM, 69301000 RR, 69400000 AM, 69900000 AC, 70040010 DF, 72800000 GO, 73010000 DF, 74010000 GO",
        ),
        ("BR", "76801000 RO, 77001000 TO, 78005000 MT, 79002000 MS, 80010000 PR, 88010000 SC, 90010000 RS, 00000000 -"),
        ("CN", "100000 BJ, 200000 SH, 300000 TJ, 400000 CQ, 510000 GD, 518000 GD, 310000 ZJ, 610000 SC, 710000 SN"),
        (
            "CN",
            "830000 XJ, 850000 XZ, 010000 NM, 570100 HI, 150000 HL, 130000 JL, 730000 GS, 810000 QH, 750000 NX, 999077 -",
        ),
        (
            "ES",
            "28013 M, 08001 B, 07001 PM, 35001 GC, 38001 TF, 51001 CE, 52001 ML, 01001 VI, 15001 C, 48001 BI, 50001 Z",
        ),
        (
            "FR",
            "75001 75, 13001 13, 01000 01, 20000 2A, 20137 2A, 20200 2B, 20600 2B, 97110 971, 97400 974, 98800 988, 00100 -",
        ),
        (
            "IT",
            "00184 62, 20121 25, 10121 21, 11100 23, 18100 42, 30121 34, 33100 36, 34121 36, 39100 32, 40121 45, 50122 52",
        ),
        (
            "IT",
            "06121 55, 60121 57, 67100 65, 70121 75, 76121 75, 75100 77, 85100 77, 80121 72, 86100 67, 88100 78, 90133 82, 09124 88, 07100 88",
        ),
        (
            "JP",
            "1000001 13, 0600001 01, 0010010 01, 0100001 05, 0300801 02, 0200021 03, 9800811 04, 9900042 06, 9608031 07",
        ),
        (
            "JP",
            "5300001 27, 6000000 26, 6308001 29, 6408001 30, 6500001 28, 8000001 40, 8115101 42, 8170001 42, 8180001 40",
        ),
        (
            "JP",
            "8500001 42, 8900001 46, 9000001 47, 9100001 18, 9200001 17, 9300001 16, 9500001 15, 7600001 37, 7700001 36",
        ),
        (
            "KR",
            "03187 11, 13494 41, 22001 28, 30100 50, 34001 30, 41900 27, 48058 26, 61900 29, 63000 49, 24200 42, 65000 -",
        ),
        (
            "MX",
            "06000 CMX, 01000 CMX, 77500 ROO, 23000 BCS, 22000 BCN, 44100 JAL, 64000 NLE, 97000 YUC, 99999 ZAC, 50000 MEX",
        ),
        ("PT", "1100148 -, 9000001 30, 9400001 30, 9500321 20, 9980001 20"),
        ("TR", "34110 34, 01960 01, 81000 81, 00100 -, 82000 -"),
        ("AR", "C1070AAM C, B1000TBU B, V9410AAA V, 1010 -"),
        (
            "GB",
            "SW1A1AA ENG, M11AE ENG, BT11AA NIR, EH11AA SCT, G11AA SCT, IV27 SCT, ZE10AA SCT, KW151AA SCT, CF101AA WLS",
        ),
        ("GB", "TD151AA -, CH11AA -, LL111AA -, SY11AA -, BFPO801 -, GIR0AA -, GL11AA -, L11AA ENG, S11AA ENG"),
        ("DE", "10115 -"),
        ("XX", "1 -"),
    ] {
        for case in cases.split(", ") {
            let (code, region) = case.split_once(' ').expect("a case");
            assert_eq!(region_of(country, code).unwrap_or("-"), region, "{country} {code}");
            assert!(region == "-" || region_is_known(country, region), "{country}-{region}");
        }
    }
}

#[test]
fn a_region_is_wrong_only_where_all_are_known() {
    for (country, known, unknown) in [
        ("US", "CA NY DC PR AE HI AK WY", "XX CAL C - 90 NSW"),
        ("CA", "ON QC NU NT YT NL", "NF PQ CA X0A"),
        ("AU", "NSW ACT TAS", "NS AU -"),
        ("ES", "M B TF GC PM CN IB CE ML MD", "XX AA MAD -"),
        ("BR", "SP RJ DF", "XX - S"),
        ("MX", "CMX BCS", "DIF -"),
        ("JP", "01 13 47", "48 00 TK -"),
        ("KR", "11 49", "12 -"),
        ("CN", "BJ XJ", "PEK -"),
        ("TR", "01 34 81", "00 82 1 TR"),
        ("AR", "C B", "I O 1 CB"),
        // Known in part.
        ("IT", "82 88 PA RM", "- Sicily"),
        ("PT", "30 20 11", "-"),
        ("FR", "75 2A 971 IDF 20R", "- corse"),
        ("GB", "ENG SCT NIR LND", "england"),
        ("DE", "BY BE", "Bayern"),
    ] {
        for (regions, expected) in [(known, true), (unknown, false)] {
            for region in regions.split(' ') {
                assert_eq!(region_is_known(country, region), expected, "{country}-{region}");
            }
        }
        assert!(!region_is_known(country, ""), "{country}");
    }
}

#[test]
fn a_wider_region_holds_its_parts() {
    for (country, wide, narrow, expected) in [
        ("ES", "CN", "TF", true),
        ("ES", "CN", "GC", true),
        ("ES", "CN", "PM", false),
        ("ES", "IB", "PM", true),
        ("ES", "TF", "TF", true),
        ("ES", "TF", "CN", false),
        ("ES", "AN", "SE", true),
        ("FR", "20R", "2A", true),
        ("FR", "20R", "20", false),
        ("GB", "GBN", "SCT", true),
        ("GB", "GBN", "NIR", false),
        ("US", "CA", "CA", true),
        ("US", "CA", "NY", false),
    ] {
        assert_eq!(region_covers(country, wide, narrow), expected, "{country} {wide} {narrow}");
    }
}

#[test]
fn every_example_lies_in_a_known_region() {
    for country in ["US", "CA", "AU", "BR", "CN", "ES", "FR", "IT", "JP", "KR", "MX", "TR", "GB"] {
        let code = normalise(country, example(country).expect("an example")).expect("a postcode");
        let region = region_of(country, &code);
        assert!(region.is_some_and(|region| region_is_known(country, region)), "{country} {code} {region:?}");
    }
}
