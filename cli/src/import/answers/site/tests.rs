//! Do folders of every generator come to the same answers, and is what they lose told?

use super::super::shown::{articles, check, english, files, told};
use super::*;
use shelfhelp::content::{Inline, plain_text};

fn read_all(list: &[(&str, &str)]) -> Harvest {
    read(&files(list), &english())
}

/// The blocks of one page as Markdown shows them, and what is told.
fn page(kind: &str, text: &str, want: &str, want_told: &[&str]) {
    let harvest = read_all(&[(kind, ""), ("docs/page.md", &format!("# Page\n\n{text}"))]);
    let shown = harvest.articles.first().map(|article| crate::markdown::tests::show(&article.body)).unwrap_or_default();
    assert_eq!(shown.trim(), want.trim(), "{text}");
    assert_eq!(told(&harvest), want_told, "{text}");
}

#[test]
fn hugo_keeps_languages_sections_and_front_matter_of_three_kinds() {
    check(
        &read_all(&[
            ("hugo.toml", ""),
            ("content/en/care/_index.md", "---\ntitle: Care of silk\n---\n"),
            (
                "content/en/care/wash.md",
                "+++\ntitle = 'How to wash?'\ntags = ['silk', 'water']\nweight = 3\naliases = ['/old/wash/']\nlastmod = 2026-02-03\ndraft = true\nmood = 'x'\n+++\nCold. See [drying]({{< relref \"dry.md\" >}}).\n",
            ),
            (
                "content/en/care/dry.md",
                "---\ntitle: How to dry?\ndescription: In short\ncategories: [Drying, Air]\n---\n\nFlat.\n",
            ),
            ("content/fr/care/_index.md", "---\ntitle: Entretien\n---\n"),
            ("content/fr/care/wash.md", "{\n\"title\": \"Comment laver ?\"\n}\nÀ froid.\n"),
        ]),
        &[
            "en markdown:care/wash [Care of silk] How to wash? = Cold. See drying.; keywords silk, water; slug wash; was /care/wash/ /old/wash/; draft yes; updated 2026-02-03; order 3",
            "en markdown:care/dry [Drying] How to dry? = Flat.; keywords Air; summary In short; slug dry; was /care/dry/",
            "fr markdown:care/wash [Entretien] Comment laver ? = À froid.; slug wash; was /fr/care/wash/",
        ],
        &["content/en/care/wash.md:8 advice import-noted `mood` is not known and is not imported (one page)"],
    );
}

#[test]
fn languages_may_stand_in_the_name_of_a_file() {
    check(
        &read_all(&[("care.md", "# Care\n\nCold."), ("care.de.md", "# Pflege\n\nKalt."), ("setup.io.md", "# IO\n\nx")]),
        &[
            "en markdown:care Care = Cold.; slug care",
            "de markdown:care Pflege = Kalt.; slug care",
            "io markdown:setup IO = x; slug setup",
        ],
        &[],
    );
}

#[test]
fn jekyll_keeps_days_redirects_and_permalinks() {
    check(
        &read_all(&[
            ("_config.yml", "title: x"),
            (
                "_posts/2026-01-02-wash-silk.md",
                "---\nlayout: post\ntitle: Washing\ncategory: Care\nredirect_from:\n  - /a\n  - /b/\n---\nCold, {{ site.mood }}. {% include ad.html %}\n",
            ),
            (
                "_pages/returns.md",
                "---\ntitle: Returns\npermalink: /returns/\npublished: false\n---\n[wash]({% post_url 2026-01-02-wash-silk %}) and [page]({{ site.baseurl }}/returns/)\n",
            ),
        ]),
        &[
            "en markdown:2026-01-02-wash-silk [Care] Washing = Cold, .; slug wash-silk; was /2026/01/02/wash-silk.html /a /b/; updated 2026-01-02",
            "en markdown:returns Returns = wash and page; slug returns; was /returns/; draft yes",
        ],
        &[
            "_posts/2026-01-02-wash-silk.md:9 warning import-lost `{% include ad.html %}`: left out",
            "_posts/2026-01-02-wash-silk.md:9 warning import-lost `{{ site.mood }}`: left out",
        ],
    );
}

#[test]
fn docusaurus_keeps_labels_positions_and_translations() {
    check(
        &read_all(&[
            ("docs/02-care/_category_.json", "{\"label\": \"Care & repair\", \"position\": 2}"),
            (
                "docs/02-care/01-wash.mdx",
                "---\nsidebar_position: 5\nlast_update:\n  date: 2026-02-03\n---\nimport Tabs from '@theme/Tabs';\n\n# How to wash?\n\n:::tip Good to know\n\nUse *wool* soap.\n\n:::\n\n## Water {#cold}\n\n<Price sku=\"1\" />\n\nCold. {/* never hot */}\n",
            ),
            ("docs/intro.md", "# Intro\n\nSee [water](./02-care/01-wash.mdx#cold) and [gone](./gone.md).\n"),
            ("i18n/de/docusaurus-plugin-content-docs/current/02-care/01-wash.mdx", "# Wie waschen?\n\nKalt.\n"),
            (
                "i18n/de/docusaurus-plugin-content-docs/current.json",
                "{\"sidebar.docs.category.Care & repair\": {\"message\": \"Pflege\"}}",
            ),
        ]),
        &[
            "en markdown:02-care/01-wash [Care & repair] How to wash? = Good to know / Use wool soap. / Water / Cold.; slug wash; was /docs/care/wash; updated 2026-02-03; order 5",
            "en markdown:intro Intro = See water and gone.; slug intro; was /docs/intro",
            "de markdown:02-care/01-wash [Pflege] Wie waschen? = Kalt.; slug wash; was /de/docs/care/wash; order 1",
        ],
        &[
            "docs/02-care/01-wash.mdx:6 warning import-lost an `import` or `export` of the page's program: left out",
            "docs/02-care/01-wash.mdx:18 warning import-lost the component `<Price>`: left out",
            "docs/intro.md:3 warning import-lost nothing in the folder is \"./gone.md\"; the link's words stay",
        ],
    );
}

#[test]
fn links_between_pages_lead_to_answers() {
    let harvest = read_all(&[
        ("docs/docusaurus.config.js", ""),
        (
            "docs/a.md",
            "# A\n\n[b](b.md#two) [c](/docs/sub/c) [own](#x) [out](https://example.com) [mail](mailto:a@example.com) [top](/cart)",
        ),
        ("docs/b.md", "# B\n\n## Two things {#two}\n\nx"),
        (
            "docs/sub/c.md",
            "# C\n\n[a](../a.md) ![Hem](./img/hem%201.png) ![Logo](/img/logo.png) [up](../../../../etc/passwd)",
        ),
        ("docs/sub/img/hem 1.png", ""),
        ("static/img/logo.png", ""),
    ]);
    let mut found = Vec::new();
    for article in &harvest.articles {
        for block in &article.body {
            match block {
                Block::Paragraph(runs) => found.extend(runs.iter().filter_map(|run| match run {
                    Inline::Answer(to, _) => Some(to.clone()),
                    Inline::Link(link, _) => Some(link.as_str().to_owned()),
                    _ => None,
                })),
                Block::Image(link, words, ..) => found.push(format!("{words}: {}", link.as_str())),
                _ => {}
            }
        }
    }
    assert_eq!(
        found,
        [
            "markdown:b#two-things",
            "markdown:sub/c",
            "markdown:a#x",
            "https://example.com",
            "mailto:a@example.com",
            "/cart",
            "markdown:a",
            "Hem: docs/sub/img/hem%201.png",
            "Logo: static/img/logo.png"
        ]
    );
    let lines = told(&harvest);
    assert!(lines.iter().any(|line| line.contains("nothing in the folder is \"../../../../etc/passwd\"")), "{lines:?}");
}

#[test]
fn boxes_of_every_generator_are_callouts() {
    for (kind, text) in [
        ("docusaurus.config.js", ":::tip\n\nCold.\n\n:::"),
        ("mkdocs.yml", "!!! tip\n    Cold.\n"),
        ("mkdocs.yml", "??? tip\n\n    Cold.\n"),
        ("_config.yml", "{: .tip }\nCold."),
        ("_config.yml", "> Cold.\n{: .prompt-tip }"),
        ("hugo.toml", "{{< callout type=\"tip\" >}}\nCold.\n{{< /callout >}}"),
        ("hugo.toml", "{{% notice tip %}}Cold.{{% /notice %}}"),
        ("SUMMARY.md", "{% hint style=\"success\" %}\nCold.\n{% endhint %}"),
        ("x.txt", "> [!TIP]\n> Cold."),
    ] {
        let harvest = read_all(&[(kind, ""), ("docs/page.md", &format!("# Page\n\n{text}"))]);
        let body = harvest.articles.first().map(|article| article.body.clone()).unwrap_or_default();
        let words = vec![Block::Paragraph(vec![Inline::Text("Cold.".into())])];
        assert_eq!(body, vec![Block::Callout(shelfhelp::content::Tone::Tip, words)], "{text}");
        assert_eq!(told(&harvest), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_tags_show_is_kept_or_told() {
    let text = "{{< youtube dQw4 >}}\n\n{{< figure src=\"/img/hem.png\" alt=\"The hem\" caption=\"Seen near\" >}}\n\n{{< price\n  sku=\"1\" >}} `{{< code >}}`\n\n```\n{{< kept >}}\n```\n\n{{% param x %}}";
    let harvest = read_all(&[("hugo.toml", ""), ("docs/page.md", &format!("# Page\n\n{text}"))]);
    let body = &harvest.articles[0].body;
    assert!(
        matches!(&body[0], Block::Video(link, ..) if link.as_str() == "https://www.youtube.com/watch?v=dQw4"),
        "{body:?}"
    );
    assert!(
        matches!(&body[1], Block::Image(link, alt, ..) if link.as_str() == "/img/hem.png" && alt == "The hem"),
        "{body:?}"
    );
    assert_eq!(plain_text(&body[2..]), "Seen near\n{{< code >}}\n{{< kept >}}");
    let lines: Vec<String> = told(&harvest).into_iter().filter(|line| line.contains("import-lost")).collect();
    assert_eq!(
        lines,
        [
            "docs/page.md:14 warning import-lost `{{< param >}}`: left out",
            "docs/page.md:7 warning import-lost `{{< price >}}`: left out"
        ]
    );
}

#[test]
fn gitbook_gives_the_order() {
    check(
        &read_all(&[
            (
                "SUMMARY.md",
                "# Table of contents\n\n* [Welcome](README.md)\n\n## Shop\n\n* [Returns](shop/returns.md)\n  * [Abroad](shop/abroad.md)\n",
            ),
            ("README.md", "# Welcome\n\nHello."),
            ("shop/abroad.md", "# Abroad\n\nYes."),
            (
                "shop/returns.md",
                "---\ndescription: 30 days\n---\n\n# Returns\n\nYes. {% embed url=\"https://example.com/x\" %}",
            ),
        ]),
        &[
            "en markdown:shop/abroad [Returns] Abroad = Yes.; slug abroad; was /shop/abroad; order 3",
            "en markdown:shop/returns [Shop] Returns = Yes. / https://example.com/x; summary 30 days; slug returns; was /shop/returns; order 2",
        ],
        &["README.md advice import-noted \"Welcome\" is the page of a folder and no question; it is left out"],
    );
}

#[test]
fn notion_keeps_ids_and_properties() {
    let (wash, dry) = ("Washing silk 0123456789abcdef0123456789abcdef", "Dry 11111111111111111111111111111111");
    check(
        &read_all(&[
            (
                &format!("Help/{wash}.md"),
                "# Washing silk?\n\nTags: silk, water\nStatus: Draft\nOwner: Ann\n\n<aside>\n💡 Cold only.\n\n</aside>\n\nThen [dry](Dry%2011111111111111111111111111111111.md).\n",
            ),
            (&format!("Help/{dry}.md"), "# Dry\n\nFlat: always.\nIn shade.\n"),
        ]),
        &[
            "en markdown:0123456789abcdef0123456789abcdef Washing silk? = Cold only. / Then dry.; keywords silk, water; slug washing-silk; draft yes",
            "en markdown:11111111111111111111111111111111 Dry = Flat: always. In shade.; slug dry",
        ],
        &[&format!("Help/{wash}.md:5 advice import-noted `owner` is not known and is not imported (one page)")],
    );
}

#[test]
fn pages_without_a_title_or_a_text_are_told() {
    check(
        &read_all(&[
            ("care/wash-silk.md", "Cold.\n"),
            ("care/empty.md", "---\ntitle: Empty\n---\n\n"),
            ("care/README.md", "Pages about care.\n"),
            ("index.md", "# Is this a question?\n\nYes.\n"),
            ("care/alone/index.md", "# Alone\n\nx\n"),
        ]),
        &[
            "en markdown:care/wash-silk [Care] Wash silk = Cold.; slug wash-silk",
            "en markdown:index Is this a question? = Yes.",
            "en markdown:care/alone/index Alone = x; slug alone",
        ],
        &[
            "care/empty.md advice import-noted \"Empty\" has no text; it is left out",
            "care/README.md advice import-noted \"README\" is the page of a folder and no question; it is left out",
            "care/wash-silk.md warning import-assumed the page has no title; \"Wash silk\" is taken from its name",
        ],
    );
}

#[test]
fn three_editors_write_the_same_page() {
    for text in [
        "---\ntitle: Wash\n---\n\nCold:\n\n* one\n* two\n",
        "---\r\ntitle: \"Wash\"\r\n---\r\n\r\n# Wash\r\n\r\nCold:\r\n\r\n- one\r\n- two\r\n",
        "\u{feff}Wash\n====\n\n<p>Cold:</p>\n<ul><li>one</li><li>two</li></ul>\n",
    ] {
        let harvest = read_all(&[("wash.md", text)]);
        assert_eq!(articles(&harvest), ["en markdown:wash Wash = Cold: / one / two; slug wash"], "{text:?}");
        assert_eq!(told(&harvest), Vec::<String>::new());
    }
}

#[test]
fn tabs_components_and_code_are_plain() {
    page(
        "docusaurus.config.js",
        "<Tabs>\n<TabItem value=\"a\" label=\"At home\">\n\nCold.\n\n</TabItem>\n</Tabs>",
        "p[**At home**] p[Cold.]",
        &[],
    );
}

#[test]
fn sources_stay_on_a_second_import() {
    let first = read_all(&[("docs/care/wash.md", "# A\n\nx"), ("docs/b.md", "# B\n\nx")]);
    let second =
        read_all(&[("docs/b.md", "# New title\n\ny"), ("docs/c.md", "# C\n\nx"), ("docs/care/wash.md", "# A?\n\ny")]);
    for article in &first.articles {
        assert!(second.articles.iter().any(|other| other.source == article.source), "{}", article.source);
    }
}

#[test]
fn hostile_pages_end_in_problems() {
    let deep = ":::note\n".repeat(5_000);
    let bangs: String = (0..2_000).map(|i| format!("{}!!! note\n", "    ".repeat(i % 40))).collect();
    let tags = "{{< ".repeat(10_000);
    let liquid = "{% x %}".repeat(10_000);
    let components = "<A ".repeat(10_000);
    let angles = "<".repeat(50_000);
    let attributes = "> a\n{: .note }\n".repeat(5_000);
    let shortcodes = "{{< note >}}\n".repeat(3_000) + &"{{< /note >}}\n".repeat(3_000);
    for text in [
        "",
        "---",
        "---\n",
        "+++\n",
        "+++\na = \n+++\nx",
        "{\n",
        "{\n}\n",
        "---\n- a\n---\nx",
        "---\ntitle: [a\n---\nx",
        "---\ntitle: &a x\nb: *a\n---\nx",
        "\u{2}\u{2}NOTE",
        "{{",
        "{%",
        "{{< \" >}}",
        "<",
        "<A",
        "# ",
        "===",
        ":::",
        "!!!",
        &deep,
        &bangs,
        &tags,
        &liquid,
        &components,
        &angles,
        &attributes,
        &shortcodes,
    ] {
        for kind in ["hugo.toml", "docusaurus.config.js"] {
            let harvest = read_all(&[
                (kind, ""),
                ("a/b.md", text),
                ("a/b.fr.md", text),
                ("SUMMARY.md", text),
                ("a/_category_.json", text),
            ]);
            assert!(!harvest.findings.is_empty() || !harvest.articles.is_empty(), "{text:.40}");
        }
    }
}
