import type { CompletionKind, LinkTarget } from '../../../../models/vocabulary.ts';
import type { PickFault } from '../../../deep-linking/pick-faults.ts';
import type { LinkChoice } from '../../../deep-linking/placed-part.ts';
import type { PageWords } from '../words.ts';

/** What the page says in one locale on which a teacher chooses what a course gets. */
export interface PickerWords {
  readonly title: string;
  readonly question: string;
  readonly lead: string;
  /** Instead of it where several may be chosen. */
  readonly several: string;
  readonly mostCourses: string;
  readonly onePart: string;
  readonly counts: string;
  readonly choices: Readonly<Record<LinkChoice, PageWords>>;
  /** Instead of their text where the platform takes no grades. */
  readonly noGrades: string;
  readonly settings: string;
  /** Below it, while nothing is chosen. */
  readonly noneYet: string;
  readonly titleInCourse: string;
  /** What the links that count are called unless the teacher writes something else: what a student has to do. */
  readonly titles: Readonly<Record<CompletionKind, string>>;
  readonly points: string;
  readonly due: string;
  readonly optional: string;
  readonly meetings: string;
  readonly whatCounts: string;
  readonly counting: Readonly<Record<CompletionKind, string>>;
  readonly partial: string;
  readonly opens: string;
  readonly targets: Readonly<Record<LinkTarget, string>>;
  readonly studentsSee: string;
  /** Who sees what of a part, and of one that counts. */
  readonly notes: Readonly<Record<'own' | 'graded', string>>;
  /** In the still pictures of the parts. `{when}`, `{time}`, `{day}`, `{name}`, `{done}` and `{total}` stand for examples. */
  readonly stills: Readonly<Record<
    'next' | 'yourTime' | 'theirTime' | 'meetingWith' | 'of' | 'step' | 'stepTitle' | 'stepText' | 'goal' | 'goalNext' | 'asked' | 'answer' | 'benDoes' | 'ngoziDoes',
    string
  >>;
  readonly cancel: string;
  readonly add: string;
  /** `{most}` stands for the longest title in characters, `{mostPoints}` and `{mostMeetings}` for the highest numbers. */
  readonly faults: Readonly<Record<PickFault, string>>;
  /** Goes to the platform, which shows it. `{titles}` are those of the links. */
  readonly added: string;
  readonly takesNoLinks: string;
  /** While the answer is on its way: something was added, or nothing. */
  readonly answer: Readonly<Record<'back' | 'added', PageWords>>;
}
