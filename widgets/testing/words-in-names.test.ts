import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { namesApart, wordsOutsideNames } from './words-in-names.ts';

/** Marks that keep the direction of what is between them to itself. */
const [isolate, pop] = ['\u2068', '\u2069'];

describe('names that leave out what is read', () => {
  let page: HTMLElement;
  beforeEach(() => document.body.append((page = document.createElement('div'))));
  afterEach(() => page.remove());

  const wrong = (content: unknown) => {
    render(content, page);
    return wordsOutsideNames(page).length;
  };

  for (const [form, content] of Object.entries({
    'an aria-label': html`<button aria-label="Leave Ben">Stop</button>`,
    'half a word of it': html`<button aria-label="Meetings">Meet</button>`,
    'words of elsewhere': html`<p id="who">Ben</p><button aria-labelledby="who">Open</button>`,
    'something hidden between': html`<button>Open <span style="position: absolute; clip-path: inset(50%)" class="for-screen-readers">the page</span> now</button>`,
    'something that nobody hears': html`<a href="#x">Open <span aria-hidden="true">the page</span></a>`,
    'a label of a field': html`<label>18:00 <input type="radio" aria-label="Six o’clock" /></label>`,
    'a placeholder where there is nothing else': html`<input placeholder="Name or topic" aria-label="Search" />`,
    'a further line': html`<button aria-label="16:00, free"><span style="display: block">16:00</span><span style="display: block">20:00 Ben</span></button>`,
  })) it(`${form} is found`, () => expect(wrong(content)).to.equal(1));

  for (const [form, content] of Object.entries({
    'more than is read': html`<button aria-label="Remove: Ben Köhler">Remove</button>`,
    'words from two places': html`<p id="who">Ben</p><button aria-labelledby="open who"><span id="open">Open</span></button>`,
    'signs and marks of direction': html`<button aria-label="Move up">↑</button><button aria-label="16:00 – 17:00, free">${isolate}16:00–17:00${pop}</button>`,
    'a further line with words between': html`<button aria-label="16:00 your time, 20:00 for Ben"><span style="display: block">16:00</span><span style="display: block">20:00 Ben</span></button>`,
    'what a field holds': html`<label>Zone <select><option>Berlin</option></select></label>`,
    'what is not on the page': html`<button aria-label="Ben" hidden>Open</button>`,
  })) it(`${form} is none`, () => expect(wrong(content)).to.equal(0));

  it('looks into elements, and tells names of their own', () => {
    page.attachShadow({ mode: 'open' });
    render(html`<div><button aria-label="Leave Ben">Stop</button><button>Save</button></div>`, page.shadowRoot!);
    expect(wordsOutsideNames(page)).to.deep.equal(['“stop” is not in “leave ben”: button']);
    expect(namesApart(page)).to.deep.equal(['stop | leave ben']);
  });
});
