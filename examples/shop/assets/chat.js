// The shop's own chat. It stands for any chat a shop has already built: the help announces that it would like to
// hand a question over, this script says "I will take it" and opens with the question already written.
(() => {
  "use strict";

  const WORDS = {
    en: { who: "Eleni and Nikos", when: "Mon–Fri 09:00–18:00, in about 3 minutes", hello: "Good to see you. Read your message over, change what you like, then send it.", message: "Your message", send: "Send", close: "Close the chat", thanks: "Thank you. In a real shop Eleni or Nikos would answer now; this one is a demonstration, so nothing was sent." },
    el: { who: "Ελένη και Νίκος", when: "Δευτέρα–Παρασκευή 09:00–18:00, σε περίπου 3 λεπτά", hello: "Χαιρόμαστε που σας βλέπουμε. Δείτε το μήνυμά σας, αλλάξτε ό,τι θέλετε και στείλτε το.", message: "Το μήνυμά σας", send: "Αποστολή", close: "Κλείσιμο συνομιλίας", thanks: "Ευχαριστούμε. Σε ένα πραγματικό κατάστημα θα απαντούσαν τώρα η Ελένη ή ο Νίκος· εδώ είναι επίδειξη και δεν στάλθηκε τίποτα." },
    ar: { who: "إيليني ونيكوس", when: "من الاثنين إلى الجمعة 09:00–18:00 بتوقيت أثينا، خلال 3 دقائق تقريبًا", hello: "أهلًا وسهلًا. هذه رسالتكم كما كتبتموها، ويمكنكم تعديلها قبل الإرسال.", message: "رسالتكم", send: "إرسال", close: "إغلاق المحادثة", thanks: "شكرًا. في متجر حقيقي كانت إيليني أو نيكوس سيردّان الآن؛ هذا عرض تجريبي ولم يُرسَل شيء." },
    ja: { who: "エレニとニコス", when: "月～金 9:00～18:00（アテネ時間）・約3分でお返事します", hello: "ようこそ。内容をご確認のうえ、必要なら書き直してから送信してください。", message: "メッセージ", send: "送信", close: "チャットを閉じる", thanks: "ありがとうございます。実際のお店ではエレニかニコスがお返事しますが、これはデモのため、何も送信されていません。" },
    zh: { who: "Eleni 和 Nikos", when: "周一至周五 9:00–18:00（雅典时间），约 3 分钟内回复", hello: "您好！请看看这条消息，需要的话改一改，再发送。", message: "您的消息", send: "发送", close: "关闭聊天", thanks: "谢谢！在真实的店铺里，Eleni 或 Nikos 现在就会回复您；这里是演示，消息并没有发出。" },
  };
  const words = WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.en;

  let box = null;
  let back = null;

  document.addEventListener("shelf-escalate", (event) => {
    const channel = event.detail?.channel;
    if (channel?.kind !== "custom" && channel?.id !== "chat") return;
    event.preventDefault();
    open(typeof event.detail.draft === "string" ? event.detail.draft : "");
  });

  function open(draft) {
    if (!box) {
      back = document.activeElement;
      box = build();
      document.body.append(box);
      // The top layer is the one place where a transformed ancestor cannot misplace a fixed box.
      box.showPopover?.();
    }
    const message = box.querySelector("textarea");
    if (draft) message.value = draft;
    message.focus();
  }

  function close() {
    box?.remove();
    box = null;
    if (back?.isConnected) back.focus();
  }

  function build() {
    const log = make("ol", { className: "chat-log", tabIndex: 0, "aria-live": "polite" }, [make("li", { textContent: words.hello })]);
    const message = make("textarea", { id: "chat-message", name: "message", rows: 4, dir: "auto" });
    const form = make("form", {}, [
      make("label", { htmlFor: "chat-message", className: "hidden-label", textContent: words.message }),
      message,
      make("button", { className: "button", type: "submit", textContent: words.send }),
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const said = message.value.trim();
      if (!said) return;
      log.append(make("li", { className: "mine", dir: "auto", textContent: said }), make("li", { textContent: words.thanks }));
      log.scrollTop = log.scrollHeight;
      message.value = "";
    });

    const shut = make("button", { type: "button", "aria-label": words.close, textContent: "×" });
    shut.addEventListener("click", close);
    const head = make("div", { className: "chat-head" }, [
      make("img", { src: "/examples/shop/assets/img/mark.svg", alt: "", width: 36, height: 36 }),
      make("div", {}, [make("h2", { id: "chat-who", textContent: words.who }), make("p", { textContent: words.when })]),
      shut,
    ]);

    const whole = make("section", { className: "chat", role: "dialog", "aria-labelledby": "chat-who", popover: "manual" }, [head, log, form]);
    whole.addEventListener("keydown", (event) => {
      // Escape also ends a composition in Japanese or Chinese, and then it is not meant for the box.
      if (event.key === "Escape" && !event.isComposing) close();
    });
    return whole;
  }

  // Words reach the page as text alone. Names with a hyphen, and `role`, are attributes; all others are properties.
  function make(name, given, children = []) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (key.includes("-") || key === "role") element.setAttribute(key, value);
      else element[key] = value;
    }
    element.append(...children);
    return element;
  }
})();
