import type { Locale } from '../../models/vocabulary.ts';
import { commandsAfter, guideFor, platformFamilies, type Field, type PlatformFamily } from '../registration/by-hand.ts';
import type { AboutThisTool } from '../registration/this-tool.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { page } from './notice.ts';
import { wordsOf } from './words/index.ts';

/** Every value for setting a platform up by hand, one section a platform. The platforms' own words stay as those have them. */
export function setupPage(locale: Locale, tool: AboutThisTool): Html {
  const { setup } = wordsOf[locale];
  const name = (family: PlatformFamily): string => guideFor(family, tool).name;
  return page(locale, setup.title, ['notice.js'], html`
    <main class="wide">
      <h1>${setup.title}</h1>
      <p class="lead">${setup.intro}</p>
      <nav aria-label="${setup.platforms}"><ul class="tabs">${platformFamilies.map((family) => html`<li><a href="#${family}">${name(family)}</a></li>`)}</ul></nav>
      ${platformFamilies.map((family) => section(locale, family, tool))}
      <span role="status" class="unseen"></span>
    </main>`, ['parts.css', 'wide.css']);
}

function section(locale: Locale, family: PlatformFamily, tool: AboutThisTool): Html {
  const { setup } = wordsOf[locale];
  const guide = guideFor(family, tool);
  return html`
      <section id="${family}" aria-labelledby="${family}-name" class="card">
        <h2 id="${family}-name">${guide.name}</h2>
        <h3>${setup.where}</h3>
        <p lang="en" dir="ltr">${guide.where}</p>
        <h3>${setup.enter}</h3>
        ${values(locale, guide.enter, true)}
        <h3>${setup.shows}</h3>
        ${values(locale, guide.shows, false)}
        <h3>${setup.then}</h3>
        ${commandsAfter(guide).map((command) => html`<pre dir="ltr" tabindex="0"><code>${command}</code></pre>`)}
        <p class="hint">${setup.capitals}</p>
      </section>`;
}

function values(locale: Locale, fields: readonly Field[], copies: boolean): Html {
  const { setup, copied } = wordsOf[locale];
  return html`<dl class="values">${fields.map(([label, value]) => html`
          <div><dt lang="en" dir="ltr">${label}</dt>
            <dd dir="ltr"><code>${value}</code>${copies && html`
              <button type="button" hidden class="quiet" data-copy="${value}" data-copied="${copied}" aria-label="${setup.copy.replace('{label}', label)}">${icon('copy')}</button>`}</dd></div>`)}
        </dl>`;
}
