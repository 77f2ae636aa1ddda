import { html, type TemplateResult } from 'lit';
import { choiceStyles } from '../../parts/choice.ts';
import { dialogStyles } from '../../parts/dialog.ts';
import { fieldStyles } from '../../parts/field.ts';
import { icon, iconStyles } from '../../parts/icon.ts';
import { left } from '../../parts/icons.ts';
import { tagStyles } from '../../parts/tag.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { viewHeading, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { screenStyles } from '../screen.styles.ts';
import { BusyCalendars, busyCalendarsStyles } from './busy-calendars.ts';
import { text } from './busy-calendars.text.ts';

export const styles = [choiceStyles, dialogStyles, fieldStyles, iconStyles, tagStyles, busyCalendarsStyles, screenStyles];

export function makeScreen(host: SchedulingHost): Screen {
  return new BusyScreen(host);
}

/** When a mentee is busy: the calendars that say it. A mentor has them beside the hours that they set. */
class BusyScreen implements Screen {
  readonly #host: SchedulingHost;
  readonly #calendars: BusyCalendars;

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#calendars = new BusyCalendars(host);
  }

  render(): TemplateResult {
    return html`<div class="scheduling">
      <button class="link plain back" type="button" @click=${() => this.#host.go('meetings')}>${icon(left, 16)}${meetingsText('meetings')}</button>
      <div class="screen-head"><div>${viewHeading(this.#host, meetingsText('whenBusy'))}<p class="body soft">${text('lead')}</p></div></div>
      ${this.#host.feedback.offline()}
      <div class="card">${this.#calendars.render()}</div>
    </div>`;
  }
}
