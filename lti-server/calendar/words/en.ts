/** The words of calendar entries. `{name}` and the like are filled in; every locale has the same keys. */
export const en = {
  meetingWith: 'Meeting with {name}',
  flashWith: 'Flash session with {name}',
  flashAbout: 'Question: {question}',
  room: 'Video room: {url}',
  roomLater: 'The video room opens 10 minutes before, in {program}.',
  toChange: 'To move or cancel it, open {program} from your course or portal page.',
  noAnswer: 'A yes or no that you press in a calendar or mail program is told to nobody and cancels nothing.',
  busy: 'Busy',
  feedName: 'Mentoring meetings',
} as const satisfies Readonly<Record<string, string>>;

export type CalendarWords = Readonly<Record<keyof typeof en, string>>;
