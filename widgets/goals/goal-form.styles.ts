import { css } from 'lit';

/** Forms of a goal, and what stands in its dialogs. */
export const goalFormStyles = css`
  .goal-form {
    gap: 20px;
  }
  .form-actions {
    justify-content: flex-end;
  }
  .short {
    max-inline-size: 220px;
  }
  .first-milestones .quiet {
    margin: 4px -8px 0;
  }
  .first-milestones > .input {
    margin-block-start: 8px;
  }
  .first-milestones > legend + .hint {
    margin-block-start: 0;
  }
  .sight-option {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .sight-effect {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_ink);
  }
  .dialog-body .one-of {
    color: var(--_ink);
  }
  .deleted > li {
    padding-block: 12px;
    flex-wrap: nowrap;
    color: var(--_ink);
  }
  .deleted-title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
