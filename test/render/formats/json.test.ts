import { describe, expect, it } from 'vitest';
import { assessmentSchema, type Assessment } from '../../../src/model/assessment.ts';
import { renderJson } from '../../../src/render/formats/json.ts';
import { noonsale } from '../../support/assessment.ts';

/** The same value with every object's keys the other way round. */
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
  it('reads back as the assessment that it was, and ends with a line break', () => {
    const text = textOf(noonsale());
    expect(assessmentSchema.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(noonsale())));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('does not depend on the order in which keys were made', () => {
    expect(textOf(reversed(noonsale()) as Assessment)).toBe(textOf(noonsale()));
  });

  it('writes one entry of a list a line, so that a difference is a line', () => {
    const lines = textOf(noonsale()).split('\n');
    expect(
      lines.filter(line => line.includes('"id":"no-isolated-backup"') && line.includes('"failTitle"')),
    ).toHaveLength(1);
  });
});
