import { describe, expect, it } from 'vitest';
import { createExceptionRegister } from '../../src/assess/exceptions.ts';
import { resource } from '../../src/check/testing/test-inventory.ts';
import type { Exception } from '../../src/model/exception.ts';
import type { Finding } from '../../src/model/finding.ts';

const NOW = '2026-11-22T12:00:00.000Z';
const accepted = (changes: Partial<Exception> = {}): Exception => ({
  check: 'open-door',
  owner: 'Ada Lovelace',
  reason: 'until the move',
  until: '2027-01-31',
  ...changes,
});
const finding = (name: string, status: Finding['status'] = 'fail', check = 'open-door'): Finding => ({
  id: `${check} ${name}`, check, question: 'perimeter', severity: 'high', baseSeverity: 'high', status, scope: 'resource', message: `${name} is open.`, template: { key: 'text', data: {} },
  resource: { id: name, name, kind: 'server', type: 'T', provider: 'aws', account: '1', region: 'eu-west-1', criticality: 'production' },
}); // prettier-ignore
const server = (name: string, tags: Record<string, string> = {}) =>
  resource('server', { name, id: `arn:aws:ec2:${name}`, tags, account: '1' });
const ASKED = new Set(['open-door']);

/** What became of web-1, and of the exception. */
function outcome(exception: Exception, options: { now?: string; maxMonths?: number; status?: Finding['status'] } = {}) {
  const { now = NOW, maxMonths, status = 'fail' } = options;
  const book = createExceptionRegister([exception], { now, maxMonths });
  const after = book.apply(finding('web-1', status), server('web-1', { env: 'prod' }));
  const report = book.report(ASKED);
  const became = Object.entries(report).flatMap(([what, lines]) => (lines.length > 0 ? [what] : []));
  return { exception: after.exception, became };
}

describe('an accepted risk', () => {
  it('marks the finding with who, why and until when, and changes nothing else', () => {
    const book = createExceptionRegister([accepted({ ticket: 'RISK-7' })], { now: NOW });
    const before = finding('web-1');
    expect(book.apply(before, server('web-1'))).toEqual({
      ...before,
      exception: { owner: 'Ada Lovelace', reason: 'until the move', until: '2027-01-31', ticket: 'RISK-7' },
    });
    expect(book.report(ASKED).applied).toEqual([
      {
        check: 'open-door',
        owner: 'Ada Lovelace',
        reason: 'until the move',
        until: '2027-01-31',
        ticket: 'RISK-7',
        findings: 1,
      },
    ]);
  });

  it('holds through its last day, and is reported from the next one on', () => {
    const until = { until: '2026-11-22' };
    expect(outcome(accepted(until), { now: '2026-11-22T23:59:59.999Z' })).toMatchObject({
      exception: { until: '2026-11-22' },
      became: ['applied'],
    });
    expect(outcome(accepted(until), { now: '2026-11-23T00:00:00.000Z' })).toEqual({
      exception: undefined,
      became: ['expired'],
    });
  });

  it('does not hold when it lasts longer than a year, or than the configuration allows', () => {
    expect(outcome(accepted({ until: '2027-11-22' })).became).toEqual(['applied']);
    expect(outcome(accepted({ until: '2027-11-23' }))).toEqual({ exception: undefined, became: ['overlong'] });
    expect(outcome(accepted({ until: '2027-11-23' }), { maxMonths: 13 }).became).toEqual(['applied']);
    expect(outcome(accepted({ until: '2027-01-31' }), { maxMonths: 2 }).became).toEqual(['overlong']);
  });

  it('is measured from the day on which it was accepted, and never from a day to come', () => {
    expect(outcome(accepted({ since: '2026-01-31', until: '2027-01-31' })).became).toEqual(['applied']);
    expect(outcome(accepted({ since: '2026-01-30', until: '2027-01-31' })).became).toEqual(['overlong']);
    expect(outcome(accepted({ since: '2027-06-01', until: '2028-05-31' })).became).toEqual(['overlong']);
  });

  it.each<[string, Exception['resource'], boolean]>([
    ['its name', { name: 'web-1' }, true],
    ['a pattern, in any case', { name: 'WEB-*' }, true],
    ['its id', { id: 'arn:aws:ec2:web-1' }, true],
    ['a tag', { tags: { env: 'prod' } }, true],
    ['account and kind', { account: '1', kind: 'server' }, true],
    ['another name', { name: 'web-2' }, false],
    ['part of its name', { name: 'web' }, false],
    ['a dot that is no pattern', { name: 'web.1' }, false],
    ['another kind', { name: 'web-1', kind: 'database' }, false],
    ['a tag that it does not have, with any value', { tags: { owner: '*' } }, false],
    ['something that every object has', { tags: { constructor: '*' } }, false],
  ])('that names %s', (_, selector, covers) => {
    expect(outcome(accepted({ resource: selector })).exception !== undefined).toBe(covers);
  });

  it('covers what fails and nothing that could not be judged', () => {
    expect(outcome(accepted(), { status: 'unknown' }).exception).toBeUndefined();
    expect(outcome(accepted(), { status: 'error' }).exception).toBeUndefined();
  });

  it('is of no use when nothing that it covers fails', () => {
    expect(outcome(accepted({ resource: { name: 'web-2' } })).became).toEqual(['unused']);
  });

  it('is not called of no use while something that it may cover could not be judged', () => {
    expect(outcome(accepted(), { status: 'unknown' }).became).toEqual([]);
    const book = createExceptionRegister([accepted({ resource: { name: 'web-9' } })], { now: NOW });
    book.apply(finding('all of kind server', 'unknown'), undefined);
    expect(book.report(ASKED).unused).toEqual([]);
  });

  it('is not called of no use when nobody asked its check', () => {
    expect(createExceptionRegister([accepted()], { now: NOW }).report(new Set()).unused).toEqual([]);
  });

  it('counts each finding once, for the first that covers it', () => {
    const book = createExceptionRegister(
      [accepted({ owner: 'Ann', resource: { name: 'web-1' } }), accepted({ owner: 'Bob' })],
      { now: NOW },
    );
    for (const name of ['web-1', 'web-2']) book.apply(finding(name), server(name));
    expect(book.report(ASKED).applied.map(({ owner, findings }) => [owner, findings])).toEqual([
      ['Ann', 1],
      ['Bob', 1],
    ]);
  });

  it('gives way to the one that stands before it in the file', () => {
    const book = createExceptionRegister(
      [
        accepted({ owner: 'Expired', until: '2026-01-01' }),
        accepted({ owner: 'First' }),
        accepted({ owner: 'Second' }),
      ],
      { now: NOW },
    );
    expect(book.apply(finding('web-1'), server('web-1')).exception?.owner).toBe('First');
  });

  it('cannot smuggle control characters into a report', () => {
    const book = createExceptionRegister(
      [accepted({ owner: 'A\u001b[31mda', reason: 'x\u202Ey', resource: { name: 'web\u0007*' } })],
      { now: NOW },
    );
    book.apply(finding('web-1'), server('web-1'));
    expect(JSON.stringify(book.report(ASKED))).not.toMatch(/\\u001b|\u202E|\\u0007/);
  });
});
