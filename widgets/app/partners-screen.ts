import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { listGoals, listMatches, listMatchRequests, listMeetings, listProposals } from '../api/operations.ts';
import { goalRowStyles, goalSummary } from '../goals/goal-row.ts';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { choiceStyles } from '../parts/choice.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { down, people } from '../parts/icons.ts';
import { skeletonCard } from '../parts/skeleton.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { tag, tagStyles } from '../parts/tag.ts';
import { firstName, timesStyles } from '../parts/times.ts';
import { meetingCard, meetingCardStyles } from '../scheduling/meeting-card.ts';
import { dateIn } from '../text/calendar-dates.ts';
import type { AppHost, Screen } from './app-host.ts';
import { goalsSummaryStyles } from './goals-summary.styles.ts';
import { follow } from './header-bar.ts';
import { text } from './home.text.ts';
import { PairWorkspace } from '../workspace/pair-workspace.ts';
import { MatchBreak } from './match-break.ts';
import { MatchEnd } from './match-end.ts';
import { localTime, type Match } from './partner-card.ts';
import { hashOf, type Page } from './route.ts';
import { text as shell } from './shell.text.ts';
import { SaidAnswers } from '../questions/said-answers.ts';
import { summarySection, summarySectionStyles } from './summary-section.ts';

interface People {
  matches: readonly Match[];
  meetings: readonly Shape<'Meeting'>[];
  /** Those that are over, the latest first. */
  past: readonly Shape<'Meeting'>[];
  proposals: readonly Shape<'Proposal'>[];
  goals: readonly Shape<'Goal'>[];
  requests: readonly Shape<'MatchRequest'>[];
}

/** Nobody has said of these yet how they were: such a meeting is among the latest. */
const pastMeetings = 20;

/** The people whom somebody has here: "With Ben", or a mentor's mentees. For each the next meeting, what is shared, how it began. */
class PartnersScreen implements Screen {
  readonly #app: AppHost;
  readonly #people: ApiTask<People>;
  readonly #break: MatchBreak;
  readonly #end: MatchEnd;
  readonly #said: SaidAnswers;
  readonly #together: PairWorkspace;

  constructor(app: AppHost) {
    this.#app = app;
    this.#said = new SaidAnswers(app);
    this.#together = new PairWorkspace(app);
    this.#break = new MatchBreak(app, { onChanged: (match) => this.#take(match), onMovedOn: () => void this.#people.refresh() });
    this.#end = new MatchEnd(app, { onEnded: (match) => this.#drop(match), onMovedOn: () => this.#people.refresh() });
    this.#people = new ApiTask<People>(app, {
      load: async (api, _args, options) => {
        const sides = [...(app.me?.roles.includes('mentor') ? ['received' as const] : []), ...(app.me?.roles.includes('mentee') ? ['sent' as const] : [])];
        const [matches, meetings, past, proposals, goals, ...requests] = await Promise.all([
          api.call(listMatches, {}, options),
          api.call(listMeetings, {}, options),
          api.call(listMeetings, { query: { when: 'past', limit: pastMeetings } }, options),
          api.call(listProposals, {}, options),
          api.call(listGoals, { query: { state: 'open' } }, options),
          ...sides.map((side) => api.call(listMatchRequests, { query: { side } }, options)),
        ]);
        return { matches: matches.items.filter(({ mySide }) => mySide !== null), meetings: meetings.items, past: past.items, proposals: proposals.items, goals: goals.items, requests: requests.flatMap(({ items }) => items) };
      },
      refreshOn: ['match.', 'match-request.accepted', 'meeting.', 'proposal.', 'goal.'],
      isEmpty: ({ matches }) => matches.length === 0,
    });
  }

  leave(): void {
    this.#break.leave();
    this.#end.leave();
    this.#said.forget();
  }

  render(): TemplateResult {
    const { headingLevel: level } = this.#app;
    const matches = this.#people.value?.matches ?? this.#app.home.value?.matches ?? [];
    return html`<div class="people">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${titleOf(matches)}</div>
        <p>${this.#link(shell('board'), 'board', '')}</p>
        ${this.#app.feedback.offline()}
      </header>
      ${this.#end.renderEnded()}
      ${this.#people.render({
        pending: () => skeletonCard(),
        empty: () => this.#renderNobody(),
        complete: (value) => html`<ul class="people">${repeat(value.matches, ({ id }) => id, (match) => html`<li>${this.#renderOne(match, value)}</li>`)}</ul>`,
      })}
      ${this.#break.renderDialog()} ${this.#end.renderDialog()}
    </div>`;
  }

  /** Its meetings to come have gone with a break: they are read again. */
  #take(match: Match): void {
    const people = this.#people.value;
    if (people) this.#people.set({ ...people, matches: people.matches.map((one) => (one.id === match.id ? match : one)) });
    void this.#people.refresh();
  }

  #drop(match: Match): void {
    const people = this.#people.value;
    if (people) this.#people.set({ ...people, matches: people.matches.filter(({ id }) => id !== match.id) });
    void this.#people.refresh();
    void this.#app.home.refresh();
  }

  #renderNobody(): TemplateResult {
    const words = this.#app.me?.roles.includes('mentor') ? text('noPartnersMentor') : text('noPartnersMentee');
    return empty({ shape: people, title: text('noPartners'), words, level: this.#app.headingLevel + 1 });
  }

  #renderOne(match: Match, all: People): TemplateResult | typeof nothing {
    const { partner } = match;
    if (!partner) return nothing;
    const { formats, headingLevel: level } = this.#app;
    const id = `match-${match.id}`;
    const facts = [
      match.weeks === null ? text('week', { week: match.week }) : text('weekOfWeeks', { week: match.week, weeks: match.weeks }),
      match.cadence === 'monthly' ? text('everyMonth') : text('everyFortnight'),
      partner.zone ? localTime(match, formats, this.#app.clock()) : '',
    ];
    return html`<section class="pair-part" aria-labelledby=${id}>
      <div class="row between">
        <div class="partner-head">
          ${avatar(partner, 56)}
          <div>
            <div class="section" role="heading" aria-level=${level + 1} id=${id}>${partner.name}</div>
            ${partner.headline ? html`<p class="soft" dir="auto">${partner.headline}</p>` : nothing}
          </div>
        </div>
        ${match.state === 'paused' ? tag(text('isPaused')) : match.state === 'closing' ? tag(text('isClosing'), 'info') : nothing}
      </div>
      ${match.circle ? html`<p dir="auto">${this.#link(match.circle.title, 'circles', match.circle.id)}</p>` : nothing}
      <ul class="row facts soft">${facts.filter(Boolean).map((fact) => html`<li>${fact}</li>`)}</ul>
      ${this.#end.renderAway(match)} ${match.state === 'paused' ? this.#break.render(match) : nothing}
      ${this.#renderNextStep(match, all)} ${this.#renderMeeting(match, all.meetings)} ${this.#renderGoals(match, all.goals)} ${this.#together.render({ id: match.id, partner }, { level: level + 2, folded: all.matches.length > 1 })} ${this.#renderBeginning(match, all.requests)} ${this.#said.folded(partner.id)} 
      <div class="row">${match.state === 'active' ? this.#break.render(match) : nothing} ${this.#end.render(match)}</div>
    </section>`;
  }

  /** Where the other one waits for an answer about times, or nobody has said whether the two have met. Of a circle that is its mentor's to say, once: on Home. */
  #renderNextStep(match: Match, { past, proposals }: People): TemplateResult | typeof nothing {
    const name = firstName(match.partner?.name ?? null);
    const asks = proposals.some((proposal) => (match.circle === undefined ? proposal.matchId === match.id : proposal.circle?.id === match.circle.id) && isToAnswer(proposal));
    const unsaid = past.find(({ matchId, state, can }) => matchId === match.id && state === 'confirmed' && can.includes('confirm-held'));
    if (!asks && !unsaid) return nothing;
    return this.#part(text('nextStep'), html`
      ${asks ? html`<div class="row"><span>${text('answerTimes', { name })}</span>${this.#link(text('answerTimesDo'), 'meetings', '')}</div>` : nothing}
      ${unsaid ? html`<div class="row"><span>${text('sayIfMet', { name })}</span>${this.#link(text('sayIfMetDo'), 'meetings', `meeting/${unsaid.id}`)}</div>` : nothing}`);
  }

  #renderMeeting(match: Match, meetings: People['meetings']): TemplateResult {
    const { me, formats, headingLevel: level } = this.#app;
    const meeting = meetings.find(({ matchId, circle }) => (match.circle ? circle?.id === match.circle.id : matchId === match.id));
    const content = meeting && me
      ? meetingCard({ meeting, me: me.person, formats, now: this.#app.clock(), level: level + 3, onOpen: ({ id }) => this.#app.go('meetings', `meeting/${id}`) })
      : html`<div class="row"><span class="soft">${text('noMeeting')}</span>${match.state === 'active' && match.circle === undefined && !match.partnerAway ? this.#link(text('bookDo'), 'meetings', `book/${match.id}`) : nothing}</div>`;
    return this.#part(text('nextMeeting'), content);
  }

  /** What the two of them can see, whoever's it is. */
  #renderGoals(match: Match, goals: People['goals']): TemplateResult {
    const { me, formats } = this.#app;
    const now = this.#app.clock();
    const reading = { reader: me?.person.id, today: dateIn(formats.own, now), formats, now };
    const shared = goals.filter(({ matchId, visibility }) => matchId === match.id && visibility !== 'private');
    const content = shared.length > 0
      ? html`<ul class="divided goals">${repeat(shared, ({ id }) => id, (goal) => html`<li>${goalSummary(goal, { ...reading, name: this.#link(goal.title, 'goals', goal.id, 'goal-link group') })}</li>`)}</ul>`
      : html`<p class="soft">${text('noSharedGoals')}</p>`;
    return this.#part(text('sharedGoals'), content);
  }

  #renderBeginning(match: Match, requests: People['requests']): TemplateResult | typeof nothing {
    const request = requests.find(({ matchId }) => matchId === match.id);
    if (!request) return nothing;
    return html`<details>
      <summary class="label">${text('howItBegan')}${icon(down, 16)}</summary>
      <div class="stack began">
        <p class="meta">${this.#app.formats.dayOf(request.sentAt, 'long')}</p>
        <p class="group" dir="auto">${request.goal}</p>
        ${request.message ? html`<blockquote class="body" dir="auto">${request.message}</blockquote>` : nothing}
      </div>
    </details>`;
  }

  #part(title: string, content: TemplateResult): TemplateResult {
    return summarySection({ title, level: this.#app.headingLevel + 2, onGo: () => undefined, content });
  }

  #link(words: string, page: Page, rest: string, look = ''): TemplateResult {
    return html`<a class=${look} href=${hashOf(page, rest)} @click=${(event: MouseEvent) => follow(event, () => this.#app.go(page, rest))}>${words}</a>`;
  }
}

/** Whether somebody else waits for the reader's answer; a member of a circle who has said which times suit them has given it. */
function isToAnswer({ can, mine, times }: Shape<'Proposal'>): boolean {
  return !mine && (can.includes('accept') || (can.includes('answer') && times.every(({ suitsMe }) => suitsMe === undefined)));
}

/** By whom somebody has here: one mentor by name, several by what they are. */
function titleOf(matches: readonly Match[]): string {
  const sides = new Set(matches.map(({ mySide }) => mySide));
  const [first] = matches;
  if (sides.size > 1 || !first) return shell('yourPeople');
  if (first.mySide === 'mentor') return shell('yourMentees');
  return matches.length > 1 ? shell('yourMentors') : shell('withName', { name: firstName(first.partner?.name ?? null) });
}

export const makeScreen = (app: AppHost): Screen => new PartnersScreen(app);

export const styles = [
  avatarStyles, choiceStyles, dialogStyles, emptyStyles, goalRowStyles, iconStyles, tagStyles, timesStyles, meetingCardStyles, goalsSummaryStyles, summarySectionStyles,
  css`
    .people,
    .people > .api-task,
    .pair-part {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    div.people {
      max-inline-size: 760px;
    }
    .people > li + li {
      padding-block-start: 32px;
      margin-block-start: 8px;
      border-block-start: 1px solid var(--_line);
    }
    .partner-head {
      display: flex;
      align-items: center;
      gap: 16px;
      min-inline-size: 0;
    }
    .pair-part > .facts {
      gap: 4px 24px;
      margin-block-start: -8px;
    }
    .began {
      gap: 4px;
      padding-block-start: 12px;
    }
    .began > blockquote {
      margin: 0;
      white-space: pre-line;
    }
    summary {
      display: flex;
      align-items: center;
      gap: 6px;
      inline-size: fit-content;
      min-block-size: 24px;
      border-radius: 2px;
      color: var(--_accent-ink);
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    summary > .icon {
      transition: transform var(--_quick) var(--_ease);
    }
    [open] > summary > .icon {
      transform: rotate(180deg);
    }
  `,
];
