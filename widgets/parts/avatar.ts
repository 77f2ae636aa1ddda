import { css, html, unsafeCSS, type TemplateResult } from 'lit';
import { hueOf, initials } from './initials.ts';

/** Whom an avatar stands for. Without a name (blind mode) it shows "?" on neutral ground. */
export interface Face {
  id: string;
  name: string | null;
  /** The name is a role and a number. */
  blind?: true;
}

export type AvatarSize = 24 | 28 | 32 | 40 | 48 | 56 | 80;

/** Decorative: the name always stands beside it or is said otherwise. */
export function avatar({ id, name, blind }: Face, size: AvatarSize = 40): TemplateResult {
  const isNamed = name && !blind;
  return html`<span class="avatar a${size} ${isNamed ? `hue-${hueOf(id)}` : ''}" aria-hidden="true">${isNamed ? initials(name) : '?'}</span>`;
}

/** Two people who belong together; the first lies behind. */
export function avatarPair(first: Face, second: Face, size: AvatarSize = 56): TemplateResult {
  return html`<span class="pair ${size < 40 ? 'tight' : ''}">${avatar(first, size)}${avatar(second, size)}</span>`;
}

/** A face with its name and one line about the person. */
export function personLine(face: Face, line: unknown, size: AvatarSize = 40): TemplateResult {
  return html`<span class="person">${avatar(face, size)}<span><span class="person-name" dir="auto">${face.name}</span><span class="person-line" dir="auto">${line}</span></span></span>`;
}

/** Ground and text, light and dark, of the twelve hues; the lowest contrast is 7.8. */
const hues = [
  ['ffd2cd', '622826', '5c332f', 'ffd8d4'],
  ['fed7be', '5e2f05', '58371f', 'ffddc6'],
  ['f1deb7', '513800', '4e3d16', 'f4e3bf'],
  ['dee5bb', '3c4200', '3f431c', 'e3e9c4'],
  ['caeaca', '1b481f', '2a482b', 'd1eed1'],
  ['bcecda', '004b36', '174a3b', 'c5f0df'],
  ['b6eceb', '004a4b', '084949', 'bff0ef'],
  ['b9e8fb', '00455e', '134658', 'c2ecfe'],
  ['c5e3ff', '133f68', '26425e', 'cce8ff'],
  ['d4deff', '313869', '363d5f', 'dae3ff'],
  ['f1d5f7', '502d58', '4e3553', 'f4dafa'],
  ['ffd1e1', '5e283f', '593241', 'ffd7e6'],
];
const sizeRules = [24, 28, 32, 40, 48, 56, 80].map((size) => `.a${size}{--_size:${size}px}`).join('');
const hueRules = hues
  .map(([ground, ink, darkGround, darkInk], hue) => `.hue-${hue}{background:light-dark(#${ground},#${darkGround});color:light-dark(#${ink},#${darkInk})}`)
  .join('');

export const avatarStyles = css`
  .avatar {
    flex: none;
    display: inline-grid;
    place-content: center;
    inline-size: var(--_size);
    block-size: var(--_size);
    border-radius: 50%;
    background: var(--_sunken);
    color: var(--_ink-2);
    font-size: calc(var(--_size) * 0.36);
    line-height: 1;
    font-weight: 600;
    letter-spacing: 0;
    vertical-align: middle;
    user-select: none;
  }
  ${unsafeCSS(sizeRules)}
  ${unsafeCSS(hueRules)}
  .pair {
    display: inline-flex;
    flex: none;
  }
  .pair > .avatar + .avatar {
    margin-inline-start: -10px;
    box-shadow: 0 0 0 2px var(--_pair-ring, var(--_canvas));
  }
  .pair.tight > .avatar + .avatar {
    margin-inline-start: -5px;
  }
  .person {
    display: inline-flex;
    align-items: center;
    gap: 12px;
    min-inline-size: 0;
  }
  .person > :last-child,
  .person-name,
  .person-line {
    display: block;
    min-inline-size: 0;
  }
  .person-name {
    font-weight: 600;
  }
  .person-line {
    color: var(--_ink-2);
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
