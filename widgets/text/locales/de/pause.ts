import type { Translation } from '../../text.ts';
import type { text } from '../../../app/pause.text.ts';

export const pause: Translation<typeof text> = {
  take: 'Pause machen',
  takeWith: 'Pause machen mit {name}',
  title: 'Pause mit {name} machen?',
  words: 'Anstehende Treffen werden abgesagt, {name} bekommt zu jedem eine Nachricht. Ihr behaltet euren Platz beieinander, und ihr könnt beide jederzeit weitermachen.',
  keep: 'Weitermachen',
  rests: '**Ihr macht gerade Pause.** Treffen lassen sich erst wieder buchen, wenn jemand von euch weitermacht. Ziele und alles Geschriebene bleiben.',
  goOn: 'Weitermachen',
  goOnWith: 'Mit {name} weitermachen',
  saidTaken: 'Du machst Pause mit {name}. Nichts geht verloren.',
  saidOn: 'Du machst mit {name} weiter. Treffen lassen sich wieder buchen.',
  movedOn: '**Das hat sich inzwischen geändert.** So steht es jetzt.',
};
