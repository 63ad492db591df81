//! What does the widget itself say?
//!
//! The English words stand here, beside the key they belong to; other languages are files of their own
//! (`www/messages/<locale>.json`), fetched when they are wanted. `{name}` marks what is filled in; a message that
//! counts has one form for each CLDR plural category.

use super::Format;
use crate::problem::{Log, Problem, Severity, Value, nearest};

macro_rules! messages {
    ($($key:ident $name:literal $english:literal,)*) => {
        /// The name of a message.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the English words beside each key are its documentation")]
        pub enum Key { $($key,)* }

        impl Key {
            /// Every key, in the order of the catalog.
            pub const ALL: &'static [Key] = &[$(Key::$key,)*];

            /// The key's name in catalog files.
            pub fn name(self) -> &'static str {
                NAMES[self as usize]
            }

            /// The English words; plural forms are written `one: … | other: …`.
            pub fn english(self) -> &'static str {
                ENGLISH[self as usize]
            }
        }

        const NAMES: &[&str] = &[$($name,)*];
        const ENGLISH: &[&str] = &[$($english,)*];
    };
}

messages! {
    LauncherLabel "launcher.label" "Questions?",
    LauncherTalk "launcher.talk" "Your chat",
    LauncherUnread "launcher.unread" "one: {n} new message | other: {n} new messages",
    PanelTitle "panel.title" "Questions about this product?",
    PanelTitlePlain "panel.title_plain" "How can we help?",
    Close "close" "Close",
    Back "back" "Back",
    SearchPlaceholder "search.placeholder" "Ask in your own words",
    OftenAsked "suggestions.title" "Often asked here",
    Completions "completions.label" "Questions that fit what you type",
    Recent "recent.title" "You asked before",
    RecentForget "recent.forget" "Forget: {query}",
    Topics "topics.title" "Browse by topic",
    ServiceTitle "service.title" "What you can expect from us",
    ServiceWho "service.who" "Who answers you",
    ServiceExpect "service.expect" "Our promise",
    ServiceReply "service.reply" "How soon",
    ResultsCount "results.count" "one: {n} answer | other: {n} answers",
    ResultsNone "results.none" "We have not written about that yet.",
    ResultsUnsure "results.unsure" "We are not sure that we have an answer to that.",
    ResultsReword "results.reword" "It may be here in other words. This is what others ask:",
    ResultsNear "results.near" "This may be close:",
    ResultsWho "results.who" "Here is who can tell you, soonest first.",
    FromPage "fact.from_page" "{name}, from this page",
    Helped "rate.question" "Did this help?",
    HelpedYes "rate.yes" "Yes",
    HelpedNo "rate.no" "Not yet",
    HelpedThanks "rate.thanks" "Good to know. Thank you.",
    HelpedNext "rate.next" "Sorry about that. Perhaps this one:",
    AskNext "answer.next" "People ask next",
    WhyAsk "rate.why" "What was missing?",
    WhyUnclear "rate.why_unclear" "Hard to follow",
    WhyOffTopic "rate.why_off_topic" "About something else",
    WhyWrong "rate.why_wrong" "Not correct",
    WhyUnwelcome "rate.why_unwelcome" "Clear, but not what I hoped",
    WhyThanks "rate.why_thanks" "Thank you. That helps us write it better.",
    EffortAsk "survey.effort" "How much effort did it take?",
    EffortLeast "survey.effort_least" "Very little",
    EffortMost "survey.effort_most" "Very much",
    RecommendAsk "survey.recommend" "Would you recommend us to a friend?",
    RecommendLeast "survey.recommend_least" "Not at all",
    RecommendMost "survey.recommend_most" "Gladly",
    SurveyClose "survey.close" "I would rather not say",
    DoorsTitle "doors.title" "How would you like to start?",
    DoorsHelp "doors.help" "Find an answer",
    DoorsHelpSay "doors.help_say" "What others ask, at any hour",
    DoorsPersonSay "doors.person_say" "And see when somebody is there",
    CalloutNote "callout.note" "Note:",
    CalloutTip "callout.tip" "Tip:",
    CalloutWarning "callout.warning" "Important:",
    NoteNumber "note.number" "Note {n}",
    NoteBack "note.back" "Back to the text",
    NewWindow "link.new_window" "opens in a new window",
    ContactTitle "contact.title" "Talk to a person",
    ContactSorry "contact.sorry" "We did not get there. Here is who can help, soonest first.",
    ContactOffer "contact.offer" "Talk to a person",
    ChannelLost "contact.lost" "We could not open that one. Your question comes along to the next one you choose.",
    ContactOpenUntil "contact.open_until" "Open until {time}",
    ContactOpens "contact.opens" "Opens {when}",
    ContactAnswers "contact.answers" "answers in about {span}",
    ContactAnsweredBy "contact.answered_by" "Answered by {when}",
    ContactAlways "contact.always" "Open day and night",
    ContactAway "contact.away" "Nobody is there for the time being",
    ContactCalledBy "contact.called_by" "We will call you by {when}",
    ContactSms "contact.sms" "Text message",
    ContactCallBack "contact.call_back" "We call you back",
    WhenIn "when.in" "in {span}",
    WhenWeekday "when.weekday" "{day} {time}",
    WhenDay "when.day" "{day} {time}",
    WhenHere "when.here" "{when} ({here} where you are)",
    SayChatMail "say.chat_mail" "Chat opens {when}; an e-mail now is answered by {by}.",
    SayChatMessage "say.chat_message" "Chat opens {when}; a message now is answered by {by}.",
    SayChatCall "say.chat_call" "Chat opens {when}; leave your number now and we will call you by {by}.",
    SayPhoneMail "say.phone_mail" "Our phone line opens {when}; an e-mail now is answered by {by}.",
    SayPhoneMessage "say.phone_message" "Our phone line opens {when}; a message now is answered by {by}.",
    SayPhoneCall "say.phone_call" "Our phone line opens {when}; leave your number now and we will call you by {by}.",
    LostBlocked "lost.blocked" "{name}: this could not be loaded on the page.",
    LostSlow "lost.slow" "{name}: there was no answer in time.",
    LostClosed "lost.closed" "{name}: no questions are taken right now.",
    LostBroken "lost.broken" "{name}: something broke on the way there.",
    LostOffline "lost.offline" "{name}: there is no network just now.",
    LostCarried "lost.carried" "Your question comes along, whichever way you choose now.",
    DoCallBack "contact.do_call_back" "Call me",
    PacketOpensApp "packet.opens_app" "Opens {name}",
    PacketOpensSms "packet.opens_sms" "Opens your messages",
    StartWrite "packet.start_write" "Write message",
    CallPhone "call.phone" "Your phone number",
    CallName "call.name" "Your name, if you like",
    CallWhen "call.when" "When does it suit you?",
    CallSoon "call.soon" "As soon as possible",
    CallHint "call.hint" "From another country? Begin with + and its code.",
    CallWrong "call.wrong" "That does not look like a phone number yet: it needs 3 to 15 digits.",
    CallStart "call.start" "Ask for the call",
    CallQueued "call.queued" "There is no network just now. This is sent as soon as it is back, as long as this tab stays open.",
    CallSent "call.sent" "We have your number, and we will call you.",
    CallSentAt "call.sent_at" "We will call you: {when}",
    ContactChat "contact.chat" "Chat with us",
    ContactEmail "contact.email" "E-mail",
    DoChat "contact.do_chat" "Chat",
    DoCall "contact.do_call" "Call",
    DoWrite "contact.do_write" "Write",
    PacketTitle "packet.title" "Before we connect you",
    PacketBody "packet.body" "So that you need not say it twice. Change or strike out what you like.",
    PacketQuestion "packet.question" "Question",
    PacketProduct "packet.product" "Product",
    PacketDelivery "packet.delivery" "Delivery",
    PacketPlace "packet.place" "Place",
    PacketAsked "packet.asked" "Place asked about",
    PacketTried "packet.tried" "Asked before",
    PacketRead "packet.read" "Answers read",
    PacketLocale "packet.locale" "Language",
    PacketPage "packet.page" "Page",
    PacketNoAnswer "packet.no_answer" "no answer found",
    PacketHelped "packet.helped" "helped",
    PacketNotHelped "packet.not_helped" "did not help",
    PacketUnclear "packet.unclear" "did not help: hard to understand",
    PacketOffTopic "packet.off_topic" "did not help: about something else",
    PacketWrong "packet.wrong" "did not help: not right",
    PacketUnwelcome "packet.unwelcome" "clear, but not what was hoped for",
    PacketChange "packet.change" "Change: {line}",
    PacketAsWas "packet.as_was" "As it was",
    PacketKeep "packet.keep" "Keep this",
    PacketMissing "packet.missing" "What would you like to ask?",
    PacketMasked "packet.masked" "E-mail addresses, phone and card numbers stay out. An order number stays in with # before it.",
    PacketTeam "packet.team" "We pass this on in {language}, the language of our team.",
    PacketReceipt "packet.receipt" "Receipt {code}",
    PacketStrike "packet.strike" "Leave out: {line}",
    PacketRestore "packet.restore" "Put back: {line}",
    PacketOpensChat "packet.opens_chat" "Opens the shop’s chat",
    PacketOpensMail "packet.opens_mail" "Opens your e-mail",
    PacketOpensPhone "packet.opens_phone" "Opens your phone",
    StartChat "packet.start_chat" "Start chat",
    StartMail "packet.start_mail" "Write e-mail",
    StartCall "packet.start_call" "Call",
    HandedTitle "handed.title" "Over to a person",
    HandedBody "handed.body" "Here is what you chose to share, in case you need it again.",
    HandedOpening "handed.opening" "The chat is opening. One moment…",
    HandedDrafted "handed.drafted" "Your message is in the chat, ready for you to send.",
    HandedSent "handed.sent" "Your message was sent.",
    HandedCopied "handed.copied" "Your message is copied: paste it into the chat.",
    HandedShown "handed.shown" "Copy your message from here into the chat.",
    HandedGo "handed.go" "Go to the chat",
    DeliveryTitle "delivery.title" "Delivery",
    DeliveryTo "delivery.to" "to {place}",
    DeliveryOrderWithin "delivery.order_within" "order within {span}",
    DeliveryFree "delivery.free" "Free",
    DeliveryCheckout "delivery.checkout" "price at checkout",
    DeliveryGap "delivery.gap" "{amount} more for free delivery",
    DeliveryReady "delivery.ready" "{day} from {time}",
    DeliveryOther "delivery.other" "Other ways",
    DeliveryFewer "delivery.fewer" "Fewer ways",
    DeliveryNone "delivery.none" "We do not deliver this to {place}.",
    DeliveryAsked "delivery.asked" "Delivery to {place}",
    TrackingTitle "tracking.title" "Looks like a tracking number",
    TrackingOpen "tracking.open" "Track it with {carrier}",
    TrackingEnter "tracking.enter" "You enter the number there.",
    TrackingWrong "tracking.wrong" "It looks like a number from {carrier}, but one character does not fit. Please compare it with your e-mail once more.",
    DeliveryPick "delivery.pick" "Where should it go?",
    DeliveryAtOnce "delivery.at_once" "At once, on your screen",
    DeliveryAsk "delivery.ask" "Ask us",
    PickupNamed "delivery.pickup" "Pick up",
    ShipNamed "delivery.ship" "Delivery",
    PickupOpenToday "pickup.open_today" "Open today until {time}",
    PickupShops "pickup.more_shops" "one: {n} more shop | other: {n} more shops",
    PickupLockers "pickup.more_lockers" "one: {n} more pick-up point | other: {n} more pick-up points",
    SlotsMore "slots.more" "one: {n} more delivery time | other: {n} more delivery times",
    Why "why.button" "Why this date?",
    WhyOrdered "why.ordered" "Ordered",
    WhyOrderedBy "why.ordered_by" "Ordered before {time}",
    WhyStarts "why.starts" "We start on it",
    WhyAwaited "why.awaited" "Not in stock yet",
    WhyPacked "why.packed" "Packed",
    WhyCarried "why.carried" "On its way",
    WhyLate "why.late" "After {time}: the next working day counts",
    WhyNoPacking "why.no_packing" "No packing",
    WhyNoDelivery "why.no_delivery" "No deliveries",
    WhyClosed "why.closed" "Closed",
    WhyArrives "why.arrives" "Arrives",
    WhyReady "why.ready" "Ready to collect",
    WhyLater "why.later" "Ordered after {time}: {dates}",
    Need "need.button" "Need it by…",
    NeedLabel "need.label" "I need it by",
    NeedOrderBy "need.order_by" "order by {when}",
    NeedNone "need.none" "Nothing makes it by {day}. The soonest is {dates} ({name}).",
    OrderTitle "order.title" "Where is my order?",
    OrderOffer "order.offer" "Look up your order",
    OrderIntro "order.intro" "The number is in the e-mail we sent when you ordered.",
    OrderNumber "order.number" "Order number",
    OrderEmail "order.email" "E-mail",
    OrderFind "order.find" "Find my order",
    OrderAgain "order.again" "Another order",
    OrderNumberWrong "order.number_wrong" "Please write your order number.",
    OrderEmailWrong "order.email_wrong" "Please write the whole address, such as {example}.",
    OrderNone "order.none" "We find no order with this number and this e-mail. Is one of them a little different?",
    OrderFailed "order.failed" "We cannot look it up just now. It is not your fault.",
    OrderBusy "order.busy" "That was a lot at once. Please try again in a minute.",
    OrderOffline "order.offline" "You are offline. Try again once you are connected.",
    OrderNamed "order.named" "Order {number}",
    OrderParcel "order.parcel" "Parcel {n} of {count}",
    OrderExpected "order.expected" "Expected: {dates}",
    OrderTrack "order.track" "Track it with {carrier}",
    OrderTrackHere "order.track_here" "Track the parcel",
    OrderReturn "order.return" "It can come back until {day}.",
    OrderReturnOver "order.return_over" "The time to send it back ended on {day}.",
    OrderMore "order.more" "Is something the matter?",
    OrderAhead "order.ahead" "not yet",
    StepPaymentDue "step.payment_due" "Waiting for your payment",
    StepOrdered "step.ordered" "We are getting it ready",
    StepOut "step.out" "Out for delivery",
    StepDelivered "step.delivered" "Delivered",
    StepProblem "step.problem" "Something went wrong",
    StepReturned "step.returned" "Sent back",
    StepCancelled "step.cancelled" "Cancelled",
    WantWhere "want.where" "It has not arrived",
    WantReturn "want.return" "I want to send it back",
    WantCancel "want.cancel" "I want to cancel it",
    WantDamaged "want.damaged" "It came damaged",
    WantWrongItem "want.wrong_item" "It is not what I ordered",
    PlaceChange "place.change" "Change place: {place}",
    PlaceCountry "place.country" "Country",
    PlacePostcode "place.postcode" "Postcode",
    PlaceExample "place.example" "such as {example}",
    PlaceShow "place.show" "Show delivery",
    PlaceWrong "place.wrong" "{postcode} does not look like a postcode there. It is written like {example}.",
    PlaceGuess "place.guess" "our guess",
    PlaceOther "place.other" "Choose another place",
    PlaceKeep "place.keep" "Use this place from now on",
    PlaceKept "place.kept" "Your place from now on",
    ReturnsUntil "returns.until" "Ordered now, it can come back until {day}.",
    ReturnsNever "returns.never" "We cannot take this one back.",
    ReturnsAlways "returns.always" "It can come back at any time.",
    ReturnsFree "returns.free" "Free returns until {day}",
    ReturnsFreeAlways "returns.free_always" "Free returns at any time",
    ReturnsFee "returns.fee" "Returns until {day} for {fee}",
    ReturnsFeeAlways "returns.fee_always" "Returns at any time for {fee}",
    ReturnsByPost "returns.by_post" "by post",
    ReturnsInStore "returns.in_store" "in our shop",
    ReturnsCollected "returns.collected" "collected from your door",
    JoinLabel "join.label" "{label}: {words}",
    JoinNote "join.note" "{words} ({note})",
    JoinTime "join.time" "{day} {time}",
    OnlyIn "tongue.only" "Only in {language}",
    DayToday "day.today" "Today",
    DayTomorrow "day.tomorrow" "Tomorrow",
    Loading "loading" "One moment…",
    OfflineAnswers "answers.missing" "Not all answers could be loaded just now.",
    OfflineAnswer "answers.missing_one" "This answer could not be loaded just now.",
    Retry "answers.retry" "Try again",
    AskAbout "ask.button" "Questions about this product?",
    FactMaterial "fact.material" "Material",
    FactSize "fact.size" "Size",
    FactColor "fact.color" "Colour",
    FactWeight "fact.weight" "Weight",
    FactWidth "fact.width" "Width",
    FactHeight "fact.height" "Height",
    FactDepth "fact.depth" "Depth",
    FactPattern "fact.pattern" "Pattern",
    FactBrand "fact.brand" "Brand",
    FactOrigin "fact.origin" "Made in",
}

/// The widget's words in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog(Vec<Option<String>>);

impl Catalog {
    /// English.
    pub fn english() -> Catalog {
        Catalog::default()
    }

    /// Reads a catalog file: an object of key → words, or key → { category: words }. What it lacks stays English, with a
    /// Problem.
    pub fn read(file: &Value, at: &str, log: &Log) -> Catalog {
        let mut entries = vec![None; Key::ALL.len()];
        let Value::Map(written) = file else { return Catalog(entries) };
        for (name, value) in written {
            let Some(key) = NAMES.iter().position(|n| n == name) else {
                let help = nearest(name, NAMES).map_or("remove it".into(), |near| format!("did you mean `{near}`?"));
                log.add(Problem::new(
                    Severity::Warning,
                    "message-key",
                    format!("{at}.{name}"),
                    format!("`{name}` is no message"),
                    help,
                ));
                continue;
            };
            entries[key] = match value {
                Value::Text(text) => Some(text.clone()),
                Value::Map(forms) => Some(
                    forms
                        .iter()
                        .map(|(c, v)| format!("{c}: {}", v.as_text().unwrap_or_default()))
                        .collect::<Vec<_>>()
                        .join(" | "),
                ),
                _ => None,
            };
        }
        Catalog(entries)
    }

    /// The keys for which there are no words.
    pub fn missing(&self) -> Vec<&'static str> {
        NAMES.iter().enumerate().filter(|(i, _)| !matches!(self.0.get(*i), Some(Some(_)))).map(|(_, n)| *n).collect()
    }

    /// The words for a key.
    pub fn text(&self, key: Key) -> &str {
        self.0.get(key as usize).and_then(Option::as_deref).unwrap_or(key.english())
    }

    /// The words for a key with its `{…}` filled in.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        // Some messages have no letters of their own, so the language is asked.
        fill(self.text(key), values, runs_left(self.text(Key::Close)))
    }

    /// The words for a number of things, in the plural form the language asks for.
    pub fn count(&self, key: Key, number: i64, format: &dyn Format) -> String {
        let category = format.plural(number);
        let forms = self.text(key);
        let form = |wanted: &str| forms.split(" | ").find_map(|f| f.trim().strip_prefix(wanted)?.strip_prefix(": "));
        let words = form(category).or_else(|| form("other")).unwrap_or(forms);
        // A number alone stands well in any sentence.
        fill(words, &[("n", &format.number(number))], false)
    }
}

fn fill(words: &str, values: &[(&str, &str)], turned: bool) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        match values.iter().find(|(n, _)| *n == name) {
            Some((_, value)) => apart(&mut out, value, turned),
            None => out.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// Words and what belongs to them, such as a place and its postcode.
pub fn beside(words: &str, more: &str) -> String {
    let mut out = [words, " "].concat();
    apart(&mut out, more, runs_left(words));
    out
}

/// What runs its own way, as a name in another script or a number among Arabic words, stands as an island: without, the
/// sentence would pull it apart.
fn apart(out: &mut String, value: &str, turned: bool) {
    let island = !value.is_empty() && runs_left(value) != turned;
    // Unicode's first strong isolate, and its end.
    out.push_str(if island { "\u{2068}" } else { "" });
    out.push_str(value);
    out.push_str(if island { "\u{2069}" } else { "" });
}

/// Whether any of it is written from right to left.
fn runs_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}
