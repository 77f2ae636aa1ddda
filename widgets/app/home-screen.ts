import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { goalRowStyles, goalSummary } from '../goals/goal-row.ts';
import { LazyView } from '../lazy-view.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tagStyles } from '../parts/tag.ts';
import { firstName, timesStyles } from '../parts/times.ts';
import { requestRow, requestRowStyles } from '../requests/request-row.ts';
import { MeetingAlarm } from '../scheduling/meeting-alarm.ts';
import { meetingCard, meetingCardStyles } from '../scheduling/meeting-card.ts';
import { dateIn } from '../text/calendar-dates.ts';
import type { AppHost, Screen } from './app-host.ts';
import { goalsSummaryStyles } from './goals-summary.styles.ts';
import { greeting, standing } from './greeting.ts';
import { follow } from './header-bar.ts';
import { text } from './home.text.ts';
import type { Home } from './navigation.ts';
import { nextStepCard, nextStepStyles, stepTitle, type StepTarget } from './next-step.ts';
import { partnerFace, partnerStyles } from './partner-card.ts';
import { hashOf, type Page } from './route.ts';
import { text as shell } from './shell.text.ts';
import { summarySection, summarySectionStyles } from './summary-section.ts';
import type { WaitingPeople } from './waiting-people.ts';

/** The first page: what to do now, in one look. */
class HomeScreen implements Screen {
  readonly #app: AppHost;
  #waiting: WaitingPeople | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    if (app.me?.roles.includes('coordinator') || app.me?.roles.includes('tenant-admin')) void this.#bringWaiting();
    const meetings = () => (app.home.value?.nextMeeting ? [app.home.value.nextMeeting] : []);
    new MeetingAlarm(app, () => app.clock(), meetings, () => void app.home.refresh());
  }

  render(): TemplateResult {
    const { me, formats, headingLevel: level } = this.#app;
    const home = this.#app.home.value;
    const line = me && home ? standing(me, home, formats) : '';
    return html`<div class="home">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${greeting(me?.person.name ?? null, formats, this.#app.clock())}</div>
        ${line ? html`<p class="body soft">${line}</p>` : nothing} ${this.#app.feedback.offline()}
      </header>
      ${this.#app.home.render({ pending: () => pending(), complete: (value) => (value ? this.#renderParts(value) : nothing) })}
    </div>`;
  }

  /** Another next step that comes of somebody else, as after a mentor's yes. What a coordinator has just done is said where they did it. */
  saysChange({ next: before }: Home, after: Home): string | undefined {
    const { step, partner } = after.next;
    const isSame = step === before.step && partner?.id === before.partner?.id;
    return isSame || !(partner ?? before.partner) ? undefined : stepTitle(after, this.#app.formats, this.#app.clock());
  }

  #renderParts(home: Home): TemplateResult {
    const { me, formats, headingLevel: level } = this.#app;
    if (!me) return html``;
    const now = this.#app.clock();
    const main = [this.#renderMeeting(home), this.#renderGoals(home), this.#waiting?.render() ?? nothing].filter((part) => part !== nothing);
    const side = [this.#renderPartner(home), this.#renderRequests(home)].filter((part) => part !== nothing);
    return html`
      ${nextStepCard({ home, me: me.person, level, formats, now, onGo: this.#onStep })}
      <div class="home-parts ${side.length > 0 && main.length > 0 ? 'two' : ''}">
        ${main.length > 0 ? html`<div>${main}</div>` : nothing} ${side.length > 0 ? html`<div>${side}</div>` : nothing}
      </div>
    `;
  }

  #renderMeeting({ nextMeeting: meeting }: Home): TemplateResult | typeof nothing {
    const { me, formats, headingLevel: level } = this.#app;
    if (!meeting || !me) return nothing;
    const content = meetingCard({ meeting, me: me.person, formats, now: this.#app.clock(), level: level + 2, onOpen: ({ id }) => this.#app.go('meetings', `meeting/${id}`) });
    return this.#section(text('nextMeeting'), { label: text('allMeetings'), page: 'meetings' }, content);
  }

  #renderGoals({ goals }: Home): TemplateResult | typeof nothing {
    if (goals.length === 0) return nothing;
    const { me, formats } = this.#app;
    const now = this.#app.clock();
    const reading = { reader: me?.person.id, today: dateIn(formats.own, now), formats, now };
    const link = (id: string, title: string) => html`<a class="goal-link group" href=${hashOf('goals', id)} @click=${(event: MouseEvent) => follow(event, () => this.#app.go('goals', id))}>${title}</a>`;
    const content = html`<ul class="divided goals">${repeat(goals, ({ id }) => id, (goal) => html`<li>${goalSummary(goal, { ...reading, name: link(goal.id, goal.title) })}</li>`)}</ul>`;
    return this.#section(shell('goals'), { label: text('openGoals'), page: 'goals' }, content);
  }

  #renderPartner({ matches }: Home): TemplateResult | typeof nothing {
    const own = matches.filter(({ partner }) => partner !== null);
    const [first] = own;
    if (!first?.partner) return nothing;
    const name = firstName(first.partner.name);
    const { formats } = this.#app;
    const faces = own.map((match) => html`<li>${partnerFace(match, formats, this.#app.clock())}</li>`);
    const title = own.length === 1 ? name : first.mySide === 'mentor' ? shell('yourMentees') : shell('yourMentors');
    const more = own.length === 1 ? text('more', { name }) : text('seeAll');
    const board = html`<a class="board-link" href=${hashOf('board')} @click=${(event: MouseEvent) => follow(event, () => this.#app.go('board'))}>${shell('board')}</a>`;
    return this.#section(title, { label: more, page: 'partners' }, html`<ul class="card divided partners">${faces}</ul>${board}`);
  }

  /** Who was asked or asks. The only one, where it is the next step, is told there already. */
  #renderRequests({ requests, next }: Home): TemplateResult | typeof nothing {
    if (requests.every(({ id }) => id === next.requestId)) return nothing;
    const me = this.#app.me?.person.id;
    const rows = repeat(requests, ({ id }) => id, (request) => html`<li>${requestRow({ request, side: request.mentee.id === me ? 'sent' : 'received', host: this.#app })}</li>`);
    return this.#section(shell('requests'), { label: text('allRequests'), page: 'requests' }, html`<ul class="card divided requests">${rows}</ul>`);
  }

  #section(title: string, more: { label: string; page: Page }, content: TemplateResult): TemplateResult {
    return summarySection({ title, level: this.#app.headingLevel + 1, more, onGo: (page) => this.#app.go(page), content });
  }

  /** Only coordinators need it. Where it does not come the rest of the page is whole, and the next step's verb tries again. */
  async #bringWaiting(): Promise<void> {
    const module = await new LazyView(this.#app, () => import('./waiting-people.ts')).load().catch(() => undefined);
    if (module) this.#waiting ??= new module.WaitingPeople(this.#app);
    this.#app.requestUpdate();
  }

  readonly #onStep = (target: StepTarget): void => {
    if (target !== 'waiting-people') this.#app.go(target.page, target.rest);
    else if (this.#waiting) this.#waiting.focus();
    else void this.#bringWaiting();
  };
}

function pending(): TemplateResult {
  return html`<div class="home-parts"><div class="card">${skeletonLines('third', 'half', 'most')}</div><div class="card">${skeletonLines('half', 'most', 'third')}</div></div>`;
}

export const makeScreen = (app: AppHost): Screen => new HomeScreen(app);

export const styles = [
  nextStepStyles, goalRowStyles, tagStyles, timesStyles, meetingCardStyles, partnerStyles, requestRowStyles, goalsSummaryStyles, summarySectionStyles,
  css`
    .home,
    .home > .api-task,
    .home-parts,
    .home-parts > div {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 32px;
      align-content: start;
    }
    .home {
      gap: 24px;
    }
    .home > header {
      display: grid;
      gap: 4px;
    }
    .requests {
      padding-block: 12px;
    }
    .board-link {
      justify-self: start;
    }
    .partners > li + li {
      margin-block-start: 16px;
      padding-block-start: 16px;
    }
    @container app (width > 900px) {
      .home-parts.two {
        grid-template-columns: minmax(0, 1fr) 352px;
        gap: 40px;
      }
    }
  `,
];
