import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { text as parts } from '../parts/parts.text.ts';
import { currentLocale, matchLocale, matchRegion, useLocale, wordsArriving } from './locale.ts';
import { texts } from './text.ts';

const text = texts('test', {
  due: 'Due {date}',
  left: { one: '{count} week left', other: '{count} weeks left' },
  fits: { one: '**{count} mentor** fits', other: '**{count} mentors** fit {what}' },
});

describe('words', () => {
  afterEach(() => useLocale('en'));

  it('fill their placeholders and choose the plural form', () => {
    expect(text('due', { date: '15 Dec' })).to.equal('Due 15 Dec');
    expect([1, 2, 0].map((count) => text('left', { count }))).to.deep.equal(['1 week left', '2 weeks left', '0 weeks left']);
    expect(text('left', { count: 1200 })).to.equal('1,200 weeks left');
  });

  it('may hold templates and strong words, or be plain for announcements', async () => {
    const line = await fixture(html`<p>${text.rich('fits', { count: 9, what: html`<em>your filters</em>` })}</p>`);
    expect(line.querySelector('strong')?.textContent).to.equal('9 mentors');
    expect(line.querySelector('em')?.textContent).to.equal('your filters');
    expect(text('fits', { count: 9, what: 'your filters' })).to.equal('9 mentors fit your filters');
  });

  it('come in the locale that was asked for, and in English where nobody translated', async () => {
    await useLocale('de');
    expect(parts('tryAgain')).to.equal('Noch einmal versuchen');
    expect(parts('youAnd', { name: 'Ben' })).to.equal('Du und Ben');
    expect(text('due', { date: '15 Dec' })).to.equal('Due 15 Dec');
  });

  it('come in that locale too when their code is loaded later', async () => {
    await useLocale('de');
    const { heading } = await import('../goals/goals-heading.text.ts');
    await wordsArriving();
    expect(heading('title')).to.equal('Ziele');
    expect(wordsArriving()).to.equal(undefined);
  });

  it('are marked and longer in the pseudo-locale, with their placeholders', async () => {
    await useLocale('pseudo');
    expect(parts('youAnd', { name: 'Ben' })).to.match(/^\[Yöû áñd Ben·+\]$/);
  });

  it('find the best locale of what is asked for', () => {
    expect(matchLocale(['pt-PT', 'de'])).to.equal('pt-BR');
    expect(matchLocale(['ja', null, 'fr-CA'])).to.equal('fr');
    expect(matchLocale(['xx'])).to.equal('en');
    expect(currentLocale()).to.equal('en');
  });

  it('find where the reader lives, by what names a region first', () => {
    expect(matchRegion('en', ['en', 'de-DE', 'en-US'])).to.equal('DE');
    expect(matchRegion('en', [undefined, 'en_us'])).to.equal('US');
    expect(matchRegion('es', ['es-419', 'en-US'])).to.equal('419');
    expect(matchRegion('ar', ['und-EG', 'en-US'])).to.equal('EG');
    expect(matchRegion('en', ['en', ''])).to.equal(undefined);
    expect(matchRegion('pt-BR', ['en-US'])).to.equal('BR');
    expect(matchRegion('pt-BR', ['pt-PT'])).to.equal('PT');
  });
});
