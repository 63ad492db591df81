//! Intercom's articles.

use super::{Case, text};

const ARTICLES: &str = r#"{"type":"list","pages":{"type":"pages","page":1,"per_page":50,"total_pages":1},"total_count":2,"data":[
{"id":"11","type":"article","workspace_id":"w","parent_id":143,"parent_type":"collection","parent_ids":[143],"tags":{},
"title":"How long does it take?","description":"Two or three days.","body":"<p class=\"no-margin\">Two days.</p><div class=\"intercom-interblocks-callout\" style=\"background-color:#feedaf80\"><p>Not on <b>Sundays</b>.</p></div><div class=\"intercom-container\"><img src=\"https://downloads.intercomcdn.com/i/o/1/map.png\" alt=\"\" width=\"640\"></div>",
"author_id":1,"state":"published","created_at":1672928359,"updated_at":1777629600,"url":"http://help.elaia.example/en/articles/11-how-long","default_locale":"en",
"translated_content":{"type":"article_translated_content","el":{"type":"article_content","title":"Πόσο αργεί;","description":"Δύο ημέρες.","body":"<p>Δύο ημέρες.</p>","state":"draft","updated_at":1777629600,"url":"http://help.elaia.example/el/articles/11"},"fr":null,
"en":{"type":"article_content","title":"How long does it take?","body":"<p>Two days.</p>","state":"published"}},"statistics":{"type":"article_statistics","views":10}},
{"id":"12","type":"article","title":"Draft","body":"<p>x <a href=\"http://help.elaia.example/en/articles/11-how-long\">y</a></p>","state":"draft","default_locale":"en"}]}"#;

const COLLECTIONS: &str = r#"{"type":"list","data":[{"id":"143","type":"collection","name":"Delivery","translated_content":{"type":"group_translated_content","el":{"type":"group_content","name":"Αποστολή","description":""}}}]}"#;

#[test]
fn languages_within_an_article_become_answers_of_their_own() {
    let case = Case::new(&[("articles.json", ARTICLES), ("collections.json", COLLECTIONS)]);
    assert_eq!(case.import(&[]).0, "Intercom new=3 drafts=2");
    assert_eq!(
        text(&case.file("en/delivery/how-long-does-it-take.md")),
        "---\nid: how-long-does-it-take\nquestion: How long does it take?\ntopic: Delivery\nsummary: Two or three days.\naliases:\n  \
         - /en/articles/11-how-long\nupdated: 2026-05-01\nsource: intercom:11\n---\nTwo days.\n\n> Not on **Sundays**.\n\n\
         ![How long does it take?](https://downloads.intercomcdn.com/i/o/1/map.png)\n"
    );
    let greek = case.file("el/delivery/how-long-does-it-take.md");
    assert!(greek.contains("topic: Αποστολή\n") && greek.contains("draft: true\n"), "{greek}");
    assert!(case.file("en/draft.md").contains("[y](answer:how-long-does-it-take)"));
    assert_eq!(case.check(), ["warning locale-empty", "warning picture-size"]);
}

#[test]
fn nothing_but_a_title_and_a_text_is_needed() {
    let case = Case::new(&[("a.json", r#"{"data":[{"id":"1","title":"Wash","body":"a","other":1}]}"#)]);
    assert_eq!(case.import(&["--from", "intercom", "--locale", "el"]).0, "Intercom new=1");
    assert_eq!(text(&case.file("el/wash.md")), "---\nid: wash\nquestion: Wash\nsource: intercom:1\n---\na\n");
}
