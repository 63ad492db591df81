//! Does each form that editors write become the blocks it means, and is what means none told?

use super::blocks;
use crate::markdown;

/// What a text comes to as Markdown, then what is left out of it. All of it reads back as the same blocks.
#[track_caller]
fn check(html: &str, wanted: &str) {
    let (found, problems) = blocks(html);
    let written = markdown::write(&found);
    assert_eq!(markdown::read(&written).0, found, "{written}");
    let dropped: String = problems.iter().map(|(at, problem)| format!("\n!{at} {}", problem.message)).collect();
    assert_eq!(format!("{written}{dropped}"), wanted);
}

#[test]
fn paragraphs_end_at_the_edges_of_blocks() {
    check("<p>a</p><p>b", "a\n\nb");
    check("a<div>b<div>c</div></div>d", "a\n\nb\n\nc\n\nd");
    check("<p>a<br>b<br><br>c<br></p>", "a\\\nb\n\nc");
    check("<p>&nbsp;</p><p> a&nbsp; b </p><p>\u{200b}</p>", "a b");
    check("<p>30&nbsp;°C, a&nbsp;b, prix&nbsp;!</p>", "30\u{a0}°C, a b, prix\u{a0}!");
    check("<p>洗\n濯 a\nb</p>", "洗濯 a b");
    check("<h1>a</h1><h3><b>b</b></h3><h6>c</h6><hr>", "## a\n\n### b\n\n#### c");
}

#[test]
fn looks_are_kept_once() {
    check("<p><b>a <strong>b</strong></b><i> c</i></p>", "**a b** *c*");
    check("<p><b>a</b><b>b</b></p>", "**ab**");
    check("<p><b><i>a</i> b</b></p>", "**_a_ b**");
    check("<b style=\"font-weight:normal\"><p>a <span style='font-weight: 700'>b</span></p></b>", "a **b**");
    check("<p><s>4.00</s> <del>3</del> <code>x</code></p>", "~~4.00 3~~ `x`");
    check("<p>20 m<sup>2</sup>, CO<sub>2</sub>, 1<sup>st</sup></p>", "20 m², CO₂, 1st");
    check("<pre>a\n\n  b</pre>", "```\na\n  b\n```");
    check("<p>注意：<strong>「絹」</strong>です", "注意：<!-- -->**「絹」**<!-- -->です");
}

#[test]
fn lists_are_nested_as_editors_nest_them() {
    check("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n\n  - b\n\n- c\n\n  d");
    check("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b");
    check("<ul><li>a<li>b</ul>", "- a\n- b");
    check("<ol><li>a</li></ol><p>so</p><ol start=2><li>b</li></ol>", "1. a\n\n   so\n\n2. b");
    check("<ul><li><input type=checkbox checked> a</li><li><input type=checkbox>b</li></ul>", "- [x] a\n- [ ] b");
    check("<dl><dt>Silk</dt><dd>By hand.</dd></dl>", "**Silk**\n\nBy hand.");
    let word = "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span>&nbsp; </span>\
                </span><![endif]>a<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>o&nbsp; b</p>";
    check(word, "- a\n  - b");
}

#[test]
fn tables_have_a_head_and_rows_of_one_length() {
    check(
        "<table><caption>Sizes</caption><thead><tr><th>a<th>b</thead><tr><td>1<td>2<tr><td colspan=2>3</table>",
        "**Sizes**\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |",
    );
    check(
        "<table><tr><td><b>a</b><td>b<tr><td rowspan=2>x<td>1<tr><td>2</table>",
        "| a | b |\n| --- | --- |\n| x | 1 |\n| x | 2 |",
    );
    check("<table><tr><td>a<p>b</table>", "a\n\nb");
    check("<table><tr><td>a<td>b<tr><td><ul><li>c<li>d</ul><td>", "| a | b |\n| --- | --- |\n| • c<br>• d |  |");
}

#[test]
fn links_and_pictures_keep_their_addresses() {
    check(
        "<a href='/returns'>a</a> <a href='JavaScript:x()'>b</a>",
        "[a](/returns) b\n!25 a `javascript:` link; its words stay: left out",
    );
    check("<p>see https://elaia.example/a.</p>", "see [https://elaia.example/a](https://elaia.example/a).");
    check("<p>a <img src='/a.png' alt='Hem' width=640 height='480px'> b</p>", "a\n\n![Hem](/a.png \"640x480\")\n\nb");
    check("<img src='t.gif' width=1 height=1>x", "x\n!0 a picture of one pixel, which counts readers: left out");
    check(
        "<img src='tel:1' alt=a><img src='MAILTO:a@b.example' data-src='/a.png' alt=Hem>",
        "![Hem](/a.png)\n!0 a picture without an address of its own: left out",
    );
    check("<figure><img src='/a.png'><figcaption>The hem</figcaption></figure>", "![The hem](/a.png)\n\n*The hem*");
    check("<a href='/big.png'><img src='/a.png' alt='Hem'></a>", "![Hem](/a.png)");
    check("<p>Wash <img class=emoji alt='🙂' src='/e.png'> it</p>", "Wash 🙂 it");
}

#[test]
fn films_are_links_that_a_person_can_open() {
    check(
        "<iframe src='https://www.youtube.com/embed/a_b-c?rel=0' title='The hem'></iframe>",
        "[▶ The hem](https://www.youtube.com/watch?v=a_b-c)",
    );
    check(
        "<iframe src='//www.youtube-nocookie.com/embed/abc'></iframe>",
        "[▶ Video](https://www.youtube.com/watch?v=abc)",
    );
    check("<iframe src='https://player.vimeo.com/video/12?h=1'></iframe>", "[▶ Video](https://vimeo.com/12)");
    check(
        "<iframe src='https://fast.wistia.net/embed/iframe/ab1'></iframe>",
        "[▶ Video](https://fast.wistia.net/embed/iframe/ab1)",
    );
    check("<iframe src='https://www.loom.com/embed/ab1'></iframe>", "[▶ Video](https://www.loom.com/share/ab1)");
    check("<video controls><source src='https://cdn.example/a.mp4'></video>", "[▶ Video](https://cdn.example/a.mp4)");
    check(
        "<iframe src='https://maps.example/x' title='The shop'></iframe>",
        "[The shop](https://maps.example/x)\n!0 `<iframe>`, for which a link stands: left out",
    );
}

#[test]
fn remarks_are_known_by_their_class() {
    check(
        "<div class='callout callout--warning'><h4 class='callout__title'>Mind</h4>hot</div>",
        "> [!WARNING]\n> #### Mind\n>\n> hot",
    );
    check("<div class='intercom-interblocks-callout'><p>a</p></div>", "> a");
    check("<p class='alert alert-success'>a</p><p class='alert'>b</p>", "> [!TIP]\n> a\n\n> [!WARNING]\n> b");
    check("<div class='note-editor product-tip-list'>a</div>", "a");
    check("<blockquote>a</blockquote><aside>b</aside>", "> a\n\n> b");
    check(
        "<h2>a</h2><details><summary>b</summary>c</details><details><summary>d</summary><p>e</details>",
        "## a\n\n### b\n\nc\n\n### d\n\ne",
    );
}

#[test]
fn notes_go_to_the_foot() {
    check(
        "<p>Hem<sup><a href='#fn1' id='r1'>1</a></sup>.</p><ol><li id='fn1'>By hand. <a href='#r1'>↩</a></li></ol>",
        "Hem[^1].\n\n[^1]: By hand.",
    );
    check(
        "<p>Hem<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Cut.</p></div>",
        "Hem[^1]\n\n[^1]: Cut.",
    );
}

#[test]
fn what_could_be_seen_and_is_not_kept_is_told_once() {
    check("<form><input></form>a<form></form><style>p{}</style>", "a\n!0 `<form>`: left out (2 times)");
    check("<script>if (a < b) {}</script><svg><path/></svg><p>a", "a\n!0 `<script>`: left out\n!30 `<svg>`: left out");
}

#[test]
fn hostile_texts_end_in_time() {
    let deep = |tag: &str| format!("{}x{}", format!("<{tag}>").repeat(10_000), format!("</{tag}>").repeat(10_000));
    for tag in ["div", "b", "ul><li", "blockquote", "table><tr><td", "span", "p", "details", "svg"] {
        let (found, _) = blocks(&deep(tag));
        assert!(tag == "svg" || format!("{found:?}").contains('x'), "{tag}");
        markdown::write(&found);
    }
    for unit in [
        "<p>a",
        "</p>",
        "<b><p>",
        "<table><td>",
        "<li>",
        "<a href=#x>1",
        "<td rowspan=65534 colspan=1000>x",
        "<tr><td>y",
        "<ol start=9><li>",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        blocks(&text);
        blocks(&format!("<table>{text}"));
    }
    blocks("<p id=\"\0\">\0\u{fffd}<a href=\"\u{1}javascript:x\">y</a><");
}
