import { executeServerCommand } from '@web/test-runner-commands';
import { frame } from './drawn.ts';

/** As where a system's own few colours take the place of all others (Windows contrast themes). */
export async function emulateForcedColours(on: boolean): Promise<void> {
  await executeServerCommand('emulate-forced-colours', on ? 'active' : 'none');
  if (matchMedia('(forced-colors: active)').matches !== on) throw new Error(`forced colours are not ${on ? 'on' : 'off'}`);
  await frame();
}

/** What is drawn with an edge, so that one sees where it ends without its ground. */
const edged = '.button, .icon-button, .slot:not(.taken), .chip, .card, .input:not(:disabled), .check input, .segments, .scale .segment, .date-tile';
/** What can be chosen among others or turned on, and is. A choice's look is its label's. */
const selected = '[aria-pressed=true], [aria-selected=true], [aria-current], .segment:has(:checked), .check input:checked';
const focusable = 'button, a[href], input:not(:disabled), select, textarea, summary';

/** What is lost where colours are forced: edges, the ring of the focus, and marks of what is selected that are no more than a ground. One line each; none where all is there. */
export function lostInForcedColours(element: Element): string[] {
  const root = element.shadowRoot!;
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  return [
    ...all(edged).filter((one) => !hasEdge(one)).map((one) => `no edge: ${nameOf(one)}`),
    ...all(selected).filter((one) => !isMarked(one, root)).map((one) => `selected by its ground alone: ${nameOf(one)}`),
    ...all(focusable).filter((one) => one.tabIndex >= 0 && !showsFocus(one)).map((one) => `no ring of the focus: ${nameOf(one)}`),
  ].filter((line, at, lines) => lines.indexOf(line) === at);
}

function hasEdge(one: Element): boolean {
  const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(one);
  return parseFloat(borderTopWidth) >= 1 && borderTopStyle !== 'none' && contrast(borderTopColor, system('Canvas')) >= 3;
}

function showsFocus(one: HTMLElement): boolean {
  const ring = () => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(seenAs(one));
    return { outlineStyle, outlineWidth, outlineColor, outlineOffset };
  };
  const before = ring();
  one.focus({ focusVisible: true });
  if ((one.getRootNode() as ShadowRoot).activeElement !== one) return true; // what takes no focus now, as in a closed menu
  const now = ring();
  one.blur();
  const ground = parseFloat(now.outlineOffset) < 0 ? groundOf(one) : system('Canvas');
  return now.outlineStyle !== 'none' && parseFloat(now.outlineWidth) >= 2 && JSON.stringify(now) !== JSON.stringify(before) && contrast(now.outlineColor, ground) >= 3;
}

/** What shows how it stands with a control: itself, or the box that it covers to be pressed anywhere. */
function seenAs(one: HTMLElement): Element {
  const { content, position, inset } = getComputedStyle(one, '::after');
  return content !== 'none' && position === 'absolute' && inset === '0px' ? (one.offsetParent ?? one) : one;
}

/** The ground that is drawn below it. */
function groundOf(one: Element): string {
  for (let at: Element | null = one; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (rgba(backgroundColor)[3] > 0) return backgroundColor;
  }
  return system('Canvas');
}

/** Compared with one of its kind that is not selected: edges, lines and shapes, and no ground. */
function isMarked(one: HTMLElement, root: ShadowRoot): boolean {
  const kind = one.classList[0] ? `${one.localName}.${one.classList[0]}` : one.localName;
  const other = [...root.querySelectorAll<HTMLElement>(kind)].find((candidate) => candidate !== one && candidate.parentElement !== one && !candidate.matches(selected) && candidate.checkVisibility());
  return other === undefined || marksOf(seenAs(one)) !== marksOf(seenAs(other));
}

function marksOf(one: Element): string {
  const box = (pseudo?: string) => {
    const { content, display, borderTopWidth, borderTopStyle, borderBottomWidth, outlineWidth, outlineStyle, textDecorationLine } = getComputedStyle(one, pseudo);
    return [...(pseudo ? [content, display] : []), borderTopWidth, borderTopStyle, borderBottomWidth, outlineStyle === 'none' ? '' : outlineWidth, textDecorationLine].join(' ');
  };
  const icon = one.querySelector('.icon');
  return [box(), box('::before'), box('::after'), icon && getComputedStyle(icon).fill].join(' | ');
}

function nameOf(one: Element): string {
  const { classList, localName } = one;
  return `${localName}${[...classList].map((name) => `.${name}`).join('')}${one.getAttribute('aria-disabled') === 'true' ? '[aria-disabled]' : ''}${one instanceof HTMLInputElement ? `[${one.type}]` : ''}`;
}

/** The colour that a system's word for one stands for now. */
function system(word: string): string {
  const probe = document.createElement('span');
  probe.style.setProperty('color', word);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return rgba(one)[3] === 0 ? 1 : (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = rgba(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function rgba(colour: string): [red: number, green: number, blue: number, alpha: number] {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/\((.*)\)/.exec(colour)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  return [red, green, blue, alpha];
}
