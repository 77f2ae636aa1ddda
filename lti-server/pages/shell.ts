import type { Locale } from '../../models/vocabulary.ts';
import { html, jsonBlock, type Html } from './html.ts';
import { page } from './notice.ts';
import { skeleton } from './skeleton.ts';

export interface Shell {
  readonly locale: Locale;
  readonly title: string;
  readonly toolUrl: string;
  /** The address that a reload asks: it knows its platform, and is not secret. */
  readonly address: string;
  /** The platform's main colour, else the program's own, `#rrggbb`. */
  readonly brandColour: string | null;
  /** What the widgets take out of the page at once: the Bearer, who I am, the first read. */
  readonly session: Readonly<Record<string, unknown>>;
}

/** The launched page: everything is there for the first picture, and the widgets need no request before their first data. */
export function shellPage({ locale, title, toolUrl, address, brandColour, session }: Shell): Html {
  return page(locale, title, ['shell.js', 'frame-size.js', '/v1/mentor.js'], html`
    ${jsonBlock('mentor-session', session)}
    <mentor-app server="${toolUrl}" data-address="${address}" ${brandColour !== null && html`data-brand="${brandColour}"`}>
      ${skeleton(locale)}
    </mentor-app>`);
}
