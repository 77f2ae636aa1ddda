import type { Words } from './en.ts';

export const de: Words = {
  hello: 'Hallo {receiver},',
  why: 'Diese Mail kommt, weil du bei {program} mitmachst. Wir schreiben nur, wenn sich für dich etwas ändert.',
  open: 'Zum Antworten öffne Mentoring in deinem Kurs oder auf der Portalseite.',
  yourTime: 'deine Zeit, {zone}',
  theirTime: 'Zeit von {other}, {zone}',
  goal: 'Ziel',
  message: 'Nachricht',
  reason: 'Grund',
  join: 'Videoraum',

  'request-received.subject': '{other} wünscht sich dich als Mentor:in',
  'request-received.lead': '{other} wünscht sich dich als Mentor:in.',
  'request-received.next': 'Du kannst bis {until} zu- oder absagen. Eine Absage braucht keinen Grund.',
  'request-accepted.subject': '{other} hat zugesagt',
  'request-accepted.lead': '{other} begleitet dich ab heute als Mentor:in.',
  'request-accepted.next': 'Als Nächstes: Sucht einen Termin für das erste Treffen.',
  'request-declined.subject': '{other} kann das gerade nicht übernehmen',
  'request-declined.lead': '{other} kann das gerade nicht übernehmen. Das sagt nichts über dich.',
  'request-declined.next': 'Als Nächstes: Wähle eine andere Person. Dein Text ist noch da.',
  'meeting-booked.subject': 'Treffen mit {other}: {date}',
  'meeting-booked.lead': 'Dein Treffen mit {other} ist gebucht.',
  'meeting-booked.next': 'Beide Uhrzeiten berücksichtigen jede Zeitumstellung bis dahin.',
  'meeting-cancelled.subject': 'Abgesagt: Treffen mit {other} am {date}',
  'meeting-cancelled.lead': '{other} hat euer Treffen abgesagt.',
  'meeting-cancelled.next': 'Der Termin ist wieder frei. Such dir einen anderen aus, wenn es passt.',
};
