import { describe, expect, it } from 'vitest';
import { assessmentSchema, type Assessment } from '../../../src/model/assessment.ts';
import { renderJson } from '../../../src/render/formats/json.ts';
import { noonsale } from '../../support/assessment.ts';

/** The same value with the keys of all objects in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

const textOf = (assessment: Assessment): string => Buffer.from(renderJson(assessment)).toString('utf8');

describe('assessment.json', () => {
  it('parses to the same assessment, and ends with a line break', () => {
    const text = textOf(noonsale());
    expect(assessmentSchema.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(noonsale())));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('does not depend on the order of keys', () => {
    expect(textOf(reversed(noonsale()) as Assessment)).toBe(textOf(noonsale()));
  });

  it('has a line for each list entry, for line-based diffs', () => {
    const lines = textOf(noonsale()).split('\n');
    expect(
      lines.filter(line => line.includes('"id":"no-isolated-backup"') && line.includes('"failTitle"')),
    ).toHaveLength(1);
  });
});
