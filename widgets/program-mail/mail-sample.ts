import { css, html, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { brandColour, type BrandPalette, type Theme } from '../../models/brand-colour.ts';
import { text } from './program-mail.text.ts';

export interface MailSample {
  readonly theme: Theme;
  /** `#rrggbb`; null: the product's own. */
  readonly accent: string | null;
  readonly sender: string | null;
  /** The program's name, which stands above every mail. */
  readonly program: string;
}

/** A mail as it would look on one ground, and in words what became of the colour there. */
export function mailSample({ theme, accent, sender, program }: MailSample): TemplateResult {
  const brand = accent === null ? null : brandColour(accent, theme);
  const palette = brand && 'palette' in brand ? brand.palette : null;
  const told = brand === null ? nothing : palette === null ? text('unreadable') : palette.accent === accent?.toUpperCase() ? text('asIs') : text('moved');
  return html`<figure class="mail-sample ${theme}" ${painted(palette)}>
    <figcaption><span class="label">${theme === 'light' ? text('onLight') : text('onDark')}</span> <span class="soft">${told}</span></figcaption>
    <div class="mail">
      <p class="mail-soft">${text.rich('from', { name: html`<bdi>${sender ?? text('fromUs')}</bdi>` })}</p>
      <p class="mail-soft" dir="auto">${program}</p>
      <p class="mail-title">${text('sample')}</p>
      <p><span class="mail-button">${text('sampleButton')}</span> <span class="mail-link">${text('sampleLink')}</span></p>
    </div>
  </figure>`;
}

/** Gives an element the colours of a brand: a style attribute would be blocked by the page's policy, setting properties is not. */
class Painted extends Directive {
  override render(_palette: BrandPalette | null): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [palette]: Parameters<this['render']>): typeof nothing {
    const { style } = element as HTMLElement;
    for (const [name, token] of [['button', 'accent'], ['on-button', 'on-accent'], ['link', 'accent-ink']] as const) {
      if (palette) style.setProperty(`--_mail-${name}`, palette[token]);
      else style.removeProperty(`--_mail-${name}`);
    }
    return nothing;
  }
}

const painted = directive(Painted);

/** The colours are those of lti-server/mail/frame.ts. */
export const mailSampleStyles = css`
  .mail-samples {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: 16px;
  }
  .mail-sample {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: span 2;
    gap: 8px;
    margin: 0;
  }
  .mail {
    display: grid;
    align-content: start;
    gap: 8px;
    padding: 16px;
    border: 1px solid #e6e1d9;
    border-block-start: 4px solid var(--_mail-button, #0b6b5d);
    border-radius: 12px;
    background: #fff;
    color: #1f1c18;
    line-height: 24px;
  }
  .mail-soft {
    color: #575148;
  }
  .mail-title {
    font-size: 17px;
    font-weight: 600;
  }
  .mail-button {
    display: inline-block;
    padding: 6px 16px;
    border-radius: 8px;
    background: var(--_mail-button, #0b6b5d);
    color: var(--_mail-on-button, #fff);
    font-weight: 600;
  }
  .mail-link {
    display: inline-block;
    padding-inline-start: 8px;
    color: var(--_mail-link, #0a5f53);
    text-decoration: underline;
  }
  .dark .mail {
    border-color: var(--_mail-button, #7fd8c8) #3d3831 #3d3831;
    background: #211e1a;
    color: #f3efe9;
  }
  .dark .mail-soft {
    color: #c9c2b8;
  }
  .dark .mail-button {
    background: var(--_mail-button, #7fd8c8);
    color: var(--_mail-on-button, #0c211d);
  }
  .dark .mail-link {
    color: var(--_mail-link, #7fd8c8);
  }
  @media (forced-colors: active) {
    .mail,
    .mail-button {
      forced-color-adjust: none;
    }
  }
`;
