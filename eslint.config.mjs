import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { rooms } from './.ci/rooms.mjs';

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.data/', 'docs/', 'demo/**/public/'] },
  // Generated. It has nothing to check, and is no warning either where it is named among the files that have changed, as an ignored one is.
  { files: ['widgets/api/schema.d.ts'], processor: { meta: { name: 'generated', version: '1' }, preprocess: () => [], postprocess: () => [] } },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'] }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', prefer: 'type-imports' }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true }],
      // With noUncheckedIndexedAccess, `list[at]!` is the plain way to say what the loop around it knows.
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['widgets/**/*.ts'],
    ignores: ['**/*.node.test.ts'],
    ...lit.configs['flat/recommended'],
  },
  {
    files: ['widgets/**/*.ts'],
    ignores: ['**/*.node.test.ts'],
    plugins: { wc, 'lit-a11y': litA11y },
    settings: { wc: { elementBaseClasses: ['LitElement', 'MentorElement'] } },
    rules: {
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      'lit/no-invalid-html': 'error',
      'lit/no-native-attributes': 'off',
      'lit/no-template-arrow': 'off',
      'lit/prefer-nothing': 'off',
      'lit/no-useless-template-literals': 'error',
      'wc/no-method-prefixed-with-on': 'off',
      // A checkbox that is a switch has its state already; the rule knows roles only.
      'lit-a11y/role-has-required-aria-attrs': 'off',
    },
  },
  {
    // The assertions of semantic-dom-diff make every chai `equal` look like a promise.
    files: ['widgets/**/*.test.ts'],
    ignores: ['**/*.node.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    // The runner takes a reporter by its default export.
    files: ['.ci/node-reporter.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  ...rooms,
);
