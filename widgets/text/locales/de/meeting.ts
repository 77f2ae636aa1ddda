import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meeting.text.ts';

export const meeting: Translation<typeof text> = {
  meetingWith: 'Treffen mit {name}',
  flashWith: 'Einzelgespräch mit {name}',
  flashAbout: 'Frage: {question}',
  byVideo: '{length}, Videoanruf',
  clocksCounted: 'In {place} werden davor die Uhren umgestellt. Beide Zeiten rechnen das schon ein.',
  busyThen: 'Du hast dann schon etwas anderes.',
  seriesWeekly: 'Jede Woche, {place} von {of}',
  seriesFortnightly: 'Alle 2 Wochen, {place} von {of}',
  seriesMonthly: 'Jeden Monat, {place} von {of}',
  joinOpens: 'Beitreten ab {time}',
  join: 'Beitreten',
  joinWith: 'Beitreten: Treffen mit {name}',
  goingOn: 'Läuft gerade',
  agenda: 'Agenda',
  agendaWith: 'Agenda: Treffen mit {name}, {day}',
  move: 'Verschieben',
  moveWith: 'Verschieben: Treffen mit {name}, {day}',
  add: 'Zum Kalender',
  addWith: 'Zum Kalender: Treffen mit {name}, {day}',
  cancel: 'Absagen',
  cancelWith: 'Absagen: Treffen mit {name}, {day}',
};
