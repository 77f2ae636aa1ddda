import { html } from 'lit';
import { define } from '../define.ts';
import { GalleryParts } from '../gallery/gallery-parts.ts';
import type { ElementState } from '../gallery/state.ts';

define('mentor-gallery-parts', GalleryParts);

const element = 'mentor-gallery-parts';
const render = () => html`<mentor-gallery-parts></mentor-gallery-parts>`;

export const states: readonly ElementState[] = [
  { element, state: 'complete', render },
  { element, state: 'complete, with a toast', render, prepare: (parts) => (parts as GalleryParts).toast.show('Goal moved to the archive', () => undefined) },
  { element, state: 'complete, with a dialog', render, prepare: (parts) => (parts as GalleryParts).ask() },
  { element, state: 'complete, with a menu', render, prepare: (parts) => parts.shadowRoot?.querySelector<HTMLElement>('[popovertarget="more"]')?.click() },
];
