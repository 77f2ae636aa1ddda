import type { Translation } from '../../text.ts';
import type { text } from '../../../app/clock.text.ts';

export const clock: Translation<typeof text> = {
  viewed: '**الأوقات بتوقيت {place}**، {offset}.',
  back: 'العودة إلى توقيت {place}',
};
