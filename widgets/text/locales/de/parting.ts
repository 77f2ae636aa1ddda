import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/parting.text.ts';

export const parting: Translation<typeof text> = {
  'state.proposed': 'Vorgeschlagen',
  'state.active': 'Aktiv',
  'state.paused': 'Pausiert',
  'state.closing': 'Im Abschied',
  'state.completed': 'Abgeschlossen',
  'state.ended': 'Beendet',
  pair: '{mentee} und {mentor}',
  end: 'Beenden',
  endWhom: 'Beenden: {pair}',
  title: 'Das Mentoring von {pair} beenden?',
  words: 'Beide erfahren, dass es zu Ende ist, und nicht, warum. Anstehende Treffen werden abgesagt, und beide haben ihren Platz wieder frei. Ziele und alles Geschriebene bleiben.',
  wordsUntold: 'Niemand wird benachrichtigt: Zu diesem Match ist noch keine Nachricht hinausgegangen. Anstehende Treffen werden abgesagt, und beide haben ihren Platz wieder frei. Ziele und alles Geschriebene bleiben.',
  reason: 'Warum es endet',
  reasonHint: 'Das liest nur die Koordination.',
  keep: 'Nicht beenden',
  endMatch: 'Mentoring beenden',
  said: 'Das Mentoring von {pair} ist zu Ende.',
  movedOn: 'Das hat sich inzwischen geändert. So steht es jetzt.',
  endedBy: 'von {name}, {when}',
};
