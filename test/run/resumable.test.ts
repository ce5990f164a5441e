import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/model/inventory.ts';
import { assertSameScope } from '../../src/run/resumable.ts';

const target = (account: string, regions: string[], more: Partial<Target> = {}): Target => ({
  provider: 'aws',
  account,
  regions,
  ...more,
});

const resume =
  (before: Target[], now: Target[], done: string[] = [], tool = 'cloudbrief 1') =>
  (): void => {
    const header = { version: 2, tool: 'cloudbrief 1', started: '2026-11-22T12:00:00.000Z', targets: before } as const;
    assertSameScope(
      { partial: 'client.ndjson.partial', header, units: done },
      { tool, targets: now, units: [{ id: 'aws:1:eu-west-1:s3' }] },
    );
  };

describe('a run that is resumed', () => {
  it('reads the same accounts and regions, in any order', () => {
    expect(resume([target('1', ['a', 'b'])], [target('1', ['b', 'a'])], ['aws:1:eu-west-1:s3'])).not.toThrow();
    expect(resume([target('1', ['a']), target('2', [], { failed: 'x' })], [target('1', ['a']), target('2', ['a'])])).not.toThrow(); // prettier-ignore
  });

  it('is refused for another account, another region, and units that it would not read', () => {
    expect(resume([target('1', ['a'])], [target('2', ['a'])])).toThrow(
      'client.ndjson.partial holds aws 1 (a), and this run would read aws 2 (a).',
    );
    expect(resume([target('1', ['a'])], [target('1', ['a', 'b'])])).toThrow('this run would read aws 1 (a, b).');
    expect(resume([target('1', ['a'])], [target('1', ['a']), target('2', ['a'])])).toThrow('aws 2 (a)');
    expect(resume([target('1', ['a'])], [target('1', ['a'])], ['aws:1:eu-west-1:metrics'])).toThrow(
      'holds aws:1:eu-west-1:metrics, which this run would not read.',
    );
    expect(resume([target('1', ['a'])], [target('1', ['a'])], ['aws:1:old'], 'cloudbrief 2')).not.toThrow();
  });
});
