import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/proposals/circle-proposal.text.ts';

export const polling: Translation<typeof text> = {
  circleProposes: 'مواعيد مقترحة من {name} لحلقة «{circle}»',
  circleAnswered: '«{circle}»: أجاب {answered} من {people}',
  tickWhat: 'حدّد ما يناسبك. عدم اختيار أي منها جواب أيضًا.',
  suits: 'يناسبني',
  suitsAt: '، {day}، {time}',
  sendAnswer: 'أرسل جوابي',
  answered: 'شكرًا. صار ما يناسبك ظاهرًا لدى {name}.',
  busyThen: 'لديك أمر آخر حينها',
  suitsSome: 'يناسب {suited} من {people}',
  suitsMost: 'يناسب أكثر الأعضاء',
  waitsForWhom: 'لم يجب بعد: {names}',
  toBook: 'احجز هذا الموعد',
  bookName: 'احجز هذا الموعد: {day}، {time}',
  circleBooked: 'حُجز. وصلت الدعوة إلى الجميع في «{circle}».',
};
