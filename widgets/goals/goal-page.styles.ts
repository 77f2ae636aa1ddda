import { css } from 'lit';

/** One goal: its head, its parts, the check-in. */
export const goalPageStyles = css`
  .goal-page {
    display: grid;
    gap: 32px;
    grid-template-columns: minmax(0, 1fr);
  }
  .goal-page > :is(header, form, section) {
    min-inline-size: 0;
  }
  .back {
    display: none;
    justify-self: start;
    margin-block-end: 8px;
    margin-inline-start: -8px;
  }
  @container app (width < 640px) {
    .back {
      display: inline-flex;
    }
    .goal-page {
      gap: 24px;
    }
    .goal-page > .back {
      margin-block-end: -12px;
    }
    .form-actions {
      flex-wrap: wrap-reverse;
    }
    .check-in .primary,
    .goal-form .form-actions > .button {
      flex: 1 1 100%;
    }
  }
  @container app (width > 900px) {
    .beside > .card {
      padding: 32px;
    }
  }
  .goal-head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  .goal-head > .section {
    flex: 1 1 180px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .goal-actions {
    flex: none;
    gap: 4px;
    margin-block: -4px;
  }
  .facts {
    gap: 8px 16px;
  }
  .body > strong {
    color: var(--_ink);
  }
  .part > .row > .quiet {
    margin-inline-end: -8px;
  }
  .sight .who {
    font-size: 14px;
    color: var(--_ink);
    font-weight: 400;
  }
  .sight .change {
    color: var(--_accent-ink);
  }
  .part {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }
  .part + .check-in {
    padding-block-start: 32px;
    border-block-start: 1px solid var(--_line);
  }
  .goal-page > .notes {
    padding-block-start: 32px;
    border-block-start: 1px solid var(--_line);
  }
  .latest {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  .latest > p {
    white-space: pre-line;
  }
  .sure {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
  }
  .check-in textarea.input {
    min-block-size: 64px;
  }
`;
