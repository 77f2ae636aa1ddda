import { ApiAction } from '../api/api-action.ts';
import { markMentor } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type { DirectoryHost, MentorCard, MentorMark, MentorPage } from './directory-host.ts';
import { text } from './directory.text.ts';

/** What the reader presses: save, not for me, or the same again to take it back. */
export class Marking {
  readonly #host: DirectoryHost;
  readonly #list: () => MentorPage | undefined;
  readonly #mark: ApiAction<{ mentorId: string; mark: MentorMark | null }, unknown>;

  /** @param list what is shown at the moment */
  constructor(host: DirectoryHost, list: () => MentorPage | undefined) {
    this.#host = host;
    this.#list = list;
    this.#mark = new ApiAction(host, (api, { mentorId, mark }, call) => api.call(markMentor, { path: { mentorId }, body: { mark } }, call));
  }

  /** Shows it at once, and as it was where it did not work. One at a time. */
  async press(mentor: MentorCard, mark: MentorMark): Promise<void> {
    if (this.#mark.busy) return;
    const before = mentor.mark;
    const after = before === mark ? null : mark;
    this.#show(mentor.id, before, after);
    this.#moveFocus(mentor.id, before, after);
    const done = await this.#mark.run({ mentorId: mentor.id, mark: after });
    if (done) {
      announce(text(saidOf(before, after), { name: firstName(mentor.name) }));
      return;
    }
    this.#show(mentor.id, after, before);
    this.#moveFocus(mentor.id, after, before);
    if (this.#mark.problem) announce(problemSentence(this.#mark.problem), 'assertive');
  }

  /** Why the last one did not work; gone with the next. */
  get problem(): Problem | undefined {
    return this.#mark.problem;
  }

  /** The card and the numbers beside the boxes; the list itself stays until it is read again. */
  #show(id: string, from: MentorMark | null, to: MentorMark | null): void {
    const page = this.#list();
    if (!page) return;
    const marks = page.facets.marks.map(({ key, count }) => ({ key, count: count + Number(key === to) - Number(key === from) }));
    this.#host.takeList({ ...page, facets: { ...page.facets, marks }, items: page.items.map((one) => (one.id === id ? { ...one, mark: to } : one)) });
  }

  /** A card that folds or opens again takes its buttons along. */
  #moveFocus(id: string, from: MentorMark | null, to: MentorMark | null): void {
    if (from === to || this.#host.filters.mark.includes('not-for-me')) return;
    if (to === 'not-for-me') this.#host.focusOn(`#undo-${id}`);
    else if (from === 'not-for-me') this.#host.focusOn(`#mentor-${id}`);
  }
}

function saidOf(before: MentorMark | null, after: MentorMark | null): 'nowSaved' | 'nowAside' | 'backAgain' | 'noLongerSaved' {
  if (after === 'saved') return 'nowSaved';
  if (after === 'not-for-me') return 'nowAside';
  return before === 'not-for-me' ? 'backAgain' : 'noLongerSaved';
}
