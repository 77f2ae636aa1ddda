import type { Translation } from '../../text.ts';
import type { text } from '../../../app/ending.text.ts';

export const ending: Translation<typeof text> = {
  end: 'Mentoring beenden',
  endWith: 'Mentoring beenden mit {name}',
  title: 'Das Mentoring mit {name} beenden?',
  words: '{name} erfährt, dass es zu Ende ist, und nicht, warum. Anstehende Treffen werden abgesagt, und ihr habt beide euren Platz wieder frei. Ziele und alles Geschriebene bleiben.',
  notAgain: 'Nicht noch einmal mit dieser Person',
  notAgainHint: 'Ihr werdet einander hier nicht mehr zugeordnet. Das bleibt bei dir: {name} erfährt nichts davon und sieht nur, dass eine Regel des Programms euch getrennt hält.',
  keep: 'Nicht beenden',
  said: 'Dein Mentoring mit {name} ist zu Ende.',
  ended: '**Dein Mentoring mit {name} ist zu Ende.** Dein Platz ist wieder frei.',
  findAnother: 'Andere Mentor:innen finden',
  away: '**{name} macht gerade nicht mit.** Euer Mentoring wartet und geht von selbst weiter, sobald {name} zurück ist. Du musst nicht warten: Beende es unten, dann ist dein Platz wieder frei.',
  awayWaits: '**{name} macht gerade nicht mit.** Euer Mentoring wartet und geht von selbst weiter, sobald {name} zurück ist.',
  movedOn: 'Das hat sich inzwischen geändert. So steht es jetzt.',
};
