/** The words of the mails. `{name}` and the like are filled in; every locale has the same keys. */
export const en = {
  hello: 'Hello {receiver},',
  why: 'You get this mail because you take part in {program}. We write only when something changes for you.',
  open: 'Open Mentoring from your course or portal page.',
  yourTime: 'Your time, {zone}',
  theirTime: '{other}’s time, {zone}',
  clockChange: 'Clocks change in {place} before then. Both times already count that in.',
  goal: 'Goal',
  message: 'Message',
  reason: 'Reason',
  join: 'Video room',

  'request-received.subject': '{other} asks you to be their mentor',
  'request-received.lead': '{other} would like you as a mentor.',
  'request-received.next': 'You can say yes or no until {until}. A no needs no reason.',
  'request-accepted.subject': '{other} said yes',
  'request-accepted.lead': '{other} is your mentor from today.',
  'request-accepted.next': 'Next: pick a time for your first meeting.',
  'request-declined.subject': '{other} can’t take this on right now',
  'request-declined.lead': '{other} can’t take this on right now. That says nothing about you.',
  'request-declined.next': 'Next: choose another mentor. What you wrote is kept.',
  'meeting-booked.subject': 'Meeting with {other}: {date}',
  'meeting-booked.lead': 'Your meeting with {other} is booked.',
  'meeting-booked.next': 'If you can’t make it, cancel early; {other} gets a note.',
  'meeting-cancelled.subject': 'Cancelled: meeting with {other} on {date}',
  'meeting-cancelled.lead': '{other} cancelled your meeting.',
  'meeting-cancelled.next': 'The time is free again. Pick another one when it suits you.',
  'meeting-cancelled.with-match.lead': 'Your meeting with {other} will not take place: your match has ended, or rests for now.',
  'meeting-cancelled.with-match.next': 'The time is free again.',
} as const;

export type Words = Record<keyof typeof en, string>;
