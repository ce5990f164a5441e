import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { noKeptPromise } from './scripts/lint/no-kept-promise.js';

/** What a check may not touch: it is a pure function of what it asked for. */
const IMPURE = ['Date', 'fetch', 'process', 'setTimeout', 'setInterval', 'console', 'globalThis'];

/** Why a provider has no name outside its folder. */
const PROVIDER_NAMED =
  'A provider is known by name in src/providers/ and the remedies of checks only, so that another one is a folder and a line in src/providers/index.ts: ask the list of providers.';

/** Every line counts, blank ones and comments too: a reader scrolls past them all, and the figure is the one the editor shows. */
const EVERY_LINE = { skipBlankLines: false, skipComments: false };

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'cloudbrief-out', 'checks/index.ts', 'docs/.vitepress/{dist,cache}'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'eslint.config.js',
            'bin/*.js',
            'scripts/lint/*.js',
            '.dependency-cruiser.mjs',
            '.puppeteerrc.cjs',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { regexp },
    rules: {
      // Names and files come from strangers: one that makes an expression try exponentially many ways would stop the run.
      'regexp/no-super-linear-backtracking': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // There are no enums here: one gives a false report on unions of string literals, the other takes an eighth of the time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // `const { a: _, ...rest }` is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/providers/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'Literal[value=/^(aws|azure|gcp)$/]',
          'MemberExpression > Identifier.property[name=/^(aws|azure|gcp)$/]',
        ].map(selector => ({ selector, message: PROVIDER_NAMED })),
      ],
    },
  },
  {
    files: ['src/**', 'checks/**', 'bin/**', 'scripts/**'],
    rules: {
      'max-lines': ['error', { max: 250, ...EVERY_LINE }],
      'max-lines-per-function': ['error', { max: 40, ...EVERY_LINE }],
    },
  },
  {
    files: [
      // One table: every facet that was renamed.
      'src/model/vocabulary/facets.ts',
      // One table: the label of every facet and fact.
      'src/model/need-labels.ts',
      // One table: every sentence of a recipe.
      'src/model/remedy-notes.ts',
      // Types only: what templates may use, in one place.
      'src/brief/views.ts',
    ],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/providers/**/*.ts'],
    plugins: { cloudbrief: { rules: { 'no-kept-promise': noKeptPromise } } },
    rules: { 'cloudbrief/no-kept-promise': 'error' },
  },
  { files: ['bench/**', 'scripts/**', 'examples/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['checks/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 120, ...EVERY_LINE }],
      'no-restricted-globals': ['error', ...IMPURE],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  // Tables: a recipe for each type of resource.
  { files: ['checks/*/remedies/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // Tests read what they wrote themselves.
      'regexp/no-super-linear-backtracking': 'off',
    },
  },
);
