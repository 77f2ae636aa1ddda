import type { Words } from './en.ts';

export const ar: Words = {
  hello: 'مرحبًا {receiver}،',
  why: 'تصلك هذه الرسالة لأنك تشارك في {program}. لا نكتب إلا عندما يتغيّر شيء يخصّك.',
  open: 'للرد، افتح Mentoring من صفحة المقرر أو البوابة.',
  yourTime: 'بتوقيتك، {zone}',
  theirTime: 'بتوقيت {other}، {zone}',
  goal: 'الهدف',
  message: 'الرسالة',
  reason: 'السبب',
  join: 'غرفة الفيديو',

  'request-received.subject': 'طلب إرشاد من {other}',
  'request-received.lead': 'يرغب {other} في أن ترافقه بالإرشاد.',
  'request-received.next': 'يمكنك القبول أو الاعتذار حتى {until}. الاعتذار لا يحتاج إلى سبب.',
  'request-accepted.subject': 'تمت الموافقة من {other}',
  'request-accepted.lead': 'يرافقك {other} بالإرشاد ابتداءً من اليوم.',
  'request-accepted.next': 'الخطوة التالية: اختر موعدًا للقائكما الأول.',
  'request-declined.subject': 'تعذّر قبول الطلب الآن من {other}',
  'request-declined.lead': 'تعذّر على {other} قبول الطلب الآن. هذا لا يعني شيئًا عنك.',
  'request-declined.next': 'الخطوة التالية: اختر شخصًا آخر. ما كتبته محفوظ.',
  'meeting-booked.subject': 'لقاء مع {other}: {date}',
  'meeting-booked.lead': 'حُجز لقاؤك مع {other}.',
  'meeting-booked.next': 'التوقيتان يراعيان أي تغيير للساعة حتى ذلك الحين.',
  'meeting-cancelled.subject': 'أُلغي: اللقاء مع {other} في {date}',
  'meeting-cancelled.lead': 'أُلغي لقاؤكما من جهة {other}.',
  'meeting-cancelled.next': 'عاد الموعد متاحًا. اختر موعدًا آخر متى ناسبك.',
};
