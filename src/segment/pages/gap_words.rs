//! The words beside a number that a sentence needs, in English and in Arabic. The Arabic ones are compared
//! folded and without clitics.

/// Words after which something must come. A number is what comes if the next word cannot be.
pub(super) const OPEN: &str = "a about after an and around as at before between by during every exceeding for from in least \
    most nearly of on only or over per see since than the to under until within with without ×";

/// Words with which that something cannot begin.
pub(super) const CLOSED: &str = "after and are as at before but by can did does during for from had has have in is may must of on \
    or per respectively shall should since than to until was were when which will with within would";

/// Words after which a number comes if they have a capital letter: `Article 5`, `May 12`.
pub(super) const CAPITAL_LABELS: &str = "annex annexes april article articles august chapter chapters clause clauses december \
    february figure form january july june march may november october option page paragraph part room rule section \
    sections september step table volume";

/// Words after which a number comes in any case.
pub(super) const LABELS: &str = "aged art fig no nos page pages paragraph paragraphs vol";

/// The same in Arabic.
pub(super) const ARABIC_LABELS: &str = "البند الجدول الشقه الغرفه الفقره الماده حوالي رقم سنه عام عددها عددهم عدده قدره قدرها \
    قيمته قيمتها ماده يناهز";

/// Words that are counted, in forms that others share.
pub(super) const COUNTED: &str = "% a.m acres am billion children cm copies days degrees dinars dirhams dollars eur euros feet g grams hectares \
    hours hundred kg kilograms kilometers kilometres km litres men meters metres miles million minutes mm months p.m people percent \
    persons pm pounds riyals seconds thousand times tonnes tons usd weeks women years";

/// The same in Arabic.
pub(super) const ARABIC_COUNTED: &str = "٪ اسابيع اسبوع اشهر اعضاء اعوام الاف الف امتار ايام بالمئة بالمائة بالميه جنيه جنيهات دراهم درجات درجه درهم دقائق دقيقه \
    دنانير دولار دولارات دينار ريال ريالات ساعات ساعه سنه سنوات شخص شهر طن عام عضو غرام فدان كغ كم كيلوغرام كيلومتر لتر متر مليار مليون ميل نسخ نسمه \
    هكتار يوم";

/// Words that end in `s` and count nothing.
pub(super) const SINGULAR: &str =
    "always as does has his is its perhaps plus says this thus towards us was whereas";

/// Nouns that a number may name: `gate 4`.
pub(super) const NUMBERED: &str = "aisle annex apartment appendix article bay berth block booth box building bus cabin camp carriage cell \
    channel chapter class clause coach column corridor counter court day desk dock episode error exercise exit \
    extension figure flat flight floor form formula gate grade hall highway hole house hut id interstate issue item \
    junction lane lap lesson level lift line locker lot mile model module number numbers option page paragraph part \
    phase pier pitch platform plot point position post problem psalm quay question rank room round route row rule \
    runway school seat section shed slide slot socket stage stand station step stop store suite table task team \
    terminal theatre ticket track train tram type unit verse version volume ward warehouse week wing year zone";

/// The same in Arabic.
pub(super) const ARABIC_NUMBERED: &str = "اصدار الف ايه باب باص بند بوابه تمرين جدول جزء جناح جوله حافله حجره حلقه خانه خط خطوه درجه درس دور \
    رحله رصيف رقم رمز ساعه سطر سؤال سرير شقه شكل صاله صف صفحه صندوق صوره طابق طاوله طبعه طراز طريق عدد عربه \
    عماره عمود عنبر غرفه فرع فصل فقره قاعه قسم قطار قطعه قناه كرسي لجنه ماده مبني مثال مجلد محطه مخرج مدخل مدرسه \
    مربع مرحله مرفق مساله مستوي مقاس مقعد مكتب ملحق ملعب منزل منصه منطقه موسم موقف نسخه نموذج وحده";

/// Words before a noun that a number does not name: `the gate`.
pub(super) const DETERMINERS: &str = "a an another any each either every her his its my neither no other our such that the their \
    these this those your";

/// Words behind which a noun of [`NUMBERED`] has no article only before its number: `to gate 4`.
pub(super) const LINKS: &str = "about after and are as at before behind below between by during for from in into is near of off on \
    onto or past than that through to towards under until via was were with";

/// Verbs and adverbs that an amount may follow.
pub(super) const AMOUNTS: &str = "already am approximately are be became become becomes been being cost costs equal equalled equals \
    exactly exceed exceeded exceeds had has have holds is just measured measures needed needs numbered numbers \
    reached reaches remained remains roughly scored scores seats sold totalled totals turned was weighed weighs were";

/// Verbs that leave out nothing but an object, which may be a number: `enter 3 in the field`.
pub(super) const TRANSITIVE: &str = "add adds added choose chose contain contains contained enter enters entered get gets got give gives gave hold \
    holds include includes included order ordered pay pays paid pick receive receives received require requires required save saved saw \
    see select selected sell sells show shows showed sold spend spent take takes took type typed use uses used write wrote";

/// The same in Arabic, but for the verb `to be`.
pub(super) const ARABIC_AMOUNTS: &str = "بلغ بلغت بلغوا تبلغ يبلغ ساوي ساوت تساوي يساوي عادل تعادل يعادل ناهز ناهزت تناهز تجاوز \
    تجاوزت تتجاوز يتجاوز فاق فاقت يفوق تفوق زهاء قرابه";

/// Words that complete a sentence behind such a verb as well as an amount does: `was the last`, `was built`.
pub(super) const COMPLETE: &str = "a all an another any been begun born bought brought built caught cut done drawn each every felt found \
    her his hung its kept known led left lost made met my never no not our paid put read said seen sent set shown \
    sold spent sung taught that the their these this those thought told very your";

/// Arabic words after which something must come: prepositions, verbs that take an object and their nouns,
/// and the verb `to be`.
pub(super) const ARABIC_OPEN: &str = "اقل اكثر الي او بين بعد تحت تقريبا حتي خلال علي عن فقط فوق في قبل كان كانت لمده من منذ مع نحو هو هي و \
    اصبح اصبحت بات باتت تكون صار صارت يكون مثل ادخال ادخل ادخلت اضافه اضف اضفت اكتب كتابه كتبت دفع دفعت ادفع يدفع الدفع تدفع اختر اختيار \
    تحديد حدد يشاهد تشاهد شاهد ترى يرى استلم تسلم اشترى باع يتضمن تتضمن يشمل تشمل يضم تضم يحوي تحوي";

/// Words with which that something cannot begin.
pub(super) const ARABIC_CLOSED: &str =
    "و اذا الي او بعد بل بين ثم حتي حيث حين خلال عبر علي عن عندما في قبل كما لان لكن لكي من منذ مع";

/// The first letters of words that begin with `و` and hold no conjunction.
pub(super) const ARABIC_WAW: &str = "واجب واحد وادي واسع واقع والد والده وباء وثائق وثيق وجه وجود وحد وراء ورش ورق وزار وزن وزير وسائل وسط وسيل وصف \
    وصول وضع وطن وظائف وظيف وعد وعي وفاه وفد وقت وقف وقوع وكال وكيل ولاي ولد";
