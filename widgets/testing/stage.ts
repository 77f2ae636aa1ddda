import { ContextProvider } from '@lit/context';
import { apiContext, placeContext, sessionContext } from '../api/contexts.ts';
import type { Me } from '../api/session.ts';
import { Formats } from '../text/formats.ts';
import { directionOf, useLocale, type WidgetLocale } from '../text/locale.ts';
import { fakeApi, type FakeApi } from './fake-api.ts';
import { meAsMentee } from './people.ts';

export interface StageOptions {
  api?: FakeApi;
  me?: Me;
  locale?: WidgetLocale;
  /** Where the reader lives, `US`; British English and the like where absent. */
  region?: string;
  theme?: 'light' | 'dark';
  /** Pixels; the full width of the page if absent. */
  width?: number;
}

/** A box that gives the elements in it what `<mentor-app>` or a host page would: API, session, locale, zone, theme, width. */
export async function makeStage({ api = fakeApi(), me = meAsMentee, locale = 'en', region, theme = 'light', width }: StageOptions = {}): Promise<HTMLElement> {
  await useLocale(locale);
  const stage = document.createElement('div');
  stage.lang = locale === 'pseudo' ? 'en' : locale;
  stage.dir = directionOf(locale);
  stage.style.setProperty('--_scheme', theme);
  stage.style.setProperty('color-scheme', theme);
  stage.style.setProperty('background', theme === 'dark' ? '#171614' : '#faf8f5');
  if (width !== undefined) stage.style.setProperty('inline-size', `${width}px`);
  new ContextProvider(stage, { context: apiContext, initialValue: api });
  const session = new ContextProvider(stage, {
    context: sessionContext,
    initialValue: {
      state: 'live', me, setMe: (changed: Me) => session.setValue({ ...session.value, me: changed }),
      viewedZone: undefined,
      viewZone: (zone) => {
        api.viewedZone = zone;
        session.setValue({ ...session.value, viewedZone: zone });
        place.setValue(new Formats(locale, zone ?? own, region, own));
      },
    },
  });
  const own = me.person.zone ?? 'UTC';
  const place = new ContextProvider(stage, { context: placeContext, initialValue: new Formats(locale, own, region) });
  return stage;
}
