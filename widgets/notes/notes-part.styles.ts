import { css } from 'lit';

export const notesStyles = css`
  .notes,
  .note,
  .note-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .notes {
    gap: 12px;
  }
  .notes ul,
  .notes .api-task {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .note {
    gap: 6px;
    padding: 4px 0 4px 16px;
    border-inline-start: 3px solid var(--_line-2);
  }
  .note:dir(rtl) {
    padding: 4px 16px 4px 0;
  }
  .note.shared {
    border-color: var(--_accent-line);
  }
  .note > .body {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .note-acts {
    gap: 4px 20px;
  }
  .note-acts > .button {
    padding-inline: 0;
  }
  .note-form {
    gap: 12px;
  }
  .notes summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent-ink);
    cursor: pointer;
  }
  .notes details > * + * {
    margin-block-start: 12px;
  }
`;
