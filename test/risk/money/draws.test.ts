import { describe, expect, it } from 'vitest';
import { gammaAt, logNormal, logNormalAt, poissonAt, streamOf } from '../../../src/risk/money/draws.ts';
import { meanOf, quantile } from '../../../src/risk/money/curve.ts';
import { posterior } from '../../../src/risk/money/years.ts';
import { threefry } from '../../../src/risk/money/threefry.ts';

const MANY = 200_000;

function sample(draw: (year: number) => number): Float64Array {
  return Float64Array.from({ length: MANY }, (_, year) => draw(year));
}

describe('threefry', () => {
  // Known answers of Random123 (tests/kat_vectors): key, counter, result.
  it.each([
    [[0, 0], [0, 0], '6b200159 99ba4efe'],
    [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '1cb996fc bb002be7'],
    [[0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], 'c4923a9c 483df7a0'],
  ])('gives the published words for %j', (key, [first = 0, second = 0], expected) => {
    const words = new Uint32Array(2);
    threefry(new Uint32Array(key), first, second, words);
    expect([...words].map(word => word.toString(16)).join(' ')).toBe(expected);
  });
});

describe('draws', () => {
  it('are the same for the same place, and others for another name', () => {
    const draw = (name: string): number => {
      const stream = streamOf(1, name);
      stream.uniforms(7, 3);
      return stream.first;
    };
    expect(draw('a')).toBe(draw('a'));
    expect(draw('a')).not.toBe(draw('b'));
  });

  it('fill a 90 % range: one in twenty below, one in twenty above', () => {
    const stream = streamOf(2, 'range');
    const curve = logNormal({ low: 10, high: 1000 });
    const values = sample(year => {
      stream.normals(year, 0);
      return logNormalAt(curve, stream.second);
    });
    const share = (of: (value: number) => boolean): number => values.filter(of).length / MANY;
    expect(share(value => value < 10)).toBeCloseTo(0.05, 2);
    expect(share(value => value > 1000)).toBeCloseTo(0.05, 2);
    expect(quantile(values.sort(), 0.5)).toBeCloseTo(100, -1);
  });

  it('count events with the mean and the variance of Poisson', () => {
    const stream = streamOf(3, 'poisson');
    for (const rate of [0.01, 0.7, 12]) {
      const counts = sample(year => {
        stream.uniforms(year, 0);
        return poissonAt(rate, stream.first);
      });
      const { mean, error } = meanOf(counts);
      expect(Math.abs(mean - rate)).toBeLessThan(4 * error);
      expect((error ** 2 * MANY) / rate).toBeCloseTo(1, 1);
    }
  });

  it('follow a Gamma distribution', () => {
    const stream = streamOf(4, 'gamma');
    for (const shape of [0.4, 1, 6.5]) {
      const { mean, error } = meanOf(sample(year => gammaAt(shape, stream, year)));
      expect(Math.abs(mean - shape)).toBeLessThan(4 * error);
      expect((error ** 2 * MANY) / shape).toBeCloseTo(1, 1);
    }
  });
});

describe('own history', () => {
  const given = { low: 0.05, high: 0.5 };
  const rateAfter = (events: number, years: number): number => {
    const { alpha, beta } = posterior(given, { events, years });
    return alpha / beta;
  };

  it('moves the rate towards what was seen, more with more years', () => {
    const before = rateAfter(0, 0);
    expect(rateAfter(0, 2)).toBeLessThan(before);
    expect(rateAfter(0, 2)).toBeGreaterThan(before / 2);
    expect(rateAfter(6, 2)).toBeGreaterThan(before);
    expect(rateAfter(300, 100)).toBeCloseTo(3, 0);
  });
});
