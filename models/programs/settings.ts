import type { SchemaDefinition } from 'mongoose';
import type { UsualDelivery } from '../notification-words.ts';
import type { Cadence, EnrolmentPolicy, GoalVisibility } from '../vocabulary.ts';

/**
 * Everything a coordinator can set, each with the default of mentoring practice, and nothing that nothing reads. What a
 * program stores has these names; templates change some of the values. Days and weeks are counted in the reader's calendar, minutes and
 * hours on the clock.
 */
export const defaultSettings = {
  /** Who may enrol in a role; and when, as local times 'YYYY-MM-DDTHH:mm' in `zone`, '' where there is no bound. */
  enrolment: { mentor: 'approval' as EnrolmentPolicy, mentee: 'open' as EnrolmentPolicy, zone: '', opens: '', closes: '' },
  /** How many matches a person holds at once: what they begin with, and the most they may choose. */
  capacity: { mentor: 1, mentorMost: 3, mentee: 1, menteeMost: 2 },
  /** How many people a program takes in a role; 0 is no limit. */
  places: { mentor: 0, mentee: 0 },
  /** How long a match lasts, and how often the pair means to meet. */
  match: { weeks: 26, cadence: 'monthly' as Cadence },
  /** Members of a group match: usual size, where the coordinator is warned, where it stops. How many circles one person may lead, and be in. */
  circle: { from: 4, to: 6, warnAbove: 8, stopAbove: 10, mostLed: 3, mostJoined: 2 },
  /** People from outside the LMS: how long a link in a mail lets them in, and how long an invitation nobody used is kept after that. */
  externalPeople: { linkDays: 14, keptDays: 30 },
  requests: {
    choices: 3,
    reminderDays: [3, 7],
    expiryDays: 10,
    /** The same mentee may ask the same mentor again after so many days. */
    sameMentorAgainDays: 90,
    /** Whether a pair meets once before both confirm the match, and within how many days they have to. */
    meetFirst: false,
    confirmDays: 14,
    /** How long a place that came free is kept for whoever waits for it. */
    offerHours: 72,
    /** Whether a mentee may book a single session of a mentor who offers them, without a match. */
    flash: false,
  },
  meetings: {
    minutes: 45,
    /** From this length on a meeting is a long one. */
    longMinutes: 60,
    /** A meeting counts as held this long after its end when nobody says otherwise; the other side may contest. */
    heldAfterHours: 24,
    contestDays: 7,
    /** Where people meet whose mentor has no video room; null: nowhere in particular. An address, or a template of it. */
    room: null as string | null,
  },
  /** Weights of the parts of a score, and the rules that every pair keeps; working style and values are questions, with weights of their own. */
  matching: {
    need: 40,
    ranking: 20,
    availability: 15,
    language: 10,
    /** How much more what matters most to a mentee counts for them; 0: nobody is asked. */
    emphasis: 10,
    commonLanguage: false,
    /** How many hours two clocks may be apart; 12 is no limit. */
    mostZoneHours: 12,
    notLineManager: true,
    notOwnGrader: true,
    notEarlierPair: false,
  },
  /** Whether names stay hidden until a match is accepted, and which protected attributes people are asked for. */
  fairness: { blind: false, gender: false, 'age-band': false, 'first-in-family': false, 'ethnic-minority': false },
  /** Minutes of the parts of a meeting's agenda (GROW), and what a long meeting adds to goal, options and will. */
  agenda: { checkIn: 5, progress: 5, goal: 5, reality: 10, options: 10, will: 5, nextDate: 5, longAdds: 5 },
  goals: { visibility: 'private' as GoalVisibility },
  /** A matching run that was not published is deleted after so many days; a published one is kept as the record. */
  retention: { unpublishedRunDays: 90 },
  /** Quiet hours and how mail comes are for whoever has not chosen themselves; local times are the receiver's, both '' where there are none. */
  reminders: { meetingHours: [24, 1], nudgesAWeek: 3, quietFrom: '21:00', quietTo: '08:00', delivery: 'at-once' as UsualDelivery },
  /** How mail looks and who it says it is from: a colour, `#rrggbb`, and a name. null: as this installation has them. */
  brand: { accent: null as string | null, sender: null as string | null },
};

export type ProgramSettings = typeof defaultSettings;

/** A template's own values over the defaults. */
export type SettingsChange = { readonly [Group in keyof ProgramSettings]?: Partial<ProgramSettings[Group]> };

export function settingsWith(change: SettingsChange): ProgramSettings {
  const groups = Object.entries(defaultSettings).map(([group, values]) => [group, { ...values, ...change[group as keyof ProgramSettings] }]);
  return structuredClone(Object.fromEntries(groups)) as ProgramSettings;
}

/** What a program goes by: what it says, the default for what it never said, and nothing that only an earlier release knew. */
export function knownSettings(stored: Partial<ProgramSettings>): ProgramSettings {
  const groups = Object.entries(defaultSettings).map(([group, values]) => {
    const said: Record<string, unknown> = stored[group as keyof ProgramSettings] ?? {};
    return [group, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said[name] === undefined ? value : said[name]]))];
  });
  return structuredClone(Object.fromEntries(groups)) as ProgramSettings;
}

/** The sub-document as a schema, read off the defaults: a setting without a name here cannot be stored. */
export const settingsFields: SchemaDefinition = Object.fromEntries(
  Object.entries(defaultSettings).map(([group, values]) => [
    group,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { type: typeOf(value), default: value }])),
  ]),
);

function typeOf(value: unknown) {
  if (Array.isArray(value)) return [Number];
  if (typeof value === 'number') return Number;
  return typeof value === 'boolean' ? Boolean : String;
}
