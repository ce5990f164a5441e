import { expect, it } from 'vitest';
import { besideChart } from '../../../src/brief/pages/survival/room.ts';
import type { Service } from '../../../src/brief/pages/survival/services.ts';

const services = ['a', 'b', 'c', 'd'].map(name => ({ name }) as Service);
const namesOf = (all: readonly Service[], notes: readonly string[]): string =>
  besideChart(all, () => notes).map(({ name }) => name).join(''); // prettier-ignore

it('leaves out a service where the notes below the chart would end on the next page', () => {
  const short = ['x'.repeat(60), 'x'.repeat(200), 'x'.repeat(200)];
  expect(namesOf(services, short)).toBe('abc');
  const long = [...short, 'x'.repeat(250)];
  expect(namesOf(services, long)).toBe('ab');
  // Without the line on the others there is room for one more.
  expect(namesOf(services.slice(0, 3), long)).toBe('abc');
});
