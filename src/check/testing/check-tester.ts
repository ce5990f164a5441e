import assert from 'node:assert/strict';
import { subjectOf } from '../evaluate.ts';
import type { Check } from '../../model/check.ts';
import { unread } from '../../model/reading.ts';
import {
  allCases,
  ask,
  headOf,
  readerOf,
  tableFaults,
  textOf,
  type BrokenCase,
  type CheckCase,
  type CheckCases,
  type NotApplicableCase,
} from './cases.ts';
import { assertFixes } from './fix-assertions.ts';
import { refuse, type Runner } from './runner.ts';
import { wordingFaults } from './wording.ts';

const HOSTILE = '<img src=x onerror=alert(1)> {{name}} {name} {zone} $& \u001b[31m =1+1';

/**
 * Creates a tester of checks for a test runner. Besides the table of cases it tests: each need unread, equal results when
 * evaluated twice, unchanged input, hostile names, effective remedies, and complete cases and texts.
 */
export function createCheckTester({ describe, it }: Runner): (check: Check, cases: CheckCases) => void {
  return (check, cases) => {
    describe(check.id, () => {
      it('says what it says well', () => {
        refuse(wordingFaults(check));
      });
      it('has a table of cases without gaps', () => {
        refuse(tableFaults(check, cases));
      });
      for (const one of cases.healthy)
        it(`passes: ${one.name}`, () => {
          assertPasses(check, one);
        });
      for (const one of cases.broken)
        it(`fails: ${one.name}`, () => {
          assertFails(check, one);
        });
      for (const one of cases.notApplicable ?? []) {
        it(`does not apply: ${one.name}`, () => {
          assertNotApplicable(check, one);
        });
      }
      for (const need of check.needs) {
        const decides = check.details?.includes(need) !== true;
        it(`${decides ? 'is unknown' : 'judges the same'} when ${need} is unread`, () => {
          (decides ? assertUnknown : assertUndecided)(check, cases, need);
        });
      }
      it('shows a hostile name as it is and judges the same', () => {
        for (const one of allCases(cases)) assertIndifferent(check, one);
      });
      const { fix: mend } = check;
      if (mend === undefined) return;
      for (const one of cases.broken)
        it(`is healed by its remedy: ${one.name}`, () => {
          assertFixes(check, mend, one);
        });
    });
  };
}

function assertNotApplicable(check: Check, one: NotApplicableCase): void {
  const outcome = askTwice(check, one);
  assert.equal(outcome.status, 'not-applicable', JSON.stringify(outcome));
  if (one.because !== undefined) assert.equal(outcome.because, one.because);
}

/** The outcome for frozen input, which must be equal when evaluated again. */
function askTwice(check: Check, one: CheckCase) {
  const outcome = ask(check, one);
  assert.deepEqual(ask(check, one), outcome, 'asked again it answers something else');
  return outcome;
}

function assertPasses(check: Check, one: CheckCase): void {
  const outcome = askTwice(check, one);
  assert.equal(outcome.status, 'pass', JSON.stringify(outcome));
  assert.equal(outcome.credit ?? 1, one.credit ?? 1, 'credit');
}

function assertFails(check: Check, one: BrokenCase): void {
  const outcome = askTwice(check, one);
  assert.equal(outcome.status, 'fail', JSON.stringify(outcome));
  assert.equal(outcome.message, one.message, 'message');
  if (one.data !== undefined) assert.deepEqual(outcome.data, one.data, 'data');
  assert.equal(outcome.credit, one.credit ?? 0, 'credit');
  const text = textOf(check, outcome.message, { ...outcome.data, name: 'orders' });
  assert.doesNotMatch(text, /\{\w*\}|undefined|null|NaN/, 'a placeholder is not filled');
  assert.equal('name' in outcome.data, false, 'the name is filled in by itself');
  const adjusted = check.adjust?.(subjectOf(check, headOf(check, one), readerOf(one))) ?? 0;
  assert.equal(adjusted, one.adjusted ?? 0, 'adjusted severity');
}

type NeedOf = Check['needs'][number];

function assertUnknown(check: Check, cases: CheckCases, need: NeedOf): void {
  for (const one of allCases(cases)) {
    const { status } = askWithout(check, one, need);
    assert.equal(status, 'unknown', `"${one.name}" is ${status} although ${need} could not be read`);
  }
}

function assertUndecided(check: Check, cases: CheckCases, need: NeedOf): void {
  for (const one of allCases(cases)) {
    const { status } = askWithout(check, one, need);
    assert.equal(status, ask(check, one).status, `"${one.name}" is ${status} because ${need} could not be read`);
  }
}

function askWithout(check: Check, one: CheckCase, need: NeedOf) {
  const given = readerOf(one);
  return ask(check, one, { read: asked => (asked === need ? unread('denied') : given(asked)) });
}

function assertIndifferent(check: Check, one: CheckCase): void {
  const outcome = ask(check, one, { head: { ...headOf(check, one), name: HOSTILE } });
  assert.deepEqual(outcome, ask(check, one), `"${one.name}" is judged by its name`);
  if (outcome.status !== 'fail') return;
  const template = check.messages[outcome.message] ?? '';
  const text = textOf(check, outcome.message, { ...outcome.data, name: HOSTILE });
  if (template.includes('{name}')) assert.ok(text.includes(HOSTILE), `"${text}" does not show the name as it is`);
}
