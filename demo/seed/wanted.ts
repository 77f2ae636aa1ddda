/** How the match of a pair stands in the end. `new`: accepted on the last day. */
export type Course = 'active' | 'new' | 'paused' | 'closing' | 'completed' | 'ended';

/** How a request stands that did not lead to a match. `waits`: asked on the last day; `refused`: declined on the last day. */
export type Answer = 'waits' | 'refused' | 'asked' | 'read' | 'declined' | 'withdrawn' | 'expired';

/** What the program is to show, beyond the pairs that are named. */
export interface Wanted {
  readonly courses: Readonly<Partial<Record<Course, number>>>;
  readonly answers: Readonly<Partial<Record<Answer, number>>>;
  readonly tooLate: number;
  readonly alsoAsked: number;
  readonly namedPairs: Readonly<Record<string, { mentor: string; course: Course; askedDaysAgo: number }>>;
  readonly namedQuestions: Readonly<Record<string, { mentor: string; answer: Answer }>>;
  /** Mentors who have opened a request and not answered yet. */
  readonly readBy: readonly string[];
  /** Mentors who get nobody beside those named, so that newcomers find them free. */
  readonly keptFree: readonly string[];
}

export const alumniWanted: Wanted = {
  courses: { active: 64, paused: 3, closing: 3, completed: 6, ended: 4 },
  answers: { asked: 8, read: 5, declined: 8, withdrawn: 5, expired: 6 },
  tooLate: 4,
  alsoAsked: 4,
  namedPairs: {
    'lucas-pereira': { mentor: 'ben-kohler', course: 'active', askedDaysAgo: 48 },
    'jonas-weber': { mentor: 'ngozi-adeyemi', course: 'active', askedDaysAgo: 55 },
    'ines-duarte': { mentor: 'tomas-ferreira', course: 'active', askedDaysAgo: 66 },
    'zanele-dlamini': { mentor: 'oskar-nowak', course: 'active', askedDaysAgo: 40 },
    'diego-castillo': { mentor: 'rafael-moreno', course: 'active', askedDaysAgo: 30 },
    'emily-nguyen': { mentor: 'mei-ling-chen', course: 'closing', askedDaysAgo: 69 },
    'fatima-el-idrissi': { mentor: 'hana-sato', course: 'paused', askedDaysAgo: 52 },
    'aroha-ngata': { mentor: 'sofia-lindgren', course: 'new', askedDaysAgo: 4 },
  },
  namedQuestions: {
    'tariq-osman': { mentor: 'ben-kohler', answer: 'waits' },
    'marie-dubois': { mentor: 'kwame-mensah', answer: 'refused' },
  },
  readBy: ['ngozi-adeyemi', 'tomas-ferreira'],
  keptFree: ['ben-kohler', 'ngozi-adeyemi', 'tomas-ferreira', 'leila-haddad', 'kwame-mensah', 'sofia-lindgren'],
};

export const peersWanted: Wanted = {
  courses: { active: 8, paused: 1, completed: 1 },
  answers: { asked: 1, read: 1, declined: 1 },
  tooLate: 0,
  alsoAsked: 0,
  namedPairs: { 'noor-hussain': { mentor: 'emily-nguyen', course: 'active', askedDaysAgo: 44 } },
  namedQuestions: {},
  readBy: [],
  keptFree: [],
};

/** How long ago each kind of match was asked for, in days: what has come to its end began early. */
export const began: Readonly<Record<Course, readonly [from: number, to: number]>> = {
  active: [13, 68], new: [4, 4], paused: [30, 60], closing: [60, 70], completed: [64, 70], ended: [45, 70],
};

/** The same of requests without a match. */
export const asked: Readonly<Record<Answer, readonly [from: number, to: number]>> = {
  waits: [1, 1], refused: [5, 5], asked: [2, 6], read: [3, 8], declined: [5, 45], withdrawn: [6, 40], expired: [12, 35],
};
