import { html, type TemplateResult } from 'lit';
import type { Page } from './route.ts';

/** A page that is one of the elements; its code comes when the page is first opened. */
interface WidgetPage {
  tag: `mentor-${string}`;
  load: () => Promise<unknown>;
  render: (level: number, rest: string) => TemplateResult;
}

export const widgetPages: Readonly<Partial<Record<Page, WidgetPage>>> = {};
