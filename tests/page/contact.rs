//! Who can be reached.

use crate::{check, check_problems, show};

/// A shop with this contact point.
fn shop(point: &str) -> String {
    format!(r#"{{"@context":"https://schema.org","@type":"OnlineStore","name":"Elaia","contactPoint":{point}}}"#)
}

#[test]
fn a_contact_point_gives_phone_mail_and_chat_with_hours() {
    check(
        show::channels,
        &[&shop(
            r#"[{"@type":"ContactPoint","contactType":"customer service","telephone":"+30 210 555 0148","email":"hello@elaia.example",
                 "hoursAvailable":{"@type":"OpeningHoursSpecification","dayOfWeek":["https://schema.org/Monday","https://schema.org/Tuesday"],
                   "opens":"09:00:00","closes":"17:00:00"}},
                {"@type":"ContactPoint","contactType":"live chat","url":"https://elaia.example/chat",
                 "hoursAvailable":[{"dayOfWeek":"Monday","opens":"09:00","closes":"18:00"},
                   {"validFrom":"2026-12-25","validThrough":"2026-12-25"}]}]"#,
        )],
        "phone: dial +30 210 555 0148 Mon 09:00-17:00 Tue 09:00-17:00
         email: mail hello@elaia.example Mon 09:00-17:00 Tue 09:00-17:00
         chat: opens https://elaia.example/chat Mon 09:00-18:00 not 2026-12-25
         shop Elaia",
    );
}

#[test]
fn addresses_come_without_their_schemes() {
    check(
        show::channels,
        &[&shop(r#"{"telephone":"tel:+30-210-555-0148","email":"MAILTO:hello@elaia.example?subject=Hi"}"#)],
        "phone: dial +30-210-555-0148\nemail: mail hello@elaia.example\nshop Elaia",
    );
    check(
        show::channels,
        &[&shop(r#"{"email":"hello&#64;elaia.example"}"#)],
        "email: mail hello@elaia.example\nshop Elaia",
    );
}

#[test]
fn several_of_a_kind_are_numbered_and_the_same_counts_once() {
    check(
        show::channels,
        &[
            r#"{"@type":"Organization","name":"Elaia","telephone":"+302105550148","email":"hello@elaia.example","contactPoint":[
            {"contactType":"Press","telephone":"+30 1 000 000"},
            {"contactType":"sales","telephone":["+30 210 555 0149"],"email":"HELLO@elaia.example"},
            {"contactType":"Customer Support","telephone":"+30 210 555 0148"}]}"#,
        ],
        "phone: dial +30 210 555 0148
         phone-2: dial +30 210 555 0149
         email: mail HELLO@elaia.example
         shop Elaia",
    );
}

#[test]
fn hours_are_read_in_every_shape() {
    for (hours, expected) in [
        (r#""Mo-Tu 09:00-13:00, 14:00-18:00""#, "Mon 09:00-13:00 Mon 14:00-18:00 Tue 09:00-13:00 Tue 14:00-18:00"),
        (r#"["Mo 09:00-17:00","Sa 10:00-14:00"]"#, "Mon 09:00-17:00 Sat 10:00-14:00"),
        (r#"{"dayOfWeek":"Fr","opens":"20:00","closes":"02:00"}"#, "Fri 20:00-24:00 Sat 00:00-02:00"),
        (r#"{"dayOfWeek":"Sunday","opens":"22:00:00+02:00","closes":"00:00:00+02:00"}"#, "Sun 22:00-24:00"),
        (r#"{"dayOfWeek":"Monday","opens":"00:00","closes":"23:59"}"#, "Mon 00:00-24:00"),
        // Times of twelve hours are not read.
        (r#"{"dayOfWeek":"Monday","opens":"9 AM","closes":"5:30 pm"}"#, ""),
        (
            r#"[{"dayOfWeek":"Monday","opens":"09:00","closes":"17:00"},{"dayOfWeek":"Sunday","opens":"00:00","closes":"00:00"}]"#,
            "Mon 09:00-17:00",
        ),
        (
            r#"[{"dayOfWeek":"Monday","opens":"09:00","closes":"17:00"},
             {"dayOfWeek":"Monday","opens":"10:00","closes":"12:00","validFrom":"2026-12-24","validThrough":"2026-12-24"}]"#,
            "Mon 09:00-17:00",
        ),
        (r#"{"dayOfWeek":"Monday"}"#, ""),
    ] {
        let block = shop(&format!(r#"{{"telephone":"12345","hoursAvailable":{hours}}}"#));
        check(
            show::channels,
            &[&block],
            format!("phone: dial 12345 {expected}\nshop Elaia").replace(" \n", "\n").as_str(),
        );
    }
}

#[test]
fn only_addresses_that_talk_are_chats() {
    for (point, expected) in [
        (r#"{"contactType":"customer service","url":"https://elaia.example/contact"}"#, ""),
        (
            r#"{"contactType":"customer service","url":"https://wa.me/302105550148"}"#,
            "chat: opens https://wa.me/302105550148\n",
        ),
        (r#"{"contactType":"Live Chat","url":"/help"}"#, "chat: opens /help\n"),
        (r#"{"contactType":"chat","url":"javascript:openChat()"}"#, ""),
    ] {
        check(show::channels, &[&shop(point)], &format!("{expected}shop Elaia"));
    }
    check_problems(
        &[&shop(r#"{"contactType":"chat","url":"javascript:openChat()"}"#)],
        &["Error link json-ld[0].contactPoint.url"],
    );
}

#[test]
fn what_is_no_address_is_said() {
    for (point, problem) in [
        (r#"{"telephone":"call us"}"#, "Error phone json-ld[0].contactPoint.telephone"),
        (r#"{"telephone":"javascript:alert(123)"}"#, "Error phone json-ld[0].contactPoint.telephone"),
        (r#"{"email":"hello"}"#, "Error email json-ld[0].contactPoint.email"),
        (r#"{"email":"a@b.example, c@d.example"}"#, "Error email json-ld[0].contactPoint.email"),
        (r#"{"email":"<img src=x>@b.example"}"#, "Error email json-ld[0].contactPoint.email"),
    ] {
        check(show::channels, &[&shop(point)], "shop Elaia");
        check_problems(&[&shop(point)], &[problem]);
    }
}

#[test]
fn the_shops_name_is_found() {
    for (block, name) in [
        (r#"{"@type":"Organization","name":"Elaia"}"#, "shop Elaia"),
        (r#"{"@type":["Organization","Brand"],"legalName":"Elaia IKE"}"#, "shop Elaia IKE"),
        (r#"{"@type":"FurnitureStore","name":"Elaia"}"#, "shop Elaia"),
        (r#"{"@type":"WebSite","name":"Elaia"}"#, "shop Elaia"),
        (r#"[{"@type":"Organization","name":"Agency"},{"@type":"OnlineStore","name":"Elaia"}]"#, "shop Elaia"),
        (
            r#"{"@type":"WebSite","name":"elaia.example","publisher":{"@type":"Organization","name":"Elaia"}}"#,
            "shop Elaia",
        ),
        (
            r#"{"@type":"Product","sku":"A","offers":{"price":1,"priceCurrency":"EUR","seller":{"@type":"Organization","name":"Elaia"}}}"#,
            "shop Elaia",
        ),
        (r#"{"@type":"Product","sku":"A","brand":{"@type":"Organization","name":"Maker"}}"#, ""),
    ] {
        check(show::channels, &[block], name);
    }
}
