/** Northfield's colours under the names that Canvas gives a school's, of which tools read the first three. */
export const brand = {
  'ic-brand-primary': '#22304a',
  'ic-brand-font-color-dark': '#1c2024',
  'ic-link-color': '#2a4f8f',
  'ic-brand-button--primary-bgd': '#22304a',
  'ic-brand-button--primary-text': '#ffffff',
  'ic-brand-global-nav-bgd': '#22304a',
  'ic-brand-global-nav-menu-item__text-color': '#ffffff',
} as const;
