import { describe, expect, it, vi } from 'vitest';
import { evaluate } from '../../src/check/evaluate.ts';
import { createJudge } from '../../src/check/judge.ts';
import { deepFreeze } from '../../src/lib/deep-freeze.ts';
import type { Check } from '../../src/model/check.ts';
import type { ResourceHead } from '../../src/model/resource.ts';
import type { InventoryIndex } from '../../src/facts/inventory-index.ts';
import { parseExtension } from '../../src/plugin/extension-schema.ts';
import { combineExtensions } from '../../src/run/extensions.ts';
import { guardedCheck } from '../../src/run/guarded-check.ts';
import { guardedFact } from '../../src/run/guarded-fact.ts';
import { guardedRenderer } from '../../src/run/guarded-renderer.ts';

const base = {
  ...{ id: 'shop-rule', name: 'Shop rule', question: 'people', resource: 'bucket', needs: [], severity: 'low', weight: 3 },
  ...{ title: 'a', failTitle: 'b', risk: 'c', messages: { off: '{name} is off.' }, remedy: { effort: 'S', action: 'd' } },
  evaluate: () => ({ status: 'pass' }),
}; // prettier-ignore
const checkOf = (more: object): Check => guardedCheck({ ...base, ...more } as unknown as Check);
const subject = deepFreeze({ id: 'x', tags: {} }) as unknown as ResourceHead;
const judge = createJudge('2026-11-22T00:00:00.000Z');
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;
/** Throws again where it is asked what it says. */
const UNTELLABLE = Object.defineProperty(new Error('no'), 'message', { get: () => { throw new Error('again'); } }); // prettier-ignore

describe('a check of an extension', () => {
  const fail = { status: 'fail', message: 'off', data: {}, credit: 0 };

  it.each([
    [{ status: 'pass' }],
    [{ status: 'pass', credit: 0.5 }],
    [{ ...fail, data: { count: 3, name: 'a', on: true } }],
    [{ status: 'not-applicable', because: 'it is empty' }],
  ])('answers as it likes: %j', verdict => {
    expect(checkOf({ evaluate: () => verdict }).evaluate(subject, judge, {})).toBe(verdict);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a word', 'pass'],
    ['another status', { status: 'hacked' }],
    ['more than full credit', { status: 'pass', credit: 5000 }],
    ['a credit that is no number', { ...fail, credit: Number.NaN }],
    ['a message that it does not have', { ...fail, message: 'constructor' }],
    ['no data', { status: 'fail', message: 'off', credit: 0 }],
    ['data that no file can hold', { ...fail, data: { size: 10n } }],
    ['data that holds itself', { ...fail, data: { cyclic } }],
    ['a function', { ...fail, data: { run: () => 1 } }],
    ['no reason', { status: 'not-applicable' }],
  ])('that answers with %s is an error of its own', (_, verdict) => {
    expect(() => checkOf({ evaluate: () => verdict }).evaluate(subject, judge, {})).toThrow(/^the verdict/);
  });

  it('that throws what cannot be told is an error of its own', () => {
    const check = checkOf({ evaluate: () => { throw UNTELLABLE; } }); // prettier-ignore
    const head = { ...subject, id: 'x', tags: {} } as unknown as ResourceHead;
    expect(evaluate(check, head, () => ({ state: 'absent' }), judge, {})).toEqual({ status: 'error', detail: 'an error without a readable message' }); // prettier-ignore
  });

  it('that answers later is an error of its own, and its failure ends no process', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const check = checkOf({ evaluate: () => Promise.reject(new Error('late')) });
    expect(() => check.evaluate(subject, judge, {})).toThrow('must answer at once');
    await new Promise(resolve => setTimeout(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('changes neither what it is given nor how others judge', () => {
    const mutate = checkOf({ evaluate: (one: { tags: Record<string, string> }) => void (one.tags['owner'] = 'me') });
    expect(() => mutate.evaluate(subject, judge, {})).toThrow(TypeError);
    const patch = checkOf({ evaluate: (_: unknown, own: { fail: unknown }) => void (own.fail = 1) });
    expect(() => patch.evaluate(subject, judge, {})).toThrow(TypeError);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => { throw new Error('no'); }],
    ['is NaN', () => Number.NaN],
    ['comes later', () => Promise.resolve(1)],
  ])('whose adjustment or change %s has none', (_, work) => {
    const check = checkOf({ adjust: work, fix: work });
    expect(check.adjust?.(subject)).toBe(0);
    expect(check.fix?.(subject, '2026-11-22')).toEqual({});
  }); // prettier-ignore

  it('is about every resource where its selection throws', () => {
    const applies = (): boolean => {
      throw new Error('no');
    };
    expect(checkOf({ applies }).applies?.(subject)).toBe(true);
  });
});

describe('a fact of an extension', () => {
  const factOf = (more: object) => guardedFact({ name: 'acme/f', on: ['bucket'], needs: {}, prepare: () => 0, compute: () => ({ state: 'absent' }), ...more } as never); // prettier-ignore
  it.each<[string, object]>([
    ['is no reading', { compute: () => 3 }],
    ['holds itself', { compute: () => ({ state: 'value', value: cyclic }) }],
    ['is no data', { compute: () => ({ state: 'value', value: 10n }) }],
    ['comes later', { compute: () => Promise.reject(new Error('late')) }],
    [
      'throws what cannot be told',
      {
        compute: () => {
          throw UNTELLABLE;
        },
      },
    ],
    ['is prepared later', { prepare: () => Promise.reject(new Error('late')) }],
  ])('that %s is unread', (_, more) => {
    expect(factOf(more).compute({} as never, undefined, {} as InventoryIndex)).toMatchObject({ state: 'unread' });
  });
});

describe('a format of an extension', () => {
  const rendererOf = (render: (...given: unknown[]) => unknown) =>
    guardedRenderer({ format: 'x', extension: 'x', fileName: 'x.x', render } as never, 'acme-rules');
  const write = (render: (...given: unknown[]) => unknown) =>
    rendererOf(render).render({} as never, { findings: [1] } as never, {} as never);

  it('may be a text', async () => {
    expect(String(await write(() => 'text'))).toBe('text');
  });
  it.each<[string, (...given: unknown[]) => unknown]>([
    ['no bytes', () => ({})],
    ['an error', () => Promise.reject(new Error('no'))],
    [
      'an error that cannot be told',
      () => {
        throw UNTELLABLE;
      },
    ],
    ['a change of the assessment', (_, assessment) => ((assessment as { findings: unknown[] }).findings.length = 0)],
  ])('that is %s says that it is one of an extension', async (_, render) => {
    await expect(write(render)).rejects.toThrow(/^The format x of the extension acme-rules could not be made: /);
  });
  it('takes no name of a file that a run writes', () => {
    const renderer = { format: 'x', extension: 'gz', fileName: 'inventory.ndjson.gz', render: () => '' };
    expect(() => combineExtensions([{ api: 1, name: 'x', renderers: [renderer] } as never])).toThrow(/inventory/);
  });
});

it.each<[string, object]>([
  ['an id that every object has', { checks: [{ ...base, id: 'constructor' }] }],
  ['a framework that every object has', { frameworks: { constructor: { name: 'x' } } }],
  ['parameters without a schema', { checks: [{ ...base, params: {} }] }],
  ['recipes of another form', { checks: [{ ...base, remedy: { ...base.remedy, gcp: [null] } }] }],
  ['a recipe with a note that is not there', { checks: [{ ...base, remedy: { ...base.remedy, aws: [{ first: ['nope'] }] } }] }],
  ['details that are no list', { checks: [{ ...base, details: 7 }] }],
])('an extension with %s is not loaded', (_, more) => {
  expect(parseExtension({ api: 1, name: 'x', ...more })).toHaveProperty('faults');
  expect(parseExtension({ api: 1, name: 'x', checks: [base] })).toHaveProperty('extension');
}); // prettier-ignore
