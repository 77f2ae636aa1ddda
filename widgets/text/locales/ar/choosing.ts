import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/choosing.text.ts';

export const choosing: Translation<typeof text> = {
  yourChoices: 'اختياراتك',
  inOrder: 'نسأل مرشدًا واحدًا في كل مرة بهذا الترتيب. إن لم يستطع أحدهم سألنا التالي تلقائيًا.',
  pickAnother: 'اختر آخر',
  write: 'اكتب رسالتك',
  seeRequest: 'اعرض طلبك',
  choose: 'اختر {name} رقم {place}',
  replaceTitle: 'اكتملت اختياراتك. أتريد استبدال أحدها؟',
  replace: 'استبدل {name}',
  fit: 'التوافق {fit}',
  askedNow: 'سُئل بالفعل',
  earlier: 'اسأل {name} قبل ذلك',
  later: 'اسأل {name} بعد ذلك',
  remove: 'لا تسأل {name}',
  saidChosen: '{name} اختيارك رقم {place} من {most}.',
  saidMoved: 'انتقل {name} إلى المرتبة {place} من {most}.',
  saidRemoved: 'لم يعد {name} من اختياراتك.',
  others: 'آخرون لديهم مكان متاح',
};
