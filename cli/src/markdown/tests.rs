//! Does each form of Markdown become the blocks it means, and is what means none told?

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that cannot go on stops its test")]

use shelfhelp::content::{Block, Inline, Link};

use super::read;

/// Blocks in short: `h2[…]`, `p[…]`, `ul[…]`, `**…**`, `{fact|words}`, `<address>…</>`.
pub(crate) fn show(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("h{level}[{}]", runs(text)),
        Block::Paragraph(text) => format!("p[{}]", runs(text)),
        Block::List(numbered, items) => {
            let items: Vec<String> = items.iter().map(|i| show(i)).collect();
            format!("{}[{}]", if *numbered { "ol" } else { "ul" }, items.join("; "))
        }
        Block::Table(head, rows) => {
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|c| runs(c)).collect::<Vec<_>>().join("|");
            format!("table[{} // {}]", row(head), rows.iter().map(row).collect::<Vec<_>>().join(" / "))
        }
        Block::Callout(tone, blocks) => format!("{}[{}]", format!("{tone:?}").to_lowercase(), show(blocks)),
        Block::Video(link, words, picture) => {
            format!("film[{} {words} {}]", link.as_str(), picture.as_ref().map_or("", Link::as_str))
        }
        Block::Notes(notes) => format!("notes[{}]", notes.iter().map(|n| show(n)).collect::<Vec<_>>().join("; ")),
        Block::Image(link, alt, w, h) => format!("img[{} {alt} {w}x{h}]", link.as_str()),
    }
}

fn runs(list: &[Inline]) -> String {
    let run = |run: &Inline| match run {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inner) => format!("**{}**", runs(inner)),
        Inline::Emphasis(inner) => format!("_{}_", runs(inner)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Link(link, inner) => format!("<{}>{}</>", link.as_str(), runs(inner)),
        Inline::Break => "⏎".into(),
        Inline::Fact(name, words) => format!("{{{name}|{words}}}"),
        Inline::Struck(inner) => format!("~{}~", runs(inner)),
        Inline::Check(ticked) => if *ticked { "☑" } else { "☐" }.into(),
        Inline::Note(number) => format!("^{number}"),
        Inline::Answer(id, inner) => format!("<answer {id}>{}</>", runs(inner)),
    };
    list.iter().map(run).collect()
}

/// Checks texts: the blocks, then the codes of what is wrong.
#[track_caller]
fn check<'c>(cases: impl IntoIterator<Item = (&'c str, &'c str)>) {
    let mut failures = Vec::new();
    for (text, wanted) in cases {
        let (blocks, problems) = read(text);
        let codes = problems.iter().map(|(offset, problem)| format!(" !{}@{offset}", problem.code)).collect::<String>();
        let shown = format!("{}{codes}", show(&blocks));
        if shown != wanted {
            failures.push(format!("for    {text:?}\nwanted {wanted}\nfound  {shown}\n"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn what_github_adds_to_markdown_is_read() {
    check([
        ("~~4.00~~ 3.50", "p[~4.00~ 3.50]"),
        ("- [ ] pack\n- [x] **send**", "ul[p[☐pack]; p[☑**send**]]"),
        ("- [ ] pack\n\n- [x] send\n\n  soon", "ul[p[☐pack]; p[☑send] p[soon]]"),
        ("- [y] no box", "ul[p[[y] no box]]"),
        ("> plain", "note[p[plain]]"),
        ("> [!NOTE]\n> a", "note[p[a]]"),
        ("> [!tip]\n> a\n>\n> - b", "tip[p[a] ul[p[b]]]"),
        ("> [!IMPORTANT]\n> a", "note[p[a]]"),
        ("> [!WARNING]\n> a", "warning[p[a]]"),
        ("> [!CAUTION]\n> a", "warning[p[a]]"),
        ("Hem[^a] and edge[^b].\n\n[^b]: Cut.\n[^a]: By hand.\n", "p[Hem^1 and edge^2.] notes[p[By hand.]; p[Cut.]]"),
        ("[^1]: first\n\nHem[^1] twice[^1]", "p[Hem^1 twice^1] notes[p[first]]"),
        ("Hem[^1]\n\n[^1]: a\n\n    b\n", "p[Hem^1] notes[p[a] p[b]]"),
        ("Hem[^1]\n\n[^1]: see[^2]\n[^2]: more", "p[Hem^1] notes[p[see^2]; p[more]]"),
        ("Hem[^nowhere]", "p[Hem[^nowhere]]"),
        ("Hem\n\n[^1]: unused", "p[Hem] !note-unused@5"),
        ("```sh\na\n\n  b\n```", "p[`a`⏎`  b`]"),
        ("    a\n    b", "p[`a`⏎`b`]"),
    ]);
}

#[test]
fn films_are_links_with_words() {
    check([
        ("[▶ The hem](https://film.example/x)", "film[https://film.example/x The hem ]"),
        ("[▶️ **The** hem](https://film.example/x)", "film[https://film.example/x The hem ]"),
        ("[▶](https://film.example/x)", "p[<https://film.example/x>▶</>]"),
        ("[▶ The hem](/x)", "p[</x>▶ The hem</>]"),
        ("See [▶ it](https://film.example/x)", "p[See <https://film.example/x>▶ it</>]"),
        ("[![The hem](h.jpg \"4x3\")](https://film.example/x)", "film[https://film.example/x The hem h.jpg]"),
        ("https://youtu.be/abc", "film[https://www.youtube.com/watch?v=abc youtu.be/abc ] !video-words@0"),
        (
            "<https://www.youtube.com/watch?v=a_b>",
            "film[https://www.youtube.com/watch?v=a_b www.youtube.com/watch?v=a_b ] !video-words@0",
        ),
        ("Look: https://youtu.be/abc", "p[Look: <https://youtu.be/abc>https://youtu.be/abc</>]"),
        ("https://notyoutu.be/abc", "p[<https://notyoutu.be/abc>https://notyoutu.be/abc</>]"),
        ("[![The hem](h.jpg \"4x3\")](h-large.jpg)", "img[h.jpg The hem 4x3]"),
        ("[![The hem](h.jpg \"4x3\")](/shop)", "p[</shop>The hem</>] img[h.jpg The hem 4x3]"),
        (
            "a [![The hem](h.jpg \"4x3\")](https://x.example) b",
            "p[a <https://x.example>The hem</> b] img[h.jpg The hem 4x3]",
        ),
    ]);
}

#[test]
fn bare_addresses_are_links() {
    check([
        ("www.elaia.example", "p[<https://www.elaia.example>www.elaia.example</>]"),
        ("(https://elaia.example/a_(b)).", "p[(<https://elaia.example/a_(b)>https://elaia.example/a_(b)</>).]"),
        (
            "https://a.example/x_y_z?q=1&b=2, then",
            "p[<https://a.example/x_y_z?q=1&b=2>https://a.example/x_y_z?q=1&b=2</>, then]",
        ),
        ("HTTP://A.example!", "p[<HTTP://A.example>HTTP://A.example</>!]"),
        ("**www.a.example**", "p[**<https://www.a.example>www.a.example</>**]"),
        ("write hello@elaia.example.", "p[write <mailto:hello@elaia.example>hello@elaia.example</>.]"),
        ("mailto:a.b+c@d.example", "p[<mailto:a.b+c@d.example>mailto:a.b+c@d.example</>]"),
        ("見る：https://a.example/手。次", "p[見る：<https://a.example/手>https://a.example/手</>。次]"),
        (
            "awww.a.example https://localhost www. a@b http:// @a",
            "p[awww.a.example https://localhost www. a@b http:// @a]",
        ),
        ("https://a_b.example_/x www.a_b.example", "p[https://a_b.example_/x www.a_b.example]"),
        ("www\\.a.example and a\\@b.example", "p[www.a.example and a@b.example]"),
        ("[see www.a.example](/b)", "p[</b>see www.a.example</>]"),
        ("`www.a.example`", "p[`www.a.example`]"),
        (
            "<https://a.example> <a@b.example>",
            "p[<https://a.example>https://a.example</> <mailto:a@b.example>a@b.example</>]",
        ),
        ("https://a.example/{{product.name|x}}", "p[<https://a.example/>https://a.example/</>{product.name|x}]"),
        ("javascript://a.example/%0aalert", "p[javascript://a.example/%0aalert]"),
    ]);
}

#[test]
fn tags_within_a_line_mean_what_marks_mean() {
    check([
        ("a <b>b <i>c</i></b> <strong>d</strong>", "p[a **b _c_** **d**]"),
        ("a <s>b</s> <del>c</del> <kbd>Tab</kbd> <code>x*y*</code>", "p[a ~b~ ~c~ `Tab` `xy`]"),
        ("a <a href=\"/returns?a=1&amp;b\" target=_blank>b</a>", "p[a </returns?a=1&b>b</>]"),
        ("a <a href=\"javascript:x\">b</a>", "p[a b] !address@2"),
        ("a <a name=top>b</a> <a href=answer:wash>c</a>", "p[a b <answer wash>c</>]"),
        ("H<sub>2</sub>O <span style=x>x</span> <u>y</u>", "p[H2O x y]"),
        ("a<br>b<BR />c", "p[a⏎b⏎c]"),
        ("a <img src=h.jpg alt=Hem width=4px height=3> b", "p[a  b] img[h.jpg Hem 4x3]"),
        ("a <!-- note --> b", "p[a  b]"),
        ("a <script>alert(1)</script> b", "p[a  b] !html-dropped@2"),
        ("a <blink>b</blink> c", "p[a b c] !html-dropped@2"),
        ("a </b> c <b>never closed", "p[a  c **never closed**]"),
        ("*a <b>b* c</b>", "p[_a **b**_ c]"),
        ("<b>a *b</b> c*", "p[**a _b c_**]"),
        ("<i>a</b></i> b", "p[_a_ b]"),
        ("a <b onclick=x>b</b>", "p[a **b**]"),
    ]);
}

#[test]
fn html_between_paragraphs_becomes_the_blocks_it_means() {
    check([
        ("<div>\na <b>b</b>\n</div>", "p[a **b**]"),
        ("<ul><li>a<li>b</ul>\n\nc", "ul[p[a]; p[b]] p[c]"),
        ("<table><tr><th>a<th>b<tr><td>1<td>{{delivery.price | low}}</table>", "table[a|b // 1|{delivery.price|low}]"),
        ("<table>\n\n<tr>\n<th>a\n\n<tr>\n\n<td>1\n\n</table>", "table[a // 1]"),
        ("<p>{{delivery.prise | low}}</p>", "p[low] !live-fact@0"),
        ("<img src=h.jpg alt=Hem width=4 height=3>\n", "img[h.jpg Hem 4x3]"),
        ("![a](sms:1)\n\nb", "p[b] !address@0"),
        ("<img src=h.jpg>\n", "img[h.jpg  0x0] !picture-words@0 !picture-size@0"),
        (
            "<iframe src=\"https://www.youtube.com/embed/abc\" title=\"The hem\"></iframe>",
            "film[https://www.youtube.com/watch?v=abc The hem ]",
        ),
        (
            "See <video src=\"https://film.example/x.mp4\" title=\"The hem\"></video>",
            "p[See] film[https://film.example/x.mp4 The hem ]",
        ),
        ("<!-- a note -->", ""),
        ("<div class=box>\n\n**a**\n\n</div>", "p[**a**]"),
        ("- a\n\n  <p>b\n  <i>c</i></p>", "ul[p[a] p[b _c_]]"),
        ("<script>\nalert(1)\n</script>", " !html-dropped@0"),
        ("a\n\n<form>\n<input name=x>\n</form>", "p[a] !html-dropped@3"),
        ("> <p>a\n> <form><input></form> b", "note[p[a] p[b]] !html-dropped@9"),
    ]);
}

#[test]
fn links_to_other_answers_are_kept_as_such() {
    check([
        ("[wash](answer:wash)", "p[<answer wash>wash</>]"),
        ("[**wash**](<answer:wash#by-hand>)", "p[<answer wash#by-hand>**wash**</>]"),
        ("[](answer:wash)", " !link-words@0"),
    ]);
}
