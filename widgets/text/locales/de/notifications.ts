import type { Translation } from '../../text.ts';
import type { text } from '../../../notifications/notifications.text.ts';

export const notifications: Translation<typeof text> = {
  goesTo: 'Mails gehen an {address}.',
  noAddress: 'Von dir ist keine Mailadresse bekannt, deshalb kommt keine Mail. Hier siehst du alles.',
  failing: 'Mails an deine Adresse kamen zurück. Bitte wer dein Konto betreut, sie zu berichtigen.',
  requests: 'Anfragen',
  matches: 'Matches',
  meetings: 'Treffen',
  reminders: 'Erinnerungen an Treffen',
  circles: 'Kreise',
  'waiting-lists': 'Wartelisten',
  coordination: 'Koordination',
  'at-once': 'Sofort',
  daily: 'Einmal am Tag, gesammelt',
  weekly: 'Einmal in der Woche, gesammelt',
  none: 'Gar nicht',
  always: 'Was du zum Hineinkommen brauchst und was Menschen schützt, kommt immer. Auch Neues zu einem Treffen, das in weniger als einem Tag ist.',
  quiet: 'Ruhezeit',
  quietHint: 'Mails warten bis zu ihrem Ende, nach deiner Uhr.',
  quietNoZone: 'Wähle oben zuerst deine Zeitzone.',
  from: 'Von',
  to: 'Bis',
  same: 'Wähle zwei verschiedene Zeiten.',
  saved: 'Gespeichert.',
};
