import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meeting.text.ts';

export const meeting: Translation<typeof text> = {
  meetingWith: 'Treffen mit {name}',
  flashWith: 'Einzelgespräch mit {name}',
  flashAbout: 'Frage: {question}',
  byVideo: '{length}, Videoanruf',
  clocksCounted: 'In {place} werden davor die Uhren umgestellt. Beide Zeiten rechnen das schon ein.',
  busyThen: 'Du hast dann schon etwas anderes.',
  joinOpens: 'Beitreten ab {time}',
  join: 'Beitreten',
  joinWith: 'Beitreten: Treffen mit {name}',
  goingOn: 'Läuft gerade',
  agenda: 'Agenda',
  agendaWith: 'Agenda: Treffen mit {name}, {day}',
  cancel: 'Absagen',
  cancelWith: 'Absagen: Treffen mit {name}, {day}',
};
