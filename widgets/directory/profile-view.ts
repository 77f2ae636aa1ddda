import { html, nothing, type TemplateResult } from 'lit';
import type { Api, CallOptions } from '../api/operation.ts';
import { readMatchRequest, readMentor } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import { SaidAnswers } from '../questions/said-answers.ts';
import { avatar } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { icon } from '../parts/icon.ts';
import { check, left } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import type { MatchRequest } from '../requests/request-facts.ts';
import { standingOf } from '../requests/request-words.ts';
import { AskPanel } from './ask-panel.ts';
import { standingOf as readerStanding, type BothClocks, type DirectoryHost, type MentorProfile } from './directory-host.ts';
import { text } from './directory.text.ts';
import { fitParts } from './fit-parts.ts';
import { factList, ofReader, places } from './mentor-facts.ts';
import { reasonWords, theirTime, topicLabel } from './mentor-words.ts';
import { LazyView } from '../lazy-view.ts';
import type * as FlashModule from '../flash/flash-booking.ts';
import type { FlashHost } from '../flash/flash-host.ts';
import { reasonsFor } from './reasons.ts';

export { profileViewStyles as styles } from './profile-view.styles.ts';

/** A mentor's page, with the reader's request to them where there is one. */
export interface ShownProfile {
  profile: MentorProfile;
  request: MatchRequest | undefined;
}

/** What the page of one mentor needs of the element around the list. */
export interface ProfileHost extends DirectoryHost, FlashHost {
  /** Shows the profile as a write has left it. */
  takeProfile(shown: ShownProfile): void;
}

/** One mentor: who, in their words, what with, when; and the request, beside or below. Loaded when a profile is first opened. */
export class ProfileView {
  readonly #host: ProfileHost;
  readonly #ask: AskPanel;
  readonly #flashView: LazyView<typeof FlashModule>;
  /** There once a mentor who offers flash sessions was opened. */
  #flash: FlashModule.FlashBooking | undefined;
  readonly #said: SaidAnswers;
  #shown: ShownProfile | undefined;

  constructor(host: ProfileHost) {
    this.#host = host;
    this.#flashView = new LazyView(host, () => import('../flash/flash-booking.ts'));
    this.#said = new SaidAnswers(host);
    this.#ask = new AskPanel(host, { onChanged: (request) => this.#changed(request), onMovedOn: () => void host.refreshProfile() });
  }

  async read(api: Api, mentorId: string, options: CallOptions): Promise<ShownProfile> {
    this.#said.forget();
    const [profile] = await Promise.all([api.call(readMentor, { path: { mentorId } }, options), this.#ask.open(mentorId)]);
    if (profile.flashMinutes !== null && readerStanding(this.#host) !== 'look') {
      const { FlashBooking } = await this.#flashView.load();
      (this.#flash ??= new FlashBooking(this.#host)).come(profile);
    }
    if (profile.state === 'full' && !profile.request && !profile.matchId) await this.#ask.openFull();
    const request = profile.request ? await api.call(readMatchRequest, { path: { requestId: profile.request.id } }, options) : undefined;
    return { profile, request };
  }

  /** What the mentor has done with the reader's request meanwhile, in a sentence. */
  saysChange({ request: before }: ShownProfile, { request: after }: ShownProfile): string | undefined {
    if (!before || !after || before.id !== after.id) return undefined;
    const words = standing(after, this.#host);
    return words === standing(before, this.#host) ? undefined : words;
  }

  render(shown: ShownProfile): TemplateResult {
    this.#shown = shown;
    const { profile, request } = shown;
    const { headingLevel } = this.#host;
    const panel = this.#ask.render(profile, request, headingLevel + 1);
    return html`${this.#back()}
      <div class="profile ${panel === nothing ? 'alone' : ''}">
        <div class="profile-main">${this.#who(shown)}${this.#host.feedback.offline()}${this.#words(profile)}${this.#said.shown(profile.id, headingLevel + 1)}${this.#fit(profile)}${this.#topics(profile)}${this.#times(profile)}${this.#offersFlash(profile)}</div>
        ${panel}
      </div>`;
  }

  renderProblem(problem: Problem, onRetry: () => void): TemplateResult {
    return html`${this.#back()}${problemBanner(problem, onRetry)}`;
  }

  #back(): TemplateResult {
    const { total } = this.#host;
    return html`<button class="button quiet small back" id="profile-back" type="button" @click=${() => this.#host.open(undefined)}>
      ${icon(left, 16)}${total ? text('back', { count: total }) : text('backPlain')}
    </button>`;
  }

  #who({ profile, request }: ShownProfile): TemplateResult {
    const { name, headline, state, matchId } = profile;
    const { headingLevel } = this.#host;
    const toAsk = readerStanding(this.#host) === 'ask' && state === 'open' && !request && !matchId && !profile.fit?.obstacles.length;
    return html`<header class="profile-who">
      ${avatar(profile, 80)}
      <div>
        <div class=${headingLevel === 1 ? 'title' : 'section'} role="heading" aria-level=${headingLevel} id="profile-title" tabindex="-1">${name}</div>
        ${headline ? html`<p class="body soft" dir="auto">${headline}</p>` : nothing}
        <div class="profile-facts">${factList(profile, this.#host)}${places(profile)}${matchId ? ofReader(this.#host) : nothing}</div>
        ${toAsk ? html`<button class="button jump" type="button" @click=${() => this.#host.focusOn('#request-goal', '.ask-panel')}>${text('ask', { name: firstName(name) })}</button>` : nothing}
      </div>
    </header>`;
  }

  #words({ name, about }: MentorProfile): TemplateResult {
    const first = firstName(name);
    return this.#part(text('inWords', { name: first }), about ? html`<p class="body prose" dir="auto">${about}</p>` : html`<p class="soft">${text('noWords', { name: first })}</p>`);
  }

  #fit(profile: MentorProfile): TemplateResult | typeof nothing {
    return profile.fit ? this.#part(text('fitTitle'), html`${this.#obstacles(profile)}${fitParts(profile, this.#host)}`) : nothing;
  }

  /** Why these two cannot be a pair, before the parts that speak for it. */
  #obstacles(profile: MentorProfile): readonly TemplateResult[] {
    const reasons = reasonsFor(profile).filter(({ kind }) => kind === 'obstacle');
    return reasons.map((reason) => banner('warn', reasonWords(reason, profile, this.#host)));
  }

  #topics({ topics, sharedTopics }: MentorProfile): TemplateResult | typeof nothing {
    if (topics.length === 0) return nothing;
    const asked = topics.filter((topic) => sharedTopics.includes(topic));
    const others = topics.filter((topic) => !sharedTopics.includes(topic));
    const label = (topic: string) => topicLabel(topic, this.#host);
    return this.#part(
      text('canHelpWith'),
      html`<ul class="row">${asked.map((topic) => html`<li>${tag(label(topic), 'accent', check)}</li>`)}${others.map((topic) => html`<li>${tag(label(topic))}</li>`)}</ul>
        ${asked.length > 0 ? html`<p class="soft">${text('checkMarks')}</p>` : nothing}`,
    );
  }

  #times({ name, nextSlots, meetingMinutes, matchId }: MentorProfile): TemplateResult {
    const first = firstName(name);
    if (nextSlots.length === 0) return this.#part(text('nextTimes'), html`<p class="soft">${text('noTimes', { name: first })}</p>`);
    return this.#part(
      text('nextTimes'),
      html`<ul class="next-times">${nextSlots.map((slot) => this.#time(slot))}</ul>
        ${readerStanding(this.#host) === 'ask' && !matchId ? html`<p class="soft">${text('bookAfter', { name: first })}</p>` : nothing}`,
      text('timesNote', { count: meetingMinutes }),
    );
  }

  /** Also for whoever has a mentor, or asks one who is full: a session takes no place. */
  #offersFlash(profile: MentorProfile): TemplateResult | typeof nothing {
    if (!this.#flash || profile.fit?.obstacles.length) return nothing;
    return this.#flash.render(profile, this.#host.headingLevel + 1);
  }

  #time(slot: BothClocks): TemplateResult {
    const { formats } = this.#host;
    return html`<li class="next-time"><p class="meta">${formats.day(slot.yours.date)}</p><p class="group">${formats.clock(slot.yours.from)}</p><p class="meta">${theirTime(slot, formats)}</p></li>`;
  }

  #part(title: string, content: unknown, note?: string): TemplateResult {
    return html`<section class="profile-part">
      <div class="row between"><div class="group" role="heading" aria-level=${this.#host.headingLevel + 1}>${title}</div>${note ? html`<p class="soft">${note}</p>` : nothing}</div>
      ${content}
    </section>`;
  }

  #changed(request: MatchRequest): void {
    if (!this.#shown) return;
    this.#host.takeProfile({ ...this.#shown, request });
    void this.#host.refresh();
  }
}

function standing(request: MatchRequest, reader: ProfileHost): string {
  return standingOf(request, 'sent', reader).words;
}
