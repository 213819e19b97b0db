// The words of the page, in English and Arabic.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  en: {
    memory: 'Memory', lookup: 'Look up', search: 'Concordance', flaws: 'Faults', history: 'History', picture: 'Picture',
    language: 'عربي', text: 'A sentence to translate', words: 'Words; "a phrase"; begin*', all: 'all', both: 'both directions',
    from: 'From', in: 'In', min: 'Least percent', none: 'Nothing found.', of: 'of', units: 'units', edit: 'Edit', delete: 'Delete',
    save: 'Save', cancel: 'Cancel', status: 'Status', source: 'Source', target: 'Translation', saved: 'Saved.', deleted: 'Deleted; Undo brings it back.',
    undo: 'Undo the last change', redo: 'Redo', undone: 'Undone.', redone: 'Redone.', nothing: 'There is nothing to take back.',
    made: 'made', changed: 'changed', look: 'Look for faults', rules: 'Rules', ofMemory: 'as clean does', ofCheck: 'as check does',
    client: 'Client', domain: 'Subject field', found: 'found', keep: 'instead of this one, keep unit', mended: 'Mended.',
    domains: 'By subject field', clients: 'By client', years: 'By year', months: 'By month, the newest 24', lengths: 'By letters of the source', statuses: 'By status', langs: 'By languages',
    longer: 'longer', without: 'none', looking: 'Looking…', unit: 'unit',
  },
  ar: {
    memory: 'الذاكرة', lookup: 'مطابقة', search: 'شواهد', flaws: 'أخطاء', history: 'السجل', picture: 'صورة الذاكرة',
    language: 'English', text: 'جملة للترجمة', words: 'كلمات؛ "عبارة"؛ بداية*', all: 'الكل', both: 'في الاتجاهين',
    from: 'من', in: 'في', min: 'أقل نسبة', none: 'لا نتيجة.', of: 'من', units: 'وحدة', edit: 'عدّل', delete: 'احذف',
    save: 'احفظ', cancel: 'ألغِ', status: 'الحالة', source: 'الأصل', target: 'الترجمة', saved: 'حُفظ.', deleted: 'حُذفت؛ والتراجع يعيدها.',
    undo: 'تراجع عن آخر تغيير', redo: 'أعد', undone: 'تم التراجع.', redone: 'أُعيد.', nothing: 'لا شيء للتراجع عنه.',
    made: 'أُنشئت', changed: 'غُيّرت', look: 'ابحث عن الأخطاء', rules: 'القواعد', ofMemory: 'قواعد clean', ofCheck: 'قواعد check',
    client: 'العميل', domain: 'المجال', found: 'وُجد', keep: 'بدل هذه تبقى الوحدة', mended: 'أُصلحت.',
    domains: 'بحسب المجال', clients: 'بحسب العميل', years: 'بحسب السنة', months: 'بحسب الشهر، أحدث 24', lengths: 'بحسب أحرف الأصل', statuses: 'بحسب الحالة', langs: 'بحسب اللغتين',
    longer: 'أطول', without: 'بلا', looking: 'جارٍ البحث…', unit: 'الوحدة',
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
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(/** @type {HTMLElement} */ (element).dataset.word ?? '');
  }
  const button = /** @type {HTMLElement} */ (document.getElementById('language'));
  button.textContent = word('language');
  button.lang = language === 'ar' ? 'en' : 'ar';
}
