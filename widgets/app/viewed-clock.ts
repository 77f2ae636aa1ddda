import { html, type TemplateResult } from 'lit';
import { banner } from '../parts/banner.ts';
import { globe } from '../parts/icons.ts';
import { zoneOffset } from '../text/zone-offset.ts';
import type { AppHost } from './app-host.ts';
import { text } from './clock.text.ts';

/** Which clock is looked at in place of the reader's own, and the way back to that. */
export function viewedClock(app: AppHost): TemplateResult {
  const { formats } = app;
  const { zone, own } = formats;
  const back = () => {
    app.session?.viewZone(undefined);
    app.focusContent();
  };
  const action = html`<button class="button small" type="button" @click=${back}>${text('back', { place: formats.place(own) })}</button>`;
  return banner('info', text.rich('viewed', { place: formats.place(zone), offset: zoneOffset(zone, app.clock()) }), { shape: globe, action });
}

/** The page around it has those of every banner. */
export const styles = [];
