import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { askForRoster, listCourses, unlinkCourse } from '../api/operations.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import type * as invitePeople from '../external-people/invite-people.ts';
import { LazyView } from '../lazy-view.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { people as peopleIcon } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import type * as programRequests from '../requests/program-requests.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { relativeTime } from '../text/relative-time.ts';
import type { AppHost, Screen } from './app-host.ts';
import { CourseMembers, courseMembersStyles } from './course-members.ts';
import { FailingAddresses } from './failing-addresses.ts';
import { LazyPart } from './lazy-part.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { text } from './people.text.ts';
import { text as shell } from './shell.text.ts';

type Course = Shape<'Course'>;
type Courses = CallAnswer<'listCourses'>;

/** How soon a list that is on its way is looked at again (ms). */
const againMs = 4_000;

/** For coordinators, and for teachers of a further course: who is in the courses of the program, and how far the platform's list can be trusted. */
class PeopleScreen implements Screen {
  readonly #app: AppHost;
  readonly #courses: ApiTask<Courses>;
  readonly #ask: ApiAction<string, Shape<'Roster'>>;
  readonly #unlink: ApiAction<string, undefined>;
  readonly #members: CourseMembers;
  readonly #failing: FailingAddresses | undefined;
  readonly #outsideView: LazyView<typeof invitePeople>;
  #outside: invitePeople.InvitePeople | undefined;
  readonly #requests: LazyPart<typeof programRequests, programRequests.ProgramRequests>;
  #chosen: string | undefined;
  #unlinking = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#courses = new ApiTask(app, {
      load: async (api, _args, options) => this.#follow(await api.call(listCourses, {}, options)),
      refreshOn: ['program.'],
      isEmpty: ({ items }) => items.length === 0,
    });
    this.#ask = new ApiAction(app, (api, rosterId, options) => api.call(askForRoster, { path: { rosterId } }, options));
    this.#unlink = new ApiAction(app, (api, courseId, options) => api.call(unlinkCourse, { path: { courseId } }, options));
    this.#outsideView = new LazyView(app, () => import('../external-people/invite-people.ts'));
    this.#requests = new LazyPart(app, () => import('../requests/program-requests.ts'), ({ ProgramRequests }) => new ProgramRequests(app));
    this.#failing = this.#mayEdit ? new FailingAddresses(app) : undefined;
    this.#members = new CourseMembers(app, () => this.#course()?.roster ?? undefined);
  }

  leave(): void {
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#unlinking = false;
    this.#ask.clear();
    this.#unlink.clear();
    this.#members.leave();
    this.#outside?.leave();
  }

  render(): TemplateResult {
    const { headingLevel: level } = this.#app;
    return html`<div class="narrow-screen people-screen">
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${shell('people')}</div>
        <p class="body soft">${this.#mayEdit ? text('lead') : text('teacherLead')}</p>
        ${this.#app.feedback.offline()}
      </header>
      ${this.#failing?.render() ?? nothing}
      ${this.#courses.render({
        pending: () => skeletonLines('third', 'most', 'half', 'full'),
        complete: ({ items }) => this.#renderCourses(items),
        empty: () => empty({ shape: peopleIcon, title: text('noCourses'), words: text('noCoursesWords'), level: level + 1 }),
      })}
      ${this.#mayEdit ? html`${this.#renderRequests()}${this.#renderOutside()}` : nothing}
    </div>`;
  }

  /** Brought when it is opened, and read then: what somebody looks for when a mentee asks where their request is. */
  #renderRequests(): TemplateResult {
    const shown = this.#requests.render();
    return html`<details class="card" id="requests" @toggle=${() => void this.#requests.bring()}>
      <summary class="group">${text('requests')}</summary>
      ${shown === nothing ? skeletonLines('half', 'most', 'half') : shown}
    </details>`;
  }

  /** Brought when it is opened: few programs have people from outside. */
  #renderOutside(): TemplateResult {
    return html`<details class="card" id="outside" @toggle=${() => void this.#bringOutside()}>
      <summary class="group">${text('outside')}</summary>
      ${this.#outside?.render() ?? skeletonLines('half', 'most', 'half')}
    </details>`;
  }

  async #bringOutside(): Promise<void> {
    if (this.#outside) return;
    const { InvitePeople } = await this.#outsideView.load();
    this.#outside ??= new InvitePeople(this.#app);
    this.#app.requestUpdate();
  }

  #renderCourses(courses: readonly Course[]): TemplateResult {
    const course = this.#course();
    if (!course) return html``;
    return html`<section class="narrow-part" aria-label=${course.title}>
        ${courses.length > 1
          ? this.#renderChoice(courses, course)
          : html`<div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} dir="auto">${course.title}</div>`}
        ${course.roster ? this.#renderReading(course.roster) : banner('info', text('noRoster'))}
        ${course.roster ? this.#members.render() : nothing}
        ${this.#renderInvitation(course)}
        ${this.#mayEdit && !course.isHome ? this.#renderUnlink(course) : nothing}
      </section>`;
  }

  #renderChoice(courses: readonly Course[], chosen: Course): TemplateResult {
    return field({ id: 'course', label: text('course'), ...(chosen.isHome ? { hint: text('homeCourse') } : {}) }, (control) => html`<select
        class="input"
        id=${control.id}
        aria-describedby=${control.describedBy}
        @change=${(event: Event) => {
          this.#chosen = (event.target as HTMLSelectElement).value;
          this.#members.leave();
          this.#app.requestUpdate();
        }}
      >
        ${courses.map(({ id, title }) => html`<option value=${id} .selected=${id === chosen.id}>${title}</option>`)}
      </select>`);
  }

  /** When the list was read last and what came of it, and the way to have it read now. */
  #renderReading({ id, members, readAt, state, fault }: Shape<'Roster'>): TemplateResult {
    const { formats } = this.#app;
    const when = readAt ? text('readOn', { count: members, when: relativeTime(readAt, this.#app.clock(), formats) }) : text('neverRead');
    const onItsWay = state === 'waiting' || state === 'reading';
    const { problem } = this.#ask;
    return html`<div class="stack">
      ${state === 'failing' && fault ? banner('warn', faultWords(fault)) : nothing}
      ${problem ? problemBanner(problem, () => void this.#readAgain(id)) : nothing}
      <div class="row between">
        <p class="soft" role="status">${when}${onItsWay ? html` ${text(state)}` : nothing}</p>
        ${onItsWay ? nothing : html`<button class="button small" type="button" id="read-again" aria-busy=${this.#ask.busy ? 'true' : 'false'} @click=${() => void this.#readAgain(id)}>${text('readAgain')}</button>`}
      </div>
    </div>`;
  }

  /** A launch is the only way in, and only the course knows its address. */
  #renderInvitation({ title }: Course): TemplateResult {
    const invitation = text('invitation', { program: this.#app.me?.program?.title ?? '', course: title });
    return html`<details class="card">
      <summary class="group">${text('inviteTitle')}</summary>
      <div class="stack">${field({ id: 'invitation', label: text('inviteWords') }, (control) => html`<textarea class="input" id=${control.id} rows="3" readonly dir="auto" .value=${invitation}></textarea>`)}
      <div><button class="button" type="button" @click=${() => void this.#copy(invitation)}>${text('copy')}</button></div></div>
    </details>`;
  }

  #renderUnlink({ id, title }: Course): TemplateResult {
    const close = () => {
      this.#unlinking = false;
      this.#app.requestUpdate();
    };
    return html`<div><button class="button danger" type="button" aria-haspopup="dialog" @click=${() => {
        this.#unlinking = true;
        this.#app.requestUpdate();
      }}>${text('unlink')}</button></div>
      ${dialog({
        id: 'unlink',
        open: this.#unlinking,
        title: text('unlinkTitle', { course: title }),
        body: html`<p>${text('unlinkWords')}</p>${this.#unlink.problem ? problemBanner(this.#unlink.problem) : nothing}`,
        actions: html`<button class="button" type="button" @click=${close}>${text('keepIt')}</button>
          <button class="button danger" type="button" aria-busy=${this.#unlink.busy ? 'true' : 'false'} @click=${() => void this.#takeAway(id, title)}>${text('takeIt')}</button>`,
        onClose: close,
      })}`;
  }

  get #mayEdit(): boolean {
    const roles = this.#app.me?.roles ?? [];
    return roles.includes('coordinator') || roles.includes('tenant-admin');
  }

  #course(): Course | undefined {
    const items = this.#courses.value?.items ?? [];
    return items.find(({ id }) => id === this.#chosen) ?? items[0];
  }

  /** While a list is on its way it is looked at again. */
  #follow(courses: Courses): Courses {
    clearTimeout(this.#again);
    const onItsWay = courses.items.some(({ roster }) => roster?.state === 'waiting' || roster?.state === 'reading');
    this.#again = onItsWay ? setTimeout(() => void this.#courses.refresh().then(() => this.#members.refresh()), againMs) : undefined;
    return courses;
  }

  async #readAgain(rosterId: string): Promise<void> {
    const asked = await this.#ask.run(rosterId);
    if (!asked) return;
    announce(text('saidAsked'));
    await this.#courses.refresh();
  }

  async #takeAway(courseId: string, course: string): Promise<void> {
    const done = await this.#unlink.run(courseId);
    if (!done) return;
    this.#unlinking = false;
    this.#chosen = undefined;
    await this.#courses.refresh();
    await this.#app.updateComplete;
    announce(text('saidUnlinked', { course }));
    this.#app.focusContent();
  }

  /** A frame may not be allowed to write to the clipboard; the text stands there, selected. */
  async #copy(invitation: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(invitation);
      announce(text('copied'));
    } catch {
      this.#app.renderRoot.querySelector<HTMLTextAreaElement>('#invitation')?.select();
      announce(text('copyByHand'));
    }
  }
}

function faultWords(fault: NonNullable<Shape<'Roster'>['fault']>): unknown {
  if (fault === 'scope' || fault === 'token' || fault === 'forbidden') return text.rich('notAllowed');
  if (fault === 'gone') return text.rich('gone');
  return fault === 'busy' || fault === 'down' ? text.rich('down') : text.rich('odd');
}

export const makeScreen = (app: AppHost): Screen => new PeopleScreen(app);
export const styles = [dialogStyles, emptyStyles, fieldStyles, narrowScreenStyles, courseMembersStyles];
