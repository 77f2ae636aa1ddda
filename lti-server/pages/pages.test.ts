import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { locales } from '../../models/vocabulary.ts';
import { html, jsonBlock } from './html.ts';
import { reasonWordsOf } from './reason-words/index.ts';
import { reasons, refusals, type Reason } from './refusals.ts';
import { everyPage } from './test-pages.ts';
import { wordsOf } from './words/index.ts';

const every = locales.flatMap((locale) => Object.values(everyPage(locale))).map(({ text }) => text);

test('values are escaped wherever they stand, and only what is HTML already is not', () => {
  const evil = `<b a="1" b='2'>&`;
  assert.equal(html`<p title="${evil}">${evil}${html`<i>${1}</i>`}${[evil, null, false]}</p>`.text,
    `<p title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;">&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;<i>1</i>&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;</p>`);
});

test('data in a page cannot end their element and come out as they went in', () => {
  const data = { text: '</script><!--<script>\u2028\u2029&' };
  const { text } = jsonBlock('x', data);
  const [, json] = /^<script type="application\/json" id="x">(.*)<\/script>$/.exec(text)!;
  assert.ok(!/[<>&\u2028]/.test(json!));
  assert.deepEqual(JSON.parse(json!), data);
});

test('every refusal and every reason has its words in every locale, its own and not the English ones', () => {
  for (const locale of locales) {
    for (const code of Object.keys(refusals) as (keyof typeof refusals)[]) {
      const { title, text } = wordsOf[locale].refusals[code];
      assert.ok(title !== '' && text !== '');
      if (locale !== 'en') assert.notEqual(text, wordsOf.en.refusals[code].text, `${locale} ${code}`);
    }
    for (const reason of Object.keys(reasons) as Reason[]) {
      assert.ok(reasonWordsOf[locale][reason].length > 10);
      if (locale !== 'en') assert.notEqual(reasonWordsOf[locale][reason], reasonWordsOf.en[reason], `${locale} ${reason}`);
    }
  }
});

test('every page says its language and direction, has one heading and one main part, and nothing inline', () => {
  for (const text of every.map((page) => page.replaceAll(/<template[^]*?<\/template>/g, ''))) {
    assert.match(text, /<html lang="(?!ar)[\w-]+" dir="ltr">|<html lang="ar" dir="rtl">/);
    assert.equal(text.match(/<h1/g)?.length, 1);
    assert.equal(text.match(/<main/g)?.length, 1);
    assert.ok(!/<style| style=| on\w+=|javascript:/i.test(text));
    assert.ok(!/\{\w+\}|undefined|>null/.test(text));
    for (const [tag] of text.matchAll(/<script[^>]*>/g)) assert.match(tag, / src="\/| type="application\/json"/);
  }
});

test('every file that a page names is there', () => {
  for (const text of every) {
    for (const [, name] of text.matchAll(/"\/lti\/assets\/([\w.]+)"/g)) assert.ok(existsSync(join(import.meta.dirname, 'assets', name!)));
  }
});

test('the words of the pages blame no one and shout at no one', () => {
  for (const locale of locales) {
    for (const folder of ['words', 'words/picker']) {
      const file = readFileSync(join(import.meta.dirname, folder, `${locale.toLowerCase()}.ts`), 'utf8');
      assert.ok(!/!['"]|oops|invalid/i.test(file.replaceAll(/'[a-z-]+-invalid'/g, '')), locale);
    }
  }
});
