//! Blocks that are JSON, nearly JSON, and not JSON.

use crate::{check, check_problems, has, read, show};
use shelfhelp::problem::Severity;

/// All of these say the same, some of them sloppily.
#[test]
fn sloppy_json_is_read_all_the_same() {
    let cases = [
        ("plain", r#"{"@type":"Product","sku":"CUP-1","name":"Cup"}"#),
        ("a byte order mark", "\u{feff}{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"}"),
        ("trailing commas", r#"{"@type":["Product",],"sku":"CUP-1","name":"Cup",}"#),
        ("a line comment", "// our cup\n{\"@type\":\"Product\", // kind\n\"sku\":\"CUP-1\",\"name\":\"Cup\"}"),
        ("a block comment", r#"{"@type":"Product",/* kind */"sku":"CUP-1","name":"Cup"}"#),
        ("a comment wrapper", "<!--\n{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"}\n-->"),
        ("a comment before", "<!-- SEO plugin 1.2 -->{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"}"),
        ("CDATA", "<![CDATA[{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"}]]>"),
        ("commented CDATA", "//<![CDATA[\n{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"}\n//]]>"),
        ("CDATA on one line", "//<![CDATA[ {\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"} //]]>"),
        ("CSS-like CDATA", "/*<![CDATA[*/{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"Cup\"}/*]]>*/"),
        ("raw line breaks", "{\"@type\":\"Product\",\"sku\":\"CUP-1\",\"name\":\"\n\tCup\r\n\"}"),
        (
            "entities",
            "{&quot;@type&quot;:&quot;Product&quot;,&quot;sku&quot;:&#34;CUP-1&#x22;,&quot;name&quot;:&quot;Cup&quot;}",
        ),
        ("escapes", r#"{"\u0040type":"Product","sku":"CUP\u002d1","name":"C\u0075p"}"#),
        ("a semicolon", r#"{"@type":"Product","sku":"CUP-1","name":"Cup"};"#),
        (
            "values that a template left empty",
            r#"{"@type":"Product","sku":"CUP-1","name":"Cup","gtin":,"mpn":undefined}"#,
        ),
        ("two values", r#"{"@type":"WebSite"}{"@type":"Product","sku":"CUP-1","name":"Cup"}"#),
        ("two values with a comma", r#"{"@type":"WebSite"},{"@type":"Product","sku":"CUP-1","name":"Cup"}"#),
        ("needless backslashes", r#"{"@type":"Product","sku":"CUP\-1","name":"Cu\p"}"#),
    ];
    for (name, block) in cases {
        let (facts, problems) = read(&[block]);
        let product = facts.product.unwrap_or_else(|| panic!("{name}: {problems:?}"));
        assert_eq!(product.id, "CUP-1", "{name}");
        assert!(problems.iter().all(|p| p.severity == Severity::Advice), "{name}: {problems:?}");
    }
}

#[test]
fn numbers_keep_their_digits() {
    for (written, price) in [("24.90", "24.90"), (".5", "0.50"), ("24,90", "24.90")] {
        let block = format!(r#"{{"@type":"Product","sku":"A","offers":{{"price":{written},"priceCurrency":"EUR"}}}}"#);
        check(show::product, &[&block], &format!("A |  | {price} EUR"));
    }
    check(show::product, &[r#"{"@type":"Product","sku":00412,"name":"Cup"}"#], "00412 | Cup");
    // An exponent is not read, and costs nothing but its own value.
    let exponent = r#"{"@type":"Product","sku":"A","offers":{"price":2490e-2,"priceCurrency":"EUR"}}"#;
    check(show::product, &[exponent], "A |");
    check_problems(&[exponent], &["Advice json-loose json-ld[0]"]);
}

#[test]
fn characters_beyond_the_first_plane_are_pairs() {
    check(
        show::product,
        &[r#"{"@type":"Product","name":"\ud83e\uddf5 \u03b5\u03bb\u03b9\u03ac \ud83e!"}"#],
        "| 🧵 ελιά \u{fffd}!",
    );
}

#[test]
fn a_broken_block_says_where_and_leaves_the_others_alone() {
    let broken = "{\n  \"@type\": \"Product\",\n  \"name\": \"a 24\" screen\"\n}";
    let (facts, problems) = read(&[broken, r#"{"@type":"Product","sku":"B","name":"Bowl"}"#]);
    assert_eq!(facts.product.unwrap().id, "B");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].at, "json-ld[0]");
    assert!(problems[0].message.contains("line 3, column 18"), "{}", problems[0].message);
    assert!(problems[0].help.contains("\\\""), "{}", problems[0].help);
}

#[test]
fn what_is_not_json_is_an_error_with_a_place() {
    for (block, place) in [
        ("window.data = {}", "line 1, column 1"),
        ("{\"a\": }}", "line 1, column 8"),
        ("{\"a\": \"b", "line 1, column 7"),
        ("{\"a\": 1", "line 1, column 8"),
        ("{\"a\" 1}", "line 1, column 6"),
        ("{a: 1}", "line 1, column 2"),
        ("[1 2]", "line 1, column 4"),
        ("{\"a\": 1.2.3}", "line 1, column 7"),
        ("{\"ε\": x}", "line 1, column 7"),
        ("[\n[\n  \"one\"\n  \"two\"]]", "line 4, column 3"),
    ] {
        let (_, problems) = read(&[block]);
        assert!(has(&problems, Severity::Error, "json"), "{block}: {problems:?}");
        assert!(problems[0].message.contains(place), "{block}: {}", problems[0].message);
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = "[".repeat(100_000);
    check_problems(&[&deep], &["Error json json-ld[0]"]);
    let nested = format!("{}{}", "[".repeat(64), "]".repeat(64));
    check_problems(&[&nested], &[]);
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(1 << 20));
    check_problems(&["{}", &large], &["Error json-size json-ld[1]"]);
}

#[test]
fn loose_json_is_advised_against_once_for_each_block() {
    check_problems(&[r#"{"a":[1,],"b":2,}"#], &["Advice json-loose json-ld[0]"]);
}
