import { css } from 'lit';

/** The fields of a form for settings: `<fieldset class="setting-fields">`, short answers in it as `<input class="input short">`. */
export const settingFieldsStyles = css`
  fieldset.setting-fields {
    gap: 24px;
    min-inline-size: 0;
    margin: 0;
  }
  .setting-fields .input.short {
    max-inline-size: 200px;
  }
`;
