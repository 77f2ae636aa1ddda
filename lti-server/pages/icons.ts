import { Html, html } from './html.ts';

/** Paths on a 24 grid, stroke 1.5: of the design's icon set. */
const paths = {
  alert: '<path d="M12 4 21 20H3Z"/><path d="M12 10v4.5"/><path d="M12 17.2v.1"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l2.8 1.8"/>',
  external: '<path d="M10.5 5H5v14h14v-5.5"/><path d="M14 4h6v6"/><path d="M20 4l-8.5 8.5"/>',
  link: '<path d="M9.5 14.5l5-5"/><path d="M8 11l-2.2 2.2a3.5 3.5 0 0 0 5 5L13 16"/><path d="M16 13l2.2-2.2a3.5 3.5 0 0 0-5-5L11 8"/>',
  person: '<circle cx="12" cy="8.5" r="3.5"/><path d="M5 19.5c.8-3.6 3.6-5.5 7-5.5s6.2 1.9 7 5.5"/>',
  done: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  sign: '<circle cx="8.5" cy="12" r="6"/><circle cx="15.5" cy="12" r="6"/><path d="M12 12v.1"/>',
  path: '<path d="M6 16.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 18.5h7a3.25 3.25 0 0 0 0-6.5H9a3.25 3.25 0 0 1 0-6.5h7"/>',
  calendar: '<path d="M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM4 10h16M8 3v4M16 3v4"/>',
  check: '<circle cx="12" cy="12" r="9"/><path d="M8 12.3l2.8 2.8 5.2-5.6"/>',
  flag: '<path d="M5.5 21V4M5.5 4.5h12l-2.5 4.5 2.5 4.5h-12"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"/>',
  goal: '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="4.5"/><path d="M12 12v.1"/>',
  people: '<path d="M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19.5c.4-3.5 3-5.5 6.5-5.5s6.1 2 6.5 5.5M15.5 5a3.2 3.2 0 0 1 0 6.2M17.5 14.3c2.3.6 3.7 2.4 4 5.2"/>',
  inbox: '<path d="M4 13l2.5-7.2A1.5 1.5 0 0 1 8 5h8a1.5 1.5 0 0 1 1.5.8L20 13v5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18zM4 13h4.5l1.5 2.5h4l1.5-2.5H20"/>',
  copy: '<rect x="9" y="9" width="10.5" height="10.5" rx="1.5"/><path d="M15 9V4.5H4.5V15H9"/>',
} as const;
export type IconName = keyof typeof paths;

/** Decoration beside words, so hidden from assistive technology; a direction turns with the page's. */
export function icon(name: IconName): Html {
  return html`<svg class="icon ${name === 'external' || name === 'path' ? 'turns' : ''}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${new Html(paths[name])}</svg>`;
}
