//! Questions and answers, and the markup in their text.

use crate::{check, check_problems, show};

/// The blocks that an answer's text becomes.
#[track_caller]
fn check_html(html: &str, expected: &str) {
    let text = html.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let block = format!(
        r#"{{"@type":"FAQPage","mainEntity":{{"@type":"Question","name":"Q","acceptedAnswer":{{"@type":"Answer","text":"{text}"}}}}}}"#
    );
    let expected = if expected.is_empty() { String::new() } else { format!("page-1 Q\n{expected}") };
    check(show::answers, &[&block], &expected);
}

#[test]
fn questions_keep_their_order_and_get_stable_ids() {
    check(
        show::answers,
        &[r#"{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[
            {"@type":"Question","name":"How do I return a shirt?","acceptedAnswer":{"@type":"Answer","text":"<p>Within 30 days, <a href=\"/returns\">start here</a>.</p>"}},
            {"@type":"Question","name":"Is it linen &amp; soft?","acceptedAnswer":[{"text":"Yes."}]},
            {"@type":"Question","name":"Is it <b>warm</b>?","acceptedAnswer":"Not very.","suggestedAnswer":{"text":"No."}},
            {"@type":"Question","name":"Which colours?","suggestedAnswer":[{"text":"White."},{"text":"Blue."}]}]}"#],
        "page-1 How do I return a shirt?
         p(Within 30 days, a:/returns(start here).)
         page-2 Is it linen & soft?
         p(Yes.)
         page-3 Is it warm?
         p(Not very.)
         page-4 Which colours?
         p(White.)
         p(Blue.)",
    );
}

#[test]
fn the_same_question_twice_counts_once() {
    let page = r#"{"@type":["WebPage","FAQPage"],"mainEntity":{"name":"Q","acceptedAnswer":{"text":"A"}}}"#;
    check(show::answers, &[page, page], "page-1 Q\np(A)");
}

#[test]
fn a_question_without_an_answer_is_left_out_and_said() {
    let block = r#"{"@type":"FAQPage","mainEntity":[{"name":"Q","acceptedAnswer":{"text":" <br> "}},
        {"acceptedAnswer":{"text":"A"}},{"name":"Real","acceptedAnswer":{"text":"A"}},{"name":"Gone"}]}"#;
    check(show::answers, &[block], "page-1 Real\np(A)");
    check_problems(
        &[block],
        &[
            "Warning faq-incomplete json-ld[0].mainEntity[0]",
            "Warning faq-incomplete json-ld[0].mainEntity[1]",
            "Warning faq-incomplete json-ld[0].mainEntity[3]",
        ],
    );
}

#[test]
fn allowed_tags_become_blocks() {
    for (html, expected) in [
        ("<p>One</p><p>Two</p>", "p(One)\np(Two)"),
        ("<div>One<div>Two</div>Three</div>", "p(One)\np(Two)\np(Three)"),
        ("One<br>two<br/>three", "p(One/two/three)"),
        ("One<br><br>Two<br>", "p(One)\np(Two)"),
        ("<h1>A</h1><h3>B</h3><h6>C</h6>d", "h2(A)\nh3(B)\nh4(C)\np(d)"),
        ("<ul><li>a</li><li>b <b>c</b></li></ul>", "ul[p(a); p(b b(c))]"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "ol[p(a) ul[p(b)]; p(c)]"),
        ("<ul><li>a<li>b</ul>c", "ul[p(a); p(b)]\np(c)"),
        ("<ul>a<li>b", "ul[p(a); p(b)]"),
        ("a <strong>b</strong> <em>c <i>d</i></em>", "p(a b(b) i(c) i(d))"),
        ("<b>a<p>b</p></b>c", "p(b(a))\np(b)\np(c)"),
        ("<b>a<i>b</b>c</i>d", "p(b(ai(b))cd)"),
        ("<P>UP<BR>per</P>", "p(UP/per)"),
        ("  a\n   b  ", "p(a/b)"),
        ("<p>  a\n   b  </p>", "p(a b)"),
        ("<p>&nbsp;</p><p>a</p>", "p(a)"),
        (
            "a &lt; b &amp;amp; &euro;5 &#8364; &#x20ac; &#937;&#x3c2; &eacute; &nosuch; & b",
            "p(a < b &amp; €5 € € Ως &eacute; &nosuch; & b)",
        ),
        ("<a href='/a?b=1&amp;c=2' title=\"x > y\">a</a>", "p(a:/a?b=1&c=2(a))"),
        ("<a class=x href=https://shop.example/a>a</a>", "p(a:https://shop.example/a(a))"),
        ("<a name=top>a</a> <a>b</a>", "p(a b)"),
        ("<a href=/a>a <a href=/b>b</a>", "p(a:/a(a) a:/b(b))"),
        ("<a href=/a></a>x", "p(x)"),
    ] {
        check_html(html, expected);
    }
}

#[test]
fn text_without_tags_keeps_its_paragraphs() {
    check_html("One\ntwo\n\n\nThree\r\n- four", "p(One/two)\np(Three/- four)");
    check_html("5 < 6 and 7 > 3, a<3", "p(5 < 6 and 7 > 3, a<3)");
    check_html("{{delivery.price | soon}} **bold**", "p({{delivery.price | soon}} **bold**)");
}

#[test]
fn markup_that_was_escaped_once_more_is_read() {
    check_html("&lt;p&gt;One &amp;amp; two&lt;/p&gt;", "p(One & two)");
    check_html("1 &lt; 2", "p(1 < 2)");
}

#[test]
fn everything_else_is_dropped_and_its_words_stay() {
    for (html, expected) in [
        ("<span style='color:red'>a</span> <u>b</u>", "p(a b)"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "p(a b)\np(c)"),
        ("<blockquote>a</blockquote>b", "p(a)\np(b)"),
        ("a<!-- b <p> -->c<!doctype x>d<?php e ?>f", "p(ac)\np(d)\np(f)"),
        ("<img src=x onerror=alert(1) alt=y>a", "p(a)"),
        ("a<hr>b", "p(a)\np(b)"),
    ] {
        check_html(html, expected);
    }
}

#[test]
fn scripts_and_the_like_go_with_all_they_hold() {
    for html in [
        "a<script>alert('<p>x</p>')</script>",
        "a<SCRIPT src=x>alert(1)</ScRiPt >",
        "a<style>p { color: red }</style>",
        "a<script>never closed <p>b</p>",
        "a<template><p>b</p></template>",
        "a<svg><a xlink:href='javascript:alert(1)'><text>b</text></a></svg>",
        "a<iframe src=//evil.example>b</iframe>",
        "a<math><mi>b</mi></math>",
        "a<title>b</title>",
        "a<noscript>b</noscript>",
    ] {
        check_html(html, "p(a)");
    }
}

#[test]
fn addresses_that_are_not_safe_leave_only_their_words() {
    for href in [
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x1;javascript:alert(1)",
        "JaVaScRiPt&#58;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "https:\\\\evil.example",
    ] {
        check_html(&format!("<a href=\"{href}\">a</a>"), "p(a)");
    }
}

#[test]
fn broken_tags_end_somewhere() {
    for (html, expected) in [
        ("a<", "p(a<)"),
        ("a</", "p(a</)"),
        ("a <b", "p(a <b)"),
        ("a<b>c", "p(ab(c))"),
        ("a</b>c", "p(ac)"),
        ("</ul>a</li>", "p(a)"),
        ("<p title=\"never closed>a</p>b", "p(a)\np(b)"),
        ("<a href=\"/x>a</a>", "p(a:/x(a))"),
        ("<!-- never closed", ""),
        ("<li>a", "p(a)"),
    ] {
        check_html(html, expected);
    }
}

#[test]
fn nesting_is_bounded() {
    let deep = format!("{}x", "<ul><li>".repeat(5000));
    let block = format!(r#"{{"@type":"FAQPage","mainEntity":{{"name":"Q","acceptedAnswer":{{"text":"{deep}"}}}}}}"#);
    let shown = crate::read(&[&block]).0;
    let depth = show::answers(&shown).matches("ul[").count();
    assert_eq!(depth, 32);
}
