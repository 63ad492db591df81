//! With which words does a language speak of delivery, returns and free delivery?
//!
//! Word lists with `|` between, folded as [`fold`](super::scan::fold) folds: small letters without accents. A sentence
//! counts only where it surely is about the matter, so each topic says both which words make it so and which forbid it.
//!
//! Does not know: grammar. What a list cannot tell apart is left alone.

/// The words of one language.
pub(super) struct Tongue {
    pub(super) code: &'static str,
    /// Units of time after a number, longer ones first: working days, any days, weeks.
    pub(super) working: &'static str,
    pub(super) days: &'static str,
    pub(super) weeks: &'static str,
    /// Words between two numbers of a range, besides dashes.
    pub(super) to: &'static str,
    /// Numbers as words: `two=2`. Figures of Han are read in every language.
    pub(super) numbers: &'static str,
    /// Words that may stand between a lead and its number, such as "about".
    pub(super) fillers: &'static str,
    pub(super) delivery: Topic,
    pub(super) returns: Topic,
    pub(super) free: Topic,
    pub(super) cutoff: Topic,
}

/// What makes a sentence be about something.
pub(super) struct Topic {
    /// The sentence holds all words of one of these, which spaces separate.
    pub(super) about: &'static str,
    /// What stands right before the number …
    pub(super) leads: &'static str,
    /// … or right after its unit.
    pub(super) tails: &'static str,
    /// The sentence holds none of these.
    pub(super) without: &'static str,
}

/// The words of a list.
pub(super) fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').filter(|word| !word.is_empty())
}

/// The words of a language, where they are known.
pub(super) fn of(code: &str) -> Option<&'static Tongue> {
    TONGUES.iter().find(|tongue| tongue.code == code)
}

/// Leads that only bound the number from above: "up to five days".
pub(super) const UPPER: &str = "up to|within|no more than|at most|innerhalb von|innerhalb|binnen|bis zu|hochstens|sous|dans les|\
    dans un delai de|jusqu'a|en menos de|hasta|en un plazo de|εντος|μεσα σε|εως|το πολυ|خلال|في غضون|以内|内";

/// Words that make a sentence one about packing, or leave it open whether it is.
pub(super) const PACKING: &str = "dispatch|despatch|pack|leave|hand over|ship|versand|versend|verschick|verpack|expedi|prepar|envi|αποστ|ετοιμ|\
    συσκευ|発送|梱包|发货|發貨|打包|نجهز|نشحن|شحن";

const TONGUES: &[Tongue] = &[
    Tongue {
        code: "en",
        working: "working days|working day|business days|business day|weekdays",
        days: "calendar days|days|day",
        weeks: "weeks|week",
        to: "to|or|and",
        numbers: "one=1|two=2|three=3|four=4|five=5|six=6|seven=7|eight=8|nine=9|ten=10|twelve=12|fourteen=14|\
            fifteen=15|twenty=20|thirty=30|sixty=60|ninety=90",
        fillers: "about|around|approximately|approx.|usually|normally|typically|only|just|the",
        delivery: Topic {
            about: "deliver|arriv|ship|reach you|reaches you|with you|your door",
            leads: "in|within|takes|take|up to|:|is|at most|needs|between",
            tails: "delivery|shipping|for delivery|to arrive|to reach|to be delivered",
            without: "return|refund|exchang| back|pre-order|preorder|made to order|custom| if | not |'t |late|\
                lost|delay|track|reply|answer|keep|kept|hold|held|wait|after| ago|before|until|invoice|pay|every|\
                longer|extra|more than|stock|cancel|chang|damag|report|except|instead|review|subscri",
        },
        returns: Topic {
            about: "return|send back|send it back|send them back|send unsuitable back|bring it back|come back|\
                comes back",
            leads: "within|in|for|have|has|up to|:|is|of|our|a|you get|last",
            tails: "to return|return|to send|to change your mind|from|after|of|since",
            without: "refund|money|bank|credit|reaches us|reach us|receive your|received your|damag|defect|fault|\
                broken|report|missing|wrong|cancel|law|legal|statut|warrant|process|before|christmas|holiday|travel|health|tax|returns the",
        },
        free: Topic {
            about: "free deliver|free shipp|free postage|free parcel|free travel|deliver free|free order|\
                without charge deliver",
            leads: "over|above|from|exceed|exceeds|more than|at least|reaches|reach|spend|of|to|comes to more than",
            tails: "or more|and over|and up|and above|upwards|plus|+",
            without: "wrap|gift card|return|cash|extra|not free|surcharge|voucher",
        },
        cutoff: Topic {
            about: "order",
            leads: "before|by|until|till|up to|no later than|after|past",
            tails: "",
            without: "open|phone|call|chat|collect|answer|ready|hours|arriv|cancel|change|mail|christmas",
        },
    },
    Tongue {
        code: "de",
        working: "werktage|werktag|arbeitstage|arbeitstag|geschaftstage",
        days: "kalendertage|tage|tag",
        weeks: "wochen|woche",
        to: "bis|oder|und",
        numbers: "ein=1|eine=1|einen=1|einem=1|zwei=2|drei=3|vier=4|funf=5|sechs=6|sieben=7|acht=8|neun=9|zehn=10|\
            zwolf=12|vierzehn=14|funfzehn=15|zwanzig=20|dreißig=30|dreissig=30|sechzig=60|neunzig=90",
        fillers: "etwa|ca.|circa|rund|ungefahr|meist|nur|der|den",
        delivery: Topic {
            about: "liefer|versand|zustell|kommt an|ankomm|bei dir|bei ihnen",
            leads: "in|innerhalb von|innerhalb|binnen|dauert|betragt|bis zu|:|braucht|nach",
            tails: "lieferzeit|versand",
            without: "ruck|retour|umtausch|erstatt|widerruf|vorbestell|anfertig|wenn|falls|nicht|verspat|verlor|\
                verfolg|antwort|aufbewahr|lager|warten|bevor|langer|zusatzlich|storn|zahl|ander|beschadig|meld|\
                rechnung|zoll",
        },
        returns: Topic {
            about: "ruckgabe|zuruck|retour|rucksend|umtausch",
            leads: "innerhalb von|innerhalb|binnen|in|hast du|haben sie|fur|:|betragt|bis zu|von|sie haben|du hast",
            tails: "zeit|ruckgabe|nach|ab|zum|lang|widerruf",
            without: "erstatt|geld|bank|gutschrift|bei uns|beschadig|defekt|mangel|falsch|meld|storn|gesetz|\
                widerruf|gewahr|garantie|weihnacht|bearbeit",
        },
        free: Topic {
            about: "kostenlos liefer|kostenlos versand|kostenfrei liefer|kostenfrei versand|gratis liefer|\
                gratis versand|versandkostenfrei|frei haus|portofrei",
            leads: "ab|uber|mindestens|von|mehr als",
            tails: "oder mehr|und mehr",
            without: "geschenk|gutschein|ruck|retour|nachnahme|zuschlag|nicht kostenlos|abhol",
        },
        cutoff: Topic {
            about: "bestell",
            leads: "vor|bis|bis um|nach|spatestens um",
            tails: "",
            without: "geoffnet|telefon|chat|abhol|antwort|erreichbar|offnungs|storn|ander|kommt an|weihnacht",
        },
    },
    Tongue {
        code: "fr",
        working: "jours ouvr|jour ouvr",
        days: "jours calendaires|jours|jour",
        weeks: "semaines|semaine",
        to: "a|ou|et",
        numbers: "un=1|une=1|deux=2|trois=3|quatre=4|cinq=5|six=6|sept=7|huit=8|neuf=9|dix=10|douze=12|\
            quatorze=14|quinze=15|vingt=20|trente=30|soixante=60",
        fillers: "environ|seulement|generalement|les|a peu pres",
        delivery: Topic {
            about: "livr|expedi|arriv|chez vous|recevez|recevrez",
            leads: "en|sous|dans|prend|prennent|delai de|est de|:|jusqu'a|d'ici|compter|comptez",
            tails: "de livraison|pour la livraison",
            without: "retour|renvo|rembours|echang|retract|precommand|sur mesure| si | ne | n'|retard|perdu|suivi|\
                repon|conserv|gard|attend|apres|avant|depuis|plus de|supplement|annul|pai|facture|endommag|signal|\
                douan",
        },
        returns: Topic {
            about: "retour|renvo|rendre",
            leads: "dans les|dans un delai de|sous|avez|disposez de|disposez d'un delai de|pendant|:|de|en|dans",
            tails: "pour|apres|a compter|suivant|des",
            without: "rembours|banque|avoir|endommag|defect|defaut|casse|signal|erreur|annul|loi|legal|retract|\
                garanti|noel|recu votre|reception de votre retour|trait",
        },
        free: Topic {
            about: "livraison gratuit|livraison offert|port offert|port gratuit|envoi gratuit|gratuit livr|\
                franco de port",
            leads: "des|a partir de|au-dela de|plus de|de|superieure a|depasse",
            tails: "ou plus|d'achat|d'achats|et plus",
            without: "cadeau|retour|supplement|especes|retrait",
        },
        cutoff: Topic {
            about: "command",
            leads: "avant|jusqu'a|apres",
            tails: "",
            without: "ouvert|telephone|chat|retrait|repon|annul|modifi|arriv|noel",
        },
    },
    Tongue {
        code: "es",
        working: "dias habiles|dia habil|dias laborables|dia laborable",
        days: "dias naturales|dias|dia",
        weeks: "semanas|semana",
        to: "a|o|y",
        numbers: "un=1|una=1|dos=2|tres=3|cuatro=4|cinco=5|seis=6|siete=7|ocho=8|nueve=9|diez=10|doce=12|\
            catorce=14|quince=15|veinte=20|treinta=30|sesenta=60|noventa=90",
        fillers: "unos|aproximadamente|solo|normalmente|los|alrededor de",
        delivery: Topic {
            about: "entreg|envi|lleg|recib|en tu casa|en su casa",
            leads: "en|tarda|tardan|de|plazo de|es de|:|hasta|demora|dentro de",
            tails: "de entrega|para la entrega|en llegar",
            without: "devol|devuelv|reembols|cambi|reserva|a medida| si | no |retras|perdid|seguim|respon|\
                respuest|guard|conserv|esper|despues|antes|desde|mas de|adicional|cancel|pag|factura|danad|avis|\
                aduan",
        },
        returns: Topic {
            about: "devol|devuelv",
            leads: "en|dentro de|tienes|tiene|dispones de|dispone de|durante|:|de|plazo de|hasta",
            tails: "para|desde|despues|a partir|tras",
            without: "reembols|dinero|banco|abono|danad|defect|rot|avis|error|cancel|ley|legal|desist|garant|\
                navidad|recib|proces",
        },
        free: Topic {
            about: "envio gratis|envio gratuit|envios gratis|envios gratuit|entrega gratis|entrega gratuit|\
                gastos de envio gratis|portes gratis",
            leads: "desde|a partir de|mas de|superiores a|superior a|de|supera|superan|por encima de",
            tails: "o mas|en adelante",
            without: "regalo|devol|recargo|efectivo|recogida",
        },
        cutoff: Topic {
            about: "pedid|pide|compr|encarg",
            leads: "antes de las|hasta las|despues de las|antes de la|hasta la|despues de la",
            tails: "",
            without: "abiert|telefono|chat|recog|respond|cancel|cambi|lleg|navidad",
        },
    },
    Tongue {
        code: "el",
        working: "εργασιμες ημερες|εργασιμες μερες|εργασιμων ημερων|εργασιμη ημερα|εργασιμες",
        days: "ημερολογιακες ημερες|ημερες|ημερων|ημερα|μερες|μερα",
        weeks: "εβδομαδες|εβδομαδα|εβδομαδων",
        to: "εως|ως|με|η|και",
        numbers: "μια=1|μιας=1|δυο=2|τρεις=3|τριων=3|τεσσερις=4|τεσσαρων=4|πεντε=5|εξι=6|επτα=7|εφτα=7|οκτω=8|\
            οχτω=8|εννεα=9|εννια=9|δεκα=10|δωδεκα=12|δεκατεσσερις=14|δεκατεσσαρων=14|δεκαπεντε=15|εικοσι=20|\
            τριαντα=30|εξηντα=60|ενενηντα=90",
        fillers: "περιπου|συνηθως|μονο|τις|των|κανονικα",
        delivery: Topic {
            about: "παραδ|αποστολ|αποστελ|φταν|φθαν|παραλαμβαν|ερχεται|σπιτι σας",
            leads: "σε|μεσα σε|εντος|χρειαζεται|διαρκει|κανει|:|εως|ειναι|απο",
            tails: "για την παραδοση",
            without: "επιστρ|αλλαγ|προπαραγγελ|κατα παραγγελια| αν | δεν | μη |αργ|καθυστερ|χαθ|απαντ|κρατ|φυλα|\
                περιμεν|μετα|αφοτου|πριν|ακομη|επιπλεον|ακυρ|πληρω|χρημα|κατεστραμμ|εμας|τελωνει|τιμολογ",
        },
        returns: Topic {
            about: "επιστρ|γυριζουν πισω|γυριζει πισω|στειλτε πισω|στελνετε πισω|υπαναχωρ",
            leads: "σε|μεσα σε|εντος|εχετε|για|:|εως|ειναι|των|ισχυει για|χρονο",
            tails: "απο|μετα|για|περιθωριο",
            without: "χρημα|τραπεζ|καρτα|καρτας|πιστωσ|εμας|κατεστραμμ|ελαττωμ|σπασμεν|λαθος|ακυρ|νομο|νομος|\
                εγγυησ|χριστουγ|υπαναχωρ|εργασιμ",
        },
        free: Topic {
            about: "δωρεαν μεταφορικ|δωρεαν αποστολ|δωρεαν παραδ|δωρεαν δεμα|ταξιδευουν δωρεαν|μεταφορικα δικα μας",
            leads: "πανω απο|ανω των|απο|αξιας|ξεπερνα τα|ξεπερνα|υπερβαινει τα|μεγαλυτερη των|τουλαχιστον",
            tails: "και πανω|και ανω|η περισσοτερα",
            without: "δωρου|επιστρ|αντικαταβολ|επιπλεον|καταστημα",
        },
        cutoff: Topic {
            about: "παραγγελ",
            leads: "πριν απο τις|πριν τις|πριν απο τη|μεχρι τις|εως τις|ως τις|μετα τις|μετα απο τις|μεχρι τη",
            tails: "",
            without: "ανοιχτ|τηλεφων|chat|παραλαβ|απαντ|ακυρ|αλλαγ|φταν|χριστουγ",
        },
    },
    Tongue {
        code: "ja",
        working: "営業日",
        days: "日間|日",
        weeks: "週間",
        to: "から|ないし",
        numbers: "",
        fillers: "約|およそ",
        delivery: Topic {
            about: "お届け|配送|到着|届き|配達",
            leads: "から|は|で|、|:|最短",
            tails: "以内に|でお届け|ほどでお届け|程度でお届け|で届|ほどで届|後にお届け|で到着|ほどで到着|かかり|ほどかかり|です",
            without: "返|交換|予約|場合|過ぎ|保管|追跡|以上経|遅|休|入金|在庫|より前|まで承",
        },
        returns: Topic {
            about: "返品",
            leads: "から|、|は|:|後|より",
            tails: "以内|後まで|まで|間|の返品|です",
            without: "返金|営業日|破損|不良|間違|法|キャンセル|反映",
        },
        free: Topic {
            about: "送料無料|送料 無料|配送料 無料",
            leads: "金額|が|は|合計|計",
            tails: "以上|を超え|から",
            without: "ギフト|返|代金引換|別途",
        },
        cutoff: Topic {
            about: "注文",
            leads: "",
            tails: "まで|より前|以前|以降|を過ぎ|前の|前に",
            without: "営業時間|電話|チャット|受け取|受取|キャンセル|変更|届き|クリスマス",
        },
    },
    Tongue {
        code: "zh",
        working: "个工作日|個工作日|工作日",
        days: "个自然日|天|日",
        weeks: "周",
        to: "至|到",
        numbers: "",
        fillers: "约|大约|約",
        delivery: Topic {
            about: "送达|送達|到货|到貨|配送|送到|寄达|寄達",
            leads: "在|需要|需|要|、|，|:|最快|后|間|间|为|為",
            tails: "内送|內送|内到|內到|送达|送達|到货|到貨|内收|可送|左右送|左右到|内配",
            without: "退|换|換|如果|超过|超過|没收|还没|還沒|查询|更新|预订|破损|保管|取消|自提",
        },
        returns: Topic {
            about: "退货|退貨|退换|退換|退回",
            leads: "在|后|後|享|支持|为|為|第|、|，|:|有|起",
            tails: "内|內|无理由|無理由|可退|退",
            without: "退款|工作日|破损|质量|发错|法律|取消|到账|到帳",
        },
        free: Topic {
            about: "免运费|免運費|包邮|免邮|免費配送|免费配送|免费送货",
            leads: "满|滿|超过|超過|达到|達到|达|至少",
            tails: "以上|起|即|免",
            without: "礼品|退|货到付款|另收|自提",
        },
        cutoff: Topic {
            about: "下单|下單|订单|訂單",
            leads: "",
            tails: "前|之前|以前|后|之后|後|截",
            without: "营业|营业|电话|在线|自提|取消|更改|送达|圣诞",
        },
    },
    Tongue {
        code: "ar",
        working: "ايام عمل|يوم عمل",
        days: "ايام|يومًا|يوما|يوم",
        weeks: "اسابيع|اسبوع",
        to: "الى|او",
        numbers: "ثلاثة=3|ثلاث=3|اربعة=4|اربع=4|خمسة=5|خمس=5|ستة=6|سبعة=7|ثمانية=8|تسعة=9|عشرة=10|اربعة عشر=14|\
            خمسة عشر=15|عشرين=20|ثلاثين=30|ستين=60|تسعين=90",
        fillers: "حوالي|نحو|تقريبا",
        delivery: Topic {
            about: "توصيل|التوصيل|يصل|تصل|شحن|الشحن|نوصل",
            leads: "خلال|في غضون|في|يستغرق|تستغرق|من|:|مدته|حتى",
            tails: "للتوصيل",
            without: "ارجاع|استرجاع|استبدال|تبديل|استرداد|المبلغ|اذا|لم |بعد|تتبع|تاخر|الغاء|قبل|نرد|مسبق|عودة",
        },
        returns: Topic {
            about: "ارجاع|استرجاع|اعادة",
            leads: "خلال|في غضون|مدة|لديكم|لديك|حتى مرور|مرور|:|حتى",
            tails: "من|على|للارجاع|بعد",
            without: "المبلغ|استرداد|عمل|تالف|معيب|القانون|الغاء|البنك",
        },
        free: Topic {
            about: "توصيل مجاني|شحن مجاني|التوصيل مجاني|الشحن مجاني|توصيل مجانا|شحن مجانا",
            leads: "فوق|من|تتجاوز|اكثر من|تزيد عن|تبلغ|الطلب|عن|ابتداء من",
            tails: "فاكثر|او اكثر|وما فوق",
            without: "تغليف|ارجاع|عند الاستلام|يضاف",
        },
        cutoff: Topic {
            about: "طلب|الطلب|الطلبات",
            leads: "قبل الساعة|قبل|حتى الساعة|حتى|بعد الساعة|بعد",
            tails: "",
            without: "مفتوح|الهاتف|الدردشة|استلام|الغاء|تعديل|يصل|نرد|الميلاد",
        },
    },
];
