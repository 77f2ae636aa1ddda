import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/series/repeating.text.ts';

export const repeating: Translation<typeof text> = {
  upTo: 'Hasta {count}: hasta que termine el programa, como mucho un año por delante.',
  otherHourForSome: 'Ha cambiado la hora: otra hora para algunas personas del círculo',
  planned: { one: 'Planeada.', other: 'Planeadas: {count} reuniones. Todos reciben un solo correo.' },
};
