import { join } from 'node:path';
import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
// @ts-expect-error The rule is plain JavaScript: the configuration of the linter loads it as it is.
import { noKeptPromise } from '../../scripts/lint/no-kept-promise.js';

const ROOT = join(import.meta.dirname, '..', '..');
RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: ROOT },
  },
});

const filename = join(ROOT, 'kept-promise.ts');
const GIVEN = `
declare function ask(): Promise<string>;
declare function start<T>(promise: Promise<T>): Promise<T>;
declare const known: Map<string, Promise<string>>;
`;
const errors = [{ messageId: 'kept' }];

tester.run('a promise that is kept for later', noKeptPromise as never, {
  valid: [
    'export const later = start(ask());',
    'export const later = known.get("a");',
    'export async function both() { await Promise.all([ask(), ask()]); }',
    'export async function one() { const answer = await ask(); return answer; }',
  ].map(code => ({ filename, code: GIVEN + code })),
  invalid: [
    'export const later = ask();',
    'export let later: Promise<string> | undefined; later ??= ask();',
    'export const later = { answer: ask() };',
    'known.set("a", ask());',
    'export const later = ["a", "b"].map(() => ask());',
    'export const later = known.get("a") ?? ask();',
    'declare const isNew: boolean; export const later = isNew ? ask() : undefined;',
  ].map(code => ({ filename, code: GIVEN + code, errors })),
});
