// The words of the page, in English and Arabic.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  en: {
    documents: 'Document', show: 'Show', language: 'عربي', theme: 'Dark or light', progress: 'Progress',
    tools: 'Actions', rows: 'Rows', none: 'No row is like that.', source: 'Source', target: 'Translation',
    all: 'all rows', doubtful: 'doubtful', null: 'without counterpart', unconfirmed: 'not confirmed', edited: 'edited',
    notes: 'with notes', findings: 'findings of check', changed: 'just changed', found: 'found',
    next: 'Next row', previous: 'Previous row', nextDoubtful: 'Next doubtful', previousDoubtful: 'Previous doubtful',
    nextPage: 'A window on', previousPage: 'A window back', first: 'First row', last: 'Last row', confirm: 'Confirm', confirmAbove: 'Confirm all above…', merge: 'Merge with next',
    split: 'Split at the caret', moveFirst: 'First to row above', moveLast: 'Last to row below', column: 'Other column',
    caretBack: 'Caret to the left', caretOn: 'Caret to the right', swap: 'Swap with next', exclude: 'Leave out', reopen: 'Reopen',
    edit: 'Edit text…', note: 'Note…', undo: 'Undo', redo: 'Redo', search: 'Search and replace…', filter: 'Choose what is shown',
    export: 'Export…', help: 'Help', jump: 'Go to the moved counterpart',
    saved: 'Saved', saving: 'Saving…', unsaved: 'Not saved', confirmed: 'confirmed', excluded: 'left out', left: 'left',
    minutes: 'min at this pace', alone: 'without counterpart', moved: 'moved: row', realigned: 'rows aligned anew',
    behind: 'Another window has changed the document; it is shown as it is now.', cancel: 'Cancel', ok: 'OK', close: 'Close',
    confidence: 'Confidence at least (percent)', find: 'Find', with: 'Replace with', in: 'In', replace: 'Replace all',
    findNext: 'Find', places: 'places', memory: 'Into memory', download: 'Download', key: 'Key', action: 'Action',
    noCaret: 'Click into the text, or move the caret with ← and →, and split there.',
    put: 'new, known, replaced in memory', heading: 'heading', list_item: 'item', cell: 'cell',
    caption: 'caption', footnote: 'note', aside: 'aside', stopped: 'The program has ended. Start mizan review again.',
  },
  ar: {
    documents: 'المستند', show: 'اعرض', language: 'English', theme: 'داكن أو فاتح', progress: 'التقدم',
    tools: 'الإجراءات', rows: 'الصفوف', none: 'لا صف كهذا.', source: 'الأصل', target: 'الترجمة',
    all: 'كل الصفوف', doubtful: 'المشكوك فيها', null: 'بلا مقابل', unconfirmed: 'غير المؤكدة', edited: 'المعدّلة',
    notes: 'ذات الملاحظات', findings: 'نتائج الفحص', changed: 'ما تغيّر الآن', found: 'نتائج البحث',
    next: 'الصف التالي', previous: 'الصف السابق', nextDoubtful: 'المشكوك فيه التالي', previousDoubtful: 'المشكوك فيه السابق',
    nextPage: 'نافذة إلى الأمام', previousPage: 'نافذة إلى الخلف', first: 'الصف الأول', last: 'الصف الأخير', confirm: 'أكّد', confirmAbove: 'أكّد ما فوق حد…', merge: 'ادمج مع التالي',
    split: 'اقسم عند المؤشر', moveFirst: 'الأولى إلى الصف الأعلى', moveLast: 'الأخيرة إلى الصف الأسفل', column: 'العمود الآخر',
    caretBack: 'المؤشر إلى اليسار', caretOn: 'المؤشر إلى اليمين', swap: 'بدّل مع التالي', exclude: 'استبعد', reopen: 'أعد الفتح',
    edit: 'عدّل النص…', note: 'ملاحظة…', undo: 'تراجع', redo: 'أعد', search: 'بحث واستبدال…', filter: 'اختر ما يُعرض',
    export: 'صدّر…', help: 'مساعدة', jump: 'اذهب إلى المقابل المنقول',
    saved: 'حُفظ', saving: 'يُحفظ…', unsaved: 'لم يُحفظ', confirmed: 'مؤكد', excluded: 'مستبعد', left: 'باقٍ',
    minutes: 'دقيقة بهذه السرعة', alone: 'بلا مقابل', moved: 'نُقل: الصف', realigned: 'صفوف حوذيت من جديد',
    behind: 'غيّرت نافذة أخرى المستند؛ وهو معروض كما هو الآن.', cancel: 'ألغِ', ok: 'موافق', close: 'أغلق',
    confidence: 'الثقة لا تقل عن (بالمئة)', find: 'ابحث عن', with: 'استبدل بـ', in: 'في', replace: 'استبدل الكل',
    findNext: 'ابحث', places: 'موضعا', memory: 'إلى الذاكرة', download: 'نزّل', key: 'المفتاح', action: 'الإجراء',
    noCaret: 'انقر داخل النص، أو حرّك المؤشر بالسهمين، ثم اقسم هناك.',
    put: 'جديد، معروف، مستبدل في الذاكرة', heading: 'عنوان', list_item: 'بند', cell: 'خلية',
    caption: 'تسمية', footnote: 'حاشية', aside: 'جانبي', stopped: 'انتهى البرنامج. شغّل mizan review من جديد.',
  },
};

let language = localStorage.getItem('mizan-language') ?? (navigator.language.startsWith('ar') ? 'ar' : 'en');

/** @param {string} key */
export const word = (key) => WORDS[language][key] ?? key;

export function turnLanguage() {
  language = language === 'ar' ? 'en' : 'ar';
  localStorage.setItem('mizan-language', language);
}

/** Writes the words into the page. */
export function writeWords() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = word(/** @type {HTMLElement} */ (element).dataset.text ?? '');
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(/** @type {HTMLElement} */ (element).dataset.label ?? ''));
  }
}
