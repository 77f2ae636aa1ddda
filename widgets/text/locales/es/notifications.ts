import type { Translation } from '../../text.ts';
import type { text } from '../../../notifications/notifications.text.ts';

export const notifications: Translation<typeof text> = {
  goesTo: 'El correo va a {address}.',
  noAddress: 'No se conoce ninguna dirección tuya, así que no se envía correo. Aquí lo ves todo.',
  failing: 'El correo a tu dirección fue devuelto. Pide a quien lleva tu cuenta que la corrija.',
  requests: 'Solicitudes',
  matches: 'Parejas de mentoría',
  meetings: 'Reuniones',
  reminders: 'Recordatorios de reuniones',
  circles: 'Círculos',
  'waiting-lists': 'Listas de espera',
  coordination: 'Coordinación',
  'at-once': 'Al momento',
  daily: 'Una vez al día, juntos',
  weekly: 'Una vez a la semana, juntos',
  none: 'Nunca',
  always: 'Lo que necesitas para entrar y lo que protege a las personas llega siempre. También las novedades de una reunión en menos de un día.',
  quiet: 'Horas de silencio',
  quietHint: 'El correo espera hasta que terminen, en tu hora.',
  quietNoZone: 'Primero elige arriba tu zona horaria.',
  from: 'De',
  to: 'A',
  same: 'Elige dos horas distintas.',
  saved: 'Guardado.',
};
