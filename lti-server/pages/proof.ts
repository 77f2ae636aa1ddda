import type { Locale } from '../../models/vocabulary.ts';
import { html, jsonBlock, type Html } from './html.ts';
import type { PlatformStorage } from './login.ts';
import { page } from './notice.ts';
import { skeleton } from './skeleton.ts';
import { wordsOf } from './words/index.ts';

/** Asks platform storage for the proof of the login, and posts it with the launch that waits for it; without one as well. */
export function proofPage(locale: Locale, { storage, state, idToken }: { storage: PlatformStorage; state: string; idToken: string }): Html {
  return page(locale, wordsOf[locale].loading, ['proof.js'], html`
    ${jsonBlock('mentor-storage', storage)}
    ${skeleton(locale)}
    <form method="post" action="/lti/proof" hidden>
      <input type="hidden" name="state" value="${state}">
      <input type="hidden" name="id_token" value="${idToken}">
      <input type="hidden" name="proof">
    </form>`);
}
