//! What editors write: Word, Froala and TinyMCE, and pages like Notion's. Each prints its losses.

use serde_json::json;

use super::{Case, told};

const WORD: &str = "<!--StartFragment--><p class=MsoNormal><b><span lang=EN-GB style='font-size:12.0pt;mso-bidi-font-weight:normal'>\
    Washing silk<o:p></o:p></span></b></p><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>\
    <![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span></span><![endif]>Fill the sink</p>\
    <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>2.<span>&nbsp; </span></span><![endif]>\
    Thirty degrees</p><v:shape><v:imagedata src='file:///C:/x.png'/></v:shape><p class=MsoNormal>&nbsp;</p><img src='file:///C:/y.png'>";

const FROALA: &str = "<div class='fr-view'><p><strong>Sizes</strong></p><table class='fr-table' style='width: 100%;'><tbody><tr><td style='width: 50%;'>\
    <strong>Size</strong></td><td>Chest</td></tr><tr><td>S</td><td>88&nbsp;cm</td></tr></tbody></table><p><br></p><span class='fr-video fr-deletable'>\
    <iframe width='640' height='360' src='https://www.youtube.com/embed/abc123?wmode=opaque' frameborder='0'></iframe></span>\
    <p style='text-align: center;'><img src='https://x.example/a.png' style='width: 300px;' class='fr-fic fr-dib' alt='Chart'></p>\
    <p>Line one<br>line two<br><br>para two</p><p>\u{200b}</p><button>Buy</button></div>";

const NOTION: &str = "<article id='x' class='page sans'><header><h1 class='page-title'>Care</h1></header><div class='page-body'>\
    <figure class='block-color-gray_background callout' style='display:flex'><div style='font-size:1.5em'><span class='icon'>💡</span></div>\
    <div style='width:100%'>Wash it cold.</div></figure><ul class='to-do-list'><li><input type='checkbox' checked/><span>Ask</span></li></ul>\
    <ul class='toggle'><li><details open=''><summary>Why?</summary><p>Because.</p></details></li></ul>\
    <figure class='image'><a href='hem.png'><img style='width:700px' src='https://x.example/hem.png'/></a><figcaption>The hem</figcaption></figure>\
    <hr/><p><mark>Note</mark> <del>old</del></p><svg><path d=''/></svg></div></article>";

fn body(html: &str) -> (String, Vec<String>) {
    let export = json!({"articles": [{"id": 1, "section_id": 1, "title": "T", "body": html}]}).to_string();
    let case = Case::new(&[("a.json", &export)]);
    let (_, json) = case.import(&[]);
    let files = case.files();
    let (_, file) = files.first_key_value().unwrap();
    assert!(!case.check().iter().any(|said| said.starts_with("error")), "{:?}", case.check());
    (file.splitn(3, "---\n").nth(2).unwrap().to_owned(), told(&json))
}

#[test]
fn word() {
    let (text, told) = body(WORD);
    assert_eq!(text, "**Washing silk**\n\n1. Fill the sink\n2. Thirty degrees\n");
    assert_eq!(told, ["warning html-dropped a picture without an address of its own: left out in \"T\""]);
}

#[test]
fn froala() {
    let (text, told) = body(FROALA);
    assert_eq!(
        text,
        "**Sizes**\n\n| Size | Chest |\n| --- | --- |\n| S | 88\u{a0}cm |\n\n[▶ Video](https://www.youtube.com/watch?v=abc123)\n\n\
         ![Chart](https://x.example/a.png)\n\nLine one\\\nline two\n\npara two\n"
    );
    assert_eq!(told, ["warning html-dropped `<button>`: left out in \"T\""]);
}

#[test]
fn notion() {
    let (text, told) = body(NOTION);
    assert_eq!(
        text,
        "## Care\n\n> 💡\n>\n> Wash it cold.\n\n- [x] Ask\n\n* ## Why?\n\n  Because.\n\n![The hem](https://x.example/hem.png)\n\n*The hem*\n\nNote ~~old~~\n"
    );
    assert_eq!(told, ["warning html-dropped `<svg>`: left out in \"T\""]);
}
