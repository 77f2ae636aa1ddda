import { html, type TemplateResult } from 'lit';
import { text } from '../app/permission.text.ts';

/** For whoever writes to people who do not know their name yet: free text cannot be cleaned. */
export function blindNote(): TemplateResult {
  return html`<p class="soft" id="blind-note">${text('blindNote')}</p>`;
}

export const styles = [];
