/** Of what is pressed, chosen or filled in: what is read on it, and what assistive technology calls it. */
interface Control {
  readonly element: HTMLElement;
  /** Line by line: a time to choose has the other one's time below. */
  readonly lines: readonly string[];
  readonly name: string;
}

const controls = 'button, a[href], summary, input:not([type=hidden]), select, textarea, [role=button], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=radio], [role=switch]';
/** What stands in a label and is no word of it. */
const notWords = 'input, select, textarea, style, script, [part~=avatar], .avatar';

/**
 * Controls whose name leaves out what is read on them (WCAG 2.5.3: whoever speaks to the page says what they see); one line each. However
 * the name came about: an aria-label, words of elsewhere (aria-labelledby), a label, or what stands in it with something hidden between.
 * What is read first is in the name as it is; words of further lines may have others between them.
 */
export function wordsOutsideNames(element: Element): string[] {
  const wrong = controlsOf(element).filter(({ lines: [first, ...further], name }) => !` ${name} `.includes(` ${first!} `) || !further.every((line) => isInOrder(line, name)));
  return [...new Set(wrong.map(({ element: one, lines, name }) => `“${lines.join(' / ')}” is not in “${name}”: ${one.localName}${[...one.classList].map((word) => `.${word}`).join('')}`))];
}

/** What is read on controls that have a name of their own, beside that name: one line for each pair. */
export function namesApart(element: Element): string[] {
  return controlsOf(element).filter(({ lines, name }) => lines.join(' ') !== name).map(({ lines, name }) => `${lines.join(' / ')} | ${name}`);
}

function isInOrder(words: string, name: string): boolean {
  const said = name.split(' ').values();
  return words.split(' ').every((word) => said.some((one) => one === word));
}

/** Those with words on them, those of elements inside included. */
function controlsOf(element: Element): Control[] {
  const locale = element.closest<HTMLElement>('[lang]')?.lang ?? 'en';
  return [...everyIn(element)].filter((one) => one.matches(controls) && isSeen(one)).flatMap((one) => {
    const lines = seenOn(one).map((line) => plain(line, locale)).filter((line) => line !== '');
    return lines.length === 0 ? [] : [{ element: one, lines, name: plain(nameOf(one), locale) }];
  });
}

function* everyIn(element: Element): Generator<HTMLElement> {
  for (const one of element.querySelectorAll<HTMLElement>('*')) yield one;
  for (const one of [element, ...element.querySelectorAll('*')]) {
    if (one.shadowRoot) for (const child of one.shadowRoot.children) yield* [child as HTMLElement, ...everyIn(child)];
  }
}

const isSeen = (one: Element) => one.checkVisibility({ visibilityProperty: true });

/** What a field holds is no name of it, and what it would hold (a placeholder) is one only where nothing else says what it is. */
function seenOn(one: HTMLElement): string[] {
  if (!isField(one)) return linesIn(one);
  const labels = labelsOf(one).flatMap(linesIn);
  return labels.length === 0 && !(one instanceof HTMLSelectElement) ? [one.placeholder] : labels;
}

/** Text that is seen, apart where each part of it is a box of its own. */
function linesIn(one: Element): string[] {
  const lines = [''];
  for (const child of one.childNodes) {
    if (child instanceof Text) lines.push(lines.pop()! + child.data);
    else if (child instanceof Element && isSeen(child) && !child.matches(`${notWords}, .for-screen-readers`)) {
      const [first = '', ...others] = linesIn(child);
      if (getComputedStyle(child).display.startsWith('inline')) lines.push(lines.pop()! + first, ...others);
      else lines.push(first, ...others, '');
    }
  }
  return lines;
}

function nameOf(one: HTMLElement): string {
  const root = one.getRootNode() as ShadowRoot | Document;
  const elsewhere = one.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => root.getElementById(id)).filter((part) => part !== null) ?? [];
  if (elsewhere.length > 0) return elsewhere.map((part) => part.ariaLabel ?? heardIn(part)).join(' ');
  const own = one.ariaLabel?.trim();
  if (own) return own;
  return isField(one) ? labelsOf(one).map(heardIn).join(' ') : heardIn(one);
}

const isField = (one: HTMLElement) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement || one instanceof HTMLTextAreaElement;
const labelsOf = (one: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement) => [...(one.labels ?? [])];

/** The text in an element, with what nobody sees and without what nobody hears. */
function heardIn(one: Element): string {
  return [...one.childNodes].map((child) => (child instanceof Text ? child.data : child instanceof Element && child.ariaHidden !== 'true' && isSeen(child) && !child.matches(notWords) ? heardBeside(child) : '')).join('');
}

/** Words of boxes beside each other are words apart. */
function heardBeside(one: Element): string {
  return getComputedStyle(one).display.startsWith('inline') ? heardIn(one) : ` ${heardIn(one)} `;
}

/** Letters and digits alone, as somebody says them. */
function plain(words: string, locale: string): string {
  return words.replace(/[\p{Cf}]/gu, '').replace(/[\s\p{P}\p{S}]+/gu, ' ').trim().toLocaleLowerCase(locale);
}
