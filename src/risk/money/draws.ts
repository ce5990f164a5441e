import { hash } from 'node:crypto';
import { threefry, type Words } from './threefry.ts';
import type { Range } from './spec.ts';

/** Two draws at a time; each call replaces them. */
export interface Stream {
  first: number;
  second: number;
  /** Two numbers between 0 and 1, by year and slot. */
  readonly uniforms: (year: number, slot: number) => void;
  /** Two standard normal numbers. */
  readonly normals: (year: number, slot: number) => void;
}

/** The random numbers of a name: the same for the same seed, year and slot, whatever else is drawn. */
export function streamOf(seed: number, name: string): Stream {
  const digest = hash('sha256', JSON.stringify([seed, name]), 'buffer');
  const key: Words = new Uint32Array([digest.readUInt32LE(0), digest.readUInt32LE(4)]);
  const words: Words = new Uint32Array(2);
  const stream: Stream = {
    first: 0,
    second: 0,
    uniforms: (year, slot) => {
      threefry(key, year, slot, words);
      stream.first = between(words[0] ?? 0);
      stream.second = between(words[1] ?? 0);
    },
    // Box and Muller: a pair of normal numbers for a pair of uniform ones.
    normals: (year, slot) => {
      stream.uniforms(year, slot);
      const radius = Math.sqrt(-2 * Math.log(stream.first));
      const angle = 2 * Math.PI * stream.second;
      stream.first = radius * Math.cos(angle);
      stream.second = radius * Math.sin(angle);
    },
  };
  return stream;
}

/** A word as a number between 0 and 1, neither of them included. */
const between = (word: number): number => (word + 0.5) / 2 ** 32;

/** Half the width of a 90 % interval in standard deviations. */
const HALF_WIDTH = 1.6448536269514722;

/** A log-normal distribution. */
export interface LogNormal {
  readonly mu: number;
  readonly sigma: number;
}

/** A lower end of zero is taken as this share of the upper one: a log-normal number is never zero. */
const LEAST = 0.01;

/** The log-normal distribution of a 90 % range; nothing where the range ends at zero. */
export function logNormal({ low, high }: Range): LogNormal {
  if (high <= 0) return { mu: -Infinity, sigma: 0 };
  const [from, to] = [Math.log(low > 0 ? low : high * LEAST), Math.log(high)];
  return { mu: (from + to) / 2, sigma: (to - from) / (2 * HALF_WIDTH) };
}

/** The value at a standard normal number. */
export const logNormalAt = ({ mu, sigma }: LogNormal, normal: number): number => Math.exp(mu + sigma * normal);

/** Mean and variance of a log-normal distribution. */
export function moments({ mu, sigma }: LogNormal): { readonly mean: number; readonly variance: number } {
  const mean = Math.exp(mu + sigma ** 2 / 2);
  return { mean, variance: mean ** 2 * Math.expm1(sigma ** 2) };
}

/** A share or a chance: uniform over its range. */
export const uniformAt = ({ low, high }: Range, uniform: number): number => low + (high - low) * uniform;

/** Hours of data: even, or log-normal. */
export const dataAt = (range: Range & { readonly even?: true }, uniform: number, normal: number): number =>
  range.even === true ? uniformAt(range, uniform) : logNormalAt(logNormal(range), normal);

/** More events than this in a year are not drawn. */
const MOST_EVENTS = 10_000;

/** The number of events at a uniform number, by inversion: a higher rate never gives fewer. */
export function poissonAt(rate: number, uniform: number): number {
  let chance = Math.exp(-rate);
  let below = chance;
  let count = 0;
  while (uniform > below && count < MOST_EVENTS) {
    count += 1;
    chance *= rate / count;
    below += chance;
    if (chance < Number.MIN_VALUE) break;
  }
  return count;
}

/** A number of a Gamma distribution with rate 1 (Marsaglia and Tsang 2000), from the slots of a year on. */
export function gammaAt(shape: number, stream: Stream, year: number, slot = 0): number {
  if (shape < 1) {
    stream.uniforms(year, slot);
    const power = stream.first ** (1 / shape);
    return gammaAt(shape + 1, stream, year, slot + 1) * power;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let at = slot; ; at += 2) {
    stream.normals(year, at);
    const normal = stream.first;
    const v = (1 + c * normal) ** 3;
    stream.uniforms(year, at + 1);
    if (v > 0 && Math.log(stream.first) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
