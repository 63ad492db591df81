//! What are the few things called that every shop has?
//!
//! Names that shoppers read, in the languages of the answers.

/// The names in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) language: &'static str,
    /// The usual way of delivery.
    pub(crate) standard: &'static str,
    pub(crate) union: &'static str,
    pub(crate) world: &'static str,
    pub(crate) service: &'static str,
    pub(crate) email: &'static str,
    pub(crate) phone: &'static str,
    pub(crate) product: &'static str,
    pub(crate) material: &'static str,
    pub(crate) linen: &'static str,
    /// Words that shoppers use for one another.
    pub(crate) same: &'static [&'static [&'static str]],
}

/// The names in a language; English where there are none.
pub(crate) fn of(language: &str) -> &'static Names {
    NAMES.iter().find(|names| names.language == language).unwrap_or(&NAMES[0])
}

static NAMES: [Names; 8] = [
    Names {
        language: "en",
        standard: "Standard",
        union: "the European Union",
        world: "other countries",
        service: "Ask us anything. A person reads every message and answers it.",
        email: "Write to us",
        phone: "Call us",
        product: "Sample product",
        material: "Material",
        linen: "100 % linen",
        same: &[&["parcel", "package", "shipment"], &["refund", "money back"], &["broken", "damaged", "faulty"]],
    },
    Names {
        language: "el",
        standard: "Απλή αποστολή",
        union: "την Ευρωπαϊκή Ένωση",
        world: "άλλες χώρες",
        service: "Ρωτήστε μας ό,τι θέλετε. Κάθε μήνυμα το διαβάζει και το απαντά άνθρωπος.",
        email: "Γράψτε μας",
        phone: "Τηλεφωνήστε μας",
        product: "Δείγμα προϊόντος",
        material: "Υλικό",
        linen: "100 % λινό",
        same: &[&["δέμα", "πακέτο", "αποστολή"], &["μεταφορικά", "έξοδα αποστολής"], &["σπασμένο", "χαλασμένο"]],
    },
    Names {
        language: "de",
        standard: "Standardversand",
        union: "die Europäische Union",
        world: "andere Länder",
        service: "Fragen Sie uns, was Sie möchten. Jede Nachricht liest und beantwortet ein Mensch.",
        email: "Schreiben Sie uns",
        phone: "Rufen Sie uns an",
        product: "Musterartikel",
        material: "Material",
        linen: "100 % Leinen",
        same: &[&["Paket", "Päckchen", "Sendung"], &["Rückgabe", "Retoure"], &["kaputt", "defekt", "beschädigt"]],
    },
    Names {
        language: "fr",
        standard: "Livraison standard",
        union: "l'Union européenne",
        world: "les autres pays",
        service: "Posez-nous vos questions. Une personne lit chaque message et y répond.",
        email: "Nous écrire",
        phone: "Nous appeler",
        product: "Article d'exemple",
        material: "Matière",
        linen: "100 % lin",
        same: &[&["colis", "paquet", "envoi"], &["remboursement", "argent"], &["cassé", "abîmé", "défectueux"]],
    },
    Names {
        language: "es",
        standard: "Envío estándar",
        union: "la Unión Europea",
        world: "otros países",
        service: "Pregúntenos lo que quiera. Una persona lee cada mensaje y lo responde.",
        email: "Escríbanos",
        phone: "Llámenos",
        product: "Producto de muestra",
        material: "Material",
        linen: "100 % lino",
        same: &[&["paquete", "envío", "bulto"], &["reembolso", "dinero"], &["roto", "dañado", "defectuoso"]],
    },
    Names {
        language: "ja",
        standard: "通常配送",
        union: "欧州連合",
        world: "その他の国",
        service: "どんなことでもお尋ねください。いただいたメッセージはすべて担当者が読み、お返事します。",
        email: "メールを送る",
        phone: "電話をかける",
        product: "サンプル商品",
        material: "素材",
        linen: "リネン100%",
        same: &[&["荷物", "小包"], &["送料", "配送料"], &["破損", "不良"]],
    },
    Names {
        language: "zh-Hans",
        standard: "标准配送",
        union: "欧盟",
        world: "其他国家",
        service: "有问题尽管问。每条消息都有人看、有人回。",
        email: "给我们写邮件",
        phone: "给我们打电话",
        product: "示例商品",
        material: "材质",
        linen: "100% 亚麻",
        same: &[&["包裹", "快递"], &["运费", "邮费"], &["坏了", "破损"]],
    },
    Names {
        language: "ar",
        standard: "التوصيل العادي",
        union: "الاتحاد الأوروبي",
        world: "بلدان أخرى",
        service: "اسألونا ما شئتم. كل رسالة يقرؤها شخص ويرد عليها.",
        email: "اكتبوا إلينا",
        phone: "اتصلوا بنا",
        product: "منتج تجريبي",
        material: "الخامة",
        linen: "كتان 100٪",
        same: &[&["طرد", "شحنة"], &["شحن", "توصيل"], &["مكسور", "تالف"]],
    },
];
