import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { readMyCompletion } from '../api/operations.ts';
import { asProblem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import type { AppHost } from '../app/app-host.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { completionWords, countedStyles, pointsWords, progressOf, type Progress } from './completion-words.ts';
import { text } from './completion.text.ts';

const learner = { waiting: (of: { points: number; most: number }) => text('waiting', of), sent: (of: { points: number; most: number }) => text('sent', of), stopped: () => text('stopped'), byHand: () => text('byHand') };

/**
 * Above the part that a link was placed for: what the link counts. A learner sees how far they are; who is not graded here, as a teacher or a
 * mentor, what it means for students.
 */
export class CompletionCard {
  readonly #app: AppHost;
  /** null: the reader is graded by nobody here. */
  readonly #progress: ApiTask<Progress | null>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#progress = new ApiTask<Progress | null>(app, {
      load: async (api, _args, options) => {
        if (app.me?.roles.some((role) => role === 'coordinator' || role === 'tenant-admin')) return null; // graded by nobody
        try {
          return await api.call(readMyCompletion, {}, options);
        } catch (error) {
          if (asProblem(error).code === 'not-found') return null;
          throw error;
        }
      },
      refreshOn: ['meeting.', 'goal.'],
      says: { loading: () => text('loading') },
    });
  }

  render(me: Me): TemplateResult | typeof nothing {
    const { completion } = me;
    if (completion === null) return nothing;
    return html`<div class="completion">${this.#progress.render({
      pending: () => html`<div class="card">${skeletonLines('half', 'full', 'most')}</div>`,
      complete: (progress) => html`<div class="card stack">${progress ? this.#renderOwn(progress) : this.#renderForStudents(completion)}</div>`,
    })}</div>`;
  }

  #renderOwn(progress: Progress): TemplateResult {
    const points = pointsWords(progress, learner);
    const next = progress.done < progress.target ? this.#nextWords(progress) : nothing;
    return html`${progressOf(progress, this.#app.headingLevel + 1)}
      ${next === nothing ? nothing : html`<p class="soft">${next}</p>`} ${points === nothing ? nothing : html`<p class="soft">${points}</p>`}`;
  }

  #nextWords({ kind }: Progress): string | typeof nothing {
    if (kind === 'goal-set') return text('goalHint');
    if (kind === 'goal-achieved') return text('achievedHint');
    const home = this.#app.home.value;
    if (!home) return nothing;
    const { nextMeeting } = home;
    if (!nextMeeting) return text('noMeeting');
    const { date, from } = nextMeeting.when.yours;
    return text('nextMeeting', { day: this.#app.formats.day(date), time: from });
  }

  #renderForStudents(completion: NonNullable<Me['completion']>): TemplateResult {
    return html`<p class="meta">${text('forStudents')}</p>
      <div class="group" role="heading" aria-level=${this.#app.headingLevel + 1}>${completionWords(completion)}</div>
      <p class="soft">${completion.partial ? text('partly') : text('allAtOnce')} ${text('whoSees')}</p>`;
  }
}

export const styles = [skeletonStyles, countedStyles];
